#pragma once

#include <tieuchi/door/door.hpp>

namespace tieuchi {
inline namespace TIEUCHI_ABI {
namespace detail {

/// The last version that has begun by a day; before all of them the first.
inline version_id version_begun_by(const rulebook& rules, date day) {
  version_id now(0U);
  for (const version_id v : rules.versions.ids())
    if (rules.versions[v].begins <= day) now = v;
  return now;
}

/// The bound a parameter sets on a day; nothing when it has no plain number then.
inline std::optional<number> bound_of_parameter(const fact_door& door, name_id name, date day) {
  std::optional<number> bound;
  std::pair<std::optional<date>, std::optional<date>> latest;  // the first day, then the day of recording
  const version_id now = version_begun_by(*door.rules, day);
  for (const variant& v : door.rules->names[name].variants) {
    for (const compiled_table_row& row : door.rules->parameters[v.element].rows) {
      const table_row& written = *row.spec;
      if (!written.key.empty() || !row.value.is(feel::value::kind::number)) continue;
      if (!contains(day_span{written.from, written.to}, day) || now < row.since || row.until < now) continue;
      const std::pair days{written.from, written.recorded_on};
      if (!bound || latest <= days) bound = row.value.number(), latest = days;
    }
  }
  return bound;
}

inline std::optional<number> bound_of(const fact_door& door, const std::optional<literal>& written, name_id parameter,
                                      date day) {
  if (parameter != no_id) return bound_of_parameter(door, parameter, day);
  return written ? number::parse(written->text) : std::nullopt;
}

/// The number in a value; of one with a word for none, that of its only element.
inline std::optional<number> number_in(const feel::value& v) {
  if (v.is(feel::value::kind::number)) return v.number();
  if (v.is(feel::value::kind::list) && v.elements().size() == 1 && v.elements()[0].is(feel::value::kind::number))
    return v.elements()[0].number();
  return std::nullopt;
}

bool within_domain(fact_door& door, const fact_row& row, const door_indicator& what, const feel::value& v,
                   const period& p) {
  if (!what.about) return true;
  const auto n = number_in(v);
  if (!n) return true;
  const date day = last_day(p, door.pack());
  const auto least = bound_of(door, what.about->spec->min, what.about->min_parameter, day);
  const auto most = bound_of(door, what.about->spec->max, what.about->max_parameter, day);
  if ((!least || *least <= *n) && (!most || *n <= *most)) return true;
  const std::string low = least ? least->text() : "…", high = most ? most->text() : "…";
  issue& i = door.report(
      row, "value", "fact.domain",
      "giá trị " + row.value + " của " + what.id + " nằm ngoài miền cho phép (" + low + " đến " + high + ")",
      "the value " + row.value + " of " + what.id + " lies outside its domain (" + low + " to " + high + ")");
  i.hint = {"kiểm tra lại số và đơn vị tính" +
                (what.about->spec->measured_in.empty() ? "" : " (" + what.about->spec->measured_in + ")"),
            "check the figure and its unit of measure" +
                (what.about->spec->measured_in.empty() ? "" : " (" + what.about->spec->measured_in + ")")};
  return false;
}

}  // namespace detail
}  // namespace TIEUCHI_ABI
}  // namespace tieuchi

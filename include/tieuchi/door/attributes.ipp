#pragma once

#include <tieuchi/door/door.hpp>

#include <tieuchi/core/nfc.hpp>

#include <algorithm>

namespace tieuchi {
inline namespace TIEUCHI_ABI {
namespace detail {

inline const period_type dated_type{period_form::dated, -1};

TIEUCHI_INLINE void collect_codes(fact_door& door, const std::vector<fact_row>& rows) {
  std::map<unit_id, date> first_code_ends;  // the day before the first fact that gives a unit another code
  const auto add = [&](unit_id unit, const std::string& code, const period& range) {
    if (range.from) {
      const date before{range.from->days - 1};
      const auto [known, fresh] = first_code_ends.emplace(unit, before);
      if (!fresh) known->second = std::min(known->second, before);
    }
    door.codes.emplace(code, coded_unit{unit, {range.from, range.to}});
  };
  for (const fact& f : door.facts.facts())
    if (f.indicator == fact_of_code) add(f.subject.unit(), f.text, f.period);
  for (const fact_row& r : rows) {
    if (r.indicator != "code") continue;
    const auto unit = door.rules->unit(r.unit);
    const auto range = period_of(r.period, dated_type);
    if (unit && range) add(*unit, r.value, *range);
  }
  const auto& units = door.pack().units;
  for (const unit_id unit : units.ids()) {
    if (units[unit].code.empty()) continue;
    day_span days{door.lives[unit].begins, door.lives[unit].ends};
    const auto ends = first_code_ends.find(unit);
    if (ends != first_code_ends.end() && (!days.last || ends->second < *days.last)) days.last = ends->second;
    door.codes.emplace(units[unit].code, coded_unit{unit, days});
  }
}

/// "tv-p1 (Phường 1, thành phố Trà Vinh)"
inline std::string unit_with_name(const fact_door& door, unit_id unit) {
  const auto& u = door.pack().units[unit];
  std::string shown = u.id;
  if (u.name.empty()) return shown;
  shown += " (" + u.name;
  const auto parent = door.rules->unit(u.parent);
  if (parent && !door.pack().units[*parent].name.empty()) shown += ", " + door.pack().units[*parent].name;
  return shown + ")";
}

inline std::string units_with_names(const fact_door& door, const std::vector<unit_id>& units) {
  std::string all;
  for (const unit_id u : units) all += (all.empty() ? "" : "; ") + unit_with_name(door, u);
  return all;
}

inline std::vector<unit_id> units_named(const fact_door& door, std::string_view name) {
  const std::string folded = fold_vietnamese(name);
  std::vector<unit_id> named;
  for (const unit_id u : door.rules->units_by_id)
    if (!door.pack().units[u].name.empty() && fold_vietnamese(door.pack().units[u].name) == folded) named.push_back(u);
  return named;
}

inline void report_unknown_unit(fact_door& door, const fact_row& row, const std::vector<unit_id>& coded) {
  const bool told = door.tells();
  issue& i = door.report(row, "unit", "fact.unknown_unit", "không có đơn vị \"" + row.unit + "\"",
                         "there is no unit \"" + row.unit + "\"");
  if (!told) return;
  if (!coded.empty()) {
    const std::string who = units_with_names(door, coded);
    i.hint = {"mã này chỉ dùng vào thời gian khác, cho: " + who, "at other times this is the code of " + who};
    return;
  }
  if (const auto named = units_named(door, row.unit); !named.empty()) {
    const std::string who = units_with_names(door, named);
    i.hint = {"ở đây không dùng tên đơn vị; đơn vị mang tên này: " + who,
              "names of units are not accepted here; units of this name: " + who};
    if (named.size() == 1) i.nearest = door.pack().units[named[0]].id;
    return;
  }
  std::vector<std::string> ids;
  for (const auto& u : door.pack().units) ids.push_back(u.id);
  i.nearest = nearest_spelling(row.unit, ids);
  i.hint = {"ghi id hoặc mã của đơn vị trong units.csv", "give the id or the code of a unit of units.csv"};
}

inline std::optional<agency_id> agency_of(fact_door& door, const fact_row& row) {
  if (const auto agency = door.rules->agency(row.unit)) return agency;
  std::vector<std::string> ids;
  if (door.tells())
    for (const agency& a : door.pack().agencies) ids.push_back(a.id);
  issue& i = door.report(row, "unit", "fact.unknown_unit",
                         "không có cơ quan \"" + row.unit + "\" (chỉ số này do cơ quan báo cáo)",
                         "there is no agency \"" + row.unit + "\" (this indicator is about agencies)");
  i.nearest = nearest_spelling(row.unit, ids);
  return std::nullopt;
}

TIEUCHI_INLINE std::optional<fact_subject> subject_of(fact_door& door, const fact_row& row, const door_indicator& what,
                                                      const period& p) {
  if (what.of_agency) return agency_of(door, row);
  if (const auto unit = door.rules->unit(row.unit)) return unit;
  const day_span days = span_of(p, door.pack());
  std::vector<unit_id> now, ever;
  const auto [first, last] = door.codes.equal_range(row.unit);
  for (auto it = first; it != last; ++it) {
    const auto add = [&](std::vector<unit_id>& to) {
      if (std::ranges::find(to, it->second.unit) == to.end()) to.push_back(it->second.unit);
    };
    add(ever);
    if (overlap(days, it->second.days)) add(now);
  }
  if (now.size() == 1) return now[0];
  if (now.empty()) {
    report_unknown_unit(door, row, ever);
    return std::nullopt;
  }
  const std::string who = units_with_names(door, now);
  issue& i = door.report(row, "unit", "fact.ambiguous_unit",
                         "mã \"" + row.unit + "\" thuộc nhiều đơn vị trong kỳ " + row.period,
                         "the code \"" + row.unit + "\" belongs to several units in the period " + row.period);
  i.hint = {"ghi id của một trong các đơn vị: " + who, "give the id of one of " + who};
  return std::nullopt;
}

TIEUCHI_INLINE bool within_life(fact_door& door, const fact_row& row, fact_subject subject, const period& p) {
  day_span life;
  if (const agency_id agency = subject.agency())
    life = {door.pack().agencies[agency].from, door.pack().agencies[agency].last_day};
  else
    life = {door.lives[subject.unit()].begins, door.lives[subject.unit()].ends};
  if (overlap(span_of(p, door.pack()), life)) return true;
  const std::string from = life.first ? life.first->text() : "…", to = life.last ? life.last->text() : "…";
  issue& i = door.report(
      row, "period", "fact.outside_validity",
      "kỳ " + row.period + " nằm ngoài thời gian tồn tại của " + row.unit + " (" + from + " đến " + to + ")",
      "the period " + row.period + " lies outside the life of " + row.unit + " (" + from + " to " + to + ")");
  i.hint = {"ghi đơn vị đang tồn tại trong kỳ đó", "name the unit that was in being in that period"};
  return false;
}

}  // namespace detail
}  // namespace TIEUCHI_ABI
}  // namespace tieuchi

#pragma once

#include <tieuchi/door/row_judge.hpp>

#include <tieuchi/core/nfc.hpp>
#include <tieuchi/core/plain_words.hpp>

#include <algorithm>
#include <functional>
#include <iterator>
#include <utility>

namespace tieuchi {
inline namespace TIEUCHI_ABI {
namespace detail {

inline const period_type dated_type{period_form::dated, -1};

/// What facts that stood there before say of units themselves.
inline void each_known(const fact_door& door, const std::function<void(fact_view)>& visit) {
  std::size_t before = 0;
  for (const auto& layer : door.facts.layers()) {
    for (const std::uint32_t row : layer->built_in_rows())
      if (before + row < door.known_facts) visit((*layer)[row]);
    before += layer->size();
  }
}

/// What a unit is called by one of its built-in texts, over time: by facts, and by units.csv until the first of them.
inline void collect(fact_door& door, std::string_view built_in, name_id indicator, const std::string unit::* first,
                    const std::function<void(unit_id, const std::string&, day_span)>& add) {
  std::map<unit_id, date> first_ends;  // the day before the first fact that gives a unit another text
  const auto put = [&](unit_id unit, const std::string& text, const period& range) {
    if (range.from) {
      const date before{range.from->days - 1};
      const auto [known, fresh] = first_ends.emplace(unit, before);
      if (!fresh) known->second = std::min(known->second, before);
    }
    add(unit, text, {range.from, range.to});
  };
  each_known(door, [&](fact_view f) {
    if (f.indicator() == indicator) put(f.subject().unit(), f.text(), f.period());
  });
  for (const std::size_t at : door.rows->rows_of_units()) {
    const fact_row r = door.rows->row(at);
    if (r.indicator != built_in) continue;
    const auto unit = door.rules->unit(r.unit);
    const auto range = period_of(r.period, dated_type);
    if (unit && range) put(*unit, r.value, *range);
  }
  const auto& units = door.pack().units;
  for (const unit_id unit : units.ids()) {
    const std::string& text = units[unit].*first;
    if (text.empty()) continue;
    day_span days{door.lives[unit].begins, door.lives[unit].ends};
    const auto ends = first_ends.find(unit);
    if (ends != first_ends.end() && (!days.last || ends->second < *days.last)) days.last = ends->second;
    add(unit, text, days);
  }
}

void collect_retyped(fact_door& door) {
  each_known(door, [&](fact_view f) {
    if (f.indicator() == fact_of_type) door.retyped.insert(f.subject().unit());
  });
  for (const std::size_t at : door.rows->rows_of_units()) {
    const fact_row r = door.rows->row(at);
    if (const auto unit = r.indicator == "type" ? door.rules->unit(r.unit) : std::nullopt) door.retyped.insert(*unit);
  }
}

void collect_codes(fact_door& door) {
  if (std::exchange(door.codes_collected, true) || !door.rows) return;
  door.shortened.emplace(door.pack());
  collect(door, "code", fact_of_code, &unit::code, [&](unit_id unit, const std::string& code, day_span days) {
    door.codes.emplace(code, coded_unit{unit, days});
  });
  collect(door, "name", fact_of_name, &unit::name, [&](unit_id unit, const std::string& name, day_span days) {
    const auto& units = door.pack().units;
    const auto parent = door.rules->unit(units[unit].parent);
    door.names.emplace(plain_words(name), coded_unit{unit, days});
    door.shortened->add(unit, name, days);
    if (parent && !units[*parent].name.empty())
      door.names.emplace(plain_words(name + ", " + units[*parent].name), coded_unit{unit, days});
  });
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

/// A name without the word for its type, folded: "P. Mẫu 3" and "Phường Mẫu 3" are near.
inline std::string bare_name(std::string_view name) {
  const auto words = words_and_numbers(fold_vietnamese(name.substr(0, name.find_first_of(",("))));
  constexpr std::array<std::string_view, 15> types{"p",  "phuong", "x",   "xa", "tt",    "tran", "thi", "tp",
                                                   "tx", "thanh",  "pho", "h",  "huyen", "q",    "quan"};
  std::string bare;
  std::size_t at = 0;
  while (at + 1 < words.size() && std::ranges::find(types, words[at]) != types.end()) ++at;
  for (; at < words.size(); ++at) bare += words[at] + " ";
  return bare;
}

/// Units whose name is so spelled, marks aside; where there is none, those whose name without its type is.
inline std::vector<unit_id> units_named(fact_door& door, std::string_view name) {
  const auto& units = door.rules->units_by_id;
  if (door.folded_names.empty())
    for (const unit_id u : units) {
      const std::string& known = door.pack().units[u].name;
      door.folded_names.emplace_back(fold_vietnamese(known), bare_name(known));
    }
  const std::string folded = fold_vietnamese(with_single_spaces(name)), bare = bare_name(name);
  std::vector<unit_id> named, near;
  for (std::size_t i = 0; i < units.size(); ++i) {
    const auto& [whole, without_type] = door.folded_names[i];
    if (!folded.empty() && whole == folded) named.push_back(units[i]);
    if (!bare.empty() && without_type == bare) near.push_back(units[i]);
  }
  return named.empty() ? near : named;
}

inline std::string digits_of(std::string_view text) {
  std::string digits;
  std::ranges::copy_if(text, std::back_inserter(digits), [](char c) { return c >= '0' && c <= '9'; });
  return digits;
}

std::string nearest_unit(const fact_door& door, std::string_view id) {
  const std::string digits = digits_of(id);
  std::vector<std::string> ids;
  for (const auto& u : door.pack().units)
    if (digits.empty() || digits_of(u.id) == digits) ids.push_back(u.id);
  return nearest_spelling(id, ids);
}

std::span<const coded_unit> meant_by(fact_door& door, const std::string& text) {
  if (!door.shortened) return {};
  if (const auto known = door.meant.find(text); known != door.meant.end()) return known->second;
  auto meant = door.shortened->meant_by(text);
  if (meant.empty()) return {};  // what means nobody is not kept: there is no end of it
  return door.meant.emplace(text, std::move(meant)).first->second;
}

/// Units that bear a code or name within some days, and ever.
struct bearers {
  std::vector<unit_id> now, ever;

  void add(const coded_unit& one, const std::optional<day_span>& days) {
    const auto put = [&](std::vector<unit_id>& to) {
      if (std::ranges::find(to, one.unit) == to.end()) to.push_back(one.unit);
    };
    put(ever);
    if (!days || overlap(*days, one.days)) put(now);
  }
};

inline bearers bearers_of(const std::multimap<std::string, coded_unit, std::less<>>& borne, std::string_view word,
                          const std::optional<day_span>& days) {
  bearers found;
  const auto [first, last] = borne.equal_range(word);
  for (auto it = first; it != last; ++it) found.add(it->second, days);
  return found;
}

inline bool is_read_in_a_locale(fact_door& door, const std::string& name) {
  if (const auto known = door.names.count(plain_words(name)); known != 0) return known == 1;
  bearers meant;
  for (const coded_unit& one : meant_by(door, name)) meant.add(one, std::nullopt);
  return meant.ever.size() == 1;
}

inline void report_unknown_unit(fact_door& door, const fact_row& row, const std::vector<unit_id>& coded) {
  const bool told = door.tells();
  issue& i = row.unit.empty() ? door.report(row, "unit", "fact.unknown_unit", "thiếu đơn vị", "the unit is missing")
                              : door.report(row, "unit", "fact.unknown_unit", "không có đơn vị \"" + row.unit + "\"",
                                            "there is no unit \"" + row.unit + "\"");
  if (!told) return;
  if (!coded.empty()) {
    const std::string who = units_with_names(door, coded);
    i.hint = {"mã này chỉ dùng vào thời gian khác, cho: " + who, "at other times this is the code of " + who};
    return;
  }
  if (const auto named = units_named(door, row.unit); !named.empty()) {
    const std::string who = units_with_names(door, named);
    i.hint = {"ghi id của đơn vị; đơn vị mang tên này hoặc gần như thế: " + who,
              "give the id of the unit; units of this name or nearly so: " + who};
    if (named.size() == 1) i.nearest = door.pack().units[named[0]].id;
    if (locale_of(door, row) == fact_locale::plain && is_read_in_a_locale(door, row.unit))
      i.hint = {i.hint.vi + "; tên đơn vị được đọc với --locale vi hoặc en",
                i.hint.en + "; names of units are read with --locale vi or en"};
    return;
  }
  i.nearest = nearest_unit(door, row.unit);
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

inline void report_ambiguous_unit(fact_door& door, const fact_row& row, const std::vector<unit_id>& units, bool code) {
  const std::string who = units_with_names(door, units);
  issue& i = code ? door.report(row, "unit", "fact.ambiguous_unit",
                                "mã \"" + row.unit + "\" thuộc nhiều đơn vị trong kỳ " + row.period,
                                "the code \"" + row.unit + "\" belongs to several units in the period " + row.period)
                  : door.report(row, "unit", "fact.ambiguous_unit",
                                "tên \"" + row.unit + "\" là của nhiều đơn vị trong kỳ " + row.period,
                                "the name \"" + row.unit + "\" is that of several units in the period " + row.period);
  i.hint = {"ghi id của một trong các đơn vị: " + who, "give the id of one of " + who};
}

std::optional<fact_subject> subject_of(fact_door& door, const fact_row& row, const door_indicator& what,
                                       const std::optional<period>& p) {
  if (what.of_agency) return agency_of(door, row);
  if (const auto unit = door.rules->unit(row.unit)) return unit;
  collect_codes(door);
  const auto days = p ? std::optional(span_of(*p, door.pack())) : std::nullopt;
  const bearers coded = bearers_of(door.codes, row.unit, days);
  if (coded.now.size() == 1) return coded.now[0];
  if (coded.now.size() > 1) {
    report_ambiguous_unit(door, row, coded.now, true);
    return std::nullopt;
  }
  if (locale_of(door, row) != fact_locale::plain) {
    const bearers named = bearers_of(door.names, plain_words(row.unit), days);
    if (named.now.size() == 1) {
      converted(door, row, "unit", conversion::name, door.pack().units[named.now[0]].id);
      return named.now[0];
    }
    if (named.now.size() > 1) {
      report_ambiguous_unit(door, row, named.now, false);
      return std::nullopt;
    }
    bearers meant;
    for (const coded_unit& one : meant_by(door, row.unit)) meant.add(one, days);
    if (meant.now.size() == 1) {
      converted(door, row, "unit", conversion::short_name, door.pack().units[meant.now[0]].id);
      return meant.now[0];
    }
    if (meant.now.size() > 1) {
      report_ambiguous_unit(door, row, meant.now, false);
      return std::nullopt;
    }
  }
  report_unknown_unit(door, row, coded.ever);
  return std::nullopt;
}

bool within_life(fact_door& door, const fact_row& row, fact_subject subject, const period& p) {
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

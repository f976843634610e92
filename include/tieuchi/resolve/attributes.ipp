#pragma once

// What the indicators say of units themselves: built-in dated indicators, children, periods that have facts.

#include <tieuchi/resolve/last_event.hpp>

#include <algorithm>
#include <set>
#include <stdexcept>

namespace tieuchi {
inline namespace TIEUCHI_ABI {
namespace detail {

struct built_in_attribute {
  std::uint32_t rows = 0;  ///< in place of the name of an indicator
  std::string_view id;
  const std::string unit::* first = nullptr;
};

inline built_in_attribute attribute_of(slot_kind kind) {
  switch (kind) {
    case slot_kind::type:
      return {fact_of_type, "type", &unit::type};
    case slot_kind::unit_name:
      return {fact_of_name, "name", &unit::name};
    case slot_kind::code:
      return {fact_of_code, "code", &unit::code};
    case slot_kind::parent:
      return {fact_of_parent, "parent", &unit::parent};
    default:
      throw std::logic_error("not a built-in dated indicator");
  }
}

/// The rows that speak on a day: of the ranges that contain it the one that begins last, of those the latest record.
inline std::vector<const fact*> attribute_rows(const indicator_source& source, index unit, std::uint32_t rows,
                                               date day) {
  std::vector<const fact*> best;
  for (const fact* f : known_rows(source, unit, rows)) {
    if (!contains(day_span{f->period.from, f->period.to}, day)) continue;
    const auto order = best.empty() ? std::strong_ordering::greater
                                    : std::pair(f->period.from, f->recorded_on) <=>
                                          std::pair(best[0]->period.from, best[0]->recorded_on);
    if (order > 0) best.clear();
    if (order >= 0) best.push_back(f);
  }
  return best;
}

inline std::optional<std::uint32_t> type_index(const programme& p, std::string_view id_or_code) {
  for (std::size_t i = 0; i < p.unit_types.size(); ++i)
    if (p.unit_types[i].id == id_or_code || (!id_or_code.empty() && p.unit_types[i].code == id_or_code))
      return static_cast<std::uint32_t>(i);
  return std::nullopt;
}

/// What a unit's row or a later fact says of it on a day; empty where nothing does.
inline std::string_view attribute_text(const indicator_source& source, index unit, const built_in_attribute& a,
                                       date day) {
  const auto rows = attribute_rows(source, unit, a.rows, day);
  if (!rows.empty() && rows[0]->content != fact_content::withdrawn) return rows[0]->text;
  return indicator_access::rules(source).programme->units.at(unit).*a.first;
}

inline bool overlaps_life(const indicator_source& source, index unit, const period& p) {
  const unit_history& units = indicator_access::units(source);
  const day_span days = span_of(p, *indicator_access::rules(source).programme);
  return units.known(unit) && overlap(days, {units.begins(unit), units.ends(unit)});
}

/// Whether the last word on a period is a withdrawal.
inline bool is_withdrawn(const indicator_work& w, index unit, const period& p) {
  const counting_terms terms = terms_of(w, unit, p);
  std::vector<candidate_row> rows;
  for (const fact* f : known_rows(w.source, unit, w.name, p)) rows.push_back({f, counts(w, terms, *f)});
  const row_choice choice = choose(w, rows);
  return choice.says == rows_say::nothing && !choice.rows.empty() && !choice.late;
}

/// Occasions of a year that a unit reported, withdrawn ones left out.
inline void add_occasions(const indicator_work& w, index unit, int year, std::set<period>& found) {
  for (const period& p : w.source.known_periods(w.name, unit))
    if (p.year == year && !found.contains(p) && !is_withdrawn(w, unit, p)) found.insert(p);
}

}  // namespace detail

TIEUCHI_INLINE reading indicator_source::read_builtin(slot_kind kind, index unit, date asked) const {
  const detail::built_in_attribute a = detail::attribute_of(kind);
  const date day = units_->nearest_day_of_life(unit, asked);
  const auto rows = detail::attribute_rows(*this, unit, a.rows, day);
  reading r;
  r.rows = rows;
  r.step = rows.empty() ? reading_step::none : reading_step::own;
  const auto unknown = [&](std::string_view code) {
    const std::string reference = rules_->programme->units.at(unit).id + ":" + std::string(a.id) + "@" + day.text();
    r.value = feel::unknown_because({arena_->copy(reference), -1, code}, *arena_);
    r.step = reading_step::lack;
    return r;
  };
  if (std::ranges::any_of(rows, [&](const fact* f) { return f->text != rows[0]->text; })) return unknown("contested");
  const std::string_view text = detail::attribute_text(*this, unit, a, day);
  if (kind == slot_kind::type) {
    const auto type = detail::type_index(*rules_->programme, text);
    if (!type) return unknown("not_reported");
    r.value = feel::value::rating(*type);
    return r;
  }
  if (text.empty()) return unknown("not_reported");
  r.value = feel::value::string(text);
  return r;
}

TIEUCHI_INLINE index indicator_source::type_on(index unit, date asked) const {
  const date day = units_->nearest_day_of_life(unit, asked);
  const auto a = detail::attribute_of(slot_kind::type);
  return detail::type_index(*rules_->programme, detail::attribute_text(*this, unit, a, day)).value_or(no_index);
}

TIEUCHI_INLINE bool indicator_source::ever_of_type(index unit, const std::vector<index>& types) const {
  const auto is_one = [&](std::string_view text) {
    const auto type = detail::type_index(*rules_->programme, text);
    return type && std::ranges::find(types, *type) != types.end();
  };
  const auto rows = detail::known_rows(*this, unit, detail::attribute_of(slot_kind::type).rows);
  return is_one(rules_->programme->units.at(unit).type) ||
         std::ranges::any_of(rows, [&](const fact* f) { return is_one(f->text); });
}

TIEUCHI_INLINE index indicator_source::parent_on(index unit, date asked) const {
  const date day = units_->nearest_day_of_life(unit, asked);
  const auto a = detail::attribute_of(slot_kind::parent);
  return rules_->unit(detail::attribute_text(*this, unit, a, day)).value_or(no_index);
}

TIEUCHI_INLINE bool indicator_source::below(index unit, index ancestor, date day) const {
  constexpr std::uint8_t not_asked = 0, no = 1, yes = 2;
  auto& known = below_[{ancestor, day.days}];
  known.resize(rules_->programme->units.size(), not_asked);
  std::vector<index> way;
  std::uint8_t found = no;  // at the top, and where the way leads back into itself
  while (unit != no_index && way.size() < known.size()) {
    if (known[unit] != not_asked) {
      found = known[unit];
      break;
    }
    way.push_back(unit);
    unit = parent_on(unit, day);
    if (unit == ancestor && unit != no_index) {
      found = yes;
      break;
    }
  }
  for (const index u : way) known[u] = found;
  return found == yes;
}

TIEUCHI_INLINE std::vector<index> indicator_source::children_of(index unit, date day) const {
  const auto [found, fresh] = children_.try_emplace(day.days);
  auto& by_parent = found->second;
  if (fresh) {
    by_parent.resize(rules_->programme->units.size());
    for (const index child : rules_->units_by_id) {
      const index parent = units_->in_being(child, day) ? parent_on(child, day) : no_index;
      if (parent != no_index) by_parent[parent].push_back(child);
    }
  }
  return by_parent.at(unit);
}

TIEUCHI_INLINE std::vector<period> indicator_source::known_periods(index name, index unit) const {
  std::set<period> found;
  for (const fact* f : detail::known_rows(*this, unit, name)) found.insert(f->period);
  return {found.begin(), found.end()};
}

TIEUCHI_INLINE std::vector<period> indicator_source::part_periods(index name, index unit, const period& of) const {
  const detail::indicator_work w{*this, name, indicator_in(name), {}};
  std::set<period> found;  // by year and number, which is their order
  if (w.about.period.form == period_form::occasion) {
    detail::add_occasions(w, unit, of.year, found);
    const day_span days = span_of(of, *rules_->programme);
    const auto last = detail::last_turn(w, unit, days.first, days.last);
    if (last && combines(w.carry().rule))
      for (const succession_edge& e : last->from) detail::add_occasions(w, e.unit, of.year, found);
  } else {
    for (const period& p : parts_of(of, w.about.period, *rules_->programme)) found.insert(p);
  }
  const auto begins = detail::indicator_begins(w);
  std::vector<period> parts;
  for (const period& p : found) {
    const bool began = !begins || last_day(p, *rules_->programme) >= *begins;
    if (began && (w.of_agency() || detail::overlaps_life(*this, unit, p))) parts.push_back(p);
  }
  return parts;
}

}  // namespace TIEUCHI_ABI
}  // namespace tieuchi

#pragma once

// What the indicators say of units themselves: built-in dated indicators, children, periods that have facts.

#include <tieuchi/resolve/last_event.hpp>

#include <algorithm>
#include <map>
#include <set>
#include <stdexcept>

namespace tieuchi {
inline namespace TIEUCHI_ABI {
namespace detail {

struct built_in_attribute {
  name_id rows;  ///< in place of the name of an indicator
  const std::string unit::* first = nullptr;
};

inline built_in_attribute attribute_of(slot_kind kind) {
  switch (kind) {
    case slot_kind::type:
      return {fact_of_type, &unit::type};
    case slot_kind::unit_name:
      return {fact_of_name, &unit::name};
    case slot_kind::code:
      return {fact_of_code, &unit::code};
    case slot_kind::parent:
      return {fact_of_parent, &unit::parent};
    default:
      throw std::logic_error("not a built-in dated indicator");
  }
}

/// The rows that speak on a day: of the ranges that contain it the one that begins last, of those the latest record.
inline std::vector<fact_view> attribute_rows(const indicator_source& source, unit_id unit, name_id rows, date day) {
  std::vector<fact_view> best;
  for (const fact_view f : known_rows(source, unit, rows)) {
    if (!contains(day_span{f.period().from, f.period().to}, day)) continue;
    const auto order = best.empty() ? std::strong_ordering::greater
                                    : std::pair(f.period().from, f.recorded_on()) <=>
                                          std::pair(best[0].period().from, best[0].recorded_on());
    if (order > 0) best.clear();
    if (order >= 0) best.push_back(f);
  }
  return best;
}

inline unit_type_id type_named(const programme& p, std::string_view id_or_code) {
  for (const unit_type_id at : p.unit_types.ids())
    if (p.unit_types[at].id == id_or_code || (!id_or_code.empty() && p.unit_types[at].code == id_or_code)) return at;
  return no_id;
}

/// What a fact says of an attribute: a type by its id; a withdrawal leaves what the unit's row says.
inline std::string_view said_by(const programme& p, unit_id unit, const built_in_attribute& a, fact_view f) {
  const bool said = f && f.content() != fact_content::withdrawn;
  const std::string_view text =
      said ? f.kept_text().value_or(std::string_view()) : std::string_view(p.units.at(unit).*a.first);
  const unit_type_id type = a.rows == fact_of_type ? type_named(p, text) : unit_type_id();
  return type ? std::string_view(p.unit_types[type].id) : text;
}

/// What is said of an attribute of a unit on a day: one text, empty where nothing is said; several where rows
/// contradict each other.
inline std::vector<std::string_view> attribute_texts(const indicator_source& source, unit_id unit,
                                                     const std::vector<fact_view>& rows, const built_in_attribute& a) {
  const programme& p = *indicator_access::rules(source).programme;
  if (rows.empty()) return {said_by(p, unit, a, {})};
  std::vector<std::string_view> texts;
  for (const fact_view f : rows) {
    const std::string_view text = said_by(p, unit, a, f);
    if (std::ranges::find(texts, text) == texts.end()) texts.push_back(text);
  }
  return texts;
}

inline std::vector<std::string_view> attribute_texts(const indicator_source& source, unit_id unit, slot_kind kind,
                                                     date asked) {
  const built_in_attribute a = attribute_of(kind);
  const date day = indicator_access::units(source).nearest_day_of_life(unit, asked);
  return attribute_texts(source, unit, attribute_rows(source, unit, a.rows, day), a);
}

/// The units said to be above another; no_id among them: none.
inline std::vector<unit_id> parents_on(const indicator_source& source, unit_id unit, date day) {
  std::vector<unit_id> found;
  for (const std::string_view text : attribute_texts(source, unit, slot_kind::parent, day))
    found.push_back(indicator_access::rules(source).unit(text).value_or(no_id));
  return found;
}

/// True or false where all that is said of an attribute agrees, else unknown as the attribute is.
template <class Id, class Fits>
feel::value fits_place(const indicator_source& source, slot_kind kind, unit_id unit, date day,
                       const std::vector<Id>& said, const Fits& fits) {
  const auto fitting = std::ranges::count_if(said, fits);
  if (fitting == 0) return false;
  if (static_cast<std::size_t>(fitting) == said.size()) return true;
  return source.read_builtin(kind, unit, day).value;
}

/// Whether a unit of contradicting rows lies below another: true where every way up leads there, unknown where some do.
inline feel::value below_by_some_way(const indicator_source& source, unit_id unit, unit_id ancestor, date day) {
  std::map<unit_id, std::vector<unit_id>> under;  // by unit: those that it is said to be above
  std::map<unit_id, std::size_t> ways;            // by unit: the ways up that are not known to lead there
  std::vector<unit_id> contested;
  for (std::vector<unit_id> open{unit}; !open.empty();) {
    const unit_id at = open.back();
    open.pop_back();
    if (ways.contains(at)) continue;
    const auto above = parents_on(source, at, day);
    ways[at] = above.size();
    if (above.size() > 1) contested.push_back(at);
    for (const unit_id parent : above) {
      if (parent == no_id) continue;
      under[parent].push_back(at);
      if (parent != ancestor) open.push_back(parent);
    }
  }
  std::set<unit_id> some, all;
  std::vector<std::pair<unit_id, bool>> reached{{ancestor, true}};
  while (!reached.empty()) {
    const auto [above, surely] = reached.back();
    reached.pop_back();
    for (const unit_id at : under[above]) {
      const bool sure = surely && --ways[at] == 0;
      const bool fresh = some.insert(at).second;
      if ((sure ? all.insert(at).second : fresh) && at != ancestor) reached.emplace_back(at, sure);
    }
  }
  if (all.contains(unit) || !some.contains(unit)) return all.contains(unit);
  const feel::reason_node* why = nullptr;
  for (const unit_id at : contested)
    if (some.contains(at) && !all.contains(at))
      why =
          feel::join(why, source.read_builtin(slot_kind::parent, at, day).value.why(), indicator_access::arena(source));
  return feel::value::unknown(why);
}

inline bool overlaps_life(const indicator_source& source, unit_id unit, const period& p) {
  const unit_history& units = indicator_access::units(source);
  const day_span days = span_of(p, *indicator_access::rules(source).programme);
  return units.known(unit) && overlap(days, {units.begins(unit), units.ends(unit)});
}

/// Whether the last word on a period is a withdrawal; what that rests on goes to `assumed`.
inline bool is_withdrawn(const indicator_reader& w, unit_id unit, const period& p, assumptions& assumed) {
  const counting_terms terms = terms_of(w, unit, p);
  std::vector<candidate_row> rows;
  for (const fact_view f : known_rows(w.source, unit, w.name, p)) rows.push_back({f, counts(w, terms, f)});
  const row_choice choice = choose(w, rows);
  reading rests_on;
  mark_terms(rests_on, w, terms, choice);
  join(assumed, rests_on.assumed);
  return choice.says == rows_say::nothing && !choice.rows.empty();
}

/// Occasions of a year that a unit reported, refused ones too, withdrawn ones left out.
inline void add_occasions(const indicator_reader& w, unit_id unit, int year, std::set<period>& found,
                          assumptions& assumed) {
  for (const period& p : w.source.reported_periods(w.name, unit))
    if (p.year == year && !is_withdrawn(w, unit, p, assumed)) found.insert(p);
}

/// Those of a unit and of all whose figures are handed on to it, by the events after the one day and up to the other.
inline void add_handed_on(const indicator_reader& w, unit_id unit, int year, const day_span& days,
                          std::set<period>& found, assumptions& assumed) {
  add_occasions(w, unit, year, found, assumed);
  const auto last = last_event_of(w, unit, days.first, days.last);
  if (!last || !combines(w.carry().rule)) return;
  for (const succession_edge& e : last->from)
    add_handed_on(w, e.unit, year, {days.first, date{last->day.days - 1}}, found, assumed);
}

}  // namespace detail

reading indicator_source::read_builtin(slot_kind kind, unit_id unit, date asked) const {
  const detail::built_in_attribute a = detail::attribute_of(kind);
  const date day = units_->nearest_day_of_life(unit, asked);
  const auto rows = detail::attribute_rows(*this, unit, a.rows, day);
  reading r;
  r.rows = rows;
  r.step = rows.empty() ? reading_step::none : reading_step::own;
  const auto unknown = [&](unknown_code code) {
    r.value = unknown_for(*rules_, fact_ref::on_day(unit, a.rows, day), code, *arena_);
    r.step = reading_step::lack;
    return r;
  };
  const auto texts = detail::attribute_texts(*this, unit, rows, a);
  if (texts.size() > 1) return unknown(unknown_code::contested);
  const std::string_view text = texts[0];
  if (kind == slot_kind::type) {
    const unit_type_id type = detail::type_named(*rules_->programme, text);
    if (!type) return unknown(unknown_code::not_reported);
    r.value = feel::value::rating(type.number());
    return r;
  }
  if (text.empty()) return unknown(unknown_code::not_reported);
  r.value = feel::value::string(text);
  return r;
}

std::vector<unit_type_id> indicator_source::types_on(unit_id unit, date day) const {
  std::vector<unit_type_id> found;
  for (const std::string_view text : detail::attribute_texts(*this, unit, slot_kind::type, day))
    found.push_back(detail::type_named(*rules_->programme, text));
  return found;
}

feel::value indicator_source::is_of_type(unit_id unit, const std::vector<unit_type_id>& types, date day) const {
  const auto listed = [&](unit_type_id type) { return std::ranges::find(types, type) != types.end(); };
  return detail::fits_place(*this, slot_kind::type, unit, day, types_on(unit, day), listed);
}

bool indicator_source::ever_of_type(unit_id unit, const std::vector<unit_type_id>& types) const {
  const auto is_one = [&](std::string_view text) {
    const unit_type_id type = detail::type_named(*rules_->programme, text);
    return type && std::ranges::find(types, type) != types.end();
  };
  const auto rows = detail::known_rows(*this, unit, detail::attribute_of(slot_kind::type).rows);
  return is_one(rules_->programme->units.at(unit).type) ||
         std::ranges::any_of(rows, [&](fact_view f) { return is_one(f.kept_text().value_or(std::string_view())); });
}

unit_id indicator_source::parent_on(unit_id unit, date day) const {
  const auto said = detail::parents_on(*this, unit, day);
  return said.size() == 1 ? said[0] : unit_id();
}

feel::value indicator_source::is_child(unit_id unit, unit_id parent, date day) const {
  const auto is_it = [&](unit_id said) { return said == parent; };
  return detail::fits_place(*this, slot_kind::parent, unit, day, detail::parents_on(*this, unit, day), is_it);
}

feel::value indicator_source::is_below(unit_id unit, unit_id ancestor, date day) const {
  auto& known = below_[{ancestor, day.days}];
  known.resize(rules_->programme->units.size());
  std::vector<unit_id> way;
  feel::value found = false;  // at the top, and where the way leads back into itself
  while (unit != no_id && way.size() < known.size()) {
    if (known[unit]) {
      found = *known[unit];
      break;
    }
    way.push_back(unit);
    const auto above = detail::parents_on(*this, unit, day);
    if (above.size() > 1) {
      found = detail::below_by_some_way(*this, unit, ancestor, day);
      break;
    }
    unit = above[0];
    if (unit == ancestor && unit != no_id) {
      found = true;
      break;
    }
  }
  for (const unit_id u : way) known[u] = found;
  return found;
}

const child_units& indicator_source::children_of(unit_id unit, date day) const {
  const auto [found, fresh] = children_.try_emplace(day.days);
  auto& by_parent = found->second;
  if (fresh) {
    by_parent.resize(rules_->programme->units.size());
    for (const unit_id child : rules_->units_by_id) {
      if (!units_->in_being(child, day)) continue;
      const auto above = detail::parents_on(*this, child, day);
      for (const unit_id parent : above)
        if (parent != no_id)
          (above.size() == 1 ? by_parent[parent].units : by_parent[parent].possible).push_back(child);
    }
    for (child_units& all : by_parent) {
      const feel::reason_node* why = nullptr;
      for (const unit_id child : all.possible)
        why = feel::join(why, read_builtin(slot_kind::parent, child, day).value.why(), *arena_);
      if (why) all.open = feel::value::unknown(why);
    }
  }
  return by_parent.at(unit);
}

std::vector<period> indicator_source::known_periods(name_id name, unit_id unit) const {
  std::set<period> found;
  for (const fact_view f : detail::known_rows(*this, unit, name)) found.insert(f.period());
  return {found.begin(), found.end()};
}

std::vector<period> indicator_source::reported_periods(name_id name, unit_id unit) const {
  const auto known = known_periods(name, unit);
  std::set<period> found(known.begin(), known.end());
  if (known_.facts)
    for (const period& p : known_.facts->refused_periods(unit, name, known_.as_of)) found.insert(p);
  return {found.begin(), found.end()};
}

known_parts indicator_source::part_periods(name_id name, unit_id unit, const period& of, version_id version) const {
  const detail::indicator_reader w{*this, name, indicator_in(name, version), {version, {}}};
  std::set<period> found;  // by year and number, which is their order
  known_parts parts;
  if (w.about.period.form == period_form::occasion) {
    detail::add_handed_on(w, unit, of.year, span_of(of, *rules_->programme), found, parts.assumed);
  } else {
    for (const period& p : parts_of(of, w.about.period, *rules_->programme)) found.insert(p);
  }
  const auto begins = detail::indicator_begins(w);
  for (const period& p : found) {
    const bool began = !begins || last_day(p, *rules_->programme) >= *begins;
    if (began && (w.of_agency() || detail::overlaps_life(*this, unit, p))) parts.periods.push_back(p);
  }
  return parts;
}

}  // namespace TIEUCHI_ABI
}  // namespace tieuchi

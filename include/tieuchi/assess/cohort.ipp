#pragma once

#include <tieuchi/assess/engine_state.hpp>
#include <tieuchi/feel/print.hpp>

#include <algorithm>
#include <iterator>

namespace tieuchi {
inline namespace TIEUCHI_ABI {
namespace detail {

/// Types, list, events and place of a cohort; whether the unit is in being is asked elsewhere. Unknown where rows on
/// the type or a parent contradict each other.
inline feel::value listed_in(engine& e, const compiled_cohort& c, unit_id unit, date day) {
  const auto& facts = engine_access::of(e).facts;
  const date nearest = e.units().nearest_day_of_life(unit, day);
  if (c.spec->frozen && !std::ranges::binary_search(c.listed, unit)) return false;
  if (!c.spec->from_events.empty() && !e.units().came_by(unit, c.spec->from_events)) return false;
  const feel::value typed = c.types.empty() ? feel::value(true) : facts.is_of_type(unit, c.types, nearest);
  if (typed.is_false() || c.within == no_id) return typed;
  return both(e, typed, facts.is_below(unit, c.within, nearest));
}

inline standing::absence absence_on(engine& e, unit_id unit, date day) {
  if (!e.units().known(unit)) return standing::absence::unrecorded;
  const auto last = e.units().ends(unit);
  if (last && *last < day) return standing::absence::ended;
  return e.units().in_being(unit, day) ? standing::absence::none : standing::absence::not_yet;
}

/// What `same` compares, in one frame.
inline std::vector<reading> likeness_keys(engine& e, const compiled_cohort& c, const frame& f) {
  std::vector<reading> keys;
  for (const slot_source& key : c.same) keys.push_back(e.slot(key, f));
  return keys;
}

/// A unit as it is seen by the frame that asks for members: only who asks is seen on a later territory.
inline frame as_member(unit_id unit, const frame& asked_from) {
  return {unit, asked_from.period, unit == asked_from.unit ? asked_from.territory : std::nullopt};
}

inline candidate candidate_for(engine& e, const compiled_cohort& c, const frame& own) {
  candidate one{own.unit, likeness_keys(e, c, own), {}};
  if (c.where) one.where = e.run(*c.where, own);
  return one;
}

inline void carry(const reading& r, standing& out) {
  out.provisional |= r.provisional;
  join(out.assumed, r.assumed);
  join(out.left_out, r.left_out);
}

/// Equality as rule texts have it: of lists and contexts part by part, where a known difference decides.
inline feel::value are_equal(engine& e, const feel::value& a, const feel::value& b) {
  if (a.is_unknown() || b.is_unknown()) return feel::without_bounds(join_unknown(e, a, b));
  const bool lists = a.is(feel::value::kind::list), contexts = a.is(feel::value::kind::context);
  if (!lists && !contexts) return feel::identical(a, b);
  const std::size_t size = lists ? a.elements().size() : a.fields().size();
  if (size != (lists ? b.elements().size() : b.fields().size())) return false;
  feel::value all = true;
  for (std::size_t i = 0; i < size; ++i)
    all = both(e, all,
               lists ? are_equal(e, a.elements()[i], b.elements()[i])
                     : are_equal(e, a.fields()[i].value, b.fields()[i].value));
  return all;
}

/// Whether a candidate is like the one that asks and meets `where`; what that rests on goes to `out`.
inline feel::value likeness(engine& e, const candidate& mine, std::span<const reading> theirs, standing& out) {
  feel::value like = true;
  for (std::size_t i = 0; i < theirs.size(); ++i) {
    carry(mine.keys[i], out);
    carry(theirs[i], out);
    like = both(e, like, are_equal(e, mine.keys[i].value, theirs[i].value));
  }
  if (!mine.where) return like;
  carry(*mine.where, out);
  return both(e, like, mine.where->value);
}

/// Whether the unit is like the frame's unit and meets `where`; what that rests on goes to `out`.
inline feel::value likeness(engine& e, const compiled_cohort& c, unit_id unit, const frame& asked_from, standing& out) {
  const candidate mine = candidate_for(e, c, as_member(unit, asked_from));
  return likeness(e, mine, likeness_keys(e, c, asked_from), out);
}

/// Whether types, list, events and place of a cohort take a unit in on a day.
inline feel::value placed_in(engine& e, const compiled_cohort& c, unit_id unit, const frame& asked_from, date day) {
  const feel::value listed = listed_in(e, c, unit, day);
  if (listed.is_false() || !c.spec->children) return listed;
  return both(e, listed, engine_access::of(e).facts.is_child(unit, asked_from.unit, day));
}

/// Whether types, list and events take a unit in on some day; its place below others may then be any.
inline bool may_be_placed(engine& e, const compiled_cohort& c, unit_id unit) {
  if (!c.types.empty() && !engine_access::of(e).facts.ever_of_type(unit, c.types)) return false;
  if (c.spec->frozen && !std::ranges::binary_search(c.listed, unit)) return false;
  return c.spec->from_events.empty() || e.units().came_by(unit, c.spec->from_events);
}

/// A member, a possible one or none, by what is known of its likeness.
inline standing standing_by(const feel::value& like, standing out) {
  if (like.is_false()) return out;
  out.is = like.is_true() ? membership::yes : membership::possible;
  out.why = standing::absence::none;
  out.open = like;
  return out;
}

standing standing_on(engine& e, cohort_id cohort, unit_id unit, const frame& asked_from, bool in_being,
                     std::optional<date> day) {
  const compiled_cohort& c = e.rules().cohorts[cohort];
  const bool fixed = day.has_value();
  const frame own = as_member(unit, asked_from);  // whoever asks, the day of a unit is one
  if (!day) day = c.spec->exists ? e.day(*c.spec->exists, own) : e.last_day(own.period);
  standing out;
  const reading* anchor = fixed || !c.spec->exists ? nullptr : anchor_of(e, *c.spec->exists, own);
  if (anchor) out.assumed = anchor->assumed;
  const bool open = !day && anchor && may_still_come(anchor->value);
  const feel::value placed =
      open ? may_be_placed(e, c, unit) : placed_in(e, c, unit, asked_from, day.value_or(e.last_day(asked_from.period)));
  if (placed.is_false()) return out;
  if ((!c.spec->frozen || in_being) && day)
    if (const auto why = absence_on(e, unit, *day); why != standing::absence::none) {
      out.why = why;
      return out;
    }
  feel::value like = both(e, placed, fixed && !c.where ? feel::value(true) : likeness(e, c, unit, asked_from, out));
  if (!day && like.is_true()) like = open_day(e, *c.spec->exists, own, fact_ref::members(cohort));
  return standing_by(like, std::move(out));
}

standing standing_by_choice(engine& e, cohort_id cohort, unit_id unit, const frame& asked_from) {
  const compiled_cohort& c = e.rules().cohorts[cohort];
  standing out;
  const feel::value placed = placed_in(e, c, unit, asked_from, e.last_day(asked_from.period));
  if (placed.is_false()) return out;
  const feel::value like = both(e, placed, likeness(e, c, unit, asked_from, out));
  return standing_by(like, std::move(out));
}

standing standing_of(engine& e, cohort_id cohort, unit_id unit, const frame& asked_from, bool in_being) {
  const compiled_cohort& c = e.rules().cohorts[cohort];
  if (!c.same.empty() || c.spec->children) return standing_on(e, cohort, unit, asked_from, in_being, {});
  const frame own = as_member(unit, asked_from);
  const std::size_t at = 2 * std::size_t{cohort.number()} + (in_being ? 1 : 0);
  frame_memory& known = engine_access::of(e).memory_of(own);
  if (!known.standings[at]) {
    standing found = standing_on(e, cohort, unit, own, in_being, {});
    known.standings[at] = &engine_access::of(e).standings.emplace_back(std::move(found));
  }
  return *known.standings[at];
}

/// Shows the units that may be members as seen from a frame, in order of unit id.
template <class Visit>
void each_to_try(engine& e, const compiled_cohort& c, const frame& f, const Visit& visit) {
  const auto by_id = [&](unit_id unit) -> const std::string& { return e.rules().programme->units[unit].id; };
  if (c.spec->children && !c.spec->exists && f.unit != no_id) {
    const child_units& children = engine_access::of(e).facts.children_of(f.unit, e.last_day(f.period));
    std::vector<unit_id> all;
    std::ranges::merge(children.units, children.possible, std::back_inserter(all), {}, by_id, by_id);
    for (const unit_id unit : all) visit(unit);
    return;
  }
  for (const unit_id unit : c.spec->frozen ? c.members : e.rules().units_by_id) visit(unit);
}

/// Whether all units of a period that agree in what `same` compares see the same members.
inline bool is_seen_alike(const compiled_cohort& c, const frame& f) {
  return !c.same.empty() && !c.spec->children && !c.spec->exists && !f.territory;
}

/// Keys as one text that is equal where they are identical; nothing where one is not known.
inline std::optional<std::string> word_of_keys(std::span<const reading> keys) {
  std::string word;
  for (const reading& key : keys) {
    if (!feel::wholly_known(key.value)) return std::nullopt;
    word += std::to_string(static_cast<int>(key.value.what())) + feel::text_of(key.value, feel::type()) + "\n";
  }
  return word;
}

inline candidates find_candidates(engine& e, const compiled_cohort& c, const period& in) {
  candidates found;
  const date day = e.last_day(in);
  for (const unit_id unit : c.spec->frozen ? c.members : e.rules().units_by_id) {
    e.watched().step();
    const feel::value listed = listed_in(e, c, unit, day);
    if (listed.is_false() || absence_on(e, unit, day) != standing::absence::none) continue;
    candidate one = candidate_for(e, c, {unit, in});
    one.listed = listed;
    standing rests_on;
    for (const reading& key : one.keys) carry(key, rests_on);
    if (one.where) carry(*one.where, rests_on);
    found.carried.provisional |= rests_on.provisional;
    join(found.carried.assumed, rests_on.assumed);
    join(found.carried.left_out, rests_on.left_out);
    const auto word = word_of_keys(one.keys);
    (word ? found.like[*word] : found.open).push_back(found.all.size());
    found.all.push_back(std::move(one));
  }
  return found;
}

inline candidates& candidates_of(engine& e, const compiled_cohort& c, const period& in) {
  auto& all = engine_access::of(e).candidates;
  const cohort_key key{&c, {no_id, in}};
  const auto known = all.find(key);
  return known != all.end() ? known->second : all.emplace(key, find_candidates(e, c, in)).first->second;
}

/// What is known of a value, and why the rest is not, as one text.
inline std::string word_of_parts(const feel::value& v) {
  std::string word = std::to_string(static_cast<int>(v.what())) + "(";
  if (feel::wholly_known(v)) return word + feel::text_of(v, feel::type()) + ")\n";
  for (const feel::reason& r : feel::reasons_of(v))
    word += std::string(r.code) + std::to_string(r.marks) + r.text() + "\n";
  if (v.is(feel::value::kind::list))
    for (const feel::value& element : v.elements()) word += word_of_parts(element);
  if (v.is(feel::value::kind::context))
    for (const feel::field& f : v.fields()) word += word_of_parts(f.value);
  return word + ")\n";
}

/// The number of those who see the same members for the same reasons.
inline std::size_t number_of_asker(candidates& from, std::span<const reading> keys) {
  std::string word;
  for (const reading& key : keys) {
    word += word_of_parts(key.value);
    word += key.provisional ? "p" : "s";
    for (const site_id site : key.assumed.sites()) word += std::to_string(site.number()) + "\n";
  }
  return from.askers.emplace(std::move(word), from.askers.size()).first->second;
}

/// Shows every candidate that may be like an asker, in order of unit id, with how it stands.
template <class Visit>
void each_alike(engine& e, const candidates& from, std::span<const reading> keys, const Visit& visit) {
  const auto show = [&](std::size_t at) {
    standing out;
    const feel::value like = both(e, from.all[at].listed, likeness(e, from.all[at], keys, out));
    const standing stands = standing_by(like, std::move(out));
    if (stands.is != membership::no) visit(from.all[at].unit, stands);
  };
  const auto word = word_of_keys(keys);
  if (!word) {
    for (std::size_t at = 0; at < from.all.size(); ++at) show(at);
    return;
  }
  const auto found = from.like.find(*word);
  std::vector<std::size_t> places = from.open;
  if (found != from.like.end()) places.insert(places.end(), found->second.begin(), found->second.end());
  std::ranges::sort(places);
  for (const std::size_t at : places) show(at);
}

/// Types of units that items are about; none among them: any type.
inline const std::set<unit_type_id>& assessed_types(engine& e) {
  auto& types = engine_access::of(e).assessed_types;
  if (!types.empty()) return types;
  const rulebook& rules = e.rules();
  for (const item_id name : rules.items)
    for (const variant& v : rules.names[name].variants) {
      const compiled_cohort& subject = rules.cohorts[item_of(rules, v).item().subject];
      types.insert(subject.types.begin(), subject.types.end());
      if (!subject.types.empty()) continue;
      if (!subject.spec->frozen) types.insert(no_id);
      for (const unit_id unit : subject.members) {
        const auto own = e.indicators().types_on(unit, e.units().nearest_day_of_life(unit, e.as_of()));
        types.insert(own.begin(), own.end());
      }
    }
  return types;
}

bool may_be_assessed(engine& e, unit_id unit) {
  const auto& types = assessed_types(e);
  return types.contains(no_id) || e.indicators().ever_of_type(unit, {types.begin(), types.end()});
}

bool has_row(engine& e, const item_result& r, const frame& f) {
  if (!r.row) return false;
  const auto& types = assessed_types(e);
  if (types.contains(no_id) || (r.in_scope && e.version_of(f))) return true;
  const auto own = e.indicators().types_on(f.unit, e.last_day(year_period(f.period.year)));
  return std::ranges::any_of(own, [&](unit_type_id type) { return types.contains(type); });
}

}  // namespace detail
}  // namespace TIEUCHI_ABI
}  // namespace tieuchi

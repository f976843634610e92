#pragma once

#include <tieuchi/resolve/last_event.hpp>

#include <algorithm>

namespace tieuchi {
inline namespace TIEUCHI_ABI {
namespace detail {

inline date day_of_edge(const indicator_reader& w, const succession_edge& e) { return w.pack().events[e.event].day; }

inline bool within_reach(date day, const std::optional<date>& after, const std::optional<date>& until) {
  return (!after || *after < day) && (!until || day <= *until);
}

/// A unit that only gave a part away: its sums from before the event shrink, everything else stands as it is.
inline bool shrinks(const indicator_reader& w, unit_id unit, const succession_edge& e) {
  if (!w.carry().by_share || w.carry().rule != carry_kind::sum) return false;
  const auto ends = w.units().ends(unit);
  return !ends || *ends >= day_of_edge(w, e);
}

inline void add_edge(std::vector<succession_edge>& edges, const succession_edge& e) {
  const auto known = std::ranges::find(edges, e.unit, &succession_edge::unit);
  if (known == edges.end())
    edges.push_back(e);
  else
    known->share = add(known->share, e.share).value_or(known->share);
}

std::optional<last_event> last_event_of(const indicator_reader& w, unit_id unit, std::optional<date> after,
                                        std::optional<date> until) {
  std::optional<date> last;
  const auto look = [&](const succession_edge& e) {
    const date day = day_of_edge(w, e);
    if (within_reach(day, after, until) && (!last || *last < day)) last = day;
  };
  for (const succession_edge& e : w.units().predecessors(unit)) look(e);
  for (const succession_edge& e : w.units().successors(unit))
    if (shrinks(w, unit, e)) look(e);
  if (!last) return std::nullopt;
  last_event t;
  t.day = *last;
  const auto begins = w.units().begins(unit);
  t.existed = !begins || *begins < t.day;
  for (const succession_edge& e : w.units().predecessors(unit))
    if (day_of_edge(w, e) == t.day) add_edge(t.from, e);
  for (const succession_edge& e : w.units().successors(unit))
    if (day_of_edge(w, e) == t.day) t.stays = subtract(t.stays, e.share).value_or(t.stays);
  t.receives = !t.from.empty();
  return t;
}

reading_reach reach_of_part(const indicator_reader& w, const last_event& t, unit_id unit, unit_id part, bool replaces,
                            const std::optional<date>& recorded_before) {
  reading_reach r;
  r.territory = date{t.day.days - 1};
  r.part = true;
  const auto ends = w.units().ends(part);
  const bool goes_on = !ends || *ends >= t.day;
  if (part == unit) r.recorded_before = recorded_before;
  if (replaces && goes_on && (!r.recorded_before || t.day < *r.recorded_before)) r.recorded_before = t.day;
  return r;
}

std::vector<carried_part> parts_at(const indicator_reader& w, unit_id unit, const last_event& t, bool replaces,
                                   const reading_reach& whole, const part_reader& read) {
  std::vector<carried_part> parts;
  std::vector<succession_edge> from;
  if (w.carry().rule != carry_kind::own) from = t.from;
  if (t.existed) from.push_back({no_id, unit, t.stays});
  for (const succession_edge& e : from) {
    carried_part p;
    p.unit = e.unit;
    p.event = e.event != no_id ? e.event : (t.from.empty() ? no_id : t.from[0].event);
    p.share = e.share;
    const reading_reach of_part = reach_of_part(w, t, unit, e.unit, replaces, whole.recorded_before);
    p.value = read(w, e.unit, of_part);
    if (w.about.carry.weight != no_id) {
      const indicator_reader weight{w.source, w.about.carry.weight,
                                    w.source.indicator_in(w.about.carry.weight, w.terms.version), w.terms};
      p.weight = read(weight, e.unit, of_part);
    }
    parts.push_back(std::move(p));
  }
  return parts;
}

/// Leaves out parts that are certainly not `among` those meant; tells where those stand that may not be, and what the
/// choice rests on.
inline std::vector<std::size_t> drop_outsiders(const indicator_reader& w, const last_event& t,
                                               std::vector<carried_part>& parts, assumptions& assumed) {
  std::vector<std::size_t> possible;
  const auto& member = indicator_access::ask(w.source).member;
  if (w.about.carry.among == no_id || !member) return possible;
  std::vector<carried_part> inside;
  for (carried_part& p : parts) {
    const auto [is, why] = member(w.about.carry.among, p.unit, date{t.day.days - 1});
    join(assumed, why);
    if (is == membership::no) continue;
    if (is == membership::possible) possible.push_back(inside.size());
    inside.push_back(std::move(p));
  }
  parts = std::move(inside);
  return possible;
}

/// The parts as `combine` takes them.
inline std::vector<carry_share> shares_of(const std::vector<carried_part>& parts) {
  std::vector<carry_share> shares;
  for (const carried_part& p : parts) {
    shares.push_back({p.value.value, p.share, std::nullopt});
    if (p.weight) shares.back().weight = p.weight->value;
  }
  return shares;
}

inline feel::value combined(const indicator_reader& w, const std::vector<carried_part>& parts,
                            const fact_ref& reference) {
  if (w.carry().rule == carry_kind::own) return parts[0].value.value;
  carry_rule how{w.carry().rule, w.carry().by_share, !w.about.spec->none_word.empty(), 0,
                 name_of(w.rules(), reference, w.arena())};
  const auto scale = w.about.type.rating_inside();
  if (scale && !scale->levels().empty()) how.best_level = static_cast<std::uint32_t>(scale->levels().size() - 1);
  return combine(how, shares_of(parts), w.arena());
}

/// Whether leaving out any of the possible parts changes the value; with very many of them it is taken to.
inline bool depends_on(const indicator_reader& w, const std::vector<carried_part>& parts, const feel::value& whole,
                       const std::vector<std::size_t>& possible, const fact_ref& reference) {
  if (possible.size() > 8) return true;
  for (std::uint32_t dropped = 1; dropped < (1U << possible.size()); ++dropped) {
    std::vector<carried_part> kept;
    for (std::size_t i = 0; i < parts.size(); ++i) {
      const auto at = std::ranges::find(possible, i);
      const bool drops = at != possible.end() && (dropped >> (at - possible.begin()) & 1U) != 0;
      if (!drops) kept.push_back(parts[i]);
    }
    if (kept.empty() || !feel::identical(combined(w, kept, reference), whole)) return true;
  }
  return false;
}

std::optional<reading> carried_by(const indicator_reader& w, const last_event& t, std::vector<carried_part> parts,
                                  const fact_ref& reference, assumptions& rests_on) {
  reading whole;
  whole.step = reading_step::carried;
  const auto possible = drop_outsiders(w, t, parts, whole.assumed);
  join(rests_on, whole.assumed);
  if (parts.empty()) return std::nullopt;
  for (const carried_part& p : parts) {
    join(whole.assumed, p.value.assumed);
    if (p.weight) join(whole.assumed, p.weight->assumed);
    whole.rows.insert(whole.rows.end(), p.value.rows.begin(), p.value.rows.end());
  }
  whole.value = combined(w, parts, reference);
  if (is_told(whole.value) && !possible.empty() && depends_on(w, parts, whole.value, possible, reference))
    whole.value = unknown_fact(w, fact_ref::members(w.about.carry.among), unknown_code::others_open, hides_lack).value;
  return whole;
}

reading part_value(const indicator_reader& w, unit_id unit, const period& asked, date before,
                   const reading_reach& reach) {
  const part_key key{w.name,          w.terms.version,      unit, asked, before, w.terms.territory,
                     reach.territory, reach.recorded_before};
  auto& known = indicator_access::parts(w.source);
  if (const auto found = known.find(key); found != known.end()) return found->second;
  reading read = w.about.period.form == period_form::dated
                     ? dated_value(w, unit, before, reach)
                     : periodic_value(w, unit, around(asked, w.about.period).value_or(asked), reach);
  return known.emplace(key, std::move(read)).first->second;
}

std::optional<date> indicator_begins(const indicator_reader& w) {
  const name_entry& entry = w.rules().names[w.name];
  std::optional<date> first;
  for (const variant& v : entry.variants) {
    if (!w.rules().indicators[v.element].spec->since || !w.rules().versions.has(v.since)) return std::nullopt;
    const date begins = w.rules().versions[v.since].begins;
    if (!first || begins < *first) first = begins;
  }
  return first;
}

}  // namespace detail
}  // namespace TIEUCHI_ABI
}  // namespace tieuchi

#pragma once

// The past first: a value that rests on its own earlier ones would take a stack as deep as there are years. What
// earlier periods are asked for is therefore computed before the value is, oldest period first, so that each finds
// those before.

#include <tieuchi/assess/cohort.ipp>
#include <tieuchi/assess/engine_state.hpp>

#include <algorithm>

namespace tieuchi {
inline namespace TIEUCHI_ABI {

std::vector<period> periods_in(const programme&, const period_type&, int year);  // assess/assessment.hpp

namespace detail {

inline period_type period_of_past(const rulebook& rules, name_id name) {
  const name_entry& entry = rules.names[name];
  if (entry.kind == name_kind::measure) return rules.measures[entry.variants.front().element].period;
  return last_variant(rules, item_named(name)).item().period;
}

inline void ask(engine& e, name_id name, const frame& f) {
  if (e.rules().names[name].kind == name_kind::item)
    (void)e.item(item_named(name), f);
  else
    (void)e.value(name, f);
}

/// Computes what a name reads of the members of its cohort, once for all frames that see the same members.
inline void prepare_members(engine& e, const read_before& before, const frame& f) {
  const compiled_cohort& c = e.rules().cohorts[before.cohort];
  auto& prepared = engine_access::of(e).prepared;
  const auto ask_of = [&](unit_id unit) {
    for (const name_id read : before.of_members) ask(e, read, as_member(unit, f));
  };
  cohort_key key{&before, {no_id, f.period}};
  if (is_seen_alike(c, f)) {
    candidates& from = candidates_of(e, c, f.period);
    const auto keys = likeness_keys(e, c, f);
    key.asker = number_of_asker(from, keys);
    if (!prepared.insert(key).second) return;
    each_alike(e, from, keys, [&](unit_id unit, const standing&) { ask_of(unit); });
    return;
  }
  const bool shared = c.same.empty() && !c.spec->children && !f.territory;
  if (shared && !prepared.insert(key).second) return;
  each_to_try(e, c, f, [&](unit_id unit) {
    if (e.member(before.cohort, unit, f) != membership::no) ask_of(unit);
  });
}

inline void prepare(engine& e, name_id name, const frame& f) {
  const read_before& before = e.rules().before[name];
  for (const name_id read : before.own) ask(e, read, f);
  if (before.cohort != no_id && !before.of_members.empty()) prepare_members(e, before, f);
}

void prepare_value(engine& e, name_id name, const frame& f) {
  const name_entry& entry = e.rules().names[name];
  if (entry.kind == name_kind::measure && fitted(f.period, period_of_past(e.rules(), name)) != f.period) return;
  prepare(e, name, f);
}

void prepare_item(engine& e, item_id name, const frame& f) {
  const auto version = e.version_of(f);
  const leaf_or_group item = version ? item_in(e.rules(), name, *version) : leaf_or_group{};
  if (item && standing_of(e, item.item().subject, f.unit, f, false).is != membership::no) prepare(e, name, f);
}

/// Every period that something is asked of, by its last day; `once` goes by years.
inline std::vector<past_step> past_steps(engine& e, int until) {
  const rulebook& rules = e.rules();
  std::map<std::pair<date, period>, std::vector<name_id>> found;
  for (const name_id name : rules.past.names)
    for (int year = rules.programme->facts_from; year <= until; ++year)
      for (const period& p : periods_in(*rules.programme, period_of_past(rules, name), year))
        found[{e.last_day(p), p}].push_back(name);
  std::vector<past_step> steps;
  for (auto& [at, names] : found) steps.push_back({at.first, at.second, std::move(names)});
  return steps;
}

/// A unit in an earlier period, seen from a later territory where it grew since.
inline frame past_frame(engine& e, unit_id unit, const period& p, const std::optional<date>& territory) {
  frame past{unit, p};
  if (territory && grew(e, unit, e.last_day(p), *territory)) past.territory = territory;
  return past;
}

inline void settle_step(engine& e, unit_id unit, const past_step& step, const std::optional<date>& territory) {
  const frame past = past_frame(e, unit, step.asked, territory);
  for (const name_id name : step.names) {
    if (e.rules().names[name].kind == name_kind::item)
      (void)e.item(item_named(name), {unit, step.asked});
    else if (existed(e, unit, step.asked, territory.value_or(e.last_day(step.asked))))
      (void)e.value(name, past);
  }
}

inline void settle_unit(engine& e, unit_id unit, date before, const std::optional<date>& territory) {
  auto& state = engine_access::of(e);
  std::size_t& done = state.past_done[{unit, territory}];
  while (done < state.past.size() && state.past[done].last < before) {
    const std::size_t at = done++;
    settle_step(e, unit, state.past[at], territory);
  }
}

void settle_past(engine& e, name_id name, const frame& f) {
  const rulebook& rules = e.rules();
  if (rules.past.names.empty() || !rules.past.reaches[name]) return;
  auto& state = engine_access::of(e);
  const date last = e.last_day(f.period);
  if (const int year = static_cast<int>(last.year()); year > state.past_until) {
    state.past_until = std::max(year, rules.programme->horizon);
    state.past = past_steps(e, state.past_until);
    state.past_done.clear();
  }
  const depth_guard inside(state.depth);
  const std::optional<date> territory = f.territory ? f.territory : std::optional(last);
  const auto settle = [&](unit_id unit) {
    settle_unit(e, unit, last, std::nullopt);
    if (!e.units().predecessors(unit).empty()) settle_unit(e, unit, last, territory);
  };
  if (!rules.past.of_others) return settle(f.unit);
  for (const unit_id unit : rules.units_by_id) settle(unit);
}

}  // namespace detail
}  // namespace TIEUCHI_ABI
}  // namespace tieuchi

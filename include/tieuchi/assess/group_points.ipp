#pragma once

#include <tieuchi/assess/engine_state.hpp>
#include <tieuchi/assess/provisional.ipp>
#include <tieuchi/assess/score.ipp>

#include <algorithm>

namespace tieuchi {
inline namespace TIEUCHI_ABI {
namespace detail {

using points_end = std::optional<number>;

inline points_end plus(const points_end& a, const points_end& b) { return a && b ? add(*a, *b) : std::nullopt; }
inline points_end minus(const points_end& a, const points_end& b) { return a && b ? subtract(*a, *b) : std::nullopt; }
inline points_end times(const points_end& a, const points_end& b) { return a && b ? multiply(*a, *b) : std::nullopt; }

/// What the points of a group are made of, on both ends at once.
struct points_sum {
  interval total{number(0), number(0)};
  points_end greatest = number(0);  ///< maximum of all that may apply
  points_end surest = number(0);    ///< maximum of all that are sure to apply
  points_end sure = number(0);      ///< the most points of those
  /// Of each that may drop out: its most points and its maximum; of a group among them each below it.
  std::vector<std::pair<number, number>> dropping;
  feel::value open;
  feel::value max_open;  ///< of a maximum that is not decided
  bool known_maximum = true;

  void blame(engine& e, const feel::value& why) { open = join_unknown(e, open, why); }
};

/// The points of a member that does not apply and counts as met or not met all the same.
inline interval counted_points(outcome counts_as, const number& max) {
  const number points = counts_as == outcome::met ? max : number(0);
  return {points, points};
}

/// Whether the maximum of a sum is not decided.
inline bool has_open_maximum(const item_result& r) { return r.surest_max && r.surest_max != r.max; }

/// What a member gives to the sum of those that stay, and what may drop out: itself, or what its own sum has of such.
inline void add_ends(const item_result& r, const points_end& most, bool may_drop, points_sum& sum) {
  const bool is_open = has_open_maximum(r);
  points_end points = is_open ? r.sure_most : most;
  const number maximum = is_open ? *r.surest_max : *r.max;
  if (is_open && may_drop && points) points = std::max(*points, maximum);
  if (!may_drop) {
    sum.surest = plus(sum.surest, maximum);
    sum.sure = plus(sum.sure, points);
  } else if (points) {
    sum.dropping.emplace_back(*points, maximum);
  }
  if (is_open) sum.dropping.insert(sum.dropping.end(), r.dropping.begin(), r.dropping.end());
}

/// A member's part of the sum: [least, most], and its maximum.
inline void add_member(engine& e, const compiled_group& g, const counted_member& m, points_sum& sum) {
  const item_result& r = *m.result;
  if (m.counts == outcome::not_applicable) return;
  const bool drops_waived = g.composition->drop_waived_points;
  if (m.counts == outcome::waived && drops_waived) return;
  const bool waived_may_drop = r.maybe_waived && drops_waived, may_drop = m.may_drop_out || waived_may_drop;
  const feel::value& why = r.points_open.is_unknown() ? r.points_open : r.open;
  if (!r.max) {
    sum.known_maximum = false;
    sum.blame(e, why.is_unknown() ? why : r.max_open);
    return;
  }
  interval part = r.points.value_or(interval{number(0), r.max});
  if (r.lack_gives) part = around(part, *r.lack_gives);
  if (r.counts_as) part = counted_points(*r.counts_as, *r.max);
  if (r.may_count_as) part = around(part, counted_points(*r.may_count_as, *r.max));
  if (m.may_drop_out || part.least != part.most || !part.least) sum.blame(e, why);
  if (waived_may_drop) sum.blame(e, r.waiver_open);
  if (may_drop) part = around(part, {number(0), std::max(number(0), *r.max)});
  sum.total = {plus(sum.total.least, part.least), plus(sum.total.most, part.most)};
  sum.greatest = plus(sum.greatest, r.max);
  if (may_drop) sum.max_open = join_unknown(e, sum.max_open, why);
  if (has_open_maximum(r)) sum.max_open = join_unknown(e, sum.max_open, r.max_open);
  add_ends(r, part.most, may_drop, sum);
}

inline points_end rescaled(const points_end& sum, const number& to, const points_end& maximum) {
  return maximum && maximum->sign() > 0 ? times(sum, divide(to, *maximum)) : std::nullopt;
}

/// The most points of a rescaled sum, whichever of those that may drop out do: those are left in that raise it. One
/// with more points than its maximum weighs more the fewer stand beside it.
inline points_end most_rescaled(points_sum& sum, const number& to) {
  // By points for each point of the maximum; a member without a maximum only raises the sum.
  const auto weight = [](const std::pair<number, number>& one) {
    return one.second.sign() > 0 ? divide(one.first, one.second) : std::nullopt;
  };
  std::ranges::stable_sort(sum.dropping, [&](const auto& a, const auto& b) {
    const auto mine = weight(a), other = weight(b);
    return mine && other ? *mine > *other : !mine && other;
  });
  points_end points = sum.sure, maximum = sum.surest, most = rescaled(points, to, maximum);
  for (const auto& [part, of] : sum.dropping) {
    points = plus(points, part);
    maximum = plus(maximum, of);
    if (const points_end with = rescaled(points, to, maximum)) most = most ? std::max(*most, *with) : with;
  }
  const points_end bound = rescaled(sum.total.most, to, sum.surest);
  return most && bound ? std::min(*most, *bound) : most;
}

/// Of nothing that could be shared out any part may be reached.
inline void rescale(engine& e, const compiled_group& g, const frame& f, points_sum& sum) {
  const number& to = *g.composition->rescale_to;
  if (sum.known_maximum && sum.greatest && sum.greatest->sign() <= 0) {
    sum.blame(e, unknown_for(e, fact_in(f, g.name), unknown_code::empty_denominator));
    sum.total = {number(0), to};
    return;
  }
  sum.total.least = rescaled(sum.total.least, to, sum.greatest);
  sum.total.most = sum.total.most ? most_rescaled(sum, to) : std::nullopt;
}

/// The size of a step of `adjust` lies from 0 to at_most.
inline interval size_of(const group::adjust_step& step, const reading& size) {
  if (size.value.is_unknown()) return {number(0), step.at_most};
  number known = std::max(number(0), size.value.number());
  if (step.at_most) known = std::min(known, *step.at_most);
  return {known, known};
}

inline void adjust_points(const group::adjust_step& step, const interval& by, interval& total) {
  if (step.subtract)
    total = {minus(total.least, by.most), minus(total.most, by.least)};
  else
    total = {plus(total.least, by.least), plus(total.most, by.most)};
}

inline void clamp_points(const std::pair<number, number>& bounds, interval& total) {
  const auto into = [&](const number& n) { return std::max(bounds.first, std::min(bounds.second, n)); };
  total.least = total.least ? into(*total.least) : bounds.first;
  total.most = total.most ? into(*total.most) : bounds.second;
}

/// What comes after the sum.
inline void after_sum(const group& spec, std::span<const reading> sizes, interval& total) {
  for (std::size_t i = 0; i < sizes.size(); ++i)
    adjust_points(spec.adjust[i], size_of(spec.adjust[i], sizes[i]), total);
  if (spec.clamp) clamp_points(*spec.clamp, total);
}

/// What the groups around a sum must know of it: how far its maximum goes down, and its most points with it. Rounded
/// parts are never less than the rounded sum of them.
inline void tell_dropping(const group& spec, std::span<const reading> sizes, points_sum& sum, item_result& r) {
  const auto up = [&](const points_end& n) {
    return n && spec.round ? round(*n, number(spec.round->places), rounding::ceiling) : n;
  };
  interval sure{up(sum.sure), up(sum.sure)};
  after_sum(spec, sizes, sure);
  r.surest_max = sum.surest;
  r.sure_most = sure.most;
  for (auto& [points, maximum] : sum.dropping) points = up(points).value_or(points);
  r.dropping = std::move(sum.dropping);
  r.max_open = sum.max_open;
}

void judge_by_pass(engine& e, const compiled_group& g, const frame& f, item_result& r,
                   const std::optional<number>& surest) {
  const group& spec = *g.composition;
  std::optional<number> met_from, missed_below;
  if (g.pass_at_least) {
    const reading from = e.run(*g.pass_at_least, f);
    take(r, from);
    if (from.value.is_unknown())
      r.open = join_unknown(e, from.value, r.open);
    else
      met_from = missed_below = from.value.number();
  } else if (spec.pass_share_of_max) {
    met_from = times(spec.pass_share_of_max, r.max);
    missed_below = times(spec.pass_share_of_max, spec.rescale_to ? r.max : surest);
  } else if (r.points->least && r.points->least == r.points->most) {
    r.outcome = outcome::met;
    r.open = {};
    return;
  }
  if (met_from && r.points->least && *r.points->least >= *met_from)
    r.outcome = outcome::met;
  else if (missed_below && r.points->most && *r.points->most < *missed_below)
    r.outcome = outcome::not_met;
  else
    r.outcome = outcome::unknown;
  if (r.outcome != outcome::unknown) r.open = {};
  if (r.outcome == outcome::met) r.reason = code_of(usual_reason::ok);
  if (r.outcome == outcome::not_met)
    r.reason = code_of(g.pass_at_least ? usual_reason::below_line : usual_reason::below_floor);
}

void judge_points(engine& e, const compiled_group& g, std::span<const counted_member> members, const frame& f,
                  item_result& r) {
  const group& spec = *g.composition;
  points_sum sum;
  for (const auto& m : members) add_member(e, g, m, sum);
  std::vector<reading> steps;
  for (const compiled_text& step : g.adjust) {
    steps.push_back(e.run(step, f));
    take(r, steps.back());
  }
  if (g.pass_at_least) take(r, e.run(*g.pass_at_least, f));  // read by text, whether it is come to or not
  r.max = spec.rescale_to ? spec.rescale_to : sum.greatest;
  if (r.members.applicable() == 0) {  // a waiver and an open `applies_when` may put its maximum into a sum all the same
    r.outcome = outcome::not_applicable;
    return;
  }
  if (spec.rescale_to || spec.pass_share_of_max) sum.blame(e, sum.max_open);
  const points_end surest = sum.surest;
  if (spec.rescale_to)
    rescale(e, g, f, sum);
  else
    tell_dropping(spec, steps, sum, r);
  sum.total = {rounded(sum.total.least, spec.round), rounded(sum.total.most, spec.round)};
  for (const reading& step : steps) sum.blame(e, step.value);
  after_sum(spec, steps, sum.total);
  r.points_open = r.open = sum.open;
  if (!sum.known_maximum) {
    r.max.reset();
    r.surest_max.reset();
    r.max_open = sum.open;
    r.points = interval{};
    r.outcome = outcome::unknown;
    if (!g.pass_at_least) return;
    r.points_open = r.open = hiding_lacks(e, sum.open, e.run(*g.pass_at_least, f).value);
    return;
  }
  r.points = sum.total;
  judge_by_pass(e, g, f, r, surest);
  if (std::ranges::all_of(
          members, [](const counted_member& m) { return m.may_drop_out || m.counts == outcome::not_applicable; })) {
    r.outcome = outcome::unknown;  // the group itself may turn out not to apply
    r.open = join_unknown(e, sum.open, r.open);
  }
  if (r.points->least && r.points->least == r.points->most) r.points_open = {};
}

}  // namespace detail
}  // namespace TIEUCHI_ABI
}  // namespace tieuchi

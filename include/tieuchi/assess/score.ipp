#pragma once

#include <tieuchi/assess/engine_state.hpp>

#include <algorithm>

namespace tieuchi {
inline namespace TIEUCHI_ABI {
namespace detail {

inline std::optional<number> rounded(const std::optional<number>& n, const std::optional<round_spec>& how) {
  if (!n || !how) return n;
  switch (how->mode) {
    case round_spec::mode::half_up:
      return round(*n, number(how->places), rounding::half_up);
    case round_spec::mode::half_even:
      return round(*n, number(how->places), rounding::half_even);
    case round_spec::mode::up:
      return round(*n, number(how->places), rounding::up);
    case round_spec::mode::down:
      return round(*n, number(how->places), rounding::down);
  }
  return n;
}

/// Greatest points of a score; unknown where it is a parameter without a value.
inline reading greatest_points(engine& e, const compiled_criterion& c, const frame& f) {
  if (c.max_parameter != no_id) return e.value(c.max_parameter, f);
  reading out;
  out.value = c.max.value();  // a score without one is no criterion
  return out;
}

inline void judge_by_score(engine& e, const compiled_criterion& c, const frame& f, item_result& r) {
  feel::value passes;
  const number points = *r.points->least;
  if (c.met_when) {
    const reading when = e.run(*c.met_when, f);
    take(r, when);
    passes = when.value;
  } else if (c.met_from) {
    const reading from = e.run(*c.met_from, f);
    take(r, from);
    passes = from.value.is_unknown() ? from.value : feel::value(points >= from.value.number());
  } else if (r.max) {
    passes = points >= *r.max;
  } else {
    passes = greatest_points(e, c, f).value;
  }
  if (passes.is_unknown()) {
    r.outcome = outcome::unknown;
    r.open = join_unknown(e, passes, r.open);
    return;
  }
  r.outcome = passes.is_true() ? outcome::met : outcome::not_met;
  if (!r.reason.empty()) return;
  if (passes.is_true())
    r.reason = code_of(usual_reason::ok);
  else
    r.reason = points <= c.min.value_or(number(0)) ? code_of(usual_reason::zero) : code_of(usual_reason::partial);
}

void judge_score(engine& e, const compiled_criterion& c, const frame& f, item_result& r) {
  const reading max = greatest_points(e, c, f), score = e.run(*c.score, f);
  take(r, max);
  take(r, score);
  feel::value judged_by;  // asked once the points are known
  const auto ask = [&](const reading& asked) {
    take(r, asked);
    judged_by = asked.value;
  };
  if (c.met_when) ask(e.run(*c.met_when, f));
  if (c.met_from) ask(e.run(*c.met_from, f));
  const number min = c.min.value_or(number(0));
  if (max.value.is_unknown())
    r.max_open = max.value;
  else
    r.max = max.value.number();
  if (max.value.is_unknown() || score.value.is_unknown()) {
    r.outcome = outcome::unknown;
    const feel::value open = join_unknown(e, max.value.is_unknown() ? max.value : score.value, score.value);
    r.open = r.points_open = hiding_lacks(e, open, judged_by);
    r.points = interval{min, r.max};
    return;
  }
  const auto points = rounded(std::max(min, std::min(*r.max, score.value.number())), c.leaf->round);
  r.points = interval{points, points};
  r.reason = score.row_reason;
  judge_by_score(e, c, f, r);
}

void judge_by_points(engine& e, const leaf_or_group& item, const frame& f, item_result& r) {
  r.reason.clear();
  if (item.group)
    judge_by_pass(e, *item.group, f, r, r.max);
  else if (item.leaf->score)
    judge_by_score(e, *item.leaf, f, r);
}

}  // namespace detail
}  // namespace TIEUCHI_ABI
}  // namespace tieuchi

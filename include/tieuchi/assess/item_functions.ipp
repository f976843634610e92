#pragma once

#include <tieuchi/assess/engine_state.hpp>

#include <algorithm>

namespace tieuchi {
inline namespace TIEUCHI_ABI {
namespace detail {

inline reading carried_by(const item_result& r) {
  reading out;
  out.provisional = r.unsettled;
  out.assumed = r.assumed;
  out.left_out = r.left_out;
  return out;
}

inline feel::value outcome_level(outcome o) {
  switch (o) {
    case outcome::met:
      return feel::value::rating(0);
    case outcome::not_met:
      return feel::value::rating(1);
    case outcome::not_applicable:
      return feel::value::rating(2);
    default:
      return feel::value::rating(3);
  }
}

/// The frame in which an item stands that is asked from another one.
inline frame frame_of_item(engine& e, item_id item, const frame& f) {
  return {f.unit, fitted(f.period, last_variant(e.rules(), item).item().period), f.territory};
}

inline feel::value no_such_item(engine& e, item_id item, const frame& f) {
  return unknown_for(e, fact_in(frame_of_item(e, item, f), item), unknown_code::out_of_validity);
}

reading outcome_value(engine& e, item_id item, const frame& f) {
  const item_result& r = e.item(item, f);
  reading out = carried_by(r);
  if (!r.row)
    out.value = no_such_item(e, item, f);
  else
    out.value = r.outcome == outcome::unknown ? r.open : outcome_level(r.outcome);
  return out;
}

/// Why points or a grade cannot be asked: the item is absent, does not apply, or may not apply; or it may be waived,
/// and then has no grade and, without a maximum, no points. Null when they can.
inline feel::value no_points(engine& e, item_id item, const item_result& r, const frame& f, bool of_grade) {
  if (!r.row || r.outcome == outcome::not_applicable) return no_such_item(e, item, f);
  if (r.maybe_applies) return hiding_lacks(e, r.open, r.points_open);
  if (r.maybe_waived && (of_grade || !r.max)) return r.open;
  return {};
}

/// Why points or a grade are not decided; of an item that has none in this version, that there are none.
inline feel::value why_open(engine& e, item_id item, const item_result& r, const frame& f) {
  if (r.points_open.is_unknown()) return r.points_open;
  return r.open.is_unknown() ? r.open : no_such_item(e, item, f);
}

reading points_value(engine& e, item_id item, const frame& f) {
  const item_result& r = e.item(item, f);
  reading out = carried_by(r);
  out.value = no_points(e, item, r, f, false);
  if (out.value.is_unknown()) return out;
  if (r.points && r.points->least && r.points->least == r.points->most)
    out.value = *r.points->least;
  else
    out.value = why_open(e, item, r, f);
  return out;
}

reading grade_value(engine& e, item_id item, const frame& f) {
  const item_result& r = e.item(item, f);
  reading out = carried_by(r);
  out.value = no_points(e, item, r, f, true);
  if (out.value.is_unknown()) return out;
  if (r.grade && r.grade->first == r.grade->second)
    out.value = feel::value::rating(static_cast<std::uint32_t>(r.grade->first));
  else
    out.value = why_open(e, item, r, f);
  return out;
}

/// Whether an interval lies on one side of what is wanted; an open end decides nothing.
inline std::optional<bool> on_one_side(const interval& points, const number& wanted) {
  if (points.least && *points.least >= wanted) return true;
  if (points.most && *points.most < wanted) return false;
  return std::nullopt;
}

inline std::optional<bool> on_one_side(const std::pair<int, int>& grade, int wanted) {
  if (grade.first >= wanted) return true;
  if (grade.second < wanted) return false;
  return std::nullopt;
}

feel::value reaches_value(engine& e, const call_source& asks, const feel::value& wanted, const frame& f) {
  const item_id item = item_named(asks.name);
  const item_result& r = e.item(item, f);
  const feel::value none = no_points(e, item, r, f, asks.level.has_value());
  if (none.is_unknown()) return none;
  if (wanted.is_unknown()) return hiding_lacks(e, wanted, r.points_open.is_unknown() ? r.points_open : r.open);
  std::optional<bool> reached;
  if (asks.level && r.grade) reached = on_one_side(*r.grade, static_cast<int>(*asks.level));
  if (!asks.level && r.points) reached = on_one_side(*r.points, wanted.number());
  return reached ? feel::value(*reached) : why_open(e, item, r, f);
}

reading streak_value(engine& e, item_id item, const frame& f) {
  const period_type own = last_variant(e.rules(), item).item().period;
  reading out;
  int length = 0;
  feel::value open;
  std::optional<period> p = fitted(f.period, own);
  for (; p && p->year >= e.rules().programme->facts_from; p = earlier(*p, 1)) {
    const item_result& r = e.item(item, {f.unit, *p});
    out.provisional |= r.unsettled;
    join(out.assumed, r.assumed);
    join(out.left_out, r.left_out);
    const bool absent = !r.row || (!r.in_scope && r.reason == code_of(usual_reason::not_yet));
    if (absent || r.outcome == outcome::not_met) break;
    if (r.outcome == outcome::unknown) open = open.is_unknown() ? join_unknown(e, open, r.open) : r.open;
    if (r.outcome == outcome::met || r.outcome == outcome::waived) ++length;
  }
  out.value = open.is_unknown() ? open : feel::value(number(length));
  return out;
}

reading met_for_value(engine& e, item_id item, int n, const frame& f) {
  const period_type own = last_variant(e.rules(), item).item().period;
  reading out;
  out.value = true;
  std::optional<period> p = fitted(f.period, own);
  for (int k = 0; k < n; ++k, p = p ? earlier(*p, 1) : p) {
    if (!p || p->year < e.rules().programme->facts_from) {
      out.value = false;
      break;
    }
    const item_result& r = e.item(item, {f.unit, *p});
    out.provisional |= r.unsettled;
    join(out.assumed, r.assumed);
    join(out.left_out, r.left_out);
    const bool absent = !r.row || (!r.in_scope && r.reason == code_of(usual_reason::not_yet));
    feel::value held = !absent && r.outcome != outcome::not_met;
    if (!absent && r.outcome == outcome::unknown) held = r.open;
    out.value = both(e, out.value, held);
  }
  return out;
}

/// Why the members of a group cannot be asked: its text is not public, it is absent, or no group in this version; else
/// null.
inline feel::value no_members(engine& e, item_id group, const frame& f) {
  if (!e.item(group, f).row) return no_such_item(e, group, f);
  const auto version = e.version_of(f);
  if (version && e.rules().versions[*version].unavailable[group]) return no_rulebook(e, *version).value;
  const auto item = version ? item_in(e.rules(), group, *version) : last_variant(e.rules(), group);
  return item.group ? feel::value() : no_such_item(e, group, f);
}

reading outcomes_value(engine& e, item_id group, const frame& f) {
  const item_result& whole = e.item(group, f);
  reading out = carried_by(whole);
  out.value = no_members(e, group, f);
  if (out.value.is_unknown()) return out;
  std::vector<feel::value> said;
  feel::value open, behind;
  for (const counted_member& m : members_of(e, group, f)) {
    behind = join_unknown(e, behind, m.result->open);
    if (m.result->maybe_applies) open = open.is_unknown() ? join_unknown(e, open, m.result->open) : m.result->open;
    out.provisional |= m.result->unsettled;
    join(out.assumed, m.result->assumed);
    join(out.left_out, m.result->left_out);
    if (m.result->outcome == outcome::not_applicable) continue;
    said.push_back(m.result->outcome == outcome::unknown ? m.result->open : outcome_level(m.result->outcome));
  }
  out.value = open.is_unknown() ? hiding_lacks(e, open, behind) : feel::make_list(said, e.arena());
  return out;
}

/// Tried for every number of members that drop out, and for the fewest and most that have the outcome.
feel::value share_reached_value(engine& e, const call_source& asks, const feel::value& share, const frame& f) {
  const outcome wanted = asks.outcome;
  const item_id group = item_named(asks.name);
  if (const feel::value none = no_members(e, group, f); none.is_unknown()) return none;
  int certain = 0, applicable = 0, sure = 0, dropping = 0;
  feel::value open = share.is_unknown() ? share : feel::value();
  for (const counted_member& m : members_of(e, group, f)) {
    const item_result& r = *m.result;
    if (r.outcome == outcome::not_applicable) continue;
    ++applicable;
    if (r.outcome == wanted) ++certain;
    if (r.outcome != outcome::unknown) continue;
    open = open.is_unknown() ? join_unknown(e, open, r.open) : r.open;
    if (r.maybe_applies)
      ++dropping;
    else
      ++sure;
  }
  if (share.is_unknown()) return open;
  bool may_hold = false, may_fail = false;
  for (int j = 0; j <= dropping; ++j) {
    const int whole = applicable - j;
    const auto holds = [&](int n) {
      const auto line = multiply(share.number(), number(whole));
      return whole > 0 && line && number(n) >= *line;
    };
    (holds(certain) ? may_hold : may_fail) = true;
    (holds(certain + sure + dropping - j) ? may_hold : may_fail) = true;
  }
  return may_hold && may_fail ? open : feel::value(may_hold);
}

}  // namespace detail
}  // namespace TIEUCHI_ABI
}  // namespace tieuchi

#pragma once

#include <tieuchi/assess/engine_state.hpp>

#include <algorithm>

namespace tieuchi {
inline namespace TIEUCHI_ABI {
namespace detail {

/// Whether the settling day of the item, else of the programme, has not passed.
inline bool unsettled(engine& e, const compiled_item& item, const frame& f) {
  const auto& settles = item.spec->settles ? item.spec->settles : e.rules().programme->settles;
  if (!settles) return false;
  const auto day = e.day(*settles, f);
  return !day || e.as_of() <= *day;
}

/// What the texts carried so far, settling days and `provisional_when`; only met and not met can be provisional.
void mark_provisional(engine& e, const compiled_item& item, const frame& f, item_result& r) {
  if (item.provisional_when) {
    const reading when = e.run(*item.provisional_when, f);
    r.provisional |= !when.value.is_false();
  }
  r.provisional |= unsettled(e, item, f);
  r.unsettled = r.provisional && r.outcome != outcome::not_applicable && r.outcome != outcome::waived;
  r.provisional = r.unsettled && r.outcome != outcome::unknown;
}

/// Whether a lack counts against the item now: final, or past the day of `after`.
inline bool counts_as_lacking(const feel::reason& r, bool past) {
  return is_final_lack(r) || (past && r.place < 0 && r.code == code_of(unknown_code::not_reported));
}

/// The points that `if_lacking` gives, within those of the item.
inline number points_for_lack(const leaf_or_group& item, const item_result& r, number given) {
  if (r.max && given > *r.max) given = *r.max;
  if (item.leaf) given = std::max(given, item.leaf->min.value_or(number(0)));
  return given;
}

/// What an item may get while the points for its lack are not known: of a group nothing bounds them.
inline interval any_points(const leaf_or_group& item, const item_result& r) {
  return item.leaf ? interval{item.leaf->min.value_or(number(0)), r.max} : interval{};
}

/// Whether groups sum the points of an item, told or not.
inline bool is_summed(const leaf_or_group& item) {
  return item.leaf ? item.leaf->score.has_value() : item.group->composition->combine == composition::points;
}

/// The interval with another one in it; an end that is open in either is open.
inline interval around(const interval& part, const interval& other) {
  interval both;
  if (part.least && other.least) both.least = std::min(*part.least, *other.least);
  if (part.most && other.most) both.most = std::max(*part.most, *other.most);
  return both;
}

/// While open reasons stand beside lacks that count, `if_lacking` may still speak once those are known: what an unknown
/// item leaves open must hold what it would say.
inline void leave_room_for_lack(engine& e, const leaf_or_group& item, const frame& f, item_result& r) {
  const auto& terms = *item.item().spec->if_lacking;
  if (terms.outcome == outcome::not_applicable) {
    r.maybe_applies = r.may_drop_out = true;
    r.points_open = join_unknown(e, r.open, r.points_open);
  }
  if (!item.item().lacking_points || !(r.points || is_summed(item))) return;
  const reading points = e.run(*item.item().lacking_points, f);
  take(r, points);
  interval gives = any_points(item, r);
  if (!points.value.is_unknown()) {
    const number given = points_for_lack(item, r, points.value.number());
    gives = r.points ? around(*r.points, {given, given}) : interval{given, given};
  }
  const bool is_one = r.points && gives.least && gives.least == gives.most;
  if (!is_one) r.points_open = join_unknown(e, r.open, r.points_open);
  (r.points ? r.points : r.lack_gives) = gives;
  if (r.sure_most) r.sure_most = std::max(r.sure_most, r.surest_max);
}

void settle_lack(engine& e, const leaf_or_group& item, const frame& f, item_result& r) {
  const auto& terms = item.item().spec->if_lacking;
  if (!terms || r.outcome != outcome::unknown) return;
  const auto after = terms->after ? e.day(*terms->after, f) : std::nullopt;
  const bool past = after && *after < e.as_of();
  const auto reasons = feel::reasons_of(r.open);
  const auto counts = [&](const feel::reason& x) { return counts_as_lacking(x, past); };
  if (!std::ranges::all_of(reasons, counts)) {
    const reading* day = terms->after && !after ? anchor_of(e, *terms->after, f) : nullptr;
    const bool may_be_past = day && may_still_come(day->value);
    const auto may_count = [&](const feel::reason& x) { return counts_as_lacking(x, past || may_be_past); };
    const auto may_lack = [&](const feel::reason& x) { return may_count(x) || may_be_final_lack(x); };
    const auto may_come = [](const feel::reason& x) { return lack_of(x) != lack_kind::final; };
    if (!std::ranges::any_of(reasons, may_lack)) return;
    // What comes may take with it a reason that nothing cures: a norm that is no longer asked for.
    if (std::ranges::none_of(reasons, may_come) && !std::ranges::all_of(reasons, may_count)) return;
    if (may_be_past) r.open = join_unknown(e, r.open, day->value);
    leave_room_for_lack(e, item, f, r);
    return;
  }
  const feel::value lacks = r.open;
  const bool open = may_still_come(lacks);
  r.open = {};
  r.points_open = {};
  r.maybe_applies = r.maybe_waived = r.may_drop_out = false;
  r.may_count_as.reset();
  r.lacking_used = true;
  if (open) assume(e, r.assumed, assumed_place::if_lacking, item.item().spec->id);
  if (terms->after)
    if (const reading* anchor = anchor_of(e, *terms->after, f)) join(r.assumed, anchor->assumed);
  if (item.item().lacking_points) {
    const reading points = e.run(*item.item().lacking_points, f);
    take(r, points);
    if (points.value.is_unknown()) {
      r.open = r.points_open = points.value;
      if (r.points) r.points = any_points(item, r);
      return;
    }
    const number given = points_for_lack(item, r, points.value.number());
    r.points = interval{given, given};
    r.surest_max.reset();
    judge_by_points(e, item, f, r);
  } else {
    r.outcome = terms->outcome.value_or(outcome::not_met);
    if (r.outcome == outcome::not_applicable) r.grade.reset();
    // An outcome gives no points and no grade: they stay what the lacks leave of them.
    if (r.points || r.grade || is_summed(item)) r.points_open = lacks;
  }
  if (r.outcome != outcome::unknown) r.reason = terms->reason.empty() ? first_code(e.rules(), reasons) : terms->reason;
}

}  // namespace detail
}  // namespace TIEUCHI_ABI
}  // namespace tieuchi

#pragma once

#include <tieuchi/assess/engine_state.hpp>

#include <algorithm>
#include <utility>

namespace tieuchi {
inline namespace TIEUCHI_ABI {
namespace detail {

leaf_or_group item_of(const rulebook& rules, const variant& v) {
  if (v.is_group) return {nullptr, &rules.groups[v.element]};
  return {&rules.criteria[v.element], nullptr};
}

leaf_or_group item_in(const rulebook& rules, item_id name, version_id version) {
  const variant* v = rules.variant_in(name, version);
  return v ? item_of(rules, *v) : leaf_or_group{};
}

leaf_or_group last_variant(const rulebook& rules, item_id name) {
  return item_of(rules, *std::ranges::max_element(rules.names[name].variants, {}, &variant::until));
}

void take(item_result& into, const reading& r) {
  into.provisional |= r.provisional;
  join(into.assumed, r.assumed);
  join(into.left_out, r.left_out);
}

/// Turns a result into an unknown; points of its own lie between `min` and `max`.
inline void make_unknown(item_result& r, const feel::value& open) {
  r.outcome = outcome::unknown;
  r.open = open;
  r.reason.clear();
  r.waived_by = no_id;
}

inline usual_reason reason_of(standing::absence why) {
  switch (why) {
    case standing::absence::ended:
      return usual_reason::ended;
    case standing::absence::not_yet:
      return usual_reason::not_yet;
    case standing::absence::none:
    case standing::absence::not_in_scope:
    case standing::absence::unrecorded:
      break;
  }
  return usual_reason::not_in_scope;
}

inline item_result out_of_scope(standing::absence why) {
  item_result r;
  r.outcome = outcome::not_applicable;
  r.in_scope = false;
  r.row = why != standing::absence::unrecorded;
  r.reason = code_of(reason_of(why));
  return r;
}

inline item_result no_row() {
  item_result r;
  r.outcome = outcome::not_applicable;
  r.row = false;
  return r;
}

inline item_result open_item(const feel::value& open) {
  item_result r;
  make_unknown(r, open);
  r.points_open = open;
  return r;
}

/// What groups count an item as whose test says that it does not apply; nothing where they drop it.
inline std::optional<outcome> counted_when_not_applicable(const compiled_item& item) {
  if (item.spec->if_not_applicable == inapplicable::drop) return std::nullopt;
  return item.spec->if_not_applicable == inapplicable::met ? outcome::met : outcome::not_met;
}

/// Known false: not applicable, whatever the rule lacks. Unknown: unknown with these reasons and those of the rule;
/// points from `min` to `max`.
inline void apply_when(engine& e, const compiled_item& item, const frame& f, item_result& r) {
  if (!item.applies_when) return;
  const reading applies = e.run(*item.applies_when, f);
  take(r, applies);
  if (applies.value.is_false()) {
    r.outcome = outcome::not_applicable;
    r.waived_by = no_id;
    r.reason =
        applies.row_reason.empty() ? code_of(usual_reason::not_applicable) : std::string_view(applies.row_reason);
    r.open = r.points_open = {};
    r.points.reset();
    r.grade.reset();
    r.counts_as = counted_when_not_applicable(item);
    r.may_drop_out = false;
  } else if (applies.value.is_unknown()) {
    make_unknown(r, join_unknown(e, applies.value, r.open));
    r.points_open = join_unknown(e, applies.value, r.points_open);
    r.maybe_applies = true;
    r.may_count_as = counted_when_not_applicable(item);
    r.may_drop_out |= !r.may_count_as;
  }
}

/// Own points of a criterion that is not known to apply lie between its bounds.
inline void widen_points(const leaf_or_group& item, item_result& r) {
  if (!r.points || !item.leaf || !item.leaf->score) return;
  r.points = interval{item.leaf->min.value_or(number(0)), r.max};
}

/// The grade of a criterion that is not known lies between the worst and the best of its lines.
inline void widen_grade(const leaf_or_group& item, item_result& r, const feel::value& open) {
  if (!r.grade) return;
  for (const auto& line : item.leaf->lines)
    r.grade = std::pair(std::min(r.grade->first, line.level), std::max(r.grade->second, line.level));
  r.points_open = open;
}

inline void ask_needs(engine& e, const leaf_or_group& item, const frame& f, item_result& r) {
  if (!item.leaf) return;
  feel::value open;
  for (const slot_source& need : item.leaf->needs) {
    const reading read = e.slot(need, f);
    take(r, read);
    open = join_unknown(e, open.is_unknown() ? open : read.value, read.value);
  }
  if (!open.is_unknown()) return;
  open = hiding_lacks(e, open, r.open);
  make_unknown(r, open);
  if (r.points && item.leaf->score) r.points_open = open;
  widen_points(item, r);
  widen_grade(item, r, open);
}

/// A unit that is only a possible subject: unknown, unless it would not apply anyway and groups then drop it.
inline void doubt_scope(engine& e, const standing& scope, item_result& r) {
  if (scope.is != membership::possible || (r.outcome == outcome::not_applicable && !r.counts_as)) return;
  if (r.counts_as) r.may_count_as = std::exchange(r.counts_as, std::nullopt);
  make_unknown(r, join_unknown(e, scope.open, r.open));
  r.points_open = join_unknown(e, scope.open, r.points_open);
  r.waived_by = no_id;
  r.maybe_applies = r.may_drop_out = true;
}

inline void show_and_flag(engine& e, const compiled_item& item, const frame& f, item_result& r) {
  if (item.show) {
    r.show = e.run(*item.show, f).value;
    r.show_type = item.show->type;
  }
  for (const compiled_flag& flag : item.flags)
    if (e.run(flag.when, f).value.is_true()) r.flags.push_back(flag.spec->flag);
}

/// Reasons as the readers of an item get them: its own facts, or the item in their place.
inline feel::value handed_on(engine& e, name_id name, const compiled_item& item, const frame& f,
                             const feel::value& open) {
  if (item.spec->names_missing) return open;
  const fact_ref fact = fact_in(f, name);
  feel::value said;
  for (const feel::reason& x : feel::reasons_of(open)) {
    const feel::value one = unknown_for(e, fact, reason_code::of(x.code), x.marks);
    said = said.is_unknown() ? join_unknown(e, said, one) : one;
  }
  return said;
}

/// Reasons of an unknown, as the item lists them and as its readers get them.
inline void name_reasons(engine& e, name_id name, const compiled_item& item, const frame& f, item_result& r) {
  r.points_open = handed_on(e, name, item, f, r.points_open);
  r.waiver_open = handed_on(e, name, item, f, r.waiver_open);
  r.max_open = handed_on(e, name, item, f, r.max_open);
  if (r.outcome != outcome::unknown) {
    r.open = {};
    return;
  }
  r.reasons = feel::reasons_of(r.open);
  if (item.spec->blame == blamed::cohort) {
    const auto others = [](const feel::reason& x) { return x.code == code_of(unknown_code::others_open); };
    if (std::ranges::any_of(r.reasons, others)) std::erase_if(r.reasons, std::not_fn(others));
    r.open = hiding_lacks(e, feel::unknown_because(r.reasons, e.arena()), r.open);
  }
  r.reason = first_code(e.rules(), r.reasons);
  r.open = handed_on(e, name, item, f, r.open);
}

/// What the text gives time for is not failed before that time is over; without a last day it never is.
inline void leave_time(engine& e, name_id name, const criterion& c, const frame& f, item_result& r) {
  if (r.outcome != outcome::not_met) return;
  switch (c.not_met) {
    case unmet::at_once:
      return;
    case unmet::after_settles:
      if (r.provisional) make_unknown(r, unknown_for(e, fact_in(f, name), unknown_code::still_open, awaited));
      break;
    case unmet::never:
      make_unknown(r, unknown_for(e, fact_in(f, name), unknown_code::no_last_day, awaited));
      break;
  }
  if (r.outcome == outcome::unknown) r.provisional = false;
}

inline item_result within_scope(engine& e, name_id name, const leaf_or_group& item, const standing& scope,
                                const frame& f) {
  item_result r = item.leaf ? judged(e, *item.leaf, f) : judged(e, *item.group, f);
  join(r.assumed, scope.assumed);
  ask_needs(e, item, f, r);
  apply_when(e, item.item(), f, r);
  if (r.maybe_applies) widen_points(item, r);
  waive(e, item.item(), f, r);
  const bool waived = r.waived_by != no_id;  // then nothing lacks, whoever it is about
  doubt_scope(e, scope, r);
  if (!waived) settle_lack(e, item, f, r);
  mark_provisional(e, item.item(), f, r);
  if (item.leaf) leave_time(e, name, *item.leaf->leaf, f, r);
  show_and_flag(e, item.item(), f, r);
  name_reasons(e, name, item.item(), f, r);
  return r;
}

/// An item in a frame, without what its reference day rests on.
inline item_result evaluated_on_day(engine& e, item_id name, const frame& f) {
  const rulebook& rules = e.rules();
  const governing& now = governing_of(e, f);
  if (!now.version && !now.day.value.is_unknown()) return no_row();
  const leaf_or_group item = now.version ? item_in(rules, name, *now.version) : last_variant(rules, name);
  const bool unavailable = now.version && rules.versions[*now.version].unavailable[name];
  if (!item && !unavailable) return no_row();
  const compiled_item& about = item ? item.item() : last_variant(rules, name).item();
  if (!now.version) {
    item_result r = open_item(now.day.value);
    name_reasons(e, name, about, f, r);
    return r;
  }
  const standing scope = standing_of(e, about.subject, f.unit, f, false);
  if (scope.is == membership::no) {
    item_result r = out_of_scope(scope.why);
    r.assumed = scope.assumed;
    return r;
  }
  if (!unavailable) return within_scope(e, name, item, scope, f);
  item_result r = open_item(no_rulebook(e, *now.version).value);
  name_reasons(e, name, about, f, r);
  return r;
}

item_result evaluated(engine& e, item_id name, const frame& f) {
  item_result r = evaluated_on_day(e, name, f);
  rest_on_day(e, f, r.assumed);
  return r;
}

item_result judged(engine& e, const compiled_criterion& c, const frame& f) {
  item_result r;
  if (c.rule)
    judge_rule(e, c, f, r);
  else if (c.score)
    judge_score(e, c, f, r);
  else if (c.grade_scale != no_id)
    judge_grade(e, c, f, r);
  else
    judge_quota(e, c, f, r);
  return r;
}

void judge_rule(engine& e, const compiled_criterion& c, const frame& f, item_result& r) {
  const reading holds = e.run(*c.rule, f);
  take(r, holds);
  if (holds.value.is_unknown())
    make_unknown(r, holds.value);
  else
    r.outcome = holds.value.is_true() ? outcome::met : outcome::not_met;
  if (r.outcome != outcome::unknown) r.reason = holds.row_reason;
  if (r.reason.empty() && r.outcome == outcome::met) r.reason = code_of(usual_reason::ok);
  if (r.reason.empty() && r.outcome == outcome::not_met) r.reason = code_of(usual_reason::below);
  if (!c.points) return;
  const reading points = e.run(*c.points, f);
  take(r, points);
  r.points = points.value.is_unknown() ? interval{} : interval{points.value.number(), points.value.number()};
  r.points_open = points.value.is_unknown() ? points.value : feel::value();
}

}  // namespace detail

std::vector<std::string> engine::missing_of(item_id item, const item_result& r) const {
  std::vector<std::string> facts;
  if (r.outcome != outcome::unknown || !detail::last_variant(rules(), item).item().spec->names_missing) return facts;
  for (const feel::reason& why : r.reasons)
    if (const fact_ref* fact = fact_of(why); fact && !asks_nobody(why)) {
      std::string text = text_of(rules(), *fact);
      if (facts.empty() || facts.back() != text) facts.push_back(std::move(text));
    }
  return facts;
}

}  // namespace TIEUCHI_ABI
}  // namespace tieuchi

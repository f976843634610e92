#pragma once

#include <tieuchi/assess/engine_state.hpp>

#include <algorithm>

namespace tieuchi {
inline namespace TIEUCHI_ABI {
namespace detail {

inline void waive_by(const rulebook& rules, waiver_id waiver, item_result& r) {
  const auto& spec = *rules.waivers[waiver].spec;
  r.outcome = outcome::waived;
  r.waived_by = waiver;
  r.reason = spec.reason.empty() ? spec.id : spec.reason;
  r.open = {};
  r.grade.reset();
  r.counts_as.reset();
  r.may_count_as.reset();
  r.maybe_applies = r.may_drop_out = false;
  if (r.max) {
    const bool settled = !r.surest_max || r.surest_max == r.max;
    r.points = interval{settled ? r.max : std::min(r.surest_max, r.max), r.max};
    r.points_open = settled ? feel::value() : r.max_open;
    r.sure_most = r.surest_max;
    for (auto& [points, maximum] : r.dropping) points = maximum;
  } else if (r.max_open.is_unknown()) {
    r.points = interval{};
    r.points_open = r.max_open;
  } else {
    r.points.reset();  // of a rule; there is no maximum to give
    r.points_open = {};
  }
}

/// While a waiver is unknown the item may be waived or be what it is: both ends are kept.
inline void maybe_waive(engine& e, const feel::value& open, item_result& r) {
  if (r.outcome == outcome::not_applicable) {
    r.maybe_applies = true;
    r.may_count_as = r.counts_as;
    r.may_drop_out = !r.counts_as;
  }
  r.maybe_waived = true;
  r.waiver_open = open;
  r.counts_as.reset();
  r.open = join_unknown(e, open, r.open);
  r.outcome = outcome::unknown;
  r.reason.clear();
  if (r.sure_most) r.sure_most = std::max(r.sure_most, r.surest_max);
  if (r.points && r.max) {
    if (r.points->most) r.points->most = std::max(*r.points->most, *r.max);
    if (r.points->least) r.points->least = std::min(*r.points->least, r.surest_max.value_or(*r.max));
    if (r.points->least && r.points->least == r.points->most) return;  // the maximum either way
  } else if (r.points && r.max_open.is_unknown()) {
    r.points = interval{};  // a maximum that is not told may be anything
  }
  r.points_open = join_unknown(e, join_unknown(e, open, r.points_open), r.max_open);
}

/// An unknown waiver that is ignored: a closed-world place, provisional until its day.
inline void ignore(engine& e, const compiled_waiver& waiver, const frame& f, item_result& r) {
  assume(e, r.assumed, assumed_place::waiver, waiver.spec->id);
  const auto& until = waiver.spec->provisional_until;
  const auto day = until ? e.day(*until, f) : std::nullopt;
  r.provisional |= !day || e.as_of() <= *day;
}

void waive(engine& e, const compiled_item& item, const frame& f, item_result& r) {
  const rulebook& rules = e.rules();
  const auto version = e.version_of(f);
  waiver_id by;
  feel::value open;
  std::vector<const compiled_waiver*> ignored;
  for (const waiver_id w : item.waivers) {
    const compiled_waiver& waiver = rules.waivers[w];
    if (version && !waiver.items[*version].contains(item.name)) continue;
    const reading when = e.run(waiver.when, f);
    join(r.assumed, when.assumed);
    if (when.value.is_true() && by == no_id) by = w;
    if (!when.value.is_unknown()) continue;
    if (waiver.spec->ignore_unknown)
      ignored.push_back(&waiver);
    else
      open = open.is_unknown() ? join_unknown(e, open, when.value) : when.value;
  }
  if (by != no_id) return waive_by(rules, by, r);  // whatever the unknown ones turn out to be
  for (const compiled_waiver* waiver : ignored) ignore(e, *waiver, f, r);
  if (open.is_unknown()) maybe_waive(e, open, r);
}

}  // namespace detail
}  // namespace TIEUCHI_ABI
}  // namespace tieuchi

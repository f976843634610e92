#pragma once

#include <tieuchi/assess/engine_state.hpp>

#include <algorithm>

namespace tieuchi {
inline namespace TIEUCHI_ABI {
namespace detail {

TIEUCHI_INLINE period fitted(const period& p, const period_type& wanted) {
  if (p.type == wanted) return p;
  const period_type year{period_form::year, -1};
  return around(p, wanted.form == period_form::once ? year : wanted).value_or(p);
}

/// Whether the unit, or one of its predecessors, took others in on a day after the one and up to the other.
inline bool grew(engine& e, index unit, date after, date until) {
  for (const succession_edge& edge : e.units().predecessors(unit)) {
    const date day = e.rules().programme->events[edge.event].day;
    if (after < day && day <= until) return true;
    if (day <= until && grew(e, edge.unit, after, day)) return true;
  }
  return false;
}

TIEUCHI_INLINE std::optional<frame> earlier_frame(engine& e, const frame& f, const period_type& of, int n) {
  const auto p = earlier(fitted(f.period, of), n);
  if (!p) return std::nullopt;
  frame past{f.unit, *p};
  const date territory = f.territory ? *f.territory : e.last_day(f.period);
  if (!e.units().predecessors(f.unit).empty() && grew(e, f.unit, e.last_day(*p), territory)) past.territory = territory;
  return past;
}

TIEUCHI_INLINE bool existed(engine& e, index unit, const period& p) {
  if (!e.units().known(unit)) return false;
  const auto from = e.units().begins(unit);
  const auto to = e.units().ends(unit);
  if (to && *to < e.first_day(p)) return false;
  if (!from || *from <= e.last_day(p)) return true;
  return std::ranges::any_of(e.units().predecessors(unit),
                             [&](const succession_edge& edge) { return existed(e, edge.unit, p); });
}

}  // namespace detail
}  // namespace TIEUCHI_ABI
}  // namespace tieuchi

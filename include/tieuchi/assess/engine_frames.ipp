#pragma once

#include <tieuchi/assess/engine_state.hpp>

#include <algorithm>

namespace tieuchi {
inline namespace TIEUCHI_ABI {
namespace detail {

period fitted(const period& p, const period_type& wanted) {
  if (p.type == wanted) return p;
  const period_type year{period_form::year, -1};
  return around(p, wanted.form == period_form::once ? year : wanted).value_or(p);
}

/// Whether the unit took others in on a day after the one and up to the other. What its predecessors took in they had
/// before they became part of it.
inline bool grew(engine& e, unit_id unit, date after, date until) {
  return std::ranges::any_of(e.units().predecessors(unit), [&](const succession_edge& edge) {
    const date day = e.rules().programme->events[edge.event].day;
    return after < day && day <= until;
  });
}

std::optional<frame> earlier_frame(engine& e, const frame& f, const period_type& of, int n) {
  const auto p = earlier(fitted(f.period, of), n);
  if (!p) return std::nullopt;
  frame past{f.unit, *p};
  const date territory = f.territory ? *f.territory : e.last_day(f.period);
  if (!e.units().predecessors(f.unit).empty() && grew(e, f.unit, e.last_day(*p), territory)) past.territory = territory;
  return past;
}

bool existed(engine& e, unit_id unit, const period& p, date until) {
  std::set<unit_id> seen{unit};
  std::vector<unit_id> open{unit};
  while (!open.empty()) {
    const unit_id one = open.back();
    open.pop_back();
    const auto from = e.units().begins(one), to = e.units().ends(one);
    if (!e.units().known(one) || (to && *to < e.first_day(p))) continue;
    if (!from || *from <= e.last_day(p)) return true;
    for (const succession_edge& edge : e.units().predecessors(one))
      if (e.rules().programme->events[edge.event].day <= until && seen.insert(edge.unit).second)
        open.push_back(edge.unit);
  }
  return false;
}

}  // namespace detail
}  // namespace TIEUCHI_ABI
}  // namespace tieuchi

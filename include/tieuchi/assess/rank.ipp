#pragma once

#include <tieuchi/assess/across.ipp>
#include <tieuchi/assess/engine_state.hpp>

#include <algorithm>
#include <compare>
#include <stdexcept>

namespace tieuchi {
inline namespace TIEUCHI_ABI {
namespace detail {

inline std::strong_ordering order_of(const feel::value& a, const feel::value& b) {
  switch (a.what()) {
    case feel::value::kind::number:
      return a.number() <=> b.number();
    case feel::value::kind::date:
      return a.date() <=> b.date();
    case feel::value::kind::rating:
      return a.level() <=> b.level();
    case feel::value::kind::months_duration:
      return a.months() <=> b.months();
    case feel::value::kind::time_duration:
      return a.time() <=> b.time();
    case feel::value::kind::unknown:
    case feel::value::kind::null:
    case feel::value::kind::boolean:
    case feel::value::kind::string:
    case feel::value::kind::list:
    case feel::value::kind::context:
    case feel::value::kind::range:
      break;
  }
  throw std::logic_error("a key of order has no order");
}

/// Less: the first row comes first. The first key decides, then the next; descending unless a key says otherwise.
inline std::strong_ordering precedence(std::span<const compiled_order_key> by, std::span<const feel::value> a,
                                       std::span<const feel::value> b) {
  for (std::size_t k = 0; k < by.size(); ++k) {
    const auto order = by[k].ascending ? order_of(a[k], b[k]) : order_of(b[k], a[k]);
    if (order != std::strong_ordering::equal) return order;
  }
  return std::strong_ordering::equal;
}

/// 1 for the first; equal rows share a rank.
inline int rank_among(std::span<const compiled_order_key> by, bool dense, const cohort_row& me,
                      const std::vector<const cohort_row*>& ranked) {
  std::vector<const cohort_row*> before;
  for (const cohort_row* row : ranked) {
    if (precedence(by, row->values, me.values) != std::strong_ordering::less) continue;
    const auto equal = [&](const cohort_row* r) {
      return precedence(by, r->values, row->values) == std::strong_ordering::equal;
    };
    if (!dense || std::ranges::none_of(before, equal)) before.push_back(row);
  }
  return static_cast<int>(before.size()) + 1;
}

TIEUCHI_INLINE reading rank_value(engine& e, const compiled_measure& m, const frame& f) {
  const auto& spec = *m.spec->rank;
  const cohort_table& table = cohort_rows(e, m.across_cohort, m.rank_by, f);
  const auto& rows = table.rows;
  reading out;
  carry_rows(table, out);
  const auto me = std::ranges::find(rows, f.unit, &cohort_row::unit);
  std::vector<const cohort_row*> ranked;
  feel::value open;
  for (const cohort_row& row : rows) {
    if (!row.is_open())
      ranked.push_back(&row);
    else if (spec.incomplete == incomplete::leave_out)
      leave_out(row, m.spec->id, out);
    else
      open = open.is_unknown() ? join_unknown(e, open, open_of(e, row)) : open_of(e, row);
  }
  if (me == rows.end())
    out.value = unknown_for(e, fact_reference(e, m.name, f), "out_of_validity");
  else if (open.is_unknown())
    out.value = open;
  else if (me->is_open())
    out.value = open_of(e, *me);
  else
    out.value = number(rank_among(m.rank_by, spec.dense, *me, ranked));
  if (spec.blame == blame::cohort && out.value.is_unknown() && me != rows.end())
    out.value = blame_cohort(e, m.across_cohort, rows, f.unit, out.value);
  return out;
}

}  // namespace detail
}  // namespace TIEUCHI_ABI
}  // namespace tieuchi

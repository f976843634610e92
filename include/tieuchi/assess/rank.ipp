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

/// 1 for the first; equal rows share a rank, after which a dense ranking leaves no gap.
inline std::unordered_map<unit_id, int> ranks_of(std::span<const compiled_order_key> by, bool dense,
                                                 std::vector<const cohort_row*> rows) {
  const auto before = [&](const cohort_row* a, const cohort_row* b) {
    return precedence(by, a->values, b->values) == std::strong_ordering::less;
  };
  std::ranges::stable_sort(rows, before);
  std::unordered_map<unit_id, int> ranks;
  int rank = 1;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    if (i > 0 && before(rows[i - 1], rows[i])) rank = dense ? rank + 1 : static_cast<int>(i) + 1;
    ranks.emplace(rows[i]->unit, rank);
  }
  return ranks;
}

inline cohort_ranking ranking_of(engine& e, const compiled_measure& m, const cohort_table& table) {
  cohort_ranking done;
  done.carried = table.carried;
  std::vector<const cohort_row*> ranked, dropped;
  for (const cohort_row& row : table.rows) {
    if (!row.is_open())
      ranked.push_back(&row);
    else if (m.spec->rank->incomplete == incomplete::leave_out)
      dropped.push_back(&row);
    else
      done.open = done.open.is_unknown() ? join_unknown(e, done.open, open_of(e, row)) : open_of(e, row);
  }
  leave_out(e, dropped, m.spec->id, done.carried);
  if (!done.open.is_unknown()) done.ranks = ranks_of(m.rank_by, m.spec->rank->dense, std::move(ranked));
  return done;
}

reading rank_value(engine& e, const compiled_measure& m, const frame& f) {
  const cohort_table& table = cohort_rows(e, m.across_cohort, m.rank_by, f);
  auto& rankings = engine_access::of(e).rankings;
  auto known = rankings.find(&table);
  if (known == rankings.end()) known = rankings.emplace(&table, ranking_of(e, m, table)).first;
  const cohort_ranking& ranking = known->second;
  reading out = ranking.carried;
  const cohort_row* const me = table.row_of(f.unit);
  if (!me)
    out.value = unknown_for(e, fact_in(f, m.name), unknown_code::out_of_validity);
  else if (ranking.open.is_unknown())
    out.value = ranking.open;
  else if (me->is_open())
    out.value = open_of(e, *me);
  else
    out.value = number(ranking.ranks.at(f.unit));
  if (m.spec->rank->blame == blamed::cohort && out.value.is_unknown() && me && table.others_open(f.unit))
    out.value = blame_cohort(e, m.across_cohort, out.value);
  return out;
}

}  // namespace detail
}  // namespace TIEUCHI_ABI
}  // namespace tieuchi

#pragma once

#include <tieuchi/assess/engine_state.hpp>
#include <tieuchi/assess/rank.ipp>

#include <algorithm>

namespace tieuchi {
inline namespace TIEUCHI_ABI {
namespace detail {

/// A competitor: whether it is eligible, and its keys.
struct competitor {
  const cohort_row* row = nullptr;
  feel::value eligible;
  feel::value keys_open;

  [[nodiscard]] bool ruled_out() const { return eligible.is_false(); }
  [[nodiscard]] bool is_open() const {
    return row->stands.is == membership::possible || eligible.is_unknown() || keys_open.is_unknown();
  }
  [[nodiscard]] feel::value open(engine& e) const {
    feel::value why = keys_open.is_unknown() ? join_unknown(e, keys_open, eligible) : eligible;
    if (!row->stands.open.is_unknown()) return why;
    return why.is_unknown() ? join_unknown(e, why, row->stands.open) : row->stands.open;
  }
};

/// Everyone who may take part; what that rests on goes to the result.
inline std::vector<competitor> competitors(engine& e, const compiled_criterion& c, const frame& f, item_result& r) {
  const cohort_table& table = cohort_rows(e, c.quota_cohort, c.quota_by, f);
  reading rests_on;
  carry_rows(table, rests_on);
  std::vector<competitor> all;
  for (const cohort_row& row : table.rows) {
    const frame own{row.unit, f.period, row.unit == f.unit ? f.territory : std::nullopt};
    const reading eligible = e.run(*c.eligible, own);
    take(r, eligible);
    all.push_back({&row, eligible.value, row.open});
  }
  take(r, rests_on);
  return all;
}

inline bool reads_cohort_size(const compiled_text& text) {
  bool reads = false;
  text.each_read([&](const slot_source& from) { reads |= from.kind == slot_kind::cohort_size; });
  return reads;
}

/// What keeps a quota from being settled for this unit: open competitors, and possible members that change its size.
inline feel::value unsettled_quota(engine& e, const compiled_criterion& c, const std::vector<competitor>& all) {
  feel::value open;
  const bool sized = reads_cohort_size(*c.size);
  for (const competitor& one : all) {
    const bool holds = one.ruled_out() ? sized && one.row->stands.is == membership::possible : one.is_open();
    if (!holds) continue;
    const feel::value why = one.ruled_out() ? one.row->stands.open : one.open(e);
    open = open.is_unknown() ? join_unknown(e, open, why) : why;
  }
  return open;
}

inline void place_in_quota(const compiled_criterion& c, const std::vector<competitor>& all, const competitor& me,
                           const number& size, item_result& r) {
  int before = 0, tied = 0;
  for (const competitor& one : all) {
    if (one.ruled_out()) continue;
    const auto order = precedence(c.quota_by, one.row->values, me.row->values);
    if (order == std::strong_ordering::less) ++before;
    if (order == std::strong_ordering::equal) ++tied;
  }
  const bool within = number(before + tied) <= size, beyond = number(before) >= size;
  const bool met = within || (!beyond && c.leaf->quota->all_at_cut);
  r.outcome = met ? outcome::met : outcome::not_met;
  r.reason = met ? "ok" : beyond ? "quota" : "tie_at_cut";
}

TIEUCHI_INLINE void judge_quota(engine& e, const compiled_criterion& c, const frame& f, item_result& r) {
  const auto all = competitors(e, c, f, r);
  const auto certain =
      std::ranges::count_if(all, [](const competitor& x) { return x.row->stands.is == membership::yes; });
  const local_value cohort_size{slot_kind::cohort_size, plain(number(certain))};
  const reading size = e.run(*c.size, f, std::span(&cohort_size, 1));
  take(r, size);
  const auto me = std::ranges::find_if(all, [&](const competitor& x) { return x.row->unit == f.unit; });
  if (me == all.end() || me->ruled_out()) {
    r.outcome = outcome::not_met;
    r.reason = "not_eligible";
    return;
  }
  feel::value open = unsettled_quota(e, c, all);
  if (open.is_unknown() && c.leaf->quota->blame == blame::cohort) {
    const bool others = std::ranges::any_of(all, [&](const competitor& x) {
      return x.row->unit != f.unit && (x.ruled_out() ? x.row->stands.is == membership::possible : x.is_open());
    });
    const std::string cohort = "cohort:" + e.rules().cohorts[c.quota_cohort].spec->id;
    if (others) open = hiding_lacks(e, unknown_for(e, cohort, "others_open"), open);
  }
  if (size.value.is_unknown()) open = open.is_unknown() ? join_unknown(e, open, size.value) : size.value;
  if (open.is_unknown()) {
    r.outcome = outcome::unknown;
    r.open = open;
    return;
  }
  place_in_quota(c, all, *me, size.value.number(), r);
}

}  // namespace detail
}  // namespace TIEUCHI_ABI
}  // namespace tieuchi

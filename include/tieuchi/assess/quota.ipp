#pragma once

#include <tieuchi/assess/engine_state.hpp>
#include <tieuchi/assess/rank.ipp>

#include <algorithm>

namespace tieuchi {
inline namespace TIEUCHI_ABI {
namespace detail {

inline feel::value open_of(engine& e, const competitor& one) {
  feel::value why = one.keys_open.is_unknown() ? join_unknown(e, one.keys_open, one.eligible) : one.eligible;
  if (!one.row->stands.open.is_unknown()) return why;
  return why.is_unknown() ? join_unknown(e, why, one.row->stands.open) : one.row->stands.open;
}

inline bool reads_cohort_size(const compiled_text& text) {
  bool reads = false;
  text.each_read([&](const slot_source& from) { reads |= from.kind == slot_kind::cohort_size; });
  return reads;
}

/// What keeps a quota from being settled: open competitors, and possible members that change its size.
inline void find_unsettled(engine& e, const compiled_criterion& c, quota_contest& done) {
  const bool sized = reads_cohort_size(*c.size);
  for (const competitor& one : done.all) {
    if (!one.keeps_open() || (one.ruled_out() && !sized)) continue;
    ++done.keeping_open;
    const feel::value why = one.ruled_out() ? one.row->stands.open : open_of(e, one);
    done.unsettled = done.unsettled.is_unknown() ? join_unknown(e, done.unsettled, why) : why;
  }
}

/// Everyone who may take part, and what that rests on.
inline quota_contest contest_of(engine& e, const compiled_criterion& c, const cohort_table& table, const frame& f) {
  quota_contest done;
  done.carried = table.carried;
  for (const cohort_row& row : table.rows) {
    const frame own = as_member(row.unit, f);
    const reading eligible = e.run(*c.eligible, own);
    done.carried.provisional |= eligible.provisional;
    join(done.carried.assumed, eligible.assumed);
    join(done.carried.left_out, eligible.left_out);
    done.places.emplace(row.unit, done.all.size());
    done.all.push_back({&row, eligible.value, row.open});
    if (row.stands.is == membership::yes) ++done.certain;
  }
  find_unsettled(e, c, done);
  if (done.unsettled.is_unknown()) return done;
  for (const competitor& one : done.all)
    if (!one.ruled_out()) done.running.push_back(&one);
  std::ranges::stable_sort(done.running, [&](const competitor* a, const competitor* b) {
    return precedence(c.quota_by, a->row->values, b->row->values) == std::strong_ordering::less;
  });
  return done;
}

inline const quota_contest& quota_contest_for(engine& e, const compiled_criterion& c, const frame& f) {
  const cohort_table& table = cohort_rows(e, c.quota_cohort, c.quota_by, f);
  auto& contests = engine_access::of(e).contests;
  const auto known = contests.find(&table);
  return known != contests.end() ? known->second : contests.emplace(&table, contest_of(e, c, table, f)).first->second;
}

inline void place_in_quota(const compiled_criterion& c, const quota_contest& contest, const competitor& me,
                           const number& size, item_result& r) {
  const auto first = [&](const competitor* a, const competitor* b) {
    return precedence(c.quota_by, a->row->values, b->row->values) == std::strong_ordering::less;
  };
  const auto tied = std::ranges::equal_range(contest.running, &me, first);
  const number before(tied.begin() - contest.running.begin()), up_to(tied.end() - contest.running.begin());
  const bool within = up_to <= size, beyond = before >= size;
  const bool met = within || (!beyond && c.leaf->quota->all_at_cut);
  r.outcome = met ? outcome::met : outcome::not_met;
  r.reason = code_of(met ? usual_reason::ok : beyond ? usual_reason::quota : usual_reason::tie_at_cut);
}

void judge_quota(engine& e, const compiled_criterion& c, const frame& f, item_result& r) {
  const quota_contest& contest = quota_contest_for(e, c, f);
  take(r, contest.carried);
  const local_value cohort_size{slot_kind::cohort_size, plain(number(static_cast<std::int64_t>(contest.certain)))};
  const reading size = e.run(*c.size, f, std::span(&cohort_size, 1));
  take(r, size);
  const auto place = contest.places.find(f.unit);
  const competitor* const me = place == contest.places.end() ? nullptr : &contest.all[place->second];
  if (!me || me->ruled_out()) {
    r.outcome = outcome::not_met;
    r.reason = code_of(usual_reason::not_eligible);
    return;
  }
  feel::value open = contest.unsettled;
  if (open.is_unknown() && c.leaf->quota->blame == blamed::cohort &&
      contest.keeping_open > (me->keeps_open() ? 1U : 0U)) {
    open = hiding_lacks(e, unknown_for(e, fact_ref::members(c.quota_cohort), unknown_code::others_open), open);
  }
  if (size.value.is_unknown()) open = open.is_unknown() ? join_unknown(e, open, size.value) : size.value;
  if (open.is_unknown()) {
    r.outcome = outcome::unknown;
    r.open = open;
    return;
  }
  place_in_quota(c, contest, *me, size.value.number(), r);
}

}  // namespace detail
}  // namespace TIEUCHI_ABI
}  // namespace tieuchi

#pragma once

#include <tieuchi/roadmap/submission.hpp>

#include <tieuchi/assess/in_force.hpp>

#include <algorithm>
#include <tuple>

namespace tieuchi {
inline namespace TIEUCHI_ABI {
namespace detail {

void leave_out_submission(duty_row& row) {
  row.submitted_on.reset();
  row.submitted_within.reset();
  row.submission_open = {};
  row.report = {};
  row.may_be_done = false;
}

/// What is possible where either of two may do it: the first one that does it does it for both.
inline submissions first_of_both(const submissions& a, const submissions& b) {
  submissions all;
  for (const submission one : a)
    for (const submission other : b) all.insert(std::min(one, other));
  return all;
}

/// Notes the day of a report, or where it lies, and tells what that may mean; days before `not_before` do not count.
inline submissions look_at(engine& e, const submission_terms& t, duty_row& row, const reading& r,
                           const std::optional<date>& not_before) {
  join(row.assumed, r.assumed);
  const auto of_day = [&](date day) {
    return e.as_of() < day                   ? submission::none
           : t.last_day && *t.last_day < day ? submission::late
                                             : submission::in_time;
  };
  if (const feel::day_bounds* told = bounds_told(r.value)) {
    const feel::day_bounds within{not_before ? std::max(told->first, *not_before) : told->first, told->last};
    if (e.as_of() < within.first) return {submission::none};
    const feel::value why = feel::value::unknown(feel::reasons_inside(r.value, e.arena()));
    row.submission_open =
        row.submission_open.is_unknown() ? tieuchi::join_unknown(row.submission_open, why, e.arena()) : why;
    if (!row.submitted_within ||
        std::tie(told->first, told->last) < std::tie(row.submitted_within->first, row.submitted_within->last)) {
      row.submitted_within = *told;
      if (!row.submitted_on) row.report = r.rows.empty() ? fact_view() : r.rows.front();
    }
    submissions all{of_day(within.first), of_day(within.last)};
    if (t.last_day && within.first <= *t.last_day && *t.last_day < std::min(within.last, e.as_of()))
      all.insert(submission::late);
    return all;
  }
  row.may_be_done |= may_still_come(r.value);
  const auto day = day_told(r.value);
  if (!day || *day > e.as_of()) return {submission::none};
  if (!row.submitted_on || *day < *row.submitted_on) {
    row.submitted_on = *day;
    row.report = r.rows.empty() ? fact_view() : r.rows.front();
  }
  return {of_day(*day)};
}

/// What the rows of one bearer tell. A row that is dated too early does not count, so that another one speaks; one that
/// may be dated too early counts or does not.
inline submissions told_by(engine& e, const submission_terms& t, duty_row& row, fact_subject bearer, bool of_agency) {
  const indicator_terms terms = terms_of_year(e, t.in.year);
  if (!t.duty.spec->ignore_early)
    return look_at(e, t, row,
                   of_agency ? e.agency_value(t.duty.done_by, bearer.agency(), t.in)
                             : e.indicators().read_rows(t.duty.done_by, bearer, t.in, terms),
                   std::nullopt);
  std::vector<fact_view> passed_over;
  submissions all;
  for (;;) {
    const auto counts = [&](fact_view f) {
      if (std::ranges::find(passed_over, f) != passed_over.end()) return false;
      if (!t.opens) return true;
      if (f.content() == fact_content::partly) return *t.opens <= f.value().ends().to.date();
      const auto day = day_told(f.value());
      return !day || *t.opens <= *day;
    };
    const reading r = e.indicators().read_rows(t.duty.done_by, bearer, t.in, terms, counts);
    all.merge(look_at(e, t, row, r, t.opens));
    const feel::day_bounds* told = bounds_told(r.value);
    if (!t.opens || !told || *t.opens <= told->first || r.rows.empty()) return all;
    passed_over.insert(passed_over.end(), r.rows.begin(), r.rows.end());
  }
}

submissions find_submission(engine& e, const submission_terms& t, duty_row& row,
                            const std::vector<unit_id>& concerned) {
  leave_out_submission(row);
  submissions all{submission::none};
  if (t.duty.done_by == no_id) return all;
  const auto& rules = e.rules();
  const bool of_agency = rules.indicators[rules.names[t.duty.done_by].variants.front().element].spec->of_agency;
  std::vector<fact_subject> bearers(concerned.begin(), concerned.end());
  if (of_agency) bearers.assign(row.agencies.begin(), row.agencies.end());
  for (const fact_subject& bearer : bearers) all = first_of_both(all, told_by(e, t, row, bearer, of_agency));
  if (!row.submitted_within) return all;
  if (row.submitted_on && *row.submitted_on <= row.submitted_within->first)
    row.submitted_within.reset();
  else
    row.submitted_on.reset();
  return all;
}

}  // namespace detail
}  // namespace TIEUCHI_ABI
}  // namespace tieuchi

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
  row.contested.clear();
  row.may_be_done = false;
}

/// What is possible where either of two may do it: the first one that does it does it for both.
inline submissions first_of_both(const submissions& a, const submissions& b) {
  submissions all;
  for (const submission one : a)
    for (const submission other : b) all.insert(std::min(one, other));
  return all;
}

/// Where the day of a submission lies by what was reported: of a day that day, of a month its days, of papers that
/// differ what each of them tells. Whatever was reported and no day can be read of - it was refused, or a word stands
/// in its place that is no lack - may be any day, or none.
struct days_reported {
  std::vector<feel::day_bounds> told;
  bool any = false;
};

inline days_reported days_of(const reading& r) {
  days_reported all;
  const auto tell = [&all](const feel::value& v) {
    if (const feel::day_bounds* within = bounds_told(v))
      all.told.push_back(*within);
    else if (const auto day = day_told(v))
      all.told.push_back({*day, *day});
  };
  tell(r.value);
  if (!all.told.empty() || !r.value.is_unknown()) return all;
  all.any = is_unreadable(r);
  if (!is_unknown_by(r.value, code_of(unknown_code::contested))) return all;
  for (const fact_view f : r.rows) {
    if (f.content() == fact_content::partly)
      all.told.push_back({f.value().ends().from.date(), f.value().ends().to.date()});
    else if (f.content() == fact_content::open)
      all.any |= !is_silence(f.open_code());
    else
      tell(f.value());
  }
  return all;
}

inline void note_papers(duty_row& row, const reading& r) {
  row.report = r.rows.empty() ? fact_view() : r.rows.front();
  row.contested = r.rows.size() > 1 && r.value.is_unknown() ? r.rows : std::vector<fact_view>();
}

/// Notes where the day lies by all that was told of it, where it is told sooner than what was noted before.
inline void note_days(duty_row& row, const reading& r, const days_reported& days) {
  if (days.any || days.told.empty()) {
    if (!row.submitted_on && !row.submitted_within) note_papers(row, r);
    return;
  }
  feel::day_bounds within = days.told.front();
  for (const feel::day_bounds& one : days.told)
    within = {std::min(within.first, one.first), std::max(within.last, one.last)};
  const auto earlier = [](const feel::day_bounds& a, const feel::day_bounds& b) {
    return std::tie(a.first, a.last) < std::tie(b.first, b.last);
  };
  if (row.submitted_within && !earlier(within, *row.submitted_within)) return;
  row.submitted_within = within;
  if (!row.submitted_on) note_papers(row, r);
}

/// Notes the day of a report, or where it lies, and tells what that may mean; days before `not_before` do not count.
inline submissions look_at(engine& e, const submission_terms& t, duty_row& row, const reading& r,
                           const days_reported& days, const std::optional<date>& not_before) {
  join(row.assumed, r.assumed);
  const auto of_day = [&](date day) {
    return e.as_of() < day                   ? submission::none
           : t.last_day && *t.last_day < day ? submission::late
                                             : submission::in_time;
  };
  submissions all;
  const auto add_days = [&](date first, date last) {
    if (not_before) first = std::max(first, *not_before);
    all.insert({of_day(first), of_day(last)});
    if (t.last_day && first <= *t.last_day && *t.last_day < std::min(last, e.as_of())) all.insert(submission::late);
  };
  if (days.any || bounds_told(r.value) || (r.value.is_unknown() && !days.told.empty())) {
    if (days.any) {
      all.insert(submission::none);
      add_days(std::min(t.last_day.value_or(e.as_of()), e.as_of()), e.as_of());
    }
    for (const feel::day_bounds& one : days.told) add_days(one.first, one.last);
    if (!days.any && all == submissions{submission::none}) return all;
    const feel::value why = feel::value::unknown(feel::reasons_inside(r.value, e.arena()));
    row.submission_open =
        row.submission_open.is_unknown() ? tieuchi::join_unknown(row.submission_open, why, e.arena()) : why;
    note_days(row, r, days);
    return all;
  }
  row.may_be_done |= may_still_come(r.value);
  if (days.told.empty() || days.told.front().first > e.as_of()) return {submission::none};
  const date day = days.told.front().first;
  if (!row.submitted_on || day < *row.submitted_on) {
    row.submitted_on = day;
    note_papers(row, r);
  }
  return {of_day(day)};
}

/// What the rows of one bearer tell. A row that is dated too early does not count, so that another one speaks; one that
/// may be dated too early counts or does not.
inline submissions told_by(engine& e, const submission_terms& t, duty_row& row, fact_subject bearer, bool of_agency) {
  const indicator_terms terms = terms_of_year(e, t.in.year);
  if (!t.duty.spec->ignore_early) {
    const reading r = of_agency ? e.agency_value(t.duty.done_by, bearer.agency(), t.in)
                                : e.indicators().read_rows(t.duty.done_by, bearer, t.in, terms);
    return look_at(e, t, row, r, days_of(r), std::nullopt);
  }
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
    const days_reported days = days_of(r);
    all.merge(look_at(e, t, row, r, days, t.opens));
    const auto may_be_early = [&](const feel::day_bounds& told) { return told.first < *t.opens; };
    if (!t.opens || std::ranges::none_of(days.told, may_be_early) || r.rows.empty()) return all;
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

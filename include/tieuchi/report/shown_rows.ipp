#pragma once

// Rows without what they show of a restricted indicator (format page 7): outcomes stay, figures and days go.

#include <tieuchi/assess/engine_checks.hpp>
#include <tieuchi/assess/restricted.hpp>
#include <tieuchi/roadmap/duty.hpp>
#include <tieuchi/roadmap/target.hpp>

#include <algorithm>
#include <vector>

namespace tieuchi {
inline namespace TIEUCHI_ABI {
namespace detail {

inline roadmap_row shown(roadmap_row row, engine& e) {
  const compiled_target& target = e.rules().targets[row.target];
  const bool measured = target.measure != no_id && restricted_of(e)[target.measure];
  // What is due builds on the aims before.
  const bool due = std::ranges::any_of(target.aims, [&](const compiled_aim& aim) {
    return aim.year <= row.year &&
           ((aim.at_least && shows_restricted(e, *aim.at_least)) || (aim.at_most && shows_restricted(e, *aim.at_most)));
  });
  for (auto* figure : {&row.due, &row.shortfall, &row.excess})
    if (due || measured) figure->reset();
  for (auto* figure : {&row.reached, &row.reached_in_year, &row.reached_live})
    if (measured) figure->reset();
  return row;
}

inline duty_row shown(duty_row row, engine& e) {
  const compiled_duty& duty = e.rules().duties[row.duty];
  if (duty.done_by != no_id && restricted_of(e)[duty.done_by]) {
    row.submitted_on.reset();
    row.submitted_within.reset();
  }
  if (duty.spec->due && shows_restricted(e, *duty.spec->due)) row.last_day.reset();
  if (duty.spec->opens && shows_restricted(e, *duty.spec->opens)) row.opens.reset();
  return row;
}

template <class Row>
std::vector<Row> shown_all(const std::vector<Row>& rows, engine& e) {
  std::vector<Row> all;
  all.reserve(rows.size());
  for (const Row& row : rows) {
    check_made_by(e, row);
    all.push_back(shown(row, e));
  }
  return all;
}

}  // namespace detail
}  // namespace TIEUCHI_ABI
}  // namespace tieuchi

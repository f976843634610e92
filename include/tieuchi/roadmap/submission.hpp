#pragma once

// When a duty was done, as far as reports tell; for roadmap/ only.

#include <tieuchi/roadmap/duty.hpp>

#include <optional>
#include <set>
#include <vector>

namespace tieuchi {
inline namespace TIEUCHI_ABI {
namespace detail {

/// How a duty stands by a day of submission: done by the last day, done after it, not done as yet.
enum class submission : std::uint8_t { in_time, late, none };

/// Those that are possible by what is known, the best first; of a day that is known there is one.
using submissions = std::set<submission>;

/// What is asked: a duty in a period, with its first and its last day where they are known.
struct submission_terms {
  const compiled_duty& duty;
  const period& in;
  std::optional<date> opens, last_day;
};

/// Puts the day of submission, or where it lies, into a row: of the agency that bears it, else of the units concerned;
/// of several the first done by any.
submissions find_submission(engine&, const submission_terms&, duty_row&, const std::vector<unit_id>& concerned);

/// A row without any.
void leave_out_submission(duty_row&);

}  // namespace detail
}  // namespace TIEUCHI_ABI
}  // namespace tieuchi

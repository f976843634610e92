#pragma once

// Whom and when an expression is about.

#include <tieuchi/compile/rulebook.hpp>

namespace tieuchi {
inline namespace TIEUCHI_ABI {

/// A unit and a period; the engine adds the day of knowledge and the version.
struct frame {
  unit_id unit;
  tieuchi::period period;
  std::optional<date> territory = {};  ///< of an earlier period read by `prior`: last day of the frame that asks, whose
                                       ///< territory the unit then has; empty: that of the period itself

  friend auto operator<=>(const frame&, const frame&) = default;
};

/// How sure it is that a unit is a member of a cohort.
enum class membership : std::uint8_t { no, possible, yes };

}  // namespace TIEUCHI_ABI
}  // namespace tieuchi

#pragma once

// What can be asked of a programme: who, what and when.

#include <tieuchi/core/date.hpp>

#include <string>
#include <vector>

namespace tieuchi {
inline namespace TIEUCHI_ABI {

/// Empty years stand for every year of the programme; what is about one year takes the last of them, and without any
/// that of the day.
struct question {
  std::vector<int> years;
  date as_of{};
  std::string unit;  ///< id or dated code; of explain, and of duties, where it may be empty: everybody's
  std::string item;  ///< id or code; empty: every standard, and what else applies
};

}  // namespace TIEUCHI_ABI
}  // namespace tieuchi

#pragma once

// Questions that come as JSON, from C and every language that calls it.

#include <tieuchi/core/issue.hpp>
#include <tieuchi/model/question.hpp>
#include <tieuchi/text/limits.hpp>

namespace tieuchi {
inline namespace TIEUCHI_ABI {

/// Reads {"as_of": "2024-11-14", "years": [2024], "unit": ..., "item": ...}; as_of is required.
/// Without `years` every year is meant; an empty list means none and is refused.
[[nodiscard]] checked<question> read_question(std::string_view json, const json_limits& = usual_limits.question);

}  // namespace TIEUCHI_ABI
}  // namespace tieuchi

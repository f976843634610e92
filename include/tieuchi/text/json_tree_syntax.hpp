#pragma once

// What is wrong with text that is not JSON, in words an author can act on.

#include <tieuchi/core/issue.hpp>

#include <string_view>

namespace tieuchi {
inline namespace TIEUCHI_ABI {
namespace detail {

/// Where a parser gave up.
struct json_stop {
  std::size_t good = 0;     ///< end of the last token that was understood
  std::size_t stopped = 0;  ///< last byte that was looked at
  bool after_key = false;   ///< the last token was a key
};

/// The issue json.syntax for a text that is not JSON.
[[nodiscard]] issue json_syntax_issue(std::string_view text, const json_stop&);

}  // namespace detail
}  // namespace TIEUCHI_ABI
}  // namespace tieuchi

#pragma once

// What changed between two texts of a rule, in words.

#include <tieuchi/config.hpp>
#include <tieuchi/core/issue.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace tieuchi {
inline namespace TIEUCHI_ABI {
namespace feel {

/// One change of a rule.
struct rule_change {
  std::string before;    ///< canonical text of the old part; empty where something was added
  std::string after;     ///< canonical text of the new part; empty where something was removed
  tieuchi::words words;  ///< such as "phép so sánh `a >= 1` đổi thành `a > 1`"

  friend bool operator==(const rule_change&, const rule_change&) = default;
};

/// The smallest parts that differ, in order of the text; none when only the layout differs.
[[nodiscard]] std::vector<rule_change> rule_diff(std::string_view before, std::string_view after);

}  // namespace feel
}  // namespace TIEUCHI_ABI
}  // namespace tieuchi

#pragma once

// Which of several units of one name is meant, by the unit above it that stands beside the name or heads its rows; for
// door/ only.

#include <tieuchi/compile/rulebook.hpp>
#include <tieuchi/door/unit_names.hpp>

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace tieuchi {
inline namespace TIEUCHI_ABI {
namespace detail {

/// Names of units as a table writes them, and names of units above them.
class unit_places {
 public:
  explicit unit_places(const rulebook& rules) : rules_(rules) {}

  /// Whether a text, which has a number of its own, names several units, and is the id of none.
  [[nodiscard]] bool is_shared(std::uint32_t number, const std::string& unit);
  /// Whether a text names a unit above others that the programme is not about itself: it may head rows of a table.
  [[nodiscard]] bool may_head(const std::string& text);
  /// Whether a text names a unit.
  [[nodiscard]] bool is_unit(const std::string& text) { return !named(text).empty(); }
  /// A shared name with that of a unit above it, where that leaves one unit; else empty.
  [[nodiscard]] const std::string& placed(const std::string& unit, const std::string& above);

 private:
  [[nodiscard]] std::set<unit_id> named(std::string_view text);

  const rulebook& rules_;
  std::unique_ptr<unit_name_book> names_ = nullptr;  ///< made when it is first asked
  std::set<std::string_view> parents_;
  std::vector<std::optional<bool>> shared_;  ///< by number of a text, once asked
  std::map<std::string, bool, std::less<>> heads_;
  std::map<std::pair<std::string, std::string>, std::string> placed_;
};

}  // namespace detail
}  // namespace TIEUCHI_ABI
}  // namespace tieuchi

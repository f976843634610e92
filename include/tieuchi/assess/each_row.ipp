#pragma once

// The rows of an assessment one after another, whatever they are gathered into.

#include <tieuchi/assess/assessment.hpp>
#include <tieuchi/assess/engine_state.hpp>

#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace tieuchi {
inline namespace TIEUCHI_ABI {
namespace detail {

std::vector<unit_id> assessed_units(engine&);
std::map<std::string, std::vector<std::pair<item_id, period>>> items_by_period(const rulebook&, int year);

/// What a row of an assessment tells, before it becomes texts.
struct told_row {
  const item_result& r;
  std::optional<version_id> version;
  leaf_or_group choice;
  bool hidden = false;  ///< restricted: neither points nor value are told

  [[nodiscard]] std::string points() const;
  /// Null where no points are told.
  [[nodiscard]] const interval* range() const;
  [[nodiscard]] std::string value(const rulebook&) const;
  /// Whether that counts members.
  [[nodiscard]] bool counts() const;
  /// Empty where there is none.
  [[nodiscard]] std::string_view version_id_in(const rulebook&) const;
};

/// Nothing where the item has no row there.
std::optional<told_row> row_told(engine&, item_id item, const frame&);

/// Calls `take(item, frame, text of the period)` for all that may have a row in the years, sorted by period, unit, then
/// order of items.
template <class Take>
void each_row(engine& e, std::span<const int> years, const Take& take) {
  const rulebook& rules = e.rules();
  check_years(rules, years);
  for (const int year : std::set<int>(years.begin(), years.end())) {
    const auto asked = items_by_period(rules, year);
    const auto units = assessed_units(e);
    e.watched().begin(asked.size() * units.size());
    for (const auto& [text, items] : asked)
      for (const unit_id unit : units) {
        for (const auto& [name, p] : items) take(name, frame{unit, p}, text);
        e.watched().piece();
      }
  }
}

}  // namespace detail
}  // namespace TIEUCHI_ABI
}  // namespace tieuchi

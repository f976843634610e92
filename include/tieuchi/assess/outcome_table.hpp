#pragma once

// Outcomes as typed columns: what assess() tells row by row, kept as numbers.

#include <tieuchi/assess/assessment.hpp>
#include <tieuchi/table/table.hpp>

#include <map>
#include <memory>
#include <span>
#include <vector>

namespace tieuchi {
inline namespace TIEUCHI_ABI {

/// Every row of the years asked, in the order of assess(). The columns, whatever the data:
/// words `unit`, `item`, `period`, `version`, `outcome`, `reason`; day `as_of`; flag `provisional`; text `points`
/// (exact: `14`, `10..14`) beside figures `points_least` and `points_most` (nearest doubles, for drawing); text
/// `value`; counts `met`, `met_most` and `of` of a group whose members are counted, and `members_met`,
/// `members_not_met`, `members_unknown`, `members_not_applicable`, `members_waived` of any; lists `missing` (references
/// of facts), `assumes` (`place:element`) and `flags`.
struct outcome_table {
  provenance origin;
  std::shared_ptr<const table> rows;
  std::vector<issue> notes;
  std::shared_ptr<const engine_mark> made_by;
  std::map<std::string, failing_members> failing = {};  ///< by the word of the column `reason` that tells them
};

/// Assesses every unit that items are about, in every year given. Needs memory for the columns alone, not for rows.
[[nodiscard]] outcome_table outcomes(engine&, std::span<const int> years, const remembered_rows& = {});

/// The columns of an assessment, with the engine that made it; std::logic_error with another.
[[nodiscard]] outcome_table columns_of(const assessment&, engine&);

}  // namespace TIEUCHI_ABI
}  // namespace tieuchi

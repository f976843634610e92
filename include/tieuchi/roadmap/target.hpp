#pragma once

// Is the roadmap kept: per target and year what is due, what is recognised, and what stands beside it (format page 14).

#include <tieuchi/model/answer_words.hpp>
#include <tieuchi/roadmap/cohort_count.hpp>

#include <optional>
#include <string>
#include <vector>

namespace tieuchi {
inline namespace TIEUCHI_ABI {

/// One target and year.
struct roadmap_row {
  target_id target;
  std::optional<unit_id> unit;  ///< of a target with one aim per unit
  std::string name;             ///< id, or `target:unit`
  int year = 0;
  date as_of{};
  std::optional<number> due, reached;
  std::optional<number> unknown;  ///< units counted apart; of a measure, those left out that may still report
  target_verdict verdict = target_verdict::open;
  std::optional<number> shortfall, excess;
  bool at_most = false;  ///< the aim is a ceiling
  assumptions assumed;
  std::optional<number> reached_in_year;             ///< counting both
  std::optional<number> reached_live, unknown_live;  ///< live
  std::vector<number> beside;                        ///< one per `beside`
  std::vector<number> beside_unknown;                ///< units for which it is not known
  target_count counted;                              ///< by name, for explanations
  std::size_t cohort_size = 0;                       ///< certain members
  cohort_id cohort;
  std::vector<ref> clauses;  ///< of the aim, else of the target
  std::shared_ptr<const engine_mark> made_by;
};

/// Every target in the years asked that has an aim, in order of the pack, then year, then unit.
[[nodiscard]] std::vector<roadmap_row> roadmap(engine&, std::span<const int> years);

}  // namespace TIEUCHI_ABI
}  // namespace tieuchi

#pragma once

// Who owes what by when, and what came of it (format page 15).

#include <tieuchi/assess/engine.hpp>
#include <tieuchi/model/answer_words.hpp>

#include <optional>
#include <string>
#include <vector>

namespace tieuchi {
inline namespace TIEUCHI_ABI {

/// One bearer and occurrence of a duty.
struct duty_row {
  duty_id duty;
  std::string occurrence;           ///< `duty@2024-Q1`, `duty:unit@2024`, `duty:unit@<event>`
  std::string label;                ///< of the occurrence: its period as printed, the id of its event
  std::optional<unit_id> unit;      ///< the unit it is about or whose body bears it
  std::vector<agency_id> agencies;  ///< bearers that are agencies
  std::vector<unit_id> units;       ///< bearers that are units (several where it passed to successors)
  std::string bearer;               ///< ids joined by `+`
  duty_role role = duty_role::lead;
  tieuchi::period period;
  date as_of{};
  duty_status status = duty_status::not_yet_due;
  std::string reason;  ///< of not_required: `role`, `ended`, `not_required_when`; else why its day is not known
  std::vector<duty_status> may_be;   ///< of an unknown status: what it is by one day or another, in their order
  bool requirement_unknown = false;  ///< not_required_when is unknown: the status as if required
  feel::value requirement_open;      ///< and then why; lives in the engine
  std::optional<date> opens, last_day, submitted_on;
  std::optional<feel::day_bounds> submitted_within;  ///< where a month or the like is told, or papers differ
  feel::value submission_open;                       ///< and then why; lives in the engine
  fact_view report;                                  ///< the row that shows the submission
  std::vector<fact_view> contested;                  ///< the rows that differ on it, `report` first; else none
  bool may_be_done = false;                          ///< a bearer, or who bore it before, may still report a day
  assumptions assumed;
  std::shared_ptr<const engine_mark> made_by;
};

/// Every occurrence of every duty in the years asked, in order of the pack, then period, unit, bearer.
[[nodiscard]] std::vector<duty_row> duties(engine&, std::span<const int> years);

struct duty_doubts;

/// The occurrences of one duty for one unit within a frame's period, for `kept` and `breaches`; `doubts` tells whether
/// there may be others.
[[nodiscard]] std::vector<duty_row> duty_rows_within(engine&, name_id duty_name, const frame&,
                                                     duty_doubts* doubts = nullptr);

/// Lets the rules of the engine ask `kept` and `breaches`.
void answer_duties(engine&);

}  // namespace TIEUCHI_ABI
}  // namespace tieuchi

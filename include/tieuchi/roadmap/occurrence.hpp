#pragma once

// When a duty falls due and upon whom: its occurrences and their bearers.

#include <tieuchi/assess/agencies.hpp>
#include <tieuchi/assess/assessment.hpp>
#include <tieuchi/calendar/frame.hpp>

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace tieuchi {
inline namespace TIEUCHI_ABI {

/// One time a duty is owed.
struct duty_occurrence {
  tieuchi::period period;
  std::optional<unit_id> unit;  ///< of a duty per unit, event or fact
  std::string label;            ///< what tells it from others: its period as printed, the id of its event
  std::optional<date> event;    ///< day of the event
};

/// Who bears a duty once: an agency or a unit, with the role the programme gives.
struct duty_bearer {
  agency_id agency;
  unit_id unit;
  duty_role role = duty_role::lead;
};

/// What is not known, or rests on an assumption, of whether a unit owes something or is owed for.
struct duty_doubts {
  feel::value open;  ///< an unknown while something is open, with the reasons
  assumptions assumed;
};

/// The same of every unit.
struct duty_doubts_by_unit {
  std::map<unit_id, duty_doubts> units;
  std::optional<day_span> within = {};  ///< days of the frame that asks: other occurrences are not looked for
};

/// The occurrences of a duty whose period lies in a year, in order of period, then unit; none of a standing duty. A
/// unit that is only possibly among those it is about has none; `doubts` tells of it.
[[nodiscard]] std::vector<duty_occurrence> occurrences_in(engine&, duty_id duty, int year,
                                                          duty_doubts_by_unit* doubts = nullptr);

/// The bearers of an occurrence, in the order of the pack; agencies as of the day, successors for those that ended.
/// Those that are only possible bearers are none; `doubts` tells of them.
[[nodiscard]] std::vector<duty_bearer> bearers_of(engine&, duty_id duty, const duty_occurrence&, date day,
                                                  duty_doubts_by_unit* doubts = nullptr);

}  // namespace TIEUCHI_ABI
}  // namespace tieuchi

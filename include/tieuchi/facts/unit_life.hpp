#pragma once

// When each unit was in being, as its row and the recorded events say (format pages 2 and 8).

#include <tieuchi/model/programme.hpp>

#include <optional>
#include <vector>

namespace tieuchi {
inline namespace TIEUCHI_ABI {

/// First and last day of a unit's life; an empty end is open.
struct unit_life {
  bool known = false;  ///< its row or the event that made it is recorded
  std::optional<date> begins, ends;
  std::optional<date> known_from;  ///< the first day on which one of them is recorded; empty: it always is

  friend bool operator==(const unit_life&, const unit_life&) = default;
};

/// The lives of the units of a programme as known on a day; without a day, with every
/// event and row that is recorded at all.
[[nodiscard]] by_id<unit_id, unit_life> lives_of(const programme&, std::optional<date> as_of);

/// Whether an event of that kind ends the from-units that are not among its to-units.
[[nodiscard]] bool ends_units(event_kind) noexcept;

/// Whether an event of that kind makes the to-unit a successor of the from-unit.
[[nodiscard]] bool makes_successors(event_kind) noexcept;

}  // namespace TIEUCHI_ABI
}  // namespace tieuchi

#pragma once

// Units as known on a day: who is in being, who became what, and what a predecessor leaves (format pages 2, 6, 8).

#include <tieuchi/compile/rulebook.hpp>

#include <vector>

namespace tieuchi {
inline namespace TIEUCHI_ABI {

/// One edge of an event as seen from a successor or a predecessor.
struct succession_edge {
  event_id event;
  unit_id unit;  ///< the unit at the other end
  number share = 1;
};

/// The units and events of a rulebook as known on one day; cheap to make, immutable.
class unit_history {
 public:
  unit_history(const rulebook&, date as_of);

  /// Whether the unit is known at all on the day of knowledge (its creation or row is recorded).
  [[nodiscard]] bool known(unit_id unit) const;
  /// First and last day of the unit's life as known; empty: open.
  [[nodiscard]] std::optional<date> begins(unit_id unit) const;
  [[nodiscard]] std::optional<date> ends(unit_id unit) const;
  [[nodiscard]] bool in_being(unit_id unit, date day) const;
  /// The day moved into the unit's life, where it lies outside.
  [[nodiscard]] date nearest_day_of_life(unit_id unit, date day) const;
  /// Events known on the day that made or enlarged the unit (predecessors; the survivor of an absorption is not among
  /// them), earliest first.
  [[nodiscard]] const std::vector<succession_edge>& predecessors(unit_id unit) const;
  /// What became of the unit.
  [[nodiscard]] const std::vector<succession_edge>& successors(unit_id unit) const;
  /// Successors in being on a day, over any number of hops, without doubles, in order of unit id; the unit itself where
  /// it is in being.
  [[nodiscard]] std::vector<unit_id> heirs(unit_id unit, date day) const;
  /// Whether the unit came to be by an event of one of these kinds.
  [[nodiscard]] bool came_by(unit_id unit, const std::vector<event_kind>&) const;

 private:
  struct life {
    bool known = false;
    std::optional<date> begins, ends;
    std::vector<succession_edge> before, after;
  };
  const rulebook* rules_;
  date as_of_;
  by_id<unit_id, life> lives_;
};

}  // namespace TIEUCHI_ABI
}  // namespace tieuchi

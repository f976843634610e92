#pragma once

// What the names of a rulebook read before they are computed.

#include <tieuchi/compile/compiled.hpp>

#include <vector>

namespace tieuchi {
inline namespace TIEUCHI_ABI {

/// A name or a cohort among all that read and are read.
using read_node_id = id<kinds::read_node>;

/// What is read in earlier periods, so that it can be computed oldest first and no chain grows with the years.
struct read_past {
  std::vector<name_id> names;  ///< measures and items that `prior`, `streak` or `met_for` asks, in order of evaluation
  by_id<name_id, bool> reaches;  ///< whether evaluating it looks back at one of them, at any depth
  bool of_others = false;        ///< whether some unit looks back by way of another one
};

/// What a name reads, so that it can be computed before: in its own frame and, of a cohort, in those of the members.
struct read_before {
  std::vector<name_id> own, of_members;
  cohort_id cohort;
};

}  // namespace TIEUCHI_ABI
}  // namespace tieuchi

#pragma once

// Which items head a programme: what is explained where no item is asked, and what tables have as columns.

#include <tieuchi/compile/rulebook.hpp>

namespace tieuchi {
inline namespace TIEUCHI_ABI {

/// Groups that no group contains, in the order of the pack; in a programme without groups its criteria.
[[nodiscard]] std::vector<item_id> standards_of(const rulebook&);

/// Criteria that no group contains, beside the standards, in the order of the pack.
[[nodiscard]] std::vector<item_id> alone_of(const rulebook&);

}  // namespace TIEUCHI_ABI
}  // namespace tieuchi

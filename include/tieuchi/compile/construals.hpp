#pragma once

// Which options of readings stand in a rulebook, and what rests on a reading (format page 22).

#include <tieuchi/core/issue.hpp>
#include <tieuchi/core/watch.hpp>
#include <tieuchi/model/programme.hpp>

#include <map>
#include <memory>
#include <set>
#include <string>
#include <vector>

namespace tieuchi {
inline namespace TIEUCHI_ABI {

struct readings_made {
  std::map<std::string, std::set<std::string>> elements_under;  ///< ids of elements by the reading they stand under
  chosen_options chosen;                                        ///< other options than those that stand by default
  by_id<name_id, std::vector<construal_id>> of_names;           ///< what a name rests on; empty without any
  by_id<target_id, std::vector<construal_id>> of_targets;
};

/// The errors that a programme has under each option that does not stand by default, one chosen at a time.
[[nodiscard]] std::vector<issue> check_readings(const std::shared_ptr<const programme>&, const watcher* = nullptr);

}  // namespace TIEUCHI_ABI
}  // namespace tieuchi

#pragma once

// What a call gives that its watcher stopped.

#include <tieuchi/core/issue.hpp>
#include <tieuchi/core/watching.hpp>

#include <vector>

namespace tieuchi {
inline namespace TIEUCHI_ABI {

/// The issue of a call that its watcher stopped.
[[nodiscard]] inline issue cancelled_issue() {
  issue found;
  found.code = "cancelled";
  found.message = {"đã dừng theo yêu cầu", "stopped on request"};
  return found;
}

/// Whether these are the issues of a call that was stopped.
[[nodiscard]] inline bool was_cancelled(const std::vector<issue>& issues) {
  return !issues.empty() && issues.back().code == "cancelled";
}

/// What a call made, or where its watcher stopped it nothing but the issue `cancelled`.
template <class Made, class Call>
[[nodiscard]] Made unless_cancelled(Made made, const Call& call) {
  try {
    call(made);
    return made;
  } catch (const cancelled&) {
    Made nothing;
    nothing.issues.push_back(cancelled_issue());
    return nothing;
  }
}

}  // namespace TIEUCHI_ABI
}  // namespace tieuchi

#pragma once

// Cases about duties and targets (format page 16): what the case runner of assess/ leaves to this folder.

#include <tieuchi/assess/case_runner.hpp>

namespace tieuchi {
inline namespace TIEUCHI_ABI {

/// Lets run_cases judge `duty@2024`, `duty:unit@2024`, `target` and `target:unit`.
[[nodiscard]] case_hooks plan_hooks();

}  // namespace TIEUCHI_ABI
}  // namespace tieuchi

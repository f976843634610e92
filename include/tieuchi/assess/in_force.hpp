#pragma once

// Which version of a programme governs a year: targets and duties exist in the versions that name them, and what is
// reported for no unit's frame is read by the text of its year (format page 4).

#include <tieuchi/assess/engine.hpp>

#include <optional>

namespace tieuchi {
inline namespace TIEUCHI_ABI {

/// The version that governs the end of a year as known on the day of knowledge; nothing when none is recorded yet.
[[nodiscard]] std::optional<version_id> version_of_year(engine&, int year);

/// How what is reported of a year is read outside every unit's frame: by the text of its version.
[[nodiscard]] indicator_terms terms_of_year(engine&, int year);

}  // namespace TIEUCHI_ABI
}  // namespace tieuchi

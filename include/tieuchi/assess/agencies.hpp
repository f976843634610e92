#pragma once

// Agencies that ended and what stands in their place.

#include <tieuchi/assess/engine.hpp>

namespace tieuchi {
inline namespace TIEUCHI_ABI {

/// The agency that stands in an agency's place on a day, by the ends known on D: itself or the last successor.
[[nodiscard]] agency_id standing_agency(const engine&, agency_id agency, date day);

}  // namespace TIEUCHI_ABI
}  // namespace tieuchi

#pragma once

#include <tieuchi/roadmap/in_force.hpp>

namespace tieuchi {
inline namespace TIEUCHI_ABI {

TIEUCHI_INLINE std::optional<index> version_of_year(engine& e, int year) {
  const date day = e.last_day(year_period(year));
  std::optional<index> found;
  const auto& versions = e.rules().versions;
  for (index v = 0; v < versions.size(); ++v)
    if (versions[v].recorded_on <= e.as_of() && versions[v].begins <= day) found = v;
  return found;
}

}  // namespace TIEUCHI_ABI
}  // namespace tieuchi

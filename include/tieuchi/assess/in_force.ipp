#pragma once

#include <tieuchi/assess/in_force.hpp>

namespace tieuchi {
inline namespace TIEUCHI_ABI {

std::optional<version_id> version_of_year(engine& e, int year) {
  const date day = e.last_day(year_period(year));
  std::optional<version_id> found;
  const auto& versions = e.rules().versions;
  for (const version_id v : versions.ids())
    if (versions[v].recorded_on <= e.as_of() && versions[v].begins <= day) found = v;
  return found;
}

indicator_terms terms_of_year(engine& e, int year) { return {version_of_year(e, year).value_or(no_id), std::nullopt}; }

}  // namespace TIEUCHI_ABI
}  // namespace tieuchi

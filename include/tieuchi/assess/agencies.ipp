#pragma once

#include <tieuchi/assess/agencies.hpp>
#include <tieuchi/assess/engine_state.hpp>

#include <vector>

namespace tieuchi {
inline namespace TIEUCHI_ABI {

agency_id standing_agency(const engine& e, agency_id agency, date day) {
  const auto& all = e.rules().programme->agencies;
  auto& known = engine_access::of(e).standing_agencies;
  std::vector<agency_id> passed;
  for (std::size_t hops = 0; hops <= all.size(); ++hops) {
    const auto& a = all.at(agency);
    const auto ends = a.ends_as_known(e.as_of());
    if (!ends || day <= *ends || !a.successor) break;
    if (const auto found = known.find({agency, day}); found != known.end()) {
      agency = found->second;
      break;
    }
    const auto next = e.rules().agency(a.successor->name);
    if (!next) break;
    passed.push_back(agency);
    agency = *next;
  }
  for (const agency_id before : passed) known[{before, day}] = agency;
  return agency;
}

}  // namespace TIEUCHI_ABI
}  // namespace tieuchi

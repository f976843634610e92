#pragma once

// What shows the value of an indicator that is not for everybody, to any depth.

#include <tieuchi/assess/engine.hpp>

#include <vector>

namespace tieuchi {
inline namespace TIEUCHI_ABI {
namespace detail {

/// By name: whether its value shows a restricted indicator.
by_id<name_id, bool> restricted_names(const rulebook&);
/// The same, found once for an engine.
const by_id<name_id, bool>& restricted_of(engine&);
/// Whether a value, or a day by what it is anchored at, shows one of them.
bool shows_restricted(engine&, const compiled_value&);
bool shows_restricted(engine&, const day_spec&);

}  // namespace detail
}  // namespace TIEUCHI_ABI
}  // namespace tieuchi

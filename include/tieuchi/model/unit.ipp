#pragma once

#include <tieuchi/model/unit.hpp>

#include <algorithm>

namespace tieuchi {
inline namespace TIEUCHI_ABI {

TIEUCHI_INLINE std::string_view code_of(event_kind k) noexcept { return event_kind_codes[static_cast<std::size_t>(k)]; }

TIEUCHI_INLINE std::optional<event_kind> event_kind_of(std::string_view code) noexcept {
  const auto found = std::ranges::find(event_kind_codes, code);
  if (found == event_kind_codes.end()) return std::nullopt;
  return static_cast<event_kind>(found - event_kind_codes.begin());
}

}  // namespace TIEUCHI_ABI
}  // namespace tieuchi

#pragma once

#include <tieuchi/model/indicator.hpp>

namespace tieuchi {
inline namespace TIEUCHI_ABI {

TIEUCHI_INLINE std::string_view code_of(value_type t) noexcept { return value_type_codes[static_cast<std::size_t>(t)]; }

TIEUCHI_INLINE std::string_view code_of(carry_kind k) noexcept { return carry_kind_codes[static_cast<std::size_t>(k)]; }

}  // namespace TIEUCHI_ABI
}  // namespace tieuchi

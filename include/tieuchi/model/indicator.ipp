#pragma once

#include <tieuchi/model/indicator.hpp>

namespace tieuchi {
inline namespace TIEUCHI_ABI {

TIEUCHI_INLINE std::string_view code_of(value_type t) noexcept { return value_type_codes[static_cast<std::size_t>(t)]; }

}  // namespace TIEUCHI_ABI
}  // namespace tieuchi

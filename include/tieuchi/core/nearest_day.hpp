#pragma once

// What a day written in another way most likely means, for the words of an issue; never a value.

#include <tieuchi/config.hpp>

#include <string>
#include <string_view>

namespace tieuchi {
inline namespace TIEUCHI_ABI {

/// 31/12/2024, 31-12-2024, 2024/12/31 -> "2024-12-31"; a day past the end of its month -> the last one; else empty.
[[nodiscard]] std::string nearest_day(std::string_view text);

}  // namespace TIEUCHI_ABI
}  // namespace tieuchi

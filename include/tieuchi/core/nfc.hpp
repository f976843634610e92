#pragma once

// One spelling for what looks the same: Unicode normalisation form C, and folding for matching Vietnamese names.

#include <tieuchi/core/watching.hpp>

#include <string>
#include <string_view>

namespace tieuchi {
inline namespace TIEUCHI_ABI {

/// Whether a valid UTF-8 text is in normalisation form C.
[[nodiscard]] bool is_nfc(std::string_view);

/// The text in normalisation form C; invalid bytes become U+FFFD. It asks whoever watches, however long a run of marks
/// is, and throws `cancelled` where he says so.
[[nodiscard]] std::string to_nfc(std::string_view);
[[nodiscard]] std::string to_nfc(std::string_view, watching&);

/// Lower case without marks, đ as d: "Tỷ lệ HỘ" and "ty le ho" fold alike. For matching names, never for rewriting
/// them.
[[nodiscard]] std::string fold_vietnamese(std::string_view);

}  // namespace TIEUCHI_ABI
}  // namespace tieuchi

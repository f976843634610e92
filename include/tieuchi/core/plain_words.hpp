#pragma once

// Words as people type and paste them: blanks of every kind, capitals, letters that nobody sees.

#include <tieuchi/config.hpp>

#include <optional>
#include <string>
#include <string_view>

namespace tieuchi {
inline namespace TIEUCHI_ABI {

/// A text without blanks at its ends: spaces, tabs, line ends and every no-break or narrow space of Unicode.
[[nodiscard]] std::string_view without_outer_blanks(std::string_view) noexcept;

/// The same with each run of blanks inside as one space.
[[nodiscard]] std::string with_single_spaces(std::string_view);

/// Lower case, marks kept, in NFC, with single spaces: "Đơn  VỊ" and "đơn vị" are the same words.
[[nodiscard]] std::string plain_words(std::string_view);

/// Which letters of a text no reader sees as such.
enum class hidden_letters : bool {
  controls,  ///< control characters but tab and line end
  all        ///< and line ends, marks that turn the direction of writing, letters without width
};

/// The first letter of that kind; nothing where there is none.
[[nodiscard]] std::optional<char32_t> first_hidden_letter(std::string_view, hidden_letters) noexcept;

/// Such as U+202E.
[[nodiscard]] std::string code_point_name(char32_t);

}  // namespace TIEUCHI_ABI
}  // namespace tieuchi

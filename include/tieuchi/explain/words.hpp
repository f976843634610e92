#pragma once

// The fixed words of the house in print: outcomes, reasons, states, days and numbers, Vietnamese and English.

#include <tieuchi/core/date.hpp>
#include <tieuchi/core/issue.hpp>
#include <tieuchi/core/number.hpp>
#include <tieuchi/core/outcome.hpp>
#include <tieuchi/facts/period.hpp>
#include <tieuchi/model/indicator.hpp>
#include <tieuchi/roadmap/duty.hpp>
#include <tieuchi/roadmap/target.hpp>

#include <span>

namespace tieuchi {
inline namespace TIEUCHI_ABI {

/// "đạt", "chưa đạt", "chưa đủ số liệu để kết luận", "không áp dụng", "được miễn".
[[nodiscard]] const words& words_of(outcome) noexcept;
[[nodiscard]] const words& words_of(duty_status) noexcept;
[[nodiscard]] const words& words_of(duty_role) noexcept;
[[nodiscard]] const words& words_of(target_verdict) noexcept;
[[nodiscard]] const words& words_of(severity) noexcept;

/// What a reason code or default reason word means to a reader; nothing for words that a programme chose itself.
[[nodiscard]] std::optional<words> words_of_reason(std::string_view code);

/// What an assumption place means: "coi là giá trị mặc định vì chưa có báo cáo".
[[nodiscard]] words words_of_assumption(std::string_view place_code);

/// A code of answers and what it means to a reader.
struct code_words {
  std::string_view code, vi, en;
};

/// The codes of one kind, in the order in which readers meet them.
struct word_list {
  std::string_view name;  ///< key in `tieuchi/words/1`
  std::span<const code_words> codes;
};

/// Every list of words of answers; the one place of these words.
[[nodiscard]] std::span<const word_list> word_lists() noexcept;

/// "ngày 14/11/2024" needs no leading word here: 14/11/2024 and 2024-11-14.
[[nodiscard]] words words_of(date);

/// "năm 2024", "quý III năm 2024"; the label of a declared period stands before its year.
[[nodiscard]] words words_of(const period&, const words& declared_label = {});

/// "tháng 03/2024 (chưa rõ ngày)": a day of which only so much is known.
[[nodiscard]] words words_of(const feel::day_bounds&);

/// A number for readers: decimal comma in Vietnamese.
[[nodiscard]] words words_of(const number&, std::optional<int> decimals = std::nullopt);

/// Both languages the same.
[[nodiscard]] words same_words(std::string_view);

[[nodiscard]] words join_words(const std::vector<words>&, std::string_view between);

}  // namespace TIEUCHI_ABI
}  // namespace tieuchi

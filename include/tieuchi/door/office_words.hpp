#pragma once

// Days, yes and no, periods and the standing words of a sheet as offices write them.

#include <tieuchi/core/date.hpp>
#include <tieuchi/door/locale.hpp>
#include <tieuchi/facts/period.hpp>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tieuchi {
inline namespace TIEUCHI_ABI {

/// A day that is not written year-month-day, as each convention reads it.
struct office_day {
  std::optional<date> vi;           ///< day/month/year
  std::optional<date> month_first;  ///< month/day/year
  std::optional<date> either;       ///< the same everywhere: 2024/3/5, 2024-03-05 00:00:00, ngày 5 tháng 3 năm 2024
  std::optional<date> spreadsheet;  ///< 45356, the day as a spreadsheet counts it
  bool looks_like_one = false;      ///< three numbers between slashes, points or hyphens, or a name of a month

  [[nodiscard]] const std::optional<date>& in(fact_locale) const noexcept;
};

[[nodiscard]] office_day office_day_of(std::string_view);

/// Whether a word says yes or no; nothing of any other.
[[nodiscard]] std::optional<bool> office_boolean_of(std::string_view, fact_locale);

/// The word among those it reads in files of that spelling that a misspelt one may be; empty for none. Of two letters
/// only marks are guessed, but that short forms of "không" are known.
[[nodiscard]] std::string nearest_boolean(std::string_view plain_words, fact_locale);

/// A period in words, such as "quý III năm 2024", "Thg7-24", "Jul-24", "năm 2024", as the format writes it.
[[nodiscard]] std::optional<std::string> office_period_of(std::string_view, period_form);

/// The year, half, quarter or month in words that stands where a day is due, as the format writes it; its year has four
/// digits, for "Jul-24" may be a day of July.
[[nodiscard]] std::optional<std::string> office_stretch_of(std::string_view);

/// A half, quarter or month, with or without its year; or a year.
struct office_part {
  period_form form = period_form::half;
  std::string period;  ///< as the format writes it, "2024-Q3"; empty where no year is said
  std::string part;    ///< what stands behind the year: "Q3"; of a year, the year
};

/// Whether a year is taken for a part of time, too.
enum class office_years : bool { no_parts, parts_too };

/// A half, quarter or month in words, such as "quý III", "6 tháng đầu năm", "7/2024"; a number alone is none, but a
/// year where years are asked for.
[[nodiscard]] std::optional<office_part> office_part_of(std::string_view, office_years = office_years::no_parts);

/// Whether a cell holds what people write for nought, or for no figure yet.
[[nodiscard]] bool is_word_for_nothing(std::string_view);

/// Whether a cell marks the row as a total.
[[nodiscard]] bool is_total_word(std::string_view);

/// What stands behind the number of an entry in a list, such as "1.2.", "a)", "(3)", "II.", "-"; all of it where none
/// is.
[[nodiscard]] std::string_view behind_list_number(std::string_view plain_words) noexcept;

/// Whether words stand in others, as whole words.
[[nodiscard]] bool stands_in(std::string_view plain_words, std::string_view wanted) noexcept;

/// Whether words are about other figures than those of what was done: a plan, an estimate, the same time of another
/// year, a running total.
[[nodiscard]] bool tells_other_kind(std::string_view plain_words) noexcept;

/// What words say of a period, beside the one that figures are taken for.
enum class period_match : std::uint8_t { none, same, other };

/// Whether words name a year, half, quarter or month, and whether it is the one given (`2024`, `2024-Q1`; empty: none
/// is given). The day of a document is no period.
[[nodiscard]] period_match period_told_in(std::string_view plain_words, std::string_view given);

/// Whether a column counts the rows.
[[nodiscard]] bool is_ordinal_column(std::string_view);

/// The column of data/facts that such a heading stands for; empty for none.
[[nodiscard]] std::string_view fact_column_headed(std::string_view heading);

namespace detail {

/// Whether a byte of plain words is of a letter.
inline bool is_letter(char c) noexcept { return (c >= 'a' && c <= 'z') || static_cast<unsigned char>(c) >= 0x80; }

/// Runs of letters and runs of digits of a text in lower case; what stands between them is left out.
std::vector<std::string> words_and_numbers(std::string_view);

}  // namespace detail

}  // namespace TIEUCHI_ABI
}  // namespace tieuchi

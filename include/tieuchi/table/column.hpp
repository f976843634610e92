#pragma once

// One column of a table of answers, kept as numbers and printed at a face only. It knows no programme.

#include <tieuchi/core/date.hpp>

#include <cstdint>
#include <limits>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <variant>
#include <vector>

namespace tieuchi {
inline namespace TIEUCHI_ABI {

/// Each different text of a column once, in the order in which it was met.
class word_book {
 public:
  /// The number of a text.
  std::int32_t number_of(std::string_view word);
  [[nodiscard]] const std::vector<std::string>& words() const noexcept { return words_; }

 private:
  struct text_hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const noexcept { return std::hash<std::string_view>{}(text); }
  };
  std::vector<std::string> words_;
  std::unordered_map<std::string, std::int32_t, text_hash, std::equal_to<>> numbers_;
};

/// Texts of which few are different: the number of each in the book, `absent` where there is none.
struct word_cells {
  static constexpr std::int32_t absent = -1;

  word_book book;
  std::vector<std::int32_t> codes;
};

/// Lists of such texts: those of row i are codes[ends[i - 1]] up to codes[ends[i]], the first from 0.
struct words_cells {
  word_book book;
  std::vector<std::int32_t> codes;
  std::vector<std::uint32_t> ends;
};

/// Texts that mostly differ: that of row i is bytes[ends[i - 1]] up to bytes[ends[i]]; empty where there is none.
struct text_cells {
  std::string bytes;
  std::vector<std::uint64_t> ends;
};

/// Yes or no.
struct flag_cells {
  std::vector<std::uint8_t> values;
};

/// Whole numbers.
struct count_cells {
  static constexpr std::int32_t absent = std::numeric_limits<std::int32_t>::min();

  std::vector<std::int32_t> values;
};

/// Nearest doubles of exact numbers, for drawing and sorting; not a number where there is none.
struct figure_cells {
  std::vector<double> values;
};

/// Days since 1970-01-01.
struct day_cells {
  static constexpr std::int32_t absent = std::numeric_limits<std::int32_t>::min();

  std::vector<std::int32_t> values;
};

using column_cells =
    std::variant<word_cells, words_cells, text_cells, flag_cells, count_cells, figure_cells, day_cells>;

/// A column by name; which cells it has depends on the table it is of, never on the data.
struct column {
  std::string name;
  column_cells cells;

  [[nodiscard]] std::size_t size() const noexcept;
};

void add(word_cells&, std::string_view word);  ///< empty: absent
void add(words_cells&, const std::vector<std::string>& words);
void add_numbers(words_cells&, std::span<const std::int32_t> numbers);  ///< of words of its book
void add(text_cells&, std::string_view text);
void add(flag_cells&, bool);
void add(count_cells&, std::optional<std::int64_t>);
void add(figure_cells&, std::optional<double>);
void add(day_cells&, const std::optional<date>&);

/// Puts the rows of other cells of the same kind behind.
void append(word_cells&, const word_cells&);
void append(words_cells&, const words_cells&);
void append(text_cells&, const text_cells&);
void append(flag_cells&, const flag_cells&);
void append(count_cells&, const count_cells&);
void append(figure_cells&, const figure_cells&);
void append(day_cells&, const day_cells&);

/// What stands in a row; nothing where a cell is absent.
[[nodiscard]] std::string_view word_at(const word_cells&, std::size_t row);
[[nodiscard]] std::string_view text_at(const text_cells&, std::size_t row);
/// The numbers of the words of a list.
[[nodiscard]] std::span<const std::int32_t> codes_at(const words_cells&, std::size_t row);
[[nodiscard]] std::vector<std::string_view> words_at(const words_cells&, std::size_t row);
[[nodiscard]] std::optional<date> day_at(const day_cells&, std::size_t row);

}  // namespace TIEUCHI_ABI
}  // namespace tieuchi

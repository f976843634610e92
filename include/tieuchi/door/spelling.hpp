#pragma once

// What is counted of how files and their columns are spelled, and what is to be told of it; for door/ only.

#include <tieuchi/compile/rulebook.hpp>
#include <tieuchi/door/locale.hpp>

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace tieuchi {
inline namespace TIEUCHI_ABI {
namespace detail {

/// What was read otherwise than it is written, to be told once for each column and kind.
enum class conversion : std::uint8_t {
  none,
  thousands,
  decimal_mark,
  percent,
  day,
  word,
  label,
  name,
  short_name,
  period,
  no_data
};

struct conversion_notes {
  struct one {
    const fact_row* first = nullptr;
    std::string_view column;
    std::string read;
    conversion how = conversion::none;
    std::size_t number = 0;
  };
  std::vector<one> all;  ///< in order of the first cell
  std::map<std::string, std::size_t> at;
};

/// How the numbers of one column of one file are spelled: cells by what their marks can be.
struct number_column {
  std::size_t cells = 0;
  std::size_t decimal_points = 0;     ///< 1.5
  std::size_t group_points = 0;       ///< 1.200, 1.234.567, 1.234,5
  std::size_t group_points_only = 0;  ///< the same without 1.200
  std::size_t decimal_commas = 0;     ///< 69,6
  std::size_t group_commas = 0;       ///< 1,200, 1,234,567, 1,234.5
  std::size_t group_commas_only = 0;  ///< the same without 1,200
  std::size_t blanks = 0;             ///< 1 234
  std::size_t vi_commas = 0;          ///< 69,6, 1,200 and 1.234,5: commas that vi reads
  std::size_t en_points = 0;          ///< 1.5, 1.200 and 1,234.5: points that en reads
  /// The first cell of each.
  const fact_row* decimal_point = nullptr;
  const fact_row* group_point = nullptr;
  const fact_row* group_point_only = nullptr;
  const fact_row* decimal_comma = nullptr;
  const fact_row* group_comma = nullptr;
  const fact_row* group_comma_only = nullptr;
  const fact_row* vi_comma = nullptr;
  const fact_row* en_point = nullptr;
  bool doubt_told = false;
  std::size_t percents = 0;  ///< values let in
  bool percents_at_most_one = true, percent_above_zero = false;
  const fact_row* first_percent = nullptr;
  std::size_t crosses = 0, blank_cells = 0;  ///< of a yes or no
  const fact_row* first_cross = nullptr;
};

/// How the cells of one file are spelled.
struct file_spelling {
  fact_locale how = fact_locale::plain;
  bool declared = false;
  std::size_t only_vi = 0, only_en = 0, only_en_groups = 0;  ///< numbers that one convention alone reads
  const fact_row* first_only_vi = nullptr;
  const fact_row* first_only_en_groups = nullptr;
};

struct spelling_survey {
  std::map<std::uint32_t, file_spelling> files;
  std::map<std::pair<std::uint32_t, name_id>, number_column> columns;  ///< by file and name of the indicator
};

}  // namespace detail
}  // namespace TIEUCHI_ABI
}  // namespace tieuchi

#pragma once

// Every limit of the readers in one place; docs/format/limits.md states them. A reader takes its own as an argument.

#include <tieuchi/core/issue_book.hpp>

#include <cstddef>

namespace tieuchi {
inline namespace TIEUCHI_ABI {

inline constexpr std::size_t mebibyte = std::size_t{1} << 20;

/// How large a JSON text may be.
struct json_limits {
  std::size_t bytes = 16 * mebibyte;
  std::size_t nodes = 1'000'000;
  std::size_t depth = 64;
};

/// How large a table may be, and how many issues of it are kept.
struct csv_limits {
  std::size_t bytes = 256 * mebibyte;
  std::size_t rows = 2'000'000;
  std::size_t columns = 16'384;
  std::size_t issues = greatest_told;
};

/// How much is read of each kind of input.
struct read_limits {
  json_limits pack_file = {};                        ///< a JSON file of a pack
  csv_limits pack_table = {.bytes = 64 * mebibyte};  ///< a CSV file of a pack
  std::size_t pack_id = mebibyte;                    ///< a pack.json that is looked at for its id only
  csv_limits facts_table = {};                       ///< facts as CSV, from a file or a text
  json_limits facts_list = {};                       ///< facts as a JSON list
  json_limits question = {mebibyte, 100'000, 16};
  json_limits choices = {64 * mebibyte, 100'000, 16};  ///< readings and tables under which a pack is loaded
  std::size_t source = 16 * mebibyte;                  ///< an official text that clauses are quoted from
  std::size_t line = 16 * mebibyte;                    ///< a line of cases of the rule language
};

inline constexpr read_limits usual_limits{};

}  // namespace TIEUCHI_ABI
}  // namespace tieuchi

#pragma once

// Reported facts: tables as offices keep them, and the door that lets good rows in and says what is wrong with the
// rest.

#include <tieuchi/compile/rulebook.hpp>
#include <tieuchi/core/issue_book.hpp>
#include <tieuchi/core/watch.hpp>
#include <tieuchi/door/fact_rows.hpp>
#include <tieuchi/door/locale.hpp>
#include <tieuchi/facts/ledger.hpp>
#include <tieuchi/text/csv.hpp>
#include <tieuchi/text/json_tree.hpp>

#include <cstddef>
#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tieuchi {
inline namespace TIEUCHI_ABI {

/// What a table of facts leaves unsaid, and how far its spelling may stray.
struct fact_options {
  /// How the tables are spelled. Where nothing is said: as the format has it, or as a file itself shows beyond doubt;
  /// what can be read in two ways is refused then (format page 7).
  std::optional<fact_locale> locale;
  /// Whether the locale is what a face takes for granted and nobody said: then numbers in doubt are refused as before.
  bool assumed = false;
  std::size_t header = 0;                      ///< line of a table that names its columns, from 1; 0: it is looked for
  std::map<std::string, std::string> columns;  ///< heading of a table -> indicator or column of data/facts
  std::string period, recorded_on, reporter, document;  ///< for columns that the table has not
  /// Words of a cell that say that there is no figure; it is passed over as an empty one is, and counted.
  std::vector<std::string> no_data;
  read_limits limits = {};
  const watcher* watched_by = nullptr;  ///< where it says no, nothing is let in: the issue `cancelled`
};

/// A row that was not let in; of a sheet, a cell of it, where the fault is its own.
struct refused_row {
  std::size_t row = 0;  ///< data row of its file, or place in a list of rows, from 1
  std::string file;
  std::string code;    ///< of the issue that refused it
  std::string column;  ///< of the cell at fault; empty where it is the row as a whole

  friend bool operator==(const refused_row&, const refused_row&) = default;
};

/// Rows as text with the texts they stand in; issues of the table itself, such as a column nobody knows or a row that
/// has not the cells of the header.
struct fact_table {
  fact_rows rows;
  source_map files;
  std::vector<issue> issues;
  std::vector<refused_row> refused;  ///< rows that could not be read, all of them
  untold_issues untold;
};

/// A table that never was a text, such as a frame: names of its columns and rows with a cell for each.
struct fact_grid {
  std::vector<csv_cell> header;
  std::vector<std::vector<csv_cell>> rows;
};

/// Reads a table in long form (`unit,indicator,period,value,recorded_on,...` by name, in any order) or as a sheet (one
/// row a unit, one column an indicator); the header says which. Throws `cancelled` where the watcher says so.
[[nodiscard]] fact_table read_fact_table(std::string_view bytes, const std::string& file_name, const rulebook&,
                                         const fact_options& = {});
/// The same of a grid; places name its rows and columns, no lines.
[[nodiscard]] fact_table read_fact_grid(fact_grid, const std::string& name, const rulebook&, const fact_options& = {});

/// What came through the door.
struct admission {
  using locale = fact_locale;
  std::shared_ptr<const ledger> facts;
  std::vector<issue> issues;  ///< at most so many (limits of the readers); of the others the number is in `untold`
  untold_issues untold;
  std::size_t admitted = 0;  ///< rows that are facts now; those of the base are not counted
  std::size_t refused = 0;
  std::vector<refused_row> refused_rows;  ///< all of them, each once, in order of finding
};

/// Checks rows and appends the good ones to what `base` has; each distinct text is judged once, and the base is shared.
/// Without a base the ledger begins with the further columns of units.csv, which are facts for the life of a unit.
/// Texts of `files` are what the rows' spots point into. Throws std::logic_error without rules, and for a base that
/// another rulebook let in.
[[nodiscard]] admission admit(const std::shared_ptr<const rulebook>&, const fact_rows&, const source_map& files = {},
                              const ledger* base = nullptr, const fact_options& = {});

/// The facts of the pack itself: further columns of units.csv and data/facts.
[[nodiscard]] admission pack_facts(const std::shared_ptr<const rulebook>&, const watcher* = nullptr);

/// Reads CSV files one after another; what is no regular file, or cannot be read, is the issue fact.file.
[[nodiscard]] admission read_facts(const std::shared_ptr<const rulebook>&, const std::vector<std::filesystem::path>&,
                                   const ledger* base = nullptr, const fact_options& = {});

}  // namespace TIEUCHI_ABI
}  // namespace tieuchi

#pragma once

// A CSV file of a pack, with the columns it must and may have.

#include <tieuchi/read/pack_reader.hpp>
#include <tieuchi/text/csv.hpp>

#include <functional>

namespace tieuchi {
inline namespace TIEUCHI_ABI {
namespace detail {

/// A table of a pack whose cells know their spots.
struct pack_table {
  csv_table table;
  std::uint32_t file = 0;

  [[nodiscard]] spot at(const csv_row&) const noexcept;
  [[nodiscard]] spot at(const csv_row&, std::string_view column) const noexcept;
};

/// Reads a CSV file of the pack; nothing when it cannot be read. `further` says whether any other column is taken.
std::optional<pack_table> read_table(pack_reading&, const std::string& path, std::vector<std::string> required,
                                     std::vector<std::string> optional, bool further = false);
/// A day in a cell; nothing when it is empty or none.
std::optional<date> cell_date(pack_reading&, const pack_table&, const csv_row&, std::string_view column);
/// The text of a cell that must not be empty.
std::string cell_needed(pack_reading&, const pack_table&, const csv_row&, std::string_view column);

}  // namespace detail
}  // namespace TIEUCHI_ABI
}  // namespace tieuchi

#pragma once

#include <tieuchi/table/column.ipp>
#include <tieuchi/table/table.hpp>

#include <set>
#include <stdexcept>

namespace tieuchi {
inline namespace TIEUCHI_ABI {
namespace detail {

/// The rows named of the cells of a column.
struct taking {
  std::span<const std::size_t> rows;

  column_cells operator()(const word_cells& from) const {
    word_cells to{from.book, {}};
    for (const std::size_t row : rows) to.codes.push_back(from.codes.at(row));
    return to;
  }
  column_cells operator()(const words_cells& from) const {
    words_cells to{from.book, {}, {}};
    for (const std::size_t row : rows) {
      const auto codes = codes_at(from, row);
      to.codes.insert(to.codes.end(), codes.begin(), codes.end());
      to.ends.push_back(end_of<std::uint32_t>(to.codes.size()));
    }
    return to;
  }
  column_cells operator()(const text_cells& from) const {
    text_cells to;
    for (const std::size_t row : rows) add(to, text_at(from, row));
    return to;
  }
  template <class Cells>
  column_cells operator()(const Cells& from) const {
    Cells to;
    for (const std::size_t row : rows) to.values.push_back(from.values.at(row));
    return to;
  }
};

}  // namespace detail

table::table(std::vector<column> columns) : columns_(std::move(columns)) {
  std::set<std::string_view> names;
  rows_ = columns_.empty() ? 0 : columns_.front().size();
  for (const column& c : columns_) {
    if (c.size() != rows_) throw std::logic_error("the columns of a table differ in length: " + c.name);
    if (!names.insert(c.name).second) throw std::logic_error("two columns of a table have one name: " + c.name);
  }
}

const column& table::operator[](std::string_view name) const {
  for (const column& c : columns_)
    if (c.name == name) return c;
  throw std::out_of_range("a table has no column " + std::string(name));
}

void table::throw_no_such_cells(std::string_view name) {
  throw std::out_of_range("a column of a table has other cells: " + std::string(name));
}

table table::take(std::span<const std::size_t> rows) const {
  std::vector<column> taken;
  for (const column& c : columns_) taken.push_back({c.name, std::visit(detail::taking{rows}, c.cells)});
  return table(std::move(taken));
}

}  // namespace TIEUCHI_ABI
}  // namespace tieuchi

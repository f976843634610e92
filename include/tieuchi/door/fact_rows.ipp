#pragma once

#include <tieuchi/door/fact_rows.hpp>

#include <limits>

namespace tieuchi {
inline namespace TIEUCHI_ABI {
namespace detail {

inline constexpr std::array fact_fields{&fact_row::unit,     &fact_row::indicator,   &fact_row::period,
                                        &fact_row::value,    &fact_row::recorded_on, &fact_row::reporter,
                                        &fact_row::document, &fact_row::note};
inline constexpr std::size_t unit_field = 0, indicator_field = 1, period_field = 2, value_field = 3, recorded_field = 4,
                             reporter_field = 5, document_field = 6, note_field = 7;

}  // namespace detail

std::array<std::uint32_t, 8> fact_rows::begins_of(const numbered& row) const noexcept {
  std::array<std::uint32_t, 8> begins{};
  if (row.far) {
    begins = far_[row.behind[0] | std::size_t{row.behind[1]} << 16U];
  } else {
    for (std::size_t i = 0; i < begins.size(); ++i)
      if (row.behind[i] != 0) begins[i] = row.offset + row.behind[i] - 1U;
  }
  for (std::size_t i = 0; i < begins.size() && row.column != 0; ++i)
    if (columns_[row.column - 1U].tells_of(i)) begins[i] = columns_[row.column - 1U].offset;
  return begins;
}

fact_row fact_rows::operator[](std::size_t at) const {
  const numbered& row = rows_[at];
  fact_row made;
  for (std::size_t i = 0; i < row.cells.size(); ++i) made.*detail::fact_fields[i] = texts_[row.cells[i]];
  made.row = row.row;
  made.at = {row.file, row.offset, row.pointer};
  if (row.column != 0) {
    made.column = texts_[columns_[row.column - 1U].heading];
    made.told = columns_[row.column - 1U].tells;
  }
  made.exact = row.exact;
  made.cells = begins_of(row);
  return made;
}

void fact_rows::append(numbered row, const std::array<std::uint32_t, 8>& begins) {
  for (std::size_t i = 0; i < begins.size() && !row.far; ++i) {
    const bool above = row.column != 0 && columns_[row.column - 1U].tells_of(i);
    const bool behind = begins[i] >= row.offset && begins[i] - row.offset < std::numeric_limits<std::uint16_t>::max();
    if (begins[i] != 0 && !above && !behind) row.far = true;
    if (begins[i] != 0 && !above) row.behind[i] = static_cast<std::uint16_t>(begins[i] - row.offset + 1);
  }
  if (row.far) {
    row.behind[0] = static_cast<std::uint16_t>(far_.size());
    row.behind[1] = static_cast<std::uint16_t>(far_.size() >> 16U);
    far_.push_back(begins);
  }
  rows_.push_back(row);
}

bool fact_rows::sheet_column::tells_of(std::size_t field) const noexcept {
  return (field == detail::indicator_field && tells != heading_tells::period) ||
         (field == detail::period_field && tells != heading_tells::indicator);
}

std::uint32_t fact_rows::add_column(std::string_view heading, std::uint32_t offset, heading_tells tells) {
  const std::uint32_t text = texts_.number_of(heading);
  const bool known = !columns_.empty() && columns_.back().heading == text && columns_.back().offset == offset &&
                     columns_.back().tells == tells;
  if (!known) columns_.push_back({text, offset, tells});
  return static_cast<std::uint32_t>(columns_.size());
}

void fact_rows::push_back(const fact_row& from) {
  numbered row;
  for (std::size_t i = 0; i < row.cells.size(); ++i) row.cells[i] = texts_.number_of(from.*detail::fact_fields[i]);
  row.row = static_cast<std::uint32_t>(from.row);
  row.file = from.at.file, row.offset = from.at.offset, row.pointer = from.at.pointer;
  row.exact = from.exact;
  const bool by_period = from.told == heading_tells::period;
  const std::uint32_t at = from.cells[by_period ? detail::period_field : detail::indicator_field];
  if (!from.column.empty()) row.column = add_column(from.column, at, from.told);
  append(row, from.cells);
}

void fact_rows::append_all(const fact_rows& from, std::uint32_t file) {
  std::vector<std::uint32_t> here(from.texts_.size());
  for (std::uint32_t i = 0; i < here.size(); ++i) here[i] = texts_.number_of(from.texts_[i]);
  const auto columns = static_cast<std::uint32_t>(columns_.size());
  for (const sheet_column& c : from.columns_) columns_.push_back({here[c.heading], c.offset, c.tells});
  rows_.reserve(rows_.size() + from.rows_.size());
  for (numbered row : from.rows_) {
    const auto begins = from.begins_of(row);
    for (std::uint32_t& cell : row.cells) cell = here[cell];
    if (row.column != 0) row.column += columns;
    row.file = file;
    row.far = false;
    row.behind = {};
    append(row, begins);
  }
}

}  // namespace TIEUCHI_ABI
}  // namespace tieuchi

#pragma once

#include <tieuchi/table/table.hpp>

#include <array>
#include <charconv>
#include <cmath>

namespace tieuchi {
inline namespace TIEUCHI_ABI {
namespace detail {

/// The shortest text that reads back as the same double.
inline std::string shortest(double n) {
  std::array<char, 32> digits{};
  const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), n).ptr;
  return {digits.data(), end};
}

struct cell_writer {
  std::size_t row;

  std::string operator()(const word_cells& c) const { return std::string(word_at(c, row)); }
  std::string operator()(const words_cells& c) const {
    std::string all;
    for (const std::string_view word : words_at(c, row)) (all += all.empty() ? "" : ";") += word;
    return all;
  }
  std::string operator()(const text_cells& c) const { return std::string(text_at(c, row)); }
  std::string operator()(const flag_cells& c) const { return c.values.at(row) != 0 ? "yes" : "no"; }
  std::string operator()(const count_cells& c) const {
    return c.values.at(row) == count_cells::absent ? std::string() : std::to_string(c.values[row]);
  }
  std::string operator()(const figure_cells& c) const {
    return std::isnan(c.values.at(row)) ? std::string() : shortest(c.values[row]);
  }
  std::string operator()(const day_cells& c) const {
    const auto day = day_at(c, row);
    return day ? day->text() : std::string();
  }
};

inline void add_csv_cell(std::string& line, std::string_view cell) {
  if (cell.find_first_of(",\"\r\n") == std::string_view::npos) {
    line += cell;
    return;
  }
  line += '"';
  for (const char c : cell) {
    if (c == '"') line += '"';
    line += c;
  }
  line += '"';
}

/// No cell ends its row or its column.
inline void add_markdown_cell(std::string& line, std::string_view cell) {
  line += ' ';
  for (const char c : cell) {
    if (c == '|' || c == '\\') line += '\\';
    line += c == '\n' || c == '\r' ? ' ' : c;
  }
  line += " |";
}

}  // namespace detail

std::string cell_text(const column& c, std::size_t row) { return std::visit(detail::cell_writer{row}, c.cells); }

std::string to_csv(const table& t) {
  std::string all;
  const auto end_cell = [&](std::size_t i) { all += i + 1 == t.columns().size() ? '\n' : ','; };
  for (std::size_t i = 0; i < t.columns().size(); ++i) {
    detail::add_csv_cell(all, t.columns()[i].name);
    end_cell(i);
  }
  for (std::size_t row = 0; row < t.rows(); ++row)
    for (std::size_t i = 0; i < t.columns().size(); ++i) {
      detail::add_csv_cell(all, cell_text(t.columns()[i], row));
      end_cell(i);
    }
  return all;
}

std::string to_markdown(const table& t) {
  std::string all = "|", rule = "|";
  for (const column& c : t.columns()) {
    detail::add_markdown_cell(all, c.name);
    rule += " --- |";
  }
  all += "\n" + rule + "\n";
  for (std::size_t row = 0; row < t.rows(); ++row) {
    all += '|';
    for (const column& c : t.columns()) detail::add_markdown_cell(all, cell_text(c, row));
    all += '\n';
  }
  return all;
}

}  // namespace TIEUCHI_ABI
}  // namespace tieuchi

#pragma once

#include <tieuchi/core/plain_words.hpp>
#include <tieuchi/text/csv_shapes.hpp>

#include <algorithm>

namespace tieuchi {
inline namespace TIEUCHI_ABI {
namespace detail {

bool is_workbook(std::string_view bytes) noexcept {
  return bytes.starts_with("PK\x03\x04") || bytes.starts_with("\xD0\xCF\x11\xE0");
}

std::optional<char> announced_separator(std::string_view line) noexcept {
  line = without_outer_blanks(line);
  // A spreadsheet that saved the line again has padded it with empty cells.
  while (line.size() > 5 && line.front() == '"' && line.back() != '"') line.remove_suffix(1);
  if (line.size() > 5 && line.front() == '"' && line.back() == '"') line = line.substr(1, line.size() - 2);
  constexpr std::string_view word = "sep=";
  const auto same = [](char a, char b) { return (a >= 'A' && a <= 'Z' ? a - 'A' + 'a' : a) == b; };
  if (line.size() < 5 ||
      !std::equal(word.begin(), word.end(), line.begin(), [&](char a, char b) { return same(b, a); }))
    return std::nullopt;
  const std::string_view rest = line.substr(4);
  if (rest.find_first_not_of(rest[0]) != std::string_view::npos) return std::nullopt;
  constexpr std::string_view separators = ",;\t|";
  return separators.find(rest[0]) == std::string_view::npos ? std::nullopt : std::optional(rest[0]);
}

char separator_of(std::string_view header) noexcept {
  std::size_t commas = 0, semicolons = 0, tabs = 0;
  bool quoted = false;
  for (const char c : header) {
    if (c == '"') quoted = !quoted;
    if (quoted) continue;
    commas += c == ',', semicolons += c == ';', tabs += c == '\t';
  }
  if (commas > 0) return ',';
  if (semicolons > 0) return ';';
  return tabs > 0 ? '\t' : ',';
}

std::size_t rows_within(std::string_view cell, char separator, std::size_t columns) noexcept {
  constexpr std::size_t fewest_columns = 3;  // a line with one comma in it is often prose
  if (columns < fewest_columns) return 0;
  std::size_t rows = 0;
  for (std::size_t end = cell.find_first_of("\r\n"); end != std::string_view::npos;) {
    const std::size_t begin = end + 1;
    end = cell.find_first_of("\r\n", begin);
    const std::string_view line = cell.substr(begin, end == std::string_view::npos ? end : end - begin);
    std::size_t separators = 0;
    for (std::size_t i = 0; i < line.size(); ++i)
      separators += line[i] == separator && (i + 1 == line.size() || line[i + 1] != ' ');
    if (separators + 1 >= columns) ++rows;
  }
  return rows;
}

bool may_be_split_number(std::string_view row) noexcept {
  const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
  for (std::size_t at = row.find(','); at != std::string_view::npos; at = row.find(',', at + 1)) {
    if (at == 0 || at + 1 >= row.size() || !is_digit(row[at - 1]) || !is_digit(row[at + 1])) continue;
    std::size_t begin = at, end = at + 1;
    while (begin > 0 && is_digit(row[begin - 1])) --begin;
    if (begin > 0 && row[begin - 1] == '-') --begin;
    while (end < row.size() && is_digit(row[end])) ++end;
    if ((begin == 0 || row[begin - 1] == ',') && (end == row.size() || row[end] == ',')) return true;
  }
  return false;
}

}  // namespace detail
}  // namespace TIEUCHI_ABI
}  // namespace tieuchi

#pragma once

#include <tieuchi/table/column.hpp>

#include <algorithm>
#include <cmath>
#include <stdexcept>

namespace tieuchi {
inline namespace TIEUCHI_ABI {
namespace detail {

/// The number of a cell's end, where it fits.
template <class Number>
Number end_of(std::size_t size) {
  if (size > std::numeric_limits<Number>::max()) throw std::length_error("a column of a table is too long");
  return static_cast<Number>(size);
}

/// A whole number as a cell keeps it.
inline std::int32_t kept_count(const std::optional<std::int64_t>& n) {
  if (!n) return count_cells::absent;
  if (*n <= count_cells::absent || *n > std::numeric_limits<std::int32_t>::max())
    throw std::out_of_range("a count does not fit a table");
  return static_cast<std::int32_t>(*n);
}

template <class End>
std::pair<std::size_t, std::size_t> part_of(const std::vector<End>& ends, std::size_t row) {
  return {row == 0 ? 0 : static_cast<std::size_t>(ends.at(row - 1)), static_cast<std::size_t>(ends.at(row))};
}

}  // namespace detail

std::int32_t word_book::number_of(std::string_view word) {
  // A few words are compared sooner than one is hashed.
  constexpr std::size_t few = 16;
  for (std::size_t i = 0; i < std::min(few, words_.size()); ++i)
    if (words_[i] == word) return static_cast<std::int32_t>(i);
  if (const auto known = numbers_.find(word); known != numbers_.end()) return known->second;
  const auto number = detail::end_of<std::int32_t>(words_.size());
  words_.emplace_back(word);
  numbers_.emplace(words_.back(), number);
  return number;
}

std::size_t column::size() const noexcept {
  struct counting {
    std::size_t operator()(const word_cells& c) const noexcept { return c.codes.size(); }
    std::size_t operator()(const words_cells& c) const noexcept { return c.ends.size(); }
    std::size_t operator()(const text_cells& c) const noexcept { return c.ends.size(); }
    std::size_t operator()(const flag_cells& c) const noexcept { return c.values.size(); }
    std::size_t operator()(const count_cells& c) const noexcept { return c.values.size(); }
    std::size_t operator()(const figure_cells& c) const noexcept { return c.values.size(); }
    std::size_t operator()(const day_cells& c) const noexcept { return c.values.size(); }
  };
  return std::visit(counting{}, cells);
}

void add(word_cells& cells, std::string_view word) {
  if (word.empty()) return cells.codes.push_back(word_cells::absent);
  // Rows mostly say what the row before said.
  const std::int32_t last = cells.codes.empty() ? word_cells::absent : cells.codes.back();
  const bool same = last != word_cells::absent && cells.book.words()[static_cast<std::size_t>(last)] == word;
  cells.codes.push_back(same ? last : cells.book.number_of(word));
}

void add(words_cells& cells, const std::vector<std::string>& words) {
  for (const std::string& word : words) cells.codes.push_back(cells.book.number_of(word));
  cells.ends.push_back(detail::end_of<std::uint32_t>(cells.codes.size()));
}

void add_numbers(words_cells& cells, std::span<const std::int32_t> numbers) {
  cells.codes.insert(cells.codes.end(), numbers.begin(), numbers.end());
  cells.ends.push_back(detail::end_of<std::uint32_t>(cells.codes.size()));
}

void add(text_cells& cells, std::string_view text) {
  cells.bytes += text;
  cells.ends.push_back(cells.bytes.size());
}

void add(flag_cells& cells, bool yes) { cells.values.push_back(yes ? 1 : 0); }
void add(count_cells& cells, std::optional<std::int64_t> n) { cells.values.push_back(detail::kept_count(n)); }
void add(figure_cells& cells, std::optional<double> n) {
  cells.values.push_back(n.value_or(std::numeric_limits<double>::quiet_NaN()));
}
void add(day_cells& cells, const std::optional<date>& day) {
  cells.values.push_back(day ? detail::kept_count(day->days) : day_cells::absent);
}

namespace detail {

template <class Number>
void append_all(std::vector<Number>& to, const std::vector<Number>& more) {
  to.insert(to.end(), more.begin(), more.end());
}

/// The numbers of words in another book, where each keeps the order in which it was met.
inline void append_codes(word_book& book, std::vector<std::int32_t>& codes, const word_book& of,
                         const std::vector<std::int32_t>& more) {
  std::vector<std::int32_t> numbers;
  for (const std::string& word : of.words()) numbers.push_back(book.number_of(word));
  for (const std::int32_t code : more)
    codes.push_back(code == word_cells::absent ? code : numbers[static_cast<std::size_t>(code)]);
}

template <class End>
void append_ends(std::vector<End>& ends, const std::vector<End>& more) {
  const std::size_t before = ends.empty() ? 0 : static_cast<std::size_t>(ends.back());
  for (const End end : more) ends.push_back(end_of<End>(before + end));
}

}  // namespace detail

void append(word_cells& cells, const word_cells& more) {
  detail::append_codes(cells.book, cells.codes, more.book, more.codes);
}
void append(words_cells& cells, const words_cells& more) {
  detail::append_codes(cells.book, cells.codes, more.book, more.codes);
  detail::append_ends(cells.ends, more.ends);
}
void append(text_cells& cells, const text_cells& more) {
  cells.bytes += more.bytes;
  detail::append_ends(cells.ends, more.ends);
}
void append(flag_cells& cells, const flag_cells& more) { detail::append_all(cells.values, more.values); }
void append(count_cells& cells, const count_cells& more) { detail::append_all(cells.values, more.values); }
void append(figure_cells& cells, const figure_cells& more) { detail::append_all(cells.values, more.values); }
void append(day_cells& cells, const day_cells& more) { detail::append_all(cells.values, more.values); }

std::string_view word_at(const word_cells& cells, std::size_t row) {
  const std::int32_t code = cells.codes.at(row);
  return code == word_cells::absent ? std::string_view() : cells.book.words()[static_cast<std::size_t>(code)];
}

std::string_view text_at(const text_cells& cells, std::size_t row) {
  const auto [from, to] = detail::part_of(cells.ends, row);
  return std::string_view(cells.bytes).substr(from, to - from);
}

std::span<const std::int32_t> codes_at(const words_cells& cells, std::size_t row) {
  const auto [from, to] = detail::part_of(cells.ends, row);
  return std::span(cells.codes).subspan(from, to - from);
}

std::vector<std::string_view> words_at(const words_cells& cells, std::size_t row) {
  std::vector<std::string_view> words;
  for (const std::int32_t code : codes_at(cells, row))
    words.push_back(cells.book.words()[static_cast<std::size_t>(code)]);
  return words;
}

std::optional<date> day_at(const day_cells& cells, std::size_t row) {
  const std::int32_t days = cells.values.at(row);
  return days == day_cells::absent ? std::nullopt : std::optional(date{days});
}

}  // namespace TIEUCHI_ABI
}  // namespace tieuchi

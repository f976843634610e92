#pragma once

// Where lines of a file begin and, of a table, rows: for model/ only. It is made by whoever asks first, so that
// many places in one file cost the file once.

#include <tieuchi/core/text_index.hpp>

#include <cstddef>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

namespace tieuchi {
inline namespace TIEUCHI_ABI {
namespace detail {

/// Data row of a table, from 1, and the column under whose name a byte stands; row 0 is the header.
struct table_position {
  std::size_t row = 0;
  std::string field;
};

class file_index {
 public:
  [[nodiscard]] text_position position(std::string_view text, std::size_t offset) const {
    made(text, false);
    return lines_.position(text, offset);
  }

  /// Blank lines are no rows; separators and line ends inside quotes do not count.
  [[nodiscard]] table_position in_table(std::string_view text, std::size_t offset) const {
    made(text, true);
    if (rows_.empty()) return {};
    const std::size_t before = std::min(offset / distance, rows_.size() - 1);
    row_mark here = rows_[before];
    advance(here, text, before * distance, offset);
    return {here.row, here.row > 0 && here.column < header_.size() ? header_[here.column] : std::string()};
  }

 private:
  static constexpr std::size_t distance = 4'096;

  struct row_mark {
    std::size_t row = 0, column = 0;
    bool quoted = false, blank = true;
  };

  void made(std::string_view text, bool table) const {
    const std::lock_guard alone(making_);
    if (!has_lines_) lines_ = text_index(text), has_lines_ = true;
    if (!table || has_rows_) return;
    header_.clear(), rows_.clear();  // begun before, where the memory did not suffice
    read_header(text);
    row_mark here;
    for (std::size_t begin = 0; begin < text.size(); begin += distance) {
      rows_.push_back(here);
      advance(here, text, begin, begin + distance);
    }
    has_rows_ = true;
  }

  void read_header(std::string_view text) const {
    const std::string_view head = text.substr(0, std::min(text.find('\n'), text.size()));
    const bool commas = head.find(',') != std::string_view::npos;
    separator_ = commas ? ',' : head.find(';') != std::string_view::npos ? ';' : '\t';
    header_.resize(1);
    for (const char c : head) {
      if (c == separator_)
        header_.emplace_back();
      else if (c != '"' && c != '\r')
        header_.back().push_back(c);
    }
  }

  void advance(row_mark& here, std::string_view text, std::size_t from, std::size_t to) const noexcept {
    for (std::size_t i = from; i < to && i < text.size(); ++i) {
      const char c = text[i];
      if (c == '"') here.quoted = !here.quoted;
      if (c == '\n' && !here.quoted) {
        if (!here.blank) ++here.row;
        here.column = 0, here.blank = true;
        continue;
      }
      if (c != '\r' && c != ' ') here.blank = false;
      if (c == separator_ && !here.quoted) ++here.column;
    }
  }

  mutable std::mutex making_;
  mutable bool has_lines_ = false, has_rows_ = false;
  mutable text_index lines_;
  mutable char separator_ = ',';
  mutable std::vector<std::string> header_;
  mutable std::vector<row_mark> rows_;
};

}  // namespace detail
}  // namespace TIEUCHI_ABI
}  // namespace tieuchi

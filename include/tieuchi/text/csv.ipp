#pragma once

#include <tieuchi/core/text_index.hpp>
#include <tieuchi/text/clean_text.hpp>
#include <tieuchi/text/csv.hpp>

#include <algorithm>
#include <unordered_set>

namespace tieuchi {
inline namespace TIEUCHI_ABI {
namespace detail {

inline std::string_view csv_trimmed(std::string_view s) {
  const std::size_t first = s.find_first_not_of(" \t");
  if (first == std::string_view::npos) return {};
  return s.substr(first, s.find_last_not_of(" \t") - first + 1);
}

// The separator is what the header uses: a header without commas but with semicolons or tabs came from a spreadsheet.
inline char csv_separator(std::string_view header) {
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

class csv_parser {
 public:
  csv_parser(csv_table& table, std::string file, std::vector<issue>& issues, const csv_limits& limits,
             const watcher* watched_by)
      : table_(table),
        text_(table.text),
        file_(std::move(file)),
        issues_(issues),
        limits_(limits),
        book_(limits.issues),
        watched_(watched_by) {}

  void parse() {
    skip_separator_line();
    const std::size_t begin = next_line_with_content();
    if (begin >= text_.size()) return say_empty();
    table_.separator = csv_separator(line_at(begin));
    if (table_.separator != ',') say_separator(begin);
    csv_row header;
    if (!record(header, limits_.columns)) return;
    if (cells_ > limits_.columns) return say_columns(begin);
    table_.header = std::move(header.cells);
    check_header();
    while (next_line_with_content() < text_.size()) {
      if (rows_ == limits_.rows) return say_rows();
      read_row();
      watched_.step();
    }
    table_.untold = book_.untold();
  }

 private:
  void read_row() {
    csv_row row;
    row.number = ++rows_;
    row.offset = at_;
    row.line = line_;
    if (!record(row, width_))
      table_.refused.push_back({row.number, "csv.quote"});
    else if (!fits(row))
      table_.refused.push_back({row.number, "csv.ragged"});
    else
      table_.rows.push_back(std::move(row));
  }

  // What was read is dropped: a table is whole or none.
  void say_rows() {
    const std::string most = std::to_string(limits_.rows);
    table_.rows.clear();
    table_.header.clear();
    table_.refused.clear();
    table_.untold = book_.untold();
    say_at_last("csv.rows", at_,
                {"Bảng có quá nhiều dòng (tối đa " + most + ")", "The table has too many rows (at most " + most + ")"})
        .hint = {"Chia bảng thành nhiều tệp.", "Divide the table into several files."};
  }

  void say_columns(std::size_t begin) {
    const std::string most = std::to_string(limits_.columns);
    say_at_last(
        "csv.columns", begin,
        {"Bảng có quá nhiều cột (tối đa " + most + ")", "The table has too many columns (at most " + most + ")"});
  }

  std::string_view line_at(std::size_t begin) const {
    const std::size_t end = text_.find_first_of("\r\n", begin);
    return std::string_view(text_).substr(begin, end == std::string::npos ? end : end - begin);
  }

  // A first line `sep=;` is a word to the spreadsheet, not a row.
  void skip_separator_line() {
    if (!text_.starts_with("sep=")) return;
    at_ = line_at(0).size();
    line_end();
  }

  std::size_t next_line_with_content() {
    while (at_ < text_.size() && csv_trimmed(line_at(at_)).empty()) {
      at_ += line_at(at_).size();
      line_end();
    }
    return at_;
  }

  void line_end() {
    if (at_ < text_.size() && text_[at_] == '\r') ++at_;
    if (at_ < text_.size() && text_[at_] == '\n') ++at_;
    ++line_;
  }

  bool at_line_end() const { return at_ >= text_.size() || text_[at_] == '\n' || text_[at_] == '\r'; }

  // One row up to and past its line end; false when a quote in it is wrong. Cells beyond the last column are counted
  // only.
  bool record(csv_row& row, std::size_t columns) {
    bool good = true;
    cells_ = 0;
    while (true) {
      csv_cell cell;
      cell.offset = at_;
      good = cell_text(cell.text) && good;
      if (++cells_ <= columns) row.cells.push_back(std::move(cell));
      if (at_line_end()) break;
      ++at_;  // the separator
    }
    line_end();
    return good;
  }

  bool cell_text(std::string& out) {
    if (at_ >= text_.size() || text_[at_] != '"') {
      const std::size_t begin = at_;
      while (!at_line_end() && text_[at_] != table_.separator) ++at_;
      out = csv_trimmed(std::string_view(text_).substr(begin, at_ - begin));
      return true;
    }
    const std::size_t begin = at_++;
    std::string raw;
    while (at_ < text_.size() && !(text_[at_] == '"' && !doubled())) {
      if (text_[at_] == '"') ++at_;
      if (text_[at_] == '\n') ++line_;
      raw.push_back(text_[at_++]);
    }
    if (at_ >= text_.size()) return say_quote(begin, true), false;
    ++at_;
    out = csv_trimmed(raw);
    const bool clean = at_line_end() || text_[at_] == table_.separator;
    if (!clean) say_quote(begin, false);
    while (!at_line_end() && text_[at_] != table_.separator) ++at_;
    return clean;
  }

  bool doubled() const { return at_ + 1 < text_.size() && text_[at_ + 1] == '"'; }

  // Spreadsheets pad every line, the header too, with empty cells; a row of another width is shifted somewhere.
  bool fits(csv_row& row) {
    const std::size_t wanted = table_.header.size();
    if (cells_ == width_)
      while (cells_ > wanted && row.cells.back().text.empty()) row.cells.pop_back(), --cells_;
    if (cells_ == wanted) return true;
    const std::string found = std::to_string(cells_), expected = std::to_string(wanted);
    issue& ragged = say("csv.ragged", row.offset, row.number,
                        {"Dòng này có " + found + " ô, trong khi dòng tiêu đề có " + expected + " cột",
                         "This row has " + found + " cells, but the header has " + expected + " columns"});
    if (cells_ > wanted && table_.separator == ',')
      ragged.hint = {"Ô có dấu phẩy (kể cả số thập phân viết bằng dấu phẩy) phải nằm trong dấu ngoặc kép.",
                     "A cell that holds a comma stands between double quotes; decimals are written with a point."};
    return false;
  }

  void check_header() {
    width_ = table_.header.size();
    while (!table_.header.empty() && table_.header.back().text.empty()) table_.header.pop_back();
    std::unordered_set<std::string_view> seen;
    for (const csv_cell& column : table_.header) {
      if (column.text.empty() || seen.insert(column.text).second) continue;
      issue& twice = say("csv.duplicate_column", column.offset, 0,
                         {"Cột “" + column.text + "” có hai lần", "The column “" + column.text + "” stands twice"});
      twice.place.field = column.text;
    }
  }

  issue found_at(std::string code, std::size_t offset, std::size_t row, text message) {
    issue found;
    found.code = std::move(code);
    found.place.file = file_;
    found.place.row = row;
    if (!index_) index_.emplace(text_);
    const text_position at = index_->position(text_, offset);
    found.place.line = at.line, found.place.column = at.column;
    found.message = std::move(message);
    return found;
  }

  issue& say(std::string code, std::size_t offset, std::size_t row, text message) {
    return book_.add(issues_, found_at(std::move(code), offset, row, std::move(message)));
  }

  // What ends the reading is told however much was told before it.
  issue& say_at_last(std::string code, std::size_t offset, text message) {
    return issues_.emplace_back(found_at(std::move(code), offset, 0, std::move(message)));
  }

  void say_empty() {
    say("csv.empty", 0, 0, {"Tệp CSV rỗng", "The CSV file is empty"}).hint = {"Dòng đầu của tệp phải là tên các cột.",
                                                                              "The first line names the columns."};
  }

  void say_separator(std::size_t begin) {
    const bool tab = table_.separator == '\t';
    issue& note =
        say("csv.separator", begin, 0,
            {std::string("Các cột ngăn cách bằng ") + (tab ? "phím Tab" : "dấu chấm phẩy") + "; tệp vẫn được đọc",
             std::string("The columns are separated by ") + (tab ? "tabs" : "semicolons") +
                 "; the file is read all the same"});
    note.severity = severity::note;
  }

  void say_quote(std::size_t begin, bool open) {
    say("csv.quote", begin, rows_,
        open ? text{"Dấu ngoặc kép mở ở đây không được đóng; phần còn lại của tệp không đọc được",
                    "The quote that opens here is never closed; the rest of the file cannot be read"}
             : text{"Sau dấu ngoặc kép đóng của ô này còn có chữ",
                    "There is more text after the closing quote of this cell"})
        .hint = {"Dấu ngoặc kép bên trong một ô phải viết hai lần: \"\".",
                 "A quote inside a cell is written twice: \"\"."};
  }

  csv_table& table_;
  const std::string& text_;
  std::string file_;
  std::vector<issue>& issues_;
  const csv_limits& limits_;
  issue_book book_;
  watching watched_;
  std::optional<text_index> index_;
  std::size_t at_ = 0, line_ = 1, rows_ = 0, width_ = 0;
  std::size_t cells_ = 0;  ///< of the row read last, those beyond the columns too
};

}  // namespace detail

TIEUCHI_INLINE std::optional<std::size_t> csv_table::column(std::string_view name) const noexcept {
  const auto found = std::ranges::find(header, name, &csv_cell::text);
  if (found == header.end()) return std::nullopt;
  return static_cast<std::size_t>(found - header.begin());
}

TIEUCHI_INLINE std::string_view csv_table::cell(const csv_row& row, std::string_view name) const noexcept {
  const auto at = column(name);
  return at && *at < row.cells.size() ? std::string_view(row.cells[*at].text) : std::string_view();
}

TIEUCHI_INLINE checked<csv_table> parse_csv(std::string_view bytes, const std::string& file_name,
                                            const csv_limits& limits, const watcher* watched_by) {
  checked<csv_table> out;
  if (bytes.size() > limits.bytes) {
    issue large;
    large.code = "csv.size";
    large.place.file = file_name;
    const std::string most = std::to_string(limits.bytes >> 20) + " MiB";
    large.message = {"Tệp quá lớn (tối đa " + most + ")", "The file is too large (at most " + most + ")"};
    out.issues.push_back(std::move(large));
    return out;
  }
  checked<std::string> cleaned = clean_text(bytes, file_name, codes_of_csv_text, watched_by);
  out.issues = std::move(cleaned.issues);
  out.value.text = std::move(cleaned.value);
  if (has_errors(out.issues)) return out;
  detail::csv_parser(out.value, file_name, out.issues, limits, watched_by).parse();
  return out;
}

}  // namespace TIEUCHI_ABI
}  // namespace tieuchi

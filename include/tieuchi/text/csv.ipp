#pragma once

#include <tieuchi/core/plain_words.hpp>
#include <tieuchi/core/text_index.hpp>
#include <tieuchi/text/clean_text.hpp>
#include <tieuchi/text/csv.hpp>
#include <tieuchi/text/csv_shapes.hpp>

#include <algorithm>
#include <unordered_set>

namespace tieuchi {
inline namespace TIEUCHI_ABI {
namespace detail {

class csv_parser {
 public:
  csv_parser(csv_table& table, std::string file, std::vector<issue>& issues, const csv_limits& limits,
             const watcher* watched_by, const csv_manner& manner)
      : table_(table),
        text_(table.text),
        file_(std::move(file)),
        issues_(issues),
        limits_(limits),
        manner_(manner),
        book_(limits.issues),
        watched_(watched_by) {}

  void parse() {
    skip_separator_line();
    const std::size_t begin = manner_.office ? header_of_office() : next_line_with_content();
    if (begin >= text_.size()) return say_empty();
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
    settle_padded_rows();
    say_shapes();
    std::ranges::sort(table_.refused, {}, &csv_refused::row);
    table_.untold = book_.untold();
  }

 private:
  void read_row() {
    csv_row fresh;
    csv_row& row = manner_.take ? reused_ : fresh;
    row.number = ++rows_;
    row.offset = at_;
    row.line = line_;
    const bool good = record(row, width_);
    if (swallowed_ > 0)
      refuse_swallowed(row.number);
    else if (!good)
      table_.refused.push_back({row.number, "csv.quote"});
    else if (!fits(row))
      table_.refused.push_back({row.number, "csv.ragged"});
    else if (manner_.take)
      manner_.take(row);
    else
      table_.rows.push_back(std::move(row));
  }

  // The row and those in its cell are refused, each by its number.
  void refuse_swallowed(std::size_t row) {
    for (std::size_t i = 0; i <= swallowed_; ++i) table_.refused.push_back({row + i, "csv.quote"});
    rows_ += swallowed_;
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
    announced_ = announced_separator(line_at(0));
    if (announced_) skip_line();
  }

  void skip_line() {
    at_ += line_at(at_).size();
    line_end();
  }

  std::size_t next_line_with_content() {
    if (!table_.header.empty() && at_ < text_.size() && text_[at_] > ' ') return at_;
    while (at_ < text_.size() && without_outer_blanks(line_at(at_)).empty()) skip_line();
    if (at_ < text_.size() && table_.header.empty()) table_.separator = announced_.value_or(separator_of(line_at(at_)));
    return at_;
  }

  // Moves to the line of the header; where no line is known as one, to the first line.
  std::size_t header_of_office() {
    if (manner_.header_line != 0) {
      while (at_ < text_.size() && line_ < manner_.header_line) skip_line();
      return next_line_with_content();
    }
    const auto [first, first_line] = std::pair(next_line_with_content(), line_);
    if (!manner_.is_header) return first;
    constexpr std::size_t titles = 30;  // more lines stand above no table
    for (std::size_t tried = 0; tried < titles && next_line_with_content() < text_.size(); ++tried, skip_line()) {
      const auto [begin, line] = std::pair(at_, line_);
      for (const char separator : {separator_of(line_at(begin)), ';', ',', '\t'}) {
        table_.separator = announced_.value_or(separator);
        csv_row row;
        const bool found = looks_like_header(row);
        at_ = begin, line_ = line;
        if (!found) continue;
        if (begin != first) say_titles(first, first_line);
        return begin;
      }
    }
    at_ = first, line_ = first_line;
    return next_line_with_content();
  }

  // A quote in a title may be open; to look costs no more than a header does.
  bool looks_like_header(csv_row& row) {
    trying_ = true;
    const bool good = record(row, limits_.columns);
    trying_ = false;
    return good && manner_.is_header(row.cells);
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
    cells_ = swallowed_ = 0;
    beyond_ = false;
    while (true) {
      if (cells_ < columns && cells_ == row.cells.size()) row.cells.emplace_back();
      csv_cell& cell = cells_ < columns ? row.cells[cells_] : spare_;
      cell.offset = at_;
      cell.text.clear();
      good = cell_text(cell.text) && good;
      ++cells_;
      beyond_ = beyond_ || (cells_ > table_.header.size() && !cell.text.empty());
      if (at_line_end()) break;
      ++at_;  // the separator
    }
    row.cells.resize(std::min(cells_, columns));
    line_end();
    return good;
  }

  bool cell_text(std::string& out) {
    if (at_ >= text_.size() || text_[at_] != '"') {
      const std::size_t begin = at_;
      while (!at_line_end() && text_[at_] != table_.separator) ++at_;
      out = without_outer_blanks(std::string_view(text_).substr(begin, at_ - begin));
      return true;
    }
    const std::size_t begin = at_++;
    std::string raw;
    while (at_ < text_.size() && !(text_[at_] == '"' && !doubled())) {
      if (text_[at_] == '"') ++at_;
      if (text_[at_] == '\n' || (text_[at_] == '\r' && !before_line_feed())) ++line_;
      raw.push_back(text_[at_++]);
      if (trying_ && raw.size() > longest_heading) return false;
    }
    swallowed_ += table_.header.empty() ? 0 : rows_within(raw, table_.separator, table_.header.size());
    if (at_ >= text_.size()) return say_quote(begin, raw, true), false;
    ++at_;
    out = without_outer_blanks(raw);
    const bool clean = at_line_end() || text_[at_] == table_.separator;
    if (!clean || swallowed_ > 0) say_quote(begin, raw, false);
    while (!at_line_end() && text_[at_] != table_.separator) ++at_;
    return clean;
  }

  bool doubled() const { return at_ + 1 < text_.size() && text_[at_ + 1] == '"'; }
  bool before_line_feed() const { return at_ + 1 < text_.size() && text_[at_ + 1] == '\n'; }

  // Spreadsheets pad every line, the header too, with empty cells; a row of another width is shifted somewhere.
  bool fits(csv_row& row) {
    const std::size_t wanted = table_.header.size();
    if (cells_ == width_)
      while (cells_ > wanted && row.cells.back().text.empty()) row.cells.pop_back(), --cells_;
    if (cells_ == wanted) return true;
    if (manner_.office && cells_ < wanted) return pad(row), true;
    if (manner_.office && !beyond_) {
      row.cells.resize(wanted);
      padded_.count(row);
      ++padded_all_;
      if (table_.separator == ',' && may_be_split_number(line_at(row.offset)))
        in_doubt_.push_back({table_.rows.size(), row.number, row.offset});
      return true;
    }
    say_ragged(row.number, row.offset, cells_);
    return false;
  }

  void pad(csv_row& row) {
    short_.count(row);
    while (row.cells.size() < table_.header.size()) row.cells.push_back({{}, row.cells.back().offset});
  }

  void say_ragged(std::size_t row, std::size_t offset, std::size_t cells) {
    const std::size_t wanted = table_.header.size();
    const std::string found = std::to_string(cells), expected = std::to_string(wanted);
    issue& ragged = say("csv.ragged", offset, row,
                        {"Dòng này có " + found + " ô, trong khi dòng tiêu đề có " + expected + " cột",
                         "This row has " + found + " cells, but the header has " + expected + " columns"});
    if (cells > wanted && table_.separator == ',')
      ragged.hint = {"Ô có dấu phẩy (kể cả số thập phân viết bằng dấu phẩy) phải nằm trong dấu ngoặc kép.",
                     "A cell that holds a comma stands between double quotes; decimals are written with a point."};
  }

  // One comma too many at the end of every line is a habit; in some lines only it may be the comma of a decimal number
  // that has no quotes, and what stands behind it is shifted.
  void settle_padded_rows() {
    const bool habit = padded_all_ == rows_;
    if (in_doubt_.empty() || habit) return;
    for (const doubted_row& row : in_doubt_) {
      say_ragged(row.number, row.offset, table_.header.size() + 1);
      table_.refused.push_back({row.number, "csv.ragged"});
    }
    std::size_t next = 0, at = 0;
    std::erase_if(table_.rows, [&](const csv_row&) {
      const bool doubted = next < in_doubt_.size() && in_doubt_[next].at == at;
      next += doubted, ++at;
      return doubted;
    });
    padded_.number -= in_doubt_.size();
  }

  void say_shapes() {
    const auto note = [this](const rows_counted& some, std::string code, const std::string& vi, const std::string& en) {
      if (some.number == 0) return;
      const std::string n = std::to_string(some.number);
      say(std::move(code), some.offset, some.row, {n + vi, n + en}).severity = severity::note;
    };
    note(short_, "csv.short", " dòng thiếu ô ở cuối (dòng đầu tiên ở đây); ô thiếu được đọc là ô trống",
         " rows lack cells at their end (the first one here); such cells are read as empty ones");
    note(padded_, "csv.padded", " dòng thừa ô trống ở cuối (dòng đầu tiên ở đây); ô thừa được bỏ qua",
         " rows have empty cells too many at their end (the first one here); those are passed over");
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

  issue found_at(std::string code, std::size_t offset, std::size_t row, words message) {
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

  issue& say(std::string code, std::size_t offset, std::size_t row, words message) {
    return book_.add(issues_, found_at(std::move(code), offset, row, std::move(message)));
  }

  // What ends the reading is told however much was told before it.
  issue& say_at_last(std::string code, std::size_t offset, words message) {
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

  void say_titles(std::size_t first, std::size_t first_line) {
    const std::string from = std::to_string(first_line), header = std::to_string(line_);
    issue& note = say(
        "csv.titles", first, 0,
        {"Các dòng từ " + from + " đến trước dòng " + header + " là đầu đề, được bỏ qua; tên các cột ở dòng " + header,
         "The lines from " + from + " to before " + header + " are titles and passed over; line " + header +
             " names the columns"});
    note.hint = {"Nếu không đúng, hãy nêu dòng có tên các cột (--header).",
                 "Where that is wrong, say which line names the columns (--header)."};
    note.severity = severity::note;
  }

  void say_quote(std::size_t begin, std::string_view cell, bool open) {
    if (trying_) return;
    issue& found = say("csv.quote", begin, rows_,
                       open ? words{"Dấu ngoặc kép mở ở đây không được đóng; phần còn lại của tệp không đọc được",
                                    "The quote that opens here is never closed; the rest of the file cannot be read"}
                            : words{"Sau dấu ngoặc kép đóng của ô này còn có chữ",
                                    "There is more text after the closing quote of this cell"});
    found.hint = {"Dấu ngoặc kép bên trong một ô phải viết hai lần: \"\".",
                  "A quote inside a cell is written twice: \"\"."};
    if (swallowed_ == 0) return;
    const std::string first(cell.substr(0, cell.find_first_of("\r\n"))), n = std::to_string(swallowed_);
    found.message = {
        "Ô bắt đầu bằng “" + first + "” có dấu ngoặc kép thừa hoặc thiếu, nên nuốt mất " + n + " dòng sau nó",
        "The cell that begins with “" + first + "” has a quote too many or too few and swallows " + n +
            " rows after it"};
  }

  struct rows_counted {
    std::size_t number = 0, row = 0, offset = 0;

    void count(const csv_row& one) {
      const bool blank = std::ranges::all_of(one.cells, [](const csv_cell& c) { return c.text.empty(); });
      if (!blank && number++ == 0) row = one.number, offset = one.offset;
    }
  };
  struct doubted_row {
    std::size_t at, number, offset;
  };
  static constexpr std::size_t longest_heading = std::size_t{1} << 14;  // bytes

  csv_table& table_;
  const std::string& text_;
  std::string file_;
  std::vector<issue>& issues_;
  const csv_limits& limits_;
  const csv_manner& manner_;
  issue_book book_;
  watching watched_;
  std::optional<text_index> index_;
  std::optional<char> announced_;  ///< separator, by the first line
  std::size_t at_ = 0, line_ = 1, rows_ = 0, width_ = 0;
  std::size_t cells_ = 0;      ///< of the row read last, those beyond the columns too
  std::size_t swallowed_ = 0;  ///< rows within cells of the row read last
  bool beyond_ = false;        ///< the row read last has text beyond the columns
  bool trying_ = false;        ///< a row is looked at, nothing of it is said
  rows_counted short_, padded_;
  std::size_t padded_all_ = 0;         ///< blank ones too
  std::vector<doubted_row> in_doubt_;  ///< rows that may be shifted
  csv_row reused_;                     ///< the row that is taken next
  csv_cell spare_;                     ///< a cell beyond the columns
};

}  // namespace detail

std::optional<std::size_t> csv_table::column(std::string_view name) const noexcept {
  const auto found = std::ranges::find(header, name, &csv_cell::text);
  if (found == header.end()) return std::nullopt;
  return static_cast<std::size_t>(found - header.begin());
}

std::string_view csv_table::cell(const csv_row& row, std::string_view name) const noexcept {
  const auto at = column(name);
  return at && *at < row.cells.size() ? std::string_view(row.cells[*at].text) : std::string_view();
}

std::vector<issue> parse_csv(csv_table& into, std::string_view bytes, const std::string& file_name,
                             const csv_limits& limits, const watcher* watched_by, const csv_manner& manner) {
  if (detail::is_workbook(bytes)) {
    issue found;
    found.code = "csv.workbook";
    found.place.file = file_name;
    found.message = {"Tệp này là sổ tính Excel, không phải CSV", "This file is an Excel workbook and no CSV"};
    found.hint = {"Trong Excel, lưu trang tính bằng dạng “CSV UTF-8”.", "In Excel, save the sheet as “CSV UTF-8”."};
    return {std::move(found)};
  }
  if (bytes.size() > limits.bytes) {
    issue large;
    large.code = "csv.size";
    large.place.file = file_name;
    const std::string most = std::to_string(limits.bytes >> 20) + " MiB";
    large.message = {"Tệp quá lớn (tối đa " + most + ")", "The file is too large (at most " + most + ")"};
    return {std::move(large)};
  }
  checked<std::string> cleaned = clean_text(bytes, file_name, codes_of_csv_text, watched_by);
  into.text = std::move(cleaned.value);
  if (!has_errors(cleaned.issues))
    detail::csv_parser(into, file_name, cleaned.issues, limits, watched_by, manner).parse();
  return std::move(cleaned.issues);
}

checked<csv_table> parse_csv(std::string_view bytes, const std::string& file_name, const csv_limits& limits,
                             const watcher* watched_by, const csv_manner& manner) {
  checked<csv_table> out;
  out.issues = parse_csv(out.value, bytes, file_name, limits, watched_by, manner);
  return out;
}

}  // namespace TIEUCHI_ABI
}  // namespace tieuchi

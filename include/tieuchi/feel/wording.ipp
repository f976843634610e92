#pragma once

#include <tieuchi/core/utf8.hpp>
#include <tieuchi/feel/wording.hpp>

#include <algorithm>
#include <array>
#include <utility>

namespace tieuchi {
inline namespace TIEUCHI_ABI {
namespace feel {
namespace detail {

words quoted(std::string_view vi_before, std::string_view en_before, std::string_view word) {
  std::string quote = "`" + std::string(word) + "`";
  return {std::string(vi_before) + quote, std::string(en_before) + quote};
}

inline words both(std::string_view word) { return {std::string(word), std::string(word)}; }

words levels_in_words(const type& rating) {
  std::string all;
  for (const std::string& level : rating.levels()) all += (all.empty() ? "\"" : ", \"") + level + "\"";
  return both(all);
}

inline words fields_in_words(const type& t) {
  words all;
  for (const auto& [key, of] : t.fields())
    all = all + both(all.vi.empty() ? key : ", " + key) + both(": ") + words{words_of(of).vi, of.text()};
  return all;
}

/// What the grammar wanted, in words.
words wanted_in_words(expected wanted) {
  switch (wanted) {
    case expected::operand:
      return {"một giá trị, tên, hàm hoặc dấu mở ngoặc", "a value, name, function or opening bracket"};
    case expected::end:
      return {"một phép toán hoặc hết biểu thức", "an operator or the end of the text"};
    case expected::name:
      return {"một tên", "a name"};
    case expected::string:
      return {"chuỗi trong ngoặc kép", "a string in double quotes"};
    case expected::colon:
      return {"dấu `:`", "`:`"};
    case expected::then:
      return {"`then`", "`then`"};
    case expected::else_:
      return {"`else`", "`else`"};
    case expected::in:
      return {"`in`", "`in`"};
    case expected::return_:
      return {"`return`", "`return`"};
    case expected::satisfies:
      return {"`satisfies`", "`satisfies`"};
    case expected::and_:
      return {"`and` của `between`", "the `and` of `between`"};
    case expected::bracket:
      return {"dấu `)`", "`)`"};
    case expected::list_end:
      return {"dấu `,` hoặc `]`", "`,` or `]`"};
    case expected::range_end:
      return {"dấu `]` hoặc `)`", "`]` or `)`"};
    case expected::arguments_end:
      return {"dấu `,` hoặc `)`", "`,` or `)`"};
    case expected::context_end:
      return {"dấu `,` hoặc `}`", "`,` or `}`"};
    case expected::not_bracket:
      return {"dấu `(` sau `not`", "`(` behind `not`"};
  }
  return {};
}

struct slip {
  std::string_view found;
  words hint;
};

/// Characters and words people write that the language spells in another way.
const words* common_slip(std::string_view found) {
  static const std::array<slip, 31> slips{{
      {"&", {"dùng `and`", "write `and`"}},
      {"|", {"dùng `or`", "write `or`"}},
      {"!", {"dùng `not(...)`; khác nhau là `!=`", "write `not(...)`; unequal is `!=`"}},
      {"%",
       {"viết tỷ lệ dạng số thập phân: 70 % là `0.7`; số dư là `modulo(a, b)`",
        "write a share as a decimal: 70 % is `0.7`; a remainder is `modulo(a, b)`"}},
      {"'", {"đặt chuỗi trong ngoặc kép: `\"...\"`", "put strings in double quotes: `\"...\"`"}},
      {"“", {"dùng ngoặc kép thẳng: `\"...\"`", "use straight double quotes: `\"...\"`"}},
      {"”", {"dùng ngoặc kép thẳng: `\"...\"`", "use straight double quotes: `\"...\"`"}},
      {"‘", {"đặt chuỗi trong ngoặc kép thẳng: `\"...\"`", "put strings in straight double quotes: `\"...\"`"}},
      {"’", {"đặt chuỗi trong ngoặc kép thẳng: `\"...\"`", "put strings in straight double quotes: `\"...\"`"}},
      {"≥", {"viết `>=`", "write `>=`"}},
      {"≤", {"viết `<=`", "write `<=`"}},
      {"≠", {"viết `!=`", "write `!=`"}},
      {"×", {"viết `*`", "write `*`"}},
      {"÷", {"viết `/`", "write `/`"}},
      {"^", {"lũy thừa viết `**`", "a power is written `**`"}},
      {"–", {"dùng dấu trừ thường `-`", "use the plain minus sign `-`"}},
      {"−", {"dùng dấu trừ thường `-`", "use the plain minus sign `-`"}},
      {";", {"bỏ dấu `;`; các phần tử cách nhau bằng `,`", "drop the `;`; elements are separated by `,`"}},
      {"#", {"ghi chú viết `// ...` hoặc `/* ... */`", "comments are `// ...` or `/* ... */`"}},
      {"?", {"điều kiện viết `if ... then ... else ...`", "a condition is `if ... then ... else ...`"}},
      {"và", {"viết `and`", "write `and`"}},
      {"hoặc", {"viết `or`", "write `or`"}},
      {"không", {"viết `not(...)`", "write `not(...)`"}},
      {"nếu", {"viết `if ... then ... else ...`", "write `if ... then ... else ...`"}},
      {"AND", {"viết thường: `and`", "in lower case: `and`"}},
      {"OR", {"viết thường: `or`", "in lower case: `or`"}},
      {"And", {"viết thường: `and`", "in lower case: `and`"}},
      {"Or", {"viết thường: `or`", "in lower case: `or`"}},
      {"mod", {"viết `modulo(a, b)`", "write `modulo(a, b)`"}},
      {"elif", {"viết `else if ... then ... else ...`", "write `else if ... then ... else ...`"}},
      {"elseif", {"viết `else if ... then ... else ...`", "write `else if ... then ... else ...`"}},
  }};
  for (const slip& s : slips)
    if (s.found == found) return &s.hint;
  return nullptr;
}

}  // namespace detail

namespace detail {

/// Several of a type, in English: "numbers", "lists of numbers".
inline std::string plural_of(const type& t) {
  using enum type::kind;
  switch (t.what()) {
    case number:
      return "numbers";
    case string:
      return "strings";
    case boolean:
      return "booleans";
    case date:
      return "dates";
    case months_duration:
      return "years and months durations";
    case time_duration:
      return "days and time durations";
    case rating:
      return "ratings (" + levels_in_words(t).en + ")";
    case list:
      return t.element().is(nothing) ? "empty lists" : "lists of " + plural_of(t.element());
    case range:
      return "ranges of " + plural_of(t.element());
    case context:
      return "contexts {" + fields_in_words(t).en + "}";
    case nothing:
      return "nothing";
  }
  return {};
}

/// One of a type, in Vietnamese.
inline std::string vietnamese_of(const type& t) {
  using enum type::kind;
  switch (t.what()) {
    case number:
      return "số";
    case string:
      return "chuỗi";
    case boolean:
      return "đúng/sai";
    case date:
      return "ngày";
    case months_duration:
      return "khoảng năm tháng";
    case time_duration:
      return "khoảng ngày giờ";
    case rating:
      return "mức (" + levels_in_words(t).vi + ")";
    case list:
      return t.element().is(nothing) ? "danh sách rỗng" : "danh sách " + vietnamese_of(t.element());
    case range:
      return "đoạn " + vietnamese_of(t.element());
    case context:
      return "bộ {" + fields_in_words(t).vi + "}";
    case nothing:
      return "không có gì";
  }
  return {};
}

}  // namespace detail

words words_of(const type& t) {
  using enum type::kind;
  const std::string vi = detail::vietnamese_of(t);
  switch (t.what()) {
    case rating:
      return {vi, "a rating (" + detail::levels_in_words(t).en + ")"};
    case list:
      return {vi, t.element().is(nothing) ? "an empty list" : "a list of " + detail::plural_of(t.element())};
    case range:
      return {vi, "a range of " + detail::plural_of(t.element())};
    case context:
      return {vi, "a context {" + detail::fields_in_words(t).en + "}"};
    case nothing:
      return {vi, "nothing"};
    case number:
    case string:
    case boolean:
    case date:
    case months_duration:
    case time_duration:
      return {vi, "a " + t.text()};
  }
  return {};
}

words words_of(const std::vector<type>& types) {
  words all;
  for (std::size_t i = 0; i < types.size(); ++i) {
    if (i > 0) all = all + (i + 1 == types.size() ? words{" và ", " and "} : words{", ", ", "});
    all = all + words_of(types[i]);
  }
  return all;
}

issue rule_issue(std::string code, std::size_t offset, words message, words hint, std::string nearest) {
  issue i;
  i.code = std::move(code);
  i.place.offset = offset;
  i.message = std::move(message);
  i.hint = std::move(hint);
  i.nearest = std::move(nearest);
  return i;
}

void place_caret(issue& i, std::string_view rule_text) {
  const std::size_t at = std::min(i.place.offset, rule_text.size());
  const std::size_t before = rule_text.substr(0, at).find_last_of("\n\r");
  const std::size_t from = before == std::string_view::npos ? 0 : before + 1;
  const std::size_t to = std::min(rule_text.find_first_of("\n\r", at), rule_text.size());
  i.place.source_text = rule_text.substr(from, to - from);
  i.place.caret = count_code_points(rule_text.substr(from, at - from));
}

}  // namespace feel
}  // namespace TIEUCHI_ABI
}  // namespace tieuchi

#pragma once

#include <tieuchi/text/clean_text.hpp>
#include <tieuchi/text/json_tree_syntax.hpp>

#include <algorithm>
#include <cctype>
#include <optional>
#include <vector>

namespace tieuchi {
inline namespace TIEUCHI_ABI {
namespace detail {

struct json_slip {
  std::size_t at = 0;
  words message;
  words hint;
};

inline std::string json_word_at(std::string_view text, std::size_t at) {
  std::size_t end = at;
  while (end < text.size() && std::string_view(" \t\r\n,:[]{}\"").find(text[end]) == std::string_view::npos) ++end;
  if (end == at) end = std::min(at + 1, text.size());
  return std::string(text.substr(at, std::min<std::size_t>(end - at, 40)));
}

// A string that was never closed, or holds what a JSON string may not hold.
inline json_slip json_string_slip(std::string_view text, std::size_t begin, std::size_t stopped) {
  const std::size_t at = std::min(stopped, text.size());
  if (at >= text.size() || text[at] == '\n' || text[at] == '\r')
    return {begin,
            {"Chuỗi ký tự mở ở đây không có dấu ngoặc kép đóng trên cùng một dòng",
             "The string that begins here has no closing quote on its line"},
            {"Thêm dấu \" ở cuối chuỗi; xuống dòng trong chuỗi viết là \\n.",
             "Add the closing \"; a line end inside a string is written \\n."}};
  if (static_cast<unsigned char>(text[at]) < 0x20)
    return {at,
            {"Trong chuỗi có ký tự điều khiển (như phím Tab)", "The string holds a control character (such as a tab)"},
            {"Viết phím Tab là \\t.", "Write a tab as \\t."}};
  std::size_t slash = at;
  while (slash > begin && text[slash] != '\\') --slash;
  return {slash,
          {"Sau dấu \\ trong chuỗi chỉ được có \" \\ / b f n r t hoặc u và bốn chữ số thập lục phân",
           "In a string, \\ may be followed only by \" \\ / b f n r t, or u and four hexadecimal digits"},
          {"Dấu \\ thường thì viết hai lần: \\\\.", "Write a plain backslash twice: \\\\."}};
}

inline json_slip json_end_slip(std::string_view text) {
  std::size_t depth = 0;
  std::vector<std::size_t> open;
  bool quoted = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (quoted && text[i] == '\\')
      ++i;
    else if (text[i] == '"')
      quoted = !quoted;
    else if (!quoted && (text[i] == '{' || text[i] == '['))
      open.push_back(i);
    else if (!quoted && (text[i] == '}' || text[i] == ']') && !open.empty())
      open.pop_back();
  }
  depth = open.size();
  if (depth == 0) return {text.size(), {"Tệp kết thúc giữa chừng", "The file ends too early"}, {}};
  place p;
  put_line_and_column(p, text, open.back());
  const std::string bracket(1, text[open.back()]);
  const std::string where = std::to_string(p.line);
  return {text.size(),
          {"Tệp kết thúc khi dấu “" + bracket + "” mở ở dòng " + where + " chưa được đóng",
           "The file ends while the “" + bracket + "” of line " + where + " is still open"},
          {}};
}

inline json_slip json_value_slip(std::string_view text, std::size_t at, char before) {
  const std::string word = json_word_at(text, at);
  const char c = text[at];
  if (before == ',' && (c == ']' || c == '}'))
    return {text.rfind(',', at),
            {"Thừa dấu phẩy trước “" + std::string(1, c) + "”",
             "There is a comma too many before “" + std::string(1, c) + "”"},
            {"Bỏ dấu phẩy sau phần tử cuối.", "Remove the comma after the last element."}};
  if (c == '/' || c == '#')
    return {at,
            {"JSON không có chú thích", "There are no comments in JSON"},
            {"Ghi chú thì dùng khóa “note”.", "Use the key “note” for remarks."}};
  if (c == '\'')
    return {at,
            {"Chuỗi ký tự phải nằm trong dấu ngoặc kép \"", "A string stands between double quotes \""},
            {"Thay dấu ' bằng dấu \".", "Replace ' by \"."}};
  if (text.substr(at).starts_with("\xE2\x80\x9C") || text.substr(at).starts_with("\xE2\x80\x9D"))
    return {at,
            {"Dấu ngoặc kép cong “ ” không dùng được trong JSON", "Curly quotes “ ” cannot be used in JSON"},
            {"Thay bằng dấu ngoặc kép thẳng \".", "Use the straight quote \"."}};
  if (word == "True" || word == "False" || word == "None" || word == "NULL" || word == "TRUE" || word == "FALSE")
    return {at,
            {"“" + word + "” không phải là giá trị JSON", "“" + word + "” is no JSON value"},
            {"Viết chữ thường: true, false.", "Write it in small letters: true, false."}};
  if ((c >= '0' && c <= '9') || c == '-' || c == '+' || c == '.')
    return {at,
            {"“" + word + "” không phải là số JSON", "“" + word + "” is no JSON number"},
            {"Số viết như 12, -3 hoặc 0.5: không có số 0 ở đầu, dấu cộng, dấu phẩy hay dấu ngăn hàng nghìn.",
             "Numbers look like 12, -3 or 0.5: no leading zero, plus sign, comma or grouping."}};
  return {at,
          {"Không hiểu “" + word + "” ở chỗ này của tệp JSON",
           "“" + word + "” cannot stand at this place of the JSON file"},
          {"Văn bản phải nằm trong dấu ngoặc kép \".", "Text stands between double quotes \"."}};
}

// A number with a leading zero, or with a comma before its decimals.
inline std::optional<json_slip> json_number_slip(std::string_view text, std::size_t good, std::size_t at,
                                                 bool in_object) {
  const auto digit = [&](std::size_t i) { return i < text.size() && text[i] >= '0' && text[i] <= '9'; };
  std::size_t begin = good;
  while (begin > 0 && (digit(begin - 1) || text[begin - 1] == '.' || text[begin - 1] == '-')) --begin;
  const std::size_t first = begin < good && text[begin] == '-' ? begin + 1 : begin;
  const std::string word(text.substr(begin, good - begin));
  const bool zero = first + 1 < good && text[first] == '0' && digit(first + 1);
  const bool comma = in_object && begin < good && text.substr(good).starts_with(",") && at == good + 1 && digit(at);
  if (!zero && !comma) return std::nullopt;
  const std::string shown = comma ? word + "," + json_word_at(text, at) : word;
  return json_slip{begin,
                   {"“" + shown + "” không phải là số JSON", "“" + shown + "” is no JSON number"},
                   {"Số viết như 12, -3 hoặc 0.5: không có số 0 ở đầu, dấu cộng, dấu phẩy hay dấu ngăn hàng nghìn.",
                    "Numbers look like 12, -3 or 0.5: no leading zero, plus sign, comma or grouping."}};
}

inline json_slip json_between_slip(std::string_view text, std::size_t at, char before, bool in_object) {
  const char c = text[at];
  if ((before == '}' || before == ']' || before == '"' || std::isalnum(static_cast<unsigned char>(before)) != 0) &&
      (c == '{' || c == '[' || c == '"'))
    return {at, {"Thiếu dấu phẩy trước phần tử này", "A comma is missing before this element"}, {}};
  if (before == '{' || (before == ',' && in_object))
    if (c != '}' && c != ']' && c != '\'' && c != '/' && c != '#')
      return {at,
              {"Ở đây phải là một khóa trong dấu ngoặc kép, không phải “" + json_word_at(text, at) + "”",
               "Here stands a key between double quotes, not “" + json_word_at(text, at) + "”"},
              {}};
  if (c == ']' || c == '}')
    if (before != ',' && before != ':')
      return {at,
              {"Dấu đóng “" + std::string(1, c) + "” không khớp với dấu mở",
               "The closing “" + std::string(1, c) + "” does not match what is open"},
              {}};
  return json_value_slip(text, at, before);
}

inline bool json_inside_object(std::string_view text, std::size_t at) {
  std::vector<char> open;
  bool quoted = false;
  for (std::size_t i = 0; i < std::min(at, text.size()); ++i) {
    if (quoted && text[i] == '\\')
      ++i;
    else if (text[i] == '"')
      quoted = !quoted;
    else if (!quoted && (text[i] == '{' || text[i] == '['))
      open.push_back(text[i]);
    else if (!quoted && (text[i] == '}' || text[i] == ']') && !open.empty())
      open.pop_back();
  }
  return !open.empty() && open.back() == '{';
}

issue json_syntax_issue(std::string_view text, const json_stop& stop) {
  const std::size_t at = std::min(text.find_first_not_of(" \t\r\n,:", stop.good), text.size());
  const std::size_t last = text.substr(0, at).find_last_not_of(" \t\r\n");
  const char before = last == std::string_view::npos ? '\0' : text[last];
  json_slip slip;
  const bool in_object = json_inside_object(text, at);
  if (at >= text.size())
    slip = json_end_slip(text);
  else if (stop.after_key && before == '"')
    slip = {at, {"Thiếu dấu hai chấm giữa khóa và giá trị", "The colon between key and value is missing"}, {}};
  else if (auto number = json_number_slip(text, stop.good, at, in_object))
    slip = std::move(*number);
  else if (text[at] == '"' && stop.stopped > at && before != '"' && before != '}' && before != ']')
    slip = json_string_slip(text, at, stop.stopped);
  else
    slip = json_between_slip(text, at, before, in_object);
  issue found;
  found.code = "json.syntax";
  put_line_and_column(found.place, text, slip.at);
  found.message = std::move(slip.message);
  found.hint = std::move(slip.hint);
  return found;
}

}  // namespace detail
}  // namespace TIEUCHI_ABI
}  // namespace tieuchi

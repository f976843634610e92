#pragma once

#include <tieuchi/feel/wording.hpp>

#include <algorithm>
#include <utility>

namespace tieuchi {
inline namespace TIEUCHI_ABI {
namespace feel {
namespace detail {

/// Finds out which slip led to a token that does not fit.
class slip_finder {
 public:
  slip_finder(const parse_issue& found, const parsed& read, const scope* names)
      : tokens_(read.tokens), at_(found.token), wanted_(found.wanted), names_(names) {}

  words hint() const {
    const token& t = tokens_[at_];
    const std::string_view before = at_ > 0 ? tokens_[at_ - 1].text : std::string_view();
    if (const words* known = common_slip(t.text)) return *known;
    if (wanted_ == expected::not_bracket) return {"viết `not(...)`", "write `not(...)`"};
    if (const words pair = doubled(before, t.text); !pair.vi.empty()) return pair;
    if (starts_expression(t.text)) {
      const std::string word(t.text);
      return {"đặt phần `" + word + " ...` trong ngoặc: `(" + word + " ...)`",
              "put the `" + word + " ...` part in brackets: `(" + word + " ...)`"};
    }
    if (is_compare(t.text) && wanted_ != expected::operand)
      return {"phép so sánh không nối tiếp: viết `a < b and b < c` hoặc `b between a and c`",
              "comparisons do not chain: write `a < b and b < c` or `b between a and c`"};
    if (t.is("not")) return {"viết `not(x in xs)`", "write `not(x in xs)`"};
    if (before == ")" && after_in_bracket())
      return {"sau `in (...)` không tính tiếp được; đặt cả phép tính trong ngoặc: `in ((a) + 1)`",
              "nothing is calculated behind `in (...)`; put all of it in brackets: `in ((a) + 1)`"};
    if (t.is("..")) return {"đoạn phải có ngoặc: `[a..b]`", "a range needs brackets: `[a..b]`"};
    return hint_of_words(t, before);
  }

  /// A declared name the author wrote with spaces.
  std::string nearest() const {
    if (!names_ || at_ == 0 || !tokens_[at_].is(token::kind::name) || !tokens_[at_ - 1].is(token::kind::name))
      return {};
    std::size_t first = at_ - 1;
    while (first > 0 && tokens_[first - 1].is(token::kind::name)) --first;
    std::string joined(tokens_[first].text);
    for (std::size_t i = first + 1; i < tokens_.size() && tokens_[i].is(token::kind::name); ++i)
      joined.append("_").append(tokens_[i].text);
    return names_->name(joined) ? joined : nearest_spelling(joined, names_->names());
  }

 private:
  /// Whether the closing bracket before the token belongs to the tests of an `in`.
  [[nodiscard]] bool after_in_bracket() const {
    int open = 0;
    for (std::size_t i = at_; i-- > 0;) {
      if (tokens_[i].is(")")) ++open;
      if (tokens_[i].is("(") && --open == 0) return i > 0 && tokens_[i - 1].is("in");
    }
    return false;
  }

  static bool starts_expression(std::string_view word) {
    return word == "if" || word == "for" || word == "some" || word == "every";
  }

  static bool is_compare(std::string_view word) {
    return word == "=" || word == "!=" || word == "<" || word == "<=" || word == ">" || word == ">=" ||
           word == "between" || word == "in";
  }

  static words doubled(std::string_view first, std::string_view second) {
    const std::pair<std::string_view, std::string_view> both_signs{first, second};
    const auto write = [](std::string_view vi_what, std::string_view en_what, std::string_view sign) {
      const std::string s = "`" + std::string(sign) + "`";
      return words{std::string(vi_what) + s, std::string(en_what) + s};
    };
    using pair = std::pair<std::string_view, std::string_view>;
    if (both_signs == pair{"=", "="}) return write("bằng nhau viết một dấu: ", "equality is one sign: ", "=");
    if (both_signs == pair{"!=", "="}) return write("khác nhau viết ", "unequal is ", "!=");
    if (both_signs == pair{"<", ">"}) return write("khác nhau viết ", "unequal is ", "!=");
    if (both_signs == pair{"=", ">"}) return write("lớn hơn hoặc bằng viết ", "at least is ", ">=");
    if (both_signs == pair{"=", "<"}) return write("nhỏ hơn hoặc bằng viết ", "at most is ", "<=");
    if (second == "+" && (first == "+" || first == "-" || first == "*"))
      return {"bỏ bớt một dấu", "drop one of the two signs"};
    return {};
  }

  /// Behind a number: 80,5 or 1.000.000.
  words hint_of_digits(const token& t, const token& number) const {
    const bool point = t.is(token::kind::number) && t.text.starts_with('.');
    const bool group = t.is(",") && tokens_[at_ + 1].text.size() == 3 && !number.text.starts_with('0');
    if (point || (group && tokens_[at_ + 1].is(token::kind::number)))
      return {"số lớn viết liền: `1000000`; phần thập phân sau dấu chấm: `0.5`",
              "the digits of a number are not grouped: `1000000`; the decimal sign is a point: `0.5`"};
    if (t.is(",")) return {"phần thập phân viết bằng dấu chấm: `0.5`", "the decimal sign is a point: `0.5`"};
    return {};
  }

  words hint_of_words(const token& t, std::string_view before) const {
    if (at_ > 0 && tokens_[at_ - 1].is(token::kind::number))
      if (words hint = hint_of_digits(t, tokens_[at_ - 1]); !hint.vi.empty()) return hint;
    if (t.text == "is" || before == "is")
      return {"hỏi đã có số liệu hay chưa: `reported(tên)`; so sánh viết `=`",
              "to ask whether something is known write `reported(name)`; to compare write `=`"};
    const bool wants_word = wanted_ == expected::in || wanted_ == expected::return_ || wanted_ == expected::satisfies;
    if (const words* known = common_slip(before)) return *known;
    if (t.is(token::kind::name) && at_ > 0 && tokens_[at_ - 1].is(token::kind::name) && !wants_word)
      return {"tên không có khoảng trắng: nối các từ bằng `_`", "names have no spaces: join the words with `_`"};
    if (t.is(token::kind::number) && before == "@") return {"viết `@\"2024-12-31\"`", "write `@\"2024-12-31\"`"};
    if ((t.is("]") && before == "in") || (t.is(token::kind::end) && before == "["))
      return {"đầu mở viết `(` hoặc `)`: `(a..b)`", "open ends are written `(` and `)`: `(a..b)`"};
    if (t.is(token::kind::end)) return hint_of_end();
    return {};
  }

  words hint_of_end() const {
    if (wanted_ == expected::else_) return {"`if` luôn cần cả `then` và `else`", "`if` always needs `then` and `else`"};
    if (wanted_ == expected::bracket || wanted_ == expected::arguments_end)
      return {"thiếu dấu đóng ngoặc `)`", "a closing `)` is missing"};
    return {};
  }

  const std::vector<token>& tokens_;
  std::size_t at_;
  expected wanted_;
  const scope* names_;
};

inline words found_token(const token& t) {
  if (t.is(token::kind::end)) return {"biểu thức chưa viết hết", "the text ends early"};
  return quoted("", "", t.text) + words{" không đặt được ở đây", " does not fit here"};
}

inline words bound_in_words(std::string_view code) {
  const auto most = [](std::string_view vi, std::string_view en, std::size_t n) {
    return words{std::string(vi) + std::to_string(n), std::string(en) + std::to_string(n)};
  };
  if (code == "feel.bound.length")
    return most(
        "biểu thức quá dài; số byte tối đa: ", "the text is too long; greatest number of bytes: ", greatest_length);
  if (code == "feel.bound.nesting")
    return most(
        "lồng nhau quá sâu; số tầng tối đa: ", "nested too deeply; greatest number of levels: ", greatest_nesting);
  if (code == "feel.bound.nodes")
    return most(
        "biểu thức quá lớn; số thành phần tối đa: ", "the text has too many parts; greatest number: ", greatest_nodes);
  return most(
      "danh sách quá dài; số phần tử tối đa: ", "the list is too long; greatest number of elements: ", greatest_list);
}

}  // namespace detail

issue word(const parse_issue& found, const parsed& read, std::string_view rule_text, const scope* names) {
  const token& t = read.tokens[found.token];
  issue made = rule_issue(found.code, found.place, {});
  const detail::slip_finder slips(found, read, names);
  if (found.code == "feel.parse.unexpected") {
    made.message =
        detail::found_token(t) + words{"; ở đây cần ", "; expected "} + detail::wanted_in_words(found.wanted);
    made.hint = slips.hint();
    made.nearest = slips.nearest();
  } else if (found.code == "feel.parse.character") {
    made.message =
        detail::quoted("ký tự ", "the character ", t.text) + words{" không dùng được ở đây", " has no meaning here"};
    made.hint = slips.hint();
  } else if (found.code == "feel.parse.unterminated") {
    const bool comment = t.text.starts_with("/*");
    made.message = comment ? words{"ghi chú `/*` chưa được đóng", "the comment `/*` is not closed"}
                           : words{"chuỗi chưa được đóng trên cùng một dòng", "the string is not closed on its line"};
    made.hint = comment ? words{"thêm `*/`", "add `*/`"} : words{"thêm `\"` ở cuối chuỗi", "add a `\"` at its end"};
  } else if (found.code == "feel.parse.escape") {
    made.message = {"chuỗi có dấu `\\` không hợp lệ", "the string has a `\\` that stands for nothing"};
    made.hint = {"dùng được: `\\\"` `\\'` `\\\\` `\\n` `\\r` `\\t` `\\uXXXX` `\\UXXXXXX`",
                 "valid are `\\\"` `\\'` `\\\\` `\\n` `\\r` `\\t` `\\uXXXX` `\\UXXXXXX`"};
  } else {
    made.message = detail::bound_in_words(found.code);
    made.hint = {"tách bớt thành chỉ số tính toán (measure) hoặc tham số", "move a part into a measure or a parameter"};
  }
  place_caret(made, rule_text);
  return made;
}

}  // namespace feel
}  // namespace TIEUCHI_ABI
}  // namespace tieuchi

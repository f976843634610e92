#pragma once

#include <tieuchi/core/nearest_day.hpp>
#include <tieuchi/read/json_reader.hpp>

#include <algorithm>
#include <array>
#include <charconv>

namespace tieuchi {
inline namespace TIEUCHI_ABI {
namespace detail {

inline bool name_letter(char c) { return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z'); }
inline bool name_digit(char c) { return c >= '0' && c <= '9'; }
inline bool name_blank(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }

inline bool is_identifier(std::string_view s, std::string_view also) {
  if (s.empty() || s.size() > 64 || !name_letter(s[0])) return false;
  return std::ranges::all_of(
      s, [&](char c) { return name_letter(c) || name_digit(c) || c == '_' || also.find(c) != std::string_view::npos; });
}

inline bool is_trimmed(std::string_view s) {
  return !s.empty() && count_code_points(s) <= 64 && !name_blank(s.front()) && !name_blank(s.back());
}

inline bool looks_like_day(std::string_view s) {
  if (s.size() != 10 || s[4] != '-' || s[7] != '-') return false;
  return std::ranges::count_if(s, name_digit) == 8;
}

inline bool looks_like_month_day(std::string_view s) {
  if (s.size() < 5 || !name_digit(s[0]) || !name_digit(s[1]) || s[2] != '-') return false;
  return s.substr(3) == "last" || (s.size() == 5 && name_digit(s[3]) && name_digit(s[4]));
}

inline words words_of(name_form form) {
  switch (form) {
    case name_form::id:
      return {"chữ cái không dấu, chữ số và dấu _, bắt đầu bằng chữ cái, tối đa 64 ký tự",
              "letters without marks, digits and _, beginning with a letter, at most 64 characters"};
    case name_form::of_pack:
    case name_form::of_unit:
      return {"chữ cái không dấu, chữ số và các dấu _ - . , bắt đầu bằng chữ cái, tối đa 64 ký tự",
              "letters without marks, digits and _ - . , beginning with a letter, at most 64 characters"};
    case name_form::of_clause:
      return {"một từ không có dấu cách", "a word without spaces"};
    case name_form::ref:
      return {"id hoặc code, tối đa 64 ký tự, không có dấu cách ở hai đầu",
              "an id or code of at most 64 characters, without spaces at the ends"};
    case name_form::code:
      return {"tối đa 64 ký tự, không có @ : / ; và không có dấu cách ở hai đầu",
              "at most 64 characters, without @ : / ; and without spaces at the ends"};
    case name_form::plain:
      return {"không được để trống", "not empty"};
  }
  return {};
}

// An id near to a spelling that is none: marks stripped, everything else that is not allowed as `_`.
inline std::string near_identifier(std::string_view s) {
  std::string out;
  for (const char c : fold_vietnamese(s)) {
    if (name_letter(c) || name_digit(c))
      out.push_back(c);
    else if (!out.empty() && out.back() != '_')
      out.push_back('_');
  }
  while (!out.empty() && out.back() == '_') out.pop_back();
  if (!out.empty() && name_digit(out[0])) out.insert(0, "x");
  return out.substr(0, 64);
}

inline bool read_json_string(file_reading& in, const json_at& where) {
  if (where.node->kind == json_kind::string) return true;
  say_type(in, where, words_of(json_kind::string));
  return false;
}

inline void say_repeated(file_reading& in, const json_at& where, const std::string& word) {
  in.say("format.repeated", spot_of(in, where),
         {in_quotes(word) + " viết hai lần trong danh sách", in_quotes(word) + " stands twice in the list"});
}

inline void say_json_value(file_reading& in, const json_at& where, const words& expected, std::string nearest = {}) {
  const std::string key = in_quotes(pointer_field(where.pointer));
  in.say("format.value", spot_of(in, where),
         {key + " phải là " + expected.vi + "; ở đây là " + in_quotes(where.node->text),
          key + " must be " + expected.en + "; here it is " + in_quotes(where.node->text)},
         {}, std::move(nearest));
}

/// What other formats call a word of ours, where it is among those that may stand here.
inline std::string word_of_others(std::string_view word, std::span<const std::string_view> words) {
  using pair = std::pair<std::string_view, std::string_view>;
  constexpr std::array<pair, 14> known{{{"bool", "boolean"},
                                        {"int", "count"},
                                        {"integer", "count"},
                                        {"numeric", "number"},
                                        {"decimal", "number"},
                                        {"float", "number"},
                                        {"double", "number"},
                                        {"percent", "number"},
                                        {"string", "text"},
                                        {"enum", "rating"},
                                        {"level", "rating"},
                                        {"list", "set"},
                                        {"array", "set"},
                                        {"datetime", "date"}}};
  for (const auto& [theirs, ours] : known)
    if (theirs == word && std::ranges::find(words, ours) != words.end()) return std::string(ours);
  return {};
}

}  // namespace detail

bool has_form(std::string_view s, name_form form) noexcept {
  switch (form) {
    case name_form::id:
      return detail::is_identifier(s, "");
    case name_form::of_pack:
    case name_form::of_unit:
      return detail::is_identifier(s, ".-");
    case name_form::of_clause:
      return !s.empty() && std::ranges::none_of(s, detail::name_blank);
    case name_form::ref:
      return detail::is_trimmed(s);
    case name_form::code:
      return detail::is_trimmed(s) && s.find_first_of("@:/;") == std::string_view::npos;
    case name_form::plain:
      return !s.empty();
  }
  return false;
}

bool read_name(file_reading& in, const json_at& where, name_form form, std::string& out) {
  if (!detail::read_json_string(in, where)) return false;
  const std::string& s = where.node->text;
  out = s;
  if (has_form(s, form)) return true;
  const std::string key = detail::in_quotes(pointer_field(where.pointer));
  if (s.empty()) {
    in.say("format.value", spot_of(in, where), {key + " để trống", key + " is empty"},
           {"Ghi giá trị, hoặc bỏ khóa này.", "Give a value, or leave the key out."});
    return false;
  }
  const bool identifier = form == name_form::id || form == name_form::of_pack || form == name_form::of_unit;
  const words expected = detail::words_of(form);
  in.say(
      "format.value", spot_of(in, where),
      {detail::in_quotes(s) + " không viết đúng dạng của " + key, detail::in_quotes(s) + " has not the form of " + key},
      {"Dạng đúng: " + expected.vi + ".", "The form: " + expected.en + "."},
      identifier ? detail::near_identifier(s) : std::string());
  return false;
}

bool read_refs(file_reading& in, const json_at& where, name_form form, std::vector<ref>& out) {
  if (where.node->kind != json_kind::array) {
    say_type(in, where, words_of(json_kind::array));
    return false;
  }
  out.clear();
  for (std::size_t i = 0; i < where.node->children.size(); ++i) {
    const json_at element = where.element(i);
    ref one{{}, spot_of(in, element)};
    if (!read_name(in, element, form, one.name)) continue;
    if (std::ranges::find(out, one.name, &ref::name) != out.end()) detail::say_repeated(in, element, one.name);
    out.push_back(std::move(one));
  }
  return true;
}

bool read_names(file_reading& in, const json_at& where, name_form form, std::vector<std::string>& out) {
  std::vector<ref> refs;
  if (!read_refs(in, where, form, refs)) return false;
  out.clear();
  for (ref& one : refs) out.push_back(std::move(one.name));
  return true;
}

bool read_word_of(file_reading& in, const json_at& where, std::span<const std::string_view> words, std::string& out) {
  if (!detail::read_json_string(in, where)) return false;
  out = where.node->text;
  if (std::ranges::find(words, out) != words.end()) return true;
  const std::vector<std::string> all(words.begin(), words.end());
  const std::string list = detail::words_joined(all);
  std::string nearest = nearest_spelling(out, all);
  if (nearest.empty()) nearest = detail::word_of_others(out, words);
  detail::say_json_value(in, where, {"một trong: " + list, "one of: " + list}, std::move(nearest));
  out = words.front();
  return false;
}

bool read_integer(file_reading& in, const json_at& where, int least, int greatest, int& out) {
  if (where.node->kind != json_kind::number) {
    say_type(in, where, {"số nguyên", "a whole number"});
    return false;
  }
  const std::string& s = where.node->text;
  int value = 0;
  const auto [end, error] = std::from_chars(s.data(), s.data() + s.size(), value);
  if (error == std::errc() && end == s.data() + s.size() && value >= least && value <= greatest) {
    out = value;
    return true;
  }
  const std::string bounds = std::to_string(least) + " .. " + std::to_string(greatest);
  detail::say_json_value(in, where, {"số nguyên trong khoảng " + bounds, "a whole number within " + bounds});
  return false;
}

bool read_json(file_reading& in, const json_at& where, bool& out) {
  if (where.node->kind != json_kind::boolean) {
    say_type(in, where, words_of(json_kind::boolean));
    return false;
  }
  out = where.node->text == "true";
  return true;
}

bool read_json(file_reading& in, const json_at& where, number& out) {
  if (where.node->kind != json_kind::number) {
    say_type(in, where, words_of(json_kind::number));
    return false;
  }
  const auto read = number::parse(where.node->text);
  if (!read)
    detail::say_json_value(in, where, {"số có tối đa 34 chữ số", "a number of at most 34 digits"});
  else
    out = *read;
  return read.has_value();
}

bool read_json(file_reading& in, const json_at& where, date& out) {
  if (!detail::read_json_string(in, where)) return false;
  const std::string& s = where.node->text;
  if (!detail::looks_like_day(s)) {
    detail::say_json_value(in, where, {"ngày dạng YYYY-MM-DD", "a day such as 2024-12-31"}, nearest_day(s));
    return false;
  }
  const auto read = date::parse(s);
  if (read)
    out = *read;
  else
    in.say("day.does_not_exist", spot_of(in, where),
           {"Không có ngày " + s + " trong lịch", "There is no day " + s + " in the calendar"}, {}, nearest_day(s));
  return read.has_value();
}

bool read_json(file_reading& in, const json_at& where, words& out) {
  if (where.node->kind == json_kind::string) {
    if (!read_name(in, where, name_form::plain, out.vi)) return false;
    out.en.clear();
    return true;
  }
  if (where.node->kind != json_kind::object) {
    say_type(in, where, {"chuỗi ký tự hoặc {\"vi\", \"en\"}", "a text or {\"vi\", \"en\"}"});
    return false;
  }
  object_reader o(in, where, {"lời hai thứ tiếng", "words in two languages"});
  o.require({"vi"});
  out = {};
  o.name("vi", name_form::plain, out.vi);
  o.name("en", name_form::plain, out.en);
  o.finish();
  return true;
}

bool read_json(file_reading& in, const json_at& where, ref& out) {
  out.at = spot_of(in, where);
  return read_name(in, where, name_form::ref, out.name);
}

bool read_json(file_reading& in, const json_at& where, std::vector<ref>& out) {
  if (!read_refs(in, where, name_form::ref, out)) return false;
  if (where.node->children.empty()) say_empty(in, where);
  return true;
}

bool read_json(file_reading& in, const json_at& where, feel_text& out) {
  out.at = spot_of(in, where);
  return read_name(in, where, name_form::plain, out.text);
}

bool read_scalar(file_reading& in, const json_at& where, feel_text& out) {
  const json_kind kind = where.node->kind;
  if (kind == json_kind::string) return read_json(in, where, out);
  if (kind != json_kind::number && kind != json_kind::boolean) {
    say_type(in, where, {"biểu thức FEEL, số, hoặc true/false", "a FEEL text, a number, or true/false"});
    return false;
  }
  out = {where.node->text, spot_of(in, where)};
  return true;
}

bool read_json(file_reading& in, const json_at& where, literal& out) {
  const json_kind kind = where.node->kind;
  if (kind != json_kind::string && kind != json_kind::number && kind != json_kind::boolean) {
    say_type(in, where, {"số, true/false hoặc chuỗi ký tự", "a number, true/false or a text"});
    return false;
  }
  out = {where.node->text, kind == json_kind::string, spot_of(in, where), false};
  return true;
}

bool read_json(file_reading& in, const json_at& where, value_type& out) { return read_word_of(in, where, out); }

bool read_json(file_reading& in, const json_at& where, std::vector<event_kind>& out) {
  if (where.node->kind != json_kind::array || where.node->children.empty()) {
    say_type(in, where, {"danh sách loại sự kiện", "a list of event kinds"});
    return false;
  }
  out.clear();
  for (std::size_t i = 0; i < where.node->children.size(); ++i) {
    event_kind kind{};
    if (!read_word_of(in, where.element(i), kind)) continue;
    if (std::ranges::find(out, kind) != out.end())
      detail::say_repeated(in, where.element(i), std::string(code_of(kind)));
    out.push_back(kind);
  }
  return true;
}

}  // namespace TIEUCHI_ABI
}  // namespace tieuchi

#pragma once

#include <tieuchi/read/json_reader.hpp>

namespace tieuchi {
inline namespace TIEUCHI_ABI {
namespace detail {

inline constexpr int json_any_integer = 1'000'000;

// An anchor that names a day or a month and day must name one that some year has.
inline bool check_anchor(file_reading& in, const json_at& where, const std::string& anchor) {
  if (looks_like_day(anchor) || looks_like_month_day(anchor)) {
    const std::string whole = looks_like_day(anchor) ? anchor : "2024-" + anchor;  // 2024 has a 29 February
    const bool last = anchor.ends_with("-last");
    if (date::parse(last ? whole.substr(0, whole.size() - 4) + "01" : whole)) return true;
    in.say("day.does_not_exist", spot_of(in, where),
           {"Không có ngày " + anchor + " trong lịch", "There is no day " + anchor + " in the calendar"});
    return false;
  }
  if (anchor == "period.start" || anchor == "period.end" || has_form(anchor, name_form::id)) return true;
  static constexpr std::string_view words[] = {"period.start", "period.end", "event", "created"};
  say_json_value(
      in, where,
      {"YYYY-MM-DD, MM-DD, MM-last, period.start, period.end, event, created hoặc tên một chỉ số ngày",
       "YYYY-MM-DD, MM-DD, MM-last, period.start, period.end, event, created or the name of a date indicator"},
      nearest_spelling(anchor, {std::begin(words), std::end(words)}));
  return false;
}

inline void read_anchor(object_reader& o, day_spec& out) {
  static constexpr std::pair<std::string_view, day_kind> kinds[] = {{"on", day_kind::on},
                                                                    {"by", day_kind::by},
                                                                    {"before", day_kind::before},
                                                                    {"from", day_kind::from},
                                                                    {"after", day_kind::after}};
  std::vector<std::string> given;
  for (const auto& [key, kind] : kinds) {
    const auto value = o.take(key);
    if (!value) continue;
    given.emplace_back(key);
    if (given.size() > 1) continue;
    out.kind = kind;
    if (read_name(o.in(), *value, name_form::plain, out.anchor)) check_anchor(o.in(), *value, out.anchor);
  }
  if (given.size() == 1) return;
  const words wanted{"một ngày có đúng một trong các mốc on, by, before, from, after",
                     "a day has exactly one of the anchors on, by, before, from, after"};
  if (given.empty())
    o.in().say("format.missing_key", o.at(), {"Thiếu mốc: " + wanted.vi, "The anchor is missing: " + wanted.en});
  else
    o.in().say("day.two_anchors", o.at(),
               {"Có " + words_joined(given) + ": " + wanted.vi, "There are " + words_joined(given) + ": " + wanted.en});
}

inline bool json_is_choice(const json_node& list) {
  return !list.children.empty() &&
         (list.children[0].find("then") != nullptr || list.children[0].find("when") != nullptr);
}

inline void check_choice(file_reading& in, const json_at& where, const std::vector<choice_row>& rows) {
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const bool last = i + 1 == rows.size();
    if (last && rows[i].when)
      in.say("choice.no_default", rows[i].at,
             {"Dòng cuối của một lựa chọn phải không có “when”", "The last row of a choice has no “when”"},
             {"Thêm một dòng cuối chỉ có “then”.", "Add a last row that has only “then”."});
    if (!last && !rows[i].when)
      in.say("choice.dead_row", rows[i + 1].at,
             {"Không bao giờ đến dòng này: dòng trước nó không có “when”",
              "This row is never reached: the row before it has no “when”"});
  }
  if (rows.empty()) say_json_value(in, where, {"danh sách có ít nhất một dòng", "a list of at least one row"});
}

inline void read_choice(file_reading& in, const json_at& where, bool boolean, std::vector<choice_row>& rows) {
  for (std::size_t i = 0; i < where.node->children.size(); ++i) {
    object_reader o(in, where.element(i), {"dòng của một lựa chọn", "a row of a choice"});
    if (!o.is_object()) continue;
    choice_row row;
    row.at = o.at();
    o.require({"then"});
    o.get("when", row.when);
    if (const auto then = o.take("then")) {
      if (boolean && then->node->kind == json_kind::number)
        say_type(in, *then, {"biểu thức FEEL, hoặc true/false", "a FEEL text, or true/false"});
      else
        read_scalar(in, *then, row.then);
    }
    o.name("reason", name_form::id, row.reason);
    if (const auto list = o.take("clauses")) read_refs(in, *list, name_form::of_clause, row.clauses);
    o.finish();
    rows.push_back(std::move(row));
  }
  check_choice(in, where, rows);
}

inline void read_first_of(file_reading& in, const json_at& where, value_spec& out) {
  object_reader o(in, where, {"giá trị dạng first_of", "a value of the form first_of"});
  o.require({"first_of"});
  o.each("first_of", 2, [&](const json_at& at) {
    object_reader a(in, at, {"phương án của first_of", "an alternative of first_of"});
    if (!a.is_object()) return;
    alternative one;
    one.at = a.at();
    a.require({"value"});
    a.scalar("value", one.value);
    a.get("until", one.until);
    a.get("provisional_until", one.provisional_until);
    if (const auto list = a.take("clauses")) read_refs(in, *list, name_form::of_clause, one.clauses);
    a.finish();
    out.alternatives.push_back(std::move(one));
  });
  o.names("falls_on", name_form::id, out.falls_on);
  o.finish();
}

inline void read_test_lines(file_reading& in, const json_at& where, std::vector<test_line>& lines) {
  std::set<std::string> reasons;
  for (std::size_t i = 0; i < where.node->children.size(); ++i) {
    object_reader o(in, where.element(i), {"dòng của danh sách kiểm tra", "a line of a list of tests"});
    if (!o.is_object()) continue;
    test_line line;
    line.at = o.at();
    o.require({"rule", "reason"});
    o.get("rule", line.rule);
    o.name("reason", name_form::id, line.reason);
    if (const auto list = o.take("clauses")) read_refs(in, *list, name_form::of_clause, line.clauses);
    o.finish();
    if (!line.reason.empty() && !reasons.insert(line.reason).second)
      in.say("reason.duplicate", line.at,
             {"Hai dòng kiểm tra có cùng lý do " + in_quotes(line.reason),
              "Two tests have the same reason " + in_quotes(line.reason)});
    lines.push_back(std::move(line));
  }
  if (lines.empty()) say_json_value(in, where, {"danh sách có ít nhất một dòng", "a list of at least one line"});
}

}  // namespace detail

bool read_json(file_reading& in, const json_at& where, step& out) {
  object_reader o(in, where, {"bước thời gian", "a step of time"});
  if (!o.is_object()) return false;
  o.integer("years", -detail::json_any_integer, detail::json_any_integer, out.years);
  o.integer("months", -detail::json_any_integer, detail::json_any_integer, out.months);
  o.integer("days", -detail::json_any_integer, detail::json_any_integer, out.days);
  o.integer("working_days", -detail::json_any_integer, detail::json_any_integer, out.working_days);
  o.finish();
  if (where.node->children.empty()) o.exactly_one({"years", "months", "days", "working_days"}, "format.missing_key");
  return true;
}

bool read_json(file_reading& in, const json_at& where, day_spec& out) {
  object_reader o(in, where, {"ngày", "a day"});
  if (!o.is_object()) return false;
  out = {};
  out.at = o.at();
  detail::read_anchor(o, out);
  o.integer("year", -20, 20, out.year);
  o.get("plus", out.plus);
  o.get("day_one", out.day_one);
  o.only_when(out.plus && out.plus->days && !out.plus->years && !out.plus->months && !out.plus->working_days,
              {"day_one"}, {"có “plus” chỉ gồm “days”", "beside a “plus” of “days” alone"});
  std::string roll;
  if (o.word_of("roll", {"forward", "back"}, roll)) out.roll = roll == "back" ? roll_kind::back : roll_kind::forward;
  o.get("calendar", out.calendar);
  o.finish();
  return true;
}

bool read_json(file_reading& in, const json_at& where, value_spec& out) {
  out = {};
  out.at = spot_of(in, where);
  if (where.node->kind == json_kind::array) {
    out.form = value_spec::form::choice;
    detail::read_choice(in, where, false, out.rows);
    return true;
  }
  if (where.node->kind == json_kind::object) {
    out.form = value_spec::form::first_of;
    detail::read_first_of(in, where, out);
    return true;
  }
  if (where.node->kind != json_kind::null) return read_scalar(in, where, out.text);
  say_type(in, where,
           {"biểu thức FEEL, số, true/false, lựa chọn hoặc first_of",
            "a FEEL text, number, true/false, choice or first_of"});
  return false;
}

bool read_json(file_reading& in, const json_at& where, test_spec& out) {
  out = {};
  out.at = spot_of(in, where);
  if (where.node->kind == json_kind::string) return read_json(in, where, out.text);
  if (where.node->kind != json_kind::array) {
    say_type(in, where,
             {"biểu thức FEEL đúng/sai, danh sách kiểm tra hoặc lựa chọn",
              "a boolean FEEL text, a list of tests or a choice"});
    return false;
  }
  const bool choice = detail::json_is_choice(*where.node);
  out.form = choice ? test_spec::form::choice : test_spec::form::list;
  if (choice)
    detail::read_choice(in, where, true, out.rows);
  else
    detail::read_test_lines(in, where, out.lines);
  return true;
}

bool read_json(file_reading& in, const json_at& where, round_spec& out) {
  object_reader o(in, where, {"cách làm tròn", "a rounding"});
  if (!o.is_object()) return false;
  o.exactly_one({"half_up", "half_even", "up", "down"});
  static constexpr std::pair<std::string_view, enum round_spec::mode> modes[] = {
      {"half_up", round_spec::mode::half_up},
      {"half_even", round_spec::mode::half_even},
      {"up", round_spec::mode::up},
      {"down", round_spec::mode::down}};
  for (const auto& [key, mode] : modes)
    if (o.integer(key, -30, 64, out.places)) out.mode = mode;
  o.finish();
  return true;
}

bool read_json(file_reading& in, const json_at& where, carry_spec& out) {
  object_reader o(in, where, {"quy tắc chuyển tiếp số liệu (carry)", "a carry rule"});
  if (!o.is_object()) return false;
  out.at = o.at();
  o.require({"rule"});
  o.word_of("rule", out.rule);
  o.get("weight", out.weight);
  o.only_when(out.rule == carry_kind::mean, {"weight"}, {"“rule” là “mean”", "beside “rule”: “mean”"});
  o.get("by_share", out.by_share);
  o.only_when(out.rule == carry_kind::sum || out.rule == carry_kind::mean, {"by_share"},
              {"“rule” là “sum” hoặc “mean”", "beside “rule”: “sum” or “mean”"});
  o.get("absent_as", out.absent_as);
  o.get("among", out.among);
  o.only_when(out.rule != carry_kind::none && out.rule != carry_kind::never, {"absent_as", "among"},
              {"“rule” không phải “none” hay “never”", "beside a “rule” that is neither “none” nor “never”"});
  o.finish();
  return true;
}

bool read_json(file_reading& in, const json_at& where, std::vector<entry_field>& out) {
  if (where.node->kind != json_kind::object || where.node->children.empty()) {
    say_type(in, where, {"đối tượng {tên trường: {\"type\"}}", "an object {field: {\"type\"}}"});
    return false;
  }
  for (const json_node& child : where.node->children) {
    object_reader o(in, where.member(child), {"trường của một mục (entry)", "a field of an entry"});
    if (!o.is_object()) continue;
    entry_field field{child.key, value_type::number, {}};
    if (!has_form(child.key, name_form::id)) {
      const json_node name{json_kind::string, child.key, child.key, child.key_offset, child.key_offset, 0, {}};
      read_name(in, {&name, where.pointer + "/" + pointer_token(child.key)}, name_form::id, field.name);
    }
    o.require({"type"});
    o.word_of("type", plain_value_types, field.type);
    o.get("scale", field.scale);
    o.finish();
    out.push_back(std::move(field));
  }
  return true;
}

bool read_json(file_reading& in, const json_at& where, std::vector<order_key>& out) {
  if (where.node->kind != json_kind::array || where.node->children.empty()) {
    say_type(in, where, {"danh sách khóa xếp thứ tự", "a list of keys of order"});
    return false;
  }
  for (std::size_t i = 0; i < where.node->children.size(); ++i) {
    object_reader o(in, where.element(i), {"khóa xếp thứ tự", "a key of order"});
    if (!o.is_object()) continue;
    order_key key;
    o.require({"value"});
    o.get("value", key.value);
    std::string order;
    key.ascending = o.word_of("order", {"descending", "ascending"}, order) && order == "ascending";
    o.finish();
    out.push_back(std::move(key));
  }
  return true;
}

bool read_json(file_reading& in, const json_at& where, citation& out) {
  object_reader o(in, where, {"trích dẫn văn bản", "a citation"});
  if (!o.is_object()) return false;
  if (where.node->children.empty()) say_empty(in, where);
  o.name("number", name_form::plain, out.number);
  o.name("date", name_form::plain, out.date);
  o.name("issuer", name_form::plain, out.issuer);
  o.name("title", name_form::plain, out.title);
  o.finish();
  return true;
}

bool read_json(file_reading& in, const json_at& where, lacking_spec& out) {
  object_reader o(in, where, {"if_lacking", "if_lacking"});
  if (!o.is_object()) return false;
  o.exactly_one({"points", "outcome"});
  o.get("points", out.points);
  o.word_of("outcome", std::array{outcome::met, outcome::not_met, outcome::not_applicable}, out.outcome);
  o.get("after", out.after);
  o.name("reason", name_form::id, out.reason);
  o.finish();
  return true;
}

}  // namespace TIEUCHI_ABI
}  // namespace tieuchi

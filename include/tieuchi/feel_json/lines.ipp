#pragma once

#include <tieuchi/core/utf8.hpp>
#include <tieuchi/feel/compile.hpp>
#include <tieuchi/feel/conformance.hpp>
#include <tieuchi/feel/name_table.hpp>
#include <tieuchi/feel/run.hpp>
#include <tieuchi/feel/token.hpp>
#include <tieuchi/feel/wording.hpp>
#include <tieuchi/feel_json/types.ipp>
#include <tieuchi/feel_json/values.hpp>
#include <tieuchi/feel_json/values.ipp>
#include <tieuchi/text/json_tree.hpp>

#include <utility>
#include <vector>

namespace tieuchi {
inline namespace TIEUCHI_ABI {
namespace feel {
namespace detail {

inline std::string words_json(const tieuchi::words& words) {
  return "{\"en\":" + json_string(words.en) + ",\"vi\":" + json_string(words.vi) + "}";
}

/// An issue of the rule text says where it is in the text; one of the case around it says so in words.
inline std::string issue_json(const issue& i, bool of_the_text) {
  std::string out = "{\"code\":" + json_string(i.code);
  if (of_the_text) return out + ",\"place\":" + std::to_string(i.place.offset) + "}";
  if (i.place.line > 0) out += ",\"column\":" + std::to_string(i.place.column);
  if (!i.place.pointer.empty()) out += ",\"field\":" + json_string(i.place.pointer);
  if (!i.hint.vi.empty()) out += ",\"hint\":" + words_json(i.hint);
  if (i.place.line > 0) out += ",\"line\":" + std::to_string(i.place.line);
  out += ",\"message\":" + words_json(i.message);
  if (!i.nearest.empty()) out += ",\"nearest\":" + json_string(i.nearest);
  return out + "}";
}

inline std::string issues_json(const std::vector<issue>& issues, bool of_the_text) {
  std::string out;
  for (const issue& i : issues) out += (out.empty() ? "" : ",") + issue_json(i, of_the_text);
  return "[" + out + "]";
}

/// What became of a line, and the line that answers it.
struct jsonl_answer {
  enum class form { value, issues, refused, unreadable };
  form what = form::value;
  std::string text;
};

/// One line of a file of cases.
class jsonl_case {
 public:
  jsonl_case(const json& line, mode m) : line_(line), mode_(m) {}

  /// The answer, with the members behind "id".
  jsonl_answer answer() {
    check_fields();
    if (!issues_.empty()) return refused();
    return mode_ == mode::strict ? strict() : conformance();
  }

 private:
  [[nodiscard]] jsonl_answer refused() const { return with_issues(issues_, false); }

  [[nodiscard]] static jsonl_answer with_issues(const std::vector<issue>& issues, bool of_the_text) {
    const auto what = of_the_text ? jsonl_answer::form::issues : jsonl_answer::form::refused;
    return {what, "\"issues\":" + issues_json(issues, of_the_text)};
  }

  [[nodiscard]] static jsonl_answer with_value(const std::string& content) {
    return {jsonl_answer::form::value, "\"value\":" + content};
  }

  void refuse(std::string field, words message, std::string nearest = {}) {
    issues_.push_back(json_issue("feel.case.field", std::move(field), std::move(message), {}, std::move(nearest)));
  }

  [[nodiscard]] bool has(const char* field) const {
    const auto found = line_.find(field);
    return found != line_.end() && !found->is_null();
  }

  [[nodiscard]] const json& object(const char* field) const {
    static const json none = json::object();
    return has(field) ? line_[field] : none;
  }

  void check_fields() {
    for (const char* field : {"types", "inputs"})
      if (has(field) && !line_[field].is_object())
        refuse(std::string("/") + field, {std::string("`") + field + "` phải là một đối tượng: tên → nội dung",
                                          std::string("`") + field + "` is an object: name → content"});
    if (has("expression") && !line_["expression"].is_string())
      refuse("/expression",
             {"`expression` phải là một chuỗi: văn bản của quy tắc", "`expression` is a string: the text of a rule"});
    const std::size_t before = issues_.size();
    for (const auto& [key, unused] : line_.items()) check_spelling(key);
    if (!has("expression") && issues_.size() == before)
      refuse("/expression",
             {"thiếu `expression`: văn bản của quy tắc", "there is no `expression`: the text of a rule"});
  }

  /// A field that the format does not know is let through, except where it looks like a misspelt one that is missing.
  void check_spelling(const std::string& key) {
    constexpr std::array<std::string_view, 8> known{"id",     "expression", "types",    "inputs",
                                                    "wanted", "type",       "expected", "error"};
    if (std::ranges::find(known, key) != known.end()) return;
    std::vector<std::string> missing;
    for (const char* field : {"expression", "types", "inputs", "wanted"})
      if (!line_.contains(field)) missing.emplace_back(field);
    const std::string nearest = nearest_spelling(key, missing);
    if (!nearest.empty())
      refuse("/" + pointer_token(key), quoted("không có trường nào tên là ", "there is no field called ", key),
             nearest);
  }

  std::optional<type> read_type_at(const std::string& pointer, const json& of) {
    json_types reader(pointer);
    auto found = reader.read(of);
    if (reader.wrong) issues_.push_back(*std::move(reader.wrong));
    return found;
  }

  void declare() {
    for (const auto& [name, of] : object("types").items()) {
      const std::string pointer = "/types/" + pointer_token(name);
      if (!is_name(name) || name == "item")
        refuse(pointer, quoted("không khai báo được tên này: ", "this name cannot be declared: ", name));
      if (auto found = read_type_at(pointer, of)) {
        names_.add(name, *found);
        declared_.emplace_back(name, *std::move(found));
      }
    }
    if (has("wanted")) options_.wanted = read_type_at("/wanted", line_["wanted"]);
  }

  std::vector<value> bind(arena& memory) {
    const json& inputs = object("inputs");
    std::vector<value> slots;
    for (const auto& [name, of] : declared_) {
      const auto given = inputs.find(name);
      if (given == inputs.end()) {
        slots.push_back(unknown_because({name, -1, "not_reported"}, memory));
        continue;
      }
      json_values reader(memory, "/inputs/" + pointer_token(name), mode::strict);
      slots.push_back(reader.read(*given, of));
      if (reader.wrong) issues_.push_back(*std::move(reader.wrong));
    }
    for (const auto& [name, unused] : inputs.items())
      if (!object("types").contains(name)) refuse_stray(name);
    return slots;
  }

  void refuse_stray(const std::string& name) {
    std::vector<std::string> known;
    for (const auto& [declared, unused] : declared_) known.push_back(declared);
    issues_.push_back(json_issue("feel.input.stray", "/inputs/" + pointer_token(name),
                                 quoted("không có tên nào được khai báo là ", "no name is declared as ", name),
                                 {"khai báo kiểu của tên trong `types`", "declare the type of the name in `types`"},
                                 nearest_spelling(name, known)));
  }

  jsonl_answer strict() {
    declare();
    if (!issues_.empty()) return refused();
    const auto rule = compile(line_["expression"].get_ref<const std::string&>(), names_, options_);
    if (!rule.ok()) return with_issues(rule.issues, true);
    arena memory;
    const std::vector<value> slots = bind(memory);
    if (!issues_.empty()) return refused();
    return with_value(to_json(run(rule.value, slots, host(), memory), rule.value.type()));
  }

  jsonl_answer conformance() {
    arena memory;
    std::vector<field> names;
    for (const auto& [name, of] : object("inputs").items()) {
      json_values reader(memory, "/inputs/" + pointer_token(name), mode::conformance);
      names.push_back({memory.copy(name), reader.read(of, type::nothing())});
      if (reader.wrong) issues_.push_back(*std::move(reader.wrong));
    }
    if (!issues_.empty()) return refused();
    const std::string& text = line_["expression"].get_ref<const std::string&>();
    const auto result = evaluate_conformance(text, make_context(names, memory), memory);
    return with_value(to_json(result.value, type::nothing()));
  }

  const json& line_;
  mode mode_;
  name_table names_;
  compile_options options_;
  std::vector<std::pair<std::string, type>> declared_;
  std::vector<issue> issues_;
};

inline std::string_view without_bom(std::string_view line) {
  while (line.starts_with("\xEF\xBB\xBF")) line.remove_prefix(3);
  return line;
}

/// The id as it is written: a number keeps its digits.
inline std::string id_json(const json& line, std::string_view text) {
  const auto id = line.find("id");
  if (id == line.end()) return "null";
  if (id->is_string()) return json_string(id->get_ref<const std::string&>());
  if (!id->is_number_float() && !id->is_structured()) return id->dump();
  const auto read = parse_json(text, {});
  const json_node* found = read.value.root.find("id");
  return found == nullptr ? "null" : read.value.text.substr(found->offset, found->end - found->offset);
}

/// Why a line is no case at all.
inline std::string unreadable_line(std::string_view text, const json& line, std::size_t number) {
  issue i;
  if (!line.is_discarded()) {
    i = json_issue("feel.case.form", {}, {"mỗi dòng là một đối tượng JSON {…}", "each line is a JSON object {…}"});
    i.place.column = 1;
  } else {
    auto read = parse_json(text, {}, {usual_limits.line, usual_limits.pack_file.nodes, held_json::greatest_depth});
    for (issue& found : read.issues)
      if (found.severity == severity::error) i = std::move(found);
    if (i.place.column > count_code_points(text) || i.code.empty()) {
      i.code = "json.syntax";
      i.message = {"dòng kết thúc giữa chừng", "the line ends too early"};
      i.hint = {"mỗi dòng là một đối tượng JSON trọn vẹn", "each line is one whole JSON object"};
    }
  }
  i.place.line = number;
  i.place.pointer.clear();
  return "{\"error\":" + issue_json(i, false) + "}";
}

inline jsonl_answer answer_line(std::string_view text, mode m, std::size_t number) {
  text = without_bom(text);
  const held_json held(text);
  const json& line = held.root();
  if (!line.is_object()) return {jsonl_answer::form::unreadable, unreadable_line(text, line, number)};
  jsonl_answer answer = jsonl_case(line, m).answer();
  answer.text = "{\"id\":" + id_json(line, text) + "," + answer.text + "}";
  return answer;
}

}  // namespace detail

std::string eval_jsonl_line(std::string_view line, mode m, std::size_t line_number) {
  return detail::answer_line(line, m, line_number).text;
}

std::string eval_jsonl(std::string_view lines, mode m, jsonl_count& count) {
  std::string out;
  while (!lines.empty()) {
    const std::size_t end = std::min(lines.find('\n'), lines.size());
    const std::string_view line = lines.substr(0, end);
    lines.remove_prefix(std::min(end + 1, lines.size()));
    ++count.lines;
    if (detail::without_bom(line).find_first_not_of(" \t\r") == std::string_view::npos) continue;
    const detail::jsonl_answer answer = detail::answer_line(line, m, count.lines);
    if (answer.what == detail::jsonl_answer::form::refused) ++count.refused;
    if (answer.what == detail::jsonl_answer::form::unreadable && count.unreadable++ == 0)
      count.first_unreadable = count.lines;
    out += answer.text + "\n";
  }
  return out;
}

}  // namespace feel
}  // namespace TIEUCHI_ABI
}  // namespace tieuchi

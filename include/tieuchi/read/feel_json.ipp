#pragma once

#include <tieuchi/feel/compile.hpp>
#include <tieuchi/feel/conformance.hpp>
#include <tieuchi/feel/name_table.hpp>
#include <tieuchi/feel/run.hpp>
#include <tieuchi/feel/wording.hpp>
#include <tieuchi/read/feel_json.hpp>

#include <nlohmann/json.hpp>

#include <array>
#include <optional>
#include <utility>
#include <vector>

namespace tieuchi {
inline namespace TIEUCHI_ABI {
namespace feel {
namespace detail {

using json = nlohmann::json;

inline constexpr std::array<std::pair<std::string_view, type::kind>, 7> json_type_names{{
    {"nothing", type::kind::nothing},
    {"number", type::kind::number},
    {"string", type::kind::string},
    {"boolean", type::kind::boolean},
    {"date", type::kind::date},
    {"years and months duration", type::kind::months_duration},
    {"days and time duration", type::kind::time_duration},
}};

inline type plain_type(type::kind k) {
  switch (k) {
    case type::kind::number:
      return type::number();
    case type::kind::string:
      return type::string();
    case type::kind::boolean:
      return type::boolean();
    case type::kind::date:
      return type::date();
    case type::kind::months_duration:
      return type::months_duration();
    case type::kind::time_duration:
      return type::time_duration();
    default:
      return type::nothing();
  }
}

inline issue json_issue(std::string code, text message) {
  issue i;
  i.code = std::move(code);
  i.message = std::move(message);
  return i;
}

inline std::optional<type> type_of_json(const json& j) {
  if (j.is_string()) {
    for (const auto& [name, kind] : json_type_names)
      if (j.get_ref<const std::string&>() == name) return plain_type(kind);
    return std::nullopt;
  }
  if (!j.is_object()) return std::nullopt;
  if (const auto of = j.find("list"); of != j.end()) {
    const auto element = type_of_json(*of);
    return element ? std::optional(type::list(*element)) : std::nullopt;
  }
  if (const auto of = j.find("range"); of != j.end()) {
    const auto end = type_of_json(*of);
    return end ? std::optional(type::range(*end)) : std::nullopt;
  }
  if (const auto of = j.find("rating"); of != j.end() && of->is_array()) {
    std::vector<std::string> levels;
    for (const json& level : *of)
      if (level.is_string()) levels.push_back(level.get<std::string>());
    return type::rating(levels, j.value("ordered", true));
  }
  if (const auto of = j.find("context"); of != j.end() && of->is_object()) {
    type::keys fields;
    for (const auto& [key, t] : of->items()) {
      const auto found = type_of_json(t);
      if (!found) return std::nullopt;
      fields.emplace_back(key, *found);
    }
    return type::context(std::move(fields));
  }
  return std::nullopt;
}

/// Reads typed values into an arena; remembers the first thing that is none.
class json_values {
 public:
  explicit json_values(arena& memory) : memory_(memory) {}

  value read(const json& j, const type& of) {
    if (!j.is_object() || j.size() != 1) return fail(j);
    const std::string& form = j.begin().key();
    const json& content = j.begin().value();
    if (form == "null") return value();
    if (form == "boolean") return content == true || content == "true";
    if (form == "unknown") return read_unknown(content);
    if (form == "list" && content.is_array()) return read_list(content, of);
    if (form == "context" && content.is_object()) return read_context(content, of);
    if (form == "range" && content.is_object()) return read_range(content, of);
    if (!content.is_string()) return fail(j);
    return read_text(form, content.get_ref<const std::string&>(), of, j);
  }

  [[nodiscard]] const std::string& bad() const { return bad_; }

 private:
  value fail(const json& j) {
    if (bad_.empty()) bad_ = j.dump(-1, ' ', false, json::error_handler_t::replace);
    return value();
  }

  value read_text(const std::string& form, const std::string& content, const type& of, const json& whole) {
    if (form == "string") return make_string(content, memory_);
    if (form == "number") {
      const auto n = number::parse(content, of.is(type::kind::nothing) ? conformance_limits : strict_limits);
      return n ? value(*n) : fail(whole);
    }
    if (form == "date") {
      const auto d = date::parse(content);
      return d ? value(*d) : fail(whole);
    }
    if (form == "duration") {
      if (const auto m = months_duration::parse(content)) return *m;
      const auto t = time_duration::parse(content);
      return t ? value(*t) : fail(whole);
    }
    if (form == "rating" && of.is(type::kind::rating))
      if (const auto level = of.level(content)) return value::rating(*level);
    return fail(whole);
  }

  value read_unknown(const json& content) {
    std::vector<reason> reasons;
    if (!content.is_array() || content.empty()) return fail(content);
    for (const json& r : content) {
      if (!r.is_object() || !r.contains("fact") || !r.contains("code")) return fail(content);
      reasons.push_back({memory_.copy(r["fact"].get<std::string>()), -1, memory_.copy(r["code"].get<std::string>())});
    }
    return unknown_because(reasons, memory_);
  }

  value read_list(const json& content, const type& of) {
    const type element = of.is(type::kind::list) ? of.element() : type::nothing();
    const auto values = memory_.make<value>(content.size());
    for (std::size_t i = 0; i < values.size(); ++i) values[i] = read(content[i], element);
    return value::list(values);
  }

  value read_context(const json& content, const type& of) {
    std::vector<field> fields;
    for (const auto& [key, v] : content.items()) {
      const type t = of.is(type::kind::context) ? of.field(key).value_or(type::nothing()) : type::nothing();
      fields.push_back({memory_.copy(key), read(v, t)});
    }
    return make_context(fields, memory_);
  }

  value read_range(const json& content, const type& of) {
    const type end = of.is(type::kind::range) ? of.element() : type::nothing();
    if (!content.contains("from") || !content.contains("to")) return fail(content);
    return make_range({read(content["from"], end), read(content["to"], end), content.value("from_in", true),
                       content.value("to_in", true)},
                      memory_);
  }

  arena& memory_;
  std::string bad_;
};

inline std::string issues_json(const std::vector<issue>& issues) {
  std::string out;
  for (const issue& i : issues)
    out += (out.empty() ? "" : ",") + ("{\"code\":" + json_string(i.code)) +
           ",\"place\":" + std::to_string(i.place.offset) + "}";
  return "[" + out + "]";
}

inline std::string case_in_strict_mode(const json& c, const std::string& id) {
  name_table names;
  std::vector<std::pair<std::string, type>> declared_types;
  const json types = c.value("types", json::object());
  for (const auto& [name, t] : types.items()) {
    const auto found = type_of_json(t);
    if (!found) return "{\"error\":" + json_string("type of " + name) + ",\"id\":" + id + "}";
    names.add(name, *found);
    declared_types.emplace_back(name, *found);
  }
  compile_options options;
  if (c.contains("wanted")) options.wanted = type_of_json(c["wanted"]);
  const auto compiled_rule = compile(c["expression"].get<std::string>(), names, options);
  if (!compiled_rule.ok()) return "{\"id\":" + id + ",\"issues\":" + issues_json(compiled_rule.issues) + "}";
  arena memory;
  json_values reader(memory);
  std::vector<value> slots;
  const json inputs = c.value("inputs", json::object());
  for (const auto& [name, t] : declared_types) {
    const auto given = inputs.find(name);
    slots.push_back(given == inputs.end() ? unknown_because({name, -1, "not_reported"}, memory)
                                          : reader.read(*given, t));
  }
  if (!reader.bad().empty()) return "{\"error\":" + json_string("input " + reader.bad()) + ",\"id\":" + id + "}";
  const value result = run(compiled_rule.value, slots, host(), memory);
  return "{\"id\":" + id + ",\"value\":" + to_json(result, compiled_rule.value.type()) + "}";
}

inline std::string case_in_conformance_mode(const json& c, const std::string& id) {
  arena memory;
  json_values reader(memory);
  std::vector<field> names;
  const json inputs = c.value("inputs", json::object());
  for (const auto& [name, v] : inputs.items()) names.push_back({memory.copy(name), reader.read(v, type::nothing())});
  const auto result = evaluate_conformance(c["expression"].get<std::string>(), make_context(names, memory), memory);
  return "{\"id\":" + id + ",\"value\":" + to_json(result.value, type::nothing()) + "}";
}

}  // namespace detail

TIEUCHI_INLINE checked<type> read_type(std::string_view text) {
  checked<type> out;
  const auto found = detail::type_of_json(detail::json::parse(text, nullptr, false));
  if (found)
    out.value = *found;
  else
    out.issues.push_back(detail::json_issue("feel.json.type", {"không phải là kiểu", "this is no type"}));
  return out;
}

TIEUCHI_INLINE checked<value> read_value(std::string_view text, const type& of, arena& memory) {
  checked<value> out;
  detail::json_values reader(memory);
  out.value = reader.read(detail::json::parse(text, nullptr, false), of);
  if (!reader.bad().empty())
    out.issues.push_back(
        detail::json_issue("feel.json.value", {"không phải là giá trị kiểu " + words_of(of).vi + ": " + reader.bad(),
                                               "this is no " + words_of(of).en + ": " + reader.bad()}));
  return out;
}

TIEUCHI_INLINE std::string eval_jsonl_line(std::string_view line, mode m) {
  const detail::json c = detail::json::parse(line, nullptr, false);
  if (!c.is_object() || !c.contains("expression") || !c["expression"].is_string())
    return "{\"error\":\"no case with an expression\"}";
  const std::string id = c.contains("id") ? c["id"].dump() : "null";
  return m == mode::strict ? detail::case_in_strict_mode(c, id) : detail::case_in_conformance_mode(c, id);
}

}  // namespace feel
}  // namespace TIEUCHI_ABI
}  // namespace tieuchi

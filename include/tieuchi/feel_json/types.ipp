#pragma once

#include <tieuchi/feel/wording.hpp>
#include <tieuchi/feel_json/held.ipp>
#include <tieuchi/feel_json/values.hpp>
#include <tieuchi/text/json_tree.hpp>

#include <algorithm>
#include <array>
#include <optional>
#include <utility>
#include <vector>

namespace tieuchi {
inline namespace TIEUCHI_ABI {
namespace feel {
namespace detail {

inline issue json_issue(std::string code, std::string pointer, words message, words hint = {},
                        std::string nearest = {}) {
  issue i;
  i.code = std::move(code);
  i.place.pointer = std::move(pointer);
  i.message = std::move(message);
  i.hint = std::move(hint);
  i.nearest = std::move(nearest);
  return i;
}

/// A piece of JSON as it is shown in a message, cut short.
inline std::string shown_json(const json& j) {
  constexpr std::size_t most = 60;
  const std::string whole = j.dump(-1, ' ', false, json::error_handler_t::replace);
  if (whole.size() <= most) return whole;
  std::size_t end = most;
  while (end > 0 && (static_cast<unsigned char>(whole[end]) & 0xC0) == 0x80) --end;
  return whole.substr(0, end) + "…";
}

/// The one member of an object of one member; nothing for anything else.
inline const json* only_member(const json& j) { return j.is_object() && j.size() == 1 ? &j.begin().value() : nullptr; }

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

/// What other languages call our types.
inline constexpr std::array<std::pair<std::string_view, std::string_view>, 12> other_type_names{
    {{"int", "number"},
     {"integer", "number"},
     {"float", "number"},
     {"decimal", "number"},
     {"double", "number"},
     {"bool", "boolean"},
     {"str", "string"},
     {"text", "string"},
     {"datetime", "date"},
     {"timedelta", "days and time duration"},
     {"duration", "days and time duration"},
     {"period", "years and months duration"}}};

/// Reads types; remembers the first thing that is none.
class json_types {
 public:
  explicit json_types(std::string pointer) : pointer_(std::move(pointer)) {}

  std::optional<type> read(const json& j) {
    if (j.is_string()) return plain(j.get_ref<const std::string&>());
    if (!j.is_object() || j.empty()) return fail(j, {});
    const std::size_t extra = j.contains("rating") && j.contains("ordered") ? 1 : 0;
    if (j.size() != 1 + extra) return fail(j, {"một kiểu chỉ có một khóa", "a type has one key only"});
    if (const auto of = j.find("rating"); of != j.end()) return rating(j, *of);
    const std::string& form = j.begin().key();
    const json& inside = j.begin().value();
    if (form == "context" && inside.is_object()) return context(inside);
    if (form != "list" && form != "range") return fail(j, {});
    const auto part = within(form, {}, inside);
    if (!part) return std::nullopt;
    return form == "list" ? type::list(*part) : type::range(*part);
  }

  std::optional<issue> wrong;

 private:
  std::optional<type> within(const std::string& form, const std::string& key, const json& j) {
    const std::size_t length = pointer_.size();
    pointer_ += "/" + form + (key.empty() ? "" : "/" + pointer_token(key));
    auto found = read(j);
    pointer_.resize(length);
    return found;
  }

  std::optional<type> plain(const std::string& name) {
    for (const auto& [known, kind] : json_type_names)
      if (name == known) return plain_type(kind);
    std::vector<std::string> names;
    for (const auto& [known, kind] : json_type_names) names.emplace_back(known);
    std::string nearest = nearest_spelling(name, names);
    for (const auto& [other, ours] : other_type_names)
      if (name == other) nearest = ours;
    return fail(json(name), {}, nearest);
  }

  std::optional<type> rating(const json& j, const json& levels) {
    const auto ordered = j.find("ordered");
    if (ordered != j.end() && !ordered->is_boolean())
      return fail(j, {"`ordered` là true hoặc false", "`ordered` is true or false"});
    std::vector<std::string> names;
    if (levels.is_array())
      for (const json& level : levels)
        if (level.is_string() && std::ranges::find(names, level.get_ref<const std::string&>()) == names.end())
          names.push_back(level.get<std::string>());
    if (names.empty() || names.size() != levels.size())
      return fail(j, {"`rating` là danh sách các mức khác nhau, từ thấp lên cao",
                      "`rating` is a list of distinct levels, from worst to best"});
    return type::rating(std::move(names), ordered == j.end() || *ordered == true);
  }

  std::optional<type> context(const json& fields) {
    type::keys found;
    for (const auto& [key, of] : fields.items()) {
      auto one = within("context", key, of);
      if (!one) return std::nullopt;
      found.emplace_back(key, *std::move(one));
    }
    return type::context(std::move(found));
  }

  std::nullopt_t fail(const json& j, words hint, const std::string& nearest = {}) {
    if (wrong) return std::nullopt;
    const std::string shown = shown_json(j);
    if (hint.vi.empty())
      hint = {
          R"(kiểu viết như "number", "date", {"list":"number"}, {"rating":["yếu","khá"]}, {"context":{"a":"number"}})",
          R"(types look like "number", "date", {"list":"number"}, {"rating":["weak","good"]}, {"context":{"a":"number"}})"};
    wrong = json_issue("feel.json.type", pointer_, {"không phải là kiểu: " + shown, "this is no type: " + shown},
                       std::move(hint), nearest);
    return std::nullopt;
  }

  std::string pointer_;
};

}  // namespace detail

checked<type> read_type(std::string_view text) {
  checked<type> out;
  detail::json_types reader({});
  const auto found = reader.read(detail::held_json(text).root());
  if (found)
    out.value = *found;
  else
    out.issues.push_back(*std::move(reader.wrong));
  return out;
}

}  // namespace feel
}  // namespace TIEUCHI_ABI
}  // namespace tieuchi

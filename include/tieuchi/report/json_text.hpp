#pragma once

// JSON as the text it becomes, put together part by part: for report/ only. A tree would cost ten times the engine, and
// the destructor of nlohmann's takes memory, so that without memory it ends the process.

#include <tieuchi/core/utf8.hpp>
#include <tieuchi/feel_json/values.hpp>

#include <algorithm>
#include <concepts>
#include <functional>
#include <initializer_list>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace tieuchi {
inline namespace TIEUCHI_ABI {
namespace detail {

struct json_member;

/// One JSON value; from members in any order it makes an object with sorted keys. Bytes that are no UTF-8 are replaced.
class json {
 public:
  json(std::nullptr_t) : text_("null") {}
  json(std::same_as<bool> auto b) : text_(b ? "true" : "false") {}
  json(std::integral auto n)
    requires(!std::same_as<decltype(n), bool>)
      : text_(std::to_string(n)) {}
  json(std::string_view words)
      : text_(first_bad_byte(words) ? feel::json_string(to_utf8(code_points(words))) : feel::json_string(words)) {}
  json(const std::string& words) : json(std::string_view(words)) {}
  json(const char* words) : json(std::string_view(words)) {}
  json(const std::vector<std::string>& words);
  json(std::initializer_list<json_member>);

  [[nodiscard]] const std::string& text() const& noexcept { return text_; }
  [[nodiscard]] std::string text() && noexcept { return std::move(text_); }

 private:
  friend class json_array;
  friend class json_object;
  struct made {};
  json(made, std::string text) : text_(std::move(text)) {}

  std::string text_;
};

struct json_member {
  std::string_view key;
  json value;
};

/// A list that grows.
class json_array {
 public:
  void push_back(const json& element) {
    text_ += text_.size() > 1 ? "," : "";
    text_ += element.text();
  }
  operator json() && { return json(json::made(), std::move(text_ += "]")); }

 private:
  std::string text_ = "[";
};

/// An object whose keys are data; each key keeps its first value.
class json_object {
 public:
  [[nodiscard]] bool contains(std::string_view key) const { return members_.contains(key); }
  void add(std::string_view key, json value) { members_.try_emplace(std::string(key), std::move(value)); }
  operator json() && {
    std::string text = "{";
    for (const auto& [key, value] : members_)
      text += (text.size() > 1 ? "," : "") + json(key).text() + ":" + value.text();
    return json(json::made(), std::move(text += "}"));
  }

 private:
  std::map<std::string, json, std::less<>> members_;
};

inline json::json(const std::vector<std::string>& words) {
  json_array all;
  for (const std::string& w : words) all.push_back(w);
  *this = std::move(all);
}

inline json::json(std::initializer_list<json_member> members) {
  std::vector<const json_member*> sorted;
  sorted.reserve(members.size());
  std::size_t size = 2;
  for (const json_member& m : members) {
    sorted.push_back(&m);
    size += m.key.size() + m.value.text_.size() + 4;
  }
  std::ranges::sort(sorted, {}, &json_member::key);
  text_.reserve(size);
  text_ = "{";
  for (const json_member* m : sorted) {
    text_ += text_.size() > 1 ? "," : "";
    text_ += feel::json_string(m->key) + ":" + m->value.text_;
  }
  text_ += "}";
}

}  // namespace detail
}  // namespace TIEUCHI_ABI
}  // namespace tieuchi

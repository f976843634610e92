#pragma once

// A JSON tree of nlohmann's for the readers of rules and values only. Its own destructor takes memory for whatever has
// parts, so that without memory it ends the process: here a tree is taken apart from its leaves on.

#include <nlohmann/json.hpp>

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace tieuchi {
inline namespace TIEUCHI_ABI {
namespace feel {
namespace detail {

using json = nlohmann::json;

inline void take_apart(json& j) {
  if (j.is_array()) {
    for (json& part : j) take_apart(part);
    j.get_ref<json::array_t&>().clear();
  } else if (j.is_object()) {
    for (json& part : j) take_apart(part);
    j.get_ref<json::object_t&>().clear();
  }
}

/// Puts what the parser meets into a tree; of a key that stands twice the last value stays.
class json_builder {
 public:
  explicit json_builder(json& root) : root_(root) {}

  bool null() { return put(nullptr); }
  bool boolean(bool b) { return put(b); }
  bool number_integer(std::int64_t n) { return put(n); }
  bool number_unsigned(std::uint64_t n) { return put(n); }
  bool number_float(double n, const std::string&) { return put(n); }
  bool string(std::string& s) { return put(std::move(s)); }
  bool binary(std::vector<std::uint8_t>&) { return false; }
  bool start_object(std::size_t) { return open(json::object()); }
  bool start_array(std::size_t) { return open(json::array()); }
  bool end_object() { return close(); }
  bool end_array() { return close(); }
  bool key(std::string& k) {
    key_ = std::move(k);
    return true;
  }
  bool parse_error(std::size_t, const std::string&, const nlohmann::detail::exception&) { return false; }

 private:
  json& place() {
    if (open_.empty()) return root_;
    json& around = *open_.back();
    if (around.is_array()) return around.emplace_back(nullptr);
    json& member = around[key_];
    take_apart(member);
    return member;
  }
  bool put(json part) {
    place() = std::move(part);
    return true;
  }
  bool open(json empty) {
    json& here = place();
    here = std::move(empty);
    open_.push_back(&here);
    return true;
  }
  bool close() {
    open_.pop_back();
    return true;
  }

  json& root_;
  std::vector<json*> open_;
  std::string key_;
};

/// The tree of a text; discarded where it is no JSON or nests too deep for the readers, which recurse.
class held_json {
 public:
  static constexpr std::size_t greatest_depth = 128;

  explicit held_json(std::string_view text) {
    try {
      json_builder into(root_);
      if (is_shallow(text) && json::sax_parse(text, &into)) return;
    } catch (...) {
      take_apart(root_);
      throw;
    }
    take_apart(root_);
    root_ = json(json::value_t::discarded);
  }
  held_json(const held_json&) = delete;
  held_json& operator=(const held_json&) = delete;
  ~held_json() { take_apart(root_); }

  [[nodiscard]] const json& root() const noexcept { return root_; }

 private:
  static bool is_shallow(std::string_view text) {
    std::size_t depth = 0;
    bool quoted = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
      const char c = text[i];
      if (quoted) {
        if (c == '\\') ++i;
        if (c == '"') quoted = false;
      } else if (c == '"') {
        quoted = true;
      } else if (c == '{' || c == '[') {
        if (++depth > greatest_depth) return false;
      } else if ((c == '}' || c == ']') && depth > 0) {
        --depth;
      }
    }
    return true;
  }

  json root_;
};

}  // namespace detail
}  // namespace feel
}  // namespace TIEUCHI_ABI
}  // namespace tieuchi

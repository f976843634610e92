#pragma once

#include <tieuchi/text/json_string_at.hpp>

#include <cstddef>
#include <cstdint>
#include <nlohmann/json.hpp>
#include <utility>
#include <vector>

namespace tieuchi {
inline namespace TIEUCHI_ABI {
namespace detail {

/// Takes the events of a JSON text until it has the string or it is clear that there is none.
class string_finder {
 public:
  string_finder(std::string_view object, std::string_view key) : object_(object), key_(key) {}

  bool null() { return other(); }
  bool boolean(bool) { return other(); }
  bool number_integer(std::int64_t) { return other(); }
  bool number_unsigned(std::uint64_t) { return other(); }
  bool number_float(double, const std::string&) { return other(); }
  bool binary(std::vector<std::uint8_t>&) { return false; }
  bool string(std::string& s) {
    if (at_key_) found = std::move(s);
    return other();
  }
  bool start_object(std::size_t) { return ++depth_, other(); }
  bool start_array(std::size_t) { return ++depth_, other(); }
  bool end_object() { return close(); }
  bool end_array() { return close(); }
  bool key(const std::string& s) {
    if (depth_ == 1) in_object_ = s == object_;
    at_key_ = depth_ == 2 && in_object_ && s == key_;
    return true;
  }
  bool parse_error(std::size_t, const std::string&, const nlohmann::detail::exception&) { return false; }

  std::string found;

 private:
  bool other() const { return !at_key_; }
  bool close() { return --depth_ != 1 || !in_object_; }

  std::string_view object_;
  std::string_view key_;
  std::size_t depth_ = 0;
  bool in_object_ = false;
  bool at_key_ = false;
};

}  // namespace detail

std::string json_string_at(std::string_view text, std::string_view object, std::string_view key) {
  while (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  detail::string_finder finder(object, key);
  nlohmann::json::sax_parse(text.begin(), text.end(), &finder, nlohmann::json::input_format_t::json, false);
  return std::move(finder.found);
}

}  // namespace TIEUCHI_ABI
}  // namespace tieuchi

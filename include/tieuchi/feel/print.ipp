#pragma once

#include <tieuchi/feel/print.hpp>
#include <tieuchi/feel/token.hpp>

#include <cstddef>

namespace tieuchi {
inline namespace TIEUCHI_ABI {
namespace feel {

type part_type(const type& of) {
  return of.is(type::kind::list) || of.is(type::kind::range) ? of.element() : type::nothing();
}

type field_type(const type& of, std::string_view key) {
  return of.is(type::kind::context) ? of.field(key).value_or(type::nothing()) : type::nothing();
}

namespace detail {

inline std::string list_text(const value& v, const type& of) {
  std::string out;
  for (const value& e : v.elements()) out += (out.empty() ? "" : ", ") + text_of(e, part_type(of));
  return "[" + out + "]";
}

inline std::string context_text(const value& v, const type& of) {
  std::string out;
  for (const field& f : v.fields()) {
    const std::string key = is_name(f.key) ? std::string(f.key) : quoted_text(f.key);
    out += (out.empty() ? "" : ", ") + key + ": " + text_of(f.value, field_type(of, f.key));
  }
  return "{" + out + "}";
}

inline std::string range_text(const range_ends& e, const type& of) {
  return (e.from_in ? "[" : "(") + text_of(e.from, part_type(of)) + ".." + text_of(e.to, part_type(of)) +
         (e.to_in ? "]" : ")");
}

inline std::string level_text(const value& v, const type& of) {
  if (!of.is(type::kind::rating) || v.level() >= of.levels().size()) return std::to_string(v.level());
  return quoted_text(of.levels()[v.level()]);
}

}  // namespace detail

std::string quoted_text(std::string_view text) {
  constexpr std::string_view hex = "0123456789ABCDEF";
  std::string out = "\"";
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (c == '"' || c == '\\')
      out.append("\\").push_back(c);
    else if (c == '\n')
      out += "\\n";
    else if (c == '\r')
      out += "\\r";
    else if (c == '\t')
      out += "\\t";
    else if (byte < 0x20)
      out.append("\\u00").append({hex[byte >> 4], hex[byte & 15]});
    else
      out.push_back(c);
  }
  return out + "\"";
}

std::string text_of(const value& v, const type& of) {
  switch (v.what()) {
    case value::kind::unknown:
      return "unknown";
    case value::kind::null:
      return "null";
    case value::kind::boolean:
      return v.boolean() ? "true" : "false";
    case value::kind::number:
      return v.number().text();
    case value::kind::string:
      return quoted_text(v.string());
    case value::kind::date:
      return "@\"" + v.date().text() + "\"";
    case value::kind::months_duration:
      return "@\"" + v.months().text() + "\"";
    case value::kind::time_duration:
      return "@\"" + v.time().text() + "\"";
    case value::kind::rating:
      return detail::level_text(v, of);
    case value::kind::list:
      return detail::list_text(v, of);
    case value::kind::context:
      return detail::context_text(v, of);
    case value::kind::range:
      return detail::range_text(v.ends(), of);
  }
  return {};
}

}  // namespace feel
}  // namespace TIEUCHI_ABI
}  // namespace tieuchi

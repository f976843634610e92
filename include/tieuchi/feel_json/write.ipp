#pragma once

#include <tieuchi/core/utf8.hpp>
#include <tieuchi/feel/print.hpp>
#include <tieuchi/feel/reason_reader.hpp>
#include <tieuchi/feel_json/values.hpp>

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

namespace tieuchi {
inline namespace TIEUCHI_ABI {
namespace feel {
namespace detail {

/// RFC 8785 sorts keys by UTF-16 units: code points above U+FFFF come before U+E000.
inline bool before_in_json(std::string_view a, std::string_view b) {
  const auto rank = [](char32_t c) {
    return c > 0xFFFF ? 0xE000u : c >= 0xE000 ? 0x200000u + c : static_cast<std::uint32_t>(c);
  };
  const std::u32string x = code_points(a);
  const std::u32string y = code_points(b);
  return std::ranges::lexicographical_compare(
      x, y, [&](char32_t c, char32_t d) { return rank(c) != rank(d) ? rank(c) < rank(d) : c < d; });
}

std::string value_json(const value&, const type&, reason_reader&);

inline std::string list_json(const value& v, const type& of, reason_reader& reasons) {
  std::string out;
  for (const value& e : v.elements()) out += (out.empty() ? "" : ",") + value_json(e, part_type(of), reasons);
  return "{\"list\":[" + out + "]}";
}

inline std::string context_json(const value& v, const type& of, reason_reader& reasons) {
  std::vector<const field*> fields;
  for (const field& f : v.fields()) fields.push_back(&f);
  std::ranges::sort(fields, before_in_json, &field::key);
  std::string out;
  for (const field* f : fields)
    out +=
        (out.empty() ? "" : ",") + (json_string(f->key) + ":") + value_json(f->value, field_type(of, f->key), reasons);
  return "{\"context\":{" + out + "}}";
}

inline std::string range_json(const range_ends& e, const type& of, reason_reader& reasons) {
  return "{\"range\":{\"from\":" + value_json(e.from, part_type(of), reasons) +
         ",\"from_in\":" + (e.from_in ? "true" : "false") + ",\"to\":" + value_json(e.to, part_type(of), reasons) +
         ",\"to_in\":" + (e.to_in ? "true" : "false") + "}}";
}

inline std::string unknown_json(const value& v, reason_reader& reasons) {
  std::string out;
  for (const reason& r : reasons.of(v))
    out += (out.empty() ? "" : ",") + ("{\"code\":" + json_string(r.code)) + ",\"fact\":" + json_string(r.text()) + "}";
  const std::string reasons_json = "\"unknown\":[" + out + "]";
  if (const day_bounds* within = v.within())
    return R"({"partly_known":{"from":")" + within->first.text() + R"(","to":")" + within->last.text() + "\"," +
           reasons_json + "}}";
  return "{" + reasons_json + "}";
}

inline std::string tagged(std::string_view form, std::string_view content) {
  return "{\"" + std::string(form) + "\":" + json_string(content) + "}";
}

inline std::string rating_json(const value& v, const type& of) {
  const bool known = of.is(type::kind::rating) && v.level() < of.levels().size();
  return tagged("rating", known ? of.levels()[v.level()] : std::to_string(v.level()));
}

/// Elements often share their reasons, so one reader serves the whole value.
std::string value_json(const value& v, const type& of, reason_reader& reasons) {
  switch (v.what()) {
    case value::kind::unknown:
      return unknown_json(v, reasons);
    case value::kind::null:
      return "{\"null\":true}";
    case value::kind::boolean:
      return tagged("boolean", v.boolean() ? "true" : "false");
    case value::kind::number:
      return tagged("number", v.number().text());
    case value::kind::string:
      return tagged("string", v.string());
    case value::kind::date:
      return tagged("date", v.date().text());
    case value::kind::months_duration:
      return tagged("duration", v.months().text());
    case value::kind::time_duration:
      return tagged("duration", v.time().text());
    case value::kind::rating:
      return rating_json(v, of);
    case value::kind::list:
      return list_json(v, of, reasons);
    case value::kind::context:
      return context_json(v, of, reasons);
    case value::kind::range:
      return range_json(v.ends(), of, reasons);
  }
  return {};
}

}  // namespace detail

std::string json_string(std::string_view text) {
  constexpr std::string_view hex = "0123456789abcdef";
  constexpr std::string_view controls = "\b\t\n\f\r";
  constexpr std::string_view letters = "btnfr";
  std::string out = "\"";
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    const std::size_t control = controls.find(c);
    if (c == '"' || c == '\\')
      out.append("\\").push_back(c);
    else if (control != std::string_view::npos)
      out.append("\\").push_back(letters[control]);
    else if (byte < 0x20)
      out.append("\\u00").append({hex[byte >> 4], hex[byte & 15]});
    else
      out.push_back(c);
  }
  return out + "\"";
}

std::string to_json(const value& v, const type& of) {
  reason_reader reasons;
  return detail::value_json(v, of, reasons);
}

std::string to_json(const type& t) {
  switch (t.what()) {
    case type::kind::list:
      return "{\"list\":" + to_json(t.element()) + "}";
    case type::kind::range:
      return "{\"range\":" + to_json(t.element()) + "}";
    case type::kind::rating: {
      std::string out;
      for (const std::string& level : t.levels()) out += (out.empty() ? "" : ",") + json_string(level);
      return std::string(t.ordered() ? "{" : "{\"ordered\":false,") + "\"rating\":[" + out + "]}";
    }
    case type::kind::context: {
      std::string out;
      for (const auto& [key, of] : t.fields()) out += (out.empty() ? "" : ",") + (json_string(key) + ":") + to_json(of);
      return "{\"context\":{" + out + "}}";
    }
    default:
      return json_string(t.text());
  }
}

}  // namespace feel
}  // namespace TIEUCHI_ABI
}  // namespace tieuchi

#pragma once

#include <tieuchi/core/plain_words.hpp>
#include <tieuchi/door/office_number.hpp>

#include <algorithm>

namespace tieuchi {
inline namespace TIEUCHI_ABI {
namespace detail {

inline bool all_digits(std::string_view text) noexcept {
  return !text.empty() && std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

bool is_plain_number(std::string_view text) noexcept {
  if (!text.empty() && text[0] == '-') text.remove_prefix(1);
  const std::size_t dot = text.find('.');
  if (dot == std::string_view::npos) return all_digits(text);
  return all_digits(text.substr(0, dot)) && all_digits(text.substr(dot + 1));
}

/// Digits in groups of three, as in 1.234.567; a group of thousands never begins with 0, so 0.125 is none.
inline bool is_grouped(std::string_view digits, char separator) noexcept {
  const std::size_t first = digits.find(separator);
  if (first == std::string_view::npos || first == 0 || first > 3 || digits[0] == '0') return false;
  for (std::size_t at = first; at < digits.size(); at += 4)
    if (digits[at] != separator || digits.size() < at + 4 || !all_digits(digits.substr(at + 1, 3))) return false;
  return all_digits(digits.substr(0, first));
}

inline std::string without(std::string_view text, char c) {
  std::string kept(text);
  std::erase(kept, c);
  return kept;
}

/// The digits of an unsigned number by one convention; groups may also be set apart by spaces.
inline std::optional<std::string> unsigned_number(std::string_view text, char group, char decimal) {
  const std::size_t mark = text.find(decimal);
  const std::string_view part = mark == std::string_view::npos ? std::string_view() : text.substr(mark + 1);
  if (mark != std::string_view::npos && !all_digits(part)) return std::nullopt;
  std::string whole(text.substr(0, mark));
  for (const char separator : {group, ' '})
    if (is_grouped(whole, separator)) whole = without(whole, separator);
  if (!all_digits(whole)) return std::nullopt;
  return part.empty() ? whole : whole + "." + std::string(part);
}

/// Such as 1,23457E+16: a spreadsheet has rounded what it shows.
inline bool is_shortened(std::string_view text) noexcept {
  const std::size_t e = text.find_first_of("eE");
  if (e == std::string_view::npos || e == 0) return false;
  std::string_view power = text.substr(e + 1);
  if (!power.empty() && (power[0] == '+' || power[0] == '-')) power.remove_prefix(1);
  return all_digits(power) && text.substr(0, e).find_first_not_of("0123456789.,-") == std::string_view::npos;
}

/// A spreadsheet keeps 15 digits and writes zeros for the others.
inline bool is_cut(std::string_view plain) noexcept {
  constexpr std::size_t kept = 15;
  if (!plain.empty() && plain[0] == '-') plain.remove_prefix(1);
  return plain.size() > kept && all_digits(plain) &&
         plain.substr(kept).find_first_not_of('0') == std::string_view::npos;
}

}  // namespace detail

const std::optional<std::string>& office_number::in(fact_locale which) const noexcept {
  switch (which) {
    case fact_locale::vi:
      return vi;
    case fact_locale::en:
      return en;
    case fact_locale::plain:
      break;
  }
  return plain;
}

office_number office_number_of(std::string_view written) {
  office_number n;
  if (written.empty() || written.size() > 200) return n;  // no number has so many digits
  if (detail::is_plain_number(written)) n.plain = std::string(written);
  std::string text = with_single_spaces(written);
  constexpr std::string_view minus = "\xE2\x88\x92";
  if (text.starts_with(minus)) text.replace(0, minus.size(), "-");
  n.shortened = detail::is_shortened(text);
  if (text.ends_with('%')) {
    n.percent = true;
    text.pop_back();
    text = without_outer_blanks(text);
  }
  const std::string sign = text.starts_with('-') ? "-" : "";
  const std::string_view digits = std::string_view(text).substr(sign.size());
  n.point = digits.find('.') != std::string_view::npos;
  n.comma = digits.find(',') != std::string_view::npos;
  n.blank = digits.find(' ') != std::string_view::npos;
  n.vi = detail::unsigned_number(digits, '.', ',');
  n.en = detail::unsigned_number(digits, ',', '.');
  for (auto* read : {&n.vi, &n.en})
    if (*read) *read = sign + **read, n.cut = n.cut || detail::is_cut(**read);
  return n;
}

}  // namespace TIEUCHI_ABI
}  // namespace tieuchi

#pragma once

#include <tieuchi/core/date.hpp>
#include <tieuchi/core/nearest_day.hpp>

#include <algorithm>
#include <array>

namespace tieuchi {
inline namespace TIEUCHI_ABI {

std::string nearest_day(std::string_view text) {
  std::array<int, 3> parts{};
  std::array<std::size_t, 3> digits{};
  std::size_t part = 0;
  for (const char c : text) {
    if (c >= '0' && c <= '9') {
      if (++digits[part] > 4) return {};
      parts[part] = parts[part] * 10 + (c - '0');
    } else if (c != '/' && c != '-' && c != '.') {
      return {};
    } else if (digits[part] == 0 || ++part == parts.size()) {
      return {};
    }
  }
  if (digits[2] == 4 && digits[0] <= 2) {
    std::swap(parts[0], parts[2]);
    std::swap(digits[0], digits[2]);
  }
  const auto [year, month, day] = parts;
  if (digits[0] != 4 || digits[2] == 0 || month < 1 || month > 12 || day < 1 || day > 31) return {};
  return date::of(year, month, std::min(day, days_in_month(year, month)))->text();
}

}  // namespace TIEUCHI_ABI
}  // namespace tieuchi

#pragma once

#include <tieuchi/feel/builtin.hpp>

#include <algorithm>
#include <array>

namespace tieuchi {
inline namespace TIEUCHI_ABI {
namespace feel {
namespace detail {

inline constexpr std::size_t any_count = 1024;

inline constexpr std::array<builtin_entry, 24> builtin_table{{
    {builtin::not_, "not", 1, 1},
    {builtin::abs, "abs", 1, 1},
    {builtin::floor, "floor", 1, 2},
    {builtin::ceiling, "ceiling", 1, 2},
    {builtin::round_up, "round up", 2, 2},
    {builtin::round_down, "round down", 2, 2},
    {builtin::round_half_up, "round half up", 2, 2},
    {builtin::round_half_down, "round half down", 2, 2},
    {builtin::decimal, "decimal", 2, 2},
    {builtin::modulo, "modulo", 2, 2},
    {builtin::count, "count", 1, 1},
    {builtin::sum, "sum", 1, any_count, false, true},
    {builtin::mean, "mean", 1, any_count, false, true},
    {builtin::min, "min", 1, any_count, false, true},
    {builtin::max, "max", 1, any_count, false, true},
    {builtin::all, "all", 1, any_count, false, true},
    {builtin::any, "any", 1, any_count, false, true},
    {builtin::list_contains, "list contains", 2, 2},
    {builtin::date, "date", 1, 3},
    {builtin::duration, "duration", 1, 1},
    {builtin::months_between, "years and months duration", 2, 2},
    {builtin::share, "share", 2, 3, true},
    {builtin::at_least, "at_least", 2, 2, true},
    {builtin::reported, "reported", 1, 1, true},
}};

}  // namespace detail

TIEUCHI_INLINE std::span<const builtin_entry> builtins() noexcept { return detail::builtin_table; }

TIEUCHI_INLINE const builtin_entry& entry_of(builtin id) noexcept {
  return detail::builtin_table[static_cast<std::size_t>(id)];
}

TIEUCHI_INLINE std::optional<builtin> find_builtin(std::string_view name) noexcept {
  for (const builtin_entry& entry : detail::builtin_table)
    if (entry.name == name) return entry.id;
  return std::nullopt;
}

}  // namespace feel
}  // namespace TIEUCHI_ABI
}  // namespace tieuchi

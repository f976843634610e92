#pragma once

// The built-in functions of the profile (semantics section 10).

#include <tieuchi/config.hpp>

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

namespace tieuchi {
inline namespace TIEUCHI_ABI {
namespace feel {

/// Every built-in.
enum class builtin : std::uint8_t {
  not_,
  abs,
  floor,
  ceiling,
  round_up,
  round_down,
  round_half_up,
  round_half_down,
  decimal,
  modulo,
  count,
  sum,
  mean,
  min,
  max,
  all,
  any,
  list_contains,
  date,
  duration,
  months_between,
  share,
  at_least,
  reported
};

/// Name and number of arguments of a built-in.
struct builtin_entry {
  builtin id;
  std::string_view name;
  std::size_t least;
  std::size_t most;
  bool extension = false;   ///< strict mode only
  bool takes_list = false;  ///< two or more arguments stand for the list of them
};

/// All of them, in the order of the enumeration.
[[nodiscard]] std::span<const builtin_entry> builtins() noexcept;

/// The entry of a built-in.
[[nodiscard]] const builtin_entry& entry_of(builtin) noexcept;

/// The built-in of a name; words of a phrase are joined by one space.
[[nodiscard]] std::optional<builtin> find_builtin(std::string_view name) noexcept;

}  // namespace feel
}  // namespace TIEUCHI_ABI
}  // namespace tieuchi

#ifndef TIEUCHI_COMPILED
#include <tieuchi/feel/builtin.ipp>
#endif

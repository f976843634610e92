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

/// Every built-in. Each switch over them names all, so that the compiler shows where a new one is still missing; its
/// row stands in builtin.ipp.
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
  reported  ///< stays the last
};

inline constexpr std::size_t builtin_count = static_cast<std::size_t>(builtin::reported) + 1;

/// What a built-in looks at besides its arguments as a whole; each is a step of the cost.
enum class visited : std::uint8_t {
  nothing,
  elements,           ///< of its list arguments; the arguments where several stand for a list
  elements_and_parts  ///< each element of the first argument beside the second, down to their last parts
};

/// How strict mode works out a built-in once its arguments are there.
enum class worked_out : std::uint8_t {
  of_arguments,  ///< by `function_of`, where none of the arguments is unknown
  of_elements,   ///< the same of the elements of its list
  as_share,      ///< by a way of its own, as all that follow
  as_count,      ///< of a list whose elements may be unknown
  as_all,
  as_any,
  as_at_least,
  when_compiling,  ///< it has become an operation or a constant
};

/// What is fixed about a built-in. A row says all of it: none of its members has a default.
struct builtin_entry {
  builtin id;
  std::string_view name;
  std::size_t least;  ///< arguments
  std::size_t most;
  bool extension;   ///< strict mode only
  bool takes_list;  ///< two or more arguments stand for the list of them
  visited visits;
  worked_out works;
  std::string_view takes_vi;  ///< what it takes, in words
  std::string_view takes_en;
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

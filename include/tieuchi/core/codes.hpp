#pragma once

// Closed vocabularies: an enumeration, and once the codes that its values have in files, answers and tests.

#include <tieuchi/config.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>
#include <string_view>
#include <type_traits>

namespace tieuchi {
inline namespace TIEUCHI_ABI {

/// Specialised beside each enumeration that has codes: `static constexpr auto codes = code_table<last>("a", "b", ...)`.
template <class E>
struct vocabulary;

/// The codes of values in their order; one too few or too many does not compile.
template <auto Last, class... Code>
consteval std::array<std::string_view, sizeof...(Code)> code_table(Code... codes) {
  static_assert(sizeof...(Code) == static_cast<std::size_t>(Last) + 1, "a code for each value");
  return {codes...};
}

template <class E>
concept closed_word = std::is_enum_v<E> && requires { vocabulary<E>::codes; };

/// The stable code of a value.
template <closed_word E>
[[nodiscard]] constexpr std::string_view code_of(E value) noexcept {
  return vocabulary<E>::codes[static_cast<std::size_t>(value)];
}

/// The same; empty for none.
template <closed_word E>
[[nodiscard]] constexpr std::string_view code_of(const std::optional<E>& value) noexcept {
  return value ? code_of(*value) : std::string_view();
}

/// The value of a code; nothing where there is no such code.
template <closed_word E>
[[nodiscard]] constexpr std::optional<E> from_code(std::string_view code) noexcept {
  const auto& codes = vocabulary<E>::codes;
  const auto found = std::find(codes.begin(), codes.end(), code);
  if (found == codes.end()) return std::nullopt;
  return static_cast<E>(found - codes.begin());
}

}  // namespace TIEUCHI_ABI
}  // namespace tieuchi

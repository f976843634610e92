#pragma once

// Operations on known values, shared by both modes. No value: the operation is undefined.

#include <tieuchi/config.hpp>
#include <tieuchi/feel/builtin.hpp>
#include <tieuchi/feel/code.hpp>
#include <tieuchi/feel/value.hpp>

#include <compare>
#include <optional>
#include <span>
#include <string_view>

namespace tieuchi {
inline namespace TIEUCHI_ABI {
namespace feel {

/// The date or duration of the text of a literal; nothing when it is neither.
[[nodiscard]] std::optional<value> text_literal(std::string_view);

/// The operation of a comparison sign; misuse (logic_error) of any other text.
[[nodiscard]] op comparison_of(std::string_view sign);

/// An arithmetic operation, number_add to time_ratio; misuse of any other. `b` is not read by a negation.
[[nodiscard]] std::optional<value> arithmetic(op, const value& a, const value& b, const number_limits&);

/// A function of known numbers, dates and durations, or of the known elements of the list it takes; misuse of those
/// that each mode carries out in its own way.
[[nodiscard]] std::optional<value> function_of(builtin, std::span<const value> arguments, const number_limits&);

/// The order of two values of one ordered kind; misuse of any other kind.
[[nodiscard]] std::strong_ordering order(const value& a, const value& b);

/// Whether a comparison holds for an order; misuse of any other operation.
[[nodiscard]] bool holds(op, std::strong_ordering);

/// A part of a known date or duration.
[[nodiscard]] value part(const value&, date_part);

/// The element of an index from 1, or from the end when negative.
[[nodiscard]] const value* element_at(std::span<const value>, const number& index);

/// Steps of `from .. to` over numbers or dates, when there are any and they are whole; at most `most` + 1.
[[nodiscard]] std::optional<std::size_t> steps_between(const value& from, const value& to, std::size_t most);

/// The n-th step of `from .. to`, from 0; downwards when `down`.
[[nodiscard]] value step(const value& from, std::size_t n, bool down, const number_limits&);

}  // namespace feel
}  // namespace TIEUCHI_ABI
}  // namespace tieuchi

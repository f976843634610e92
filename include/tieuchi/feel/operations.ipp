#pragma once

#include <tieuchi/feel/operations.hpp>

#include <algorithm>
#include <array>
#include <stdexcept>
#include <string>

namespace tieuchi {
inline namespace TIEUCHI_ABI {
namespace feel {
namespace detail {

template <class T>
inline std::optional<value> as_value(const std::optional<T>& result) {
  if (!result) return std::nullopt;
  return value(*result);
}

inline value absolute_value(const value& v) {
  if (v.is(value::kind::months_duration)) return absolute(v.months());
  if (v.is(value::kind::time_duration)) return absolute(v.time());
  return absolute(v.number());
}

/// A number and, where it is given, a number of decimals.
inline std::optional<value> rounded(std::span<const value> arguments, rounding direction, const number_limits& limits) {
  const number scale = arguments.size() > 1 ? arguments[1].number() : number();
  return as_value(round(arguments[0].number(), scale, direction, limits));
}

inline std::optional<value> date_of_numbers(std::span<const value> parts) {
  const auto year = parts[0].number().to_int64();
  const auto month = parts[1].number().to_int64();
  const auto day = parts[2].number().to_int64();
  if (!year || !month || !day) return std::nullopt;
  return as_value(date::of(*year, *month, *day));
}

inline std::optional<number> sum_of(std::span<const value> elements, const number_limits& limits) {
  if (elements.empty()) return std::nullopt;
  std::optional<number> sum = elements.front().number();
  for (const value& e : elements.subspan(1)) {
    sum = add(*sum, e.number(), limits);
    if (!sum) return std::nullopt;
  }
  return sum;
}

inline std::optional<value> mean_of(std::span<const value> elements, const number_limits& limits) {
  const auto sum = sum_of(elements, limits);
  return sum ? as_value(divide(*sum, number(elements.size()), limits)) : std::nullopt;
}

inline std::optional<value> least_of(std::span<const value> elements, bool least) {
  if (elements.empty()) return std::nullopt;
  const auto before = [](const value& a, const value& b) { return order(a, b) < 0; };
  return least ? *std::min_element(elements.begin(), elements.end(), before)
               : *std::max_element(elements.begin(), elements.end(), before);
}

/// A comparison: its sign, its operation, and whether it holds for less, equal and more.
struct comparison_row {
  std::string_view sign;
  op operation;
  bool less;
  bool same;
  bool more;
};

/// In the order of the operations, from `equal` on.
inline constexpr std::array<comparison_row, 6> comparison_rows{{
    {"=", op::equal, false, true, false},
    {"!=", op::not_equal, true, false, true},
    {"<", op::less, true, false, false},
    {"<=", op::less_equal, true, true, false},
    {">", op::greater, false, false, true},
    {">=", op::greater_equal, false, true, true},
}};

}  // namespace detail

std::optional<value> text_literal(std::string_view text) {
  if (const auto d = date::parse(text)) return value(*d);
  if (const auto m = months_duration::parse(text)) return value(*m);
  if (const auto t = time_duration::parse(text)) return value(*t);
  return std::nullopt;
}

op comparison_of(std::string_view sign) {
  for (const auto& row : detail::comparison_rows)
    if (row.sign == sign) return row.operation;
  throw std::logic_error("no comparison: " + std::string(sign));
}

bool holds(op o, std::strong_ordering found) {
  const auto at = static_cast<std::size_t>(o) - static_cast<std::size_t>(op::equal);
  if (at >= detail::comparison_rows.size()) throw std::logic_error("holds() of an operation that compares nothing");
  const detail::comparison_row& row = detail::comparison_rows[at];
  return found < 0 ? row.less : found > 0 ? row.more : row.same;
}

std::optional<value> arithmetic(op o, const value& a, const value& b, const number_limits& limits) {
  using detail::as_value;
  switch (o) {
    case op::number_add:
      return as_value(add(a.number(), b.number(), limits));
    case op::number_subtract:
      return as_value(subtract(a.number(), b.number(), limits));
    case op::number_multiply:
      return as_value(multiply(a.number(), b.number(), limits));
    case op::number_divide:
      return as_value(divide(a.number(), b.number(), limits));
    case op::number_power:
      return as_value(power(a.number(), b.number(), limits));
    case op::number_negate:
      return value(negate(a.number()));
    case op::date_add_months:
      return as_value(add(a.date(), b.months()));
    case op::date_subtract_months:
      return as_value(subtract(a.date(), b.months()));
    case op::date_add_time:
      return as_value(add(a.date(), b.time()));
    case op::date_subtract_time:
      return as_value(subtract(a.date(), b.time()));
    case op::date_subtract_date:
      return value(subtract(a.date(), b.date()));
    case op::months_add:
      return as_value(add(a.months(), b.months()));
    case op::months_subtract:
      return as_value(subtract(a.months(), b.months()));
    case op::months_negate:
      return value(negate(a.months()));
    case op::months_multiply:
      return as_value(multiply(a.months(), b.number()));
    case op::months_divide:
      return as_value(divide(a.months(), b.number()));
    case op::months_ratio:
      return as_value(divide(a.months(), b.months()));
    case op::time_add:
      return as_value(add(a.time(), b.time()));
    case op::time_subtract:
      return as_value(subtract(a.time(), b.time()));
    case op::time_negate:
      return value(negate(a.time()));
    case op::time_multiply:
      return as_value(multiply(a.time(), b.number()));
    case op::time_divide:
      return as_value(divide(a.time(), b.number()));
    case op::time_ratio:
      return as_value(divide(a.time(), b.time()));
    case op::equal:
    case op::not_equal:
    case op::less:
    case op::less_equal:
    case op::greater:
    case op::greater_equal:
    case op::in_range:
    case op::in_list:
    case op::in_ranges:
    case op::and_:
    case op::or_:
    case op::not_:
    case op::skip_if_false:
    case op::skip_if_true:
    case op::jump_if_false:
    case op::jump_if_true:
    case op::choose:
    case op::make_list:
    case op::make_range:
    case op::make_context:
    case op::field:
    case op::part:
    case op::each_field:
    case op::each_part:
    case op::index:
    case op::loop:
    case op::call:
    case op::host:
    case op::reported:
      break;
  }
  throw std::logic_error("arithmetic() of an operation that calculates nothing");
}

std::optional<value> function_of(builtin f, std::span<const value> arguments, const number_limits& limits) {
  switch (f) {
    case builtin::abs:
      return detail::absolute_value(arguments[0]);
    case builtin::floor:
      return detail::rounded(arguments, rounding::floor, limits);
    case builtin::ceiling:
      return detail::rounded(arguments, rounding::ceiling, limits);
    case builtin::round_up:
      return detail::rounded(arguments, rounding::up, limits);
    case builtin::round_down:
      return detail::rounded(arguments, rounding::down, limits);
    case builtin::round_half_up:
      return detail::rounded(arguments, rounding::half_up, limits);
    case builtin::round_half_down:
      return detail::rounded(arguments, rounding::half_down, limits);
    case builtin::decimal:
      return detail::rounded(arguments, rounding::half_even, limits);
    case builtin::modulo:
      return detail::as_value(modulo(arguments[0].number(), arguments[1].number(), limits));
    case builtin::sum:
      return detail::as_value(detail::sum_of(arguments, limits));
    case builtin::mean:
      return detail::mean_of(arguments, limits);
    case builtin::min:
      return detail::least_of(arguments, true);
    case builtin::max:
      return detail::least_of(arguments, false);
    case builtin::date:
      return arguments.size() == 1 ? value(arguments[0].date()) : detail::date_of_numbers(arguments);
    case builtin::months_between:
      return detail::as_value(
          months_duration::of(years_and_months_between(arguments[0].date(), arguments[1].date()).months));
    case builtin::not_:
    case builtin::count:
    case builtin::all:
    case builtin::any:
    case builtin::list_contains:
    case builtin::duration:
    case builtin::share:
    case builtin::at_least:
    case builtin::reported:
      break;
  }
  throw std::logic_error("function_of() of a function that each mode carries out itself");
}

std::strong_ordering order(const value& a, const value& b) {
  switch (a.what()) {
    case value::kind::number:
      return a.number() <=> b.number();
    case value::kind::date:
      return a.date() <=> b.date();
    case value::kind::months_duration:
      return a.months() <=> b.months();
    case value::kind::time_duration:
      return a.time() <=> b.time();
    case value::kind::string:
      return a.string() <=> b.string();
    case value::kind::rating:
      return a.level() <=> b.level();
    case value::kind::unknown:
    case value::kind::null:
    case value::kind::boolean:
    case value::kind::list:
    case value::kind::context:
    case value::kind::range:
      break;
  }
  throw std::logic_error("order() of values without an order");
}

value part(const value& v, date_part p) {
  switch (p) {
    case date_part::year:
      return number(v.date().year());
    case date_part::month:
      return number(v.date().month());
    case date_part::day:
      return number(v.date().day());
    case date_part::weekday:
      return number(v.date().weekday());
    case date_part::years:
      return number(v.months().years_part());
    case date_part::months:
      return number(v.months().months_part());
    case date_part::days:
      return number(v.time().days_part());
    case date_part::hours:
      return number(v.time().hours_part());
    case date_part::minutes:
      return number(v.time().minutes_part());
    case date_part::seconds:
      return number(v.time().seconds_part());
  }
  return value();
}

const value* element_at(std::span<const value> elements, const number& index) {
  const auto n = index.to_int64();
  const auto size = static_cast<std::int64_t>(elements.size());
  if (!n || *n == 0 || *n > size || *n < -size) return nullptr;
  return &elements[static_cast<std::size_t>(*n > 0 ? *n - 1 : size + *n)];
}

std::optional<std::size_t> steps_between(const value& from, const value& to, std::size_t most) {
  if (from.is(value::kind::date)) {
    const std::int64_t days = to.date().days - from.date().days;
    return days < 0 ? 0 : std::min(static_cast<std::size_t>(days), most) + 1;
  }
  if (!from.number().is_integer() || !to.number().is_integer()) return std::nullopt;
  if (from.number() > to.number()) return 0;
  const auto last = subtract(to.number(), from.number(), conformance_limits);
  const auto steps = last ? last->to_int64() : std::nullopt;
  return std::min(steps ? static_cast<std::size_t>(*steps) : most, most) + 1;
}

value step(const value& from, std::size_t n, bool down, const number_limits& limits) {
  const std::int64_t by = down ? -static_cast<std::int64_t>(n) : static_cast<std::int64_t>(n);
  if (from.is(value::kind::date)) return date{from.date().days + by};
  return add(from.number(), number(by), limits).value_or(from.number());
}

}  // namespace feel
}  // namespace TIEUCHI_ABI
}  // namespace tieuchi

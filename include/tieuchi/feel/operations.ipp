#pragma once

#include <tieuchi/feel/operations.hpp>

#include <algorithm>

namespace tieuchi {
inline namespace TIEUCHI_ABI {
namespace feel {
namespace detail {

template <class T>
inline std::optional<value> as_value(const std::optional<T>& result) {
  if (!result) return std::nullopt;
  return value(*result);
}

inline std::optional<number> number_arithmetic(op o, const number& a, const number& b, const number_limits& limits) {
  switch (o) {
    case op::number_add:
      return add(a, b, limits);
    case op::number_subtract:
      return subtract(a, b, limits);
    case op::number_multiply:
      return multiply(a, b, limits);
    case op::number_divide:
      return divide(a, b, limits);
    default:
      return power(a, b, limits);
  }
}

inline std::optional<value> date_arithmetic(op o, const value& a, const value& b) {
  switch (o) {
    case op::date_add_months:
      return as_value(add(a.date(), b.months()));
    case op::date_subtract_months:
      return as_value(subtract(a.date(), b.months()));
    case op::date_add_time:
      return as_value(add(a.date(), b.time()));
    case op::date_subtract_time:
      return as_value(subtract(a.date(), b.time()));
    default:
      return value(subtract(a.date(), b.date()));
  }
}

inline std::optional<value> months_arithmetic(op o, const value& a, const value& b) {
  switch (o) {
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
    default:
      return as_value(divide(a.months(), b.months()));
  }
}

inline std::optional<value> time_arithmetic(op o, const value& a, const value& b) {
  switch (o) {
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
    default:
      return as_value(divide(a.time(), b.time()));
  }
}

inline std::optional<value> absolute_value(const value& v) {
  if (v.is(value::kind::months_duration)) return value(absolute(v.months()));
  if (v.is(value::kind::time_duration)) return value(absolute(v.time()));
  return value(absolute(v.number()));
}

inline rounding direction_of(builtin f) noexcept {
  switch (f) {
    case builtin::floor:
      return rounding::floor;
    case builtin::ceiling:
      return rounding::ceiling;
    case builtin::round_up:
      return rounding::up;
    case builtin::round_down:
      return rounding::down;
    case builtin::round_half_up:
      return rounding::half_up;
    case builtin::round_half_down:
      return rounding::half_down;
    default:
      return rounding::half_even;
  }
}

inline std::optional<value> date_of_numbers(std::span<const value> parts) {
  const auto year = parts[0].number().to_int64();
  const auto month = parts[1].number().to_int64();
  const auto day = parts[2].number().to_int64();
  if (!year || !month || !day) return std::nullopt;
  return as_value(date::of(*year, *month, *day));
}

inline std::optional<number> sum_of(std::span<const value> elements, const number_limits& limits) {
  std::optional<number> sum = elements.front().number();
  for (const value& e : elements.subspan(1)) {
    sum = add(*sum, e.number(), limits);
    if (!sum) return std::nullopt;
  }
  return sum;
}

}  // namespace detail

TIEUCHI_INLINE std::optional<value> text_literal(std::string_view text) {
  if (const auto d = date::parse(text)) return value(*d);
  if (const auto m = months_duration::parse(text)) return value(*m);
  if (const auto t = time_duration::parse(text)) return value(*t);
  return std::nullopt;
}

TIEUCHI_INLINE op comparison_of(std::string_view sign) noexcept {
  if (sign == "=") return op::equal;
  if (sign == "!=") return op::not_equal;
  if (sign == "<") return op::less;
  if (sign == "<=") return op::less_equal;
  if (sign == ">") return op::greater;
  return op::greater_equal;
}

TIEUCHI_INLINE std::optional<value> arithmetic(op o, const value& a, const value& b, const number_limits& limits) {
  if (o == op::number_negate) return value(negate(a.number()));
  if (o <= op::number_power) return detail::as_value(detail::number_arithmetic(o, a.number(), b.number(), limits));
  if (o <= op::date_subtract_date) return detail::date_arithmetic(o, a, b);
  if (o <= op::months_ratio) return detail::months_arithmetic(o, a, b);
  return detail::time_arithmetic(o, a, b);
}

TIEUCHI_INLINE std::optional<value> scalar_function(builtin f, std::span<const value> arguments,
                                                    const number_limits& limits) {
  switch (f) {
    case builtin::abs:
      return detail::absolute_value(arguments[0]);
    case builtin::modulo:
      return detail::as_value(modulo(arguments[0].number(), arguments[1].number(), limits));
    case builtin::date:
      return detail::date_of_numbers(arguments);
    case builtin::months_between:
      return detail::as_value(
          months_duration::of(years_and_months_between(arguments[0].date(), arguments[1].date()).months));
    default: {
      const number scale = arguments.size() > 1 ? arguments[1].number() : number();
      return detail::as_value(round(arguments[0].number(), scale, detail::direction_of(f), limits));
    }
  }
}

TIEUCHI_INLINE std::optional<value> fold(builtin f, std::span<const value> elements, const number_limits& limits) {
  if (elements.empty()) return std::nullopt;
  const auto before = [](const value& a, const value& b) { return order(a, b) < 0; };
  if (f == builtin::min) return *std::min_element(elements.begin(), elements.end(), before);
  if (f == builtin::max) return *std::max_element(elements.begin(), elements.end(), before);
  const auto sum = detail::sum_of(elements, limits);
  if (!sum || f == builtin::sum) return detail::as_value(sum);
  return detail::as_value(divide(*sum, number(elements.size()), limits));
}

TIEUCHI_INLINE std::strong_ordering order(const value& a, const value& b) {
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
    default:
      return a.level() <=> b.level();
  }
}

TIEUCHI_INLINE bool holds(op o, std::strong_ordering found) noexcept {
  switch (o) {
    case op::less:
      return found < 0;
    case op::less_equal:
      return found <= 0;
    case op::greater:
      return found > 0;
    default:
      return found >= 0;
  }
}

TIEUCHI_INLINE value part(const value& v, date_part p) {
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

TIEUCHI_INLINE const value* element_at(std::span<const value> elements, const number& index) {
  const auto n = index.to_int64();
  const auto size = static_cast<std::int64_t>(elements.size());
  if (!n || *n == 0 || *n > size || *n < -size) return nullptr;
  return &elements[static_cast<std::size_t>(*n > 0 ? *n - 1 : size + *n)];
}

TIEUCHI_INLINE std::optional<std::size_t> steps_between(const value& from, const value& to, std::size_t most) {
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

TIEUCHI_INLINE value step(const value& from, std::size_t n, bool down, const number_limits& limits) {
  const std::int64_t by = down ? -static_cast<std::int64_t>(n) : static_cast<std::int64_t>(n);
  if (from.is(value::kind::date)) return date{from.date().days + by};
  return add(from.number(), number(by), limits).value_or(from.number());
}

}  // namespace feel
}  // namespace TIEUCHI_ABI
}  // namespace tieuchi

#pragma once

#include <tieuchi/feel/builtin.hpp>

#include <algorithm>
#include <array>

namespace tieuchi {
inline namespace TIEUCHI_ABI {
namespace feel {
namespace detail {

inline constexpr std::size_t any_count = 1024;

inline constexpr std::string_view scaled_vi = "một số và số chữ số thập phân";
inline constexpr std::string_view scaled_en = "a number and a number of decimals";
inline constexpr std::string_view maybe_scaled_vi = "một số, và số chữ số thập phân nếu cần";
inline constexpr std::string_view maybe_scaled_en = "a number, and a number of decimals if wanted";
inline constexpr std::string_view numbers_vi = "một danh sách số, hoặc từ hai số trở lên";
inline constexpr std::string_view numbers_en = "a list of numbers, or two numbers or more";
inline constexpr std::string_view ordered_vi = "một danh sách số, ngày, khoảng thời gian hoặc mức, không phải `[]`";
inline constexpr std::string_view ordered_en = "a list of numbers, dates, durations or ratings, not `[]`";
inline constexpr std::string_view booleans_vi = "một danh sách đúng/sai, hoặc từ hai điều kiện trở lên";
inline constexpr std::string_view booleans_en = "a list of booleans, or two conditions or more";

inline constexpr std::array<builtin_entry, builtin_count> builtin_table{{
    {builtin::not_, "not", 1, 1, false, false, visited::nothing, worked_out::when_compiling, "một giá trị đúng/sai",
     "a boolean"},
    {builtin::abs, "abs", 1, 1, false, false, visited::nothing, worked_out::of_arguments,
     "một số hoặc một khoảng thời gian", "a number or a duration"},
    {builtin::floor, "floor", 1, 2, false, false, visited::nothing, worked_out::of_arguments, maybe_scaled_vi,
     maybe_scaled_en},
    {builtin::ceiling, "ceiling", 1, 2, false, false, visited::nothing, worked_out::of_arguments, maybe_scaled_vi,
     maybe_scaled_en},
    {builtin::round_up, "round up", 2, 2, false, false, visited::nothing, worked_out::of_arguments, scaled_vi,
     scaled_en},
    {builtin::round_down, "round down", 2, 2, false, false, visited::nothing, worked_out::of_arguments, scaled_vi,
     scaled_en},
    {builtin::round_half_up, "round half up", 2, 2, false, false, visited::nothing, worked_out::of_arguments, scaled_vi,
     scaled_en},
    {builtin::round_half_down, "round half down", 2, 2, false, false, visited::nothing, worked_out::of_arguments,
     scaled_vi, scaled_en},
    {builtin::decimal, "decimal", 2, 2, false, false, visited::nothing, worked_out::of_arguments, scaled_vi, scaled_en},
    {builtin::modulo, "modulo", 2, 2, false, false, visited::nothing, worked_out::of_arguments, "hai số",
     "two numbers"},
    {builtin::count, "count", 1, 1, false, false, visited::nothing, worked_out::as_count, "một danh sách", "a list"},
    {builtin::sum, "sum", 1, any_count, false, true, visited::elements, worked_out::of_elements, numbers_vi,
     numbers_en},
    {builtin::mean, "mean", 1, any_count, false, true, visited::elements, worked_out::of_elements, numbers_vi,
     numbers_en},
    {builtin::min, "min", 1, any_count, false, true, visited::elements, worked_out::of_elements, ordered_vi,
     ordered_en},
    {builtin::max, "max", 1, any_count, false, true, visited::elements, worked_out::of_elements, ordered_vi,
     ordered_en},
    {builtin::all, "all", 1, any_count, false, true, visited::elements, worked_out::as_all, booleans_vi, booleans_en},
    {builtin::any, "any", 1, any_count, false, true, visited::elements, worked_out::as_any, booleans_vi, booleans_en},
    {builtin::list_contains, "list contains", 2, 2, false, false, visited::elements_and_parts,
     worked_out::when_compiling, "một danh sách và một giá trị cùng kiểu phần tử",
     "a list and a value of the type of its elements"},
    {builtin::date, "date", 1, 3, false, false, visited::nothing, worked_out::of_arguments,
     "chuỗi viết thẳng `\"2024-12-31\"`, một ngày, hoặc ba số năm, tháng, ngày",
     "a text written out, `\"2024-12-31\"`, a date, or three numbers year, month, day"},
    {builtin::duration, "duration", 1, 1, false, false, visited::nothing, worked_out::when_compiling,
     "chuỗi viết thẳng như `\"P1Y6M\"` hoặc `\"P10D\"`", "a text written out, such as `\"P1Y6M\"` or `\"P10D\"`"},
    {builtin::months_between, "years and months duration", 2, 2, false, false, visited::nothing,
     worked_out::of_arguments, "hai ngày", "two dates"},
    {builtin::share, "share", 2, 3, true, false, visited::nothing, worked_out::as_share,
     "số phần, số tổng, và giá trị khi tổng bằng 0 nếu có", "part, whole, and the value for an empty whole if any"},
    {builtin::at_least, "at_least", 2, 2, true, false, visited::elements, worked_out::as_at_least,
     "một số và một danh sách đúng/sai", "a number and a list of booleans"},
    {builtin::reported, "reported", 1, 1, true, false, visited::nothing, worked_out::when_compiling,
     "tên của một chỉ số đã khai báo", "the name of something declared"},
}};

constexpr bool rows_stand_in_order() {
  for (std::size_t i = 0; i < builtin_count; ++i)
    if (builtin_table[i].id != static_cast<builtin>(i) || builtin_table[i].name.empty()) return false;
  return true;
}
static_assert(rows_stand_in_order(), "every built-in has a row, in the order of the enumeration");

}  // namespace detail

std::span<const builtin_entry> builtins() noexcept { return detail::builtin_table; }

const builtin_entry& entry_of(builtin id) noexcept { return detail::builtin_table[static_cast<std::size_t>(id)]; }

std::optional<builtin> find_builtin(std::string_view name) noexcept {
  for (const builtin_entry& entry : detail::builtin_table)
    if (entry.name == name) return entry.id;
  return std::nullopt;
}

}  // namespace feel
}  // namespace TIEUCHI_ABI
}  // namespace tieuchi

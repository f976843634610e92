#pragma once

#include <tieuchi/feel/checker_run.ipp>
#include <tieuchi/feel/operations.hpp>
#include <tieuchi/feel/wording.hpp>

#include <algorithm>
#include <array>
#include <stdexcept>

namespace tieuchi {
inline namespace TIEUCHI_ABI {
namespace feel {
namespace detail {

/// A row of the table of operators, semantics section 5.
struct operator_row {
  std::string_view sign;
  type::kind left;
  type::kind right;
  feel::op operation;
  type::kind result;
  bool swapped = false;  ///< the operation takes the right operand first
};

inline constexpr type::kind kn = type::kind::number;
inline constexpr type::kind kd = type::kind::date;
inline constexpr type::kind km = type::kind::months_duration;
inline constexpr type::kind kt = type::kind::time_duration;

inline constexpr std::array<operator_row, 24> operator_rows{{
    {"+", kn, kn, op::number_add, kn},
    {"-", kn, kn, op::number_subtract, kn},
    {"*", kn, kn, op::number_multiply, kn},
    {"/", kn, kn, op::number_divide, kn},
    {"**", kn, kn, op::number_power, kn},
    {"+", kd, km, op::date_add_months, kd},
    {"-", kd, km, op::date_subtract_months, kd},
    {"+", km, kd, op::date_add_months, kd, true},
    {"+", kd, kt, op::date_add_time, kd},
    {"-", kd, kt, op::date_subtract_time, kd},
    {"+", kt, kd, op::date_add_time, kd, true},
    {"-", kd, kd, op::date_subtract_date, kt},
    {"+", km, km, op::months_add, km},
    {"-", km, km, op::months_subtract, km},
    {"*", km, kn, op::months_multiply, km},
    {"*", kn, km, op::months_multiply, km, true},
    {"/", km, kn, op::months_divide, km},
    {"/", km, km, op::months_ratio, kn},
    {"+", kt, kt, op::time_add, kt},
    {"-", kt, kt, op::time_subtract, kt},
    {"*", kt, kn, op::time_multiply, kt},
    {"*", kn, kt, op::time_multiply, kt, true},
    {"/", kt, kn, op::time_divide, kt},
    {"/", kt, kt, op::time_ratio, kn},
}};

inline const operator_row* row_of(std::string_view sign, type::kind left, type::kind right) {
  for (const operator_row& r : operator_rows)
    if (r.sign == sign && r.left == left && r.right == right) return &r;
  return nullptr;
}

/// The type of an operator's result.
inline type plain(type::kind k) {
  switch (k) {
    case type::kind::number:
      return type::number();
    case type::kind::date:
      return type::date();
    case type::kind::months_duration:
      return type::months_duration();
    case type::kind::time_duration:
      return type::time_duration();
    case type::kind::nothing:
    case type::kind::string:
    case type::kind::boolean:
    case type::kind::rating:
    case type::kind::list:
    case type::kind::range:
    case type::kind::context:
      break;
  }
  throw std::logic_error("no operator gives a value of that kind");
}

/// A built-in of literals; what cannot be undefined is null.
inline std::optional<value> call_of_literals(builtin f, std::span<const value> arguments) {
  switch (entry_of(f).works) {
    case worked_out::of_arguments:
    case worked_out::of_elements:
      return function_of(f, arguments, strict_limits);
    case worked_out::as_share:
      if (arguments[1].number().sign() == 0) return value();
      return arithmetic(op::number_divide, arguments[0], arguments[1], strict_limits);
    case worked_out::as_count:
    case worked_out::as_all:
    case worked_out::as_any:
    case worked_out::as_at_least:
    case worked_out::when_compiling:
      return value();
  }
  return std::nullopt;
}

/// What to do when an operator does not fit its operands.
inline words operator_hint(std::string_view sign, const type& a, const type& b) {
  using enum type::kind;
  const auto either = [&](type::kind k) { return a.is(k) || b.is(k); };
  if (either(string))
    return {"chuỗi chỉ so sánh được bằng `=` `!=` `in`", "strings can only be compared by `=` `!=` `in`"};
  if (either(rating))
    return {"mức chỉ so sánh được, không tính toán được", "ratings are compared, not calculated with"};
  if (either(boolean))
    return {"đếm số điều kiện đúng: `count(l[item])` hoặc `at_least(n, l)`",
            "to count what is true write `count(l[item])` or `at_least(n, l)`"};
  if (either(list))
    return {"tính trên danh sách bằng `sum(l)`, `mean(l)`, `for x in l return ...`",
            "calculate over a list with `sum(l)`, `mean(l)`, `for x in l return ...`"};
  if (either(date) && either(number) && (sign == "+" || sign == "-"))
    return {"thêm một khoảng thời gian: `@\"P10D\"` (ngày), `@\"P1M\"` (tháng)",
            "add a duration: `@\"P10D\"` or `@\"P1M\"`"};
  if (sign == "**") return {"lũy thừa chỉ dùng cho số", "only numbers have powers"};
  return {};
}

maybe_type checker_run::check_arithmetic(node_id id, const maybe_type& left) {
  const node& n = at(id);
  const maybe_type right = check(child(id, 1));
  if (!left || !right) return std::nullopt;
  const auto found = arithmetic_of(n.text, *left, *right);
  if (!found) {
    const words types = words_of(std::vector<type>{*left, *right});
    return raise(rule_issue(
        "feel.type.operator", n.place,
        {"phép `" + n.text + "` không dùng được cho " + types.vi, "`" + n.text + "` does not take " + types.en},
        operator_hint(n.text, *left, *right)));
  }
  means(id).operation = found->first;
  means(id).type = found->second;
  if (refuse_undefined(id, n.text)) return std::nullopt;
  return found->second;
}

maybe_type checker_run::check_negate(node_id id) {
  const maybe_type of = check(child(id, 0));
  if (!of) return std::nullopt;
  const auto operation = negation_of(of->what());
  if (!operation) {
    const tieuchi::words words = words_of(*of);
    return raise(rule_issue("feel.type.operator", at(id).place,
                            {"dấu trừ không dùng được cho " + words.vi, "`-` does not take " + words.en},
                            of->is(type::kind::boolean)
                                ? tieuchi::words{"phủ định viết `not(...)`", "a negation is `not(...)`"}
                                : tieuchi::words{}));
  }
  means(id).operation = *operation;
  return of;
}

maybe_type checker_run::check_logic(node_id id, const maybe_type& left) {
  const node& n = at(id);
  const maybe_type right = check(child(id, 1));
  if (!left || !right) return std::nullopt;
  if (left->is(type::kind::boolean) && right->is(type::kind::boolean)) return type::boolean();
  const words types = words_of(std::vector<type>{*left, *right});
  return raise(rule_issue("feel.type.operator", n.place,
                          {"`" + n.text + "` cần hai vế đúng/sai, ở đây là " + types.vi,
                           "`" + n.text + "` takes two booleans, here are " + types.en},
                          {"viết đủ từng phép so sánh: `a >= 1 " + n.text + " b >= 1`",
                           "write each comparison in full: `a >= 1 " + n.text + " b >= 1`"}));
}

inline words compare_hint(const type& a, const type& b) {
  if (a.has_range())
    return {"đoạn chỉ đứng sau `in`; so sánh hai đầu của nó", "a range stands behind `in` only; compare its ends"};
  if (a == b && a.is(type::kind::string))
    return {"thứ tự chữ cái không được xét; dùng `=` `!=` `in`", "there is no alphabetical order; use `=` `!=` `in`"};
  if (a == b && a.is(type::kind::rating))
    return {"thang này không có thứ tự; dùng `=` `!=` `in`", "this scale has no order; use `=` `!=` `in`"};
  if (a.is(type::kind::rating) != b.is(type::kind::rating) && (a.is(type::kind::string) || b.is(type::kind::string)))
    return {"mức phải viết thẳng trong ngoặc kép, không lấy từ tên hay phép tính",
            "write the level itself in double quotes; a name or a computed string is no level"};
  if (a.is(type::kind::date) != b.is(type::kind::date) && (a.is(type::kind::string) || b.is(type::kind::string)))
    return {"ngày viết `@\"2024-12-31\"`", "a date is written `@\"2024-12-31\"`"};
  if (a.is(type::kind::number) != b.is(type::kind::number) && (a.is(type::kind::string) || b.is(type::kind::string)))
    return {"số viết không có ngoặc kép", "write numbers without quotes"};
  if (a.is(type::kind::list) != b.is(type::kind::list))
    return {"dùng `in`, `count(l)`, `all(l)`, `any(l)`, `some x in l satisfies ...`",
            "use `in`, `count(l)`, `all(l)`, `any(l)`, `some x in l satisfies ...`"};
  return {};
}

maybe_type checker_run::refuse_compare(std::size_t place, std::string_view sign, const type& a, const type& b) {
  const words left = words_of(a);
  const words right = words_of(b);
  const std::string word(sign);
  return raise(rule_issue("feel.type.compare", place,
                          {"`" + word + "` không so sánh được " + left.vi + " với " + right.vi,
                           "`" + word + "` cannot compare " + left.en + " with " + right.en},
                          compare_hint(a, b)));
}

inline bool comparable(std::string_view sign, const type& a, const type& b) {
  if (sign == "=" || sign == "!=") return common(a, b) && !a.has_range() && !b.has_range();
  return a == b && a.ordered();
}

maybe_type checker_run::check_compare(node_id id) {
  const auto types = check_together({child(id, 0), child(id, 1)});
  if (!types[0] || !types[1]) return std::nullopt;
  if (!comparable(at(id).text, *types[0], *types[1]))
    return refuse_compare(at(id).place, at(id).text, *types[0], *types[1]);
  return type::boolean();
}

maybe_type checker_run::check_between(node_id id) {
  const auto types = check_together({child(id, 0), child(id, 1), child(id, 2)});
  if (!types[0] || !types[1] || !types[2]) return std::nullopt;
  for (const std::size_t side : {1u, 2u})
    if (!comparable("<=", *types[0], *types[side]))
      return refuse_compare(at(id).place, "between", *types[0], *types[side]);
  return type::boolean();
}

maybe_type checker_run::check_in(node_id id) {
  const node& n = at(id);
  std::vector<node_id> parts{child(id, 0)};
  for (std::uint32_t i = 1; i < n.count; ++i) {
    const node_id test = child(id, i);
    parts.push_back(at(test).kind == node_kind::test ? child(test, 0) : test);
  }
  const auto types = check_together(parts, {}, true);
  bool good = types[0].has_value();
  const type* unfit = nullptr;
  for (std::uint32_t i = 1; i < n.count; ++i) {
    good &= types[i].has_value();
    if (!types[0] || !types[i]) continue;
    if (at(child(id, i)).kind == node_kind::test)
      good &= check_test(child(id, i), *types[0], *types[i]);
    else if (!unfit && !containment_of(*types[0], *types[i]))
      unfit = &*types[i];
  }
  if (!good) return std::nullopt;
  if (unfit) return refuse_compare(n.place, "in", *types[0], *unfit);
  return type::boolean();
}

/// A test of `in` with an operator.
bool checker_run::check_test(node_id test, const type& x, const type& side) {
  const node& n = at(test);
  if (!comparable(n.text, x, side)) return refuse_compare(n.place, n.text, x, side).has_value();
  means(test).type = type::boolean();
  return true;
}

maybe_type checker_run::check_if(node_id id, const expectation& e) {
  const node& n = at(id);
  const maybe_type condition = check(child(id, 0));
  const auto branches = check_together({child(id, 1), child(id, 2)}, e.branches ? e : expectation{});
  if (condition && !condition->is(type::kind::boolean)) {
    const words is = words_of(*condition);
    return raise(rule_issue("feel.type.condition", at(child(id, 0)).place,
                            {"điều kiện của `if` phải là đúng/sai, ở đây là " + is.vi,
                             "the condition of `if` is a boolean, here is " + is.en}));
  }
  if (!condition) return std::nullopt;
  if (!branches[0] || !branches[1]) return std::nullopt;
  const maybe_type result = common(*branches[0], *branches[1]);
  if (!result) {
    const words types = words_of(std::vector<type>{*branches[0], *branches[1]});
    return raise(rule_issue(
        "feel.type.branch", n.place,
        {"hai nhánh của `if` khác kiểu: " + types.vi, "the branches of `if` have different types: " + types.en},
        {"cho cả hai nhánh cùng một kiểu", "give both branches one type"}));
  }
  return result;
}

/// The value of a literal: `-` literal, date("...") and duration("...") included.
std::optional<value> checker_run::literal(node_id id) const {
  const node& n = at(id);
  switch (n.kind) {
    case node_kind::number:
      return value(*number::parse(n.text));
    case node_kind::string:
      return value::string(n.text);
    case node_kind::boolean:
      return value(n.text == "true");
    case node_kind::at:
      return text_literal(n.text);
    case node_kind::negate: {
      const auto of = literal(child(id, 0));
      if (!of || !means(id).type) return std::nullopt;
      return arithmetic(means(id).operation, *of, *of, strict_limits);
    }
    case node_kind::call: {
      const bool made = n.count == 1 && (n.text == "date" || n.text == "duration");
      if (!made || at(child(id, 0)).kind != node_kind::string || !means(id).type) return std::nullopt;
      return text_literal(at(child(id, 0)).text);
    }
    case node_kind::null:
    case node_kind::name:
    case node_kind::list:
    case node_kind::range:
    case node_kind::context:
    case node_kind::arithmetic:
    case node_kind::logic:
    case node_kind::compare:
    case node_kind::between:
    case node_kind::in:
    case node_kind::test:
    case node_kind::if_:
    case node_kind::for_:
    case node_kind::some:
    case node_kind::every:
    case node_kind::path:
    case node_kind::bracket:
    case node_kind::invoke:
      return std::nullopt;
  }
  return std::nullopt;
}

/// Why an operation of literals has no result, most likely.
inline words undefined_hint(std::string_view what, bool by_zero) {
  if (by_zero) return {"không chia được cho 0", "nothing can be divided by 0"};
  if (what == "**") return {"số mũ phải là số nguyên từ -16 đến 16", "a power is a whole number from -16 to 16"};
  if (what == "date") return {"lịch không có ngày này", "the calendar has no such day"};
  if (what == "+" || what == "-" || what == "*" || what == "/" || what == "share")
    return {"kết quả quá lớn", "the result is too large"};
  return {"số chữ số thập phân từ -30 đến 64", "the number of decimals is from -30 to 64"};
}

inline bool is_zero(const value& v) {
  if (v.is(value::kind::number)) return v.number().sign() == 0;
  if (v.is(value::kind::months_duration)) return v.months().months == 0;
  return v.is(value::kind::time_duration) && v.time().nanoseconds == 0;
}

/// Raises an issue where all operands are literals and the operation is undefined.
bool checker_run::refuse_undefined(node_id id, std::string_view what) {
  const node& n = at(id);
  std::vector<value> operands;
  for (std::uint32_t i = 0; i < n.count; ++i) {
    const auto one = literal(child(id, i));
    if (!one) return false;
    operands.push_back(*one);
  }
  const meaning& m = means(id);
  const bool call = n.kind == node_kind::call;
  if (!call && swaps(n.text, *means(child(id, 0)).type, *means(child(id, 1)).type)) std::swap(operands[0], operands[1]);
  const auto result =
      call ? call_of_literals(m.function, operands) : arithmetic(m.operation, operands[0], operands[1], strict_limits);
  if (result) return false;
  const std::string word(what);
  const bool divides = what == "/" || what == "modulo" || what == "share";
  raise(rule_issue(
      "feel.value.undefined", n.place,
      {"`" + word + "` không có kết quả với các giá trị này", "`" + word + "` has no result for these values"},
      undefined_hint(n.text, divides && is_zero(operands[1]))));
  return true;
}

}  // namespace detail

std::optional<std::pair<op, type>> arithmetic_of(std::string_view sign, const type& a, const type& b) {
  const detail::operator_row* row = detail::row_of(sign, a.what(), b.what());
  if (!row) return std::nullopt;
  return std::pair{row->operation, detail::plain(row->result)};
}

bool swaps(std::string_view sign, const type& a, const type& b) {
  const detail::operator_row* row = detail::row_of(sign, a.what(), b.what());
  return row && row->swapped;
}

std::optional<op> containment_of(const type& x, const type& e) {
  if (x.has_range()) return std::nullopt;
  if (e.is(type::kind::list)) {
    const type& element = e.element();
    if (element.is(type::kind::nothing) || (common(element, x) && !element.has_range())) return op::in_list;
    if (element.is(type::kind::range) && element.element() == x && x.ordered()) return op::in_ranges;
  }
  if (e.is(type::kind::range)) return e.element() == x && x.ordered() ? std::optional(op::in_range) : std::nullopt;
  if (common(x, e) && !e.has_range()) return op::equal;
  return std::nullopt;
}

}  // namespace feel
}  // namespace TIEUCHI_ABI
}  // namespace tieuchi

#pragma once

#include <tieuchi/feel/checker.hpp>
#include <tieuchi/feel/conformance.hpp>
#include <tieuchi/feel/conformance_run.ipp>
#include <tieuchi/feel/operations.hpp>
#include <tieuchi/feel/parser.hpp>
#include <tieuchi/feel/wording.hpp>

#include <algorithm>
#include <stdexcept>

namespace tieuchi {
inline namespace TIEUCHI_ABI {
namespace feel {
namespace detail {

inline truth truth_of(const value& v) { return v.is_true() ? truth::yes : v.is_false() ? truth::no : truth::neither; }

inline value value_of(truth t) { return t == truth::neither ? value() : value(t == truth::yes); }

inline truth both_true(truth a, truth b) {
  if (a == truth::no || b == truth::no) return truth::no;
  return a == truth::yes && b == truth::yes ? truth::yes : truth::neither;
}

inline truth opposite(truth t) { return t == truth::neither ? t : t == truth::yes ? truth::no : truth::yes; }

inline truth either_true(truth a, truth b) { return opposite(both_true(opposite(a), opposite(b))); }

inline truth equal_dynamic(const value& a, const value& b);

inline truth equal_fields(std::span<const field> a, std::span<const field> b) {
  const auto same_key = [](const field& x, const field& y) { return x.key == y.key; };
  if (!std::equal(a.begin(), a.end(), b.begin(), b.end(), same_key)) return truth::no;
  truth all = truth::yes;
  for (std::size_t i = 0; i < a.size(); ++i) all = both_true(all, equal_dynamic(a[i].value, b[i].value));
  return all;
}

inline truth equal_elements(std::span<const value> a, std::span<const value> b) {
  if (a.size() != b.size()) return truth::no;
  truth all = truth::yes;
  for (std::size_t i = 0; i < a.size(); ++i) all = both_true(all, equal_dynamic(a[i], b[i]));
  return all;
}

/// `=` of section 13: null equals null only, two kinds have no answer.
inline truth equal_dynamic(const value& a, const value& b) {
  if (a.is(value::kind::null) || b.is(value::kind::null)) return a.what() == b.what() ? truth::yes : truth::no;
  if (a.what() != b.what()) return truth::neither;
  switch (a.what()) {
    case value::kind::list:
      return equal_elements(a.elements(), b.elements());
    case value::kind::context:
      return equal_fields(a.fields(), b.fields());
    case value::kind::boolean:
    case value::kind::number:
    case value::kind::string:
    case value::kind::date:
    case value::kind::months_duration:
    case value::kind::time_duration:
    case value::kind::range:
      return identical(a, b) ? truth::yes : truth::no;
    case value::kind::unknown:
    case value::kind::null:
    case value::kind::rating:
      break;
  }
  throw std::logic_error("a value that conformance mode does not have");
}

inline bool ordered_kind(value::kind k) {
  switch (k) {
    case value::kind::number:
    case value::kind::string:
    case value::kind::date:
    case value::kind::months_duration:
    case value::kind::time_duration:
      return true;
    case value::kind::unknown:
    case value::kind::null:
    case value::kind::boolean:
    case value::kind::rating:
    case value::kind::list:
    case value::kind::context:
    case value::kind::range:
      return false;
  }
  return false;
}

inline truth compare_dynamic(op o, const value& a, const value& b) {
  if (o == op::equal) return equal_dynamic(a, b);
  if (o == op::not_equal) return opposite(equal_dynamic(a, b));
  if (a.what() != b.what() || !ordered_kind(a.what())) return truth::neither;
  return holds(o, order(a, b)) ? truth::yes : truth::no;
}

/// The static type that stands for a kind in the table of operators.
inline type type_of_kind(value::kind k) {
  switch (k) {
    case value::kind::number:
      return type::number();
    case value::kind::date:
      return type::date();
    case value::kind::months_duration:
      return type::months_duration();
    case value::kind::time_duration:
      return type::time_duration();
    case value::kind::unknown:
    case value::kind::null:
    case value::kind::boolean:
    case value::kind::string:
    case value::kind::rating:
    case value::kind::list:
    case value::kind::context:
    case value::kind::range:
      return type::nothing();
  }
  return type::nothing();
}

value conformance_run::null_because(node_id id, std::string code, words message) {
  diagnostics_.push_back(rule_issue(std::move(code), at(id).place, std::move(message)));
  return value();
}

value conformance_run::undefined(node_id id) {
  return null_because(id, "feel.value.undefined", {"phép tính không có kết quả", "the operation has no result"});
}

value conformance_run::evaluate(node_id id) {
  std::vector<node_id> chain;
  node_id first = id;
  for (; is_chained(at(first).kind); first = child(first, 0)) chain.push_back(first);
  value found = evaluate_one(first, {});
  for (; !chain.empty(); chain.pop_back()) found = evaluate_one(chain.back(), found);
  return found;
}

/// `left` is the value of the first child of a chained node.
value conformance_run::evaluate_one(node_id id, const value& left) {
  const node& n = at(id);
  switch (n.kind) {
    case node_kind::number:
    case node_kind::at:
      return literal(id);
    case node_kind::string:
      return value::string(n.text);
    case node_kind::boolean:
      return n.text == "true";
    case node_kind::null:
      return value();
    case node_kind::name:
      return name(id);
    case node_kind::call:
      return call(id);
    case node_kind::list:
      return list(id);
    case node_kind::range:
      return range(id);
    case node_kind::context:
      return context(id);
    case node_kind::negate:
      return negate_node(id);
    case node_kind::compare:
      return compare(id);
    case node_kind::between:
      return between(id);
    case node_kind::in:
      return in(id);
    case node_kind::if_:
      return condition(id);
    case node_kind::for_:
    case node_kind::some:
    case node_kind::every:
      return iteration(id);
    case node_kind::arithmetic:
      return arithmetic_node(id, left);
    case node_kind::logic:
      return logic(id, left);
    case node_kind::path:
      return path(id, left);
    case node_kind::bracket:
      return bracket(id, left);
    case node_kind::invoke:
      return null_because(id, "feel.type.operator",
                          {"giá trị này không gọi được như hàm", "this value cannot be called"});
    case node_kind::test:
      break;
  }
  throw std::logic_error("a test has no value of its own");
}

value conformance_run::name(node_id id) {
  const std::string& wanted = at(id).text;
  for (auto b = bindings_.rbegin(); b != bindings_.rend(); ++b)
    if (b->first == wanted) return b->second;
  if (const value* found = names_.is(value::kind::context) ? names_.find(wanted) : nullptr) return *found;
  return null_because(id, "feel.name.unknown", quoted("không có tên ", "there is no name ", wanted));
}

value conformance_run::literal(node_id id) {
  const node& n = at(id);
  if (n.kind == node_kind::number) {
    const auto parsed_number = number::parse(n.text, conformance_limits);
    return parsed_number
               ? value(*parsed_number)
               : null_because(id, "feel.bound.digits", quoted("số quá lớn: ", "too large a number: ", n.text));
  }
  const auto found = text_literal(n.text);
  return found ? *found : null_because(id, "feel.literal.at", quoted("không đọc được ", "cannot read ", n.text));
}

value conformance_run::arithmetic_node(node_id id, const value& left) {
  const node& n = at(id);
  const value right = evaluate(child(id, 1));
  if (n.text == "+" && left.is(value::kind::string) && right.is(value::kind::string))
    return make_string(std::string(left.string()).append(right.string()), memory_);
  const type a = type_of_kind(left.what());
  const type b = type_of_kind(right.what());
  const auto found = arithmetic_of(n.text, a, b);
  if (!found) return null_because(id, "feel.type.operator", quoted("sai kiểu ở phép ", "wrong types for ", n.text));
  const bool swapped = swaps(n.text, a, b);
  const auto result = arithmetic(found->first, swapped ? right : left, swapped ? left : right, conformance_limits);
  return result ? *result : undefined(id);
}

value conformance_run::negate_node(node_id id) {
  const value of = evaluate(child(id, 0));
  if (of.is(value::kind::number)) return negate(of.number());
  if (of.is(value::kind::months_duration)) return negate(of.months());
  if (of.is(value::kind::time_duration)) return negate(of.time());
  return null_because(id, "feel.type.operator", {"sai kiểu ở dấu trừ", "wrong type for `-`"});
}

value conformance_run::logic(node_id id, const value& left) {
  const truth right = truth_of(evaluate(child(id, 1)));
  return value_of(at(id).text == "and" ? both_true(truth_of(left), right) : either_true(truth_of(left), right));
}

value conformance_run::compare(node_id id) {
  const value left = evaluate(child(id, 0));
  const value right = evaluate(child(id, 1));
  const truth found = compare_dynamic(comparison_of(at(id).text), left, right);
  if (found != truth::neither) return value_of(found);
  return null_because(id, "feel.type.compare", quoted("không so sánh được bằng ", "not comparable by ", at(id).text));
}

value conformance_run::between(node_id id) {
  const value x = evaluate(child(id, 0));
  const value least = evaluate(child(id, 1));
  const value greatest = evaluate(child(id, 2));
  return value_of(
      both_true(compare_dynamic(op::greater_equal, x, least), compare_dynamic(op::less_equal, x, greatest)));
}

value conformance_run::in(node_id id) {
  const node& n = at(id);
  const value x = evaluate(child(id, 0));
  truth any = truth::no;
  for (std::uint32_t i = 1; i < n.count; ++i) any = either_true(any, one_test(child(id, i), x));
  return value_of(any);
}

truth conformance_run::one_test(node_id id, const value& x) {
  if (at(id).kind == node_kind::test) return compare_dynamic(comparison_of(at(id).text), x, evaluate(child(id, 0)));
  return in_operand(x, evaluate(id));
}

truth conformance_run::in_range(const value& x, const range_ends& ends) {
  return both_true(compare_dynamic(ends.from_in ? op::greater_equal : op::greater, x, ends.from),
                   compare_dynamic(ends.to_in ? op::less_equal : op::less, x, ends.to));
}

truth conformance_run::in_operand(const value& x, const value& operand) {
  if (operand.is(value::kind::range)) return in_range(x, operand.ends());
  if (!operand.is(value::kind::list)) return equal_dynamic(x, operand);
  for (const value& e : operand.elements()) {
    const truth same = equal_dynamic(x, e);
    if (same == truth::yes) return same;
    if (e.is(value::kind::range) && in_range(x, e.ends()) == truth::yes) return truth::yes;
  }
  return truth::no;
}

value conformance_run::condition(node_id id) { return evaluate(child(id, evaluate(child(id, 0)).is_true() ? 1 : 2)); }

}  // namespace detail

conformance_result evaluate_conformance(std::string_view text, const value& names, arena& memory) {
  conformance_result out;
  const parsed read = parse(text, mode::conformance);
  if (read.issue) {
    out.diagnostics.push_back(word(*read.issue, read, text, nullptr));
    return out;
  }
  const value found = detail::conformance_run(read.tree, names, memory, out.diagnostics).evaluate(read.tree.root);
  out.value = deep_copy(found, memory);
  for (issue& i : out.diagnostics) place_caret(i, text);
  return out;
}

}  // namespace feel
}  // namespace TIEUCHI_ABI
}  // namespace tieuchi

#include <tieuchi/feel/conformance_calls.ipp>
#include <tieuchi/feel/conformance_lists.ipp>

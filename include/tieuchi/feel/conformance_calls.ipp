#pragma once

#include <tieuchi/feel/conformance_run.ipp>
#include <tieuchi/feel/operations.hpp>
#include <tieuchi/feel/wording.hpp>

#include <algorithm>
#include <stdexcept>

namespace tieuchi {
inline namespace TIEUCHI_ABI {
namespace feel {
namespace detail {

value conformance_run::call(node_id id) {
  const node& n = at(id);
  std::vector<value> arguments;
  for (std::uint32_t i = 0; i < n.count; ++i) arguments.push_back(evaluate(child(id, i)));
  const auto found = find_builtin(n.text);
  if (!found || entry_of(*found).extension)
    return null_because(id, "feel.name.function", quoted("không có hàm ", "there is no function ", n.text));
  const builtin_entry& entry = entry_of(*found);
  const bool count_fits = arguments.size() >= entry.least && arguments.size() <= entry.most;
  if (!count_fits || (*found == builtin::date && arguments.size() == 2))
    return null_because(id, "feel.call.arity", quoted("sai số giá trị cho ", "wrong number of arguments for ", n.text));
  return call_builtin(id, *found, std::move(arguments));
}

inline value all_or_any(std::span<const value> elements, bool all) {
  truth so_far = all ? truth::yes : truth::no;
  for (const value& e : elements) so_far = all ? both_true(so_far, truth_of(e)) : either_true(so_far, truth_of(e));
  return value_of(so_far);
}

inline value contains_equal(std::span<const value> elements, const value& wanted) {
  return std::any_of(elements.begin(), elements.end(),
                     [&](const value& e) { return equal_dynamic(wanted, e) == truth::yes; });
}

/// One value stands for a list of one where a list is wanted, and a list of one for its element where a value is.
value conformance_run::call_builtin(node_id id, builtin f, std::vector<value> arguments) {
  const value first = arguments[0];
  std::span<const value> elements = arguments;
  if (arguments.size() == 1 || f == builtin::list_contains)
    elements = first.is(value::kind::list) ? first.elements() : elements.first(1);
  std::vector<value> singles = arguments;
  for (value& a : singles)
    if (a.is(value::kind::list) && a.elements().size() == 1) a = value(a.elements().front());
  const bool no_list = elements.size() == 1 && elements[0].is(value::kind::null) && first.is(value::kind::null);
  switch (f) {
    case builtin::count:
      return no_list ? undefined(id) : value(number(elements.size()));
    case builtin::all:
    case builtin::any:
      return no_list ? undefined(id) : all_or_any(elements, f == builtin::all);
    case builtin::list_contains:
      return no_list ? undefined(id) : contains_equal(elements, arguments[1]);
    case builtin::sum:
    case builtin::mean:
      return no_list ? undefined(id) : of_elements(id, f, elements, true);
    case builtin::min:
    case builtin::max:
      return no_list ? undefined(id) : of_elements(id, f, elements, false);
    case builtin::not_:
      return value_of(opposite(truth_of(singles[0])));
    case builtin::abs: {
      const bool duration = singles[0].is(value::kind::months_duration) || singles[0].is(value::kind::time_duration);
      return duration ? known(id, f, singles) : of_kind(id, f, singles, value::kind::number);
    }
    case builtin::floor:
    case builtin::ceiling:
    case builtin::round_up:
    case builtin::round_down:
    case builtin::round_half_up:
    case builtin::round_half_down:
    case builtin::decimal:
    case builtin::modulo:
      return of_kind(id, f, singles, value::kind::number);
    case builtin::date:
      return singles.size() == 1 ? of_text(id, f, singles[0]) : of_kind(id, f, singles, value::kind::number);
    case builtin::duration:
      return of_text(id, f, singles[0]);
    case builtin::months_between:
      return of_kind(id, f, singles, value::kind::date);
    case builtin::share:
    case builtin::at_least:
    case builtin::reported:
      break;
  }
  throw std::logic_error("a function that conformance mode does not have");
}

value conformance_run::of_elements(node_id id, builtin f, std::span<const value> elements, bool numbers_only) {
  const auto fits = [&](const value& e) {
    return e.what() == elements.front().what() && (numbers_only ? e.is(value::kind::number) : ordered_kind(e.what()));
  };
  if (std::all_of(elements.begin(), elements.end(), fits)) return known(id, f, elements);
  return null_because(id, "feel.call.argument", quoted("sai kiểu phần tử cho ", "wrong elements for ", at(id).text));
}

value conformance_run::of_kind(node_id id, builtin f, std::span<const value> arguments, value::kind k) {
  if (std::all_of(arguments.begin(), arguments.end(), [k](const value& a) { return a.is(k); }))
    return known(id, f, arguments);
  return null_because(id, "feel.call.argument", quoted("sai kiểu giá trị cho ", "wrong arguments for ", at(id).text));
}

value conformance_run::of_text(node_id id, builtin f, const value& of) {
  if (f == builtin::date && of.is(value::kind::date)) return of;
  const auto found = of.is(value::kind::string) ? text_literal(of.string()) : std::nullopt;
  const bool fits = found && found->is(value::kind::date) == (f == builtin::date);
  return fits ? *found : undefined(id);
}

value conformance_run::known(node_id id, builtin f, std::span<const value> arguments) {
  const auto found = function_of(f, arguments, conformance_limits);
  return found ? *found : undefined(id);
}

}  // namespace detail
}  // namespace feel
}  // namespace TIEUCHI_ABI
}  // namespace tieuchi

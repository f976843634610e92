#pragma once

#include <tieuchi/feel/conformance_run.ipp>
#include <tieuchi/feel/operations.hpp>
#include <tieuchi/feel/wording.hpp>

#include <algorithm>

namespace tieuchi {
inline namespace TIEUCHI_ABI {
namespace feel {
namespace detail {

TIEUCHI_INLINE value conformance_run::call(node_id id) {
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

TIEUCHI_INLINE value conformance_run::call_builtin(node_id id, builtin f, std::vector<value> arguments) {
  if (entry_of(f).takes_list || f == builtin::count) {
    if (arguments.size() > 1) return list_function(id, f, arguments);
    if (arguments[0].is(value::kind::list)) return list_function(id, f, arguments[0].elements());
    return arguments[0].is(value::kind::null) ? undefined(id) : list_function(id, f, arguments);
  }
  if (f == builtin::list_contains) {
    if (arguments[0].is(value::kind::null)) return undefined(id);
    const bool is_list = arguments[0].is(value::kind::list);
    const std::span<const value> elements =
        is_list ? arguments[0].elements() : std::span<const value>(arguments).first(1);
    return std::any_of(elements.begin(), elements.end(),
                       [&](const value& e) { return equal_dynamic(arguments[1], e) == truth::yes; });
  }
  for (value& a : arguments)
    if (a.is(value::kind::list) && a.elements().size() == 1) a = value(a.elements().front());
  return scalar(id, f, arguments);
}

TIEUCHI_INLINE value conformance_run::list_function(node_id id, builtin f, std::span<const value> elements) {
  if (f == builtin::count) return number(elements.size());
  if (f == builtin::all || f == builtin::any) {
    truth all = f == builtin::all ? truth::yes : truth::no;
    for (const value& e : elements)
      all = f == builtin::all ? both_true(all, truth_of(e)) : either_true(all, truth_of(e));
    return value_of(all);
  }
  const bool numbers = f == builtin::sum || f == builtin::mean;
  const bool fits = std::all_of(elements.begin(), elements.end(), [&](const value& e) {
    return e.what() == elements.front().what() && (numbers ? e.is(value::kind::number) : ordered_kind(e.what()));
  });
  if (!fits)
    return null_because(id, "feel.call.argument", quoted("sai kiểu phần tử cho ", "wrong elements for ", at(id).text));
  const auto found = fold(f, elements, conformance_limits);
  return found ? *found : undefined(id);
}

TIEUCHI_INLINE value conformance_run::text_function(builtin f, const value& of) {
  if (f == builtin::date && of.is(value::kind::date)) return of;
  if (!of.is(value::kind::string)) return value();
  const auto found = text_literal(of.string());
  if (!found) return value();
  return found->is(value::kind::date) == (f == builtin::date) ? *found : value();
}

TIEUCHI_INLINE value conformance_run::scalar(node_id id, builtin f, std::vector<value>& arguments) {
  const auto all_of_kind = [&](value::kind k) {
    return std::all_of(arguments.begin(), arguments.end(), [k](const value& a) { return a.is(k); });
  };
  if (f == builtin::not_) return value_of(opposite(truth_of(arguments[0])));
  if ((f == builtin::date || f == builtin::duration) && arguments.size() == 1) {
    const value found = text_function(f, arguments[0]);
    return found.is(value::kind::null) ? undefined(id) : found;
  }
  const bool durations =
      f == builtin::abs && (all_of_kind(value::kind::months_duration) || all_of_kind(value::kind::time_duration));
  const bool fits = durations || all_of_kind(f == builtin::months_between ? value::kind::date : value::kind::number);
  if (!fits)
    return null_because(id, "feel.call.argument", quoted("sai kiểu giá trị cho ", "wrong arguments for ", at(id).text));
  const auto found = scalar_function(f, arguments, conformance_limits);
  return found ? *found : undefined(id);
}

}  // namespace detail
}  // namespace feel
}  // namespace TIEUCHI_ABI
}  // namespace tieuchi

#pragma once

#include <tieuchi/feel/machine.ipp>
#include <tieuchi/feel/operations.hpp>

#include <stdexcept>

namespace tieuchi {
inline namespace TIEUCHI_ABI {
namespace feel {
namespace detail {

/// Unknown for the reasons of every unknown among the elements; null when there is none.
inline value unknown_among(machine& m, std::span<const value> elements) {
  const reason_node* why = nullptr;
  for (const value& e : elements)
    if (e.is_unknown()) why = join(why, e.why(), m.memory);
  return why ? value::unknown(why) : value();
}

/// A function of known values: of its arguments, or of the elements of its list.
inline value run_function(machine& m, const instruction& i, builtin f, std::span<const value> arguments) {
  const value unknown = unknown_among(m, arguments);
  if (unknown.is_unknown()) return unknown;
  const auto result = function_of(f, arguments, strict_limits);
  return result ? *result : m.undefined(i.place);
}

inline value run_all_or_any(machine& m, const value& list, bool all) {
  if (list.is_unknown()) return list;
  value result = all;
  for (const value& e : list.elements()) result = all ? both(m, result, e) : either(m, result, e);
  return result;
}

inline value run_at_least(machine& m, const value& least, const value& list) {
  if (least.is_unknown() || list.is_unknown()) return m.unknown_of(least, list);
  std::size_t certain = 0;
  std::size_t open = 0;
  for (const value& e : list.elements()) {
    certain += e.is_true();
    open += e.is_unknown();
  }
  if (number(certain) >= least.number()) return true;
  if (number(certain + open) < least.number()) return false;
  return unknown_among(m, list.elements());
}

inline value run_share(machine& m, const instruction& i, std::span<const value> a) {
  if (a[1].is_unknown()) return unknown_among(m, a);
  if (a[1].number().sign() == 0) {
    if (a.size() > 2) return a[2];
    return unknown_because({m.code.source, static_cast<std::int32_t>(i.place), "empty_denominator"}, m.memory);
  }
  if (a[0].is_unknown()) return a[0];
  const auto result = divide(a[0].number(), a[1].number());
  return result ? value(*result) : m.undefined(i.place);
}

inline value call_builtin(machine& m, const instruction& i, std::span<const value> a) {
  const auto f = static_cast<builtin>(i.target);
  switch (entry_of(f).works) {
    case worked_out::of_arguments:
      return run_function(m, i, f, a);
    case worked_out::of_elements:
      return a[0].is_unknown() ? a[0] : run_function(m, i, f, a[0].elements());
    case worked_out::as_share:
      return run_share(m, i, a);
    case worked_out::as_count:
      return a[0].is_unknown() ? a[0] : value(number(a[0].elements().size()));
    case worked_out::as_all:
      return run_all_or_any(m, a[0], true);
    case worked_out::as_any:
      return run_all_or_any(m, a[0], false);
    case worked_out::as_at_least:
      return run_at_least(m, a[0], a[1]);
    case worked_out::when_compiling:
      break;
  }
  throw std::logic_error("a function that is an operation of its own or a constant");
}

void run_call(machine& m, const instruction& i) {
  std::array<value, 3> arguments;
  const auto from = m.operands(i);
  for (std::size_t k = 0; k < from.size(); ++k) arguments[k] = m.read(from[k]);
  m.write(i, call_builtin(m, i, {arguments.data(), from.size()}));
}

}  // namespace detail
}  // namespace feel
}  // namespace TIEUCHI_ABI
}  // namespace tieuchi

#pragma once

// Comparisons with a partly known day: decided where they come out alike for every day within (semantics section 6).

#include <tieuchi/feel/machine.ipp>
#include <tieuchi/feel/operations.hpp>

#include <algorithm>
#include <optional>

namespace tieuchi {
inline namespace TIEUCHI_ABI {
namespace feel {
namespace detail {

/// What a comparison with a known day says of every day within; nothing where they differ.
inline std::optional<bool> alike_within(op o, const day_bounds& within, date day, bool day_first) {
  if (o == op::equal || o == op::not_equal) {
    const bool may_be = within.first <= day && day <= within.last;
    if (may_be && within.first != within.last) return std::nullopt;
    return may_be == (o == op::equal);
  }
  const auto of = [&](date one) { return holds(o, day_first ? day <=> one : one <=> day); };
  const bool first = of(within.first);
  return first == of(within.last) ? std::optional(first) : std::nullopt;
}

/// The same of a comparison of two sides, where one is the name of a partly known day and the other a known one.
inline std::optional<bool> alike_within(op o, const value& a, bool a_named, const value& b, bool b_named) {
  if (a_named && a.within() && b.is(value::kind::date)) return alike_within(o, *a.within(), b.date(), false);
  if (b_named && b.within() && a.is(value::kind::date)) return alike_within(o, *b.within(), a.date(), true);
  return std::nullopt;
}

/// Which of the days within an element of a list holds: those that it surely holds, and whether it may hold more.
struct days_held {
  std::optional<day_bounds> sure;
  bool may_hold_more = false;
};

inline days_held held_by(const value& element, const day_bounds& within) {
  if (element.is_unknown()) return {std::nullopt, true};
  const bool alone = element.is(value::kind::date);
  const value& from = alone ? element : element.ends().from;
  const value& to = alone ? element : element.ends().to;
  day_bounds held = within;
  if (!from.is_unknown())
    held.first = std::max(held.first, date{from.date().days + (alone || element.ends().from_in ? 0 : 1)});
  if (!to.is_unknown()) held.last = std::min(held.last, date{to.date().days - (alone || element.ends().to_in ? 0 : 1)});
  if (held.last < held.first) return {};
  if (from.is_unknown() || to.is_unknown()) return {std::nullopt, true};
  return {held, false};
}

/// Whether every day within, or none, equals one of the elements or lies in one of them; nothing where they differ.
inline std::optional<bool> alike_among(const day_bounds& within, std::span<const value> elements, arena& memory) {
  const auto held = memory.make<day_bounds>(elements.size());
  std::size_t number = 0;
  bool may_hold_more = false;
  for (const value& e : elements) {
    const days_held days = held_by(e, within);
    if (days.sure) held[number++] = *days.sure;
    may_hold_more |= days.may_hold_more;
  }
  if (number == 0) return may_hold_more ? std::nullopt : std::optional(false);
  const auto sorted = held.first(number);
  std::sort(sorted.begin(), sorted.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
  date open = within.first;  // the first day that none before holds
  for (const day_bounds& one : sorted) {
    if (open < one.first) break;
    open = std::max(open, date{one.last.days + 1});
  }
  return within.last < open ? std::optional(true) : std::nullopt;
}

/// A comparison of sides of which one is unknown.
inline value compared_open(machine& m, op o, const value& a, bool a_named, const value& b, bool b_named) {
  if (const auto alike = alike_within(o, a, a_named, b, b_named)) return *alike;
  return m.unknown_of(a, b);
}

inline value compared_open(machine& m, const instruction& i, const value& a, const value& b) {
  return compared_open(m, i.op, a, (i.named & side_a) != 0, b, (i.named & side_b) != 0);
}

/// x in a range, of which sides are names: as a whole where x is one, then end by end.
inline value in_named_range(machine& m, const instruction& i, const value& x, const value& range) {
  if (i.named == 0 || range.is_unknown()) return in_range(m, x, range);
  const range_ends& ends = range.ends();
  const bool named = (i.named & side_a) != 0;
  if (named && x.within())
    if (const auto alike = alike_among(*x.within(), std::span(&range, 1), m.memory)) return *alike;
  const auto at_end = [&](op o, const value& end, std::uint8_t side) -> value {
    if (!x.is_unknown() && !end.is_unknown()) return compare_values(m, o, x, end);
    return compared_open(m, o, x, named, end, (i.named & side) != 0);
  };
  return both(m, at_end(ends.from_in ? op::greater_equal : op::greater, ends.from, side_b),
              at_end(ends.to_in ? op::less_equal : op::less, ends.to, side_b_end));
}

}  // namespace detail
}  // namespace feel
}  // namespace TIEUCHI_ABI
}  // namespace tieuchi

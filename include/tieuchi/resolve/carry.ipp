#pragma once

#include <tieuchi/resolve/carry.hpp>

#include <algorithm>
#include <array>
#include <vector>

namespace tieuchi {
inline namespace TIEUCHI_ABI {
namespace detail {

using carry_parts = std::vector<carry_share>;

inline feel::value no_result(const carry_rule& how, unknown_code code, feel::arena& arena) {
  return feel::unknown_because({how.fact, -1, code_of(code)}, arena);
}

/// All reasons of unknown values and weights as one unknown; nothing when every part is known.
inline std::optional<feel::value> held_open(const carry_parts& parts, feel::arena& arena) {
  const feel::reason_node* why = nullptr;
  for (const carry_share& p : parts) {
    if (p.value.is_unknown()) why = feel::join(why, p.value.why(), arena);
    if (p.weight && p.weight->is_unknown()) why = feel::join(why, p.weight->why(), arena);
  }
  return why ? std::optional(feel::value::unknown(why)) : std::nullopt;
}

inline feel::value carried_sum(const carry_rule& how, const carry_parts& parts, feel::arena& arena) {
  std::optional<number> sum = number(0);
  for (const carry_share& p : parts) {
    if (!p.value.is(feel::value::kind::number)) return no_result(how, unknown_code::no_carry_over_rule, arena);
    const auto part = how.by_share ? multiply(p.value.number(), p.share) : std::optional(p.value.number());
    if (sum) sum = part ? add(*sum, *part) : std::nullopt;
  }
  return sum ? feel::value(*sum) : no_result(how, unknown_code::undefined_operation, arena);
}

inline std::optional<number> weight_of(const carry_rule& how, const carry_share& p) {
  const number weight = p.weight && p.weight->is(feel::value::kind::number) ? p.weight->number() : number(1);
  return how.by_share ? multiply(weight, p.share) : std::optional(weight);
}

inline feel::value carried_mean(const carry_rule& how, const carry_parts& parts, feel::arena& arena) {
  std::optional<number> sum = number(0), weights = number(0);
  for (const carry_share& p : parts) {
    if (!p.value.is(feel::value::kind::number)) return no_result(how, unknown_code::no_carry_over_rule, arena);
    const auto weight = weight_of(how, p);
    const auto part = weight ? multiply(p.value.number(), *weight) : std::nullopt;
    sum = sum && part ? add(*sum, *part) : std::nullopt;
    weights = weights && weight ? add(*weights, *weight) : std::nullopt;
  }
  if (weights && weights->sign() == 0) return no_result(how, unknown_code::empty_denominator, arena);
  const auto mean = sum && weights ? divide(*sum, *weights) : std::nullopt;
  return mean ? feel::value(*mean) : no_result(how, unknown_code::undefined_operation, arena);
}

/// Kleene `and` (all) or `or` over booleans.
inline feel::value carried_boolean(const carry_rule& how, bool all, const carry_parts& parts, feel::arena& arena) {
  for (const carry_share& p : parts)
    if (all ? p.value.is_false() : p.value.is_true()) return feel::value(!all);
  if (const auto open = held_open(parts, arena)) return *open;
  for (const carry_share& p : parts)
    if (!p.value.is(feel::value::kind::boolean)) return no_result(how, unknown_code::no_carry_over_rule, arena);
  return feel::value(all);
}

/// Worst or best level; a part at the end of the scale decides alone.
inline feel::value carried_level(const carry_rule& how, bool best, const carry_parts& parts, feel::arena& arena) {
  const std::uint32_t end = best ? how.best_level : 0;
  for (const carry_share& p : parts)
    if (p.value.is(feel::value::kind::rating) && p.value.level() == end) return p.value;
  if (const auto open = held_open(parts, arena)) return *open;
  feel::value found = parts[0].value;
  for (const carry_share& p : parts) {
    if (!p.value.is(feel::value::kind::rating)) return no_result(how, unknown_code::no_carry_over_rule, arena);
    if (best ? p.value.level() > found.level() : p.value.level() < found.level()) found = p.value;
  }
  return found;
}

/// The order of two numbers, days or levels; nothing between values of different kinds.
inline std::optional<std::strong_ordering> order_of_parts(const feel::value& a, const feel::value& b) {
  const auto both = [&](feel::value::kind k) { return a.is(k) && b.is(k); };
  if (both(feel::value::kind::number)) return a.number() <=> b.number();
  if (both(feel::value::kind::date)) return a.date() <=> b.date();
  if (both(feel::value::kind::rating)) return a.level() <=> b.level();
  return std::nullopt;
}

/// Least or greatest number, day or level.
inline feel::value carried_end(const carry_rule& how, bool greatest, const carry_parts& parts, feel::arena& arena) {
  feel::value found = parts[0].value;
  for (const carry_share& p : parts) {
    const auto order = order_of_parts(p.value, found);
    if (!order) return no_result(how, unknown_code::no_carry_over_rule, arena);
    if (greatest ? *order > 0 : *order < 0) found = p.value;
  }
  return found;
}

inline feel::value carried_union(const carry_rule& how, const carry_parts& parts, feel::arena& arena) {
  std::vector<feel::value> all;
  for (const carry_share& p : parts) {
    if (!p.value.is(feel::value::kind::list)) return no_result(how, unknown_code::no_carry_over_rule, arena);
    for (const feel::value& e : p.value.elements())
      if (!feel::wholly_known(e) ||
          std::ranges::none_of(all, [&](const feel::value& seen) { return feel::identical(seen, e); }))
        all.push_back(e);
  }
  return feel::make_list(all, arena);
}

inline feel::value carried_scalar(const carry_rule& how, const carry_parts& parts, feel::arena& arena) {
  const auto whole = [&](auto&& made) {
    const auto open = held_open(parts, arena);
    return open ? *open : made();
  };
  switch (how.rule) {
    case carry_kind::all_of:
    case carry_kind::any_of:
      return carried_boolean(how, how.rule == carry_kind::all_of, parts, arena);
    case carry_kind::worst:
    case carry_kind::best:
      return carried_level(how, how.rule == carry_kind::best, parts, arena);
    case carry_kind::sum:
      return whole([&] { return carried_sum(how, parts, arena); });
    case carry_kind::mean:
      return whole([&] { return carried_mean(how, parts, arena); });
    case carry_kind::union_of:
      return whole([&] { return carried_union(how, parts, arena); });
    case carry_kind::least:
    case carry_kind::greatest:
      return whole([&] { return carried_end(how, how.rule == carry_kind::greatest, parts, arena); });
    case carry_kind::own:
    case carry_kind::none:
    case carry_kind::never:
      break;
  }
  return no_result(how, unknown_code::no_carry_over_rule, arena);
}

/// Parts that reported "there is none" drop out; where all did, so does the whole.
inline feel::value carried_list(const carry_rule& how, std::span<const carry_share> parts, feel::arena& arena) {
  carry_parts inside;
  for (const carry_share& p : parts) {
    if (p.value.is_unknown())
      inside.push_back(p);
    else
      for (const feel::value& e : p.value.elements()) inside.push_back({e, p.share, p.weight});
  }
  if (inside.empty()) return feel::make_list({}, arena);
  const feel::value whole = carried_scalar(how, inside, arena);
  return whole.is_unknown() ? whole : feel::make_list(std::span(&whole, 1), arena);
}

}  // namespace detail

bool combines(carry_kind rule) noexcept {
  return rule != carry_kind::own && rule != carry_kind::none && rule != carry_kind::never;
}

feel::value combine(const carry_rule& how, std::span<const carry_share> parts, feel::arena& arena) {
  if (parts.empty() || !combines(how.rule)) return detail::no_result(how, unknown_code::no_carry_over_rule, arena);
  if (how.of_lists && how.rule != carry_kind::union_of) return detail::carried_list(how, parts, arena);
  return detail::carried_scalar(how, {parts.begin(), parts.end()}, arena);
}

}  // namespace TIEUCHI_ABI
}  // namespace tieuchi

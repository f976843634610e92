#pragma once

#include <tieuchi/feel/machine.ipp>
#include <tieuchi/feel/operations.hpp>
#include <tieuchi/feel/run.hpp>
#include <tieuchi/feel/within.ipp>

#include <algorithm>
#include <stdexcept>

namespace tieuchi {
inline namespace TIEUCHI_ABI {
namespace feel {
namespace detail {

value both(machine& m, const value& a, const value& b) {
  if (a.is_false() || b.is_false()) return false;
  if (a.is_unknown() || b.is_unknown()) return m.unknown_of(a, b);
  return true;
}

value either(machine& m, const value& a, const value& b) {
  if (a.is_true() || b.is_true()) return true;
  if (a.is_unknown() || b.is_unknown()) return m.unknown_of(a, b);
  return false;
}

value compare_values(machine& m, op o, const value& a, const value& b) {
  if (a.is_unknown() || b.is_unknown()) return m.unknown_of(a, b);
  return holds(o, order(a, b));
}

value in_range(machine& m, const value& x, const value& range) {
  if (range.is_unknown()) return m.unknown_of(x, range);
  const range_ends& ends = range.ends();
  return both(m, compare_values(m, ends.from_in ? op::greater_equal : op::greater, x, ends.from),
              compare_values(m, ends.to_in ? op::less_equal : op::less, x, ends.to));
}

/// Lists and contexts part by part: a known difference decides.
inline value equal_parts(machine& m, const value& a, const value& b) {
  const bool lists = a.is(value::kind::list);
  const std::size_t size = lists ? a.elements().size() : a.fields().size();
  if (size != (lists ? b.elements().size() : b.fields().size())) return false;
  value all = true;
  for (std::size_t i = 0; i < size; ++i) {
    if (!lists && a.fields()[i].key != b.fields()[i].key) return false;
    all = both(m, all,
               lists ? equal_values(m, a.elements()[i], b.elements()[i])
                     : equal_values(m, a.fields()[i].value, b.fields()[i].value));
    if (all.is_false()) return all;
  }
  return all;
}

value equal_values(machine& m, const value& a, const value& b) {
  if (a.is_unknown() || b.is_unknown()) return m.unknown_of(a, b);
  switch (a.what()) {
    case value::kind::list:
    case value::kind::context:
      return equal_parts(m, a, b);
    case value::kind::boolean:
    case value::kind::number:
    case value::kind::string:
    case value::kind::date:
    case value::kind::months_duration:
    case value::kind::time_duration:
    case value::kind::rating:
      return identical(a, b);
    case value::kind::unknown:
    case value::kind::null:
    case value::kind::range:
      break;
  }
  throw std::logic_error("values that strict mode does not compare");
}

using number_operation = std::optional<number> (*)(const number&, const number&, const number_limits&);

template <number_operation operation>
void run_numbers(machine& m, const instruction& i) {
  const value& a = m.read(i.a);
  const value& b = m.read(i.b);
  if (a.is_unknown() || b.is_unknown()) return m.write(i, m.unknown_of(a, b));
  const auto result = operation(a.number(), b.number(), strict_limits);
  return result ? m.write(i, *result) : m.write(i, m.undefined(i.place));
}

inline void run_arithmetic(machine& m, const instruction& i) {
  const value& a = m.read(i.a);
  const value& b = m.read(i.b);
  if (a.is_unknown() || b.is_unknown()) return m.write(i, m.unknown_of(a, b));
  const auto result = arithmetic(i.op, a, b, strict_limits);
  m.write(i, result ? *result : m.undefined(i.place));
}

inline void run_equal(machine& m, const instruction& i) {
  const value result = equal_values(m, m.read(i.a), m.read(i.b));
  if (!result.is_unknown()) return m.write(i, result.boolean() == (i.op == op::equal));
  m.write(i, i.named == 0 ? result : compared_open(m, i, m.read(i.a), m.read(i.b)));
}

/// A comparison that holds for less, equal or more.
template <bool less, bool same, bool more>
void run_order(machine& m, const instruction& i) {
  const value& a = m.read(i.a);
  const value& b = m.read(i.b);
  if (a.is_unknown() || b.is_unknown()) return m.write(i, compared_open(m, i, a, b));
  const auto found = order(a, b);
  m.write(i, found < 0 ? less : found > 0 ? more : same);
}

inline void run_in_range(machine& m, const instruction& i) {
  m.write(i, in_named_range(m, i, m.read(i.a), m.read(i.b)));
}

inline void run_in_list(machine& m, const instruction& i) {
  const value& x = m.read(i.a);
  const value& list = m.read(i.b);
  if (list.is_unknown()) return m.write(i, m.unknown_of(x, list));
  if (i.named != 0 && x.within())
    if (const auto alike = alike_among(*x.within(), list.elements(), m.memory)) return m.write(i, value(*alike));
  value any = false;
  for (const value& e : list.elements()) {
    any = either(m, any, i.op == op::in_list ? equal_values(m, x, e) : in_range(m, x, e));
    if (any.is_true()) break;
  }
  m.write(i, any);
}

inline void run_and(machine& m, const instruction& i) {
  const value& a = m.read(i.a);
  const value& b = m.read(i.b);
  if (a.is_false() || b.is_false()) return m.write(i, false);
  if (a.is_unknown() || b.is_unknown()) return m.write(i, m.unknown_of(a, b));
  m.write(i, true);
}

inline void run_or(machine& m, const instruction& i) {
  const value& a = m.read(i.a);
  const value& b = m.read(i.b);
  if (a.is_true() || b.is_true()) return m.write(i, true);
  if (a.is_unknown() || b.is_unknown()) return m.write(i, m.unknown_of(a, b));
  m.write(i, false);
}

inline void run_not(machine& m, const instruction& i) {
  const value& a = m.read(i.a);
  if (a.is_unknown()) return m.write(i, a);
  m.write(i, !a.boolean());
}

inline void run_skip(machine& m, const instruction& i) {
  const value& a = m.read(i.a);
  if (!(i.op == op::skip_if_false ? a.is_false() : a.is_true())) return;
  m.write(i, i.op == op::skip_if_true);
  m.pc = i.target;
}

inline void run_jump(machine& m, const instruction& i) {
  const value& a = m.read(i.a);
  if (i.op == op::jump_if_false ? a.is_false() : a.is_true()) m.pc = i.target;
}

/// Whether two values of one type are wholly known and equal.
inline bool known_and_same(const value& a, const value& b) {
  if (a.what() != b.what()) return false;
  using enum value::kind;
  switch (a.what()) {
    case unknown:
      return false;
    case null:
    case boolean:
    case value::kind::number:
    case string:
    case value::kind::date:
    case value::kind::months_duration:
    case value::kind::time_duration:
    case rating:
      return identical(a, b);
    case list:
      return std::equal(a.elements().begin(), a.elements().end(), b.elements().begin(), b.elements().end(),
                        known_and_same);
    case context:
      return std::equal(
          a.fields().begin(), a.fields().end(), b.fields().begin(), b.fields().end(),
          [](const field& x, const field& y) { return x.key == y.key && known_and_same(x.value, y.value); });
    case range:
      return a.ends().from_in == b.ends().from_in && a.ends().to_in == b.ends().to_in &&
             known_and_same(a.ends().from, b.ends().from) && known_and_same(a.ends().to, b.ends().to);
  }
  return false;
}

/// The reasons inside a branch, if it has any; its parts are looked at when the reasons are read.
inline const reason_node* reasons_of_branch(machine& m, const value& v) {
  if (v.is_unknown()) return v.why();
  if (!v.is(value::kind::list) && !v.is(value::kind::context) && !v.is(value::kind::range)) return nullptr;
  return m.memory.one(reason_node{{}, nullptr, nullptr, m.memory.one(v)});
}

/// An unknown condition leaves what both branches agree on, when both are wholly known.
inline void run_choose(machine& m, const instruction& i) {
  const value& condition = m.read(i.a);
  const value& yes = m.read(i.b);
  const value& no = m.read(m.code.operands[i.first]);
  if (!condition.is_unknown()) return m.write(i, condition.boolean() ? yes : no);
  if (known_and_same(yes, no)) return m.write(i, yes);
  const reason_node* branches = join(reasons_of_branch(m, yes), reasons_of_branch(m, no), m.memory);
  m.write(i, value::unknown(join(condition.why(), branches, m.memory)));
}

inline void run_make_list(machine& m, const instruction& i) {
  const auto elements = m.memory.make<value>(i.count);
  const auto from = m.operands(i);
  for (std::size_t k = 0; k < elements.size(); ++k) elements[k] = m.read(from[k]);
  m.write(i, value::list(elements));
}

inline void run_make_range(machine& m, const instruction& i) {
  const value& from = m.read(m.code.operands[i.first]);
  const value& to = m.read(m.code.operands[i.first + 1]);
  m.write(i, make_range({from, to, (i.count & 1) != 0, (i.count & 2) != 0}, m.memory));
}

inline void run_make_context(machine& m, const instruction& i) {
  const auto fields = m.memory.make<field>(i.count);
  const auto from = m.operands(i);
  for (std::size_t k = 0; k < fields.size(); ++k) fields[k] = {m.code.keys[i.target + k], m.read(from[k])};
  m.write(i, value::context(fields));
}

inline value field_or_part(machine& m, const instruction& i, const value& of, std::uint32_t depth) {
  if (of.is_unknown()) return without_bounds(of);
  if (depth > 0) {
    const auto out = m.memory.make<value>(of.elements().size());
    for (std::size_t k = 0; k < out.size(); ++k) out[k] = field_or_part(m, i, of.elements()[k], depth - 1);
    return value::list(out);
  }
  if (i.op == op::part || i.op == op::each_part) return part(of, static_cast<date_part>(i.count));
  const value* found = of.find(m.code.keys[i.first]);
  return found ? *found : value();
}

inline void run_field(machine& m, const instruction& i) { m.write(i, field_or_part(m, i, m.read(i.a), i.target)); }

inline void run_index(machine& m, const instruction& i) {
  const value& list = m.read(i.a);
  const value& index = m.read(i.b);
  if (list.is_unknown() || index.is_unknown()) return m.write(i, m.unknown_of(list, index));
  const value* found = element_at(list.elements(), index.number());
  m.write(i, found ? *found : m.undefined(i.place));
}

inline void run_reported(machine& m, const instruction& i) {
  m.write(i, !m.read({operand::area::slots, i.first}).is_unknown());
}

inline void run_host(machine& m, const instruction& i) {
  const auto arguments = m.memory.make<value>(i.count);
  const auto from = m.operands(i);
  for (std::size_t k = 0; k < arguments.size(); ++k) arguments[k] = m.read(from[k]);
  m.write(i, m.functions.call(static_cast<int>(i.target), arguments, m.memory));
}

constexpr handler find_handler(op o) {
  switch (o) {
    case op::number_add:
      return run_numbers<add>;
    case op::number_subtract:
      return run_numbers<subtract>;
    case op::number_multiply:
      return run_numbers<multiply>;
    case op::number_divide:
      return run_numbers<divide>;
    case op::number_power:
      return run_numbers<power>;
    case op::number_negate:
    case op::date_add_months:
    case op::date_subtract_months:
    case op::date_add_time:
    case op::date_subtract_time:
    case op::date_subtract_date:
    case op::months_add:
    case op::months_subtract:
    case op::months_negate:
    case op::months_multiply:
    case op::months_divide:
    case op::months_ratio:
    case op::time_add:
    case op::time_subtract:
    case op::time_negate:
    case op::time_multiply:
    case op::time_divide:
    case op::time_ratio:
      return run_arithmetic;
    case op::equal:
    case op::not_equal:
      return run_equal;
    case op::less:
      return run_order<true, false, false>;
    case op::less_equal:
      return run_order<true, true, false>;
    case op::greater:
      return run_order<false, false, true>;
    case op::greater_equal:
      return run_order<false, true, true>;
    case op::in_range:
      return run_in_range;
    case op::in_list:
    case op::in_ranges:
      return run_in_list;
    case op::and_:
      return run_and;
    case op::or_:
      return run_or;
    case op::not_:
      return run_not;
    case op::skip_if_false:
    case op::skip_if_true:
      return run_skip;
    case op::jump_if_false:
    case op::jump_if_true:
      return run_jump;
    case op::choose:
      return run_choose;
    case op::make_list:
      return run_make_list;
    case op::make_range:
      return run_make_range;
    case op::make_context:
      return run_make_context;
    case op::field:
    case op::part:
    case op::each_field:
    case op::each_part:
      return run_field;
    case op::index:
      return run_index;
    case op::loop:
      return run_loop;
    case op::call:
      return run_call;
    case op::host:
      return run_host;
    case op::reported:
      return run_reported;
  }
  return nullptr;
}

inline constexpr auto handlers = [] {
  std::array<handler, static_cast<std::size_t>(op::reported) + 1> all{};
  for (std::size_t i = 0; i < all.size(); ++i) all[i] = find_handler(static_cast<op>(i));
  return all;
}();

handler handler_of(op o) noexcept { return handlers[static_cast<std::size_t>(o)]; }

void run_block(machine& m, std::uint32_t begin, std::uint32_t end) {
  for (m.pc = begin; m.pc < end;) {
    const instruction& i = m.code.code[m.pc++];
    handlers[static_cast<std::size_t>(i.op)](m, i);
  }
}

}  // namespace detail

namespace detail {

inline bool fits_slot(value::kind found, type::kind declared) noexcept {
  switch (found) {
    case value::kind::unknown:
      return true;
    case value::kind::null:  // strict mode has none
      return false;
    case value::kind::boolean:
      return declared == type::kind::boolean;
    case value::kind::number:
      return declared == type::kind::number;
    case value::kind::string:
      return declared == type::kind::string;
    case value::kind::date:
      return declared == type::kind::date;
    case value::kind::months_duration:
      return declared == type::kind::months_duration;
    case value::kind::time_duration:
      return declared == type::kind::time_duration;
    case value::kind::rating:
      return declared == type::kind::rating;
    case value::kind::list:
      return declared == type::kind::list;
    case value::kind::context:
      return declared == type::kind::context;
    case value::kind::range:
      return declared == type::kind::range;
  }
  return false;
}

inline void refuse_slot(const slot_use& use, bool there) {
  throw std::logic_error("the slot of \"" + use.name + "\" " +
                         (there ? "holds a value of another kind" : "is missing"));
}

inline void check_slots(const compiled& code, std::span<const value> slots) {
  for (const slot_use& use : code.slots) {
    const auto at = static_cast<std::size_t>(use.slot);
    if (at >= slots.size()) refuse_slot(use, false);
    if (use.kind != type::kind::nothing && !fits_slot(slots[at].what(), use.kind)) refuse_slot(use, true);
  }
}

}  // namespace detail

value run(const program& p, std::span<const value> slots, const host& functions, arena& memory) {
  detail::check_slots(p.code(), slots);
  detail::machine m(p.code(), slots, functions, memory);
  detail::run_block(m, 0, static_cast<std::uint32_t>(m.code.code.size()));
  return m.read(m.code.result);
}

}  // namespace feel
}  // namespace TIEUCHI_ABI
}  // namespace tieuchi

#include <tieuchi/feel/run_calls.ipp>
#include <tieuchi/feel/run_loops.ipp>

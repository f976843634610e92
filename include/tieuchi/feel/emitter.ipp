#pragma once

#include <tieuchi/feel/emitter.hpp>
#include <tieuchi/feel/operations.hpp>

#include <algorithm>
#include <stdexcept>

namespace tieuchi {
inline namespace TIEUCHI_ABI {
namespace feel {
namespace detail {

emitter::emitter(const ast& tree, const meanings& means, compiled& out)
    : tree_(tree), means_(means), out_(out), variables_(means.variables) {}

void emitter::run() {
  out_.result = emit(tree_.root);
  out_.type = type_of(tree_.root);
  std::sort(uses_.begin(), uses_.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
  for (const auto& place_and_use : uses_) {
    const slot_use& use = place_and_use.second;
    const auto same = [&](const slot_use& known) { return known.slot == use.slot; };
    const auto known = std::find_if(out_.slots.begin(), out_.slots.end(), same);
    if (known == out_.slots.end())
      out_.slots.push_back(use);
    else
      known->only_reported &= use.only_reported;
  }
  std::sort(calls_.begin(), calls_.end());
  for (const auto& [place, id] : calls_) out_.host_calls.push_back(id);
}

std::uint32_t emitter::add(op o, node_id id, std::uint32_t dst, operand a, operand b) {
  instruction i;
  i.op = o;
  i.dst = dst;
  i.a = a;
  i.b = b;
  i.place = at(id).place;
  const auto& type = means_.of[id].type;
  i.yields = is_boolean(o) ? type::kind::boolean : is_jump(o) || !type ? type::kind::nothing : type->what();
  out_.code.push_back(i);
  return here() - 1;
}

operand emitter::constant(const value& v) {
  const auto same =
      std::find_if(out_.constants.begin(), out_.constants.end(), [&](const value& c) { return identical(c, v); });
  const auto index = static_cast<std::uint32_t>(same - out_.constants.begin());
  if (same == out_.constants.end()) out_.constants.push_back(deep_copy(v, out_.memory));
  return {operand::area::constants, index};
}

const value* emitter::constant_of(operand o) const {
  return o.in == operand::area::constants ? &out_.constants[o.index] : nullptr;
}

bool emitter::all_constant(const std::vector<operand>& all) const {
  return std::all_of(all.begin(), all.end(), [](const operand& o) { return o.in == operand::area::constants; });
}

std::uint32_t emitter::take() {
  out_.registers = std::max(out_.registers, top_ + 1);
  return top_++;
}

/// The operand of a register that was just written; it becomes the only one taken above its place.
operand emitter::result(std::uint32_t reg) {
  top_ = reg + 1;
  out_.registers = std::max(out_.registers, top_);
  return {operand::area::registers, reg};
}

std::uint32_t emitter::list_operands(const std::vector<operand>& all) {
  const auto first = static_cast<std::uint32_t>(out_.operands.size());
  out_.operands.insert(out_.operands.end(), all.begin(), all.end());
  return first;
}

std::uint32_t emitter::key(std::string_view text) {
  out_.keys.emplace_back(text);
  return static_cast<std::uint32_t>(out_.keys.size() - 1);
}

void emitter::use_slot(std::uint32_t slot, node_id id, bool only_reported) {
  const node& n = at(id);
  const std::string name = n.kind == node_kind::name ? n.text : out_.text.substr(n.begin, n.end - n.begin);
  const auto& type = means_.of[id].type;
  const auto kind = type ? type->what() : type::kind::nothing;
  uses_.emplace_back(n.begin, slot_use{static_cast<int>(slot), name, only_reported, kind});
}

block emitter::finish_block(std::uint32_t begin, operand o) const { return {begin, here(), o}; }

/// Left chains may be as long as the text, so they are walked and not recursed into.
operand emitter::emit(node_id id) {
  std::vector<node_id> chain;
  node_id first = id;
  for (; is_chained(at(first).kind); first = child(first, 0)) chain.push_back(first);
  const std::uint32_t mark = top_;
  operand found = emit_one(first, {}, mark);
  for (; !chain.empty(); chain.pop_back()) found = emit_one(chain.back(), found, mark);
  return found;
}

/// `left` is the first child of a chained node.
operand emitter::emit_one(node_id id, operand left, std::uint32_t mark) {
  const node& n = at(id);
  switch (n.kind) {
    case node_kind::number:
      return constant(*number::parse(n.text));
    case node_kind::string:
      if (means_.of[id].what == meaning::form::level) return constant(value::rating(means_.of[id].index));
      return constant(value::string(n.text));
    case node_kind::boolean:
      return constant(n.text == "true");
    case node_kind::at:
      return constant(*text_literal(n.text));
    case node_kind::name:
      return emit_name(id);
    case node_kind::call:
      return emit_call(id);
    case node_kind::list:
      return emit_list(id);
    case node_kind::range:
      return emit_range(id);
    case node_kind::context:
      return emit_context(id);
    case node_kind::negate:
      return emit_negate(id);
    case node_kind::compare:
      return emit_compare(id);
    case node_kind::between:
      return emit_between(id);
    case node_kind::in:
      return emit_in(id);
    case node_kind::if_:
      return emit_if(id);
    case node_kind::for_:
    case node_kind::some:
    case node_kind::every:
      return emit_iteration(id);
    case node_kind::arithmetic:
      return emit_arithmetic(id, left, mark);
    case node_kind::logic:
      return emit_logic(id, left, mark);
    case node_kind::path:
      return emit_path(id, left, mark);
    case node_kind::bracket:
      return emit_bracket(id, left, mark);
    case node_kind::null:
    case node_kind::test:
    case node_kind::invoke:
      break;
  }
  throw std::logic_error("a node that is no expression of strict mode");
}

operand emitter::emit_name(node_id id) {
  const meaning& m = means_.of[id];
  if (m.what == meaning::form::slot) {
    use_slot(m.index, id, false);
    return {operand::area::slots, m.index};
  }
  if (m.what == meaning::form::variable) return variables_[m.index];
  const std::uint32_t dst = take();
  const std::uint32_t at_code = add(op::field, id, dst, variables_[m.index]);
  out_.code[at_code].first = key(at(id).text);
  return result(dst);
}

operand emitter::emit_arithmetic(node_id id, operand left, std::uint32_t mark) {
  operand right = emit(child(id, 1));
  if (swaps(at(id).text, type_of(child(id, 0)), type_of(child(id, 1)))) std::swap(left, right);
  const op operation = means_.of[id].operation;
  if (constant_of(left) && constant_of(right))
    if (const auto v = arithmetic(operation, *constant_of(left), *constant_of(right), strict_limits)) {
      give_back(mark);
      return constant(*v);
    }
  add(operation, id, mark, left, right);
  return result(mark);
}

operand emitter::emit_negate(node_id id) {
  const std::uint32_t mark = top_;
  const operand of = emit(child(id, 0));
  const op operation = means_.of[id].operation;
  if (const value* v = constant_of(of)) return constant(*arithmetic(operation, *v, *v, strict_limits));
  add(operation, id, mark, of, of);
  return result(mark);
}

operand emitter::emit_logic(node_id id, operand left, std::uint32_t mark) {
  const bool conjunction = at(id).text == "and";
  const std::uint32_t skip = add(conjunction ? op::skip_if_false : op::skip_if_true, id, mark, left);
  const operand right = emit(child(id, 1));
  add(conjunction ? op::and_ : op::or_, id, mark, left, right);
  out_.code[skip].target = here();
  return result(mark);
}

operand emitter::emit_path(node_id id, operand of, std::uint32_t mark) {
  type inside = type_of(child(id, 0));
  std::uint32_t depth = 0;
  for (; inside.is(type::kind::list); ++depth) inside = inside.element();
  const auto found = part_of(inside, at(id).text);
  const op operation = found ? (depth > 0 ? op::each_part : op::part) : (depth > 0 ? op::each_field : op::field);
  const std::uint32_t at_code = add(operation, id, mark, of);
  instruction& i = out_.code[at_code];
  i.target = depth;
  if (found)
    i.count = static_cast<std::uint32_t>(*found);
  else
    i.first = key(at(id).text);
  return result(mark);
}

operand emitter::emit_compare(node_id id) {
  const std::uint32_t mark = top_;
  const operand left = emit(child(id, 0));
  const operand right = emit(child(id, 1));
  const std::uint32_t at_code = add(comparison_of(at(id).text), id, mark, left, right);
  out_.code[at_code].of = type_of(child(id, 0)).what();
  out_.code[at_code].named = named(child(id, 0), side_a) | named(child(id, 1), side_b);
  trace(id, at(id).text, type_of(child(id, 1)), {at_code});
  return result(mark);
}

/// Remembers a comparison whose last instruction was just written.
void emitter::trace(node_id id, std::string_view sign, const type& right, std::vector<std::uint32_t> operations) {
  if (loops_open_ > 0) return;
  const node& n = at(id);
  out_.comparisons.push_back(
      {n.begin, n.end, n.place, std::string(sign), type_of(child(id, 0)), right, std::move(operations), here() - 1});
}

/// The side of a comparison where it is the name of a day, which may be partly known; else 0.
std::uint8_t emitter::named(node_id side, std::uint8_t as) const {
  return at(side).kind == node_kind::name && type_of(side).is(type::kind::date) ? as : std::uint8_t{0};
}

operand emitter::emit_between(node_id id) {
  const operand x = emit(child(id, 0));
  const std::uint32_t dst = take();
  const std::uint8_t names =
      named(child(id, 0), side_a) | named(child(id, 1), side_b) | named(child(id, 2), side_b_end);
  if (names != 0) {  // one range, so that a partly known day is looked at as a whole
    const std::uint32_t mark = top_;
    const operand from = emit(child(id, 1));
    const operand range = range_of(id, mark, from, emit(child(id, 2)), true, true);
    const std::uint32_t at_code = add(op::in_range, id, dst, x, range);
    out_.code[at_code].of = type::kind::date;
    out_.code[at_code].named = names;
    trace(id, "between", type::range(type_of(child(id, 0))), {at_code});
    return result(dst);
  }
  const auto compare_with = [&](op o, std::uint32_t side, std::uint32_t reg) {
    const operand end = emit(child(id, side));
    const std::uint32_t at_code = add(o, id, reg, x, end);
    out_.code[at_code].of = type_of(child(id, 0)).what();
    return at_code;
  };
  const std::uint32_t least = compare_with(op::greater_equal, 1, dst);
  top_ = dst + 1;
  const std::uint32_t skip = add(op::skip_if_false, id, dst, {operand::area::registers, dst});
  const std::uint32_t second = take();
  const std::uint32_t greatest = compare_with(op::less_equal, 2, second);
  add(op::and_, id, dst, {operand::area::registers, dst}, {operand::area::registers, second});
  out_.code[skip].target = here();
  trace(id, "between", type::range(type_of(child(id, 0))), {least, greatest});
  return result(dst);
}

operand emitter::emit_in(node_id id) {
  const node& n = at(id);
  const operand x = emit(child(id, 0));
  const std::uint32_t dst = take();
  const operand whole{operand::area::registers, dst};
  std::vector<std::uint32_t> skips;
  std::vector<std::uint32_t> operations{emit_test(id, child(id, 1), x, dst)};
  for (std::uint32_t i = 2; i < n.count; ++i) {
    top_ = dst + 1;
    skips.push_back(add(op::skip_if_true, id, dst, whole));
    const std::uint32_t next = take();
    operations.push_back(emit_test(id, child(id, i), x, next));
    add(op::or_, id, dst, whole, {operand::area::registers, next});
  }
  for (const std::uint32_t s : skips) out_.code[s].target = here();
  const node_id only = at(child(id, 1)).kind == node_kind::test ? child(child(id, 1), 0) : child(id, 1);
  trace(id, "in", n.count == 2 ? type_of(only) : type::list(type_of(only)), std::move(operations));
  return result(dst);
}

std::uint32_t emitter::emit_test(node_id in, node_id test, operand x, std::uint32_t dst) {
  const bool compares = at(test).kind == node_kind::test;
  const node_id side = compares ? child(test, 0) : test;
  const type& of = type_of(child(in, 0));
  const op operation = compares ? comparison_of(at(test).text) : *containment_of(of, type_of(side));
  const operand right = emit(side);
  const std::uint32_t at_code = add(operation, compares ? test : in, dst, x, right);
  instruction& i = out_.code[at_code];
  i.of = of.what();
  i.named = named(child(in, 0), side_a) | named(side, side_b);
  if (i.op == op::in_range && at(side).kind == node_kind::range)
    i.named = i.named | named(child(side, 0), side_b) | named(child(side, 1), side_b_end);
  return at_code;
}

operand emitter::emit_if(node_id id) {
  const std::uint32_t mark = top_;
  const operand condition = emit(child(id, 0));
  const std::uint32_t to_else = add(op::jump_if_false, id, mark, condition);
  const operand yes = emit(child(id, 1));
  out_.code[to_else].target = here();
  const std::uint32_t to_end = add(op::jump_if_true, id, mark, condition);
  const operand no = emit(child(id, 2));
  out_.code[to_end].target = here();
  const std::uint32_t at_code = add(op::choose, id, mark, condition, yes);
  out_.code[at_code].first = list_operands({no});
  return result(mark);
}

}  // namespace detail
}  // namespace feel
}  // namespace TIEUCHI_ABI
}  // namespace tieuchi

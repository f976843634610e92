#pragma once

#include <tieuchi/feel/emitter.hpp>
#include <tieuchi/feel/operations.hpp>

#include <algorithm>

namespace tieuchi {
inline namespace TIEUCHI_ABI {
namespace feel {
namespace detail {

operand emitter::emit_list(node_id id) {
  const node& n = at(id);
  const std::uint32_t mark = top_;
  std::vector<operand> elements;
  for (std::uint32_t i = 0; i < n.count; ++i) elements.push_back(emit(child(id, i)));
  if (all_constant(elements)) {
    std::vector<value> values;
    for (const operand& o : elements) values.push_back(*constant_of(o));
    give_back(mark);
    return constant(value::list(values));
  }
  const std::uint32_t at_code = add(op::make_list, id, mark);
  out_.code[at_code].first = list_operands(elements);
  out_.code[at_code].count = n.count;
  return result(mark);
}

operand emitter::emit_range(node_id id) {
  const node& n = at(id);
  const std::uint32_t mark = top_;
  const operand from = emit(child(id, 0));
  const operand to = emit(child(id, 1));
  return range_of(id, mark, from, to, n.text.front() == '[', n.text.back() == ']');
}

operand emitter::range_of(node_id id, std::uint32_t mark, operand from, operand to, bool from_in, bool to_in) {
  if (constant_of(from) && constant_of(to)) {
    const range_ends ends{*constant_of(from), *constant_of(to), from_in, to_in};
    give_back(mark);
    return constant(value::range(&ends));
  }
  const std::uint32_t at_code = add(op::make_range, id, mark);
  out_.code[at_code].first = list_operands({from, to});
  out_.code[at_code].count = (from_in ? 1u : 0u) + (to_in ? 2u : 0u);
  return result(mark);
}

operand emitter::emit_context(node_id id) {
  const node& n = at(id);
  const std::uint32_t mark = top_;
  std::vector<std::pair<std::string, operand>> fields;
  for (std::uint32_t i = 0; i < n.count; ++i) {
    const operand of = emit(child(id, i));
    variables_[means_.key_names[n.extra + i]] = of;
    fields.emplace_back(tree_.keys[n.extra + i].text, of);
  }
  std::sort(fields.begin(), fields.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
  std::vector<operand> operands;
  const auto first_key = static_cast<std::uint32_t>(out_.keys.size());
  for (const auto& [text, of] : fields) {
    key(text);
    operands.push_back(of);
  }
  const std::uint32_t at_code = add(op::make_context, id, mark);
  out_.code[at_code].first = list_operands(operands);
  out_.code[at_code].count = n.count;
  out_.code[at_code].target = first_key;
  return result(mark);
}

operand emitter::emit_bracket(node_id id, operand list, std::uint32_t mark) {
  if (means_.of[id].what == meaning::form::index) {
    const operand index = emit(child(id, 1));
    add(op::index, id, mark, list, index);
    return result(mark);
  }
  loop_code loop;
  loop.what = loop_code::form::filter;
  loop.iterators.resize(1);
  loop.iterators[0].variable = take();
  variables_[means_.items[id]] = {operand::area::registers, loop.iterators[0].variable};
  const std::uint32_t at_code = add(op::loop, id, mark, list);
  const std::uint32_t begin = here();
  ++loops_open_;
  const operand body = emit(child(id, 1));
  --loops_open_;
  loop.body = finish_block(begin, body);
  out_.code[at_code].first = static_cast<std::uint32_t>(out_.loops.size());
  out_.code[at_code].target = here();
  out_.loops.push_back(std::move(loop));
  return result(mark);
}

iterator_code emitter::emit_iterator(const iterator& it, std::uint32_t variable) {
  iterator_code out;
  out.variable = variable;
  out.place = it.dots;
  out.from_to = it.to != no_node;
  out.dates = out.from_to && type_of(it.from).is(type::kind::date);
  const std::uint32_t mark = top_;
  const std::uint32_t begin = here();
  const operand from = emit(it.from);
  out.from = finish_block(begin, from);
  if (out.from_to) {
    const std::uint32_t second = here();
    const operand to = emit(it.to);
    out.to = finish_block(second, to);
  }
  give_back(mark);
  return out;
}

operand emitter::emit_iteration(node_id id) {
  const node& n = at(id);
  const std::uint32_t mark = top_;
  loop_code loop;
  loop.what = n.kind == node_kind::for_   ? loop_code::form::for_
              : n.kind == node_kind::some ? loop_code::form::some
                                          : loop_code::form::every;
  std::vector<std::uint32_t> registers;
  for (std::uint32_t i = 0; i < n.extras; ++i) registers.push_back(take());
  const std::uint32_t at_code = add(op::loop, id, mark);
  ++loops_open_;
  for (std::uint32_t i = 0; i < n.extras; ++i) {
    loop.iterators.push_back(emit_iterator(tree_.iterators[n.extra + i], registers[i]));
    variables_[means_.names[n.extra + i]] = {operand::area::registers, registers[i]};
  }
  const std::uint32_t begin = here();
  const operand body = emit(child(id, 0));
  --loops_open_;
  loop.body = finish_block(begin, body);
  out_.code[at_code].first = static_cast<std::uint32_t>(out_.loops.size());
  out_.code[at_code].target = here();
  out_.loops.push_back(std::move(loop));
  return result(mark);
}

operand emitter::emit_call(node_id id) {
  const std::uint32_t mark = top_;
  if (means_.of[id].what == meaning::form::host) return emit_host(id);
  return emit_builtin(id, mark);
}

operand emitter::emit_builtin(node_id id, std::uint32_t mark) {
  const node& n = at(id);
  const builtin f = means_.of[id].function;
  if (f == builtin::reported) {
    const std::uint32_t slot = means_.of[child(id, 0)].index;
    use_slot(slot, child(id, 0), true);
    out_.uses_reported = true;
    out_.code[add(op::reported, id, mark)].first = slot;
    return result(mark);
  }
  const bool text_call = (f == builtin::date || f == builtin::duration) && n.count == 1;
  if (text_call && at(child(id, 0)).kind == node_kind::string) return constant(*text_literal(at(child(id, 0)).text));
  if (text_call) return emit(child(id, 0));
  std::vector<operand> arguments;
  if (entry_of(f).takes_list && n.count > 1) {
    arguments.push_back(emit_list(id));
  } else {
    for (std::uint32_t i = 0; i < n.count; ++i) arguments.push_back(emit(child(id, i)));
  }
  std::uint32_t at_code = 0;
  if (f == builtin::not_)
    at_code = add(op::not_, id, mark, arguments[0]);
  else if (f == builtin::list_contains)
    at_code = add(op::in_list, id, mark, arguments[1], arguments[0]);
  else
    at_code = add(op::call, id, mark);
  out_.code[at_code].count = static_cast<std::uint32_t>(arguments.size());
  out_.code[at_code].target = static_cast<std::uint32_t>(f);
  out_.code[at_code].first = list_operands(arguments);
  return result(mark);
}

operand emitter::emit_host(node_id id) {
  const std::uint32_t mark = top_;
  const host_call& call = means_.host_calls[means_.of[id].index];
  if (call.slot >= 0) {
    use_slot(static_cast<std::uint32_t>(call.slot), id, false);
    return {operand::area::slots, static_cast<std::uint32_t>(call.slot)};
  }
  std::vector<operand> arguments;
  for (const std::size_t i : call.passed) arguments.push_back(emit(child(id, static_cast<std::uint32_t>(i))));
  calls_.emplace_back(at(id).begin, call.id);
  const std::uint32_t at_code = add(op::host, id, mark);
  out_.code[at_code].first = list_operands(arguments);
  out_.code[at_code].count = static_cast<std::uint32_t>(arguments.size());
  out_.code[at_code].target = static_cast<std::uint32_t>(call.id);
  return result(mark);
}

}  // namespace detail
}  // namespace feel
}  // namespace TIEUCHI_ABI
}  // namespace tieuchi

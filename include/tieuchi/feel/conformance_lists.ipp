#pragma once

#include <tieuchi/feel/conformance_run.ipp>
#include <tieuchi/feel/cost.hpp>
#include <tieuchi/feel/operations.hpp>
#include <tieuchi/feel/wording.hpp>

#include <algorithm>

namespace tieuchi {
inline namespace TIEUCHI_ABI {
namespace feel {
namespace detail {

value conformance_run::list(node_id id) {
  const auto elements = memory_.make<value>(at(id).count);
  for (std::uint32_t i = 0; i < at(id).count; ++i) elements[i] = evaluate(child(id, i));
  return value::list(elements);
}

value conformance_run::range(node_id id) {
  const std::string& brackets = at(id).text;
  const value from = evaluate(child(id, 0));
  const value to = evaluate(child(id, 1));
  const bool open_end = from.is(value::kind::null) || to.is(value::kind::null);
  if (!open_end && (from.what() != to.what() || !ordered_kind(from.what())))
    return null_because(id, "feel.type.range",
                        {"hai đầu của đoạn khác kiểu", "the ends of the range are not of one ordered type"});
  return make_range({from, to, brackets.front() == '[', brackets.back() == ']'}, memory_);
}

value conformance_run::context(node_id id) {
  const node& n = at(id);
  const std::size_t outer = bindings_.size();
  std::vector<field> fields;
  bool twice = false;
  for (std::uint32_t i = 0; i < n.count; ++i) {
    const std::string& key = tree_.keys[n.extra + i].text;
    twice |= std::any_of(fields.begin(), fields.end(), [&](const field& f) { return f.key == key; });
    fields.push_back({key, evaluate(child(id, i))});
    bindings_.emplace_back(key, fields.back().value);
  }
  bindings_.resize(outer);
  if (twice) return null_because(id, "feel.name.key", {"khóa viết hai lần", "a key stands twice"});
  return make_context(fields, memory_);
}

value conformance_run::path(node_id id, const value& of) { return field_of(of, at(id).text, id); }

value conformance_run::field_of(const value& of, const std::string& key, node_id id) {
  if (of.is(value::kind::list)) {
    const auto out = memory_.make<value>(of.elements().size());
    for (std::size_t i = 0; i < out.size(); ++i) out[i] = field_of(of.elements()[i], key, id);
    return value::list(out);
  }
  if (of.is(value::kind::context)) {
    const value* found = of.find(key);
    return found ? *found : value();
  }
  if (of.is(value::kind::null)) return value();
  if (of.is(value::kind::range) && key == "start") return of.ends().from;
  if (of.is(value::kind::range) && key == "end") return of.ends().to;
  if (const auto p = part_of(type_of_kind(of.what()), key)) return part(of, *p);
  return null_because(id, "feel.name.field", quoted("không có thành phần ", "there is no part ", key));
}

value conformance_run::inside(node_id id, const value& item) {
  const std::size_t outer = bindings_.size();
  bindings_.emplace_back("item", item);
  if (item.is(value::kind::context))  // its keys win, even one that is called `item`
    for (const field& f : item.fields()) bindings_.emplace_back(f.key, f.value);
  const value found = evaluate(child(id, 1));
  bindings_.resize(outer);
  return found;
}

/// An index when the bracket is a number for the first element, else a filter.
value conformance_run::bracket(node_id id, const value& base) {
  const bool one_value = !base.is(value::kind::list) && !base.is(value::kind::null);
  const std::span<const value> elements = one_value                    ? std::span(&base, 1)
                                          : base.is(value::kind::null) ? std::span<const value>()
                                                                       : base.elements();
  const value first = inside(id, elements.empty() ? value() : elements.front());
  if (first.is(value::kind::number)) {
    const value* found = element_at(elements, first.number());
    return found ? *found : undefined(id);
  }
  std::vector<value> kept;
  for (std::size_t i = 0; i < elements.size(); ++i)
    if ((i == 0 ? first : inside(id, elements[i])).is_true()) kept.push_back(elements[i]);
  return make_list(kept, memory_);
}

std::optional<std::vector<value>> conformance_run::steps(const value& from, const value& to) {
  const bool one_kind = from.what() == to.what() && (from.is(value::kind::number) || from.is(value::kind::date));
  if (!one_kind) return std::nullopt;
  const bool down = order(from, to) > 0;
  const auto count = down ? steps_between(to, from, greatest_run_list) : steps_between(from, to, greatest_run_list);
  if (!count || *count > greatest_run_list) return std::nullopt;
  std::vector<value> all;
  for (std::size_t n = 0; n < *count; ++n) all.push_back(step(from, n, down, conformance_limits));
  return all;
}

std::optional<std::vector<value>> conformance_run::domain(const iterator& it, node_id id) {
  const value from = evaluate(it.from);
  std::optional<std::vector<value>> all;
  if (it.to != no_node) {
    all = steps(from, evaluate(it.to));
  } else if (from.is(value::kind::list)) {
    all = std::vector<value>(from.elements().begin(), from.elements().end());
  } else if (from.is(value::kind::range)) {
    const range_ends& ends = from.ends();
    const bool rising = ends.from_in && ends.to_in && ends.from.what() == ends.to.what() &&
                        ordered_kind(ends.from.what()) && order(ends.from, ends.to) <= 0;
    if (rising) all = steps(ends.from, ends.to);
  } else if (!from.is(value::kind::null)) {
    all = std::vector<value>{from};
  }
  if (!all) null_because(id, "feel.type.domain", {"không có gì để duyệt", "there is nothing to iterate over"});
  return all;
}

bool conformance_run::take_body(node_id id, loop_values& bodies) {
  const value body = evaluate(child(id, 0));
  if (at(id).kind == node_kind::some) bodies.all = either_true(bodies.all, truth_of(body));
  if (at(id).kind == node_kind::every) bodies.all = both_true(bodies.all, truth_of(body));
  if (at(id).kind == node_kind::for_) bodies.elements.push_back(body);
  return bodies.elements.size() <= greatest_run_list;
}

/// False when some domain is an error or the list grows too long.
bool conformance_run::iterate(node_id id, std::uint32_t depth, loop_values& bodies) {
  const node& n = at(id);
  if (depth == n.extras) return take_body(id, bodies);
  const iterator& it = tree_.iterators[n.extra + depth];
  const auto all = domain(it, id);
  if (!all) return false;
  for (const value& e : *all) {
    bindings_.emplace_back(it.name, e);
    const bool good = iterate(id, depth + 1, bodies);
    bindings_.pop_back();
    if (!good) return false;
  }
  return true;
}

value conformance_run::iteration(node_id id) {
  loop_values bodies;
  bodies.all = at(id).kind == node_kind::some ? truth::no : truth::yes;
  if (!iterate(id, 0, bodies)) return value();
  return at(id).kind == node_kind::for_ ? make_list(bodies.elements, memory_) : value_of(bodies.all);
}

}  // namespace detail
}  // namespace feel
}  // namespace TIEUCHI_ABI
}  // namespace tieuchi

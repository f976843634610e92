#pragma once

#include <tieuchi/feel/checker_run.ipp>
#include <tieuchi/feel/wording.hpp>

namespace tieuchi {
inline namespace TIEUCHI_ABI {
namespace feel {
namespace detail {

maybe_type checker_run::check_list(node_id id, const expectation& e) {
  const node& n = at(id);
  std::vector<node_id> parts;
  for (std::uint32_t i = 0; i < n.count; ++i) parts.push_back(child(id, i));
  const bool list = e.beside && e.beside->is(type::kind::list);
  const auto types = check_together(parts, list ? expectation{e.beside->element(), e.branches} : expectation{});
  for (const maybe_type& t : types)
    if (!t) return std::nullopt;
  if (types.empty()) return type::list(type::nothing());
  type element = *types[0];
  for (std::size_t i = 1; i < types.size(); ++i) {
    const maybe_type both = common(element, *types[i]);
    if (!both) {
      const words first = words_of(element);
      const words here = words_of(*types[i]);
      return raise(rule_issue("feel.type.element", at(parts[i]).place,
                              {"phần tử này là " + here.vi + ", phần tử đầu là " + first.vi,
                               "this element is " + here.en + ", the first one is " + first.en},
                              {"mọi phần tử của danh sách phải cùng kiểu", "all elements of a list have one type"}));
    }
    element = *both;
  }
  return within_bound(id, type::list(std::move(element)));
}

/// The type of what a node makes, unless it has too many parts.
maybe_type checker_run::within_bound(node_id id, type made) {
  if (made.parts() <= greatest_type) return made;
  const std::string found = std::to_string(made.parts());
  const std::string bound = std::to_string(greatest_type);
  return raise(rule_issue("feel.bound.type", at(id).place,
                          {"giá trị này có kiểu gồm " + found + " phần, tối đa là " + bound,
                           "the type of this value has " + found + " parts, at most " + bound + " are allowed"},
                          {"dùng ít khóa hơn, hoặc bớt danh sách và bộ lồng nhau",
                           "use fewer keys, or fewer lists and contexts inside each other"}));
}

maybe_type checker_run::check_range(node_id id, const expectation& e) {
  const bool range = e.beside && e.beside->is(type::kind::range);
  const auto ends =
      check_together({child(id, 0), child(id, 1)}, range ? expectation{e.beside->element(), e.branches} : e);
  if (!ends[0] || !ends[1]) return std::nullopt;
  if (*ends[0] == *ends[1] && ends[0]->ordered()) return type::range(*ends[0]);
  const words types = words_of(std::vector<type>{*ends[0], *ends[1]});
  return raise(rule_issue(
      "feel.type.range", at(id).place,
      {"hai đầu của đoạn phải cùng một kiểu có thứ tự, ở đây là " + types.vi,
       "the ends of a range have one ordered type, here are " + types.en},
      {"kiểu có thứ tự: số, ngày, khoảng thời gian, mức", "ordered are numbers, dates, durations and ratings"}));
}

maybe_type checker_run::check_domain(const iterator& it) {
  const maybe_type from = check(it.from);
  if (it.to == no_node) {
    if (!from) return std::nullopt;
    if (from->is(type::kind::list)) return from->element();
    const words is = words_of(*from);
    return raise(rule_issue("feel.type.domain", at(it.from).place,
                            {"sau `in` phải là danh sách hoặc `a..b`, ở đây là " + is.vi,
                             "behind `in` stands a list or `a..b`, here is " + is.en},
                            from->is(type::kind::range)
                                ? words{"bỏ ngoặc của đoạn: `in a..b`", "drop the brackets of the range: `in a..b`"}
                                : words{}));
  }
  const maybe_type to = check(it.to);
  if (!from || !to) return std::nullopt;
  if (*from == *to && (from->is(type::kind::number) || from->is(type::kind::date))) return from;
  const words types = words_of(std::vector<type>{*from, *to});
  return raise(rule_issue("feel.type.domain", it.dots,
                          {"`a..b` cần hai số nguyên hoặc hai ngày, ở đây là " + types.vi,
                           "`a..b` takes two whole numbers or two dates, here are " + types.en}));
}

maybe_type checker_run::check_iteration(node_id id) {
  const node& n = at(id);
  const std::size_t outer = bindings_.size();
  bool good = true;
  for (std::uint32_t i = 0; i < n.extras; ++i) {
    const iterator& it = tree_.iterators[n.extra + i];
    const maybe_type element = check_domain(it);
    const bool hides = refuse_shadow(it.name, it.place);
    good = good && element && !hides;
    out_.value.names[n.extra + i] = bind(it.name, element);
  }
  const maybe_type body = check(child(id, 0));
  bindings_.resize(outer);
  if (!body || !good) return std::nullopt;
  if (n.kind == node_kind::for_) return within_bound(id, type::list(*body));
  if (body->is(type::kind::boolean)) return type::boolean();
  const words is = words_of(*body);
  return raise(rule_issue("feel.type.condition", at(child(id, 0)).place,
                          {"sau `satisfies` phải là điều kiện đúng/sai, ở đây là " + is.vi,
                           "behind `satisfies` stands a boolean, here is " + is.en}));
}

maybe_type checker_run::check_bracket(node_id id, const maybe_type& list) {
  const node& n = at(id);
  const bool is_list = list && list->is(type::kind::list);
  const std::size_t mark = out_.issues.size();
  filter_frame frame;
  frame.open = !is_list;
  const maybe_type inside = check_inside(id, is_list ? maybe_type(list->element()) : std::nullopt, frame);
  if (!list) return std::nullopt;
  if (!is_list) {
    const words is = words_of(*list);
    return raise(rule_issue(
        "feel.type.filter", n.place,
        {"ngoặc `[ ]` chỉ dùng sau danh sách, ở đây là " + is.vi, "`[ ]` stands behind a list, here is " + is.en}));
  }
  const bool could_be_index = inside ? inside->is(type::kind::number) && frame.used : frame.ambiguous;
  if (could_be_index) return check_as_index(id, *list, frame, mark);
  if (!inside) return std::nullopt;
  if (inside->is(type::kind::number)) {
    means(id).what = meaning::form::index;
    return list->element();
  }
  if (inside->is(type::kind::boolean)) {
    means(id).what = meaning::form::filter;
    return list;
  }
  const words is = words_of(*inside);
  return raise(rule_issue("feel.type.filter", n.place,
                          {"trong `[ ]` phải là số thứ tự hoặc điều kiện, ở đây là " + is.vi,
                           "inside `[ ]` stands a number or a condition, here is " + is.en}));
}

/// Checks the inside of a bracket as the condition of a filter.
maybe_type checker_run::check_inside(node_id id, const maybe_type& element, filter_frame& frame) {
  const std::size_t outer = bindings_.size();
  const auto index = static_cast<std::int32_t>(filters_.size());
  frame.first_binding = outer;
  filters_.push_back(frame);
  const std::uint32_t item = out_.value.variables++;
  const bool context = element && element->is(type::kind::context);
  if (context)
    for (const auto& [key, of] : element->fields()) bindings_.push_back({key, of, item, true, false, index});
  bindings_.push_back({"item", element, item, false, context && element->field("item"), index});
  out_.value.items[id] = item;
  const maybe_type inside = check(child(id, 1));
  frame = filters_.back();
  filters_.pop_back();
  bindings_.resize(outer);
  return inside;
}

/// A number inside is an index and is evaluated without `item`, so its names are those outside the bracket.
maybe_type checker_run::check_as_index(node_id id, const type& list, const filter_frame& frame, std::size_t mark) {
  constexpr std::size_t most_checks = 64 * greatest_nodes;
  const std::size_t place = at(id).place;
  if (checks_ > most_checks)
    return raise(
        rule_issue("feel.bound.nesting", place,
                   {"quá nhiều ngoặc `[ ]` dùng `item` lồng nhau", "too many brackets with `item` inside brackets"}));
  std::vector<issue> as_filter(out_.issues.begin() + static_cast<std::ptrdiff_t>(mark), out_.issues.end());
  out_.issues.resize(mark);
  const maybe_type inside = check(child(id, 1));
  if (inside && inside->is(type::kind::number)) {
    means(id).what = meaning::form::index;
    return list.element();
  }
  if (frame.ambiguous) {
    out_.issues.resize(mark);
    out_.issues.insert(out_.issues.end(), as_filter.begin(), as_filter.end());
  } else if (inside) {
    const words is = words_of(*inside);
    raise(rule_issue(
        "feel.type.filter", place,
        {"`item` của ngoặc này cho một số, nhưng số thứ tự không đọc `item` của chính nó; `item` bên ngoài cho " +
             is.vi,
         "`item` of this bracket gives a number, but an index does not read its own `item`; the `item` outside gives " +
             is.en}));
  }
  return std::nullopt;
}

}  // namespace detail
}  // namespace feel
}  // namespace TIEUCHI_ABI
}  // namespace tieuchi

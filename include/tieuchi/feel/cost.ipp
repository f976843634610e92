#pragma once

#include <tieuchi/feel/capped.hpp>
#include <tieuchi/feel/cost.hpp>

#include <algorithm>
#include <optional>
#include <vector>

namespace tieuchi {
inline namespace TIEUCHI_ABI {
namespace feel {
namespace detail {

/// Children and domains stand before what uses them in the pool, so one pass over it weighs every node.
class weigher {
 public:
  weigher(const ast& tree, const meanings& means)
      : tree_(tree), means_(means), weights_(tree.nodes.size()), makers_(means.variables) {
    for (node_id id = 0; id < tree.nodes.size(); ++id) find_makers(id);
  }

  rule_weight run() {
    for (node_id id = 0; id < tree_.nodes.size(); ++id)
      if (means_.of[id].type) weights_[id] = weigh(id);
    const weight& whole = weights_[tree_.root];
    return {whole.cost, whole.size.values(), shown(), whole.size};
  }

 private:
  struct weight {
    std::uint64_t cost = 0;
    value_size size;
  };

  /// What a variable stands for: the value of a node, or each element of it.
  struct maker {
    node_id node = no_node;
    bool each = false;
  };

  void find_makers(node_id id) {
    const node& n = tree_[id];
    if (n.kind == node_kind::bracket) makers_[means_.items[id]] = {tree_.child(id, 0), true};
    for (std::uint32_t i = 0; i < n.extras; ++i) {
      if (n.kind == node_kind::context) {
        makers_[means_.key_names[n.extra + i]] = {tree_.child(id, i), false};
        continue;
      }
      const iterator& it = tree_.iterators[n.extra + i];
      makers_[means_.names[n.extra + i]] = {it.from, it.to == no_node};
    }
  }

  [[nodiscard]] const weight& of_child(node_id id, std::uint32_t i) const { return weights_[tree_.child(id, i)]; }
  [[nodiscard]] const value_size& size_of(node_id id) const { return weights_[id].size; }
  [[nodiscard]] const type& type_of(node_id id) const { return *means_.of[id].type; }

  [[nodiscard]] weight weigh(node_id id) const {
    const node& n = tree_[id];
    weight w{1, {}};
    for (std::uint32_t i = 0; i < n.count; ++i) add(w, of_child(id, i).cost);
    switch (n.kind) {
      case node_kind::number:
      case node_kind::boolean:
      case node_kind::null:
      case node_kind::at:
      case node_kind::negate:
      case node_kind::arithmetic:
      case node_kind::logic:
      case node_kind::between:
      case node_kind::test:
      case node_kind::invoke:
        break;
      case node_kind::string:
        if (means_.of[id].what != meaning::form::level) w.size = value_size::text(n.text.size());
        break;
      case node_kind::name:
        w.size = size_of_name(id);
        break;
      case node_kind::call:
        weigh_call(id, w);
        break;
      case node_kind::list:
        w.size = size_of_list(id);
        break;
      case node_kind::range:
        w.size = value_size::range();
        break;
      case node_kind::context:
        w.size = size_of_context(id);
        break;
      case node_kind::compare:
        add(w, compared(tree_.child(id, 0), tree_.child(id, 1)));
        break;
      case node_kind::in:
        for (std::uint32_t i = 1; i < n.count; ++i) add(w, tested(tree_.child(id, 0), tree_.child(id, i)));
        break;
      case node_kind::if_:
        add(w, compared(tree_.child(id, 1), tree_.child(id, 2)));
        w.size = larger(of_child(id, 1).size, of_child(id, 2).size);
        break;
      case node_kind::for_:
      case node_kind::some:
      case node_kind::every:
        weigh_loop(id, w);
        break;
      case node_kind::path:
        add(w, of_child(id, 0).size.elements());
        w.size = of_child(id, 0).size.field(n.text);
        break;
      case node_kind::bracket:
        weigh_bracket(id, w);
        break;
    }
    return w;
  }

  static void add(weight& w, std::uint64_t steps) { w.cost = capped_sum(w.cost, steps); }

  [[nodiscard]] value_size size_of_name(node_id id) const {
    const meaning& m = means_.of[id];
    if (m.what == meaning::form::slot) return m.size;
    const maker& made = makers_[m.index];
    const value_size whole = made.each ? size_of(made.node).element() : size_of(made.node);
    return m.what == meaning::form::item_key ? whole.field(tree_[id].text) : whole;
  }

  [[nodiscard]] value_size size_of_list(node_id id) const {
    const std::uint32_t count = tree_[id].count;
    value_size element;
    for (std::uint32_t i = 0; i < count; ++i)
      element = i == 0 ? of_child(id, i).size : larger(element, of_child(id, i).size);
    return value_size::list(count, element);
  }

  [[nodiscard]] value_size size_of_context(node_id id) const {
    const node& n = tree_[id];
    value_size::keys fields;
    for (std::uint32_t i = 0; i < n.count; ++i) fields.emplace_back(tree_.keys[n.extra + i].text, of_child(id, i).size);
    return value_size::context(std::move(fields));
  }

  /// Parts are compared up to the end of the smaller value.
  [[nodiscard]] std::uint64_t compared(node_id a, node_id b) const {
    return values_in_both(size_of(a), size_of(b)) - 1;
  }

  /// Every element of a list is compared with x.
  [[nodiscard]] std::uint64_t searched(node_id x, node_id list) const {
    return capped_product(size_of(list).length(), values_in_both(size_of(x), size_of(list).element()));
  }

  [[nodiscard]] std::uint64_t tested(node_id x, node_id test) const {
    if (tree_[test].kind == node_kind::test) return compared(x, tree_.child(test, 0));
    const auto how = containment_of(type_of(x), type_of(test));
    if (how == op::in_list) return searched(x, test);
    return how == op::in_ranges ? size_of(test).length() : compared(x, test);
  }

  void weigh_call(node_id id, weight& w) const {
    const meaning& m = means_.of[id];
    const std::uint32_t count = tree_[id].count;
    if (m.what == meaning::form::host) {
      w.size = m.size;
      for (std::uint32_t i = 0; i < count; ++i) add(w, of_child(id, i).size.inside());
      return;
    }
    const builtin_entry& entry = entry_of(m.function);
    switch (entry.visits) {
      case visited::nothing:
        return;
      case visited::elements:
        if (entry.takes_list && count > 1) return add(w, count);
        for (std::uint32_t i = 0; i < count; ++i) add(w, of_child(id, i).size.length());
        return;
      case visited::elements_and_parts:
        add(w, searched(tree_.child(id, 1), tree_.child(id, 0)));
        return;
    }
  }

  void weigh_bracket(node_id id, weight& w) const {
    const weight& list = of_child(id, 0);
    if (means_.of[id].what == meaning::form::index) {
      w.size = list.size.element();
      return;
    }
    const std::uint64_t each = capped_sum(1, of_child(id, 1).cost);
    w.cost = capped_sum(capped_sum(1, list.cost), capped_product(list.size.length(), each));
    w.size = list.size;
  }

  [[nodiscard]] std::uint64_t steps(const iterator& it) const {
    if (it.to == no_node) return size_of(it.from).length();
    const auto from = whole_literal(it.from);
    const auto to = whole_literal(it.to);
    if (!from || !to) return greatest_run_list;
    if (*from > *to) return 0;
    const auto between = subtract(*to, *from);
    const auto count = between ? between->to_int64() : std::nullopt;
    return count ? static_cast<std::uint64_t>(*count) + 1 : endless;
  }

  /// The whole number of a literal, a sign before it included.
  [[nodiscard]] std::optional<number> whole_literal(node_id id) const {
    const node& n = tree_[id];
    if (n.kind == node_kind::negate) {
      const auto of = whole_literal(tree_.child(id, 0));
      return of ? std::optional(negate(*of)) : std::nullopt;
    }
    const auto found = n.kind == node_kind::number ? number::parse(n.text) : std::nullopt;
    return found && found->is_integer() ? found : std::nullopt;
  }

  void weigh_loop(node_id id, weight& w) const {
    const node& n = tree_[id];
    const weight& body = of_child(id, 0);
    w.cost = 1;
    std::uint64_t times = 1;
    for (std::uint32_t i = 0; i < n.extras; ++i) {
      const iterator& it = tree_.iterators[n.extra + i];
      std::uint64_t domain = weights_[it.from].cost;
      if (it.to != no_node) domain = capped_sum(domain, weights_[it.to].cost);
      add(w, capped_product(times, domain));
      times = capped_product(times, steps(it));
    }
    add(w, capped_product(times, capped_sum(1, body.cost)));
    if (n.kind == node_kind::for_) w.size = value_size::list(std::min(times, greatest_run_list), body.size);
  }

  /// Values on the sides of the comparisons that stand in no loop and no filter.
  [[nodiscard]] std::uint64_t shown() const {
    std::vector<bool> repeated(tree_.nodes.size(), false);
    std::uint64_t all = 0;
    for (node_id id = static_cast<node_id>(tree_.nodes.size()); id-- > 0;) {
      const node& n = tree_[id];
      const bool loop = n.kind == node_kind::for_ || n.kind == node_kind::some || n.kind == node_kind::every;
      const bool filter = means_.of[id].what == meaning::form::filter;
      for (std::uint32_t i = 0; i < n.count; ++i)
        repeated[tree_.child(id, i)] = repeated[id] || loop || (filter && i == 1);
      for (std::uint32_t i = 0; loop && i < n.extras; ++i) {
        const iterator& it = tree_.iterators[n.extra + i];
        repeated[it.from] = true;
        if (it.to != no_node) repeated[it.to] = true;
      }
      if (!repeated[id]) all = capped_sum(all, values_of_sides(id));
    }
    return all;
  }

  [[nodiscard]] std::uint64_t values_of_sides(node_id id) const {
    const node& n = tree_[id];
    if (n.kind != node_kind::compare && n.kind != node_kind::between && n.kind != node_kind::in) return 0;
    std::uint64_t all = 0;
    for (std::uint32_t i = 0; i < n.count; ++i) {
      const node_id side = tree_.child(id, i);
      const node_id one = tree_[side].kind == node_kind::test ? tree_.child(side, 0) : side;
      all = capped_sum(all, size_of(one).values());
    }
    return all;
  }

  const ast& tree_;
  const meanings& means_;
  std::vector<weight> weights_;
  std::vector<maker> makers_;  ///< by variable
};

}  // namespace detail

rule_weight weigh(const ast& tree, const meanings& means) { return detail::weigher(tree, means).run(); }

}  // namespace feel
}  // namespace TIEUCHI_ABI
}  // namespace tieuchi

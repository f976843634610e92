#pragma once

#include <tieuchi/feel/cost.hpp>

#include <algorithm>
#include <limits>
#include <vector>

namespace tieuchi {
inline namespace TIEUCHI_ABI {
namespace feel {
namespace detail {

inline constexpr std::uint64_t endless = std::numeric_limits<std::uint64_t>::max();

inline std::uint64_t capped_sum(std::uint64_t a, std::uint64_t b) { return a > endless - b ? endless : a + b; }

inline std::uint64_t capped_product(std::uint64_t a, std::uint64_t b) {
  return b != 0 && a > endless / b ? endless : a * b;
}

struct weight {
  std::uint64_t cost = 0;
  std::uint64_t size = 1000;
};

/// Children stand before their parents in the pool, so one pass over it weighs every node.
class weigher {
 public:
  weigher(const ast& tree, const meanings& means) : tree_(tree), means_(means), weights_(tree.nodes.size()) {}

  std::uint64_t run() {
    for (node_id id = 0; id < tree_.nodes.size(); ++id)
      if (means_.of[id].type || tree_[id].kind == node_kind::test) weights_[id] = weigh(id);
    return weights_[tree_.root].cost;
  }

 private:
  [[nodiscard]] const weight& of_child(node_id id, std::uint32_t i) const { return weights_[tree_.child(id, i)]; }
  [[nodiscard]] bool is_list(node_id id) const {
    const auto& of = means_.of[id].type;
    return of && of->is(type::kind::list);
  }

  [[nodiscard]] weight weigh(node_id id) const {
    const node& n = tree_[id];
    weight w{1};
    for (std::uint32_t i = 0; i < n.count; ++i) w.cost = capped_sum(w.cost, of_child(id, i).cost);
    switch (n.kind) {
      case node_kind::name:
        w.size = means_.of[id].what == meaning::form::slot ? means_.of[id].bound : 1000;
        break;
      case node_kind::list:
        w.size = n.count;
        break;
      case node_kind::if_:
        w.size = std::max(of_child(id, 1).size, of_child(id, 2).size);
        break;
      case node_kind::compare:
        add_compared(tree_.child(id, 0), tree_.child(id, 1), w);
        break;
      case node_kind::in:
        add_lists(id, 1, w);
        for (std::uint32_t i = 1; i < n.count; ++i)
          if (tree_[tree_.child(id, i)].kind == node_kind::test)
            add_compared(tree_.child(id, 0), tree_.child(tree_.child(id, i), 0), w);
        break;
      case node_kind::path:
        w.size = of_child(id, 0).size;
        if (is_list(tree_.child(id, 0))) w.cost = capped_sum(w.cost, w.size);
        break;
      case node_kind::call:
        weigh_call(id, w);
        break;
      case node_kind::bracket:
        if (means_.of[id].what == meaning::form::filter) weigh_filter(id, w);
        break;
      case node_kind::for_:
      case node_kind::some:
      case node_kind::every:
        weigh_loop(id, w);
        break;
      default:
        break;
    }
    return w;
  }

  /// Two lists are compared up to the end of the shorter one.
  void add_compared(node_id a, node_id b, weight& w) const {
    if (is_list(a) && is_list(b)) w.cost = capped_sum(w.cost, std::min(weights_[a].size, weights_[b].size));
  }

  void add_lists(node_id id, std::uint32_t from, weight& w) const {
    for (std::uint32_t i = from; i < tree_[id].count; ++i)
      if (is_list(tree_.child(id, i))) w.cost = capped_sum(w.cost, of_child(id, i).size);
  }

  void weigh_call(node_id id, weight& w) const {
    const meaning& m = means_.of[id];
    if (m.what == meaning::form::host) {
      w.size = m.bound;
      return;
    }
    const builtin f = m.function;
    if (entry_of(f).takes_list || f == builtin::list_contains || f == builtin::at_least) add_lists(id, 0, w);
  }

  void weigh_filter(node_id id, weight& w) const {
    const weight& list = of_child(id, 0);
    const std::uint64_t each = capped_sum(1, of_child(id, 1).cost);
    w.cost = capped_sum(capped_sum(1, list.cost), capped_product(list.size, each));
    w.size = list.size;
  }

  [[nodiscard]] std::uint64_t steps(const iterator& it) const {
    if (it.to == no_node) return weights_[it.from].size;
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
    const std::uint64_t body = of_child(id, 0).cost;
    w.cost = 1;
    std::uint64_t times = 1;
    for (std::uint32_t i = 0; i < n.extras; ++i) {
      const iterator& it = tree_.iterators[n.extra + i];
      std::uint64_t domain = weights_[it.from].cost;
      if (it.to != no_node) domain = capped_sum(domain, weights_[it.to].cost);
      w.cost = capped_sum(w.cost, capped_product(times, domain));
      times = capped_product(times, steps(it));
    }
    w.cost = capped_sum(w.cost, capped_product(times, capped_sum(1, body)));
    w.size = n.kind == node_kind::for_ ? std::min(times, greatest_run_list) : 1000;
  }

  const ast& tree_;
  const meanings& means_;
  std::vector<weight> weights_;
};

}  // namespace detail

TIEUCHI_INLINE std::uint64_t cost_of(const ast& tree, const meanings& means) {
  return detail::weigher(tree, means).run();
}

}  // namespace feel
}  // namespace TIEUCHI_ABI
}  // namespace tieuchi

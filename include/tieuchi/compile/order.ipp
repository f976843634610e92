#pragma once

// Last stage but one: the order of evaluation, and cycles (format page 19).

#include <tieuchi/compile/compiler.hpp>

#include <algorithm>

namespace tieuchi {
inline namespace TIEUCHI_ABI {
namespace detail {

/// Whether a read looks at an earlier period and so can never close a cycle within one.
inline bool looks_back(const slot_source& from) { return from.kind == slot_kind::prior; }

/// The id of a node of `compiler::reads`: of a name, or of a cohort.
inline const std::string& id_of_node(const compiler& work, read_node_id node) {
  const name_id name = work.name_at(node);
  return name ? work.book->names[name].id : work.source->cohorts[work.cohort_at(node)].id;
}

inline spot spot_of_node(const compiler& work, read_node_id node) {
  const name_id name = work.name_at(node);
  if (!name) return work.source->cohorts[work.cohort_at(node)].at;
  const name_entry& entry = work.book->names[name];
  return spot_of_variant(work, entry, entry.variants.front());
}

/// Depth first over what is read, with a stack of its own: a pack of any depth is walked.
class order_search {
 public:
  explicit order_search(compiler& work) : work_(work), state_(work.reads.size(), state::fresh) {}

  /// Whether a cycle was found.
  bool run() {
    for (const read_node_id node : state_.ids()) visit(node);
    return cyclic_;
  }

 private:
  enum class state : std::uint8_t { fresh, open, done };
  struct step {
    read_node_id node;
    std::size_t next = 0;  ///< the edge to follow next
  };

  void visit(read_node_id top) {
    if (state_[top] == state::fresh) enter(top);
    while (!path_.empty()) {
      step& at = path_.back();
      const auto& edges = work_.reads[at.node];
      if (at.next == edges.size()) {
        leave(at.node);
        continue;
      }
      const read_edge& edge = edges[at.next++];
      if (edge.to == no_id || looks_back(edge.from)) continue;
      if (state_[edge.to] == state::fresh)
        enter(edge.to);
      else if (state_[edge.to] == state::open)
        report_cycle(edge.to);
    }
  }

  void enter(read_node_id node) {
    state_[node] = state::open;
    path_.push_back({node});
  }

  void leave(read_node_id node) {
    state_[node] = state::done;
    if (const name_id name = work_.name_at(node)) work_.book->order.push_back(name);
    path_.pop_back();
  }

  /// Every step of the path has followed the edge before its `next`.
  void report_cycle(read_node_id node) {
    cyclic_ = true;
    std::string words;
    bool across = false;
    for (auto at = std::ranges::find(path_, node, &step::node); at != path_.end(); ++at) {
      words += id_of_node(work_, at->node) + " -> ";
      across |= work_.reads[at->node][at->next - 1].others;
    }
    words += id_of_node(work_, node);
    const spot where = spot_of_node(work_, node);
    if (across)
      work_.report("cycle.across", where, "vòng lặp qua các đơn vị trong một kỳ: " + words,
                   "a cycle across units within one period: " + words);
    else
      work_.report("cycle.same_period", where, "vòng lặp trong một kỳ: " + words,
                   "a cycle within one period: " + words);
  }

  compiler& work_;
  by_id<read_node_id, state> state_;
  std::vector<step> path_;
  bool cyclic_ = false;
};

void compiler::fix_order() { cyclic = order_search(*this).run(); }

}  // namespace detail
}  // namespace TIEUCHI_ABI
}  // namespace tieuchi

#pragma once

// Last stage: the order of evaluation, and cycles (format page 19).

#include <tieuchi/compile/compiler.hpp>

#include <algorithm>

namespace tieuchi {
inline namespace TIEUCHI_ABI {
namespace detail {

/// Whether a read looks at an earlier period and so can never close a cycle within one.
inline bool looks_back(const slot_source& from) { return from.kind == slot_kind::prior; }

struct order_search {
  compiler& work;
  std::vector<char> state;  ///< 0 new, 1 on the path, 2 done
  std::vector<index> path;

  void visit(index name) {
    if (state[name] == 2) return;
    if (state[name] == 1) return report_cycle(name);
    state[name] = 1;
    path.push_back(name);
    for (const slot_source& from : work.reads[name])
      if (from.name != no_index && !looks_back(from)) visit(from.name);
    path.pop_back();
    state[name] = 2;
    work.book->order.push_back(name);
  }

  void report_cycle(index name) {
    std::string words;
    for (auto at = std::ranges::find(path, name); at != path.end(); ++at) words += work.book->names[*at].id + " -> ";
    words += work.book->names[name].id;
    work.report("cycle.same_period", spot_of(name), "vòng lặp trong một kỳ: " + words,
                "a cycle within one period: " + words);
  }

  spot spot_of(index name) const {
    const auto& entry = work.book->names[name];
    const index at = entry.variants.front().element;
    const auto& p = *work.source;
    switch (entry.kind) {
      case name_kind::indicator:
        return p.indicators[at].at;
      case name_kind::parameter:
        return p.parameters[at].at;
      case name_kind::measure:
        return p.measures[at].at;
      case name_kind::lifecycle:
        return p.lifecycles[at].at;
      case name_kind::duty:
        return p.duties[at].at;
      case name_kind::item:
        return entry.variants.front().is_group ? p.groups[at].at : p.criteria[at].at;
    }
    return {};
  }
};

TIEUCHI_INLINE void compiler::fix_order() {
  order_search search{*this, std::vector<char>(book->names.size(), 0), {}};
  for (index name = 0; name < book->names.size(); ++name) search.visit(name);
}

}  // namespace detail
}  // namespace TIEUCHI_ABI
}  // namespace tieuchi

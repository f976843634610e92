#pragma once

// Last stage: which values are read in earlier periods, and who reads them.

#include <tieuchi/compile/compiler.hpp>

#include <algorithm>

namespace tieuchi {
inline namespace TIEUCHI_ABI {
namespace detail {

/// Whether a read evaluates its name in earlier periods; the past of an indicator is a fact.
inline bool evaluates_past(const rulebook& book, const slot_source& from) {
  if (from.kind == slot_kind::streak || from.kind == slot_kind::met_for) return true;
  return from.kind == slot_kind::prior && book.names[from.name].kind == name_kind::measure;
}

/// By node: whether it looks back, itself or through what it reads.
inline std::vector<bool> nodes_that_look_back(const compiler& work) {
  std::vector<bool> looks(work.reads.size(), false);
  std::vector<std::vector<index>> readers(work.reads.size());
  std::vector<index> open;
  for (index node = 0; node < work.reads.size(); ++node)
    for (const read_edge& edge : work.reads[node]) {
      if (edge.from.name == no_index) continue;
      readers[edge.from.name].push_back(node);
      if (!evaluates_past(*work.book, edge.from) || looks[node]) continue;
      looks[node] = true;
      open.push_back(node);
    }
  while (!open.empty()) {
    const index node = open.back();
    open.pop_back();
    for (const index reader : readers[node]) {
      if (looks[reader]) continue;
      looks[reader] = true;
      open.push_back(reader);
    }
  }
  return looks;
}

TIEUCHI_INLINE void compiler::note_past() {
  const auto looks = nodes_that_look_back(*this);
  std::vector<bool> asked(book->names.size(), false);
  for (index node = 0; node < reads.size(); ++node)
    for (const read_edge& edge : reads[node]) {
      if (edge.from.name == no_index) continue;
      if (evaluates_past(*book, edge.from)) asked[edge.from.name] = true;
      if (edge.others && looks[edge.from.name]) book->past.of_others = true;
    }
  for (const index name : book->order)
    if (asked[name]) book->past.names.push_back(name);
  book->past.reaches.assign(looks.begin(), looks.begin() + static_cast<std::ptrdiff_t>(book->names.size()));
}

}  // namespace detail
}  // namespace TIEUCHI_ABI
}  // namespace tieuchi

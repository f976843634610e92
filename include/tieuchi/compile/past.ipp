#pragma once

// Last stage: what is read before a name is computed: in its own frame, of others, in earlier periods.

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

/// Whether a read is of the value or the outcome of its name in the frame of the reader.
inline bool is_of_frame(slot_kind kind) {
  switch (kind) {
    case slot_kind::name:
    case slot_kind::outcome:
    case slot_kind::points:
    case slot_kind::grade:
    case slot_kind::streak:
    case slot_kind::met_for:
    case slot_kind::outcomes:
      return true;
    case slot_kind::type:
    case slot_kind::unit_name:
    case slot_kind::code:
    case slot_kind::parent:
    case slot_kind::prior:
    case slot_kind::parts:
    case slot_kind::children:
    case slot_kind::rows:
    case slot_kind::kept:
    case slot_kind::breaches:
    case slot_kind::assessment_year:
    case slot_kind::as_of:
    case slot_kind::period_start:
    case slot_kind::period_end:
    case slot_kind::reference_day:
    case slot_kind::each:
    case slot_kind::cohort_size:
    case slot_kind::applicable:
    case slot_kind::prior_due:
    case slot_kind::prior_reached:
      return false;
  }
  return false;
}

/// The cohort whose members a name asks; of a name with several texts none, as it may be another one in each.
inline index cohort_asked(const rulebook& book, const name_entry& entry) {
  const variant& v = entry.variants.front();
  if (entry.variants.size() > 1) return no_index;
  if (entry.kind == name_kind::measure) return book.measures[v.element].across_cohort;
  return entry.kind == name_kind::item && !v.is_group ? book.criteria[v.element].quota_cohort : no_index;
}

inline void note_before(compiler& work) {
  auto& book = *work.book;
  book.before.resize(book.names.size());
  for (index name = 0; name < book.names.size(); ++name) {
    read_before& before = book.before[name];
    before.cohort = cohort_asked(book, book.names[name]);
    for (const read_edge& edge : work.reads[name]) {
      const index read = edge.from.name;
      if (read >= book.names.size() || !is_of_frame(edge.from.kind) || book.names[read].kind == name_kind::duty)
        continue;
      auto& among = edge.others ? before.of_members : before.own;
      if (std::ranges::find(among, read) == among.end()) among.push_back(read);
    }
  }
}

TIEUCHI_INLINE void compiler::note_past() {
  note_before(*this);
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

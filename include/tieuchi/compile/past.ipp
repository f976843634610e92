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
inline by_id<read_node_id, bool> nodes_that_look_back(const compiler& work) {
  by_id<read_node_id, bool> looks(work.reads.size(), false);
  by_id<read_node_id, std::vector<read_node_id>> readers(work.reads.size());
  std::vector<read_node_id> open;
  for (const read_node_id node : work.reads.ids())
    for (const read_edge& edge : work.reads[node]) {
      if (edge.to == no_id) continue;
      readers[edge.to].push_back(node);
      if (!evaluates_past(*work.book, edge.from) || looks[node]) continue;
      looks[node] = true;
      open.push_back(node);
    }
  while (!open.empty()) {
    const read_node_id node = open.back();
    open.pop_back();
    for (const read_node_id reader : readers[node]) {
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
inline cohort_id cohort_asked(const rulebook& book, const name_entry& entry) {
  const variant& v = entry.variants.front();
  if (entry.variants.size() > 1) return no_id;
  if (entry.kind == name_kind::measure) return book.measures[v.element].across_cohort;
  return entry.kind == name_kind::item && !v.is_group ? book.criteria[v.element].quota_cohort : no_id;
}

inline void note_before(compiler& work) {
  auto& book = *work.book;
  book.before.resize(book.names.size());
  for (const name_id name : book.names.ids()) {
    read_before& before = book.before[name];
    before.cohort = cohort_asked(book, book.names[name]);
    for (const read_edge& edge : work.reads[work.node_of(name)]) {
      const name_id read = work.name_at(edge.to);
      if (!read || !is_of_frame(edge.from.kind) || book.names[read].kind == name_kind::duty) continue;
      auto& among = edge.others ? before.of_members : before.own;
      if (std::ranges::find(among, read) == among.end()) among.push_back(read);
    }
  }
}

/// Whether no name but duties reads what stands in the frames of other units or is found for all of them at once: what
/// an item is then rests on its own unit alone, by whatever way (days, filings, waivers) it comes to a name.
inline bool names_read_no_others(const compiler& work) {
  const auto& book = *work.book;
  const auto alone = [&](read_node_id node) {
    return std::ranges::none_of(work.reads[node], [](const read_edge& edge) {
      return edge.others || edge.from.kind == slot_kind::kept || edge.from.kind == slot_kind::breaches;
    });
  };
  return std::ranges::all_of(
             book.names.ids(),
             [&](name_id name) { return book.names[name].kind == name_kind::duty || alone(work.node_of(name)); }) &&
         std::ranges::all_of(book.cohorts.ids(), [&](cohort_id cohort) { return alone(work.node_of(cohort)); });
}

void compiler::note_past() {
  note_before(*this);
  book->items_stand_apart = names_read_no_others(*this);
  const auto looks = nodes_that_look_back(*this);
  by_id<read_node_id, bool> asked(reads.size(), false);
  for (const auto& edges : reads)
    for (const read_edge& edge : edges) {
      if (edge.to == no_id) continue;
      if (evaluates_past(*book, edge.from)) asked[edge.to] = true;
      if (edge.others && looks[edge.to]) book->past.of_others = true;
    }
  for (const name_id name : book->order)
    if (asked[node_of(name)]) book->past.names.push_back(name);
  for (const name_id name : book->names.ids()) book->past.reaches.push_back(looks[node_of(name)]);
}

}  // namespace detail
}  // namespace TIEUCHI_ABI
}  // namespace tieuchi

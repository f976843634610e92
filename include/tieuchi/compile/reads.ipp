#pragma once

// What names and cohorts read, by their texts and by their keys; what nothing reads stands out, and so does what would
// have to know itself first.

#include <tieuchi/compile/every_text.ipp>

#include <algorithm>
#include <set>

namespace tieuchi {
inline namespace TIEUCHI_ABI {
namespace detail {

/// Names and cohorts as nodes.
class read_graph {
 public:
  explicit read_graph(const compiler& work) : work_(work), next_(work.reads.size()), plain_(next_.size()) {
    each_text(*work.book, [this](const compiled_text& text, const text_owner& of) { add(text, of); });
    const auto& book = *work.book;
    for (const cohort_id c : book.cohorts.ids()) add_cohort(c);
    for (const auto& i : book.indicators) add_indicator(i);
    for (const auto& p : book.parameters) add(p.name, p.keys);
    for (const auto& m : book.measures) add_measure(m);
    for (const auto& c : book.criteria) add_criterion(c);
    for (const auto& g : book.groups) {
      add_item(g);
      for (const auto& m : g.members) add(g.name, m.item);
    }
    for (const auto& l : book.lifecycles) {
      for (const name_id read : l.reads) add(l.name, read);
      add_cohort_of(l.name, l.among);
      add_day(l.name, l.spec->at_day);
    }
    for (const auto& t : book.targets) add_target(t);
    for (const auto& d : book.duties) add_duty(d);
    for (const auto& f : work.source->fundings) {
      if (f.units) add_root(work.cohorts.find(f.units->name));
      if (f.gate) add_root(work.names.find(f.gate->name));
    }
    for (const auto& day : {work.source->reference_day, work.source->settles})
      if (day) add_root(work.names.find_id(day->anchor));
    add_root(book.subject);
  }

  /// All that a node reads to any depth, itself included.
  [[nodiscard]] std::set<read_node_id> reached_from(read_node_id node) const {
    std::set<read_node_id> seen;
    std::vector<read_node_id> open{node};
    while (!open.empty()) {
      const read_node_id at = open.back();
      open.pop_back();
      if (at == no_id || !seen.insert(at).second) continue;
      open.insert(open.end(), next_[at].begin(), next_[at].end());
    }
    return seen;
  }

  /// Slots of a node that are no names: built-in dated indicators and the plain names of the frame.
  [[nodiscard]] const std::vector<slot_kind>& plain_of(read_node_id node) const { return plain_[node]; }

  /// Whether something other than itself reads a node.
  [[nodiscard]] by_id<read_node_id, bool> read_by_others() const {
    by_id<read_node_id, bool> read(next_.size(), false);
    for (const read_node_id from : next_.ids())
      for (const read_node_id to : next_[from])
        if (to != from) read[to] = true;
    for (const read_node_id root : roots_) read[root] = true;
    return read;
  }

 private:
  [[nodiscard]] read_node_id node_of(name_id name) const { return work_.node_of(name); }
  [[nodiscard]] read_node_id node_of(cohort_id cohort) const { return work_.node_of(cohort); }

  void add(read_node_id from, read_node_id to) {
    if (!to) return;
    if (!from)
      roots_.push_back(to);
    else
      next_[from].push_back(to);
  }
  void add(name_id from, name_id to) { add(node_of(from), node_of(to)); }
  void add_root(name_id to) { add(no_id, node_of(to)); }
  void add_root(cohort_id to) { add(no_id, node_of(to)); }
  void add(read_node_id from, const slot_source& slot) {
    if (slot.name) return add(from, node_of(slot.name));
    if (from && slot.kind != slot_kind::name) plain_[from].push_back(slot.kind);
  }
  void add(read_node_id from, const std::vector<slot_source>& slots) {
    for (const slot_source& slot : slots) add(from, slot);
  }
  void add(const compiled_text& text, const text_owner& of) {
    const read_node_id from = of.name ? node_of(of.name) : node_of(of.cohort);
    add(from, used_slots(text));
    for (const slot_source& slot : used_slots(text))
      if (slot.kind == slot_kind::children && from) plain_[from].push_back(slot.kind);
    for (const call_source& call : text.calls) add(from, node_of(call.name));
  }
  void add(name_id from, const std::vector<slot_source>& slots) { add(node_of(from), slots); }
  void add_cohort_of(name_id from, cohort_id cohort) { add(node_of(from), node_of(cohort)); }
  void add_day(name_id from, const std::optional<day_spec>& day) { add_day(node_of(from), day); }
  void add_day(read_node_id from, const std::optional<day_spec>& day) {
    if (day) add(from, node_of(work_.names.find_id(day->anchor)));
  }
  void add_days(name_id from, const std::optional<value_spec>& value) {
    if (!value) return;
    for (const alternative& a : value->alternatives) {
      add_day(from, a.until);
      add_day(from, a.provisional_until);
    }
  }

  void add_cohort(cohort_id at) {
    const compiled_cohort& c = work_.book->cohorts[at];
    add(node_of(at), c.same);
    add_day(node_of(at), c.spec->exists);
  }
  void add_indicator(const compiled_indicator& i) {
    add(i.name, i.carry.weight);
    add(i.name, i.min_parameter);
    add(i.name, i.max_parameter);
    add_cohort_of(i.name, i.carry.among);
    add_root(i.subject);
    add_day(i.name, i.spec->default_after);
    add_day(i.name, i.spec->settles);
    if (i.filing == no_id) return;
    const auto& terms = work_.book->filings[i.filing];
    add(i.name, terms.extended_by);
    add_day(i.name, terms.spec->last_day);
    add_day(i.name, terms.spec->settles);
  }
  void add_measure(const compiled_measure& m) {
    add_cohort_of(m.name, m.across_cohort);
    add_root(m.subject);
    add(m.name, m.days_from);
    add(m.name, m.days_to);
    add_days(m.name, m.spec->value);
  }
  void add_item(const compiled_item& i) {
    add_cohort_of(i.name, i.subject);
    add_day(i.name, i.spec->settles);
    add_days(i.name, i.spec->show);
    if (i.spec->if_lacking) add_day(i.name, i.spec->if_lacking->after);
    for (const waiver_id w : i.waivers) add_day(i.name, work_.book->waivers[w].spec->provisional_until);
  }
  void add_criterion(const compiled_criterion& c) {
    add_item(c);
    add(c.name, c.needs);
    add(c.name, c.max_parameter);
    add(c.name, c.grade_of);
    add_cohort_of(c.name, c.quota_cohort);
    for (const auto* value : {&c.leaf->score, &c.leaf->points, &c.leaf->met_from}) add_days(c.name, *value);
  }
  void add_target(const compiled_target& t) {
    add_root(t.measure);
    add_root(t.of);
    add_root(t.live);
    for (const auto& a : t.aims) add_root(a.of);
    for (const auto& day : {t.spec->each, t.spec->settles}) add_day(read_node_id(), day);
  }
  void add_duty(const compiled_duty& d) {
    add(d.name, d.done_by);
    add(d.name, d.every_fact);
    add(d.name, d.serving);
    add_cohort_of(d.name, d.units);
    for (std::size_t b = 0; b < d.bearers.size(); ++b) add_cohort_of(d.name, d.bearers[b].cohort);
    add_day(d.name, d.spec->opens);
    add_day(d.name, d.spec->due);
  }

  const compiler& work_;
  by_id<read_node_id, std::vector<read_node_id>> next_;
  by_id<read_node_id, std::vector<slot_kind>> plain_;
  std::vector<read_node_id> roots_;
};

}  // namespace detail
}  // namespace TIEUCHI_ABI
}  // namespace tieuchi

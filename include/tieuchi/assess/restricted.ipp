#pragma once

#include <tieuchi/assess/engine_state.hpp>
#include <tieuchi/assess/restricted.hpp>

#include <algorithm>

namespace tieuchi {
inline namespace TIEUCHI_ABI {
namespace detail {

/// Names that the texts of an element read, by text.
class names_read {
 public:
  explicit names_read(const rulebook& rules) : rules_(rules) {}

  std::vector<name_id> names;

  void add(name_id name) {
    if (name != no_id) names.push_back(name);
  }
  void add(const slot_source& from) { add(from.name); }
  void add(const compiled_text& text) {
    text.each_read([&](const slot_source& from) { add(from); });
    for (const call_source& call : text.calls) add(call.name);
  }
  void add(const compiled_value& v) {
    add(v.text);
    for (const auto& row : v.rows) {
      add(row.when);
      add(row.then);
    }
    for (const auto& a : v.alternatives) {
      add(a.value);
      add(a.spec->until);
    }
  }
  void add(const day_spec& day) {
    if (const auto name = is_built_in_anchor(day.anchor) ? std::nullopt : rules_.name(day.anchor)) add(*name);
  }
  /// Who takes part in what is computed across a cohort.
  void add_members_of(cohort_id cohort) {
    if (cohort == no_id) return;
    const compiled_cohort& c = rules_.cohorts[cohort];
    add(c.where);
    add(c.same);
    add(c.spec->exists);
  }
  void add(const compiled_test& t) {
    add(t.text);
    for (const auto& line : t.lines) add(line.rule);
    for (const auto& row : t.rows) {
      add(row.when);
      add(row.then);
    }
  }
  template <class T>
  void add(const std::optional<T>& maybe) {
    if (maybe) add(*maybe);
  }
  template <class T>
  void add(const std::vector<T>& many) {
    for (const T& one : many) add(one);
  }
  void add(const compiled_order_key& key) { add(key.value); }
  void add(const compiled_flag& flag) { add(flag.when); }
  void add(const compiled_criterion::line& line) {
    add(line.at_least);
    add(line.when);
  }
  void add(const compiled_criterion::cap& cap) { add(cap.when); }
  void add(const compiled_member& m) { add(m.item); }

  void add(const compiled_measure& m) {
    add(m.value);
    add(m.requires_text);
    add(m.asked_when);
    add_members_of(m.across_cohort);
    add(m.across_each);
    add(m.across_value);
    add(m.rank_by);
    add(m.days_from);
    add(m.days_to);
  }
  void add_item(const compiled_item& item) {
    add(item.applies_when);
    add(item.show);
    add(item.lacking_points);
    if (item.spec->if_lacking) add(item.spec->if_lacking->after);
  }
  void add(const compiled_criterion& c) {
    add_item(c);
    add(c.rule);
    add(c.met_when);
    add(c.points);
    add(c.score);
    add(c.met_from);
    add(c.max_parameter);
    add(c.grade_of);
    add(c.lines);
    add(c.caps);
    add_members_of(c.quota_cohort);
    add(c.eligible);
    add(c.size);
    add(c.quota_by);
  }
  void add(const compiled_group& g) {
    add_item(g);
    add(g.members);
    add(g.k);
    add(g.pass_at_least);
    add(g.adjust);
  }
  void add(const compiled_lifecycle& l) { add(l.reads); }
  void add(const compiled_parameter& p) { add(p.keys); }
  void add(const compiled_duty& d) {
    add(d.done_by);
    add(d.not_required_when);
    add(d.serving);
    add(d.spec->opens);
    add(d.spec->due);
  }

 private:
  const rulebook& rules_;
};

inline std::vector<name_id> names_read_by(const rulebook& rules, const name_entry& entry) {
  names_read read(rules);
  for (const variant& v : entry.variants) {
    if (entry.kind == name_kind::parameter) read.add(rules.parameters[v.element]);
    if (entry.kind == name_kind::duty) read.add(rules.duties[duty_id(v.element)]);
    if (entry.kind == name_kind::measure) read.add(rules.measures[v.element]);
    if (entry.kind == name_kind::lifecycle) read.add(rules.lifecycles[v.element]);
    if (entry.kind == name_kind::item && v.is_group) read.add(rules.groups[v.element]);
    if (entry.kind == name_kind::item && !v.is_group) read.add(rules.criteria[v.element]);
  }
  return read.names;
}

by_id<name_id, bool> restricted_names(const rulebook& rules) {
  by_id<name_id, bool> restricted(rules.names.size(), false);
  by_id<name_id, std::vector<name_id>> reads;
  for (const name_id n : rules.names.ids()) {
    const name_entry& entry = rules.names[n];
    reads.push_back(names_read_by(rules, entry));
    if (entry.kind == name_kind::indicator)
      restricted[n] = std::ranges::any_of(
          entry.variants, [&](const variant& v) { return rules.programme->indicators[v.element].restricted; });
  }
  for (bool changed = true; changed;) {
    changed = false;
    for (const name_id n : rules.names.ids()) {
      if (restricted[n] || std::ranges::none_of(reads[n], [&](name_id m) { return restricted[m]; })) continue;
      restricted[n] = changed = true;
    }
  }
  return restricted;
}

const by_id<name_id, bool>& restricted_of(engine& e) {
  auto& known = engine_access::of(e).restricted;
  if (known.empty()) known = restricted_names(e.rules());
  return known;
}

template <class Element>
bool reads_restricted(engine& e, const Element& element) {
  names_read read(e.rules());
  read.add(element);
  const auto& restricted = restricted_of(e);
  return std::ranges::any_of(read.names, [&](name_id name) { return restricted[name]; });
}

bool shows_restricted(engine& e, const compiled_value& v) { return reads_restricted(e, v); }
bool shows_restricted(engine& e, const day_spec& day) { return reads_restricted(e, day); }

}  // namespace detail
}  // namespace TIEUCHI_ABI
}  // namespace tieuchi

#pragma once

// Third stage: waivers and lifecycles.

#include <tieuchi/compile/scope.hpp>

#include <algorithm>
#include <set>

namespace tieuchi {
inline namespace TIEUCHI_ABI {
namespace detail {

/// An item and, down to any depth, the members that its groups have in a version; spared ones and what only they hold
/// are left out.
inline void waive_tree(compiler& work, item_id top, version_id version, const std::set<item_id>& spared,
                       std::set<item_id>& all) {
  std::vector<item_id> open{top};
  while (!open.empty()) {
    const item_id item = open.back();
    open.pop_back();
    if (spared.contains(item) || !all.insert(item).second) continue;
    const variant* v = work.book->variant_in(item, version);
    if (!v || !v->is_group) continue;
    for (const auto& m : work.book->groups[v->element].members)
      if (m.since <= version && version <= m.until) open.push_back(m.item);
  }
}

/// The shortest period of some items: what may stand in its frame may stand in those of the others.
inline period_type finest_period(const compiler& work, const std::set<item_id>& items) {
  std::optional<period_type> finest;
  for (const item_id item : items) {
    const period_type own = work.period_of_name(item).value_or(period_type{});
    if (!finest || !reads_bare(own.form, finest->form)) finest = own;
  }
  return finest.value_or(period_type{});
}

/// An item spared must lie in the tree that is waived.
inline void check_spared(compiler& work, const waiver& w, const std::set<item_id>& waived) {
  std::set<item_id> tree;
  for (const version_id v : work.book->versions.ids()) {
    std::set<item_id> there;
    for (const item_id item : waived) waive_tree(work, item, v, {}, there);
    tree.insert(there.begin(), there.end());
  }
  for (const auto& e : w.except)
    if (const item_id item = item_named(work.names.find(e.name)); item != no_id && !tree.contains(item))
      work.report("reference.unknown", e.at, "\"" + e.name + "\" không nằm trong các mục được miễn",
                  "\"" + e.name + "\" is no part of what is waived");
}

inline void compile_waiver(compiler& work, const waiver& w, waiver_id at) {
  compiled_waiver done;
  done.spec = &w;
  std::tie(done.since, done.until) = work.versions_of(w.since, w.until);
  std::set<item_id> spared, waived;
  const words kind{"tiêu chí hay nhóm", "criterion or group"};
  for (const auto& e : w.except)
    if (const item_id item = item_named(work.resolve_name(e, {name_kind::item}, kind)); item != no_id)
      spared.insert(item);
  done.items.resize(work.book->versions.size());
  for (const auto& r : w.items) {
    const item_id item = item_named(work.resolve_name(r, {name_kind::item}, kind));
    if (item == no_id) continue;
    for (const version_id v : from_to(done.since, done.until)) {
      std::set<item_id> there{item};
      if (w.with_members) {
        there.clear();
        waive_tree(work, item, v, spared, there);
      }
      done.items[v].insert(there.begin(), there.end());
      waived.insert(there.begin(), there.end());
    }
  }
  check_spared(work, w, waived);
  work.resolve_actor(w.by);
  done.when =
      work.text_of(w.when, feel::type::boolean(), {w.id + "/when/1", finest_period(work, waived), {}}, &w.clauses);
  for (const item_id item : waived) {
    work.current = work.node_of(item);
    work.note_reads(done.when);
    if (w.provisional_until) work.note_read({slot_kind::name, work.names.find_id(w.provisional_until->anchor)});
    work.current = no_id;
    for (const variant& v : work.book->names[item].variants) {
      compiled_item& target =
          v.is_group ? static_cast<compiled_item&>(work.book->groups[v.element]) : work.book->criteria[v.element];
      target.waivers.push_back(at);
    }
  }
  work.check_day(w.provisional_until, {w.id, finest_period(work, waived), {}});
  work.book->waivers.push_back(std::move(done));
}

/// Whether two transitions are made by one act, one kind of event or time alone.
inline bool same_cause(const lifecycle::transition& a, const lifecycle::transition& b) {
  if (a.by || b.by) return a.by && b.by && a.by->name == b.by->name;
  if (a.after || b.after) return a.after && b.after;
  return std::ranges::find_first_of(a.on_event, b.on_event) != a.on_event.end();
}

inline void check_transitions(compiler& work, const lifecycle& l) {
  std::set<std::string> reached;
  if (!l.states.empty()) reached.insert(l.states.front());
  if (l.carry && !l.holds.empty()) reached.insert(l.holds.front());  // a successor's title
  for (std::size_t before = 0; before != reached.size();) {
    before = reached.size();
    for (const auto& t : l.transitions)
      if (std::ranges::any_of(t.from, [&](const auto& s) { return reached.contains(s); })) reached.insert(t.to);
  }
  for (const auto& s : l.states)
    if (!reached.contains(s))
      work.report("lifecycle.unreachable_state", l.at,
                  "từ trạng thái đầu không có bước nào tới trạng thái \"" + s + "\"",
                  "no transition leads from the first state to the state \"" + s + "\"");
  for (std::size_t i = 0; i < l.transitions.size(); ++i)
    for (std::size_t j = 0; j < i; ++j) {
      const auto &t = l.transitions[i], &other = l.transitions[j];
      const bool shared = std::ranges::find_first_of(t.from, other.from) != t.from.end();
      work.watched.step();
      if (!shared || !same_cause(t, other)) continue;
      work.report("lifecycle.ambiguous", t.at, "một hành vi có hai bước chuyển từ cùng trạng thái",
                  "one act has two transitions from one state");
      break;  // told once of each
    }
}

/// The yes or no that may deny an act; both are told of the same periods.
inline name_id resolve_denial(compiler& work, const lifecycle::transition& t, name_id act) {
  if (!t.denied_by) return no_id;
  const name_id denial =
      work.resolve_name(*t.denied_by, {name_kind::indicator}, {"chỉ số có/không", "yes-or-no indicator"}, "value.type");
  if (denial == no_id || act == no_id) return denial;
  const auto period_in = [&](name_id name) {
    return work.book->indicators[work.book->names[name].variants.front().element].period;
  };
  if (!work.book->names[denial].type.is(feel::type::kind::boolean))
    work.report("value.type", t.denied_by->at, "“denied_by” phải là một chỉ số có/không",
                "“denied_by” must be a yes-or-no indicator");
  else if (period_in(denial) != period_in(act))
    work.report("lifecycle.denial", t.denied_by->at, "“denied_by” phải cùng kỳ với hành vi “" + t.by->name + "”",
                "“denied_by” must be of the period of the act “" + t.by->name + "”");
  work.note_read({slot_kind::name, denial});
  return denial;
}

void compiler::compile_states() {
  for (const auto& w : source->waivers) compile_waiver(*this, w, source->waivers.id_of(w));
  const auto in_order = [&](compiled_item& i) {
    std::ranges::sort(i.waivers, {}, [&](waiver_id w) { return source->waivers[w].id; });
  };
  for (auto& c : book->criteria) in_order(c);
  for (auto& g : book->groups) in_order(g);
  for (const auto& l : source->lifecycles) {
    compiled_lifecycle done;
    done.spec = &l;
    done.name = names.find_id(l.id);
    current = node_of(done.name);
    check_day(l.at_day, {l.id + "/at", {}, {}});
    for (const auto& t : l.transitions) {
      name_id act = no_id;
      if (t.by) {
        act = resolve_name(*t.by, {name_kind::indicator}, {"chỉ số ngày", "date indicator"}, "value.type");
        if (act != no_id && !book->names[act].type.is(feel::type::kind::date))
          report("value.type", t.by->at, "hành vi phải là một chỉ số ngày", "an act must be a date indicator");
        note_read({slot_kind::name, act});
      }
      done.acts.push_back(act);
      done.denials.push_back(resolve_denial(*this, t, act));
      for (const name_id read : {act, done.denials.back()})
        if (read != no_id) done.reads.push_back(read);
    }
    if (l.carry && l.carry->among) done.among = resolve(*l.carry->among, cohorts, "reference.unknown", cohort_words());
    note_cohort(done.among, true);
    current = no_id;
    check_transitions(*this, l);
    book->lifecycles.push_back(std::move(done));
  }
}

}  // namespace detail
}  // namespace TIEUCHI_ABI
}  // namespace tieuchi

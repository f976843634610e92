#pragma once

// Every rule text of a rulebook, with the element it belongs to and the period of its frame.

#include <tieuchi/compile/compiler.hpp>

namespace tieuchi {
inline namespace TIEUCHI_ABI {
namespace detail {

/// What a text belongs to: one of the three.
struct text_owner {
  name_id name;  ///< of a measure, item or duty
  cohort_id cohort;
  target_id target;
  period_type period;  ///< of the frame it is asked in
};

/// Calls visit(text, owner) for the texts of elements; those of a waiver belong to each item it waives.
template <class Visit>
class text_walk {
 public:
  text_walk(const rulebook& rules, Visit visit) : rules_(rules), visit_(std::move(visit)) {}

  void everything() {
    for (const cohort_id c : rules_.cohorts.ids()) {
      owner_ = {{}, c, {}, {}};
      say(rules_.cohorts[c].where);
    }
    for (const auto& m : rules_.measures) of_measure(m);
    for (const auto& c : rules_.criteria) of_criterion(c);
    for (const auto& g : rules_.groups) of_group(g);
    for (const target_id t : rules_.targets.ids()) of_target(t);
    for (const auto& d : rules_.duties) {
      owner_ = {d.name, {}, {}, d.every.value_or(period_type{})};
      say(d.not_required_when);
    }
  }

 private:
  void say(const compiled_text& text) {
    if (text.program || !text.slots.empty() || !text.calls.empty()) visit_(text, owner_);
  }
  void say(const compiled_row& row) {
    say(row.when);
    say(row.then);
  }
  void say(const compiled_value& v) {
    say(v.text);
    say(v.rows);
    for (const auto& a : v.alternatives) say(a.value);
  }
  void say(const compiled_test& t) {
    say(t.text);
    for (const auto& line : t.lines) say(line.rule);
    say(t.rows);
  }
  void say(const compiled_order_key& key) { say(key.value); }
  void say(const compiled_flag& flag) { say(flag.when); }
  void say(const compiled_criterion::line& line) {
    say(line.at_least);
    say(line.when);
  }
  void say(const compiled_criterion::cap& cap) { say(cap.when); }
  void say(const compiled_aim& a) {
    say(a.at_least);
    say(a.at_most);
  }
  template <class T>
  void say(const std::optional<T>& maybe) {
    if (maybe) say(*maybe);
  }
  template <class T>
  void say(const std::vector<T>& many) {
    for (const T& one : many) say(one);
  }

  void of_measure(const compiled_measure& m) {
    owner_ = {m.name, {}, {}, m.period};
    say(m.value);
    say(m.requires_text);
    say(m.asked_when);
    say(m.across_each);
    say(m.across_value);
    say(m.rank_by);
  }
  void of_item(const compiled_item& i) {
    owner_ = {i.name, {}, {}, i.period};
    say(i.applies_when);
    say(i.provisional_when);
    say(i.show);
    say(i.lacking_points);
    say(i.flags);
    for (const waiver_id w : i.waivers) say(rules_.waivers[w].when);
  }
  void of_criterion(const compiled_criterion& c) {
    of_item(c);
    say(c.rule);
    say(c.met_when);
    say(c.points);
    say(c.score);
    say(c.met_from);
    say(c.lines);
    say(c.caps);
    say(c.eligible);
    say(c.size);
    say(c.quota_by);
  }
  void of_group(const compiled_group& g) {
    of_item(g);
    say(g.k);
    say(g.pass_at_least);
    say(g.adjust);
  }
  void of_target(target_id at) {
    owner_ = {{}, {}, at, {}};
    say(rules_.targets[at].counts);
    say(rules_.targets[at].beside);
    say(rules_.targets[at].aims);
  }

  const rulebook& rules_;
  Visit visit_;
  text_owner owner_;
};

/// What fills the slots a text uses; one that could not be compiled uses all it named.
inline std::vector<slot_source> used_slots(const compiled_text& text) {
  if (!text.program) return text.slots;
  std::vector<slot_source> used;
  for (const auto& use : text.program.slots()) used.push_back(text.slots[static_cast<std::size_t>(use.slot)]);
  return used;
}

template <class Visit>
void each_text(const rulebook& rules, Visit visit) {
  text_walk<Visit>(rules, std::move(visit)).everything();
}

}  // namespace detail
}  // namespace TIEUCHI_ABI
}  // namespace tieuchi

#pragma once

// Up to which day an item is provisional at least; for explain/ only.

#include <tieuchi/assess/engine.hpp>

#include <algorithm>
#include <set>

namespace tieuchi {
inline namespace TIEUCHI_ABI {
namespace detail {

/// Walks over what makes an item provisional in its frame and keeps the latest of the days on which that is settled.
/// Days that no calendar knows and what other units and years are waiting for are not among them.
class settling_days {
 public:
  settling_days(engine& e, const frame& f) : e_(e), frame_(f) {}

  std::optional<date> latest_of(item_id item) {
    ask(item);
    while (!waiting_.empty()) {
      const name_id next = waiting_.back();
      waiting_.pop_back();
      look_at(next);
    }
    return latest_;
  }

 private:
  void ask(name_id name) {
    if (name && seen_.insert(name).second) waiting_.push_back(name);
  }
  void note(const std::optional<day_spec>& settles, bool of_agency = false) {
    if (!settles) return;
    const auto day = e_.day(*settles, {of_agency ? unit_id() : frame_.unit, frame_.period});
    if (day && e_.as_of() <= *day) latest_ = std::max(latest_.value_or(*day), *day);
  }
  void read(const compiled_text& text) {
    text.each_read([&](const slot_source& from) {
      using of = slot_kind;
      const bool same_frame =
          from.kind == of::name || from.kind == of::outcome || from.kind == of::points || from.kind == of::grade;
      if (same_frame) ask(from.name);
    });
  }
  void read(const std::optional<compiled_value>& value, int alternative = -1) {
    if (!value) return;
    for (const compiled_text* text : texts_of(*value)) read(*text);
    if (alternative >= 0 && static_cast<std::size_t>(alternative) < value->alternatives.size())
      note(value->alternatives[static_cast<std::size_t>(alternative)].spec->provisional_until);
  }
  void read(const std::optional<compiled_test>& test) {
    if (!test) return;
    read(test->text);
    for (const compiled_line& line : test->lines) read(line.rule);
    for (const compiled_row& row : test->rows) {
      if (row.when) read(*row.when);
      read(row.then);
    }
  }
  void look_at(name_id name);
  void look_at_item(item_id item, const variant&);
  const variant& variant_now(name_id name) {
    const auto version = e_.version_of(frame_);
    const variant* v = version ? e_.rules().variant_in(name, *version) : nullptr;
    return v ? *v : e_.rules().names[name].variants.back();
  }

  engine& e_;
  frame frame_;
  std::set<name_id> seen_;
  std::vector<name_id> waiting_;
  std::optional<date> latest_;
};

inline void settling_days::look_at(name_id name) {
  const rulebook& rules = e_.rules();
  const variant& v = variant_now(name);
  switch (rules.names[name].kind) {
    case name_kind::indicator: {
      const compiled_indicator& about = rules.indicators[v.element];
      if (!about.spec->of_agency && !e_.value(name, frame_).provisional) return;
      note(about.spec->settles, about.spec->of_agency);
      if (about.filing) note(rules.filings[about.filing].spec->settles, about.spec->of_agency);
      return;
    }
    case name_kind::measure: {
      const compiled_measure& about = rules.measures[v.element];
      const reading& found = e_.value(name, frame_);
      if (!found.provisional) return;
      read(about.value, found.alternative);
      if (about.requires_text) read(*about.requires_text);
      if (about.asked_when) read(*about.asked_when);
      return;
    }
    case name_kind::item:
      return look_at_item(item_named(name), v);
    case name_kind::parameter:
    case name_kind::lifecycle:
    case name_kind::duty:
      return;
  }
}

inline void settling_days::look_at_item(item_id item, const variant& v) {
  const rulebook& rules = e_.rules();
  const item_result& result = e_.item(item, frame_);
  if (!result.in_scope || !result.row || !result.unsettled) return;
  const compiled_item& about =
      v.is_group ? static_cast<const compiled_item&>(rules.groups[v.element]) : rules.criteria[v.element];
  note(about.spec->settles ? about.spec->settles : rules.programme->settles);
  read(about.applies_when);
  for (const waiver_id w : about.waivers)
    if (result.assumed.contains(e_.site(assumed_place::waiver, rules.waivers[w].spec->id)))
      note(rules.waivers[w].spec->provisional_until);
  if (v.is_group) {
    for (const compiled_member& m : rules.groups[v.element].members) ask(m.item);
    return;
  }
  const compiled_criterion& leaf = rules.criteria[v.element];
  read(leaf.rule);
  read(leaf.met_when);
  read(leaf.score);
  read(leaf.points);
  read(leaf.met_from);
}

}  // namespace detail
}  // namespace TIEUCHI_ABI
}  // namespace tieuchi

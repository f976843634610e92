#pragma once

#include <tieuchi/assess/engine_state.hpp>
#include <tieuchi/calendar/working_days.hpp>

#include <algorithm>
#include <set>

namespace tieuchi {
inline namespace TIEUCHI_ABI {
namespace detail {

inline reading working_days_value(engine& e, const compiled_measure& m, const frame& f) {
  const reading from = e.value(m.days_from, f), to = e.value(m.days_to, f);
  reading out;
  out.provisional = from.provisional || to.provisional;
  out.assumed = from.assumed;
  join(out.assumed, to.assumed);
  out.left_out = from.left_out;
  join(out.left_out, to.left_out);
  if (from.value.is_unknown() || to.value.is_unknown()) {
    out.value = join_unknown(e, from.value, to.value);
    return out;
  }
  const calendar_id at = m.days_calendar ? m.days_calendar : e.rules().calendar;
  const calendar_days& calendar = e.rules().programme->calendars[at];
  const counted_days counted = working_days_between(calendar, from.value.date(), to.value.date());
  out.value = counted.not_covered
                  ? unknown_for(e, fact_ref::of_calendar(at, static_cast<int>(counted.not_covered->year())),
                                unknown_code::no_calendar)
                  : feel::value(number(counted.count));
  return out;
}

/// The facts a text reads, through measures to any depth, each measure once a frame.
class facts_read {
 public:
  explicit facts_read(engine& e) : engine_(e) {}

  void add(const compiled_text& text, const frame& f) {
    note(text, f);
    while (!open_.empty()) {
      const auto [name, own] = open_.back();
      open_.pop_back();
      add_measure(name, own);
    }
  }
  [[nodiscard]] const std::set<fact_ref>& facts() const { return facts_; }

 private:
  void note(const compiled_text& text, const frame& f) {
    text.each_read([&](const slot_source& from) { note(from, f); });
    for (const call_source& call : text.calls)
      if (call.asks != call_source::kind::norm) note({slot_kind::name, call.name}, f);
  }

  void note(const slot_source& from, const frame& f) {
    if (from.name == no_id || from.kind == slot_kind::rows) return;
    const rulebook& rules = engine_.rules();
    const name_entry& entry = rules.names[from.name];
    if (from.kind == slot_kind::prior) {
      const auto past = earlier_frame(engine_, f, period_of(entry), from.n);
      if (past && (entry.kind != name_kind::measure || is_computed(*past, f)))
        note({slot_kind::name, from.name}, *past);
    } else if (from.kind == slot_kind::children) {
      note_children(from.name, f);
    } else if (from.kind == slot_kind::parts && entry.kind == name_kind::measure) {
      for (const period& p : parts_of(f.period, period_of(entry), *rules.programme))
        note({slot_kind::name, from.name}, {f.unit, p, f.territory});
    } else if (from.kind == slot_kind::parts) {
      for (const period& p : parts_of_fact(from.name, f)) facts_.insert(fact_ref::figure(f.unit, from.name, p));
    } else if (entry.kind == name_kind::indicator) {
      add_indicator(from.name, f);
    } else if (entry.kind == name_kind::measure) {
      const frame own{f.unit, fitted(f.period, period_of(entry)), f.territory};
      if (seen_.emplace(from.name, own).second) open_.emplace_back(from.name, own);
    } else if (entry.kind != name_kind::parameter) {
      const bool is_item = entry.kind == name_kind::item;
      facts_.insert(fact_in({f.unit, is_item ? fitted(f.period, period_of(entry)) : f.period}, from.name));
    }
  }

  [[nodiscard]] std::vector<period> parts_of_fact(name_id name, const frame& f) const {
    return e_facts().part_periods(name, f.unit, f.period, version_read(name, f)).periods;
  }

  void note_children(name_id name, const frame& f) {
    const reading& day = engine_.reference_day(f);
    if (!day.value.is(feel::value::kind::date)) return;
    const child_units& children = engine_access::of(engine_).facts.children_of(f.unit, day.value.date());
    for (const unit_id child : children.units) note({slot_kind::name, name}, {child, f.period});
    for (const feel::reason& why : feel::reasons_of(children.open))
      if (const fact_ref* fact = fact_of(why)) facts_.insert(*fact);
  }

  /// Whether a measure has a value of its own there; before that it is `before_start`.
  [[nodiscard]] bool is_computed(const frame& past, const frame& asking) const {
    return past.period.year >= engine_.rules().programme->facts_from &&
           existed(engine_, past.unit, past.period, asking.territory.value_or(engine_.last_day(asking.period)));
  }

  void add_indicator(name_id name, const frame& f) {
    const auto& about = e_facts().indicator_in(name, version_read(name, f));
    if (about.period.form == period_form::dated) {
      const reading& day = engine_.reference_day(f);
      if (!day.value.is(feel::value::kind::date)) return;
      const date read_on = engine_.units().nearest_day_of_life(f.unit, day.value.date());
      facts_.insert(fact_ref::on_day(f.unit, name, read_on));
    } else if (const auto p = around(f.period, about.period)) {
      facts_.insert(fact_ref::figure(f.unit, name, *p));
    }
  }

  void add_measure(name_id name, const frame& own) {
    const rulebook& rules = engine_.rules();
    const variant* v = text_in(engine_, name, own);
    if (!v) return;
    const compiled_measure& m = rules.measures[v->element];
    if (m.days_from != no_id) {
      note({slot_kind::name, m.days_from}, own);
      note({slot_kind::name, m.days_to}, own);
    }
    if (m.asked_when) note(*m.asked_when, own);
    if (m.requires_text) note(*m.requires_text, own);
    if (!m.value) return;
    if (m.value->text.program) note(m.value->text, own);
    for (const auto& row : m.value->rows) {
      if (row.when) note(*row.when, own);
      note(row.then, own);
    }
    for (const auto& a : m.value->alternatives) note(a.value, own);
  }

  /// The version by whose text an indicator is read; any where the frame's has none.
  [[nodiscard]] version_id version_read(name_id name, const frame& f) const {
    const variant* v = text_in(engine_, name, f);
    return v ? v->since : no_id;
  }

  [[nodiscard]] const indicator_source& e_facts() const { return engine_access::of(engine_).facts; }

  [[nodiscard]] period_type period_of(const name_entry& entry) const {
    const rulebook& rules = engine_.rules();
    const variant& v = entry.variants.back();
    if (entry.kind == name_kind::indicator) return rules.indicators[v.element].period;
    if (entry.kind == name_kind::measure) return rules.measures[v.element].period;
    if (entry.kind == name_kind::item)
      return v.is_group ? rules.groups[v.element].period : rules.criteria[v.element].period;
    return {};
  }

  engine& engine_;
  std::set<fact_ref> facts_;
  std::set<std::pair<name_id, frame>> seen_;
  std::vector<std::pair<name_id, frame>> open_;
};

inline feel::value contradiction(engine& e, const compiled_measure& m, const frame& f) {
  facts_read read(e);
  read.add(*m.requires_text, f);
  feel::value why;
  for (const fact_ref& fact : read.facts()) {
    const feel::value one = unknown_for(e, fact, unknown_code::contradiction);
    why = why.is_unknown() ? join_unknown(e, why, one) : one;
  }
  return why.is_unknown() ? why : unknown_for(e, fact_in(f, m.name), unknown_code::contradiction);
}

reading measure_value(engine& e, const compiled_measure& m, const frame& f) {
  reading out;
  if (m.value)
    out = e.run(*m.value, f);
  else if (m.across_value)
    out = across_value(e, m, f);
  else if (!m.rank_by.empty())
    out = rank_value(e, m, f);
  else
    out = working_days_value(e, m, f);
  const auto carry = [&](const reading& r) {
    out.provisional |= r.provisional;
    join(out.assumed, r.assumed);
    join(out.left_out, r.left_out);
  };
  if (m.requires_text) {
    const reading holds = e.run(*m.requires_text, f);
    carry(holds);
    if (holds.value.is_false())
      out.value = contradiction(e, m, f);
    else
      out.value = join_unknown(e, holds.value.is_unknown() ? holds.value : out.value, out.value);
  }
  if (m.asked_when) {
    const reading asked = e.run(*m.asked_when, f);
    carry(asked);
    if (asked.value.is_unknown())
      out.value = hiding_lacks(e, asked.value, out.value);
    else if (asked.value.is_false())
      out.value = unknown_for(e, fact_in(f, m.name), unknown_code::out_of_validity);
  }
  return out;
}

inline reading before_start(engine& e, const compiled_measure& m, const frame& f, const std::optional<frame>& past) {
  reading out;
  out.value = m.before_start ? *m.before_start
                             : unknown_for(e, fact_in(past.value_or(f), m.name), unknown_code::out_of_validity);
  return out;
}

/// An earlier value of an indicator; which rules may read it is a matter of the frame that asks, not of the past one.
inline reading prior_fact(engine& e, name_id name, const variant& v, int n, const frame& f) {
  const compiled_indicator& about = e.rules().indicators[v.element];
  const auto& facts = engine_access::of(e).facts;
  const bool dated = about.period.form == period_form::dated;
  const auto past = earlier_frame(e, f, dated ? f.period.type : about.period, n);
  if (!past) {
    reading out;
    out.value = unknown_for(e, fact_in(f, name), unknown_code::out_of_validity);
    return out;
  }
  const indicator_terms terms{e.version_of(f).value_or(v.since), past->territory};
  if (!dated) return facts.read(name, f.unit, past->period, terms);
  const reading& day = e.reference_day(*past);
  if (!day.value.is(feel::value::kind::date)) return day;
  reading past_value = facts.read_dated(name, f.unit, day.value.date(), terms);
  join(past_value.assumed, day.assumed);
  return past_value;
}

reading prior_value(engine& e, name_id name, int n, const frame& f) {
  if (auto open = open_version(e, name, f)) return *std::move(open);
  const rulebook& rules = e.rules();
  const name_entry& entry = rules.names[name];
  const variant* v = text_in(e, name, f);
  if (!v && entry.kind == name_kind::indicator) return hidden_there(e, name, f);
  if (!v) v = &entry.variants.back();
  if (entry.kind == name_kind::indicator) return prior_fact(e, name, *v, n, f);
  const compiled_measure& m = rules.measures[v->element];
  const auto past = earlier_frame(e, f, m.period, n);
  if (!past || past->period.year < rules.programme->facts_from ||
      !existed(e, f.unit, past->period, f.territory.value_or(e.last_day(f.period))))
    return before_start(e, m, f, past);
  return e.value(name, *past);
}

}  // namespace detail
}  // namespace TIEUCHI_ABI
}  // namespace tieuchi

#pragma once

#include <tieuchi/assess/engine_checks.hpp>
#include <tieuchi/assess/in_force.hpp>
#include <tieuchi/roadmap/occurrence.hpp>

#include <algorithm>
#include <map>
#include <set>

#include <stdexcept>

namespace tieuchi {
inline namespace TIEUCHI_ABI {
namespace detail {

inline bool owed_in(engine& e, duty_id duty, int year) {
  const compiled_duty& d = e.rules().duties[duty];
  if (d.spec->years_from.value_or(year) > year || d.spec->years_to.value_or(year) < year) return false;
  const auto version = version_of_year(e, year);
  if (!version) return false;
  const variant* v = e.rules().variant_in(d.name, *version);
  return v && duty_id(v->element) == duty;
}

/// A window goes by its label.
inline period by_label(const period& p) { return p.type.form == period_form::window ? year_period(p.year) : p; }

/// A duty as it is looked up, and whose doubts are gathered on the way.
struct duty_search {
  engine& e;
  const compiled_duty& d;
  duty_doubts_by_unit* doubts = nullptr;

  void gather(unit_id unit, const feel::value& open, const assumptions& assumed) const {
    if (!doubts) return;
    duty_doubts& of = doubts->units[unit];
    join(of.assumed, assumed);
    of.open = tieuchi::join_unknown(of.open, open, e.arena());
  }
  /// Whether an occurrence of a period is looked for; a window goes by its label.
  [[nodiscard]] bool concerns(const period& in) const {
    if (!doubts || !doubts->within) return true;
    const period whole = by_label(in);
    return e.first_day(whole) >= *doubts->within->first && e.last_day(whole) <= *doubts->within->last;
  }
  /// Whether bearers of a role owe it.
  [[nodiscard]] bool owes(const bearer& b) const {
    return b.role == duty_role::lead && d.spec->modality != modality::request;
  }

  /// Whether a cohort chooses a unit that began by the end of the period; one that ended stays chosen, and
  /// `if_unit_ends` says what becomes of its duty.
  [[nodiscard]] bool chooses(cohort_id cohort, unit_id unit, const period& in, bool owing = true) const {
    const date last = e.last_day(in);
    if (!e.units().known(unit) || e.units().begins(unit).value_or(last) > last) return false;
    if (cohort == no_id) return true;
    assumptions assumed;
    feel::value open;
    const membership is = e.chooses(cohort, unit, {unit, in}, &assumed, &open);
    if (owing) gather(unit, open, assumed);
    return is == membership::yes;
  }
  [[nodiscard]] bool is_about(unit_id unit, const period& in) const { return chooses(d.units, unit, in); }
};

/// The occurrence of a duty in a period, or that of each unit.
inline void in_period(const duty_search& in_question, const period& in, std::vector<duty_occurrence>& into) {
  engine& e = in_question.e;
  const compiled_duty& d = in_question.d;
  const std::string label = text_of(in, *e.rules().programme);
  if (!d.spec->per_unit) {
    into.push_back({in, std::nullopt, label, std::nullopt});
    return;
  }
  const cohort_id cohort = d.units != no_id ? d.units : e.rules().subject;
  for (const unit_id unit : e.rules().units_by_id)
    if (in_question.chooses(cohort, unit, in)) into.push_back({in, unit, label, std::nullopt});
}

inline void every_period(const duty_search& in_question, int year, std::vector<duty_occurrence>& into) {
  for (const period& in : periods_in(*in_question.e.rules().programme, *in_question.d.every, year))
    if (in_question.concerns(in)) in_period(in_question, in, into);
}

inline void every_event(const duty_search& in_question, int year, std::vector<duty_occurrence>& into) {
  engine& e = in_question.e;
  const compiled_duty& d = in_question.d;
  const auto& p = *e.rules().programme;
  std::set<std::pair<std::string, std::string>> seen;
  for (const event_edge& edge : p.events) {
    const std::string& id = d.spec->from_side ? edge.from_unit : edge.to_unit;
    const bool kind = std::ranges::find(d.spec->every_event, edge.kind) != d.spec->every_event.end();
    if (!kind || id.empty() || edge.recorded_on > e.as_of() || edge.day.year() != year) continue;
    const auto unit = e.rules().unit(id);
    const period in{{period_form::year, -1}, year, 0, {}, {}};
    if (!unit || !in_question.concerns(in) || !in_question.is_about(*unit, in) || !seen.emplace(edge.event, id).second)
      continue;
    into.push_back({in, *unit, edge.event, edge.day});
  }
  std::ranges::stable_sort(into, {}, [&](const duty_occurrence& o) { return o.event ? o.event->days : 0; });
}

inline void every_fact(const duty_search& in_question, int year, std::vector<duty_occurrence>& into) {
  engine& e = in_question.e;
  const compiled_duty& d = in_question.d;
  const auto& p = *e.rules().programme;
  const indicator_terms terms = terms_of_year(e, year);
  for (const unit_id unit : e.rules().units_by_id)
    for (const period& in : e.indicators().reported_periods(d.every_fact, unit)) {
      if (in.year != year || !in_question.concerns(in) || !in_question.is_about(unit, in)) continue;
      const reading fact = e.indicators().read_rows(d.every_fact, unit, in, terms);
      if (fact.step == reading_step::lack && !is_unreadable(fact)) continue;
      into.push_back({in, unit, text_of(in, p), std::nullopt});
    }
}

/// Whether a bearer of a duty makes its agency "assigned": a lead, of something that is not a mere request.
inline bool assigns(const duty& d, const bearer& b) {
  return b.role == duty_role::lead && d.modality != modality::request && !b.assigned;
}

/// Bearers in the order in which they were named.
struct bearer_list {
  std::vector<duty_bearer> all;
  std::map<std::pair<agency_id, unit_id>, std::size_t> places;  ///< by agency and unit
};

/// A bearer that is named twice stands once: as lead where it leads, else in the role named first.
inline void add_bearer(const duty_bearer& named, bearer_list& into) {
  const auto [known, fresh] = into.places.try_emplace({named.agency, named.unit}, into.all.size());
  if (fresh)
    into.all.push_back(named);
  else if (named.role == duty_role::lead)
    into.all[known->second].role = named.role;
}

inline void add_agency(engine& e, agency_id agency, duty_role role, date day, bearer_list& into) {
  const agency_id standing = standing_agency(e, agency, day);
  const auto& a = e.rules().programme->agencies[standing];
  if (!a.from || *a.from <= day) add_bearer({standing, no_id, role}, into);
}

/// What a unit is by the attribute that agencies serve, on the last day of a period within its life and by the version
/// of its year.
inline reading served_value(engine& e, const slot_source& from, unit_id unit, const period& in) {
  const date day = e.last_day(in);
  if (from.kind != slot_kind::name) return e.indicators().read_builtin(from.kind, unit, day);
  const auto version = version_of_year(e, in.year);
  const variant* v = version ? e.rules().variant_in(from.name, *version) : nullptr;
  if (!v) {
    reading none;
    none.value =
        unknown_for(e.rules(), fact_ref::figure(unit, from.name, in), unknown_code::out_of_validity, e.arena());
    return none;
  }
  if (e.rules().indicators[v->element].period.form != period_form::dated) return e.slot(from, {unit, in});
  return e.indicators().read_dated(from.name, unit, day, {*version, std::nullopt});
}

/// The text of such a value, as `serves` has it; empty while it is unknown.
inline std::string served_text(engine& e, const slot_source& from, const feel::value& v) {
  if (v.is_unknown()) return {};
  if (from.kind == slot_kind::type) return e.rules().programme->unit_types[unit_type_id(v.level())].id;
  return table_text(v, from.kind == slot_kind::name ? e.rules().names[from.name].type : feel::type::string());
}

/// Whether an agency serves the units of a value; attributes and types are named by id or code.
inline bool serves(const engine& e, const agency& a, const slot_source& by, const ref& attribute,
                   const std::string& value) {
  const auto& p = *e.rules().programme;
  const auto is_attribute = [&](const std::string& name) {
    if (name == attribute.name || by.kind != slot_kind::name) return name == attribute.name;
    const name_entry& entry = e.rules().names[by.name];
    return name == entry.id ||
           std::ranges::any_of(entry.variants, [&](const variant& v) { return p.indicators[v.element].code == name; });
  };
  const auto is_value = [&](const std::string& text) {
    if (by.kind != slot_kind::type) return text == value;
    const auto type = std::ranges::find(p.unit_types, value, &unit_type::id);
    return text == value || (type != p.unit_types.end() && !text.empty() && type->code == text);
  };
  return std::ranges::any_of(a.serves, [&](const auto& s) { return is_attribute(s.first) && is_value(s.second); });
}

inline void add_serving(const duty_search& in_question, std::size_t at, const duty_occurrence& o, date day,
                        bearer_list& into) {
  engine& e = in_question.e;
  const compiled_duty& d = in_question.d;
  const bearer& b = d.spec->bearers[at];
  if (!b.serving || !o.unit) return;
  const reading r = served_value(e, d.serving[at], *o.unit, o.period);
  if (in_question.owes(b)) in_question.gather(*o.unit, r.value, r.assumed);
  const std::string value = served_text(e, d.serving[at], r.value);
  if (value.empty()) return;
  const auto& agencies = e.rules().programme->agencies;
  for (const agency_id a : agencies.ids())
    if (agencies[a].kind == b.agency_kind && serves(e, agencies[a], d.serving[at], *b.serving, value))
      add_agency(e, a, b.role, day, into);
}

inline void add_assigned(engine& e, duty_id duty, duty_role role, int year, date day, bearer_list& into) {
  const auto& all = e.rules().duties;
  for (const duty_id other : all.ids()) {
    if (other == duty || !owed_in(e, other, year)) continue;
    for (std::size_t i = 0; i < all[other].spec->bearers.size(); ++i)
      if (assigns(*all[other].spec, all[other].spec->bearers[i]) && all[other].spec->bearers[i].agency)
        add_agency(e, all[other].bearers[i].agency, role, day, into);
  }
}

inline void add_members(const duty_search& in_question, std::size_t at, const duty_occurrence& o, bearer_list& into) {
  engine& e = in_question.e;
  const compiled_duty& d = in_question.d;
  const bearer& b = d.spec->bearers[at];
  const auto& cohort = e.rules().cohorts[d.bearers[at].cohort];
  for (const unit_id unit : cohort.spec->frozen ? cohort.members : e.rules().units_by_id)
    if ((!o.unit || *o.unit == unit) && in_question.chooses(d.bearers[at].cohort, unit, o.period, in_question.owes(b)))
      add_bearer({no_id, unit, b.role}, into);
}

}  // namespace detail

std::vector<duty_occurrence> occurrences_in(engine& e, duty_id duty, int year, duty_doubts_by_unit* doubts) {
  std::vector<duty_occurrence> all;
  if (!e.rules().duties.has(duty)) throw std::out_of_range("there is no duty of this id");
  if (!detail::owed_in(e, duty, year)) return all;
  const detail::duty_search in_question{e, e.rules().duties[duty], doubts};
  const compiled_duty& d = in_question.d;
  if (d.every) detail::every_period(in_question, year, all);
  if (!d.spec->every_event.empty()) detail::every_event(in_question, year, all);
  if (d.every_fact != no_id) detail::every_fact(in_question, year, all);
  return all;
}

std::vector<duty_bearer> bearers_of(engine& e, duty_id duty, const duty_occurrence& o, date day,
                                    duty_doubts_by_unit* doubts) {
  detail::check_unit(e.rules(), o.unit.value_or(no_id));
  detail::bearer_list named;
  const detail::duty_search in_question{e, e.rules().duties.at(duty), doubts};
  const compiled_duty& d = in_question.d;
  for (std::size_t i = 0; i < d.spec->bearers.size(); ++i) {
    const bearer& b = d.spec->bearers[i];
    if (b.agency)
      detail::add_agency(e, d.bearers[i].agency, b.role, day, named);
    else if (b.cohort)
      detail::add_members(in_question, i, o, named);
    else if (b.assigned)
      detail::add_assigned(e, duty, b.role, o.period.year, day, named);
    else
      detail::add_serving(in_question, i, o, day, named);
  }
  return std::move(named.all);
}

}  // namespace TIEUCHI_ABI
}  // namespace tieuchi

#pragma once

#include <tieuchi/assess/engine_state.hpp>

#include <algorithm>
#include <stdexcept>

namespace tieuchi {
inline namespace TIEUCHI_ABI {
namespace detail {

inline reading plain(feel::value v) {
  reading out;
  out.value = v;
  return out;
}

/// A list of readings as one value that carries what they carry.
inline reading listed(engine& e, std::span<const reading> elements) {
  reading out;
  std::vector<feel::value> values;
  for (const reading& r : elements) {
    values.push_back(r.value);
    out.provisional |= r.provisional;
    join(out.assumed, r.assumed);
    join(out.left_out, r.left_out);
  }
  out.value = feel::make_list(values, e.arena());
  return out;
}

/// The parts of a measure that the unit, or some day of it, was in being.
inline reading parts_of_measure(engine& e, name_id name, const frame& f) {
  const rulebook& rules = e.rules();
  const period_type type = rules.measures[rules.names[name].variants.front().element].period;
  std::vector<reading> parts;
  for (const period& p : parts_of(f.period, type, *rules.programme)) {
    const day_span life{e.units().begins(f.unit), e.units().ends(f.unit)};
    if (e.units().known(f.unit) && overlap(span_of(p, *rules.programme), life))
      parts.push_back(e.value(name, {f.unit, p, f.territory}));
  }
  return listed(e, parts);
}

inline reading parts_value(engine& e, name_id name, const frame& f) {
  if (auto open = open_version(e, name, f)) return *std::move(open);
  if (e.rules().names[name].kind == name_kind::measure) return parts_of_measure(e, name, f);
  const auto& facts = engine_access::of(e).facts;
  const variant* v = text_in(e, name, f);
  if (!v) return hidden_there(e, name, f);
  const indicator_terms terms{e.version_of(f).value_or(v->since), f.territory};
  std::vector<reading> parts;
  const known_parts chosen = facts.part_periods(name, f.unit, f.period, terms.version);
  for (const period& p : chosen.periods) parts.push_back(facts.read(name, f.unit, p, terms));
  reading out = listed(e, parts);
  join(out.assumed, chosen.assumed);
  if (facts.indicator_in(name, terms.version).period.form == period_form::occasion)
    assume(e, out.assumed, assumed_place::occasions, e.rules().names[name].id);
  return out;
}

inline reading children_value(engine& e, name_id name, const frame& f) {
  const reading& day = e.reference_day(f);
  if (!day.value.is(feel::value::kind::date)) return day;
  const child_units& children = engine_access::of(e).facts.children_of(f.unit, day.value.date());
  std::vector<reading> values;
  for (const unit_id child : children.units) values.push_back(e.value(name, {child, f.period}));
  reading out = children.possible.empty() ? listed(e, values) : plain(children.open);
  join(out.assumed, day.assumed);
  return out;
}

inline reading duty_value(engine& e, const slot_source& from, const frame& f) {
  const duty_hooks& duties = engine_access::of(e).duties;
  const auto& hook = from.kind == slot_kind::kept ? duties.kept : duties.breaches;
  if (hook) return hook(e, from.name, f);
  return plain(unknown_for(e, fact_in(f, from.name), unknown_code::not_reported));
}

inline reading built_in(engine& e, slot_kind kind, const frame& f) {
  const reading& day = e.reference_day(f);
  if (!day.value.is(feel::value::kind::date)) return day;
  reading out = engine_access::of(e).facts.read_builtin(kind, f.unit, day.value.date());
  join(out.assumed, day.assumed);
  return out;
}

inline reading rows_value(engine& e, name_id name, const frame& f) {
  if (auto open = open_version(e, name, f)) return *std::move(open);
  const auto version = e.version_of(f);
  if (version && e.rules().versions[*version].unavailable[name]) return no_rulebook(e, *version);
  const variant* v = text_in(e, name, f);
  if (!v) return plain(unknown_for(e, fact_ref::norm(name), unknown_code::no_norm));
  return parameter_rows(e, e.rules().parameters[v->element], f);
}

/// A plain name of every frame.
inline reading frame_value(engine& e, slot_kind kind, const frame& f) {
  switch (kind) {
    case slot_kind::assessment_year:
      return plain(number(f.period.year));
    case slot_kind::as_of:
      return plain(e.as_of());
    case slot_kind::period_start:
      return plain(e.first_day(f.period));
    case slot_kind::period_end:
      return plain(e.last_day(f.period));
    case slot_kind::reference_day:
      return e.reference_day(f);
    default:
      throw std::logic_error("not a plain name of every frame");
  }
}

}  // namespace detail

reading engine::slot(const slot_source& from, const frame& f, std::span<const local_value> locals) {
  using namespace detail;
  switch (from.kind) {
    case slot_kind::name:
      return value(from.name, f);
    case slot_kind::type:
    case slot_kind::unit_name:
    case slot_kind::code:
    case slot_kind::parent:
      return built_in(*this, from.kind, f);
    case slot_kind::prior:
      return by_version(*this, from.name, f, prior_value(*this, from.name, from.n, f));
    case slot_kind::outcome:
      return outcome_value(*this, item_named(from.name), f);
    case slot_kind::points:
      return points_value(*this, item_named(from.name), f);
    case slot_kind::grade:
      return grade_value(*this, item_named(from.name), f);
    case slot_kind::streak:
      return streak_value(*this, item_named(from.name), f);
    case slot_kind::met_for:
      return met_for_value(*this, item_named(from.name), from.n, f);
    case slot_kind::outcomes:
      return outcomes_value(*this, item_named(from.name), f);
    case slot_kind::parts:
      return by_version(*this, from.name, f, parts_value(*this, from.name, f));
    case slot_kind::children:
      return children_value(*this, from.name, f);
    case slot_kind::rows:
      return by_version(*this, from.name, f, rows_value(*this, from.name, f));
    case slot_kind::kept:
    case slot_kind::breaches:
      return duty_value(*this, from, f);
    case slot_kind::assessment_year:
    case slot_kind::as_of:
    case slot_kind::period_start:
    case slot_kind::period_end:
    case slot_kind::reference_day:
      return frame_value(*this, from.kind, f);
    case slot_kind::each:
    case slot_kind::cohort_size:
    case slot_kind::applicable:
    case slot_kind::prior_due:
    case slot_kind::prior_reached:
      break;
  }
  const auto local = std::ranges::find(locals, from.kind, &local_value::kind);
  if (local == locals.end()) throw std::logic_error("a text names a value that its place does not have");
  return local->value;
}

}  // namespace TIEUCHI_ABI
}  // namespace tieuchi

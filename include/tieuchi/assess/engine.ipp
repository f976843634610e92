#pragma once

#include <tieuchi/assess/engine_checks.hpp>
#include <tieuchi/assess/engine_state.hpp>
#include <tieuchi/assess/in_force.hpp>

#include <stdexcept>

namespace tieuchi {
inline namespace TIEUCHI_ABI {
namespace detail {

/// What indicators ask back; the state outlives the source that asks.
template <class State>
indicator_questions questions_to(State* state) {
  indicator_questions ask;
  ask.value = [state](name_id name, unit_id unit, const period& p) { return state->self->value(name, {unit, p}); };
  ask.member = [state](cohort_id cohort, unit_id unit, date day) {
    const period year{{period_form::year, -1}, static_cast<std::int32_t>(day.year()), 0, {}, {}};
    standing found = standing_on(*state->self, cohort, unit, {unit, year}, true, day);
    return std::pair(found.is, std::move(found.assumed));
  };
  ask.computed = [state](const indicator::other_programme& wanted, unit_id unit, const period& p) {
    return computed_elsewhere(*state->self, wanted, unit, p);
  };
  return ask;
}

}  // namespace detail

engine::state::state(engine& owner, std::shared_ptr<const rulebook> rules_of, snapshot known_facts)
    : self(&owner),
      rules(std::move(rules_of)),
      known(std::move(known_facts)),
      units(*rules, known.as_of),
      facts(*rules, known, units, memory, detail::questions_to(this)) {}

namespace detail {

inline void check_subject(const rulebook& rules, fact_subject subject, bool of_agency) {
  if (subject == fact_subject()) throw std::out_of_range("a fact is about no unit");
  if (subject.is_agency() != of_agency)
    throw std::out_of_range(of_agency ? "a fact about an agency is about a unit"
                                      : "a fact about a unit is about an agency");
  check_unit(rules, subject.unit());
  if (of_agency && !rules.programme->agencies.has(subject.agency()))
    throw std::out_of_range("there is no agency of this id");
}

/// Rows that no door let in may hold any id.
inline void check_rows(const rulebook& rules, const ledger& facts) {
  for (const fact_view f : facts.views()) {
    if (f.indicator() >= fact_of_type && f.indicator() <= fact_of_parent) {
      check_subject(rules, f.subject(), false);
    } else {
      check_name(rules, f.indicator());
      const name_entry& entry = rules.names[f.indicator()];
      if (entry.kind != name_kind::indicator) throw std::out_of_range("the name of a fact is no indicator");
      check_subject(rules, f.subject(), rules.indicators[entry.variants.front().element].spec->of_agency);
    }
  }
}

inline std::shared_ptr<const rulebook> rules_given(std::shared_ptr<const rulebook> rules, const snapshot& known) {
  if (!rules) throw std::logic_error("an engine needs a rulebook");
  if (!known.facts) throw std::logic_error("an engine needs facts; without any, an empty ledger");
  if (!known.facts->door().empty() && known.facts->door() != rules->door_hash)
    throw std::logic_error("these facts were let in by another rulebook");
  if (known.facts->door().empty()) check_rows(*rules, *known.facts);
  return rules;
}

}  // namespace detail

void check_years(const rulebook& rules, std::span<const int> years) {
  for (const int year : years)
    if (year < rules.programme->year_from || year > rules.programme->horizon)
      throw std::out_of_range("the year " + std::to_string(year) + " lies outside the programme");
}

engine::engine(std::shared_ptr<const rulebook> rules, snapshot known) {
  auto fitting = detail::rules_given(std::move(rules), known);
  state_ = std::make_unique<state>(*this, std::move(fitting), std::move(known));
}

engine::engine(std::unique_ptr<state> made) : state_(std::move(made)) { state_->self = this; }

engine engine_access::again(engine& e) {
  engine::state& whole = of(e);
  engine fresh(std::make_unique<engine::state>(e, whole.rules, whole.known));
  of(fresh).programmes = whole.programmes;
  return fresh;
}

engine::~engine() = default;

engine::engine(engine&& other) noexcept : state_(std::move(other.state_)) {
  if (state_) state_->self = this;
}

engine& engine::operator=(engine&& other) noexcept {
  state_ = std::move(other.state_);
  if (state_) state_->self = this;
  return *this;
}

engine::state& engine::alive() const {
  if (!state_) throw std::logic_error("this engine was moved from");
  if (state_->watched.stopped()) throw std::logic_error("this engine was cancelled");
  return *state_;
}

const rulebook& engine::rules() const { return *alive().rules; }
date engine::as_of() const { return alive().known.as_of; }
const snapshot& engine::known() const { return alive().known; }
const unit_history& engine::units() const { return alive().units; }
const indicator_source& engine::indicators() const { return alive().facts; }
feel::arena& engine::arena() { return alive().memory; }
watching& engine::watched() { return alive().watched; }
void engine::watch_by(const watcher* who) { alive().watched = watching(who); }
const std::vector<issue>& engine::notes() const { return alive().notes.all(); }
site_id engine::site(assumed_place place, std::string_view element) const {
  return alive().facts.sites()->of(place, element);
}
told_assumptions engine::told(const assumptions& assumed) const { return alive().facts.sites()->told(assumed); }
std::shared_ptr<const engine_mark> engine::mark() const { return alive().mark; }
void engine::answer_duties_by(duty_hooks hooks) { alive().duties = std::move(hooks); }

std::optional<version_id> engine::version_of(const frame& f) { return detail::governing_of(*this, f).version; }
const reading& engine::reference_day(const frame& f) { return detail::governing_of(*this, f).day; }

date engine::first_day(const period& p) { return tieuchi::first_day(p, *rules().programme); }
date engine::last_day(const period& p) { return tieuchi::last_day(p, *rules().programme); }

detail::frame_memory& engine::state::memory_of(const frame& f) {
  const auto key = detail::key_of(f);
  if (last && key == last_key) return *last;
  auto& found = frames[key];
  if (found.values.empty()) {
    found.values.resize(rules->names.size());
    found.items.resize(rules->names.size());
    found.standings.resize(2 * rules->cohorts.size());
  }
  last_key = key;
  return *(last = &found);
}

namespace detail {

// Both stand alone, so that what evaluation holds is not held while `prepare` goes down a chain.
TIEUCHI_APART const reading& remembered_value(engine& e, name_id name, const frame& f) {
  auto& state = engine_access::of(e);
  const reading*& known = state.memory_of(f).values[name];
  if (!known) {
    state.watched.step();
    reading read = read_name(e, name, f);
    known = &state.readings.emplace_back(std::move(read));
  }
  return *known;
}

TIEUCHI_APART const item_result& remembered_item(engine& e, item_id name, const frame& f) {
  auto& state = engine_access::of(e);
  const item_result*& known = state.memory_of(f).items[name];
  if (!known) {
    state.watched.step();
    item_result result = evaluated(e, name, f);
    known = &state.results.emplace_back(std::move(result));
  }
  return *known;
}

}  // namespace detail

const reading& engine::value(name_id name, const frame& f) {
  detail::check_valued(rules(), name);
  detail::check_unit(rules(), f.unit);
  if (const reading* known = state_->memory_of(f).values[name]) return *known;
  if (state_->depth == 0) detail::settle_past(*this, name, f);
  const detail::depth_guard inside(state_->depth);
  detail::prepare_value(*this, name, f);
  return detail::remembered_value(*this, name, f);
}

const reading& engine::agency_value(name_id name, agency_id agency, const period& p) {
  detail::check_valued(rules(), name);
  if (!rules().programme->agencies.has(agency)) throw std::out_of_range("there is no agency of this id");
  const reading*& known = state_->agency_values[{name, agency, p}];
  if (!known)
    known = &state_->readings.emplace_back(state_->facts.read_agency(name, agency, p, terms_of_year(*this, p.year)));
  return *known;
}

const item_result& engine::item(item_id name, const frame& asked) {
  detail::check_item(rules(), name);
  detail::check_unit(rules(), asked.unit);
  if (const item_result* known = state_->memory_of(asked).items[name])
    return *known;  // frames of its own alone have one
  const period_type own = detail::last_variant(rules(), name).item().period;
  if (own != asked.period.type) {
    const frame f{asked.unit, detail::fitted(asked.period, own), asked.territory};
    if (f != asked) return item(name, f);
  }
  if (state_->depth == 0) detail::settle_past(*this, name, asked);
  const detail::depth_guard inside(state_->depth);
  detail::prepare_item(*this, name, asked);
  return detail::remembered_item(*this, name, asked);
}

namespace detail {

inline membership told(const standing& stands, assumptions* rests_on) {
  if (rests_on) join(*rests_on, stands.assumed);
  return stands.is;
}

}  // namespace detail

membership engine::member(cohort_id cohort, unit_id unit, const frame& asked_from, bool in_being,
                          assumptions* rests_on) {
  detail::check_cohort(rules(), cohort, unit);
  return detail::told(detail::standing_of(*this, cohort, unit, asked_from, in_being), rests_on);
}

membership engine::member_on(cohort_id cohort, unit_id unit, const frame& asked_from, date day, assumptions* rests_on) {
  detail::check_cohort(rules(), cohort, unit);
  return detail::told(detail::standing_on(*this, cohort, unit, asked_from, false, day), rests_on);
}

membership engine::chooses(cohort_id cohort, unit_id unit, const frame& asked_from, assumptions* rests_on,
                           feel::value* open) {
  detail::check_cohort(rules(), cohort, unit);
  const detail::standing stands = detail::standing_by_choice(*this, cohort, unit, asked_from);
  if (open) *open = stands.open;
  return detail::told(stands, rests_on);
}

const reading* engine::anchor(const day_spec& spec, const frame& f) { return detail::anchor_of(*this, spec, f); }

std::vector<std::pair<unit_id, membership>> engine::members(cohort_id cohort, const frame& asked_from, bool in_being) {
  detail::check_cohort(rules(), cohort, no_id);
  std::vector<std::pair<unit_id, membership>> found;
  const auto& selection = rules().cohorts[cohort];
  for (const unit_id unit : selection.spec->frozen ? selection.members : rules().units_by_id)
    if (const auto is = member(cohort, unit, asked_from, in_being); is != membership::no) found.emplace_back(unit, is);
  return found;
}

std::optional<date> engine::day(const day_spec& spec, const frame& f, const day_context& context) {
  const programme& p = *rules().programme;
  const bool of_unit = f.unit != no_id;  // a target or an agency's duty has days of no unit
  day_anchors anchors{context.event, context.created || !of_unit ? context.created : units().begins(f.unit), {}};
  anchors.named = [&](std::string_view name) -> std::optional<date> {
    const auto found = rules().name(name);
    if (!found || !of_unit) return std::nullopt;
    return day_told(value(*found, f).value);
  };
  return day_of(spec, frame_of(f.period, p), anchors, calendar_for(spec.calendar, p));
}

}  // namespace TIEUCHI_ABI
}  // namespace tieuchi

#include <tieuchi/assess/across.ipp>
#include <tieuchi/assess/cohort.ipp>
#include <tieuchi/assess/engine_frames.ipp>
#include <tieuchi/assess/engine_names.ipp>
#include <tieuchi/assess/engine_past.ipp>
#include <tieuchi/assess/engine_programmes.ipp>
#include <tieuchi/assess/engine_reasons.ipp>
#include <tieuchi/assess/engine_slots.ipp>
#include <tieuchi/assess/engine_text.ipp>
#include <tieuchi/assess/grade.ipp>
#include <tieuchi/assess/group.ipp>
#include <tieuchi/assess/group_points.ipp>
#include <tieuchi/assess/item.ipp>
#include <tieuchi/assess/item_functions.ipp>
#include <tieuchi/assess/lifecycle.ipp>
#include <tieuchi/assess/measure.ipp>
#include <tieuchi/assess/parameter.ipp>
#include <tieuchi/assess/provisional.ipp>
#include <tieuchi/assess/quota.ipp>
#include <tieuchi/assess/rank.ipp>
#include <tieuchi/assess/score.ipp>
#include <tieuchi/assess/waiver.ipp>

#pragma once

#include <tieuchi/assess/engine_state.hpp>

#include <algorithm>

namespace tieuchi {
inline namespace TIEUCHI_ABI {
namespace detail {

/// Whether the reference day of two units in one period may differ.
inline bool depends_on_unit(const programme& p) {
  return p.reference_day && (!is_built_in_anchor(p.reference_day->anchor) || p.reference_day->anchor == "created" ||
                             p.reference_day->anchor == "event");
}

feel::value open_day(engine& e, const day_spec& spec, const frame& f, const fact_ref& otherwise) {
  const day_reading day = engine_access::of(e).facts.day(spec, f.unit, f.period);
  if (day.lack == day_lack::no_calendar) {
    const programme& p = *e.rules().programme;
    const calendar_days* calendar = calendar_for(spec.calendar, p);
    const calendar_id at = calendar ? p.calendars.id_of(*calendar) : calendar_id();
    return unknown_for(e, fact_ref::of_calendar(at, static_cast<int>(day.not_covered->year())),
                       unknown_code::no_calendar);
  }
  const reading* anchor = anchor_of(e, spec, f);
  return anchor && anchor->value.is_unknown() ? anchor->value : unknown_for(e, otherwise, unknown_code::not_reported);
}

inline reading reference_day_of(engine& e, const frame& f) {
  const auto& spec = e.rules().programme->reference_day;
  reading out;
  if (!spec) {
    out.value = e.last_day(f.period);
    return out;
  }
  if (const reading* anchor = anchor_of(e, *spec, f)) out.assumed = anchor->assumed;  // a day makes nothing provisional
  const auto day = engine_access::of(e).facts.day(*spec, f.unit, f.period).day;
  out.value = day ? feel::value(*day)
                  : open_day(e, *spec, f, {.is = fact_ref::form::reference_day, .subject = f.unit, .period = f.period});
  return out;
}

/// The last version recorded on D that begins on or before the year or the reference day.
inline std::optional<version_id> version_on(const engine& e, int year, date day) {
  const auto& versions = e.rules().versions;
  for (std::size_t i = versions.size(); i-- > 0;) {
    const version_id at(i);
    const version_entry& v = versions[at];
    const bool begun = v.spec && v.spec->from_year ? *v.spec->from_year <= year : v.begins <= day;
    if (begun && v.recorded_on <= e.as_of()) return at;
  }
  return std::nullopt;
}

/// Reference day and version of a frame; where no unit has a day of its own, units share it, but for the reasons of an
/// unknown day.
inline const governing& find_governing(engine& e, const frame& f) {
  auto& known = engine_access::of(e).governing;
  const bool shared = !depends_on_unit(*e.rules().programme);
  frame any = f;
  any.unit = no_id;
  if (shared)
    if (const auto found = known.find(key_of(any)); found != known.end()) return found->second;
  // While the day is being found, what it reads sees no version: it may not depend on one.
  const auto [at, fresh] = known.try_emplace(key_of(f));
  if (!fresh) return at->second;
  governing found;
  found.day = reference_day_of(e, f);
  const bool is_known = found.day.value.is(feel::value::kind::date);
  if (!is_known) found.day.value = before_lacks(e, feel::without_bounds(found.day.value));
  if (is_known) found.version = version_on(e, f.period.year, found.day.value.date());
  return known[key_of(shared && is_known ? any : f)] = std::move(found);
}

const governing& governing_of(engine& e, const frame& f) {
  frame_memory& known = engine_access::of(e).memory_of(f);
  if (!known.now) known.now = &find_governing(e, f);
  return *known.now;
}

void rest_on_day(engine& e, const frame& f, assumptions& into) { join(into, governing_of(e, f).day.assumed); }

/// Whether the version decides what a name is: which text it has, whether it has one.
inline bool has_texts_by_version(const rulebook& rules, name_id name) {
  const variant* first = rules.variant_in(name, version_id(0U));
  for (const version_id v : rules.versions.ids())
    if (rules.versions[v].unavailable[name] || rules.variant_in(name, v) != first) return true;
  return false;
}

/// The same of a lifecycle by the indicators of its acts too, which are read by the text of the frame.
inline bool depends_on_version(const rulebook& rules, name_id name) {
  if (has_texts_by_version(rules, name)) return true;
  const name_entry& entry = rules.names[name];
  return entry.kind == name_kind::lifecycle &&
         std::ranges::any_of(rules.lifecycles[entry.variants.front().element].reads,
                             [&](name_id read) { return has_texts_by_version(rules, read); });
}

std::optional<reading> open_version(engine& e, name_id name, const frame& f) {
  const governing& now = governing_of(e, f);
  if (now.version || !now.day.value.is_unknown() || !depends_on_version(e.rules(), name)) return std::nullopt;
  return now.day;
}

const variant* text_in(engine& e, name_id name, const frame& f) {
  const auto version = governing_of(e, f).version;
  if (version) return e.rules().variant_in(name, *version);
  return &*std::ranges::min_element(e.rules().names[name].variants, {}, &variant::since);
}

reading hidden_there(engine& e, name_id name, const frame& f) {
  return plain(unknown_for(e, fact_in(f, name), unknown_code::out_of_validity));
}

inline reading read_indicator(engine& e, name_id name, const variant& v, const frame& f) {
  const auto& facts = engine_access::of(e).facts;
  const governing& now = governing_of(e, f);
  const indicator_terms terms{now.version.value_or(v.since), f.territory};
  const compiled_indicator& about = e.rules().indicators[v.element];
  if (about.period.form == period_form::dated) {
    if (!now.day.value.is(feel::value::kind::date)) return now.day;
    reading dated = facts.read_dated(name, f.unit, now.day.value.date(), terms);
    join(dated.assumed, now.day.assumed);
    return dated;
  }
  const auto p = around(f.period, about.period);
  if (p) return facts.read(name, f.unit, *p, terms);
  reading out;
  out.value = unknown_for(e, fact_in(f, name), unknown_code::out_of_validity);
  return out;
}

inline reading no_rulebook(engine& e, version_id version) {
  reading out;
  out.value = unknown_for(e, fact_ref::of_version(version), unknown_code::no_rulebook);
  return out;
}

reading by_version(engine& e, name_id name, const frame& f, reading read) {
  if (depends_on_version(e.rules(), name)) rest_on_day(e, f, read.assumed);
  return read;
}

/// What is computed is unknown for the reasons of a partly known day and is not that day.
inline reading computed(reading r) {
  r.value = feel::without_bounds(r.value);
  return r;
}

/// A name in its own frame, without what the choice of its text rests on.
inline reading read_text_of_name(engine& e, name_id name, const frame& f, const own_acts* own = nullptr) {
  const rulebook& rules = e.rules();
  const name_entry& entry = rules.names[name];
  if (auto open = open_version(e, name, f)) return *std::move(open);
  const auto version = governing_of(e, f).version;
  if (version && entry.kind != name_kind::indicator && rules.versions[*version].unavailable[name])
    return no_rulebook(e, *version);
  const variant* v = text_in(e, name, f);
  if (!v) return hidden_there(e, name, f);
  switch (entry.kind) {
    case name_kind::indicator:
      return read_indicator(e, name, *v, f);
    case name_kind::parameter:
      return computed(parameter_value(e, rules.parameters[v->element], f));
    case name_kind::lifecycle:
      return computed(lifecycle_state(e, rules.lifecycles[v->element], {f, version.value_or(v->since)}, own));
    case name_kind::measure:
      return computed(measure_value(e, rules.measures[v->element], f));
    default:
      throw std::logic_error("items and duties have no value: " + entry.id);
  }
}

reading own_title(engine& e, name_id name, const frame& f, const own_acts& own) {
  return by_version(e, name, f, read_text_of_name(e, name, f, &own));
}

/// A measure of a longer period is that of the period around, whose version decides what it is.
reading read_name(engine& e, name_id name, const frame& f) {
  const name_entry& entry = e.rules().names[name];
  if (entry.kind == name_kind::measure) {
    const frame own{f.unit, fitted(f.period, e.rules().measures[entry.variants.front().element].period), f.territory};
    if (own != f) return e.value(name, own);
  }
  return by_version(e, name, f, read_text_of_name(e, name, f));
}

}  // namespace detail
}  // namespace TIEUCHI_ABI
}  // namespace tieuchi

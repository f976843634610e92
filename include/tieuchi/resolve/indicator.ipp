#pragma once

#include <tieuchi/resolve/indicator.hpp>

#include <tieuchi/resolve/last_event.hpp>

#include <algorithm>
#include <stdexcept>
#include <utility>

namespace tieuchi {
inline namespace TIEUCHI_ABI {
namespace detail {

inline indicator_reader work_of(const indicator_source& source, name_id name, const indicator_terms& terms) {
  return {source, name, source.indicator_in(name, terms.version), terms};
}

/// The later of two days; an empty one lies after all.
inline std::optional<date> later_day(const std::optional<date>& a, const std::optional<date>& b) {
  if (!a || !b) return std::nullopt;
  return std::max(*a, *b);
}

/// How far a frame reaches at a period: its own days, or those of the later frame that looks back.
inline reading_reach reach_of_frame(const indicator_reader& w, const period& p) {
  const std::optional<date> last = span_of(p, w.pack()).last;
  return {w.terms.territory ? later_day(last, w.terms.territory) : last, std::nullopt, false};
}

inline reading agency_value(const indicator_reader& w, agency_id agency, const period& p, const day_span& days) {
  const tieuchi::agency& who = w.pack().agencies.at(agency);
  const fact_ref reference = fact_ref::figure(agency, w.name, p);
  if (!overlap(days, {who.from, who.ends_as_known(w.as_of())}))
    return unknown_fact(w, reference, unknown_code::out_of_validity);
  const counting_terms terms = terms_of(w, agency, p);
  std::vector<candidate_row> rows;
  for (const fact_view f : known_rows(w.source, agency, w.name, p)) rows.push_back({f, counts(w, terms, f)});
  const row_choice own = choose(w, rows);
  const lack_of_rows lack = lack_by(w, terms, own.late);
  const auto refused =
      own.says == rows_say::nothing ? refused_report(w, agency, p, own, reference) : std::optional<reading>();
  reading r = own.says != rows_say::nothing ? said_or_default(w, own, agency, p, lack.kind, reference)
              : refused                     ? *refused
                                            : default_or_lack(w, agency, p, lack, reference, false);
  mark_terms(r, w, terms, own);
  return r;
}

/// Last event of a unit on or before a day: the day of the anchor `event`.
inline std::optional<date> event_of(const indicator_source& source, unit_id unit, date until) {
  const auto& events = indicator_access::rules(source).programme->events;
  std::optional<date> last;
  const auto look = [&](const std::vector<succession_edge>& edges) {
    for (const succession_edge& e : edges)
      if (events[e.event].day <= until && (!last || *last < events[e.event].day)) last = events[e.event].day;
  };
  look(indicator_access::units(source).predecessors(unit));
  look(indicator_access::units(source).successors(unit));
  return last ? last : indicator_access::units(source).begins(unit);
}

}  // namespace detail

indicator_source::indicator_source(const rulebook& rules, const snapshot& known, const unit_history& units,
                                   feel::arena& arena, indicator_questions ask)
    : rules_(&rules), known_(known), units_(&units), arena_(&arena), ask_(std::move(ask)) {}

const compiled_indicator& indicator_source::indicator_in(name_id name, version_id version) const {
  const name_entry& entry = rules_->names.at(name);
  if (entry.kind != name_kind::indicator) throw std::logic_error("not an indicator: " + entry.id);
  return rules_->indicators.at(rules_->variant_read(name, version).element);
}

reading indicator_source::read(name_id name, unit_id unit, const period& p, const indicator_terms& terms) const {
  const detail::indicator_reader w = detail::work_of(*this, name, terms);
  reading r = detail::periodic_value(w, unit, p, detail::reach_of_frame(w, p));
  r.provisional = unsettled(name, unit, p, terms);
  return r;
}

reading indicator_source::read_dated(name_id name, unit_id unit, date day, const indicator_terms& terms) const {
  return detail::dated_value(detail::work_of(*this, name, terms), unit, units_->nearest_day_of_life(unit, day), {});
}

reading indicator_source::read_agency(name_id name, agency_id agency, const period& p,
                                      const indicator_terms& terms) const {
  const detail::indicator_reader w = detail::work_of(*this, name, terms);
  reading r = detail::agency_value(w, agency, p, span_of(p, *rules_->programme));
  r.provisional = unsettled(name, agency, p, terms);
  return r;
}

reading indicator_source::read_agency_dated(name_id name, agency_id agency, date day,
                                            const indicator_terms& terms) const {
  return detail::dated_value(detail::work_of(*this, name, terms), agency, day, {});
}

reading indicator_source::read_rows(name_id name, fact_subject subject, const period& p, const indicator_terms& terms,
                                    const std::function<bool(fact_view)>& keep) const {
  const detail::indicator_reader w = detail::work_of(*this, name, terms);
  const detail::counting_terms counted = detail::terms_of(w, subject, p);
  std::vector<detail::candidate_row> rows;
  for (const fact_view f : detail::known_rows(*this, subject, name, p))
    if (!keep || keep(f)) rows.push_back({f, detail::counts(w, counted, f)});
  const detail::row_choice own = detail::choose(w, rows);
  const fact_ref reference = fact_ref::figure(subject, name, p);
  const bool speaks = own.says != detail::rows_say::nothing;
  const auto refused = speaks ? std::optional<reading>() : detail::refused_report(w, subject, p, own, reference);
  reading r = speaks    ? detail::spoken(w, own, reference)
              : refused ? *refused
                        : detail::lacking(w, detail::lack_by(w, counted, own.late), reference);
  detail::mark_terms(r, w, counted, own);
  return r;
}

std::vector<carried_part> indicator_source::carried_parts(name_id name, unit_id unit, const period& p,
                                                          const indicator_terms& terms) const {
  const detail::indicator_reader w = detail::work_of(*this, name, terms);
  const detail::reading_reach reach = detail::reach_of_frame(w, p);
  const auto days = span_of(p, *rules_->programme);
  const auto last = detail::last_event_of(w, unit, days.first, reach.territory);
  const bool hands_on = combines(w.carry().rule) || (w.carry().rule == carry_kind::own && last && last->existed);
  if (!last || !hands_on || detail::periodic_value(w, unit, p, reach).step != reading_step::carried) return {};
  const bool inside = !days.last || last->day <= *days.last;
  const auto read_part = [&](const detail::indicator_reader& part, unit_id of, const detail::reading_reach& how) {
    return detail::part_value(part, of, p, date{last->day.days - 1}, how);
  };
  return detail::parts_at(w, unit, *last, inside && !rules_->programme->own_rows_always_part, reach, read_part);
}

std::optional<date> indicator_source::accepts_until(name_id name, fact_subject subject, const period& p,
                                                    const indicator_terms& terms) const {
  return detail::terms_of(detail::work_of(*this, name, terms), subject, p).last_day;
}

day_reading indicator_source::day(const day_spec& spec, unit_id unit, const period& p) const {
  const programme& pack = *rules_->programme;
  const day_frame frame = frame_of(p, pack);
  day_anchors anchors;
  if (unit != no_id) {
    anchors.created = units_->begins(unit);
    if (spec.anchor == "event") anchors.event = detail::event_of(*this, unit, frame.last);
    anchors.named = [&](std::string_view id) -> std::optional<date> {
      const auto name = rules_->name(id);
      if (!name || !ask_.value) return std::nullopt;
      return day_told(ask_.value(*name, unit, p).value);
    };
  }
  return read_day(spec, frame, anchors, calendar_for(spec.calendar, pack));
}

reading indicator_source::anchor(const day_spec& spec, unit_id unit, const period& p) const {
  const auto name = is_built_in_anchor(spec.anchor) ? std::nullopt : rules_->name(spec.anchor);
  return name && unit != no_id && ask_.value ? ask_.value(*name, unit, p) : reading();
}

bool indicator_source::unsettled(name_id name, fact_subject subject, const period& p,
                                 const indicator_terms& terms) const {
  const compiled_indicator& about = indicator_in(name, terms.version);
  const auto open = [&](const std::optional<day_spec>& settles) {
    if (!settles) return false;
    const auto last = detail::day_in_rules(*this, *settles, subject.unit(), p).day;
    return !last || known_.as_of <= *last;
  };
  return open(about.spec->settles) || (about.filing != no_id && open(rules_->filings[about.filing].spec->settles));
}

std::optional<date> indicator_source::begins(name_id name) const {
  return detail::indicator_begins(detail::work_of(*this, name, {}));
}

}  // namespace TIEUCHI_ABI
}  // namespace tieuchi

#pragma once

#include <tieuchi/resolve/last_event.hpp>

#include <algorithm>

namespace tieuchi {
inline namespace TIEUCHI_ABI {
namespace detail {

/// What is known of one periodic value before the list of section 7 is walked.
struct periodic_ask {
  unit_id unit = no_id;
  period asked;
  day_span days;
  reading_reach reach;
  std::optional<last_event> last;
  bool event_inside = false;  ///< the event lies in the period itself
  bool outside = false;       ///< the period lies wholly outside the unit's life
  counting_terms terms;
  fact_ref reference;
};

inline bool replaces_rows(const indicator_reader& w, const periodic_ask& a) {
  return a.event_inside && !w.pack().own_rows_always_part;
}

inline bool is_own_row(const indicator_reader& w, const periodic_ask& a, fact_view f) {
  if (a.reach.recorded_before && f.recorded_on() >= *a.reach.recorded_before) return false;
  if (!a.last || !a.last->existed) return true;
  return replaces_rows(w, a) && f.recorded_on() >= a.last->day;
}

/// Whether a row of the unit itself, recorded later, may still take the place of what is carried.
inline bool own_row_may_come(const indicator_reader& w, const periodic_ask& a) {
  if (!a.event_inside || (a.last->existed && !replaces_rows(w, a))) return false;
  if (a.reach.recorded_before && w.as_of() >= *a.reach.recorded_before) return false;
  return lack_by(w, a.terms, false).kind != lack_kind::final;
}

inline row_choice own_rows(const indicator_reader& w, const periodic_ask& a) {
  std::vector<candidate_row> rows;
  for (const fact_view f : known_rows(w.source, a.unit, w.name, a.asked))
    if (is_own_row(w, a, f)) rows.push_back({f, counts(w, a.terms, f)});
  return choose(w, rows);
}

/// Step 2 where an event has a say; nothing when the list goes on.
inline std::optional<reading> carried_value(const indicator_reader& w, const periodic_ask& a, assumptions& rests_on) {
  const carry_kind rule = w.carry().rule;
  if (rule == carry_kind::never || (rule == carry_kind::own && !a.last->existed)) return std::nullopt;
  if (rule == carry_kind::none)
    return unknown_fact(w, a.reference, unknown_code::no_carry_over_rule,
                        own_row_may_come(w, a) ? awaited : std::uint8_t{0});
  const auto read = [&](const indicator_reader& part, unit_id unit, const reading_reach& reach) {
    return part_value(part, unit, a.asked, date{a.last->day.days - 1}, reach);
  };
  auto whole =
      carried_by(w, *a.last, parts_at(w, a.unit, *a.last, replaces_rows(w, a), a.reach, read), a.reference, rests_on);
  if (whole && stands_for_now(whole->value) && own_row_may_come(w, a)) assume_of(*whole, assumed_place::carried, w);
  return whole;
}

/// While the day from which the default stands is open, what it waits for is lacking too.
inline void may_stand_later(const indicator_reader& w, const reading& default_to_come, reading& r) {
  r.value = feel::value::unknown(feel::join(r.value.why(), default_to_come.value.why(), w.arena()));
  join(r.assumed, default_to_come.assumed);
}

reading default_or_lack(const indicator_reader& w, fact_subject subject, const period& p, const lack_of_rows& found,
                        const fact_ref& reference, bool part) {
  const lack_of_rows lack =
      w.about.spec->closed_list ? lack_of_rows{unknown_code::not_named, lack_kind::final, false} : found;
  auto standing_in = default_for(w, subject, p, lack.code);
  if (standing_in && !standing_in->value.is_unknown()) {
    if (lack.kind != lack_kind::final) assume_of(*standing_in, assumed_place::default_value, w);
    return *standing_in;
  }
  reading r = lacking(w, lack, reference);
  if (standing_in) {
    may_stand_later(w, *standing_in, r);
    return r;
  }
  if (!part || !w.about.absent_as) return r;
  r.value = *w.about.absent_as;
  r.step = reading_step::absent_as;
  if (lack.kind != lack_kind::final) assume_of(r, assumed_place::absent_as, w);
  return r;
}

reading said_or_default(const indicator_reader& w, const row_choice& own, fact_subject subject, const period& p,
                        lack_kind lack, const fact_ref& reference) {
  reading r = spoken(w, own, reference);
  const auto instead =
      own.says == rows_say::open ? default_for(w, subject, p, reason_code::of(own.rows[0].open_code())) : std::nullopt;
  if (!instead) return r;
  if (instead->value.is_unknown()) {
    may_stand_later(w, *instead, r);
    return r;
  }
  r.value = instead->value;
  r.step = instead->step;
  join(r.assumed, instead->assumed);
  if (lack != lack_kind::final) assume_of(r, assumed_place::default_value, w);
  return r;
}

std::optional<reading> computed_beside(const indicator_reader& w, fact_subject subject, const period& p,
                                       const reading* own, lack_kind kind, const fact_ref& reference) {
  const auto& computed = indicator_access::ask(w.source).computed;
  if (!w.about.spec->computed_by || !computed || subject.is_agency()) return std::nullopt;
  std::optional<reading> there = computed(*w.about.spec->computed_by, subject.unit(), p);
  if (!there || (own && own->value.is_unknown())) return std::nullopt;
  if (own) {
    if (there->value.is_unknown()) return there;
    if (feel::identical(own->value, there->value)) return std::nullopt;
    reading differs = unknown_fact(w, reference, unknown_code::contested);
    differs.rows = own->rows;
    return differs;
  }
  there->step = reading_step::computed_by;
  if (!there->value.is_unknown() && kind != lack_kind::final) assume_of(*there, assumed_place::computed_by, w);
  return there;
}

/// Steps 1 to 4.
inline reading first_that_exists(const indicator_reader& w, const periodic_ask& a, const row_choice& own,
                                 assumptions& rests_on) {
  const lack_of_rows lack = lack_by(w, a.terms, own.late);
  if (own.says != rows_say::nothing) {
    const reading r = said_or_default(w, own, a.unit, a.asked, lack.kind, a.reference);
    return computed_beside(w, a.unit, a.asked, &r, lack.kind, a.reference).value_or(r);
  }
  if (!a.outside)
    if (auto there = computed_beside(w, a.unit, a.asked, nullptr, lack.kind, a.reference)) return *there;
  if (!a.outside)
    if (auto refused = refused_report(w, a.unit, a.asked, own, a.reference)) return *refused;
  if (a.last)
    if (auto carried = carried_value(w, a, rests_on)) return *carried;
  const auto begins = indicator_begins(w);
  const bool not_yet = begins && a.days.last && *a.days.last < *begins;
  if (a.outside || not_yet) return unknown_fact(w, a.reference, unknown_code::out_of_validity);
  return default_or_lack(w, a.unit, a.asked, lack, a.reference, a.reach.part);
}

reading periodic_value(const indicator_reader& w, unit_id unit, const period& p, const reading_reach& reach) {
  periodic_ask a{unit, p, span_of(p, w.pack()), reach, {}, false, false, {}, {}};
  a.reference = fact_ref::figure(unit, w.name, p);
  a.last = last_event_of(w, unit, a.days.first, reach.territory);
  a.event_inside = a.last && (!a.days.last || a.last->day <= *a.days.last);
  const unit_history& units = w.units();
  a.outside = !reach.part && (!units.known(unit) || !overlap(a.days, {units.begins(unit), units.ends(unit)}));
  if (a.outside && !a.last) return unknown_fact(w, a.reference, unknown_code::out_of_validity);
  a.terms = terms_of(w, unit, p);
  const row_choice own = own_rows(w, a);
  assumptions rests_on;
  reading r = first_that_exists(w, a, own, rests_on);
  join(r.assumed, rests_on);
  mark_terms(r, w, a.terms, own);
  return r;
}

}  // namespace detail
}  // namespace TIEUCHI_ABI
}  // namespace tieuchi

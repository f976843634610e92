#pragma once

#include <tieuchi/resolve/last_event.hpp>

#include <algorithm>

namespace tieuchi {
inline namespace TIEUCHI_ABI {
namespace detail {

/// What is known of one dated value before the list of section 7 is walked.
struct dated_ask {
  fact_subject subject;
  date day{};
  reading_reach reach;
  std::optional<last_event> last;
  fact_ref reference;
};

inline period year_around(date day) {
  return {{period_form::year, -1}, static_cast<std::int32_t>(day.year()), 0, {}, {}};
}

inline bool range_holds(fact_view f, date day) { return contains(day_span{f.period().from, f.period().to}, day); }

/// Rows that describe the territory since that event: all of a new unit, of one that goes on those recorded since.
inline bool is_since_turn(const dated_ask& a, fact_view f) {
  if (a.reach.recorded_before && f.recorded_on() >= *a.reach.recorded_before) {
    // A correction of an old range describes the old territory whenever it was recorded.
    if (!f.period().to || *f.period().to >= *a.reach.recorded_before) return false;
  }
  if (!a.last || !a.last->existed) return true;
  return f.recorded_on() >= a.last->day && (!f.period().to || *f.period().to >= a.last->day);
}

/// Of the ranges that contain the day the one that begins last.
inline std::vector<candidate_row> latest_ranges(std::vector<candidate_row> rows, date day) {
  std::erase_if(rows, [&](const candidate_row& c) { return !range_holds(c.row, day); });
  const candidate_row* last = nullptr;
  for (const candidate_row& c : rows)
    if (c.counts && (!last || last->row.period().from < c.row.period().from)) last = &c;
  if (!last) return rows;
  const std::optional<date> from = last->row.period().from;
  std::erase_if(rows, [&](const candidate_row& c) { return c.counts && c.row.period().from != from; });
  return rows;
}

/// The rows since that event, each by the terms of its own range, and all that these terms rest on.
struct dated_rows {
  std::vector<candidate_row> rows;
  counting_terms terms;

  dated_rows(const indicator_reader& w, const dated_ask& a) {
    for (const fact_view f : known_rows(w.source, a.subject, w.name)) {
      if (!is_since_turn(a, f)) continue;
      const counting_terms own = terms_of(w, a.subject, f.period());
      rows.push_back({f, counts(w, own, f)});
      if (!range_holds(f, a.day)) continue;
      terms.extension_open |= own.extension_open;
      terms.last_day_open |= own.last_day_open;
      join(terms.assumed, own.assumed);
    }
  }
};

/// The event that decides on a day, where the carry rule hands values on; else the unit keeps its own ranges.
inline std::optional<last_event> dated_event(const indicator_reader& w, unit_id unit, date day) {
  auto t = last_event_of(w, unit, std::nullopt, day);
  if (t && t->existed && !combines(w.carry().rule)) t.reset();
  return t;
}

inline std::optional<reading> dated_carried(const indicator_reader& w, const dated_ask& a, lack_kind own,
                                            assumptions& rests_on) {
  const carry_kind rule = w.carry().rule;
  if (rule == carry_kind::never || rule == carry_kind::own) return std::nullopt;
  const bool may_come = (!a.reach.recorded_before || w.as_of() < *a.reach.recorded_before) && own != lack_kind::final;
  if (rule == carry_kind::none)
    return unknown_fact(w, a.reference, unknown_code::no_carry_over_rule, may_come ? awaited : std::uint8_t{0});
  const date before{a.last->day.days - 1};
  const auto read = [&](const indicator_reader& part, unit_id unit, const reading_reach& reach) {
    return part_value(part, unit, year_around(before), before, reach);
  };
  auto whole =
      carried_by(w, *a.last, parts_at(w, a.subject.unit(), *a.last, true, a.reach, read), a.reference, rests_on);
  if (whole && stands_for_now(whole->value) && may_come) assume_of(*whole, assumed_place::carried, w);
  return whole;
}

reading dated_value(const indicator_reader& w, fact_subject subject, date day, const reading_reach& reach) {
  dated_ask a{subject, day, reach, {}, fact_ref::on_day(subject, w.name, day)};
  if (!subject.is_agency()) a.last = dated_event(w, subject.unit(), day);
  dated_rows known(w, a);
  const bool own_began = std::ranges::any_of(known.rows, [&](const candidate_row& c) {
    return c.counts && (!c.row.period().from || *c.row.period().from <= day);
  });
  const row_choice own = choose(w, latest_ranges(std::move(known.rows), day));
  const auto marked = [&](reading r) {
    mark_terms(r, w, known.terms, own);
    return r;
  };
  const period year = year_around(day);
  const counting_terms terms = terms_of(w, subject, year);
  const lack_of_rows lack = lack_by(w, terms, own.late);
  if (own.says != rows_say::nothing) return marked(said_or_default(w, own, subject, year, lack.kind, a.reference));
  const period asked{{period_form::dated, -1}, 0, 0, day, day};
  if (auto refused = refused_report(w, subject, asked, own, a.reference)) return marked(std::move(*refused));
  join(known.terms.assumed, terms.assumed);
  if (a.last && !own_began)
    if (auto carried = dated_carried(w, a, lack.kind, known.terms.assumed)) return marked(*carried);
  return marked(default_or_lack(w, subject, year, lack, a.reference, reach.part));
}

}  // namespace detail
}  // namespace TIEUCHI_ABI
}  // namespace tieuchi

#pragma once

#include <tieuchi/roadmap/cohort_count.hpp>

#include <algorithm>

namespace tieuchi {
inline namespace TIEUCHI_ABI {
namespace detail {

said ask_unit(engine& e, const compiled_text& counts, unit_id unit, int year, assumptions& assumed) {
  const reading answer = e.run(counts, year_frame(unit, year));
  join(assumed, answer.assumed);
  if (answer.value.is_true()) return said::yes;
  return answer.value.is_false() ? said::no : said::unknown;
}

inline said both(said a, said b) { return std::min(a, b); }
inline said either(said a, said b) { return std::max(a, b); }

/// Whether some day of the year lies in the unit's life.
inline bool lives_in(engine& e, unit_id unit, int year) {
  const period whole = year_period(year);
  return e.units().known(unit) && e.units().begins(unit).value_or(e.first_day(whole)) <= e.last_day(whole) &&
         e.units().ends(unit).value_or(e.last_day(whole)) >= e.first_day(whole);
}

said ask_unit_so_far(engine& e, const compiled_text& counts, unit_id unit, int year, assumptions& assumed) {
  said answer = ask_unit(e, counts, unit, year, assumed);
  for (int y = e.rules().programme->year_from; y < year; ++y)
    if (lives_in(e, unit, y)) answer = either(answer, ask_unit(e, counts, unit, y, assumed));
  return answer;
}

/// What a unit itself did by the end of a year, or of its life in that year, whatever its end undid.
inline said ask_own_acts(engine& e, const compiled_text& counts, unit_id unit, int year, const own_acts& own,
                         assumptions& assumed) {
  const reading answer = e.run_by_own_acts(counts, year_frame(unit, year), own);
  join(assumed, answer.assumed);
  if (answer.value.is_true()) return said::yes;
  return answer.value.is_false() ? said::no : said::unknown;
}

/// Whether a unit that ended is stood for in a year: by what each of those it went to did since then, or by theirs.
inline said stood_for(engine& e, const aim_counting& terms, unit_id unit, int year, assumptions& assumed) {
  const auto end = e.units().ends(unit);
  const date last = e.last_day(year_period(year));
  if (!end || *end >= last) return said::no;
  const date since{end->days + 1};
  const auto heirs = e.units().heirs(unit, since);
  if (heirs.empty()) return said::no;
  said all = said::yes;
  for (const unit_id heir : heirs) {
    said one = stood_for(e, terms, heir, year, assumed);
    const auto gone = e.units().ends(heir);
    if (terms.sticky ? lives_in(e, heir, year) : !gone || *gone >= last)
      one = either(one, ask_own_acts(e, *terms.counts, heir, year, {since}, assumed));
    all = both(all, one);
  }
  return all;
}

/// A listed unit by its own acts, in one year: while it is in being, sticky in the year of its end too, and by those
/// that stand for it where successors may.
inline said own_in_year(engine& e, const aim_counting& terms, unit_id unit, int year, assumptions& assumed) {
  const date last = e.last_day(year_period(year));
  said answer = said::no;
  if (e.units().in_being(unit, last) || (terms.sticky && lives_in(e, unit, year)))
    answer = ask_own_acts(e, *terms.counts, unit, year, {}, assumed);
  return asks_successors(terms.frozen) ? either(answer, stood_for(e, terms, unit, year, assumed)) : answer;
}

/// What a unit of a frozen list contributes in one year alone; the list asks no existence, but who ended counts no
/// more.
inline said listed_in_year(engine& e, const aim_counting& terms, unit_id unit, int year, assumptions& assumed) {
  if (keeps_own_acts(terms.frozen)) return own_in_year(e, terms, unit, year, assumed);
  const date last = e.last_day(year_period(year));
  if (e.units().in_being(unit, last)) return ask_unit(e, *terms.counts, unit, year, assumed);
  if (!asks_successors(terms.frozen)) return said::no;
  const auto heirs = e.units().heirs(unit, last);
  if (heirs.empty()) return said::no;
  said all = said::yes;
  for (const unit_id heir : heirs) all = both(all, ask_unit(e, *terms.counts, heir, year, assumed));
  return all;
}

inline said listed_counts(engine& e, const aim_counting& terms, unit_id unit, int year, assumptions& assumed) {
  said answer = listed_in_year(e, terms, unit, year, assumed);
  const bool gone = !asks_successors(terms.frozen) && !keeps_own_acts(terms.frozen) &&
                    !e.units().in_being(unit, e.last_day(year_period(year)));
  if (!terms.sticky || gone) return answer;
  for (int y = e.rules().programme->year_from; y < year; ++y)
    answer = either(answer, listed_in_year(e, terms, unit, y, assumed));
  return answer;
}

inline said unit_counts(engine& e, const aim_counting& terms, unit_id unit, int year, assumptions& assumed) {
  if (e.rules().cohorts[terms.cohort].spec->frozen) return listed_counts(e, terms, unit, year, assumed);
  return terms.sticky ? ask_unit_so_far(e, *terms.counts, unit, year, assumed)
                      : ask_unit(e, *terms.counts, unit, year, assumed);
}

/// How a unit stands to the cohort of an aim: of a frozen list as chosen, or not at all once it ended; else as known.
inline membership member_for(engine& e, const aim_counting& terms, unit_id unit, int year, assumptions& assumed) {
  const frame own = year_frame(unit, year);
  if (!e.rules().cohorts[terms.cohort].spec->frozen) return e.member(terms.cohort, unit, own, true, &assumed);
  const auto ends = e.units().ends(unit);
  if (terms.frozen == frozen_cohort::drop_ended && ends && *ends < e.last_day(own.period)) return membership::no;
  return e.chooses(terms.cohort, unit, own, &assumed);
}

cohort_count count_members(engine& e, const aim_counting& terms, int year) {
  cohort_count done;
  const auto& cohort = e.rules().cohorts[terms.cohort];
  for (const unit_id unit : cohort.spec->frozen ? cohort.members : e.rules().units_by_id) {
    const membership how = member_for(e, terms, unit, year, done.membership);
    if (how == membership::no) continue;
    const said answer = unit_counts(e, terms, unit, year, done.counted.assumed);
    ++(how == membership::yes ? done.certain : done.possible);
    if (how == membership::yes && answer == said::yes)
      done.counted.reached.push_back(unit);
    else if (answer != said::no)
      done.counted.unknown.push_back(unit);
  }
  join(done.counted.assumed, done.membership);
  done.counted.open_members = done.possible > 0;
  return done;
}

}  // namespace detail
}  // namespace TIEUCHI_ABI
}  // namespace tieuchi

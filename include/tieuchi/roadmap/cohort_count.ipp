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

/// What a unit of a frozen list contributes in one year alone; the list asks no existence, but who ended counts no
/// more.
inline said listed_in_year(engine& e, const aim_counting& terms, unit_id unit, int year, assumptions& assumed) {
  const date last = e.last_day(year_period(year));
  if (e.units().in_being(unit, last)) return ask_unit(e, *terms.counts, unit, year, assumed);
  if (terms.frozen != frozen_cohort::map_successors) return said::no;
  const auto heirs = e.units().heirs(unit, last);
  if (heirs.empty()) return said::no;
  said all = said::yes;
  for (const unit_id heir : heirs) all = both(all, ask_unit(e, *terms.counts, heir, year, assumed));
  return all;
}

inline said listed_counts(engine& e, const aim_counting& terms, unit_id unit, int year, assumptions& assumed) {
  said answer = listed_in_year(e, terms, unit, year, assumed);
  const bool gone =
      terms.frozen != frozen_cohort::map_successors && !e.units().in_being(unit, e.last_day(year_period(year)));
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
    const membership how = member_for(e, terms, unit, year, done.counted.assumed);
    if (how == membership::no) continue;
    const said answer = unit_counts(e, terms, unit, year, done.counted.assumed);
    ++(how == membership::yes ? done.certain : done.possible);
    if (how == membership::yes && answer == said::yes)
      done.counted.reached.push_back(unit);
    else if (answer != said::no)
      done.counted.unknown.push_back(unit);
  }
  done.counted.open_members = done.possible > 0;
  return done;
}

}  // namespace detail
}  // namespace TIEUCHI_ABI
}  // namespace tieuchi

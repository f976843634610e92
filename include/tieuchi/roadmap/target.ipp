#pragma once

#include <tieuchi/assess/in_force.hpp>
#include <tieuchi/roadmap/due_figure.hpp>
#include <tieuchi/roadmap/target.hpp>

#include <algorithm>
#include <array>
#include <iterator>

namespace tieuchi {
inline namespace TIEUCHI_ABI {
namespace detail {

/// The units in whose frames figures of a whole cohort may have to be read, and what that rests on.
struct speakers {
  std::vector<unit_id> units;  ///< none among them where there may be nobody
  assumptions assumed;
};

/// The first of a list, else the first member: the first that is certain, and each possible one before it.
inline speakers speakers_of(engine& e, cohort_id cohort, int year) {
  const auto& rules = e.rules();
  const cohort_id from = cohort ? cohort : rules.subject;
  const compiled_cohort& selection = rules.cohorts[from];
  if (cohort != no_id && selection.spec->frozen && !selection.members.empty()) return {{selection.members.front()}, {}};
  speakers found;
  for (const unit_id unit : selection.spec->frozen ? selection.members : rules.units_by_id) {
    const membership is = e.member(from, unit, year_frame(unit, year), true, &found.assumed);
    if (is != membership::no) found.units.push_back(unit);
    if (is == membership::yes) return found;
  }
  found.units.push_back(no_id);
  return found;
}

/// Reached, missed or open, by every figure that may be due: reached against the greatest, missed by a settled one
/// only.
inline target_verdict verdict_of(bool at_most, const possible_figure& due, const number& reached,
                                 const number& unknown) {
  if (due.values.empty()) return target_verdict::open;
  const number possible = tieuchi::add(reached, unknown).value_or(reached);
  const number &least = due.values.front(), &most = due.values.back();
  if (at_most ? possible <= least : reached >= most) return target_verdict::reached;
  if (!due.settled()) return target_verdict::open;
  return (at_most ? reached > most : possible < least) ? target_verdict::missed : target_verdict::open;
}

/// On or before the day that settles a target, and while that day is unknown, nothing is missed yet and no ceiling
/// kept.
inline void settle(engine& e, const target& spec, roadmap_row& row) {
  if (!spec.settles) return;
  const frame asked = year_frame(row.unit.value_or(no_id), row.year);
  const auto day = e.day(*spec.settles, asked);
  if (const reading* anchor = e.anchor(*spec.settles, asked)) join(row.assumed, anchor->assumed);
  if (day && e.as_of() > *day) return;
  if (row.verdict == target_verdict::missed || (row.at_most && row.verdict == target_verdict::reached))
    row.verdict = target_verdict::open;
}

inline void add_beside(roadmap_row& row, const target_count& counted) {
  row.beside.push_back(count_of(counted.reached.size()));
  row.beside_unknown.push_back(count_of(counted.unknown.size()));
}

inline void add_live(engine& e, const compiled_target& t, roadmap_row& row) {
  if (t.live == no_id) return;
  const auto live = count_members(e, {&*t.counts, t.live, frozen_cohort::as_listed, false}, row.year).counted;
  row.reached_live = count_of(live.reached.size());
  row.unknown_live = count_of(live.unknown.size());
}

inline roadmap_row row_for(engine& e, target_id target, const compiled_aim* a, int year) {
  const auto& spec = *e.rules().targets[target].spec;
  roadmap_row row;
  row.made_by = e.mark();
  row.target = target;
  row.name = spec.id;
  row.year = year;
  row.as_of = e.as_of();
  row.clauses = a == nullptr || a->spec->clauses.empty() ? spec.clauses : a->spec->clauses;
  row.at_most = a != nullptr && a->at_most.has_value();
  return row;
}

/// Follows the aims of one target from year to year, so that `add` and prior figures find the aim before.
class aim_path {
 public:
  aim_path(engine& e, target_id target) : e_(e), target_(e.rules().targets[target]), at_(target) {}

  void rows_into(std::vector<roadmap_row>& rows, std::span<const int> years);

 private:
  struct aim_before {
    possible_figure due;
    cohort_id cohort;
  };

  [[nodiscard]] cohort_id cohort_of(const compiled_aim& a) const { return a.of ? a.of : target_.of; }
  [[nodiscard]] aim_counting counting_over(cohort_id cohort) const;
  [[nodiscard]] speakers speakers_in(const compiled_aim*, int year) const;
  possible_figure reached_before(const compiled_aim&, int year);
  possible_figure measured_by(unit_id speaker, int year);
  possible_figure measured_in(int year);
  possible_figure too_large(int year);
  aim_names names_for(const compiled_aim&, int year);
  possible_figure due_of(const compiled_aim&, const frame&, const aim_names&);
  possible_figure due_by(const speakers&, const compiled_aim&, int year, const aim_names&);
  possible_figure judge_by_size(roadmap_row&, const compiled_aim&, const cohort_count&);
  void count(roadmap_row&, const compiled_aim&);
  void measure(roadmap_row&, const compiled_aim&);

  engine& e_;
  const compiled_target& target_;
  target_id at_;
  std::optional<aim_before> before_;
};

inline aim_counting aim_path::counting_over(cohort_id cohort) const {
  return {&*target_.counts, cohort, target_.spec->frozen_cohort, target_.spec->counting != target_counting::in_year};
}

inline speakers aim_path::speakers_in(const compiled_aim* a, int year) const {
  if (target_.measure == no_id) return speakers_of(e_, cohort_of(*a), year);
  const std::size_t measured = e_.rules().names[target_.measure].variants.back().element;
  return speakers_of(e_, e_.rules().measures[measured].subject, year);
}

/// A measure as a later aim builds on it: not while its value is unknown or units left out of it may still report.
inline possible_figure aim_path::measured_by(unit_id speaker, int year) {
  if (speaker == no_id) return open_figure(e_, unknown_code::out_of_validity);
  const reading r = e_.value(target_.measure, year_frame(speaker, year));
  possible_figure figure;
  if (r.value.is_unknown())
    figure.open = r.value;
  else if (!r.left_out.empty())
    figure = open_figure(e_, unknown_code::others_open);
  else
    figure.values = {r.value.number()};
  figure.assumed = r.assumed;
  return figure;
}

inline possible_figure aim_path::measured_in(int year) {
  const speakers may_speak = speakers_in(nullptr, year);
  possible_figure figure{{}, {}, may_speak.assumed};
  for (const unit_id unit : may_speak.units) widen(figure, measured_by(unit, year), e_);
  return figure;
}

/// `prior_reached`: the year before, over the cohort of the aim before; without one over that of this aim.
inline possible_figure aim_path::reached_before(const compiled_aim& a, int year) {
  const int before = year - 1;
  if (before < e_.rules().programme->facts_from) return settled_figure(number(0));
  if (target_.measure != no_id) return measured_in(before);
  const auto counted = count_members(e_, counting_over(before_ ? before_->cohort : cohort_of(a)), before).counted;
  possible_figure figure;
  for (std::size_t more = 0; more <= counted.unknown.size(); ++more)
    figure.values.push_back(count_of(counted.reached.size() + more));
  figure.assumed = counted.assumed;
  return figure;
}

/// A figure with more digits than a number has.
inline possible_figure aim_path::too_large(int year) {
  return open_figure(e_, fact_ref::other(target_.spec->id + "@" + std::to_string(year)),
                     unknown_code::undefined_operation);
}

inline const compiled_value* value_of(const compiled_aim& a) {
  return a.at_least ? &*a.at_least : a.at_most ? &*a.at_most : nullptr;
}

inline aim_names aim_path::names_for(const compiled_aim& a, int year) {
  aim_names names;
  if (before_) names.prior_due = before_->due;
  const compiled_value* value = value_of(a);
  if (value && asks_for(*value, slot_kind::prior_reached)) names.prior_reached = reached_before(a, year);
  return names;
}

inline possible_figure aim_path::due_of(const compiled_aim& a, const frame& f, const aim_names& names) {
  if (a.spec->share) {
    const auto part = tieuchi::multiply(*a.spec->share, count_of(names.cohort_size));
    const auto up = part ? tieuchi::round(*part, number(0), rounding::ceiling) : std::nullopt;
    return up ? settled_figure(*up) : too_large(f.period.year);
  }
  if (a.spec->add) {
    possible_figure due = names.prior_due;
    for (number& n : due.values) {
      const auto sum = tieuchi::add(n, *a.spec->add);
      if (!sum) return too_large(f.period.year);
      n = *sum;
    }
    return due;
  }
  return figure_of(e_, *value_of(a), f, names);
}

/// Every figure that may be due, whoever it is read for.
inline possible_figure aim_path::due_by(const speakers& may_speak, const compiled_aim& a, int year,
                                        const aim_names& names) {
  if (a.spec->add) return due_of(a, year_frame({}, year), names);  // whoever is in the cohort
  possible_figure due{{}, {}, may_speak.assumed};
  for (const unit_id unit : may_speak.units) widen(due, due_of(a, year_frame(unit, year), names), e_);
  return due;
}

/// The verdict that holds for every size the cohort may have, and all that may be due by them.
inline possible_figure aim_path::judge_by_size(roadmap_row& row, const compiled_aim& a, const cohort_count& done) {
  aim_names names = names_for(a, row.year);
  const compiled_value* value = value_of(a);
  const bool sized = a.spec->share || (value && asks_for(*value, slot_kind::cohort_size));
  const std::size_t sizes = sized ? done.possible : 0;
  if (value && (sizes + 1) * combinations(*value, names) > most_combinations)
    return open_figure(e_, unknown_code::others_open);
  const speakers may_speak = speakers_in(&a, row.year);
  names.cohort_size = done.certain;
  possible_figure due = due_by(may_speak, a, row.year, names);
  if (sized) join(due.assumed, done.membership);
  row.verdict = verdict_of(row.at_most, due, *row.reached, *row.unknown);
  for (std::size_t more = 1; more <= sizes; ++more) {
    names.cohort_size = done.certain + more;
    const possible_figure other = due_by(may_speak, a, row.year, names);
    if (verdict_of(row.at_most, other, *row.reached, *row.unknown) != row.verdict) row.verdict = target_verdict::open;
    widen(due, other, e_);
  }
  return due;
}

inline void aim_path::count(roadmap_row& row, const compiled_aim& a) {
  const aim_counting terms = counting_over(cohort_of(a));
  const auto done = count_members(e_, terms, row.year);
  row.cohort = terms.cohort;
  row.cohort_size = done.certain;
  row.counted = done.counted;
  row.reached = count_of(done.counted.reached.size());
  row.unknown = count_of(done.counted.unknown.size());
  possible_figure due = judge_by_size(row, a, done);
  row.assumed = done.counted.assumed;
  join(row.assumed, due.assumed);
  if (due.settled()) {
    row.due = due.values.front();
    (row.at_most ? row.excess : row.shortfall) = std::max(
        number(0), *tieuchi::subtract(row.at_most ? *row.reached : *row.due, row.at_most ? *row.due : *row.reached));
  }
  aim_counting alone = terms;
  alone.sticky = false;
  if (target_.spec->counting == target_counting::both)
    row.reached_in_year = count_of(count_members(e_, alone, row.year).counted.reached.size());
  add_live(e_, target_, row);
  for (const auto& text : target_.beside) {
    alone.counts = &text;
    add_beside(row, count_members(e_, alone, row.year).counted);
  }
  before_ = {std::move(due), terms.cohort};
}

inline void aim_path::measure(roadmap_row& row, const compiled_aim& a) {
  const speakers may_speak = speakers_in(&a, row.year);
  row.assumed = may_speak.assumed;
  possible_figure due = due_by(may_speak, a, row.year, names_for(a, row.year));
  if (due.settled()) row.due = due.values.front();
  std::optional<number> said;
  bool agreed = true;
  unit_set left_out;
  for (const unit_id unit : may_speak.units) {
    const reading r = unit == no_id ? reading() : e_.value(target_.measure, year_frame(unit, row.year));
    join(row.assumed, r.assumed);
    join(left_out, r.left_out);
    const bool known = r.value.is(feel::value::kind::number);
    agreed = agreed && known && (!said || *said == r.value.number());
    if (known) said = r.value.number();
  }
  row.counted.unknown = left_out.units();
  if (agreed) row.reached = said;
  if (row.reached || !row.counted.unknown.empty()) row.unknown = count_of(row.counted.unknown.size());
  if (row.reached && row.counted.unknown.empty()) row.verdict = verdict_of(row.at_most, due, *row.reached, number(0));
  std::ranges::sort(row.counted.unknown, {},
                    [&](unit_id u) { return std::string_view(e_.rules().programme->units[u].id); });
  join(row.assumed, due.assumed);
  before_ = {std::move(due), no_id};
}

inline void aim_path::rows_into(std::vector<roadmap_row>& rows, std::span<const int> years) {
  for (const auto& a : target_.aims)
    for (int year = a.year; year <= a.to; ++year) {
      roadmap_row row = row_for(e_, at_, &a, year);
      if (target_.measure != no_id)
        measure(row, a);
      else
        count(row, a);
      settle(e_, *target_.spec, row);
      if (std::ranges::find(years, year) != years.end()) rows.push_back(std::move(row));
    }
}

/// The year in which a unit's own day lies, where it is a member on the last day of its life in that year.
struct own_year {
  int year = 0;
  membership is = membership::no;
  assumptions assumed;  ///< what the day and the membership rest on
};

inline std::optional<own_year> own_year_of(engine& e, const compiled_target& t, unit_id unit) {
  if (!e.units().known(unit)) return std::nullopt;
  const auto begins = e.units().begins(unit);
  const int first = begins ? static_cast<int>(begins->year()) : e.rules().programme->year_from;
  const auto day = e.day(*t.spec->each, year_frame(unit, first), {std::nullopt, begins});
  const reading* anchor = e.anchor(*t.spec->each, year_frame(unit, first));
  if (!day) return std::nullopt;
  const frame asked = year_frame(unit, static_cast<int>(day->year()));
  const date last = e.units().nearest_day_of_life(unit, e.last_day(asked.period));
  if (last < e.first_day(asked.period) || last > e.last_day(asked.period)) return std::nullopt;
  own_year found{asked.period.year, membership::no, anchor ? anchor->assumed : assumptions()};
  found.is = e.member_on(t.of, unit, asked, last, &found.assumed);
  return found.is == membership::no ? std::nullopt : std::optional(found);
}

/// The row of a unit that has an aim of its own: due is 1, its own `counts` decides.
inline roadmap_row row_of_unit(engine& e, target_id target, unit_id unit, const own_year& own) {
  const auto& t = e.rules().targets[target];
  roadmap_row row = row_for(e, target, t.aims.empty() ? nullptr : &t.aims.front(), own.year);
  const bool certain = own.is == membership::yes;
  row.unit = unit;
  row.name += ":" + e.rules().programme->units[unit].id;
  row.at_most = false;
  row.cohort = t.of;
  row.cohort_size = certain ? 1 : 0;
  row.assumed = own.assumed;
  const bool sticky = t.spec->counting != target_counting::in_year;
  const said answer = sticky ? ask_unit_so_far(e, *t.counts, unit, own.year, row.assumed)
                             : ask_unit(e, *t.counts, unit, own.year, row.assumed);
  if (certain && answer == said::yes)
    row.counted.reached = {unit};
  else if (answer != said::no)
    row.counted.unknown = {unit};
  row.counted.open_members = !certain;
  row.reached = count_of(row.counted.reached.size());
  row.unknown = count_of(row.counted.unknown.size());
  row.due = number(1);
  row.shortfall = *tieuchi::subtract(*row.due, *row.reached);
  if (certain) row.verdict = verdict_of(false, settled_figure(*row.due), *row.reached, *row.unknown);
  assumptions beside_assumed;
  if (t.spec->counting == target_counting::both)
    row.reached_in_year = number(ask_unit(e, *t.counts, unit, own.year, beside_assumed) == said::yes ? 1 : 0);
  add_live(e, t, row);
  for (const auto& text : t.beside) {
    const said beside = ask_unit(e, text, unit, own.year, beside_assumed);
    row.beside.push_back(number(beside == said::yes ? 1 : 0));
    row.beside_unknown.push_back(number(beside == said::unknown ? 1 : 0));
  }
  settle(e, *t.spec, row);
  return row;
}

/// A target with one aim per unit: the year in which the unit's own day lies.
inline void each_into(engine& e, target_id target, std::vector<roadmap_row>& rows, std::span<const int> years) {
  std::vector<roadmap_row> mine;
  for (const unit_id unit : e.rules().units_by_id) {
    const auto own = own_year_of(e, e.rules().targets[target], unit);
    if (own && std::ranges::find(years, own->year) != years.end()) mine.push_back(row_of_unit(e, target, unit, *own));
  }
  std::ranges::stable_sort(mine, {}, &roadmap_row::year);
  std::ranges::move(mine, std::back_inserter(rows));
}

}  // namespace detail

std::vector<roadmap_row> roadmap(engine& e, std::span<const int> years) {
  check_years(e.rules(), years);
  std::vector<roadmap_row> rows;
  const auto& targets = e.rules().targets;
  e.watched().begin(targets.size());
  for (const target_id t : targets.ids()) {
    if (targets[t].spec->each)
      detail::each_into(e, t, rows, years);
    else
      detail::aim_path(e, t).rows_into(rows, years);
    e.watched().piece();
  }
  std::erase_if(rows, [&](const roadmap_row& row) {
    const auto version = version_of_year(e, row.year);
    return !version || *version < targets[row.target].since || targets[row.target].until < *version;
  });
  return rows;
}

}  // namespace TIEUCHI_ABI
}  // namespace tieuchi

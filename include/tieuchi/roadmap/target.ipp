#pragma once

#include <tieuchi/roadmap/target.hpp>

#include <algorithm>
#include <array>

namespace tieuchi {
inline namespace TIEUCHI_ABI {
namespace detail {

inline number count_of(std::size_t n) { return number(static_cast<std::int64_t>(n)); }

inline frame year_frame(index unit, int year) { return {unit, period{{period_form::year, -1}, year, 0, {}, {}}}; }

/// A text asked of one unit: true, false or unknown, with what it rests on.
enum class said : std::uint8_t { no, unknown, yes };

inline said ask_unit(engine& e, const compiled_text& counts, index unit, int year, assumptions& assumed) {
  const reading answer = e.run(counts, year_frame(unit, year));
  join(assumed, answer.assumed);
  if (answer.value.is_true()) return said::yes;
  return answer.value.is_false() ? said::no : said::unknown;
}

inline said both(said a, said b) { return std::min(a, b); }
inline said either(said a, said b) { return std::max(a, b); }

/// One count of one aim: which text over which cohort, how ended units and earlier years enter.
struct aim_counting {
  const compiled_text* counts = nullptr;
  index cohort = no_index;
  std::string_view frozen = "as_listed";
  bool sticky = false;
};

/// What a unit of the cohort contributes in one year alone.
inline said unit_in_year(engine& e, const aim_counting& terms, index unit, int year, assumptions& assumed) {
  const date last = e.last_day(year_frame(unit, year).period);
  if (!e.rules().cohorts[terms.cohort].spec->frozen || e.units().in_being(unit, last))
    return ask_unit(e, *terms.counts, unit, year, assumed);
  if (terms.frozen != "map_successors") return said::no;
  const auto heirs = e.units().heirs(unit, last);
  if (heirs.empty()) return said::no;
  said all = said::yes;
  for (const index heir : heirs) all = both(all, ask_unit(e, *terms.counts, heir, year, assumed));
  return all;
}

inline said unit_counts(engine& e, const aim_counting& terms, index unit, int year, assumptions& assumed) {
  said answer = unit_in_year(e, terms, unit, year, assumed);
  if (!terms.sticky) return answer;
  const bool ended = e.rules().cohorts[terms.cohort].spec->frozen && terms.frozen != "map_successors" &&
                     !e.units().in_being(unit, e.last_day(year_frame(unit, year).period));
  if (ended) return said::no;
  for (int y = e.rules().programme->year_from; y < year; ++y)
    answer = either(answer, unit_in_year(e, terms, unit, y, assumed));
  return answer;
}

/// Members of a cohort for an aim: a frozen list as listed or without those that ended, a live one as known.
inline std::vector<std::pair<index, membership>> members_for(engine& e, const aim_counting& terms, int year) {
  const auto& cohort = e.rules().cohorts[terms.cohort];
  std::vector<std::pair<index, membership>> all;
  if (!cohort.spec->frozen) return e.members(terms.cohort, year_frame(no_index, year));
  const date last = e.last_day(year_frame(no_index, year).period);
  for (const index unit : cohort.members)
    if (terms.frozen != "drop_ended" || e.units().in_being(unit, last)) all.emplace_back(unit, membership::yes);
  return all;
}

struct cohort_count {
  target_count counted;
  std::size_t certain = 0, possible = 0;
};

inline cohort_count count_members(engine& e, const aim_counting& terms, int year) {
  cohort_count done;
  for (const auto& [unit, how] : members_for(e, terms, year)) {
    const said answer = unit_counts(e, terms, unit, year, done.counted.assumed);
    if (how == membership::yes) ++done.certain;
    if (how == membership::possible) ++done.possible;
    if (how == membership::yes && answer == said::yes)
      done.counted.reached.push_back(unit);
    else if (how != membership::no && answer != said::no)
      done.counted.unknown.push_back(unit);
  }
  done.counted.open_members = done.possible > 0;
  return done;
}

/// The figure due of an aim: one number, or an interval while the year before is open.
struct due_figure {
  std::optional<number> least, most;
};

/// Least and most reached, for aims that build on what was really reached.
using reached_range = std::pair<number, number>;

/// The unit in whose frame figures of a whole cohort are read: its first member; none where it has none.
inline index speaker_of(engine& e, index cohort, int year) {
  const auto& rules = e.rules();
  if (cohort != no_index && rules.cohorts[cohort].spec->frozen && !rules.cohorts[cohort].members.empty())
    return rules.cohorts[cohort].members.front();
  const auto all = e.members(cohort == no_index ? rules.subject : cohort,
                             year_frame(rules.units_by_id.empty() ? no_index : rules.units_by_id.front(), year));
  return all.empty() ? no_index : all.front().first;
}

inline std::optional<number> run_number(engine& e, const compiled_value& value, const frame& f,
                                        const std::vector<local_value>& locals, assumptions& assumed) {
  if (f.unit == no_index) return std::nullopt;
  const reading r = e.run(value, f, locals);
  join(assumed, r.assumed);
  return r.value.is(feel::value::kind::number) ? std::optional(r.value.number()) : std::nullopt;
}

/// Follows the aims of one target from year to year, so that `add` and prior figures find the aim before.
class aim_path {
 public:
  aim_path(engine& e, index target) : e_(e), target_(e.rules().targets[target]), at_(target) {}

  void rows_into(std::vector<roadmap_row>& rows, std::span<const int> years);

 private:
  due_figure due_of(const compiled_aim&, int year, std::size_t size, assumptions&);
  void judge(roadmap_row&, const compiled_aim&, const due_figure&, number reached, number unknown) const;
  void settle(roadmap_row&, int year) const;
  roadmap_row row_of(const compiled_aim&, int year);
  void count(roadmap_row&, const compiled_aim&, int year);
  void measure(roadmap_row&, const compiled_aim&, int year);
  void add_beside(roadmap_row&, const aim_counting&, int year) const;

  engine& e_;
  const compiled_target& target_;
  index at_;
  std::optional<due_figure> prior_due_;
  std::optional<reached_range> prior_reached_;
};

inline due_figure aim_path::due_of(const compiled_aim& a, int year, std::size_t size, assumptions& assumed) {
  if (a.spec->share) {
    const auto part = tieuchi::multiply(*a.spec->share, count_of(size));
    const auto up = part ? tieuchi::round(*part, number(0), rounding::ceiling) : std::nullopt;
    return {up, up};
  }
  if (a.spec->add) {
    if (!prior_due_ || !prior_due_->least || !prior_due_->most) return {};
    return {tieuchi::add(*prior_due_->least, *a.spec->add), tieuchi::add(*prior_due_->most, *a.spec->add)};
  }
  const compiled_value& value = a.at_least ? *a.at_least : *a.at_most;
  const auto with = [&](bool upper) {
    std::vector<local_value> locals;
    locals.push_back({slot_kind::cohort_size, {count_of(size), false, {}, {}, {}, {}, -1}});
    const auto known = upper ? prior_due_.value_or(due_figure{}).most : prior_due_.value_or(due_figure{}).least;
    if (known) locals.push_back({slot_kind::prior_due, {*known, false, {}, {}, {}, {}, -1}});
    if (prior_reached_)
      locals.push_back({slot_kind::prior_reached,
                        {upper ? prior_reached_->second : prior_reached_->first, false, {}, {}, {}, {}, -1}});
    return run_number(e_, value, year_frame(speaker_of(e_, a.of == no_index ? target_.of : a.of, year), year), locals,
                      assumed);
  };
  return {with(false), with(true)};
}

inline void aim_path::judge(roadmap_row& row, const compiled_aim& a, const due_figure& due, number reached,
                            number unknown) const {
  if (!due.least || !due.most) return;
  const number possible = tieuchi::add(reached, unknown).value_or(reached);
  const bool fixed = *due.least == *due.most;
  if (fixed) row.due = due.least;
  if (a.at_most) {
    row.at_most = true;
    if (fixed && reached > *due.most)
      row.verdict = target_verdict::missed;
    else if (possible <= *due.least)
      row.verdict = target_verdict::reached;
    if (fixed) row.excess = std::max(number(0), *tieuchi::subtract(reached, *due.most));
  } else {
    if (reached >= *due.most)
      row.verdict = target_verdict::reached;
    else if (fixed && possible < *due.least)
      row.verdict = target_verdict::missed;
    if (fixed) row.shortfall = std::max(number(0), *tieuchi::subtract(*due.least, reached));
  }
}

inline void aim_path::settle(roadmap_row& row, int year) const {
  if (!target_.spec->settles) return;
  const auto day = e_.day(*target_.spec->settles, year_frame(row.unit.value_or(no_index), year));
  if (!day || e_.as_of() > *day) return;
  if (row.verdict == target_verdict::missed || (row.at_most && row.verdict == target_verdict::reached))
    row.verdict = target_verdict::open;
}

inline void aim_path::add_beside(roadmap_row& row, const aim_counting& of, int year) const {
  for (const auto& text : target_.beside) {
    aim_counting terms = of;
    terms.counts = &text;
    terms.sticky = false;
    const auto done = count_members(e_, terms, year);
    row.beside.push_back(count_of(done.counted.reached.size()));
    row.beside_unknown.push_back(count_of(done.counted.unknown.size()));
  }
}

inline void aim_path::count(roadmap_row& row, const compiled_aim& a, int year) {
  const target& spec = *target_.spec;
  const aim_counting terms{&*target_.counts, a.of == no_index ? target_.of : a.of, spec.frozen_cohort,
                           spec.counting != "in_year"};
  const auto done = count_members(e_, terms, year);
  row.cohort = terms.cohort;
  row.cohort_size = done.certain;
  row.counted = done.counted;
  row.reached = count_of(done.counted.reached.size());
  row.unknown = count_of(done.counted.unknown.size());
  row.assumed = done.counted.assumed;
  const due_figure due = due_of(a, year, done.certain, row.assumed);
  judge(row, a, due, *row.reached, *row.unknown);
  for (std::size_t more = 1; more <= done.possible; ++more) {
    roadmap_row other = row;
    other.verdict = target_verdict::open;
    judge(other, a, due_of(a, year, done.certain + more, row.assumed), *row.reached, *row.unknown);
    if (other.verdict != row.verdict) row.verdict = target_verdict::open;
  }
  if (spec.counting == "both") {
    aim_counting in_year = terms;
    in_year.sticky = false;
    row.reached_in_year = count_of(count_members(e_, in_year, year).counted.reached.size());
  }
  if (target_.live != no_index) {
    const auto live = count_members(e_, {&*target_.counts, target_.live, "as_listed", false}, year);
    row.reached_live = count_of(live.counted.reached.size());
    row.unknown_live = count_of(live.counted.unknown.size());
  }
  add_beside(row, terms, year);
  prior_due_ = due;
  prior_reached_ = reached_range{*row.reached, *tieuchi::add(*row.reached, *row.unknown)};
}

inline void aim_path::measure(roadmap_row& row, const compiled_aim& a, int year) {
  const index measured = e_.rules().names[target_.measure].variants.back().element;
  const index speaker = speaker_of(e_, e_.rules().measures[measured].subject, year);
  if (speaker == no_index) return;
  const reading r = e_.value(target_.measure, year_frame(speaker, year));
  row.assumed = r.assumed;
  const due_figure due = due_of(a, year, 0, row.assumed);
  const bool known = r.value.is(feel::value::kind::number);
  if (known) {
    row.reached = r.value.number();
    judge(row, a, due, *row.reached, number(0));
    if (r.provisional) row.verdict = target_verdict::open;
    prior_reached_ = reached_range{*row.reached, *row.reached};
  } else {
    if (due.least && due.least == due.most) row.due = due.least;
    prior_reached_.reset();
  }
  row.shortfall.reset();
  row.excess.reset();
  row.at_most = a.at_most.has_value();
  prior_due_ = due;
}

inline roadmap_row aim_path::row_of(const compiled_aim& a, int year) {
  roadmap_row row;
  row.target = at_;
  row.name = target_.spec->id;
  row.year = year;
  row.as_of = e_.as_of();
  row.clauses = a.spec->clauses.empty() ? target_.spec->clauses : a.spec->clauses;
  if (target_.measure != no_index)
    measure(row, a, year);
  else
    count(row, a, year);
  settle(row, year);
  return row;
}

inline void aim_path::rows_into(std::vector<roadmap_row>& rows, std::span<const int> years) {
  for (const auto& a : target_.aims)
    for (int year = a.year; year <= a.to; ++year) {
      roadmap_row row = row_of(a, year);
      if (std::ranges::find(years, year) != years.end()) rows.push_back(std::move(row));
    }
}

/// A target with one aim per unit: the year in which the unit's own day lies.
inline void each_into(engine& e, index target, std::vector<roadmap_row>& rows, std::span<const int> years) {
  const auto& t = e.rules().targets[target];
  for (const index unit : e.rules().units_by_id) {
    if (!e.units().known(unit)) continue;
    const auto begins = e.units().begins(unit);
    const frame first = year_frame(unit, begins ? static_cast<int>(begins->year()) : e.rules().programme->year_from);
    const auto day = e.day(*t.spec->each, first, {std::nullopt, begins});
    if (!day) continue;
    const int year = static_cast<int>(day->year());
    if (std::ranges::find(years, year) == years.end()) continue;
    const membership how = e.member(t.of, unit, year_frame(unit, year));
    if (how == membership::no) continue;
    roadmap_row row;
    row.target = target;
    row.unit = unit;
    row.name = t.spec->id + ":" + e.rules().programme->units[unit].id;
    row.year = year;
    row.as_of = e.as_of();
    row.cohort = t.of;
    row.cohort_size = 1;
    row.clauses =
        t.aims.empty() || t.aims.front().spec->clauses.empty() ? t.spec->clauses : t.aims.front().spec->clauses;
    const said answer = ask_unit(e, *t.counts, unit, year, row.assumed);
    row.due = number(1);
    row.reached = number(answer == said::yes ? 1 : 0);
    row.unknown = number(answer == said::unknown ? 1 : 0);
    (answer == said::yes ? row.counted.reached : row.counted.unknown).push_back(unit);
    if (answer == said::no) row.counted.unknown.clear();
    row.shortfall = number(answer == said::yes ? 0 : 1);
    row.verdict = answer == said::yes  ? target_verdict::reached
                  : answer == said::no ? target_verdict::missed
                                       : target_verdict::open;
    if (how == membership::possible) row.verdict = target_verdict::open;
    for (const auto& text : t.beside) {
      const said beside = ask_unit(e, text, unit, year, row.assumed);
      row.beside.push_back(number(beside == said::yes ? 1 : 0));
      row.beside_unknown.push_back(number(beside == said::unknown ? 1 : 0));
    }
    if (t.spec->settles && row.verdict == target_verdict::missed)
      if (const auto settles = e.day(*t.spec->settles, year_frame(unit, year)); settles && e.as_of() <= *settles)
        row.verdict = target_verdict::open;
    rows.push_back(std::move(row));
  }
}

}  // namespace detail

TIEUCHI_INLINE std::string_view code_of(target_verdict v) noexcept {
  constexpr std::array<std::string_view, 3> codes{"reached", "missed", "open"};
  return codes[static_cast<std::size_t>(v)];
}

TIEUCHI_INLINE std::vector<roadmap_row> roadmap(engine& e, std::span<const int> years) {
  std::vector<roadmap_row> rows;
  const auto& targets = e.rules().targets;
  for (index t = 0; t < targets.size(); ++t) {
    if (targets[t].spec->each)
      detail::each_into(e, t, rows, years);
    else
      detail::aim_path(e, t).rows_into(rows, years);
  }
  return rows;
}

}  // namespace TIEUCHI_ABI
}  // namespace tieuchi

#pragma once

#include <tieuchi/assess/engine_state.hpp>

#include <algorithm>
#include <optional>
#include <set>

namespace tieuchi {
inline namespace TIEUCHI_ABI {
namespace detail {

/// Something that may move a unit from state to state.
struct lifecycle_act {
  date day{};
  date label{};           ///< first day of the period whose title it concerns; of an event its year
  std::size_t order = 0;  ///< on one day events come first, then the order of transitions
  name_id indicator = no_id;
  std::optional<event_kind> event;
  feel::value contested;  ///< an unknown where documents disagree
  fact_view row, denial;
};

/// Which stretch of a unit's history is played: acts up to a day and, by period, up to a label.
struct lifecycle_view {
  date last{};                    ///< acts of later days do not count
  date label{};                   ///< last day of the frame's period
  const own_acts* own = nullptr;  ///< the unit's own acts alone
  version_id version;             ///< by whose texts acts are read
};

/// The state of a unit at the end of a stretch of its history, played once.
inline const reading& played(engine&, const compiled_lifecycle&, unit_id unit, const lifecycle_view&);

/// Plays the acts of one unit.
class lifecycle_play {
 public:
  lifecycle_play(engine& e, const compiled_lifecycle& spec, unit_id unit, lifecycle_view view)
      : engine_(e), spec_(spec), unit_(unit), view_(view) {}

  reading state() {
    collect();
    auto at = acts_.begin();
    for (const auto& [day, edges] : takeovers()) {
      const auto earlier = std::stable_partition(at, acts_.end(), [&](const lifecycle_act& a) { return a.day < day; });
      play(at, earlier);
      take_over(day, edges);
      // What the event itself moves is the old self, whose title was asked for on the day before.
      at = std::stable_partition(earlier, acts_.end(), [&](const lifecycle_act& a) { return a.event && a.day == day; });
    }
    play(at, acts_.end());
    run_out(by_period() ? std::min(view_.last, view_.label) : view_.last, view_.label);
    return answer();
  }

 private:
  using acts = std::vector<lifecycle_act>;

  void collect() {
    for (std::size_t t = 0; t < spec_.acts.size(); ++t)
      if (spec_.acts[t] != no_id &&
          std::ranges::find(spec_.acts, spec_.acts[t]) - spec_.acts.begin() == static_cast<std::ptrdiff_t>(t))
        collect_acts(spec_.acts[t], t + 1);
    collect_events();
    std::ranges::stable_sort(acts_, [&](const lifecycle_act& a, const lifecycle_act& b) {
      const date la = by_period() ? a.label : date{}, lb = by_period() ? b.label : date{};
      return std::tie(la, a.day, a.order) < std::tie(lb, b.day, b.order);
    });
  }

  void collect_acts(name_id indicator, std::size_t order) {
    const auto& facts = engine_access::of(engine_).facts;
    for (const period& p : facts.reported_periods(indicator, unit_)) {
      lifecycle_act act;
      act.label = engine_.first_day(p);
      if ((by_period() && view_.label < act.label) || is_before(engine_.last_day(p))) continue;
      const reading read = facts.read_rows(indicator, unit_, p, terms());
      join(out_.assumed, read.assumed);
      act.order = order;
      act.indicator = indicator;
      if (read.value.is_unknown()) act.contested = read.value;
      if (bounds_told(read.value))
        act.contested = feel::value::unknown(feel::reasons_inside(read.value, engine_.arena()));
      if (!read.rows.empty()) act.row = read.rows.front();
      auto days = days_of_act(read, act.label);
      std::erase_if(days, [&](date day) { return view_.last < day || is_before(day); });
      if (!days.empty()) deny(act, p);
      for (const date day : days) {
        act.day = day;
        acts_.push_back(act);
      }
    }
  }

  /// An act is contested where what may deny it says no for the same period, or may say so.
  void deny(lifecycle_act& act, const period& p) {
    for (std::size_t t = 0; t < spec_.acts.size(); ++t) {
      if (spec_.acts[t] != act.indicator || spec_.denials[t] == no_id) continue;
      const auto& facts = engine_access::of(engine_).facts;
      const reading read = facts.read_rows(spec_.denials[t], unit_, p, terms());
      join(out_.assumed, read.assumed);
      feel::value against;
      if (read.value.is_false())
        for (const name_id name : {act.indicator, spec_.denials[t]})
          against = join_unknown(engine_, against,
                                 unknown_for(engine_, fact_in({unit_, p}, name), unknown_code::contradiction));
      else if (is_unreadable(read) || is_unknown_by(read.value, code_of(unknown_code::contested)))
        against = read.value;
      if (!against.is_unknown()) continue;
      act.contested = join_unknown(engine_, act.contested, against);
      if (!read.rows.empty()) act.denial = read.rows.front();
    }
  }

  /// The day of a reported act; of a contested one every day that some document names, of a partly known one the first
  /// and the last on which it may have been; of one that cannot be read the first day of its period.
  [[nodiscard]] std::set<date> days_of_act(const reading& read, date first) const {
    const auto day_in = [](const feel::value& v) -> std::optional<date> {
      if (v.is(feel::value::kind::date)) return v.date();
      if (v.is(feel::value::kind::list) && !v.elements().empty() && v.elements().front().is(feel::value::kind::date))
        return v.elements().front().date();
      return std::nullopt;
    };
    std::set<date> days;
    if (is_unreadable(read)) return {first};
    if (const feel::day_bounds* within = bounds_told(read.value)) {
      if (view_.last < within->first) return days;
      return {within->first, std::min(within->last, view_.last)};
    }
    if (!read.value.is_unknown()) {
      if (const auto day = day_in(read.value)) days.insert(*day);
      return days;
    }
    if (!is_unknown_by(read.value, code_of(unknown_code::contested))) return days;
    for (const fact_view row : read.rows) {
      if (const auto day = day_in(row.value())) days.insert(*day);
      if (row.content() == fact_content::partly) days.insert(row.value().ends().from.date());
    }
    return days;
  }

  void collect_events() {
    const programme& p = *engine_.rules().programme;
    const std::string& id = p.units[unit_].id;
    std::vector<std::string_view> seen;
    for (const event_edge& edge : p.events) {
      if (edge.from_unit != id && edge.to_unit != id) continue;
      if (engine_.as_of() < edge.recorded_on || view_.last < edge.day || is_not_own(edge)) continue;
      if (std::ranges::find(seen, edge.event) != seen.end()) continue;
      seen.push_back(edge.event);
      lifecycle_act act;
      act.day = edge.day;
      act.label = *date::of(edge.day.year(), 1, 1);
      if (by_period() && view_.label < act.label) continue;
      act.event = edge.kind;
      acts_.push_back(act);
    }
  }

  /// Whether a day lies before all that a successor did as one.
  [[nodiscard]] bool is_before(date day) const { return view_.own && view_.own->since && day < *view_.own->since; }

  /// Whether an event is nothing that the unit's own acts may be undone by: its own end, and what came before it was a
  /// successor.
  [[nodiscard]] bool is_not_own(const event_edge& edge) const {
    const auto end = engine_.units().ends(unit_);
    return view_.own && (is_before(edge.day) || (end && end->days + 1 == edge.day.days));
  }

  [[nodiscard]] bool by_period() const { return spec_.spec->by_period; }

  /// Events that gave this unit the territory of others, by day, where titles are handed on.
  std::vector<std::pair<date, std::vector<const succession_edge*>>> takeovers() {
    std::vector<std::pair<date, std::vector<const succession_edge*>>> found;
    if (!spec_.spec->carry || view_.own) return found;
    for (const succession_edge& edge : engine_.units().predecessors(unit_)) {
      const date day = engine_.rules().programme->events[edge.event].day;
      if (view_.last < day || (by_period() && view_.label < *date::of(day.year(), 1, 1))) continue;
      if (found.empty() || found.back().first != day) found.push_back({day, {}});
      found.back().second.push_back(&edge);
    }
    return found;
  }

  void play(acts::iterator from, acts::iterator to) {
    for (auto act = from; act != to; ++act) {
      run_out(act->day, act->label);
      if (act->contested.is_unknown())
        open_ = join_unknown(engine_, open_.is_unknown() ? open_ : act->contested, act->contested);
      else if (!move(*act) && act->row)
        note(*act);
    }
  }

  bool move(const lifecycle_act& act) {
    for (std::size_t t = 0; t < spec_.spec->transitions.size(); ++t) {
      const auto& transition = spec_.spec->transitions[t];
      const bool asked = act.event ? std::ranges::find(transition.on_event, *act.event) != transition.on_event.end()
                                   : spec_.acts[t] == act.indicator;
      if (!asked || !leaves(transition)) continue;
      enter(transition.to, act.day, act.label);
      return true;
    }
    return false;
  }

  [[nodiscard]] bool leaves(const lifecycle::transition& t) const {
    return std::ranges::find(t.from, spec_.spec->states[at_]) != t.from.end();
  }

  void enter(const std::string& to, date day, date label) {
    at_ = static_cast<std::size_t>(std::ranges::find(spec_.spec->states, to) - spec_.spec->states.begin());
    since_ = day;
    since_label_ = label;
    carried_ = false;
  }

  /// What time alone does before the next act: `after`, and the end of a carried title.
  void run_out(date day, date label) {
    if (carried_) {
      const auto& until = spec_.spec->carry->until;
      if (until && *until < day) {
        at_ = 0;
        carried_ = false;
        since_.reset();
      }
      return;
    }
    for (std::size_t rounds = 0; since_ && rounds < spec_.spec->states.size(); ++rounds) {
      const auto t = std::ranges::find_if(spec_.spec->transitions, [&](const auto& x) { return x.after && leaves(x); });
      if (t == spec_.spec->transitions.end()) return;
      const auto end = later(*since_, *t->after), end_label = later(since_label_, *t->after);
      if (!end || !end_label) return;
      if (by_period() ? label.year() < end_label->year() : day < *end) return;
      enter(t->to, *end, *end_label);
    }
  }

  static std::optional<date> later(date from, const step& by) {
    const auto moved = add_months(from, by.years.value_or(0) * 12 + by.months.value_or(0));
    return moved ? add_days(*moved, by.days.value_or(0)) : std::nullopt;
  }

  /// From the event day the state is the initial one, or the first that holds when the predecessors' titles say so.
  void take_over(date day, const std::vector<const succession_edge*>& edges) {
    run_out(*add_days(day, -1), *add_days(day, -1));
    const auto& carry = *spec_.spec->carry;
    const bool survives = !engine_.units().begins(unit_) || *engine_.units().begins(unit_) < day;
    std::vector<feel::value> titles, possible;
    feel::value open;
    const auto count = [&](unit_id unit) {
      const standing meant = among(unit, day);
      join(out_.assumed, meant.assumed);
      if (meant.is == membership::no) return;
      const feel::value own = open_.is_unknown() ? open_ : feel::value(holds(at_));
      (meant.is == membership::yes ? titles : possible).push_back(unit == unit_ ? own : title_before(unit, day));
      if (meant.is == membership::possible)
        open = open.is_unknown() ? join_unknown(engine_, open, meant.open) : meant.open;
    };
    if (survives) count(unit_);
    if (carry.rule != title_carry::own)
      for (const auto* edge : edges) count(edge->unit);
    const feel::value title = title_whoever(titles, possible, open);
    open_ = title.is_unknown() ? title : feel::value();
    at_ = 0;
    since_.reset();
    carried_ = title.is_true() && !spec_.spec->holds.empty();
    if (carried_) {
      enter(spec_.spec->holds.front(), day, day);
      carried_ = true;
    }
  }

  /// Whether the unit holds a title when these are the titles of those it is made of.
  feel::value title_of(const std::vector<feel::value>& titles) {
    const bool any = spec_.spec->carry->rule == title_carry::any_of;
    feel::value title = !any && !titles.empty();
    for (const feel::value& t : titles) title = any ? either(title, t) : both(engine_, title, t);
    return title;
  }

  /// The same where some may be among those meant or not: unknown unless it is the same with any of them.
  feel::value title_whoever(const std::vector<feel::value>& titles, const std::vector<feel::value>& possible,
                            const feel::value& open) {
    const feel::value title = title_of(titles);
    if (possible.size() > 8) return join_unknown(engine_, open, title);
    feel::value all = join_unknown(engine_, open, title);
    bool differs = false;
    for (std::uint32_t more = 1; more < 1U << possible.size(); ++more) {
      auto with = titles;
      for (std::size_t i = 0; i < possible.size(); ++i)
        if ((more >> i & 1U) != 0) with.push_back(possible[i]);
      const feel::value other = title_of(with);
      differs |= !feel::identical(other, title);
      all = join_unknown(engine_, all, other);
    }
    return differs ? all : title;
  }

  feel::value either(const feel::value& a, const feel::value& b) {
    if (a.is_true() || b.is_true()) return true;
    return a.is_unknown() || b.is_unknown() ? join_unknown(engine_, a, b) : feel::value(false);
  }

  /// How a predecessor stands to those meant; any does where none are named.
  standing among(unit_id unit, date day) {
    standing all;
    all.is = membership::yes;
    if (spec_.among == no_id) return all;
    const date before = *add_days(day, -1);
    return standing_on(engine_, spec_.among, unit, {unit, year_period(static_cast<int>(before.year()))}, true, before);
  }

  feel::value title_before(unit_id unit, date day) {
    const date before = *add_days(day, -1);
    const reading& old = played(engine_, spec_, unit, {before, before, nullptr, view_.version});
    join(out_.assumed, old.assumed);
    return old.value.is_unknown() ? old.value : feel::value(holds(old.value.level()));
  }

  [[nodiscard]] bool holds(std::size_t state) const {
    return std::ranges::find(spec_.spec->holds, spec_.spec->states[state]) != spec_.spec->holds.end();
  }

  void note(const lifecycle_act& act) {
    auto& state = engine_access::of(engine_);
    if (!state.notes.begin({spec_.spec->id, act.row})) return;
    const std::string unit = engine_.rules().programme->units[unit_].id, day = act.day.text();
    const std::string here = spec_.spec->states[at_];
    issue found;
    found.code = "lifecycle.illegal_act";
    found.severity = severity::warning;
    found.place = act.row.where();
    const std::string named(act.row.document());
    const std::string document = named.empty() ? std::string() : " (" + named + ")";
    found.message = {"bỏ qua việc ngày " + day + " của " + unit + document + ": từ trạng thái \"" + here + "\" của \"" +
                         spec_.spec->id + "\" không có bước chuyển nào như vậy",
                     "the act of " + day + " for " + unit + document + " is ignored: no transition of \"" +
                         spec_.spec->id + "\" leads from the state \"" + here + "\""};
    state.notes.put(std::move(found));
  }

  [[nodiscard]] indicator_terms terms() const { return {view_.version, std::nullopt}; }

  /// Whether no act of the indicator that the view holds can be recorded any more. Played by day, acts of any label may
  /// still name a day before its end, so only `once` closes; the last day must not wait for a reported one.
  bool closed(name_id indicator) {
    const auto& facts = engine_access::of(engine_).facts;
    const compiled_indicator& about = facts.indicator_in(indicator, view_.version);
    if (about.filing == no_id) return false;
    const filing& when = *engine_.rules().filings[about.filing].spec;
    if (!when.last_day || !is_built_in_anchor(when.last_day->anchor)) return false;
    if (when.extended_by || !when.late_accepts.empty()) return false;
    if (!by_period() && about.period.form != period_form::once) return false;
    const period year = year_period(static_cast<int>(view_.label.year()));
    auto labels = parts_of(year, about.period, *engine_.rules().programme);
    if (const auto p = around(year, about.period)) labels.push_back(*p);
    if (labels.empty()) return false;
    const auto last = facts.accepts_until(indicator, unit_, labels.back(), terms());
    return last && *last < engine_.as_of();
  }

  reading answer() {
    out_.value = open_.is_unknown() ? open_ : feel::value::rating(static_cast<std::uint32_t>(at_));
    for (const auto& act : acts_)
      for (const fact_view row : {act.row, act.denial})
        if (row) out_.rows.push_back(row);
    if (!std::ranges::all_of(spec_.reads, [&](name_id read) { return closed(read); }))
      assume(engine_, out_.assumed, assumed_place::acts, spec_.spec->id);
    return out_;
  }

  engine& engine_;
  const compiled_lifecycle& spec_;
  unit_id unit_;
  lifecycle_view view_;
  acts acts_;
  std::size_t at_ = 0;
  std::optional<date> since_;
  date since_label_{};
  bool carried_ = false;
  feel::value open_;
  reading out_;
};

inline const reading& played(engine& e, const compiled_lifecycle& spec, unit_id unit, const lifecycle_view& view) {
  auto& known = engine_access::of(e).titles;
  const lifecycle_key key{
      &spec, unit, view.last, view.label, view.own != nullptr, view.own ? view.own->since : std::nullopt, view.version};
  if (const auto found = known.find(key); found != known.end()) return found->second;
  reading state = lifecycle_play(e, spec, unit, view).state();
  return known.emplace(key, std::move(state)).first->second;
}

reading lifecycle_state(engine& e, const compiled_lifecycle& spec, const frame_of_version& asked, const own_acts* own) {
  const auto& [f, version] = asked;
  const date end = e.last_day(f.period);
  if (spec.spec->by_period) return played(e, spec, f.unit, {e.as_of(), end, own, version});
  std::optional<date> at = std::min(e.as_of(), end);
  const reading* anchor = nullptr;
  if (spec.spec->at_day) {
    at = e.day(*spec.spec->at_day, f);
    anchor = anchor_of(e, *spec.spec->at_day, f);
  }
  reading out;
  if (at)
    out = played(e, spec, f.unit, {*at, end, own, version});
  else
    out.value = open_day(e, *spec.spec->at_day, f, fact_in(f, spec.name));
  if (anchor) join(out.assumed, anchor->assumed);
  return out;
}

}  // namespace detail
}  // namespace TIEUCHI_ABI
}  // namespace tieuchi

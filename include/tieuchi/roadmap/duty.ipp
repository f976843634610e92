#pragma once

#include <tieuchi/roadmap/due_figure.hpp>
#include <tieuchi/roadmap/duty.hpp>
#include <tieuchi/roadmap/occurrence.ipp>
#include <tieuchi/roadmap/submission.hpp>

#include <algorithm>
#include <array>
#include <map>
#include <memory>
#include <set>
#include <stdexcept>
#include <unordered_map>

namespace tieuchi {
inline namespace TIEUCHI_ABI {
namespace detail {

/// One duty on one occurrence: its days, then one row per bearer.
class duty_sheet {
 public:
  duty_sheet(engine& e, duty_id duty, duty_occurrence o);
  void rows_into(std::vector<duty_row>&, duty_doubts_by_unit* doubts = nullptr) const;

 private:
  void find_days(std::optional<unit_id> unit);
  [[nodiscard]] duty_row row_of(const duty_bearer&) const;
  [[nodiscard]] feel::value open_anchor(const std::optional<day_spec>&, unit_id unit) const;
  void doubt_days(const duty_row&, unit_id unit, duty_doubts_by_unit*) const;
  [[nodiscard]] bool ended(unit_id unit) const;
  [[nodiscard]] bool has_passed(unit_id unit) const;
  void pass_on(duty_row&, std::vector<unit_id>& concerned) const;
  void decide(duty_row&, const std::vector<unit_id>& concerned) const;
  void ask_requirement(duty_row&) const;
  submissions find_submission(duty_row&, const std::vector<unit_id>& concerned) const;
  [[nodiscard]] duty_status status_when(submission) const;

  engine& e_;
  const compiled_duty& d_;
  duty_id at_;
  duty_occurrence o_;
  std::optional<date> opens_, last_day_;
  assumptions assumed_;  ///< what these days rest on
};

inline duty_sheet::duty_sheet(engine& e, duty_id duty, duty_occurrence o)
    : e_(e), d_(e.rules().duties[duty]), at_(duty), o_(std::move(o)) {
  find_days(o_.unit);
}

/// The days of the duty, read for the unit that it is about or that bears it.
inline void duty_sheet::find_days(std::optional<unit_id> unit) {
  const frame in{unit.value_or(no_id), o_.period};
  engine::day_context days{o_.event, std::nullopt};
  if (unit) days.created = e_.units().begins(*unit);
  last_day_.reset();
  assumed_ = {};
  opens_ = d_.spec->opens ? e_.day(*d_.spec->opens, in, days)
           : o_.event     ? o_.event
                          : std::optional(e_.first_day(o_.period));
  if (d_.spec->due) last_day_ = e_.day(*d_.spec->due, in, days);
  for (const auto* day : {&d_.spec->opens, &d_.spec->due})
    if (const reading* anchor = *day ? e_.anchor(**day, in) : nullptr) join(assumed_, anchor->assumed);
}

/// Whether the unit owes no more: it ended before the duty arose, or before the last day where the duty ends with it.
inline bool duty_sheet::ended(unit_id unit) const {
  const auto end = e_.units().ends(unit);
  if (!end) return false;
  if (!o_.event && *end < e_.first_day(o_.period)) return true;
  return d_.spec->if_unit_ends == unit_end::ends && last_day_ && *end < *last_day_;
}

inline bool duty_sheet::has_passed(unit_id unit) const {
  const auto end = e_.units().ends(unit);
  return d_.spec->if_unit_ends == unit_end::passes && last_day_ && end && *end < std::min(*last_day_, e_.as_of());
}

/// Who owes what an ended unit owed: its successors from the day after, theirs after them, unless it is done by then.
/// All of them are concerned: the first one that does it does it for all.
inline void duty_sheet::pass_on(duty_row& row, std::vector<unit_id>& concerned) const {
  std::vector<unit_id> owing = concerned;
  const auto passed = [&](unit_id unit) { return has_passed(unit); };
  for (auto gone = std::ranges::find_if(owing, passed); gone != owing.end();
       gone = std::ranges::find_if(owing, passed)) {
    const date last = *e_.units().ends(*gone);
    find_submission(row, concerned);
    if (row.submitted_on && *row.submitted_on <= last) break;
    if (row.submitted_within && row.submitted_within->last <= last) break;
    const auto heirs = e_.units().heirs(*gone, date{last.days + 1});
    owing.erase(gone);
    for (const unit_id heir : heirs) {
      if (std::ranges::find(owing, heir) == owing.end()) owing.push_back(heir);
      if (std::ranges::find(concerned, heir) == concerned.end()) concerned.push_back(heir);
    }
  }
  std::ranges::sort(owing, {}, [&](unit_id u) { return std::string_view(e_.rules().programme->units[u].id); });
  if (owing.empty()) row.reason = code_of(usual_reason::ended);
  if (row.agencies.empty() && !owing.empty()) row.units = std::move(owing);
}

inline submissions duty_sheet::find_submission(duty_row& row, const std::vector<unit_id>& concerned) const {
  return detail::find_submission(e_, {d_, o_.period, opens_, last_day_}, row, concerned);
}

/// A duty of an agency about no unit has no frame of its own: what is asked of units there is not known.
inline void duty_sheet::ask_requirement(duty_row& row) const {
  if (!d_.not_required_when) return;
  frame asked{row.unit.value_or(no_id), o_.period};
  if (asked.unit == no_id) asked = frame_of_anyone(e_.rules(), {&*d_.not_required_when}, asked);
  row.requirement_unknown = true;
  if (asked.unit == no_id) return;
  const reading r = e_.run(*d_.not_required_when, asked);
  join(row.assumed, r.assumed);
  row.requirement_unknown = r.value.is_unknown();
  row.requirement_open = r.value;
  if (r.value.is_true()) row.reason = code_of(usual_reason::not_required_when);
}

inline duty_status duty_sheet::status_when(submission done) const {
  const date today = e_.as_of();
  const bool began = opens_ && today >= *opens_;
  if (!d_.spec->due) {
    if (done != submission::none) return duty_status::fulfilled;
    if (!began) return duty_status::not_yet_due;
    return d_.done_by == no_id ? duty_status::not_followed : duty_status::open;
  }
  if (!last_day_) return duty_status::not_yet_due;
  switch (done) {
    case submission::in_time:
      return duty_status::fulfilled;
    case submission::late:
      return duty_status::late;
    case submission::none:
      break;
  }
  if (today > *last_day_) return duty_status::overdue;
  return began ? duty_status::due : duty_status::not_yet_due;
}

/// Every day on which it may have been done decides alike, or its state is not known. That papers differ is told of a
/// state that is decided, too.
inline void duty_sheet::decide(duty_row& row, const std::vector<unit_id>& concerned) const {
  std::set<duty_status> may_be;
  for (const submission done : find_submission(row, concerned)) may_be.insert(status_when(done));
  const std::string why = first_code(e_.rules(), feel::reasons_met(row.submission_open));
  row.status = *may_be.begin();
  if (why == code_of(unknown_code::contested)) row.reason = why;
  if (may_be.size() == 1) return;
  row.status = duty_status::unknown;
  row.reason = why;
  row.may_be.assign(may_be.begin(), may_be.end());
}

/// What is not required shows no submission, though one may have been looked at to tell whether it passed on.
inline void leave_out(duty_row& row) {
  row.status = duty_status::not_required;
  leave_out_submission(row);
}

/// `duty@2024-Q1`, `duty:unit@2024`, `duty:unit@<event>`.
inline std::string text_of(const rulebook& rules, duty_id duty, const duty_occurrence& o) {
  return rules.duties[duty].spec->id + (o.unit ? ":" + rules.programme->units[*o.unit].id : std::string()) + "@" +
         o.label;
}

inline duty_row duty_sheet::row_of(const duty_bearer& b) const {
  duty_row row;
  row.made_by = e_.mark();
  row.duty = at_;
  row.label = o_.label;
  row.occurrence = text_of(e_.rules(), at_, o_);
  row.unit = o_.unit;
  if (!row.unit && b.unit != no_id) row.unit = b.unit;
  row.role = b.role;
  row.period = o_.period;
  row.as_of = e_.as_of();
  row.opens = opens_;
  row.last_day = last_day_;
  row.assumed = assumed_;
  if (b.agency != no_id)
    row.agencies = {b.agency};
  else
    row.units = {b.unit};
  std::vector<unit_id> concerned;
  if (row.unit) concerned.push_back(*row.unit);
  if (b.role != duty_role::lead || d_.spec->modality == modality::request)
    row.reason = code_of(usual_reason::role);
  else if (row.unit && ended(*row.unit))
    row.reason = code_of(usual_reason::ended);
  else if (row.unit)
    pass_on(row, concerned);
  if (row.reason == code_of(usual_reason::ended)) row.last_day.reset();
  if (row.reason.empty()) ask_requirement(row);
  if (row.reason.empty())
    decide(row, concerned);
  else
    leave_out(row);
  const auto& p = *e_.rules().programme;
  for (const agency_id a : row.agencies) row.bearer += (row.bearer.empty() ? "" : "+") + p.agencies[a].id;
  for (const unit_id u : row.units) row.bearer += (row.bearer.empty() ? "" : "+") + p.units[u].id;
  return row;
}

/// The value that a day waits for; nothing where it is known.
inline feel::value duty_sheet::open_anchor(const std::optional<day_spec>& day, unit_id unit) const {
  const reading* anchor = day ? e_.anchor(*day, {unit, o_.period}) : nullptr;
  return anchor && may_still_come(anchor->value) ? anchor->value : feel::value();
}

/// Whether it is owed at all hangs on the last day where the unit begins or ends, and what was done in time may have
/// been done too early, while the first day is open.
inline void duty_sheet::doubt_days(const duty_row& row, unit_id unit, duty_doubts_by_unit* doubts) const {
  if (row.status == duty_status::not_required) return;
  const duty_search in_question{e_, d_, doubts};
  const bool has_bounds = e_.units().begins(unit) || e_.units().ends(unit);
  if (!last_day_ && has_bounds) in_question.gather(unit, open_anchor(d_.spec->due, unit), {});
  if (d_.spec->ignore_early && !opens_ && (row.submitted_on || row.submitted_within))
    in_question.gather(unit, open_anchor(d_.spec->opens, unit), {});
}

inline void duty_sheet::rows_into(std::vector<duty_row>& rows, duty_doubts_by_unit* doubts) const {
  const date day = last_day_.value_or(e_.last_day(o_.period));
  for (const auto& b : bearers_of(e_, at_, o_, day, doubts)) {
    const unit_id unit = o_.unit.value_or(b.unit);
    e_.watched().step();
    duty_sheet own = *this;
    if (unit != no_id && !o_.unit) own.find_days(unit);
    const auto begins = unit == no_id ? std::nullopt : e_.units().begins(unit);
    if (begins && own.last_day_ && *begins > *own.last_day_) continue;
    rows.push_back(own.row_of(b));
    if (unit != no_id) own.doubt_days(rows.back(), unit, doubts);
  }
}

/// Whether it was not kept, by every day on which it may have been done.
inline bool is_broken(const duty_row& row) {
  const auto broken = [](duty_status s) { return s == duty_status::late || s == duty_status::overdue; };
  return broken(row.status) || (row.status == duty_status::unknown && std::ranges::all_of(row.may_be, broken));
}

/// The occurrence of a row, of a duty that passed on still of the unit it was of.
inline fact_ref fact_of_row(const engine& e, const duty_row& row) {
  return {.is = fact_ref::form::of_occurrence,
          .subject = *row.unit,
          .name = e.rules().duties[row.duty].name,
          .period = row.period,
          .more = row.label};
}

/// A duty per fact is owed as often as facts are known.
inline void assume_occasions(engine& e, name_id duty, reading& into) {
  for (const variant& v : e.rules().names[duty].variants)
    if (e.rules().duties[duty_id(v.element)].every_fact != no_id)
      into.assumed.add(e.site(assumed_place::occasions, e.rules().names[duty].id));
}

/// The rows of one duty within a period, by the unit that bears it or that others bear it for, and all doubts.
class rows_by_unit {
 public:
  rows_by_unit(engine& e, name_id duty_name, const period& whole) {
    const date first = e.first_day(whole), last = e.last_day(whole);
    for (const variant& v : e.rules().names[duty_name].variants) {
      const duty_id at(v.element);
      duty_doubts_by_unit doubts{{}, day_span{first, last}};
      for (auto& o : occurrences_in(e, at, static_cast<int>(first.year()), &doubts)) {
        const period part = by_label(o.period);
        if (e.first_day(part) >= first && e.last_day(part) <= last)
          duty_sheet(e, at, std::move(o)).rows_into(rows_, &doubts);
      }
      keep(e, e.rules().duties[at], doubts);
    }
    for (std::size_t i = 0; i < rows_.size(); ++i) {
      std::set<unit_id> of(rows_[i].units.begin(), rows_[i].units.end());
      if (of.empty() && rows_[i].unit) of.insert(*rows_[i].unit);
      for (const unit_id unit : of) places_[unit].push_back(i);
    }
  }

  [[nodiscard]] std::vector<duty_row> of(unit_id unit) const {
    std::vector<duty_row> found;
    if (const auto at = places_.find(unit); at != places_.end())
      for (const std::size_t i : at->second) found.push_back(rows_[i]);
    return found;
  }

  /// Whether there may be other rows of a unit: its own doubts, and those about units whose duty may have passed to it.
  [[nodiscard]] duty_doubts doubts_about(engine& e, unit_id unit) const {
    duty_doubts all = of_all_;
    if (const auto own = doubts_.find(unit); own != doubts_.end()) add(e, own->second, all);
    return all;
  }

 private:
  static void add(engine& e, const duty_doubts& more, duty_doubts& into) {
    join(into.assumed, more.assumed);
    into.open = tieuchi::join_unknown(into.open, more.open, e.arena());
  }

  void keep(engine& e, const compiled_duty& d, const duty_doubts_by_unit& doubts) {
    for (const auto& [unit, of] : doubts.units)
      add(e, of, d.spec->if_unit_ends == unit_end::passes && e.units().ends(unit) ? of_all_ : doubts_[unit]);
  }

  std::vector<duty_row> rows_;
  std::unordered_map<unit_id, std::vector<std::size_t>> places_;
  std::map<unit_id, duty_doubts> doubts_;
  duty_doubts of_all_;
};

/// What was found of duties so far, once for all units that ask.
using duties_found = std::map<std::pair<name_id, period>, rows_by_unit>;

inline const rows_by_unit& rows_found(engine& e, name_id duty, const frame& asked, duties_found& found) {
  const period whole = by_label(asked.period);
  const auto known = found.find({duty, whole});
  if (known != found.end()) return known->second;
  rows_by_unit rows(e, duty, whole);
  return found.emplace(std::pair(duty, whole), std::move(rows)).first->second;
}

inline reading duty_list(engine& e, name_id duty, const frame& asked, duties_found& found) {
  reading done;
  assume_occasions(e, duty, done);
  const rows_by_unit& all = rows_found(e, duty, asked, found);
  const auto rows = all.of(asked.unit);
  const duty_doubts doubts = all.doubts_about(e, asked.unit);
  join(done.assumed, doubts.assumed);
  const auto asks = [](const duty_row& row) {
    return row.status != duty_status::not_required && row.requirement_unknown;
  };
  feel::value open = doubts.open;
  for (const duty_row& row : rows) {
    join(done.assumed, row.assumed);
    if (doubts.open.is_unknown() || !asks(row)) continue;
    const feel::reason_node* before = open.is_unknown() ? open.why() : nullptr;
    open = feel::value::unknown(feel::join(before, feel::reasons_inside(row.requirement_open, e.arena()), e.arena()));
  }
  if (open.is_unknown()) {
    done.value = open;
    return done;
  }
  std::vector<feel::value> kept;
  for (const duty_row& row : rows) {
    if (row.status == duty_status::not_required) continue;
    const bool broken = is_broken(row);
    if (row.status == duty_status::fulfilled || broken)
      kept.push_back(feel::value(!broken));
    else if (row.status == duty_status::unknown)
      kept.push_back(row.submission_open);
    else
      kept.push_back(unknown_for(e.rules(), fact_of_row(e, row), unknown_code::not_reported, e.arena()));
    if (broken && ((!row.submitted_on && !row.submitted_within) || row.may_be_done))
      done.assumed.add(e.site(assumed_place::kept, e.rules().duties[row.duty].spec->id));
  }
  done.value = feel::make_list(kept, e.arena());
  return done;
}

inline reading duty_breaches(engine& e, name_id duty, const frame& asked, duties_found& found) {
  std::int64_t broken = 0;
  reading done;
  assume_occasions(e, duty, done);
  const rows_by_unit& all = rows_found(e, duty, asked, found);
  const auto rows = all.of(asked.unit);
  const duty_doubts doubts = all.doubts_about(e, asked.unit);
  join(done.assumed, doubts.assumed);
  if (doubts.open.is_unknown()) done.assumed.add(e.site(assumed_place::breaches, e.rules().names[duty].id));
  for (const duty_row& row : rows) {
    join(done.assumed, row.assumed);
    const bool silent = row.status == duty_status::overdue || (is_broken(row) && row.may_be_done);
    const bool undecided = row.status == duty_status::unknown && !is_broken(row);
    const bool unsure =
        row.requirement_unknown || undecided || (row.status != duty_status::not_required && !row.last_day);
    if (is_broken(row)) ++broken;
    if (silent || unsure) done.assumed.add(e.site(assumed_place::breaches, e.rules().duties[row.duty].spec->id));
  }
  done.value = number(broken);
  return done;
}

/// The occurrences of a year; of a standing duty the year itself, so that who is charged is told.
inline std::vector<duty_occurrence> rows_of_year(engine& e, duty_id duty, int year) {
  const compiled_duty& d = e.rules().duties[duty];
  if (d.every || d.every_fact != no_id || !d.spec->every_event.empty()) return occurrences_in(e, duty, year);
  if (!owed_in(e, duty, year)) return {};
  std::vector<duty_occurrence> all;
  in_period({e, d}, year_period(year), all);
  return all;
}

}  // namespace detail

std::vector<duty_row> duties(engine& e, std::span<const int> years) {
  check_years(e.rules(), years);
  std::vector<duty_row> rows;
  e.watched().begin(e.rules().duties.size());
  for (const duty_id d : e.rules().duties.ids()) {
    for (const int year : years)
      for (auto& o : detail::rows_of_year(e, d, year)) {
        detail::duty_sheet(e, d, std::move(o)).rows_into(rows);
        e.watched().step();
      }
    e.watched().piece();
  }
  return rows;
}

std::vector<duty_row> duty_rows_within(engine& e, name_id duty_name, const frame& asked, duty_doubts* doubts) {
  if (!e.rules().names.has(duty_name) || e.rules().names[duty_name].kind != name_kind::duty)
    throw std::out_of_range("the name of this id is no duty");
  const detail::rows_by_unit all(e, duty_name, detail::by_label(asked.period));
  if (doubts) *doubts = all.doubts_about(e, asked.unit);
  return all.of(asked.unit);
}

void answer_duties(engine& e) {
  const auto found = std::make_shared<detail::duties_found>();
  duty_hooks hooks;
  hooks.kept = [found](engine& by, name_id duty, const frame& f) { return detail::duty_list(by, duty, f, *found); };
  hooks.breaches = [found](engine& by, name_id duty, const frame& f) {
    return detail::duty_breaches(by, duty, f, *found);
  };
  e.answer_duties_by(std::move(hooks));
}

}  // namespace TIEUCHI_ABI
}  // namespace tieuchi

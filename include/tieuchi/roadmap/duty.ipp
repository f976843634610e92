#pragma once

#include <tieuchi/roadmap/duty.hpp>
#include <tieuchi/roadmap/occurrence.hpp>

#include <algorithm>
#include <array>

namespace tieuchi {
inline namespace TIEUCHI_ABI {
namespace detail {

/// One duty on one occurrence: its days, then one row per bearer.
class duty_sheet {
 public:
  duty_sheet(engine& e, index duty, duty_occurrence o);
  void rows_into(std::vector<duty_row>&) const;

 private:
  [[nodiscard]] duty_row row_of(const duty_bearer&) const;
  void bear(duty_row&, const duty_bearer&) const;
  bool ended(duty_row&, index unit) const;
  void decide(duty_row&) const;
  void ask_requirement(duty_row&) const;
  void find_submission(duty_row&) const;
  void look_at(duty_row&, const reading&) const;
  [[nodiscard]] frame asked_of(const duty_row&) const;

  engine& e_;
  const compiled_duty& d_;
  index at_;
  duty_occurrence o_;
  std::optional<date> opens_, last_day_;
};

inline duty_sheet::duty_sheet(engine& e, index duty, duty_occurrence o)
    : e_(e), d_(e.rules().duties[duty]), at_(duty), o_(std::move(o)) {
  const frame in{o_.unit.value_or(no_index), o_.period};
  engine::day_context days{o_.event, std::nullopt};
  if (o_.unit) days.created = e_.units().begins(*o_.unit);
  opens_ = d_.spec->opens ? e_.day(*d_.spec->opens, in, days)
           : o_.event     ? o_.event
                          : std::optional(e_.first_day(o_.period));
  if (d_.spec->due) last_day_ = e_.day(*d_.spec->due, in, days);
}

inline frame duty_sheet::asked_of(const duty_row& row) const {
  return {row.unit.value_or(row.units.empty() ? no_index : row.units.front()), o_.period};
}

/// A unit that ended before the last day: owes no more, or its successors owe it together.
inline bool duty_sheet::ended(duty_row& row, index unit) const {
  if (d_.spec->if_unit_ends == "stays" || !last_day_ || e_.units().in_being(unit, *last_day_)) return false;
  if (e_.units().begins(unit) && *e_.units().begins(unit) > *last_day_) return false;
  if (d_.spec->if_unit_ends == "ends") {
    row.status = duty_status::not_required;
    row.reason = "ended";
    row.last_day.reset();
    return true;
  }
  find_submission(row);
  const auto end = e_.units().ends(unit);
  const bool done_before = row.submitted_on && end && *row.submitted_on <= *end;
  if (!done_before) {
    if (const auto heirs = e_.units().heirs(unit, *last_day_); !heirs.empty()) row.units = heirs;
  }
  return false;
}

inline void duty_sheet::bear(duty_row& row, const duty_bearer& b) const {
  if (b.agency != no_index)
    row.agencies = {b.agency};
  else
    row.units = {b.unit};
  if (!row.unit && b.unit != no_index) row.unit = b.unit;
}

inline void duty_sheet::look_at(duty_row& row, const reading& r) const {
  join(row.assumed, r.assumed);
  if (!r.value.is(feel::value::kind::date) || r.value.date() > e_.as_of()) return;
  if (row.submitted_on && *row.submitted_on <= r.value.date()) return;
  row.submitted_on = r.value.date();
  row.report = r.rows.empty() ? nullptr : r.rows.front();
}

/// The day of submission: of the bearer, per unit and fact of the unit; of several bearers the first done by any.
inline void duty_sheet::find_submission(duty_row& row) const {
  row.submitted_on.reset();
  if (d_.done_by == no_index) return;
  const auto& rules = e_.rules();
  const bool of_agency = rules.indicators[rules.names[d_.done_by].variants.front().element].spec->of_agency;
  const auto early = [&](const fact& f) {
    return d_.spec->ignore_early && opens_ && f.value.is(feel::value::kind::date) && f.value.date() < *opens_;
  };
  const auto counts = [&](const fact& f) { return !early(f); };
  std::vector<index> asked;
  if (of_agency)
    asked = row.agencies;
  else if (o_.unit)
    asked = row.units.empty() ? std::vector<index>{*o_.unit} : row.units;
  else
    asked = row.units;
  if (!of_agency && o_.unit && std::ranges::find(asked, *o_.unit) == asked.end()) asked.push_back(*o_.unit);
  for (const index bearer : asked) {
    if (d_.spec->ignore_early)
      look_at(row, e_.indicators().read_rows(d_.done_by, bearer, o_.period, {}, counts));
    else if (of_agency)
      look_at(row, e_.agency_value(d_.done_by, bearer, o_.period));
    else
      look_at(row, e_.indicators().read_rows(d_.done_by, bearer, o_.period));
  }
}

inline void duty_sheet::ask_requirement(duty_row& row) const {
  if (!d_.not_required_when) return;
  const reading r = e_.run(*d_.not_required_when, asked_of(row));
  join(row.assumed, r.assumed);
  row.requirement_unknown = r.value.is_unknown();
  if (!r.value.is_true()) return;
  row.status = duty_status::not_required;
  row.reason = "not_required_when";
}

inline void duty_sheet::decide(duty_row& row) const {
  find_submission(row);
  ask_requirement(row);
  if (row.status == duty_status::not_required) return;
  const date today = e_.as_of();
  if (!last_day_)
    row.status = duty_status::not_yet_due;
  else if (row.submitted_on && *row.submitted_on <= *last_day_)
    row.status = duty_status::fulfilled;
  else if (row.submitted_on)
    row.status = duty_status::late;
  else if (today > *last_day_)
    row.status = duty_status::overdue;
  else if (opens_ && today >= *opens_)
    row.status = duty_status::due;
  else
    row.status = duty_status::not_yet_due;
}

inline duty_row duty_sheet::row_of(const duty_bearer& b) const {
  duty_row row;
  row.duty = at_;
  row.occurrence = o_.text;
  row.unit = o_.unit;
  row.role = b.role;
  row.period = o_.period;
  row.as_of = e_.as_of();
  row.opens = opens_;
  row.last_day = last_day_;
  bear(row, b);
  if (b.role != "lead" || d_.spec->modality == "request") {
    row.status = duty_status::not_required;
    row.reason = "role";
    find_submission(row);
  } else if (!(row.unit && ended(row, *row.unit))) {
    decide(row);
  }
  const auto& p = *e_.rules().programme;
  for (const index a : row.agencies) row.bearer += (row.bearer.empty() ? "" : "+") + p.agencies[a].id;
  for (const index u : row.units) row.bearer += (row.bearer.empty() ? "" : "+") + p.units[u].id;
  return row;
}

inline void duty_sheet::rows_into(std::vector<duty_row>& rows) const {
  const date day = last_day_.value_or(e_.last_day(o_.period));
  for (const auto& b : bearers_of(e_, at_, o_, day)) {
    const auto begins = b.unit == no_index ? std::nullopt : e_.units().begins(b.unit);
    if (begins && last_day_ && *begins > *last_day_) continue;
    rows.push_back(row_of(b));
  }
}

inline reading duty_list(engine& e, index duty, const frame& asked) {
  std::vector<feel::value> kept;
  reading done;
  for (const duty_row& row : duty_rows_within(e, duty, asked)) {
    join(done.assumed, row.assumed);
    if (row.status == duty_status::not_required) continue;
    const auto& p = *e.rules().programme;
    if (row.requirement_unknown) {
      const reading why = e.run(*e.rules().duties[row.duty].not_required_when, {asked.unit, row.period});
      done.value = feel::value::unknown(feel::reasons_inside(why.value, e.arena()));
      return done;
    }
    const bool broken = row.status == duty_status::late || row.status == duty_status::overdue;
    if (row.status == duty_status::fulfilled || broken)
      kept.push_back(feel::value(!broken));
    else {
      const std::string fact = p.units[asked.unit].id + ":" + row.occurrence;
      kept.push_back(
          feel::unknown_because({feel::make_string(fact, e.arena()).string(), -1, "not_reported"}, e.arena()));
    }
    if (broken && !row.submitted_on) join(done.assumed, {{assumed_place::kept, e.rules().duties[row.duty].spec->id}});
  }
  done.value = feel::make_list(kept, e.arena());
  return done;
}

inline reading duty_breaches(engine& e, index duty, const frame& asked) {
  std::int64_t broken = 0;
  reading done;
  for (const duty_row& row : duty_rows_within(e, duty, asked)) {
    const bool silent = row.status == duty_status::overdue;
    const bool unsure = row.requirement_unknown || (row.status != duty_status::not_required && !row.last_day);
    if (silent || row.status == duty_status::late) ++broken;
    if (silent || unsure) join(done.assumed, {{assumed_place::breaches, e.rules().duties[row.duty].spec->id}});
  }
  done.value = number(broken);
  return done;
}

}  // namespace detail

TIEUCHI_INLINE std::string_view code_of(duty_status s) noexcept {
  constexpr std::array<std::string_view, 6> codes{"not_yet_due", "due", "fulfilled", "late", "overdue", "not_required"};
  return codes[static_cast<std::size_t>(s)];
}

TIEUCHI_INLINE std::vector<duty_row> duties(engine& e, std::span<const int> years) {
  std::vector<duty_row> rows;
  for (index d = 0; d < e.rules().duties.size(); ++d)
    for (const int year : years)
      for (auto& o : occurrences_in(e, d, year)) detail::duty_sheet(e, d, std::move(o)).rows_into(rows);
  return rows;
}

TIEUCHI_INLINE std::vector<duty_row> duty_rows_within(engine& e, index duty_name, const frame& asked) {
  std::vector<duty_row> rows;
  const date first = e.first_day(asked.period), last = e.last_day(asked.period);
  for (const variant& v : e.rules().names[duty_name].variants)
    for (auto& o : occurrences_in(e, v.element, static_cast<int>(first.year())))
      if (e.first_day(o.period) >= first && e.last_day(o.period) <= last)
        detail::duty_sheet(e, v.element, std::move(o)).rows_into(rows);
  std::erase_if(rows, [&](const duty_row& r) {
    return r.unit != asked.unit && std::ranges::find(r.units, asked.unit) == r.units.end();
  });
  return rows;
}

TIEUCHI_INLINE void answer_duties(engine& e) { e.answer_duties_by({detail::duty_list, detail::duty_breaches}); }

}  // namespace TIEUCHI_ABI
}  // namespace tieuchi

#pragma once

// Who bears a duty, when it can be done, and that the parts of a partition are disjoint and whole (format page 15).

#include <tieuchi/calendar/frame.hpp>
#include <tieuchi/compile/plan.ipp>
#include <tieuchi/facts/unit_life.hpp>

#include <algorithm>
#include <map>
#include <set>

namespace tieuchi {
inline namespace TIEUCHI_ABI {
namespace detail {

// Bearers -------------------------------------------------------------------------------------------------------------

inline bool leads(const duty& d, const bearer& b) {
  return b.role == duty_role::lead && d.modality != modality::request;
}

inline bool leads_by_agency(const duty& d) {
  return std::ranges::any_of(d.bearers, [&](const bearer& b) { return leads(d, b) && b.agency.has_value(); });
}

/// Who may bear duties, looked up once for all of them.
struct possible_bearers {
  std::vector<std::string> kinds;  ///< of agencies, in order of the pack
  std::set<std::string_view> known_kinds;
  std::size_t leading = 0;  ///< duties that an agency leads

  explicit possible_bearers(const programme& p) {
    for (const auto& a : p.agencies)
      if (!a.kind.empty() && known_kinds.insert(a.kind).second) kinds.push_back(a.kind);
    leading = static_cast<std::size_t>(std::ranges::count_if(p.duties, leads_by_agency));
  }
};

inline void check_kinds_of_agency(compiler& work, const duty& d, const possible_bearers& possible) {
  for (const bearer& b : d.bearers)
    if (!b.agency_kind.empty() && !possible.known_kinds.contains(b.agency_kind))
      work.report("reference.unknown", b.at, "không có cơ quan nào thuộc loại \"" + b.agency_kind + "\"",
                  "there is no agency of the kind \"" + b.agency_kind + "\"", severity::error,
                  nearest_spelling(b.agency_kind, possible.kinds));
}

/// Bearers that can never be anybody: those serving a unit where there is none, those assigned where nobody leads.
inline void check_empty_bearers(compiler& work, const duty& d, const possible_bearers& possible) {
  const bool others_lead = possible.leading > (leads_by_agency(d) ? 1U : 0U);
  for (const bearer& b : d.bearers) {
    if (b.serving && !is_of_unit(d))
      work.report("duty.no_bearer", b.at, "\"serving\" cần một đơn vị: ghi \"per_unit\"",
                  "\"serving\" needs a unit: give \"per_unit\"");
    if (b.assigned && !others_lead)
      work.report("duty.no_bearer", b.at, "không cơ quan nào chủ trì một nhiệm vụ khác, nên không ai được giao",
                  "no agency leads another duty, so nobody is assigned");
  }
}

/// Agencies that duties name beside others and that lead none themselves.
inline void note_actors_without_duty(compiler& work) {
  std::set<agency_id> leading, told;
  const auto each_bearer = [&](const auto& visit) {
    for (const auto& done : work.book->duties)
      for (std::size_t b = 0; b < done.bearers.size(); ++b)
        if (const agency_id agency = done.bearers[b].agency) visit(*done.spec, done.spec->bearers[b], agency);
  };
  each_bearer([&](const duty& d, const bearer& b, agency_id agency) {
    if (leads(d, b)) leading.insert(agency);
  });
  std::string idle;
  std::optional<spot> first;
  each_bearer([&](const duty&, const bearer& b, agency_id agency) {
    if (b.role != duty_role::coordinate || leading.contains(agency) || !told.insert(agency).second) return;
    if (!first) first = b.at;
    idle += (idle.empty() ? "" : ", ") + work.source->agencies[agency].id;
  });
  if (first)
    work.report("duty.actor_without_duty", *first, "các cơ quan chỉ phối hợp, không chủ trì nhiệm vụ nào: " + idle,
                "agencies that only take part and lead no duty: " + idle, severity::note);
}

// Days ----------------------------------------------------------------------------------------------------------------

/// The occurrences a duty can have in the programme's years, as far as its days need them: periods, or days of events.
inline std::vector<std::pair<period, std::optional<date>>> possible_occurrences(const compiler& work,
                                                                                const compiled_duty& done,
                                                                                const period_type& occurs) {
  const programme& p = *work.source;
  std::vector<std::pair<period, std::optional<date>>> all;
  const int from = std::max(p.year_from, done.spec->years_from.value_or(p.year_from));
  const int to = std::min(p.horizon, done.spec->years_to.value_or(p.horizon));
  for (int year = from; year <= to; ++year) {
    const period whole{{period_form::year, -1}, year, 0, {}, {}};
    if (!done.spec->every_event.empty())
      for (date day = tieuchi::first_day(whole); day <= tieuchi::last_day(whole); ++day.days)
        all.emplace_back(whole, day);
    else if (const auto same = around(whole, occurs); same && occurs.form != period_form::once)
      all.emplace_back(*same, std::nullopt);
    else if (occurs.form == period_form::occasion)
      all.emplace_back(period{occurs, year, 1, {}, {}}, std::nullopt);
    else
      for (const period& part : parts_of(whole, occurs, p)) all.emplace_back(part, std::nullopt);
  }
  return all;
}

inline void check_window(compiler& work, const compiled_duty& done, const period_type& occurs) {
  const duty& d = *done.spec;
  if (!d.due) return;
  const programme& p = *work.source;
  bool inverted = false;
  for (const auto& [in, event] : possible_occurrences(work, done, occurs)) {
    const day_frame frame = frame_of(in, p);
    const day_anchors anchors{event, std::nullopt, {}};
    const auto opens = d.opens ? day_of(*d.opens, frame, anchors, calendar_for(d.opens->calendar, p))
                               : event.value_or(tieuchi::first_day(in, p));
    const auto due = day_of(*d.due, frame, anchors, calendar_for(d.due->calendar, p));
    if (!opens || !due || *opens <= *due) return;
    inverted = true;
  }
  if (inverted)
    work.report("duty.window_inverted", d.due->at, "kỳ nào cũng bắt đầu sau hạn cuối của nhiệm vụ",
                "the duty opens after its last day in every period");
}

// Partitions ----------------------------------------------------------------------------------------------------------

/// Membership as far as the pack alone decides it; facts may say more of the rest.
class static_members {
 public:
  explicit static_members(const compiler& work) : work_(work), lives_(lives_of(*work.source, {})) {
    for (const auto& e : work.source->events)
      if (e.kind == event_kind::retype) retyped_.insert({e.from_unit, e.to_unit});
    for (const auto& f : work.source->facts)
      if (f.indicator == "type") retyped_.insert(f.unit);
  }

  [[nodiscard]] bool in_being(unit_id unit, date day) const {
    const unit_life& life = lives_[unit];
    return life.known && (!life.begins || *life.begins <= day) && (!life.ends || day <= *life.ends);
  }

  [[nodiscard]] std::optional<bool> is(cohort_id cohort, unit_id unit) const {
    const compiled_cohort& c = work_.book->cohorts[cohort];
    if (c.spec->frozen && !std::ranges::binary_search(c.listed, unit)) return false;
    if (!c.types.empty()) {
      const tieuchi::unit& u = work_.source->units[unit];
      if (retyped_.contains(u.id)) return std::nullopt;
      if (std::ranges::find(c.types, work_.unit_types.find(u.type)) == c.types.end()) return false;
    }
    const bool more =
        c.where || !c.same.empty() || c.spec->children || c.within != no_id || !c.spec->from_events.empty();
    return more ? std::nullopt : std::optional(true);
  }

 private:
  const compiler& work_;
  by_id<unit_id, unit_life> lives_;
  std::set<std::string> retyped_;
};

using partition_parts = std::vector<const compiled_duty*>;

/// The duties of a partition that are owed in a year; nothing where versions decide it.
inline std::optional<partition_parts> owed_parts(const partition_parts& all, int year) {
  partition_parts owed;
  for (const auto* d : all) {
    if (d->spec->since || d->spec->until) return std::nullopt;
    if (d->spec->years_from.value_or(year) <= year && year <= d->spec->years_to.value_or(year)) owed.push_back(d);
  }
  return owed;
}

inline void say_two_parts(compiler& work, const std::string& word, unit_id unit, const duty& second) {
  const std::string id = work.source->units[unit].id;
  work.report("duty.partition", second.at, "đơn vị \"" + id + "\" thuộc hai phần của \"" + word + "\"",
              "unit \"" + id + "\" belongs to two parts of \"" + word + "\"");
}

inline void check_partition(compiler& work, const std::string& word, const partition_parts& all,
                            const static_members& members) {
  std::set<unit_id> doubled, left;
  const programme& p = *work.source;
  for (int year = p.year_from; year <= p.year_to; ++year) {
    const auto owed = owed_parts(all, year);
    if (!owed || owed->empty()) continue;
    const date first = *date::of(year, 1, 1);
    for (const unit_id unit : p.units.ids()) {
      const compiled_duty* holder = nullptr;
      bool unsure = false;
      for (const auto* d : *owed) {
        const cohort_id cohort = d->units == no_id ? work.book->subject : d->units;
        const auto is = cohort == no_id ? std::nullopt : members.is(cohort, unit);
        if (!is) unsure = true;
        if (!is || !*is) continue;
        if (holder && doubled.insert(unit).second) say_two_parts(work, word, unit, *d->spec);
        holder = d;
      }
      const bool meant = work.book->subject != no_id && members.is(work.book->subject, unit) == true;
      if (meant && members.in_being(unit, first) && !holder && !unsure) left.insert(unit);
    }
  }
  if (left.empty()) return;
  std::string units;
  for (const unit_id unit : left) units += (units.empty() ? "" : ", ") + p.units[unit].id;
  work.report("duty.partition", all.front()->spec->at, "các đơn vị không thuộc phần nào của \"" + word + "\": " + units,
              "units that belong to no part of \"" + word + "\": " + units);
}

inline void check_partitions(compiler& work) {
  std::map<std::string, partition_parts> parts;
  for (const auto& d : work.book->duties)
    if (!d.spec->partition.empty()) parts[d.spec->partition].push_back(&d);
  if (parts.empty()) return;
  const static_members members(work);
  for (const auto& [word, duties] : parts) check_partition(work, word, duties, members);
}

void compiler::check_duties() {
  const possible_bearers possible(*source);
  for (const auto& done : book->duties) {
    const auto occurs = occurs_by(*this, done);
    check_kinds_of_agency(*this, *done.spec, possible);
    check_empty_bearers(*this, *done.spec, possible);
    if (occurs) check_window(*this, done, *occurs);
  }
  check_partitions(*this);
  note_actors_without_duty(*this);
}

}  // namespace detail
}  // namespace TIEUCHI_ABI
}  // namespace tieuchi

#pragma once

// The value of an indicator: which rows count, what predecessors leave, defaults, and the lack (format pages 4, 7, 8).

#include <tieuchi/calendar/day.hpp>
#include <tieuchi/feel/value.hpp>
#include <tieuchi/resolve/frame.hpp>
#include <tieuchi/resolve/reading.hpp>
#include <tieuchi/resolve/units.hpp>

#include <functional>
#include <map>
#include <memory>
#include <span>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace tieuchi {
inline namespace TIEUCHI_ABI {

/// What the indicators ask of the engine that holds them; each may be left empty.
struct indicator_questions {
  /// Value of a date indicator or measure that a day object names, in the frame of a unit and period.
  std::function<reading(name_id name, unit_id unit, const period&)> value;
  /// Whether a unit is a member of a cohort on a day (`among`), and what that rests on.
  std::function<std::pair<membership, assumptions>(cohort_id cohort, unit_id unit, date day)> member;
  /// The outcome in another programme for `computed_by`, its facts prefixed; nothing while it is not loaded.
  std::function<std::optional<reading>(const indicator::other_programme& item, unit_id unit, const period&)> computed;
};

/// How an indicator is read.
struct indicator_terms {
  version_id version;             ///< of the frame; none: the first text of the indicator
  std::optional<date> territory;  ///< last day of the frame that looks back by `prior`; none: that of the period
};

/// The parts of a period, and what the choice of occasions rests on.
struct known_parts {
  std::vector<period> periods;
  assumptions assumed;
};

/// One part of a carried value.
struct carried_part {
  unit_id unit;  ///< the predecessor; the unit itself for what it had before
  event_id event;
  number share = 1;
  reading value;
  std::optional<reading> weight;
};

/// A part of a carried value: what of which predecessor, and how far its reading reach.
struct part_key {
  name_id name;
  version_id version;
  unit_id unit;
  period asked;
  date before{};
  std::optional<date> seen_from, territory, recorded_before;

  friend auto operator<=>(const part_key&, const part_key&) = default;
};

/// The days that a day object of the rules names, by period, where they are the same for every unit.
struct days_of_all {
  bool same_for_all = false;
  std::map<period, std::optional<date>> by_period;
};

/// Finds the place of a document among classes, by the beginnings that the classes name.
class class_finder {
 public:
  class_finder(const by_id<class_id, document_class>&, const std::vector<class_id>& listed);

  /// The first of the classes that a document is of; their number where it is of none.
  [[nodiscard]] std::size_t place_of(std::string_view document) const;

 private:
  std::size_t number_;
  std::unordered_map<std::string_view, std::size_t> places_;  // by beginning
  std::vector<std::size_t> lengths_;                          // of beginnings, each once
};

/// The child units of a unit on a day, both in order of unit id.
struct child_units {
  std::vector<unit_id> units;     ///< whose parent it is
  std::vector<unit_id> possible;  ///< whose parent it may be: rows contradict each other
  feel::value open;               ///< while there are such: an unknown with the reasons
};

/// Reads indicators of one snapshot. Not shared by threads.
class indicator_source {
 public:
  indicator_source(const rulebook&, const snapshot&, const unit_history&, feel::arena&, indicator_questions = {});

  /// Value of a periodic or `once` indicator in a period of its own kind. Facts are `unit:indicator@period`.
  [[nodiscard]] reading read(name_id name, unit_id unit, const period&, const indicator_terms& = {}) const;
  /// Value of a dated indicator on a day, moved into the life of the unit. Facts are `unit:indicator@day`.
  [[nodiscard]] reading read_dated(name_id name, unit_id unit, date, const indicator_terms& = {}) const;
  /// The built-in `type` (a rating over the unit types), `unit_name`, `code` or `parent` (texts) on a day.
  [[nodiscard]] reading read_builtin(slot_kind, unit_id unit, date) const;
  /// Value of an indicator of an agency; facts hold the agency's id.
  [[nodiscard]] reading read_agency(name_id name, agency_id agency, const period&, const indicator_terms& = {}) const;
  [[nodiscard]] reading read_agency_dated(name_id name, agency_id agency, date, const indicator_terms& = {}) const;

  /// The rows of one unit (or agency) and period that count, by rules 1 and 2 alone: no event, default or life is
  /// asked. `keep` leaves rows out before rule 2. `step` is "own", or "lack" where none is left.
  [[nodiscard]] reading read_rows(name_id name, fact_subject, const period&, const indicator_terms& = {},
                                  const std::function<bool(fact_view)>& keep = {}) const;

  /// `parts(x)`: the shorter periods of a frame's period, or its known occasions, in order; periods outside the life of
  /// the unit or before the indicator began are left out. Read by the text of a version, without one by the last.
  [[nodiscard]] known_parts part_periods(name_id name, unit_id unit, const period& of,
                                         version_id version = no_id) const;
  /// The periods a unit has rows of that are known on the day, sorted, without doubles.
  [[nodiscard]] std::vector<period> known_periods(name_id name, unit_id unit) const;
  /// The same with those of reports that were refused.
  [[nodiscard]] std::vector<period> reported_periods(name_id name, unit_id unit) const;
  /// What a carried value is made of, one step back: predecessors in order of unit id, the unit itself last; empty
  /// where nothing is carried.
  [[nodiscard]] std::vector<carried_part> carried_parts(name_id name, unit_id unit, const period&,
                                                        const indicator_terms& = {}) const;

  /// The types of a unit on a day: one, none where it has none; several where rows contradict each
  /// other.
  [[nodiscard]] std::vector<unit_type_id> types_on(unit_id unit, date) const;
  /// Whether a unit is of one of the types on a day; like the next two unknown where rows that contradict each other
  /// do not agree on it.
  [[nodiscard]] feel::value is_of_type(unit_id unit, const std::vector<unit_type_id>& types, date) const;
  /// Whether another unit is the parent on a day.
  [[nodiscard]] feel::value is_child(unit_id unit, unit_id parent, date) const;
  /// Whether a unit lies below another on a day, over any number of steps.
  [[nodiscard]] feel::value is_below(unit_id unit, unit_id ancestor, date) const;
  /// Whether the unit is known to be of one of the types on some day.
  [[nodiscard]] bool ever_of_type(unit_id unit, const std::vector<unit_type_id>& types) const;
  /// The parent of a unit on a day; none where there is none, or rows contradict each other.
  [[nodiscard]] unit_id parent_on(unit_id unit, date) const;
  /// Units in being whose parent is that unit on the day.
  [[nodiscard]] const child_units& children_of(unit_id unit, date) const;

  /// Last day on which a row of the unit and period counts, a known extension included; nothing: every row counts.
  [[nodiscard]] std::optional<date> accepts_until(name_id name, fact_subject, const period&,
                                                  const indicator_terms& = {}) const;
  /// A day object of the programme in the frame of a unit and period.
  [[nodiscard]] day_reading day(const day_spec&, unit_id unit, const period&) const;
  /// The reading of the name that a day object is anchored at; of a day of the calendar a null value.
  [[nodiscard]] reading anchor(const day_spec&, unit_id unit, const period&) const;
  /// Whether D is on or before the settling day of the indicator or its filing in that period.
  [[nodiscard]] bool unsettled(name_id name, fact_subject, const period&, const indicator_terms& = {}) const;

  /// The sites met so far, by indicators and by whoever asks them.
  [[nodiscard]] const std::shared_ptr<assumption_sites>& sites() const noexcept { return sites_; }

  /// The first day on which an indicator is part of the rules; nothing where it always was.
  [[nodiscard]] std::optional<date> begins(name_id name) const;
  /// The indicator a name means in a version: where it has no text there, by the last one before, else by its first.
  [[nodiscard]] const compiled_indicator& indicator_in(name_id name, version_id version = {}) const;

 private:
  friend struct indicator_access;

  const rulebook* rules_;
  snapshot known_;
  const unit_history* units_;
  feel::arena* arena_;
  indicator_questions ask_;
  std::shared_ptr<assumption_sites> sites_ = std::make_shared<assumption_sites>();  // answers outlive the engine
  mutable std::map<part_key, reading> parts_;                      // predecessors may be reached on many ways
  mutable std::unordered_map<const day_spec*, days_of_all> days_;  // by its place in the rules
  mutable std::unordered_map<const std::vector<class_id>*, class_finder> classes_;  // by the list of a filing
  mutable std::unordered_map<std::int64_t, by_id<unit_id, child_units>> children_;  // by day, then by parent
  /// By ancestor and day: whether each unit lies below, where that was asked.
  mutable std::map<std::pair<unit_id, std::int64_t>, by_id<unit_id, std::optional<feel::value>>> below_;
};

}  // namespace TIEUCHI_ABI
}  // namespace tieuchi

#pragma once

// Which rows of a unit and period count, and which of them speak: rules 1 to 3 of filings (format page 7); for resolve/
// only.

#include <tieuchi/calendar/frame.hpp>
#include <tieuchi/resolve/source.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace tieuchi {
inline namespace TIEUCHI_ABI {

/// The memory of an indicator source.
struct indicator_access {
  static const rulebook& rules(const indicator_source& s) { return *s.rules_; }
  static const unit_history& units(const indicator_source& s) { return *s.units_; }
  static const ledger* facts(const indicator_source& s) { return s.known_.facts.get(); }
  static date as_of(const indicator_source& s) { return s.known_.as_of; }
  static feel::arena& arena(const indicator_source& s) { return *s.arena_; }
  static std::unordered_map<const std::vector<class_id>*, class_finder>& classes(const indicator_source& s) {
    return s.classes_;
  }
  static days_of_all& days(const indicator_source& s, const day_spec& of) { return s.days_[&of]; }
  static std::map<part_key, reading>& parts(const indicator_source& s) { return s.parts_; }
  static const indicator_questions& ask(const indicator_source& s) { return s.ask_; }
};

namespace detail {

/// One indicator as it is being read.
struct indicator_reader {
  const indicator_source& source;
  name_id name;
  const compiled_indicator& about;
  indicator_terms terms;

  [[nodiscard]] const rulebook& rules() const { return indicator_access::rules(source); }
  [[nodiscard]] const programme& pack() const { return *rules().programme; }
  [[nodiscard]] const unit_history& units() const { return indicator_access::units(source); }
  [[nodiscard]] feel::arena& arena() const { return indicator_access::arena(source); }
  [[nodiscard]] date as_of() const { return indicator_access::as_of(source); }
  [[nodiscard]] const carry_spec& carry() const { return about.carry.spec ? *about.carry.spec : pack().carry; }
  [[nodiscard]] bool of_agency() const { return about.spec->of_agency; }
};

/// On which terms the rows of a unit (or agency) and period count.
struct counting_terms {
  std::optional<date> last_day;  ///< a known extension included; nothing: every row counts
  bool revocable = false;        ///< a later document may still revive a lack
  bool extension_open = false;   ///< the extension is unknown
  bool last_day_open = false;    ///< the last day is unknown as yet: what counts now may turn out to be late
  assumptions assumed;           ///< of the last day and the extension
};

/// A known row and whether it counts.
struct candidate_row {
  fact_view row;
  bool counts = false;
};

enum class rows_say : std::uint8_t { nothing, value, partly, open, contested };

struct row_choice {
  rows_say says = rows_say::nothing;
  std::vector<fact_view> rows;  ///< those that speak
  bool late = false;            ///< some row other than a withdrawal did not count
  bool held_off = false;        ///< some row does not count
};

/// Rows of a unit (or agency) known on the day, in the order they were admitted.
std::vector<fact_view> known_rows(const indicator_source&, fact_subject subject, name_id name);
/// Those about one period.
std::vector<fact_view> known_rows(const indicator_source&, fact_subject subject, name_id name, const period&);

/// A day object that lives in the rules: computed once a period where no unit has a day of its own.
struct day_of_rules {
  std::optional<date> day;
  bool anchored = false;  ///< at something that a unit has or reports
};
day_of_rules day_in_rules(const indicator_source&, const day_spec&, unit_id unit, const period&);

counting_terms terms_of(const indicator_reader&, fact_subject subject, const period&);
bool counts(const indicator_reader&, const counting_terms&, fact_view);

/// Rule 2: best class, latest record, different values are contested, a withdrawal leaves nothing.
row_choice choose(const indicator_reader&, const std::vector<candidate_row>&);

/// Hands on what the terms rest on, and marks where they may still change what counts.
void mark_terms(reading&, const indicator_reader&, const counting_terms&, const row_choice&);

/// What the chosen rows say, as a reading of that fact; the choice must not be nothing.
reading spoken(const indicator_reader&, const row_choice&, const fact_ref&);

/// Rule 3: code and kind of the lack.
struct lack_of_rows {
  unknown_code code = unknown_code::not_reported;
  lack_kind kind = lack_kind::open;
  bool may_be_final = false;  ///< it is open only while the last day is
};
lack_of_rows lack_by(const indicator_reader&, const counting_terms&, bool late);

/// The unknown of a lack; its reason is marked where a later document may revive it.
reading lacking(const indicator_reader&, const lack_of_rows&, const fact_ref&);

/// An unknown with one reason; the code is copied.
reading unknown_fact(const indicator_reader&, const fact_ref&, reason_code code, std::uint8_t marks = 0);

/// The unknown of a report that came and was refused, where no later row speaks or withdraws; nothing else.
std::optional<reading> refused_report(const indicator_reader&, fact_subject, const period&, const row_choice& own,
                                      const fact_ref&);

void assume_of(reading&, assumed_place, const indicator_reader&);

/// The default of the indicator where it replaces a lack of that code, with what its day rests on; an unknown while its
/// day is still to come; else nothing.
std::optional<reading> default_for(const indicator_reader&, fact_subject subject, const period&, reason_code);

}  // namespace detail
}  // namespace TIEUCHI_ABI
}  // namespace tieuchi

#pragma once

// The one evaluator: every value and outcome of one rulebook and one snapshot, computed once and remembered.
// Not shared by threads; make one per thread, the rulebook and the ledger are shared.

#include <tieuchi/core/watch.hpp>
#include <tieuchi/feel/trace.hpp>
#include <tieuchi/resolve/frame.hpp>
#include <tieuchi/resolve/indicator.hpp>
#include <tieuchi/resolve/reading.hpp>
#include <tieuchi/resolve/units.hpp>

#include <functional>
#include <memory>
#include <span>

namespace tieuchi {
inline namespace TIEUCHI_ABI {

/// Values of the plain names that only some places have (each, cohort_size, applicable, prior_due, prior_reached).
struct local_value {
  slot_kind kind = slot_kind::each;
  reading value;
};

/// What a unit did itself, where titles are asked so (format page 14): nothing that its end undid or that came to it
/// from others, and of a successor nothing from before it was one.
struct own_acts {
  std::optional<date> since;  ///< first day of an act, and within the time that it is for
};

class engine;

/// What an engine marks its answers with, so that they are told from those of others.
struct engine_mark {
  std::shared_ptr<const assumption_sites> sites;  ///< what `assumed` of its rows is told by
};

/// Answers of kept(duty) and breaches(duty); roadmap/ knows duties and sets them.
struct duty_hooks {
  std::function<reading(engine&, name_id duty, const frame&)> kept, breaches;
};

/// Misuse throws std::logic_error: no rulebook, no facts, facts of another rulebook, an id or a year that is none,
/// answers of another engine, a moved-from engine. Where a watcher is set and says no, `cancelled` leaves the call.
/// After it, and after any other exception out of a value, the engine is of no further use; the rulebook and the facts
/// are.
class engine {
 public:
  engine(std::shared_ptr<const rulebook>, snapshot);
  ~engine();
  engine(engine&&) noexcept;
  engine& operator=(engine&&) noexcept;

  [[nodiscard]] const rulebook& rules() const;
  [[nodiscard]] date as_of() const;
  [[nodiscard]] const snapshot& known() const;
  [[nodiscard]] const unit_history& units() const;
  [[nodiscard]] feel::arena& arena();
  /// How indicators are read: rows that count, last days, predecessors.
  [[nodiscard]] const indicator_source& indicators() const;

  /// Who is asked from now on whether to go on; he outlives the engine, or is unset with null.
  void watch_by(const watcher*);
  /// The count of work that the watcher sees, for those who loop over rows.
  [[nodiscard]] watching& watched();

  /// Sets who answers kept and breaches; before the first value is asked.
  void answer_duties_by(duty_hooks);

  /// Loads another programme, whose outcomes `computed_by` then reads on the same day; units are matched by id. Before
  /// the first value is asked; the other engine must outlive this one.
  void read_outcomes_of(engine& other);

  /// The version that governs a frame; nothing when none is recorded yet or the reference day is unknown.
  [[nodiscard]] std::optional<version_id> version_of(const frame&);
  /// The reference day of a frame; unknown with reasons when it rests on unknown facts.
  [[nodiscard]] const reading& reference_day(const frame&);

  /// Indicator, parameter, measure or lifecycle in a frame; of another kind of period as format page 4 says.
  const reading& value(name_id name, const frame&);
  /// An indicator of an agency.
  const reading& agency_value(name_id name, agency_id agency, const period&);
  /// An item in a frame; of another kind of period as format page 4 says.
  const item_result& item(item_id, const frame&);
  /// What fills a slot in a frame: names, prior values, outcomes, parts, rows of tables.
  reading slot(const slot_source&, const frame&, std::span<const local_value> = {});

  /// Runs a text, value or test in a frame.
  reading run(const compiled_text&, const frame&, std::span<const local_value> = {});
  reading run(const compiled_value&, const frame&, std::span<const local_value> = {});
  reading run(const compiled_test&, const frame&, std::span<const local_value> = {});
  /// Runs a text in a frame where each lifecycle that it names goes by the unit's own acts.
  reading run_by_own_acts(const compiled_text&, const frame&, const own_acts&);
  /// The slot values of a text in a frame; null where the text reads no such slot.
  std::vector<feel::value> slots_of(const compiled_text&, const frame&, std::span<const local_value> = {});
  /// The comparisons of a text in a frame with the values they met.
  std::vector<feel::traced> trace(const compiled_text&, const frame&, std::span<const local_value> = {});

  /// Whether a unit is a member of a cohort as asked from a frame (`exists`, `where`, `same`, `parts`, events).
  /// Of a frozen list existence is asked only with `in_being`. What the answer rests on is joined to `rests_on`.
  membership member(cohort_id cohort, unit_id unit, const frame& asked_from, bool in_being = true,
                    assumptions* rests_on = nullptr);
  /// The same on a day, instead of the one the cohort names; existence is asked there but of a frozen list.
  membership member_on(cohort_id cohort, unit_id unit, const frame& asked_from, date day,
                       assumptions* rests_on = nullptr);
  /// Whether a cohort chooses a unit, in being or not: by types, list, place, events, `same` and `where`.
  /// Why that is not known of a possible one is put into `open`.
  membership chooses(cohort_id cohort, unit_id unit, const frame& asked_from, assumptions* rests_on = nullptr,
                     feel::value* open = nullptr);
  /// Certain and possible members, in order of unit id.
  std::vector<std::pair<unit_id, membership>> members(cohort_id cohort, const frame& asked_from, bool in_being = true);

  /// The day a day object names in a frame; unknown as an empty optional. `event` and `created` are the days of those
  /// anchors.
  struct day_context {
    std::optional<date> event, created;
  };
  std::optional<date> day(const day_spec&, const frame&, const day_context& = {});
  /// The reading of the name that a day object is anchored at; null where it is a day of the calendar.
  const reading* anchor(const day_spec&, const frame&);
  /// First and last day of a frame's period.
  [[nodiscard]] date first_day(const period&);
  [[nodiscard]] date last_day(const period&);

  /// The facts an unknown item lacks, sorted; empty where the item names none of its own.
  [[nodiscard]] std::vector<std::string> missing_of(item_id item, const item_result&) const;

  /// The number of a place where silence decided; what a set of them is called at a face.
  [[nodiscard]] site_id site(assumed_place, std::string_view element) const;
  [[nodiscard]] told_assumptions told(const assumptions&) const;

  /// On every answer this engine gave; it stays with the engine where that is moved.
  [[nodiscard]] std::shared_ptr<const engine_mark> mark() const;

  /// What evaluation has noticed so far: acts without a legal transition.
  [[nodiscard]] const std::vector<issue>& notes() const;

 private:
  friend struct engine_access;
  struct state;
  explicit engine(std::unique_ptr<state>);
  state& alive() const;
  std::unique_ptr<state> state_;
};

/// Throws std::out_of_range where a year is none of the programme.
void check_years(const rulebook&, std::span<const int> years);

}  // namespace TIEUCHI_ABI
}  // namespace tieuchi

#pragma once

// Outcomes of units, items and years under one rulebook and one snapshot: the rows of format page 18.

#include <tieuchi/assess/engine.hpp>

namespace tieuchi {
inline namespace TIEUCHI_ABI {

/// What a result was made from.
struct provenance {
  std::string programme;  ///< id
  words label;
  bool synthetic = false;
  std::string rules_hash, units_hash, facts_hash;
  std::size_t refused = 0;  ///< reports refused that are known on the day; they enter no hash
  date as_of{};
  std::string tieuchi_version;
  std::string tables_hash;  ///< of the rows of parameters that a user supplied; empty without any
  chosen_options readings;  ///< options chosen other than those that stand by default
};

/// One row of the table of results.
struct assessment_row {
  frame asked;  ///< unit and period
  item_id item_name;
  std::string unit, item;  ///< ids
  std::string period;
  date as_of{};
  std::string version;  ///< id; empty where it is not known or the programme declares none
  tieuchi::outcome outcome = outcome::unknown;
  bool provisional = false;
  std::string points;  ///< `14`, `10..14`, an open end empty; empty where there are none or they are restricted
  interval range;      ///< the same as exact numbers
  std::string value;   ///< what is shown, else n/N, a grade or a range of grades
  std::string reason;  ///< after own words
  std::vector<std::string> missing;  ///< fact references, sorted
  told_assumptions assumed;
  std::vector<std::string> flags;
  tally members;        ///< of a group
  bool counts = false;  ///< `value` counts the members: met or waived of those that apply
};

/// Up to how many rows an engine that assesses all units remembers what it has found. Of more, where units stand apart
/// (rulebook::items_stand_apart), some are assessed at a time and what was found of them is forgotten: the rows are the
/// same, memory is needed for them alone, and the next question finds an engine that has evaluated nothing.
struct remembered_rows {
  std::size_t in_all = 1U << 17U;
  std::size_t at_once = 1U << 15U;
};

/// Every row of the years asked, sorted by period, unit, then order of items.
struct assessment {
  provenance origin;
  std::vector<assessment_row> rows;
  std::vector<issue> notes;
  std::shared_ptr<const engine_mark> made_by;
};

/// Assesses every unit that items are about, in every year given.
[[nodiscard]] assessment assess(std::shared_ptr<const rulebook>, const snapshot&, std::span<const int> years);

/// The same with an engine of the caller, which keeps what it computed.
[[nodiscard]] assessment assess(engine&, std::span<const int> years);

/// Where a result comes from.
[[nodiscard]] provenance provenance_of(const engine&);

/// The row of one item, unit and period; nothing where the item has no row there.
[[nodiscard]] std::optional<assessment_row> row_of(engine&, item_id item, const frame&);

/// The periods of an item within a year.
[[nodiscard]] std::vector<period> periods_in(const programme&, const period_type&, int year);

/// Whether "n/N" is printed of a group with that outcome: not where it does not apply or is waived.
[[nodiscard]] bool counts_members(outcome) noexcept;

/// Members that fail, where they are the reason of an outcome.
struct failing_members {
  std::string word;  ///< that item or programme put before them; empty: none of their own
  std::vector<name_id> names;
};

/// Nothing where the reason is another one.
[[nodiscard]] std::optional<failing_members> failing_of(const rulebook&, item_id item, version_id version,
                                                        const item_result&);

/// The code of several reasons that is told first, by `reason_order`; empty where there is none.
[[nodiscard]] std::string first_code(const rulebook&, std::span<const feel::reason>);

/// The one printed word for an item's reason: own words of the item, else of the programme, put in once; members that
/// fail as `fail:a+b`.
[[nodiscard]] std::string printed_reason(const rulebook&, item_id item, version_id version, const item_result&);

}  // namespace TIEUCHI_ABI
}  // namespace tieuchi

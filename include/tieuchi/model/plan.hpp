#pragma once

// What is aimed at and what is owed: targets, duties, funding (format pages 14, 15), and tests as data (page 16).

#include <tieuchi/core/codes.hpp>
#include <tieuchi/core/date.hpp>
#include <tieuchi/model/construal.hpp>
#include <tieuchi/model/item.hpp>
#include <tieuchi/model/law.hpp>

namespace tieuchi {
inline namespace TIEUCHI_ABI {
/// Whether what was reached in an earlier year counts for a target (format page 14).
enum class target_counting : std::uint8_t { in_year, sticky, both };
template <>
struct vocabulary<target_counting> {
  static constexpr auto codes = code_table<target_counting::both>("in_year", "sticky", "both");
};

/// What a target makes of a listed unit that ended.
enum class frozen_cohort : std::uint8_t { as_listed, map_successors, drop_ended, own_acts, successors_by_own_acts };
template <>
struct vocabulary<frozen_cohort> {
  static constexpr auto codes = code_table<frozen_cohort::successors_by_own_acts>(
      "as_listed", "map_successors", "drop_ended", "own_acts", "successors_by_own_acts");
};

/// Whether a listed unit keeps what it did itself after it ended.
[[nodiscard]] constexpr bool keeps_own_acts(frozen_cohort f) noexcept {
  switch (f) {
    case frozen_cohort::own_acts:
    case frozen_cohort::successors_by_own_acts:
      return true;
    case frozen_cohort::as_listed:
    case frozen_cohort::map_successors:
    case frozen_cohort::drop_ended:
      break;
  }
  return false;
}

/// Whether those who came after a listed unit may count for it.
[[nodiscard]] constexpr bool asks_successors(frozen_cohort f) noexcept {
  switch (f) {
    case frozen_cohort::map_successors:
    case frozen_cohort::successors_by_own_acts:
      return true;
    case frozen_cohort::as_listed:
    case frozen_cohort::drop_ended:
    case frozen_cohort::own_acts:
      break;
  }
  return false;
}

enum class duty_role : std::uint8_t { lead, coordinate, requested };
template <>
struct vocabulary<duty_role> {
  static constexpr auto codes = code_table<duty_role::requested>("lead", "coordinate", "requested");
};

/// What becomes of a duty whose unit ends (format page 15).
enum class unit_end : std::uint8_t { ends, passes, stays };
template <>
struct vocabulary<unit_end> {
  static constexpr auto codes = code_table<unit_end::stays>("ends", "passes", "stays");
};

/// How often a duty is owed, as its text has it (format page 15).
enum class recurrence : std::uint8_t { yearly, roadmap, on_event, standing, not_said };
template <>
struct vocabulary<recurrence> {
  static constexpr auto codes =
      code_table<recurrence::not_said>("yearly", "roadmap", "on_event", "standing", "not_said");
};

struct aim {
  std::optional<int> year, to;
  std::optional<ref> of;
  std::optional<value_spec> at_least, at_most;
  std::optional<number> share, add;
  std::vector<ref> clauses;
  spot at;
};

struct target : element {
  std::optional<ref> of, measure, live;
  std::optional<feel_text> counts;
  struct beside_figure {
    words label;
    feel_text counts;
  };
  std::vector<beside_figure> beside;
  target_counting counting = target_counting::in_year;
  tieuchi::frozen_cohort frozen_cohort = frozen_cohort::as_listed;
  std::optional<day_spec> each, settles;
  std::vector<aim> aims;
};

struct bearer {
  std::optional<ref> agency, serving, cohort;
  std::string agency_kind;
  bool assigned = false;
  duty_role role = duty_role::lead;
  spot at;
};

struct duty : element {
  std::optional<tieuchi::modality> modality;
  std::optional<tieuchi::recurrence> recurrence;
  std::vector<bearer> bearers;
  std::vector<ref> to, delivers;
  std::optional<ref> units;
  bool per_unit = false;
  std::string partition;
  std::optional<ref> every;       ///< a period
  std::optional<ref> every_fact;  ///< one per known fact
  std::vector<event_kind> every_event;
  bool from_side = false;
  std::optional<int> years_from, years_to;
  std::optional<day_spec> opens, due;
  std::optional<ref> done_by;
  bool ignore_early = false;
  std::optional<feel_text> not_required_when;
  unit_end if_unit_ends = unit_end::ends;
};

struct funding : element {
  ref payer;
  words purpose;
  std::optional<tieuchi::modality> modality;
  std::optional<ref> units, gate;
};

/// A fact stated by a case; empty texts stand for the defaults of format page 16.
struct given_fact {
  ref indicator;
  std::string unit, period, value, reporter, document;
  std::optional<date> recorded_on;
  spot at;
  bool quoted = false;  ///< the value is a JSON string
};

struct expectation {
  ref of;               ///< item, measure, lifecycle, duty@occurrence or target
  std::string outcome;  ///< or "absent"; empty where not asked
  std::optional<number> points, least, most, due, reached;
  std::optional<std::string> grade, value, reason, status, verdict;
  std::optional<bool> provisional;
  std::optional<date> last_day;
  std::optional<std::vector<std::string>> missing, bearers;
  std::optional<std::vector<std::pair<std::string, std::string>>> assumes;
};

struct test_case : element {
  chosen_options readings;  ///< the options under which it is run
  std::string unit;
  int year = 0;
  date as_of{};
  std::vector<std::string> use_facts;
  std::vector<given_fact> given;
  std::vector<expectation> expect;
};

}  // namespace TIEUCHI_ABI
}  // namespace tieuchi

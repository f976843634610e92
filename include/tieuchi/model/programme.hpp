#pragma once

// Everything one decision sets up, as its author wrote it: the content of a pack, merged, with references still by
// name.

#include <tieuchi/core/date.hpp>
#include <tieuchi/model/construal.hpp>
#include <tieuchi/model/ids.hpp>
#include <tieuchi/model/law.hpp>
#include <tieuchi/model/plan.hpp>

#include <array>

namespace tieuchi {
inline namespace TIEUCHI_ABI {

struct version : element {
  std::optional<int> from_year;
  std::optional<date> from_day;
  std::optional<date> recorded_on;
  std::vector<ref> unavailable;
};

/// The columns of data/facts, in their order.
inline constexpr std::array<std::string_view, 8> fact_columns{"unit",        "indicator", "period",   "value",
                                                              "recorded_on", "reporter",  "document", "note"};

/// A fact as text, one row of data/facts or one cell of a sheet.
/// What the heading above a value says of it.
enum class heading_tells : std::uint8_t { indicator, period, both };

struct fact_row {
  std::string unit, indicator, period, value, recorded_on, reporter, document, note;
  std::size_t row = 0;  ///< data row in its file, from 1
  spot at;
  std::string column = {};                        ///< of a sheet: what stands above the value; else empty
  heading_tells told = heading_tells::indicator;  ///< what that says
  bool exact = false;                             ///< the value as a program held it, not the spelling of somebody
  std::array<std::uint32_t, 8> cells = {};        ///< byte at which each cell begins, by fact_columns; 0: not known
};

struct programme : element {
  int format = 1;
  int year_from = 0, year_to = 0, facts_from = 0, horizon = 0;
  ref subject;
  std::optional<day_spec> reference_day, settles;
  std::optional<ref> calendar;
  std::string withdrawn = "withdrawn";
  std::vector<std::string> reason_order;
  std::map<std::string, std::string> reason_words;
  std::vector<std::string> needs_programmes;  ///< key `requires`
  bool own_rows_always_part = false;
  carry_spec carry;
  std::string rules_from;
  bool synthetic = false;
  std::string country = "VN";   ///< by whose patterns personal data are recognised
  std::string language = "vi";  ///< that faces speak where nobody asks for another: vi or en

  by_id<version_id, version> versions;
  by_id<construal_id, construal> construals;  ///< collection `readings`
  by_id<source_id, source> sources;
  by_id<clause_id, clause> clauses;
  std::vector<wording_place> wordings;  ///< rows of data/wording.csv
  by_id<unit_type_id, unit_type> unit_types;
  by_id<body_id, body> bodies;
  by_id<agency_id, agency> agencies;
  by_id<class_id, document_class> document_classes;
  by_id<scale_id, scale> scales;
  by_id<period_kind_id, period_kind> periods;
  by_id<calendar_id, calendar_days> calendars;
  by_id<cohort_id, cohort> cohorts;
  by_id<filing_id, filing> filings;
  std::vector<indicator> indicators;
  std::vector<parameter> parameters;
  std::vector<measure> measures;
  std::vector<criterion>
      criteria;  ///< in the order of the files by name; members written in place come where they stand
  std::vector<group> groups;
  std::vector<std::pair<bool, std::size_t>> item_order;  ///< order of the pack: (is a group, index)
  by_id<waiver_id, waiver> waivers;
  std::vector<lifecycle> lifecycles;
  by_id<target_id, target> targets;
  by_id<duty_id, duty> duties;
  std::vector<funding> fundings;
  std::vector<test_case> cases;
  by_id<unit_id, unit> units;
  by_id<event_id, event_edge> events;
  std::vector<fact_row> facts;  ///< rows of data/facts

  source_map files;
  std::string rules_hash;  ///< sha256 over everything but units, events, facts and cases; layout does not change it
  std::string units_hash;  ///< over units and events
  std::vector<std::string> supplied_rows;  ///< canonical texts of the rows that a user supplies, in their order
  std::string tables_hash;                 ///< over them; empty without any
};

}  // namespace TIEUCHI_ABI
}  // namespace tieuchi

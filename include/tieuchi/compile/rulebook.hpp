#pragma once

// The compiled, immutable programme: names resolved, texts checked and compiled, order fixed. Shared by threads.

#include <tieuchi/compile/compiled.hpp>
#include <tieuchi/compile/compiled_plan.hpp>
#include <tieuchi/compile/compiled_states.hpp>
#include <tieuchi/compile/construals.hpp>
#include <tieuchi/compile/reads.hpp>
#include <tieuchi/core/watch.hpp>
#include <tieuchi/facts/period.hpp>
#include <tieuchi/model/programme.hpp>

#include <map>
#include <memory>
#include <string_view>
#include <vector>

namespace tieuchi {
inline namespace TIEUCHI_ABI {

enum class name_kind : std::uint8_t { indicator, parameter, measure, lifecycle, item, duty };

/// One element of a name, in force from version `since` to version `until` (both included).
struct variant {
  std::size_t element = 0;  ///< place in the programme's list of the kind; of an item, among criteria or groups
  bool is_group = false;
  version_id since{0U}, until{0U};
};

/// Something FEEL may name; an id that changed with a version has several variants, all of one type.
struct name_entry {
  std::string id;
  std::string code;  ///< printed spelling of the first variant that has one
  name_kind kind = name_kind::indicator;
  feel::type type;  ///< of its value; of an item, its outcome
  std::vector<variant> variants;
};

struct version_entry {
  const version* spec = nullptr;
  date begins{};  ///< first reference day it governs
  date recorded_on{};
  by_id<name_id, bool> unavailable;
};

struct compiled_cohort {
  const cohort* spec = nullptr;
  std::vector<unit_type_id> types;  ///< unit types; empty: any
  std::vector<unit_id> members;     ///< of a frozen list, in order of unit id
  std::vector<unit_id> listed;      ///< the same in order of their numbers
  unit_id within;
  std::optional<compiled_text> where;
  std::vector<slot_source> same;
};

struct compiled_filing {
  const filing* spec = nullptr;
  name_id extended_by, duty;
  std::vector<class_id> late_accepts, precedence;
};

struct compiled_carry {
  const carry_spec* spec = nullptr;
  name_id weight;
  cohort_id among;
};

struct compiled_indicator {
  const indicator* spec = nullptr;
  name_id name;
  feel::type type;  ///< as FEEL sees it (with `none`: a list of at most one)
  period_type period;
  filing_id filing;
  cohort_id subject;
  compiled_carry carry;
  std::optional<feel::value> default_value, absent_as;
  name_id min_parameter, max_parameter;  ///< where a bound is a parameter
};

/// A row of a table: what a look-up asks and gives.
struct compiled_table_row {
  std::vector<std::optional<feel::value>> key;  ///< by key; nothing matches all
  feel::value value;                            ///< null where it is delegated
  bool delegated = false;
  version_id since{0U}, until{0U};
  const table_row* spec = nullptr;
};

struct compiled_parameter {
  const parameter* spec = nullptr;
  name_id name;
  feel::type type;
  std::vector<slot_source> keys;
  std::vector<feel::type> key_types;
  std::vector<compiled_table_row> rows;
};

struct compiled_order_key {
  compiled_value value;
  bool ascending = false;
};

struct compiled_measure {
  const measure* spec = nullptr;
  name_id name;
  feel::type type;
  period_type period;
  cohort_id subject;
  std::optional<compiled_value> value;
  std::optional<feel::value> before_start;
  std::optional<compiled_text> requires_text, asked_when;
  cohort_id across_cohort;  ///< of across or rank
  std::vector<compiled_value> across_each;
  std::optional<compiled_value> across_value;
  std::vector<compiled_order_key> rank_by;
  name_id days_from, days_to;  ///< of working_days
  calendar_id days_calendar;
};

struct compiled_flag {
  compiled_text when;
  const flag_spec* spec = nullptr;
};

/// What criteria and groups share.
struct compiled_item {
  const item* spec = nullptr;
  item_id name;
  cohort_id subject;
  period_type period;
  std::optional<compiled_test> applies_when, provisional_when;
  std::optional<compiled_value> show, lacking_points;
  std::vector<compiled_flag> flags;
  std::vector<waiver_id> waivers;  ///< in order of their ids
};

struct compiled_criterion : compiled_item {
  const criterion* leaf = nullptr;
  std::vector<slot_source> needs;
  std::optional<compiled_test> rule, met_when;
  std::optional<compiled_value> points, score, met_from;
  std::optional<number> max, min;
  name_id max_parameter;
  struct line {
    int level = 0;
    std::optional<compiled_value> at_least;
    std::optional<compiled_test> when;
  };
  struct cap {
    compiled_text when;
    int level = 0;
    const criterion::grade_cap* spec = nullptr;
  };
  item_id grade_of;
  scale_id grade_scale;
  std::optional<int> grade_pass;
  std::vector<line> lines;
  std::vector<cap> caps;
  cohort_id quota_cohort;
  std::optional<compiled_text> eligible, size;
  std::vector<compiled_order_key> quota_by;
};

struct compiled_member {
  item_id item;
  const member* spec = nullptr;
  version_id since{0U}, until{0U};
};

struct compiled_group : compiled_item {
  const group* composition = nullptr;
  std::vector<compiled_member> members;
  std::optional<compiled_value> k, pass_at_least;
  std::vector<compiled_text> adjust;
};

/// A rule text of the pack and what became of it.
struct rule_entry {
  feel::program program;
  spot at;
};

/// Immutable; every vector of compiled elements is parallel to the programme's vector of that kind.
struct rulebook {
  std::shared_ptr<const tieuchi::programme> programme;  ///< as it stands under the options chosen
  std::shared_ptr<const tieuchi::programme> whole;      ///< with what stands under other options
  by_id<name_id, name_entry> names;
  by_id<version_id, version_entry> versions;
  by_id<cohort_id, compiled_cohort> cohorts;
  by_id<filing_id, compiled_filing> filings;
  std::vector<compiled_indicator> indicators;
  std::vector<compiled_parameter> parameters;
  std::vector<compiled_measure> measures;
  std::vector<compiled_criterion> criteria;
  std::vector<compiled_group> groups;
  by_id<waiver_id, compiled_waiver> waivers;
  std::vector<compiled_lifecycle> lifecycles;
  by_id<target_id, compiled_target> targets;
  by_id<duty_id, compiled_duty> duties;
  std::shared_ptr<feel::arena> literals = std::make_shared<feel::arena>(1024);  ///< where their texts live
  std::vector<rule_entry> rules;  ///< every rule text, in order of its place
  std::vector<item_id> items;     ///< in the order of the pack
  std::vector<name_id> order;     ///< names in an order in which all but `prior`, `streak`, `met_for` look back only
  by_id<name_id, read_before> before;
  read_past past;
  bool items_stand_apart = false;    ///< what an item is rests on frames of its own unit alone
  std::vector<unit_id> units_by_id;  ///< in order of their ids
  cohort_id subject;
  calendar_id calendar;
  readings_made readings;
  std::string door_hash;  ///< of all by which facts are let in: facts fit every rulebook with the same

  /// The name of an id or code; nothing when there is none.
  [[nodiscard]] std::optional<name_id> name(std::string_view id_or_code) const;
  /// The criterion or group of an id or code; nothing where there is none, or something else bears it.
  [[nodiscard]] std::optional<item_id> item(std::string_view id_or_code) const;
  /// The unit of an id; codes are dated and need the facts door.
  [[nodiscard]] std::optional<unit_id> unit(std::string_view id) const;
  [[nodiscard]] std::optional<agency_id> agency(std::string_view id_or_code) const;
  [[nodiscard]] std::optional<cohort_id> cohort(std::string_view id_or_code) const;
  [[nodiscard]] std::optional<target_id> target(std::string_view id_or_code) const;
  [[nodiscard]] const clause* find_clause(std::string_view id) const;
  /// The variant of a name in a version; nothing when the name does not exist there.
  [[nodiscard]] const variant* variant_in(name_id name, version_id version) const;
  /// The variant by which a name is read in a version: where it does not exist there, the last one before, else its
  /// first; its first too where there is no version.
  [[nodiscard]] const variant& variant_read(name_id name, version_id version) const;

  template <class Id>
  using words = std::map<std::string, Id, std::less<>>;
  words<name_id> name_ids;
  words<unit_id> unit_ids;
  words<agency_id> agency_ids;
  words<cohort_id> cohort_ids;
  words<target_id> target_ids;
  words<clause_id> clause_ids;
};

/// Resolves, checks and compiles; the value is null when an issue is an error.
/// `chosen` says under which options of its readings; the others stand by default.
[[nodiscard]] checked<std::shared_ptr<const rulebook>> compile_rules(std::shared_ptr<const programme>,
                                                                     const watcher* = nullptr,
                                                                     const chosen_options& chosen = {});

}  // namespace TIEUCHI_ABI
}  // namespace tieuchi

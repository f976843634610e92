#pragma once

// The compiled, immutable programme: names resolved, texts checked and compiled, order fixed. Shared by threads.

#include <tieuchi/compile/compiled.hpp>
#include <tieuchi/compile/reads.hpp>
#include <tieuchi/core/watch.hpp>
#include <tieuchi/facts/period.hpp>
#include <tieuchi/model/programme.hpp>

#include <map>
#include <memory>
#include <set>
#include <string_view>
#include <vector>

namespace tieuchi {
inline namespace TIEUCHI_ABI {

enum class name_kind : std::uint8_t { indicator, parameter, measure, lifecycle, item, duty };

/// One element of a name, in force from version `since` to version `until` (indices into rulebook::versions, both
/// included).
struct variant {
  index element = 0;  ///< index into the programme's vector of the kind; of an item, into criteria or groups
  bool is_group = false;
  index since = 0, until = 0;
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
  std::vector<bool> unavailable;  ///< by name index
};

struct compiled_cohort {
  const cohort* spec = nullptr;
  std::vector<index> types;    ///< unit types; empty: any
  std::vector<index> members;  ///< of a frozen list, in order of unit id
  std::vector<index> listed;   ///< the same in order of their indices
  index within = no_index;     ///< unit
  std::optional<compiled_text> where;
  std::vector<slot_source> same;
};

struct compiled_filing {
  const filing* spec = nullptr;
  index extended_by = no_index;                 ///< name
  index duty = no_index;                        ///< name
  std::vector<index> late_accepts, precedence;  ///< document classes
};

struct compiled_carry {
  const carry_spec* spec = nullptr;
  index weight = no_index;  ///< name
  index among = no_index;   ///< cohort
};

struct compiled_indicator {
  const indicator* spec = nullptr;
  index name = no_index;
  feel::type type;  ///< as FEEL sees it (with `none`: a list of at most one)
  period_type period;
  index filing = no_index, subject = no_index, body = no_index;
  compiled_carry carry;
  index min_parameter = no_index, max_parameter = no_index;  ///< names, where a bound is a parameter
};

struct compiled_parameter {
  const parameter* spec = nullptr;
  index name = no_index;
  feel::type type;
  std::vector<slot_source> keys;
};

struct compiled_order_key {
  compiled_value value;
  bool ascending = false;
};

struct compiled_measure {
  const measure* spec = nullptr;
  index name = no_index;
  feel::type type;
  period_type period;
  index subject = no_index;
  std::optional<compiled_value> value;
  std::optional<compiled_text> requires_text, asked_when;
  index across_cohort = no_index;  ///< of across or rank
  std::vector<compiled_value> across_each;
  std::optional<compiled_value> across_value;
  std::vector<compiled_order_key> rank_by;
  index days_from = no_index, days_to = no_index, days_calendar = no_index;  ///< of working_days: names, calendar
};

struct compiled_flag {
  compiled_text when;
  const flag_spec* spec = nullptr;
};

/// What criteria and groups share.
struct compiled_item {
  const item* spec = nullptr;
  index name = no_index;
  index subject = no_index;  ///< cohort
  period_type period;
  std::optional<compiled_test> applies_when, provisional_when;
  std::optional<compiled_value> show, lacking_points;
  std::vector<compiled_flag> flags;
  std::vector<index> waivers;  ///< in order of their ids
};

struct compiled_criterion : compiled_item {
  const criterion* leaf = nullptr;
  std::vector<slot_source> needs;
  std::optional<compiled_test> rule, met_when;
  std::optional<compiled_value> points, score, met_from;
  std::optional<number> max, min;
  index max_parameter = no_index;  ///< name
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
  index grade_of = no_index, grade_scale = no_index;  ///< item name, scale
  std::optional<int> grade_pass;
  std::vector<line> lines;
  std::vector<cap> caps;
  index quota_cohort = no_index;
  std::optional<compiled_text> eligible, size;
  std::vector<compiled_order_key> quota_by;
};

struct compiled_member {
  index item = no_index;  ///< name
  const member* spec = nullptr;
  index since = 0, until = 0;
};

struct compiled_group : compiled_item {
  const group* composition = nullptr;
  std::vector<compiled_member> members;
  std::optional<compiled_value> k, pass_at_least;
  std::vector<compiled_text> adjust;
};

struct compiled_waiver {
  const waiver* spec = nullptr;
  compiled_text when;
  index since = 0, until = 0;
  std::vector<std::set<index>> items;  ///< names of what it waives, by version
};

struct compiled_lifecycle {
  const lifecycle* spec = nullptr;
  index name = no_index;
  std::vector<index> acts;  ///< by transition: name of its date indicator, or no_index
  index among = no_index;   ///< cohort of `carry`
};

struct compiled_aim {
  const aim* spec = nullptr;
  int year = 0, to = 0;
  index of = no_index;  ///< cohort
  std::optional<compiled_value> at_least, at_most;
};

struct compiled_target {
  const target* spec = nullptr;
  index of = no_index, live = no_index;  ///< cohorts
  index measure = no_index;              ///< name
  std::optional<compiled_text> counts;
  std::vector<compiled_text> beside;
  std::vector<compiled_aim> aims;
  index since = 0, until = 0;
};

struct compiled_duty {
  const duty* spec = nullptr;
  index name = no_index;
  std::vector<index> bearers;  ///< by bearer: agency or cohort, no_index for assigned and agency_kind
  std::vector<slot_source> serving;
  index units = no_index;
  std::optional<period_type> every;
  index every_fact = no_index, done_by = no_index;  ///< names
  std::optional<compiled_text> not_required_when;
  std::vector<index> delivers_filings, delivers_indicators;  ///< filings; names
  std::vector<index> to;                                     ///< agencies
};

/// A rule text of the pack and what became of it.
struct rule_entry {
  feel::program program;
  spot at;
};

/// Immutable; every vector of compiled elements is parallel to the programme's vector of that kind.
struct rulebook {
  std::shared_ptr<const tieuchi::programme> programme;
  std::vector<name_entry> names;
  std::vector<version_entry> versions;
  std::vector<compiled_cohort> cohorts;
  std::vector<compiled_filing> filings;
  std::vector<compiled_indicator> indicators;
  std::vector<compiled_parameter> parameters;
  std::vector<compiled_measure> measures;
  std::vector<compiled_criterion> criteria;
  std::vector<compiled_group> groups;
  std::vector<compiled_waiver> waivers;
  std::vector<compiled_lifecycle> lifecycles;
  std::vector<compiled_target> targets;
  std::vector<compiled_duty> duties;
  std::vector<rule_entry> rules;    ///< every rule text, in order of its place
  std::vector<index> items;         ///< names of items in the order of the pack
  std::vector<index> order;         ///< names in an order in which all but `prior`, `streak`, `met_for` look back only
  std::vector<read_before> before;  ///< by name
  read_past past;
  std::vector<index> units_by_id;  ///< unit indices in order of unit id
  index subject = no_index, calendar = no_index;
  std::string door_hash;  ///< of all by which facts are let in: facts fit every rulebook with the same

  /// The name of an id or code; nothing when there is none.
  [[nodiscard]] std::optional<index> name(std::string_view id_or_code) const;
  /// The unit of an id; codes are dated and need the facts door.
  [[nodiscard]] std::optional<index> unit(std::string_view id) const;
  [[nodiscard]] std::optional<index> agency(std::string_view id_or_code) const;
  [[nodiscard]] std::optional<index> cohort(std::string_view id_or_code) const;
  [[nodiscard]] std::optional<index> target(std::string_view id_or_code) const;
  [[nodiscard]] const clause* find_clause(std::string_view id) const;
  /// The variant of a name in a version; nothing when the name does not exist there.
  [[nodiscard]] const variant* variant_in(index name, index version) const;

  std::map<std::string, index, std::less<>> name_ids, unit_ids, agency_ids, cohort_ids, target_ids, clause_ids;
};

/// Resolves, checks and compiles; the value is null when an issue is an error.
[[nodiscard]] checked<std::shared_ptr<const rulebook>> compile_rules(std::shared_ptr<const programme>,
                                                                     const watcher* = nullptr);

}  // namespace TIEUCHI_ABI
}  // namespace tieuchi

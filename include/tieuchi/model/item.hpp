#pragma once

// What gets a value or an outcome: measures, criteria, groups, waivers, lifecycles (format pages 10 to 13).

#include <tieuchi/core/codes.hpp>
#include <tieuchi/core/date.hpp>
#include <tieuchi/core/outcome.hpp>
#include <tieuchi/model/indicator.hpp>
#include <tieuchi/model/shapes.hpp>
#include <tieuchi/model/unit.hpp>

namespace tieuchi {
inline namespace TIEUCHI_ABI {

struct order_key {
  value_spec value;
  bool ascending = false;
};
/// What a value over units is while some of them are open (format page 10).
enum class incomplete : std::uint8_t { hold, leave_out, leave_out_lacking };
template <>
struct vocabulary<incomplete> {
  static constexpr auto codes = code_table<incomplete::leave_out_lacking>("hold", "leave_out", "leave_out_lacking");
};

/// Whose reasons an unknown result over units carries.
enum class blamed : std::uint8_t { members, cohort };
template <>
struct vocabulary<blamed> {
  static constexpr auto codes = code_table<blamed::cohort>("members", "cohort");
};

/// What groups count an item as that does not apply (format page 11).
enum class inapplicable : std::uint8_t { drop, met, not_met };
template <>
struct vocabulary<inapplicable> {
  static constexpr auto codes = code_table<inapplicable::not_met>("drop", "met", "not_met");
};

/// When a criterion that is not satisfied is not met (format page 11).
enum class unmet : std::uint8_t { at_once, after_settles, never };
template <>
struct vocabulary<unmet> {
  static constexpr auto codes = code_table<unmet::never>("at_once", "after_settles", "never");
};

struct measure : element {
  tieuchi::words words;  ///< how it is computed, for people; empty: not said
  value_type type = value_type::number;
  std::optional<value_type> of;  ///< elements of a list
  std::optional<ref> scale, subject;
  std::vector<entry_field> entry;
  std::string measured_in;
  ref period{"year", {}};
  std::optional<value_spec> value;
  std::optional<feel_text> requires_text, asked_when;
  std::optional<literal> before_start;
  struct across_spec {
    ref cohort;
    std::vector<std::pair<std::string, value_spec>> each;  ///< one entry named "" for a plain value
    value_spec value;
    tieuchi::incomplete incomplete = incomplete::hold;
    blamed blame = blamed::members;
  };
  std::optional<across_spec> across;
  struct rank_spec {
    ref cohort;
    std::vector<order_key> by;
    bool dense = false;
    tieuchi::incomplete incomplete = incomplete::hold;
    blamed blame = blamed::members;
  };
  std::optional<rank_spec> rank;
  struct working_days_spec {
    ref from, to;
    std::optional<ref> calendar;
  };
  std::optional<working_days_spec> working_days;
};

struct flag_spec {
  feel_text when;
  std::string flag;
  std::vector<ref> clauses;
};

struct lacking_spec {
  std::optional<value_spec> points;
  std::optional<tieuchi::outcome> outcome;  ///< nothing where points are given
  std::optional<day_spec> after;
  std::string reason;
};

/// Keys that criteria and groups share.
struct item : element {
  std::optional<ref> subject;
  std::optional<ref> period;  ///< nothing: year, or the group's for a member written in place
  std::optional<test_spec> applies_when;
  inapplicable if_not_applicable = inapplicable::drop;
  std::optional<lacking_spec> if_lacking;
  std::optional<day_spec> settles;
  std::optional<test_spec> provisional_when;
  std::optional<value_spec> show;
  std::vector<flag_spec> flags;
  std::map<std::string, std::string> reasons;
  bool names_missing = true;
  blamed blame = blamed::members;
  bool internal = false;
};

struct criterion : item {
  tieuchi::words words;  ///< its rule for people; empty: not said
  std::optional<ref> body;
  std::vector<ref> needs;
  std::optional<test_spec> rule;
  unmet not_met = unmet::at_once;
  std::optional<value_spec> points, score, met_from;
  std::optional<literal> max, min;
  std::optional<round_spec> round;
  std::optional<test_spec> met_when;
  struct grade_line {
    std::string grade;
    std::optional<value_spec> at_least;
    std::optional<test_spec> when;
    spot at;
  };
  struct grade_cap {
    feel_text when;
    std::string at_most, reason;
    std::vector<ref> clauses;
  };
  struct grade_spec {
    std::optional<ref> of;
    ref scale;
    std::string pass;
    std::vector<grade_line> lines;
    std::vector<grade_cap> caps;
  };
  std::optional<grade_spec> grade;
  struct quota_spec {
    ref cohort;
    feel_text eligible, size;
    std::vector<order_key> by;
    bool all_at_cut = false;
    blamed blame = blamed::members;
  };
  std::optional<quota_spec> quota;
};

struct member {
  ref item;
  std::string reason;
  std::optional<ref> since, until;
  std::vector<ref> clauses;
};

/// How a group is made of its members (format page 12).
enum class composition : std::uint8_t { all, any, at_least, points };
template <>
struct vocabulary<composition> {
  static constexpr auto codes = code_table<composition::points>("all", "any", "at_least", "points");
};

/// Whether its key `k` says how many members count.
[[nodiscard]] constexpr bool takes_k(composition c) noexcept {
  switch (c) {
    case composition::at_least:
      return true;
    case composition::all:
    case composition::any:
    case composition::points:
      break;
  }
  return false;
}

/// Whether the first member that fails names the reason, so that members may bring one.
[[nodiscard]] constexpr bool names_failing_member(composition c) noexcept {
  switch (c) {
    case composition::all:
    case composition::any:
      return true;
    case composition::at_least:
    case composition::points:
      break;
  }
  return false;
}

struct group : item {
  composition combine = composition::all;
  std::vector<member> members;
  std::optional<value_spec> k;
  std::optional<number> rescale_to;
  std::optional<round_spec> round;
  struct adjust_step {
    std::string id;
    feel_text size;
    bool subtract = false;
    std::optional<number> at_most;
    std::vector<ref> clauses;
    words label;
  };
  std::vector<adjust_step> adjust;
  std::optional<std::pair<number, number>> clamp;
  std::optional<value_spec> pass_at_least;
  std::optional<number> pass_share_of_max;
  bool drop_waived_points = false;
  bool local_additions = false;
};

struct waiver : element {
  std::vector<ref> items, except;
  bool with_members = false;
  feel_text when;
  std::optional<ref> by;
  std::string reason;
  bool ignore_unknown = false;
  std::optional<day_spec> provisional_until;
};

/// When a unit that took over from others holds their title (format page 13).
enum class title_carry : std::uint8_t { all_of, any_of, own };
template <>
struct vocabulary<title_carry> {
  static constexpr auto codes = code_table<title_carry::own>("all_of", "any_of", "own");
};

struct lifecycle : element {
  std::vector<std::string> states, holds;
  bool by_period = false;
  std::optional<day_spec> at_day;  ///< key `at`
  struct transition {
    std::vector<std::string> from;
    std::string to;
    std::optional<ref> by;
    std::optional<ref> denied_by;  ///< beside `by`: a yes or no of the same unit and period
    std::optional<step> after;
    std::vector<event_kind> on_event;
    std::vector<ref> clauses;
    spot at;
  };
  std::vector<transition> transitions;
  struct inheritance {
    title_carry rule = title_carry::all_of;
    std::optional<ref> among;
    std::optional<date> until;
  };
  std::optional<inheritance> carry;
};

}  // namespace TIEUCHI_ABI
}  // namespace tieuchi

#pragma once

// Why a unit meets a criterion or does not: clause, rule, values with their documents, threshold and distance, what is
// missing and who could supply it; of a group its members. Plain data in words; report/ gives it a form.

#include <tieuchi/explain/missing.hpp>
#include <tieuchi/explain/shown.hpp>

#include <memory>

namespace tieuchi {
inline namespace TIEUCHI_ABI {

/// One comparison of the rule with the values it met.
struct explained_comparison {
  std::string rule;  ///< its text
  words rule_words;  ///< the same in words
  std::string op;
  words left, right;               ///< values in words
  std::optional<number> distance;  ///< left minus right, of numbers that are known
  words distance_words;
  words what;                 ///< the name on its left, where nothing else stands there
  shown_sides shown;          ///< left, right and distance as people read them: rounded, shares of counts in per cent
  std::optional<bool> holds;  ///< nothing while unknown
};

/// One of several figures that were reported for the same fact.
struct explained_figure {
  words value;
  std::optional<date> recorded_on;
  std::string document, reporter, note;
};

/// A value that was read, and where it comes from.
struct explained_value {
  name_id name;
  std::string id;
  tieuchi::words label, value;
  tieuchi::words shown;  ///< the value as people read it: rounded, a share of counts in per cent
  std::string step;      ///< own, carried, default, lack, measure, parameter, lifecycle
  std::optional<date> recorded_on;
  std::string document, reporter;
  std::string note;  ///< what was remarked on the rows; of a restricted value nothing
  bool restricted = false;
  std::string rule;                       ///< text of a measure
  tieuchi::words words;                   ///< the same as its programme puts it for people; empty: not said
  std::vector<explained_figure> figures;  ///< that contradict each other; else empty
  std::vector<explained_value> from;      ///< what a measure was computed from
};

/// The answer for one item, unit and period.
struct explanation {
  frame asked;
  item_id item;
  std::string id, code;
  tieuchi::words label, unit, period;
  date as_of{};
  tieuchi::outcome outcome = outcome::unknown;
  tieuchi::words verdict;  ///< outcome in words
  tieuchi::words summary;  ///< one sentence: verdict, shortest reason, "đạt n/N, k chưa đủ số liệu"
  std::string reason;
  tieuchi::words reason_words;
  bool provisional = false;
  std::optional<date> provisional_until;  ///< the latest known day up to which it is
  std::string points, value;
  std::vector<printed_clause> clauses;
  tieuchi::words words;                    ///< the rule as its programme puts it for people; empty: not said
  std::vector<tieuchi::words> rule_words;  ///< its texts with labels in place of names
  std::vector<std::string> rules;          ///< texts of the rule, in order
  std::vector<explained_comparison> comparisons;
  std::vector<explained_value> values;
  std::vector<missing_fact> missing;
  std::vector<tieuchi::words> notes;  ///< assumptions, flags, waiver, conflicts between clauses
  tally members_say;
  bool is_group = false;
  std::vector<explanation> members;
  std::shared_ptr<const engine_mark> made_by;
};

/// Explains one item for one unit and period; logic_error when the item is not one.
[[nodiscard]] explanation explain(engine&, const printer&, item_id item, const frame&);

/// "đạt n/N, k chưa đủ số liệu", with those waived apart; "6/6 chưa đủ số liệu" where nothing is known, and how many
/// are not met where none is.
[[nodiscard]] words words_of(const tally&);

}  // namespace TIEUCHI_ABI
}  // namespace tieuchi

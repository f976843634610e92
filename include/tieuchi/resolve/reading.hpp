#pragma once

// What the engine knows of one name in one frame: a value, whether it may still change, and where silence decided.

#include <tieuchi/compile/rulebook.hpp>
#include <tieuchi/core/codes.hpp>
#include <tieuchi/core/outcome.hpp>
#include <tieuchi/facts/ledger.hpp>
#include <tieuchi/resolve/assumptions.hpp>
#include <tieuchi/resolve/fact_ref.hpp>

#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace tieuchi {
inline namespace TIEUCHI_ABI {

/// Units that results are handed on with; copying and joining share what is there, however many units it names.
class unit_set {
 public:
  unit_set() = default;
  explicit unit_set(std::vector<unit_id> units);

  [[nodiscard]] bool empty() const noexcept { return !part_; }
  /// In order of their numbers, without doubles.
  [[nodiscard]] std::vector<unit_id> units() const;
  void add(const unit_set& more);

 private:
  struct part;

  std::shared_ptr<const part> part_;
};
void join(unit_set& into, const unit_set& more);

/// How the value of an indicator came about.
enum class reading_step : std::uint8_t {
  none,  ///< no indicator, or no row of a built-in one
  own,
  carried,
  default_value,
  lack,
  absent_as,
  computed_by,
  contested,
  out_of_validity,
  no_carry_over_rule
};
template <>
struct vocabulary<reading_step> {
  static constexpr auto codes =
      code_table<reading_step::no_carry_over_rule>("", "own", "carried", "default", "lack", "absent_as", "computed_by",
                                                   "contested", "out_of_validity", "no_carry_over_rule");
};

/// A lack of a fact: whether a row recorded later can still count.
enum class lack_kind : std::uint8_t { open, final, revocable };

/// Marks of reasons: a later document may still revive the lack; a row of the unit itself may still come, whatever the
/// code says; what is only asked for once this is known lacks something for good.
inline constexpr std::uint8_t revocable_lack = 1, awaited = 2, hides_lack = 4;

/// Whether a reason is a final lack by its code, or such a one may come to light once it is known.
[[nodiscard]] bool is_final_lack(const feel::reason&) noexcept;
[[nodiscard]] bool may_be_final_lack(const feel::reason&) noexcept;

/// Of a reason as it was met: open, final or revocable; what is no lack of a fact is final.
[[nodiscard]] lack_kind lack_of(const feel::reason&) noexcept;

/// An unknown with the reasons of both sides; either may be known.
[[nodiscard]] feel::value join_unknown(const feel::value&, const feel::value&, feel::arena&);

/// Whether some reason of a value is a lack that is open or revocable.
[[nodiscard]] bool may_still_come(const feel::value&);
/// The day in a value of a date indicator or measure; of one with a word for none, that of its only element.
[[nodiscard]] std::optional<date> day_told(const feel::value&);
/// Whether a value says something: it is known, or a partly known day.
[[nodiscard]] bool is_told(const feel::value&) noexcept;
/// Whether a value is an answer while nothing else comes: it says something, or nothing that is missing in it may still
/// be reported, which `reported` and `if_lacking` take for an answer too.
[[nodiscard]] bool stands_for_now(const feel::value&);
/// Where the day lies that such a value tells only partly; null of every other.
[[nodiscard]] const feel::day_bounds* bounds_told(const feel::value&);
/// Whether a reason names nothing that somebody could report: a unit that the text does not name, time that is left.
[[nodiscard]] bool asks_nobody(const feel::reason&) noexcept;

struct reading;
/// Whether something was reported of which no value can be read: it was refused, or a word stands in its place that is
/// no lack. It is no silence.
[[nodiscard]] bool is_unreadable(const reading&);
/// Whether a value is unknown for a reason with that code, among others.
[[nodiscard]] bool is_unknown_by(const feel::value&, std::string_view code);
/// Whether a code says that nothing was reported.
[[nodiscard]] bool is_silence(std::string_view code) noexcept;

/// A value with what a result that reads it must carry on.
struct reading {
  feel::value value;         ///< lives in the engine's arena or the ledger
  bool provisional = false;  ///< a stand-in in use, an incomplete cohort, a settling day not passed
  assumptions assumed;
  unit_set left_out;            ///< units left out of it (`incomplete`) that are not finally lacking
  std::string row_reason;       ///< of the choice row or first false test
  std::vector<fact_view> rows;  ///< the rows the value was taken from
  reading_step step = reading_step::none;
  int alternative = -1;  ///< of first_of: which one; of a choice: which row
};

/// Text of a value for tables: a level, a number, a day, words; empty for unknown.
[[nodiscard]] std::string table_text(const feel::value&, const feel::type&);

/// Points as an interval; an end without a bound is empty.
struct interval {
  std::optional<number> least, most;

  friend bool operator==(const interval&, const interval&) = default;
};

/// Everything the engine says of one item for one unit and period.
struct item_result {
  tieuchi::outcome outcome = outcome::unknown;
  bool in_scope = true;  ///< false: not a subject of the item, `reason` says why (not_in_scope, ended, not_yet)
  bool row = true;     ///< false: no result row at all (no version recorded, not in the version, creation not recorded)
  std::string reason;  ///< before own words are put in; empty where members that fail are the reason
  std::vector<name_id> failing = {};  ///< of a group: those members, where none has a word of its own
  bool provisional = false;
  bool unsettled = false;  ///< provisional, or unknown and provisional once it is met or not met
  assumptions assumed;
  unit_set left_out;                  ///< as of a reading
  std::vector<feel::reason> reasons;  ///< of an unknown, sorted; fact texts live in the engine
  std::optional<interval> points;     ///< where the item has points and applies
  std::optional<number> max;
  std::optional<number> surest_max;  ///< of a sum: that of the members that are sure to apply
  std::optional<number> sure_most;   ///< of a sum: the most points of those
  /// Of a sum: most points and maximum of each that may drop out, those below the groups in it too.
  std::vector<std::pair<number, number>> dropping;
  std::optional<std::pair<int, int>> grade;  ///< low and high level
  tally members;                             ///< of a group
  feel::value show;                          ///< value printed with the outcome; null kind where there is none
  std::optional<feel::type> show_type;
  std::vector<std::string> flags;
  waiver_id waived_by;
  bool lacking_used = false;   ///< if_lacking decided
  bool maybe_applies = false;  ///< applicability itself is unknown
  bool maybe_waived = false;   ///< whether it is waived is unknown
  bool may_drop_out = false;   ///< it may turn out not to apply and leave its groups
  /// Not applicable by its test: what groups count it as (if_not_applicable); while the test is open what they may.
  std::optional<tieuchi::outcome> counts_as, may_count_as;
  feel::value open;         ///< of an unknown outcome: an unknown with the reasons that readers of it get
  feel::value points_open;  ///< of points or a grade not decided, and of whether it drops out of its groups: likewise
  feel::value waiver_open;  ///< of an unknown waiver: likewise
  feel::value max_open;     ///< of an unknown maximum, and of one that is not decided: likewise
  std::optional<interval> lack_gives;  ///< what a lack may still give where no points are told
};

}  // namespace TIEUCHI_ABI
}  // namespace tieuchi

#pragma once

// The constructs of the evaluator, one function each, for assess/ only. Each reads other names through the engine.

#include <tieuchi/assess/assessment.hpp>

namespace tieuchi {
inline namespace TIEUCHI_ABI {
namespace detail {

// Words of unknown values (engine_reasons.ipp) --------------------------------------------------------------------

/// An unknown with one reason; texts are copied into the engine's arena.
feel::value unknown_for(engine&, const fact_ref&, reason_code, std::uint8_t marks = 0);
/// An unknown with the reasons of both sides; either may be known.
feel::value join_unknown(engine&, const feel::value&, const feel::value&);
/// An unknown whose reasons tell that lacks for good may stand behind them.
feel::value before_lacks(engine&, const feel::value& told);
/// The same where what stands behind an unknown, and is not told with it, lacks something for good; else as it is.
feel::value hiding_lacks(engine&, const feel::value& told, const feel::value& behind);
/// A value that carries nothing.
reading plain(feel::value);
/// The reading of the name that a day object is anchored at; null where it is a day of the calendar.
const reading* anchor_of(engine&, const day_spec&, const frame&);
/// Why a day is unknown: the reasons of the name it is anchored at or of the calendar, else that a fact is not
/// reported.
feel::value open_day(engine&, const day_spec&, const frame&, const fact_ref& otherwise);
/// Kleene `and` of two booleans.
feel::value both(engine&, const feel::value&, const feel::value&);
/// A name as it is read in a frame.
[[nodiscard]] inline fact_ref fact_in(const frame& f, name_id name) { return fact_ref::figure(f.unit, name, f.period); }
void assume(engine&, assumptions&, assumed_place, std::string_view element);

// Frames (engine_frames.ipp) --------------------------------------------------------------------------------------

/// The period of a type around or at the frame's period (format page 4); of `once` items the frame's year.
period fitted(const period&, const period_type& wanted);
/// The frame n periods of a type earlier, on the territory of this one; nothing where there is no earlier period.
std::optional<frame> earlier_frame(engine&, const frame&, const period_type&, int n);
/// Whether the unit, or what became part of it up to a day, was in being some day of the period.
bool existed(engine&, unit_id unit, const period&, date until);
/// Computes what a value or an item reads in its own frame and those of cohort members, so that computing it goes no
/// deeper (engine_past.ipp).
void prepare_value(engine&, name_id name, const frame&);
void prepare_item(engine&, item_id name, const frame&);
/// Computes what looking back from a frame may ask, oldest period first (engine_past.ipp).
void settle_past(engine&, name_id name, const frame&);

// Constructs ------------------------------------------------------------------------------------------------------

/// How a unit stands to a cohort, and why not.
struct standing {
  enum class absence : std::uint8_t { none, not_in_scope, ended, not_yet, unrecorded };
  membership is = membership::no;
  absence why = absence::not_in_scope;
  feel::value open;  ///< of a possible member: an unknown with the reasons
  bool provisional = false;
  assumptions assumed;
  unit_set left_out;  ///< as of a reading
};
standing standing_of(engine&, cohort_id cohort, unit_id unit, const frame& asked_from, bool in_being);
/// The same on an explicit day instead of the cohort's `exists`.
standing standing_on(engine&, cohort_id cohort, unit_id unit, const frame& asked_from, bool in_being,
                     std::optional<date>);
/// The same by what the cohort chooses, whether or not the unit is in being.
standing standing_by_choice(engine&, cohort_id cohort, unit_id unit, const frame& asked_from);

/// The outcome in another programme that is loaded, as the value of an indicator here; nothing while it is not.
std::optional<reading> computed_elsewhere(engine&, const indicator::other_programme& wanted, unit_id unit,
                                          const period&);

/// Whether items may be about a unit on some day of its life, by the types they are about.
bool may_be_assessed(engine&, unit_id unit);
/// Whether what an item says of a unit is a row of the tables: its type in the year is that of some item's subject, or
/// it is a subject of this one. Rules that ask for an item are answered either way.
bool has_row(engine&, const item_result&, const frame&);

struct governing;
/// Reference day and version of a frame.
const governing& governing_of(engine&, const frame&);
/// Hands on what the reference day of a frame rests on, to what is read on it.
void rest_on_day(engine&, const frame&, assumptions&);
/// While the reference day is unknown, what the version decides of a name is unknown for its reasons; else nothing.
std::optional<reading> open_version(engine&, name_id name, const frame&);
/// The text of a name in the version of a frame, before the first version its first one; null where there is none.
const variant* text_in(engine&, name_id name, const frame&);
/// What is read by way of the version of a frame, with what the choice of the version rests on.
reading by_version(engine&, name_id name, const frame&, reading);
/// What an indicator is to the rules of a version that hides it: nothing there, whatever the period.
reading hidden_there(engine&, name_id name, const frame&);
/// The indicator, parameter, measure or lifecycle of a name in a frame.
reading read_name(engine&, name_id name, const frame&);

reading parameter_value(engine&, const compiled_parameter&, const frame&);
reading parameter_rows(engine&, const compiled_parameter&, const frame&);
feel::value parameter_at(engine&, const call_source&, const feel::value& key, const frame&);

reading measure_value(engine&, const compiled_measure&, const frame&);
reading prior_value(engine&, name_id name, int n, const frame&);
struct frame_of_version {
  frame of;
  version_id version;  ///< by whose texts acts are read
};
reading lifecycle_state(engine&, const compiled_lifecycle&, const frame_of_version&, const own_acts* own = nullptr);
/// A lifecycle by name, in the text of the frame's version, by the unit's own acts.
reading own_title(engine&, name_id name, const frame&, const own_acts&);
reading across_value(engine&, const compiled_measure&, const frame&);
reading rank_value(engine&, const compiled_measure&, const frame&);

/// A criterion or a group; exactly one is set, or neither where the item does not exist.
struct leaf_or_group {
  const compiled_criterion* leaf = nullptr;
  const compiled_group* group = nullptr;

  [[nodiscard]] explicit operator bool() const noexcept { return leaf || group; }
  [[nodiscard]] const compiled_item& item() const noexcept {
    return leaf ? static_cast<const compiled_item&>(*leaf) : static_cast<const compiled_item&>(*group);
  }
};
leaf_or_group item_of(const rulebook&, const variant&);
leaf_or_group item_in(const rulebook&, item_id item_name, version_id version);
/// The last variant of an item; its subject holds where the version does not say.
leaf_or_group last_variant(const rulebook&, item_id item_name);

/// A member as its group counts it.
struct counted_member {
  const compiled_member* spec = nullptr;
  const item_result* result = nullptr;
  tieuchi::outcome counts = outcome::unknown;
  bool may_drop_out = false;  ///< it may turn out not to apply and not to count at all
};

item_result evaluated(engine&, item_id item_name, const frame&);
/// What the criterion or group says if it applies.
item_result judged(engine&, const compiled_criterion&, const frame&);
item_result judged(engine&, const compiled_group&, const frame&);
void judge_rule(engine&, const compiled_criterion&, const frame&, item_result&);
void judge_score(engine&, const compiled_criterion&, const frame&, item_result&);
void judge_grade(engine&, const compiled_criterion&, const frame&, item_result&);
void judge_quota(engine&, const compiled_criterion&, const frame&, item_result&);
void judge_points(engine&, const compiled_group&, std::span<const counted_member>, const frame&, item_result&);
/// The outcome of the points of a group; `surest` is the maximum of the members that are sure to apply.
void judge_by_pass(engine&, const compiled_group&, const frame&, item_result&, const std::optional<number>& surest);
/// Puts waivers of an item over what was judged.
void waive(engine&, const compiled_item&, const frame&, item_result&);
/// Decides by `if_lacking` where it applies.
void settle_lack(engine&, const leaf_or_group&, const frame&, item_result&);
/// The outcome of known points of an item: its `met_from`, `met_when` or `pass`.
void judge_by_points(engine&, const leaf_or_group&, const frame&, item_result&);
void take(item_result&, const reading&);
/// Settles whether a met or not met result may still change by its own calendar.
void mark_provisional(engine&, const compiled_item&, const frame&, item_result&);
reading no_rulebook(engine&, version_id version);

reading outcome_value(engine&, item_id item_name, const frame&);
reading points_value(engine&, item_id item_name, const frame&);
reading grade_value(engine&, item_id item_name, const frame&);
reading streak_value(engine&, item_id item_name, const frame&);
reading met_for_value(engine&, item_id item_name, int n, const frame&);
reading outcomes_value(engine&, item_id group_name, const frame&);
feel::value reaches_value(engine&, const call_source&, const feel::value& wanted, const frame&);
feel::value share_reached_value(engine&, const call_source&, const feel::value& share, const frame&);
std::vector<counted_member> members_of(engine&, item_id group_name, const frame&);

}  // namespace detail
}  // namespace TIEUCHI_ABI
}  // namespace tieuchi

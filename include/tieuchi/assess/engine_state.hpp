#pragma once

// What an engine remembers, for assess/ only.

#include <tieuchi/assess/act_notes.hpp>
#include <tieuchi/assess/constructs.hpp>
#include <tieuchi/assess/steady.hpp>
#include <tieuchi/calendar/frame.hpp>
#include <tieuchi/resolve/indicator.hpp>

#include <map>
#include <set>
#include <tuple>
#include <unordered_map>

namespace tieuchi {
inline namespace TIEUCHI_ABI {
namespace detail {

/// A frame in short.
struct frame_key {
  unit_id unit;
  std::int32_t kind = 0, year = 0, number = 0;  ///< of the period
  std::int64_t territory = 0;

  friend bool operator==(const frame_key&, const frame_key&) = default;
};

inline frame_key key_of(const frame& f) {
  const auto& p = f.period;
  constexpr std::int64_t own = std::numeric_limits<std::int64_t>::min();
  return {f.unit, static_cast<std::int32_t>(p.type.form) | (p.type.declared + 1) << 8, p.year, p.number,
          f.territory ? f.territory->days : own};
}

struct frame_hash {
  std::size_t operator()(const frame_key& k) const noexcept {
    std::uint64_t h = (std::uint64_t{k.unit.number()} << 32 | static_cast<std::uint32_t>(k.year)) * 0x9E3779B97F4A7C15u;
    h ^= (static_cast<std::uint64_t>(k.kind) << 32 ^ static_cast<std::uint64_t>(k.number) ^
          static_cast<std::uint64_t>(k.territory)) *
         0xC2B2AE3D27D4EB4Fu;
    return static_cast<std::size_t>(h ^ h >> 29);
  }
};

/// The reference day of a frame and the version it falls in.
struct governing {
  reading day;
  std::optional<version_id> version;
};

/// What is known of one frame so far; null where it was not asked yet.
struct frame_memory {
  by_id<name_id, const reading*> values;
  by_id<name_id, const item_result*> items;
  std::vector<const standing*> standings;  ///< by cohort, twice: existence not asked, asked
  const governing* now = nullptr;
};

/// One unit of a cohort with the values a construct asks of it.
struct cohort_row {
  unit_id unit;
  standing stands;
  std::vector<feel::value> values;
  feel::value open;  ///< an unknown where some value has an unknown part, with the reasons of all
  bool provisional = false;
  assumptions assumed;
  unit_set left_out;  ///< of what its values read

  /// Whether something of it is not known: a value, or whether it is a member.
  [[nodiscard]] bool is_open() const { return open.is_unknown() || stands.is == membership::possible; }
};

/// The members of a cohort, certain and possible, in order of unit id, and what leaving the others out rests on.
struct cohort_table {
  std::vector<cohort_row> rows;
  reading carried;       ///< what reading all of it rests on; without a value
  std::size_t open = 0;  ///< rows that are open
  std::unordered_map<unit_id, std::size_t> places;

  /// The row of a unit; null where it is no member.
  [[nodiscard]] const cohort_row* row_of(unit_id unit) const {
    const auto at = places.find(unit);
    return at == places.end() ? nullptr : &rows[at->second];
  }
  /// Whether another member than this one is open.
  [[nodiscard]] bool others_open(unit_id unit) const {
    const cohort_row* own = row_of(unit);
    return open > (own && own->is_open() ? 1U : 0U);
  }
};

/// A unit that a cohort takes in whoever asks, with what likeness is judged by.
struct candidate {
  unit_id unit;
  std::vector<reading> keys;  ///< of `same`
  std::optional<reading> where;
  feel::value listed = true;  ///< unknown while its type or place is
};

/// The candidates of a cohort in one period, found by what `same` compares.
struct candidates {
  std::vector<candidate> all;                                      ///< in order of unit id
  std::unordered_map<std::string, std::vector<std::size_t>> like;  ///< by the words of keys that are all known
  std::vector<std::size_t> open;                                   ///< those with a key that is not known
  std::unordered_map<std::string, std::size_t> askers;             ///< numbers of those who see the same
  reading carried;                                                 ///< what judging all of them rests on
};

/// What a measure `across` makes of a table, the same for all units that see it.
struct cohort_list {
  reading carried;
  feel::value elements, size;
  std::optional<reading> value;       ///< of a text that reads nothing else
  std::optional<feel::value> blamed;  ///< that value where others are open
};

/// The members of a table in order of rank.
struct cohort_ranking {
  reading carried;
  feel::value open;  ///< an unknown while some member that counts is open
  std::unordered_map<unit_id, int> ranks;
};

/// A competitor for a quota: whether it is eligible, and its keys.
struct competitor {
  const cohort_row* row = nullptr;
  feel::value eligible;
  feel::value keys_open;

  [[nodiscard]] bool ruled_out() const { return eligible.is_false(); }
  [[nodiscard]] bool is_open() const {
    return row->stands.is == membership::possible || eligible.is_unknown() || keys_open.is_unknown();
  }
  [[nodiscard]] bool keeps_open() const { return ruled_out() ? row->stands.is == membership::possible : is_open(); }
};

/// All who compete for a quota.
struct quota_contest {
  reading carried;
  std::vector<competitor> all;
  std::unordered_map<unit_id, std::size_t> places;
  std::size_t certain = 0, keeping_open = 0;
  feel::value unsettled;                   ///< an unknown while open competitors keep it from being settled
  std::vector<const competitor*> running;  ///< those not ruled out, in order of precedence; once it is settled
};

/// What a construct asked of a cohort, and of whom; tables of cohorts that do not look at the frame's unit are shared.
struct cohort_key {
  const void* what = nullptr;
  frame asked;
  std::size_t asker = 0;  ///< of a cohort with `same`: the number of those who see the same

  friend auto operator<=>(const cohort_key&, const cohort_key&) = default;
};

/// A stretch of a unit's history that was played for a lifecycle: up to a day and, by period, up to a label; its own
/// acts alone or all, and from a day on.
struct lifecycle_key {
  const compiled_lifecycle* spec = nullptr;
  unit_id unit;
  date last{}, label{};
  bool own = false;
  std::optional<date> since = {};
  version_id version = {};

  friend auto operator<=>(const lifecycle_key&, const lifecycle_key&) = default;
};

/// One period of the past and what is asked of it.
struct past_step {
  date last{};
  period asked;
  std::vector<name_id> names;  ///< in order of evaluation
};

/// Counts how deep evaluation has gone; what is asked from outside stands at 0.
class depth_guard {
 public:
  explicit depth_guard(std::size_t& depth) : depth_(depth) { ++depth_; }
  depth_guard(const depth_guard&) = delete;
  depth_guard& operator=(const depth_guard&) = delete;
  ~depth_guard() { --depth_; }

 private:
  std::size_t& depth_;
};

}  // namespace detail

/// The memory of one engine.
struct engine::state {
  state(engine& owner, std::shared_ptr<const rulebook>, snapshot);

  engine* self;  ///< follows moves

  std::shared_ptr<const rulebook> rules;
  snapshot known;
  feel::arena memory{65536};
  watching watched;
  unit_history units;
  indicator_source facts;
  duty_hooks duties;
  std::map<std::string, engine*, std::less<>> programmes;  ///< others that are loaded, by id

  std::unordered_map<detail::frame_key, detail::frame_memory, detail::frame_hash> frames;
  detail::frame_key last_key;  ///< evaluation mostly stays in one frame
  detail::frame_memory* last = nullptr;
  std::map<std::tuple<name_id, agency_id, period>, const reading*> agency_values;
  detail::steady_list<reading> readings;
  detail::steady_list<item_result> results;
  detail::steady_list<detail::standing> standings;
  std::unordered_map<detail::frame_key, detail::governing, detail::frame_hash> governing;
  detail::frame_memory& memory_of(const frame&);

  std::size_t depth = 0;
  std::vector<detail::past_step> past;  ///< by last day, up to the year `past_until`
  std::int32_t past_until = std::numeric_limits<std::int32_t>::min();
  std::map<std::pair<unit_id, std::optional<date>>, std::size_t> past_done;  ///< steps by unit and territory

  std::map<detail::cohort_key, detail::cohort_table> cohorts;
  std::map<detail::cohort_key, detail::candidates> candidates;  ///< by cohort and period
  std::map<const detail::cohort_table*, detail::cohort_list> lists;
  std::map<const detail::cohort_table*, detail::cohort_ranking> rankings;
  std::map<const detail::cohort_table*, detail::quota_contest> contests;
  std::set<detail::cohort_key> prepared;  ///< names whose members were computed before
  std::map<detail::lifecycle_key, reading> titles;
  mutable std::map<std::pair<agency_id, date>, agency_id> standing_agencies;  ///< by agency and day
  std::set<unit_type_id> assessed_types;  ///< types of the subjects of items, once asked for
  by_id<name_id, bool> restricted;        ///< once asked for
  std::shared_ptr<const engine_mark> mark = std::make_shared<const engine_mark>(facts.sites());
  detail::act_notes notes;
};

/// The way of assess/ into an engine.
struct engine_access {
  static engine::state& of(engine& e) noexcept { return *e.state_; }
  static const engine::state& of(const engine& e) noexcept { return *e.state_; }
  /// Another engine of the same rules, facts and programmes that has evaluated nothing yet; it answers no duties.
  static engine again(engine&);
};

}  // namespace TIEUCHI_ABI
}  // namespace tieuchi

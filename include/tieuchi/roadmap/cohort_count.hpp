#pragma once

// Units counted for an aim: which of a cohort count in a year, and how ended units and earlier years enter (format page
// 14).

#include <tieuchi/assess/engine.hpp>

#include <string_view>
#include <vector>

namespace tieuchi {
inline namespace TIEUCHI_ABI {

/// A count over a cohort: units that count, and units for which that is not known.
struct target_count {
  std::vector<unit_id> reached, unknown;  ///< in order of unit id
  assumptions assumed;
  bool open_members = false;  ///< possible members exist
};

namespace detail {

inline number count_of(std::size_t n) { return number(static_cast<std::int64_t>(n)); }

inline frame year_frame(unit_id unit, int year) { return {unit, year_period(year)}; }

/// A text asked of one unit: true, false or unknown.
enum class said : std::uint8_t { no, unknown, yes };

said ask_unit(engine&, const compiled_text&, unit_id unit, int year, assumptions&);

/// The same of any year of the unit's life up to that one.
said ask_unit_so_far(engine&, const compiled_text&, unit_id unit, int year, assumptions&);

/// One count of one aim: which text over which cohort, how ended units and earlier years enter.
struct aim_counting {
  const compiled_text* counts = nullptr;
  cohort_id cohort;
  frozen_cohort frozen = frozen_cohort::as_listed;
  bool sticky = false;
};

struct cohort_count {
  target_count counted;
  std::size_t certain = 0, possible = 0;  ///< members
  assumptions membership;                 ///< what these numbers rest on
};

cohort_count count_members(engine&, const aim_counting&, int year);

}  // namespace detail
}  // namespace TIEUCHI_ABI
}  // namespace tieuchi

#pragma once

// Figures that may build on years whose own figures are still open: every number that may come out (format page 14).

#include <tieuchi/assess/engine.hpp>

#include <cstddef>
#include <vector>

namespace tieuchi {
inline namespace TIEUCHI_ABI {
namespace detail {

/// Every number that may come out, sorted: one where it is settled; none where it is not known, and then why.
struct possible_figure {
  std::vector<number> values;
  feel::value open;  ///< an unknown where there are no values
  assumptions assumed;

  [[nodiscard]] bool settled() const noexcept { return values.size() == 1; }
};

/// The figure of a number that is known.
possible_figure settled_figure(const number&);
/// A figure of which only the reason is known why it is not: a fact, or the programme's subject.
possible_figure open_figure(engine&, const fact_ref&, unknown_code code);
possible_figure open_figure(engine&, unknown_code code);
/// Every number that one of the two may be.
void widen(possible_figure&, const possible_figure& more, engine&);

/// What the plain names of an aim stand for.
struct aim_names {
  possible_figure prior_due, prior_reached;
  std::size_t cohort_size = 0;
};

/// The frame in which texts are read for no unit: that of any unit, if they say the same of each; else that frame
/// itself.
frame frame_of_anyone(const rulebook&, const std::vector<const compiled_text*>&, frame);

/// How many combinations of what it names a value is asked for; beyond the most a figure counts as not known.
std::size_t combinations(const compiled_value&, const aim_names&);
inline constexpr std::size_t most_combinations = 100000;

/// A value of an aim in a frame, for every combination of what it names; without a unit only what no unit is asked for.
possible_figure figure_of(engine&, const compiled_value&, const frame&, const aim_names&);

}  // namespace detail
}  // namespace TIEUCHI_ABI
}  // namespace tieuchi

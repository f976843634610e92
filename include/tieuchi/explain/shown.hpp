#pragma once

// Figures as people read them: rounded as far as what is said of them stays true. The exact ones stand beside them in
// every answer.

#include <tieuchi/explain/words.hpp>

namespace tieuchi {
inline namespace TIEUCHI_ABI {

/// A figure by itself: as it is where it has at most four decimals; else two, or as many as it takes not to be 0.
[[nodiscard]] words shown_number(const number&);

/// The two sides of a comparison and how far they are apart.
struct shown_sides {
  words left, right, distance;
};

/// Digits are added until the rounded sides compare as the exact ones do, and the distance is none only where it is.
[[nodiscard]] shown_sides shown_comparison(const number& left, const number& right);

/// A share of counts and the counts it was made from.
struct share_of_counts {
  number part, whole;
};

/// "91,67% (11/12)".
[[nodiscard]] words shown_share(const number& share, const share_of_counts&);

/// As shown_comparison, in per cent: a side that is a share of counts has two decimals at least and its counts beside.
[[nodiscard]] shown_sides shown_comparison(const number& left, const std::optional<share_of_counts>& left_counts,
                                           const number& right, const std::optional<share_of_counts>& right_counts);

}  // namespace TIEUCHI_ABI
}  // namespace tieuchi

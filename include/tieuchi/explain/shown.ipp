#pragma once

#include <tieuchi/explain/shown.hpp>

#include <algorithm>

namespace tieuchi {
inline namespace TIEUCHI_ABI {
namespace detail {

inline constexpr int fewest_decimals = 2, decimals_left_alone = 4;
/// Two numbers of rules that differ do so within so many decimals.
inline constexpr int most_decimals = 140;

inline bool has_at_most(const number& n, int decimals) { return n.denominator() == 1 && n.exponent() >= -decimals; }

inline std::string rounded_text(const number& n, int decimals) {
  if (n.is_integer()) return n.text(0);
  return has_at_most(n, std::max(decimals, decimals_left_alone)) ? n.text(-n.exponent()) : n.text(decimals);
}

/// -1, 0 or 1: how two figures of digits compare, however many these are.
inline int compared(std::string_view left, std::string_view right) {
  const bool negative = left.starts_with('-');
  if (negative != right.starts_with('-')) return negative ? -1 : 1;
  if (negative) return compared(right.substr(1), left.substr(1));
  const auto point = std::min(left.find('.'), left.size()), other = std::min(right.find('.'), right.size());
  if (point != other) return point < other ? -1 : 1;
  std::string a(left), b(right);
  if (point == left.size()) a += '.';
  if (other == right.size()) b += '.';
  const auto digits = std::max(a.size(), b.size());
  a.resize(digits, '0'), b.resize(digits, '0');
  return a.compare(b) < 0 ? -1 : a == b ? 0 : 1;
}

inline int compared(const number& left, const number& right) { return left < right ? -1 : left > right ? 1 : 0; }

inline words with_comma(std::string figure) {
  tieuchi::words words = same_words(figure);
  std::ranges::replace(words.vi, '.', ',');
  return words;
}

/// A figure with as many decimals as it takes not to be 0.
inline std::string not_nought(const number& n, int decimals) {
  while (n.sign() != 0 && decimals < most_decimals &&
         rounded_text(n, decimals).find_first_of("123456789") == std::string::npos)
    ++decimals;
  return rounded_text(n, decimals);
}

inline std::string distance_text(const number& left, const number& right, int decimals) {
  const auto apart = subtract(left, right);
  return apart ? not_nought(*apart, decimals) : std::string();
}

/// The fewest decimals with which two figures, each printed in its way, compare as they do.
template <class Left, class Right>
int decimals_that_tell(const number& left, const number& right, const Left& print_left, const Right& print_right) {
  int decimals = fewest_decimals;
  while (decimals < most_decimals && compared(print_left(decimals), print_right(decimals)) != compared(left, right))
    ++decimals;
  return decimals;
}

inline words counts_words(const std::optional<share_of_counts>& counts) {
  return counts ? same_words(" (" + counts->part.text() + "/" + counts->whole.text() + ")") : words{};
}

}  // namespace detail

words shown_number(const number& n) { return detail::with_comma(detail::not_nought(n, detail::fewest_decimals)); }

shown_sides shown_comparison(const number& left, const number& right) {
  using namespace detail;
  const auto print_left = [&](int decimals) { return rounded_text(left, decimals); };
  const auto print_right = [&](int decimals) { return rounded_text(right, decimals); };
  const int decimals = decimals_that_tell(left, right, print_left, print_right);
  return {with_comma(print_left(decimals)), with_comma(print_right(decimals)),
          with_comma(distance_text(left, right, decimals))};
}

words shown_share(const number& share, const share_of_counts& counts) {
  const auto percent = multiply(share, number(100));
  if (!percent) return shown_number(share);
  return detail::with_comma(percent->text(detail::fewest_decimals) + "%") + detail::counts_words(counts);
}

shown_sides shown_comparison(const number& left, const std::optional<share_of_counts>& left_counts, const number& right,
                             const std::optional<share_of_counts>& right_counts) {
  using namespace detail;
  const auto percent_left = multiply(left, number(100)), percent_right = multiply(right, number(100));
  if (!percent_left || !percent_right || (!left_counts && !right_counts)) return shown_comparison(left, right);
  const auto print = [](const number& percent, bool is_share, int decimals) {
    return is_share ? percent.text(decimals) : rounded_text(percent, decimals);
  };
  const auto print_left = [&](int d) { return print(*percent_left, left_counts.has_value(), d); };
  const auto print_right = [&](int d) { return print(*percent_right, right_counts.has_value(), d); };
  const int decimals = decimals_that_tell(*percent_left, *percent_right, print_left, print_right);
  return {with_comma(print_left(decimals) + "%") + counts_words(left_counts),
          with_comma(print_right(decimals) + "%") + counts_words(right_counts),
          with_comma(distance_text(*percent_left, *percent_right, decimals) + "%")};
}

}  // namespace TIEUCHI_ABI
}  // namespace tieuchi

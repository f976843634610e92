#pragma once

#include <tieuchi/core/outcome.hpp>

#include <algorithm>
#include <array>

namespace tieuchi {
inline namespace TIEUCHI_ABI {
int tally::applicable() const noexcept { return met + not_met + unknown + waived; }

tally tally_of(std::span<const outcome> members) noexcept {
  constexpr std::array counters{&tally::met, &tally::not_met, &tally::unknown, &tally::not_applicable, &tally::waived};
  tally t;
  for (const outcome o : members) ++(t.*counters[static_cast<std::size_t>(o)]);
  return t;
}

outcome at_least(int k, const tally& t) noexcept {
  if (t.applicable() == 0) return outcome::not_applicable;
  const int certain = t.met + t.waived;
  if (certain >= k) return outcome::met;
  if (certain + t.unknown < k) return outcome::not_met;
  return outcome::unknown;
}

outcome all_of(const tally& t) noexcept { return at_least(t.applicable(), t); }

outcome any_of(const tally& t) noexcept { return at_least(1, t); }

}  // namespace TIEUCHI_ABI
}  // namespace tieuchi

#pragma once

// How a successor's value is made from the values of its predecessors (format page 8).

#include <tieuchi/feel/value.hpp>
#include <tieuchi/model/indicator.hpp>

#include <optional>
#include <span>
#include <string_view>

namespace tieuchi {
inline namespace TIEUCHI_ABI {

/// A predecessor's value with the part of it that goes over; the weight is that of a `mean`.
struct carry_share {
  feel::value value;
  number share = 1;
  std::optional<feel::value> weight;
};

/// How the parts are put together; `fact` is what stands for the whole where arithmetic has no result.
struct carry_rule {
  carry_kind rule = carry_kind::none;
  bool by_share = false;
  bool of_lists = false;         ///< values are lists of at most one (`none`)
  std::uint32_t best_level = 0;  ///< of the scale, for worst and best
  feel::fact_name fact;
};

/// Whether a rule makes one value of several parts; `own`, `none` and `never` do not.
[[nodiscard]] bool combines(carry_kind) noexcept;

/// One value of all parts, at least one. Unknown parts make it unknown unless the rule decides without them.
[[nodiscard]] feel::value combine(const carry_rule&, std::span<const carry_share>, feel::arena&);

}  // namespace TIEUCHI_ABI
}  // namespace tieuchi

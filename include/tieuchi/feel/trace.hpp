#pragma once

// The comparisons of a rule with the values they met, for explanations.

#include <tieuchi/config.hpp>
#include <tieuchi/feel/run.hpp>

#include <cstddef>
#include <span>
#include <string>
#include <vector>

namespace tieuchi {
inline namespace TIEUCHI_ABI {
namespace feel {

/// One comparison of a rule text, as met in one evaluation.
struct traced {
  std::size_t begin = 0;     ///< first byte of its text
  std::size_t end = 0;       ///< byte after its text
  std::size_t op_place = 0;  ///< byte offset of the operator
  std::string op;            ///< = != < <= > >= between in
  value left;
  value right;  ///< other side; of between and in the range or list of what stands there
  value result;
  type operand_type;  ///< type of `left`
  type right_type;    ///< type of `right`
};

/// Every comparison outside of loops, in order of the text, evaluated whether the result needed it or not.
[[nodiscard]] std::vector<traced> trace_comparisons(const program&, std::span<const value> slots, const host&, arena&);

}  // namespace feel
}  // namespace TIEUCHI_ABI
}  // namespace tieuchi

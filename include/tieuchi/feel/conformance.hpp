#pragma once

// Conformance mode (semantics section 13): the DMN kit's FEEL, without static types and without unknown.
// Rule files never run here; it shares the lexer, parser, numbers and functions with strict mode.

#include <tieuchi/config.hpp>
#include <tieuchi/core/issue.hpp>
#include <tieuchi/feel/value.hpp>

#include <string_view>
#include <vector>

namespace tieuchi {
inline namespace TIEUCHI_ABI {
namespace feel {

/// A value, null where something went wrong, and what went wrong.
struct conformance_result {
  feel::value value;
  std::vector<issue> diagnostics;
};

/// The value of a text with names bound to the keys of a context. The result lives in the arena.
[[nodiscard]] conformance_result evaluate_conformance(std::string_view text, const value& names, arena&);

}  // namespace feel
}  // namespace TIEUCHI_ABI
}  // namespace tieuchi

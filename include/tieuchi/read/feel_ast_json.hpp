#pragma once

// The syntax tree of a rule as JSON, for tools that read or build rules.

#include <tieuchi/config.hpp>
#include <tieuchi/core/issue.hpp>
#include <tieuchi/feel/ast.hpp>

#include <string>
#include <string_view>

namespace tieuchi {
inline namespace TIEUCHI_ABI {
namespace feel {

/// {"nodes":[{"args":[0,1],"kind":"compare","text":">="},...],"root":2}: children before parents, `args` their indices,
/// `keys` those of a context, `iterators` [{"from":0,"name":"x","to":1}] of a loop.
[[nodiscard]] std::string to_json(const ast&);

/// The tree of such a text, with places as in its canonical text; it must be one that some rule text has.
[[nodiscard]] checked<ast> read_ast(std::string_view json);

}  // namespace feel
}  // namespace TIEUCHI_ABI
}  // namespace tieuchi

#ifndef TIEUCHI_COMPILED
#include <tieuchi/read/feel_ast_json.ipp>
#endif

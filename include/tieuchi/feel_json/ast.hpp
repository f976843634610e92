#pragma once

// The syntax tree of a rule as JSON, plain or with types and meanings, for tools that read or build rules.

#include <tieuchi/config.hpp>
#include <tieuchi/core/issue.hpp>
#include <tieuchi/feel/ast.hpp>
#include <tieuchi/feel/checker.hpp>
#include <tieuchi/feel/compile_options.hpp>
#include <tieuchi/feel/parser.hpp>
#include <tieuchi/feel/scope.hpp>

#include <string>
#include <string_view>

namespace tieuchi {
inline namespace TIEUCHI_ABI {
namespace feel {

/// The plain form: {"nodes":[{"args":[0,1],"kind":"compare","place":2,"text":">="},...],"root":2}: children before
/// parents, `args` their indices, `keys` those of a context, `iterators` [{"from":0,"name":"x","to":1}] of a loop.
[[nodiscard]] std::string to_json(const ast&);

/// The typed form: each node also has its `type` and, where one kind of node may mean several things, what it `means`
/// and which node it is `bound_by`. The meanings are those of a tree without issues.
[[nodiscard]] std::string to_json(const ast&, const meanings&);

/// The tree of either form, with places as in its canonical text; it must be one that some rule text has. Types and
/// meanings are not looked at. Issues feel.json.tree, or that of reading the text.
[[nodiscard]] checked<ast> read_ast(std::string_view json, mode = mode::strict);

/// A tree and what the checker found out about its nodes.
struct typed_ast {
  ast tree;
  meanings found;
};

/// The tree of either form, checked with the names it may read: every issue of the checker, and feel.json.tree where
/// the types or meanings that the JSON gives are not those that the checker finds.
[[nodiscard]] checked<typed_ast> read_ast(std::string_view json, const scope&, const compile_options& = {});

}  // namespace feel
}  // namespace TIEUCHI_ABI
}  // namespace tieuchi

#pragma once

// The dynamic evaluator of conformance mode, declared; its bodies are in conformance*.ipp.

#include <tieuchi/config.hpp>
#include <tieuchi/feel/ast.hpp>
#include <tieuchi/feel/builtin.hpp>
#include <tieuchi/feel/code.hpp>
#include <tieuchi/feel/conformance.hpp>

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace tieuchi {
inline namespace TIEUCHI_ABI {
namespace feel {
namespace detail {

/// true, false, and null for everything else.
enum class truth : std::uint8_t { no, yes, neither };

/// What the bodies of a loop add up to: a list for `for`, a truth for `some` and `every`.
struct loop_values {
  std::vector<value> elements;
  truth all = truth::yes;
};

class conformance_run {
 public:
  conformance_run(const ast& tree, const value& names, arena& memory, std::vector<issue>& diagnostics)
      : tree_(tree), names_(names), memory_(memory), diagnostics_(diagnostics) {}

  value evaluate(node_id);

 private:
  value evaluate_one(node_id, const value& left);
  value name(node_id);
  value literal(node_id);
  value arithmetic_node(node_id, const value& left);
  value negate_node(node_id);
  value logic(node_id, const value& left);
  value compare(node_id);
  value between(node_id);
  value in(node_id);
  truth one_test(node_id, const value& x);
  truth in_operand(const value& x, const value& operand);
  truth in_range(const value& x, const range_ends&);
  value condition(node_id);
  value list(node_id);
  value range(node_id);
  value context(node_id);
  value path(node_id, const value& of);
  value field_of(const value& of, const std::string& key, node_id);
  value bracket(node_id, const value& base);
  value inside(node_id bracket, const value& item);
  value iteration(node_id);
  bool iterate(node_id, std::uint32_t depth, loop_values& bodies);
  bool take_body(node_id, loop_values& bodies);
  std::optional<std::vector<value>> domain(const iterator&, node_id);
  std::optional<std::vector<value>> steps(const value& from, const value& to);
  value call(node_id);
  value call_builtin(node_id, builtin, std::vector<value> arguments);
  value of_elements(node_id, builtin, std::span<const value> elements, bool numbers_only);
  value of_kind(node_id, builtin, std::span<const value> arguments, value::kind);
  value of_text(node_id, builtin, const value&);
  value known(node_id, builtin, std::span<const value> arguments);

  value null_because(node_id, std::string code, words message);
  value undefined(node_id);
  [[nodiscard]] const node& at(node_id id) const { return tree_[id]; }
  [[nodiscard]] node_id child(node_id id, std::uint32_t i) const { return tree_.child(id, i); }

  const ast& tree_;
  const value& names_;
  arena& memory_;
  std::vector<issue>& diagnostics_;
  std::vector<std::pair<std::string_view, value>> bindings_;
};

}  // namespace detail
}  // namespace feel
}  // namespace TIEUCHI_ABI
}  // namespace tieuchi

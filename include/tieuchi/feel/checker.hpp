#pragma once

// The strict checker: types, names and meaning of every node, or all issues of semantics section 9.

#include <tieuchi/config.hpp>
#include <tieuchi/core/issue.hpp>
#include <tieuchi/feel/ast.hpp>
#include <tieuchi/feel/builtin.hpp>
#include <tieuchi/feel/code.hpp>
#include <tieuchi/feel/compile_options.hpp>
#include <tieuchi/feel/scope.hpp>
#include <tieuchi/feel/type.hpp>
#include <tieuchi/feel/value_size.hpp>

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace tieuchi {
inline namespace TIEUCHI_ABI {
namespace feel {

/// Types that the type of a value made by a rule may consist of: parts that are used twice would double it each time.
inline constexpr std::uint64_t greatest_type = 256;

/// What the checker found out about one node.
struct meaning {
  enum class form : std::uint8_t { none, slot, variable, item_key, level, builtin, host, index, filter, operation };
  form what = form::none;
  std::optional<feel::type> type;             ///< nothing: the node or a part of it is in error
  std::uint32_t index = 0;                    ///< slot, variable, level, entry of host_calls
  feel::op operation = feel::op::number_add;  ///< of arithmetic, negation and tests of `in`
  feel::builtin function = builtin::not_;
  value_size size;  ///< of what the host gives: a slot, the result of a host function
};

/// A checked tree.
struct meanings {
  std::vector<meaning> of;           ///< by node
  std::vector<std::uint32_t> names;  ///< by iterator or context key: the variable it makes
  std::vector<std::uint32_t> key_names;
  std::vector<std::uint32_t> items;  ///< by node: the variable `item` of a filter
  std::vector<host_call> host_calls;
  std::uint32_t variables = 0;
};

/// Checks a tree; the text is only read for messages.
[[nodiscard]] checked<meanings> check(const ast&, std::string_view text, const scope&, const compile_options&);

/// The operation and type of an arithmetic operator on two types.
[[nodiscard]] std::optional<std::pair<op, type>> arithmetic_of(std::string_view sign, const type&, const type&);

/// Whether that operation takes the right operand first.
[[nodiscard]] bool swaps(std::string_view sign, const type&, const type&);

/// How `x in e` is decided for their types: equal, in_range, in_list or in_ranges.
[[nodiscard]] std::optional<op> containment_of(const type& x, const type& e);

/// The part of a date or duration with that name, when the type has it.
[[nodiscard]] std::optional<date_part> part_of(const type&, std::string_view name);

}  // namespace feel
}  // namespace TIEUCHI_ABI
}  // namespace tieuchi

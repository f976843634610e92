#pragma once

// One run of the strict checker, declared; its bodies are in checker*.ipp.

#include <tieuchi/feel/checker.hpp>
#include <tieuchi/feel/value.hpp>

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace tieuchi {
inline namespace TIEUCHI_ABI {
namespace feel {
namespace detail {

using maybe_type = std::optional<type>;

/// What the surroundings say of a node: the type, with a rating inside, that its string literals are read by.
struct expectation {
  maybe_type beside;
  bool branches = false;  ///< it also reaches into the branches of `if`
};

/// The negation of a kind of value, when it has one.
inline std::optional<op> negation_of(type::kind k) {
  if (k == type::kind::number) return op::number_negate;
  if (k == type::kind::months_duration) return op::months_negate;
  if (k == type::kind::time_duration) return op::time_negate;
  return std::nullopt;
}

/// A name made by the text itself; without a type it comes from something in error.
struct binding {
  std::string_view name;
  maybe_type of;
  std::uint32_t variable = 0;
  bool item_key = false;     ///< a key of the element of a filter
  bool key_too = false;      ///< `item`, where the element has a key of that name as well
  std::int32_t filter = -1;  ///< index of the filter that made it
};

/// A filter whose bracket is being checked.
struct filter_frame {
  std::size_t first_binding = 0;
  bool used = false;       ///< `item` or a key was read
  bool ambiguous = false;  ///< a bare key that is an outer name was read
  bool open = false;       ///< the list is in error: unknown names may be keys
};

class checker_run {
 public:
  checker_run(const ast& tree, const scope& names, const compile_options& options, checked<meanings>& out);
  void run();

 private:
  // checker.ipp
  maybe_type check(node_id, const expectation& = {});
  maybe_type check_one(node_id, const expectation&, const maybe_type& left);
  std::vector<maybe_type> check_together(const std::vector<node_id>&, const expectation& = {}, bool membership = false);
  enum class strings { none, some, all };
  [[nodiscard]] strings strings_in(node_id) const;
  [[nodiscard]] maybe_type beside_subject(const type& operand, node_id subject) const;
  [[nodiscard]] type beside_operand(const type& subject, node_id operand) const;
  maybe_type check_string(node_id, const expectation&);
  maybe_type check_at(node_id);
  void check_result(const maybe_type&);

  // checker_names.ipp
  maybe_type check_name(node_id);
  maybe_type use_binding(node_id, std::size_t index);
  [[nodiscard]] bool in_outer_scope(std::string_view, std::size_t before) const;
  std::uint32_t bind(std::string_view, maybe_type);
  bool refuse_shadow(std::string_view, std::size_t place);
  issue unknown_name(std::string_view, std::size_t place) const;
  maybe_type check_context(node_id);
  maybe_type check_path(node_id, const maybe_type&);
  maybe_type field_of(const type&, const std::string& key) const;
  issue unknown_field(const node&, const type&) const;

  // checker_operators.ipp
  maybe_type check_arithmetic(node_id, const maybe_type& left);
  maybe_type check_negate(node_id);
  maybe_type check_logic(node_id, const maybe_type& left);
  maybe_type check_compare(node_id);
  maybe_type check_between(node_id);
  maybe_type check_in(node_id);
  bool check_test(node_id, const type& x, const type& side);
  maybe_type check_if(node_id, const expectation&);
  maybe_type refuse_compare(std::size_t place, std::string_view sign, const type&, const type&);
  [[nodiscard]] std::optional<value> literal(node_id) const;
  bool refuse_undefined(node_id, std::string_view what);

  // checker_lists.ipp
  maybe_type check_list(node_id, const expectation&);
  maybe_type check_range(node_id, const expectation&);
  maybe_type check_iteration(node_id);
  maybe_type check_domain(const iterator&);
  maybe_type within_bound(node_id, type);
  maybe_type check_bracket(node_id, const maybe_type& list);
  maybe_type check_inside(node_id bracket, const maybe_type& element, filter_frame&);
  maybe_type check_as_index(node_id bracket, const type& list, const filter_frame&, std::size_t mark);

  // checker_calls.ipp
  maybe_type check_call(node_id);
  maybe_type check_builtin(node_id, builtin);
  std::vector<maybe_type> check_arguments(builtin, const std::vector<node_id>&);
  maybe_type check_text_call(node_id, builtin, node_id literal_argument);
  maybe_type check_reported(node_id);
  maybe_type check_host_call(node_id);
  maybe_type accept_host_call(node_id, const host_call&, const std::vector<call_argument>&);
  issue unknown_function(node_id) const;
  issue wrong_count(node_id, builtin) const;
  issue wrong_arguments(node_id, builtin, const std::vector<type>&) const;

  maybe_type raise(issue i) {
    out_.issues.push_back(std::move(i));
    return std::nullopt;
  }
  [[nodiscard]] const node& at(node_id id) const { return tree_[id]; }
  [[nodiscard]] node_id child(node_id id, std::uint32_t i) const { return tree_.child(id, i); }
  [[nodiscard]] meaning& means(node_id id) { return out_.value.of[id]; }
  [[nodiscard]] const meaning& means(node_id id) const { return out_.value.of[id]; }

  const ast& tree_;
  const scope& names_;
  const compile_options& options_;
  checked<meanings>& out_;
  std::vector<binding> bindings_;
  std::vector<filter_frame> filters_;
  std::size_t checks_ = 0;  ///< nodes checked, those of an index twice
};

}  // namespace detail
}  // namespace feel
}  // namespace TIEUCHI_ABI
}  // namespace tieuchi

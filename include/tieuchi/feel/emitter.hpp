#pragma once

// Checked tree -> typed operations; private to compile.hpp.

#include <tieuchi/config.hpp>
#include <tieuchi/feel/ast.hpp>
#include <tieuchi/feel/checker.hpp>
#include <tieuchi/feel/code.hpp>

#include <cstdint>
#include <string_view>
#include <utility>
#include <vector>

namespace tieuchi {
inline namespace TIEUCHI_ABI {
namespace feel {
namespace detail {

/// Walks a checked tree once. Registers are taken and given back like a stack.
class emitter {
 public:
  emitter(const ast& tree, const meanings& means, compiled& out);
  void run();

 private:
  operand emit(node_id);
  operand emit_one(node_id, operand left, std::uint32_t mark);
  operand emit_name(node_id);
  operand emit_arithmetic(node_id, operand left, std::uint32_t mark);
  operand emit_logic(node_id, operand left, std::uint32_t mark);
  operand emit_path(node_id, operand of, std::uint32_t mark);
  operand emit_bracket(node_id, operand list, std::uint32_t mark);
  operand emit_negate(node_id);
  operand emit_compare(node_id);
  operand emit_between(node_id);
  operand emit_in(node_id);
  std::uint32_t emit_test(node_id in, node_id test, operand x, std::uint32_t dst);
  [[nodiscard]] std::uint8_t named(node_id side, std::uint8_t as) const;
  [[nodiscard]] operand range_of(node_id, std::uint32_t mark, operand from, operand to, bool from_in, bool to_in);
  void trace(node_id, std::string_view sign, const type& right, std::vector<std::uint32_t> operations);
  operand emit_if(node_id);
  operand emit_list(node_id);
  operand emit_range(node_id);
  operand emit_context(node_id);
  operand emit_iteration(node_id);
  iterator_code emit_iterator(const iterator&, std::uint32_t variable);
  operand emit_call(node_id);
  operand emit_builtin(node_id, std::uint32_t mark);
  operand emit_host(node_id);

  std::uint32_t add(op, node_id, std::uint32_t dst, operand a = {}, operand b = {});
  [[nodiscard]] operand constant(const value&);
  [[nodiscard]] operand result(std::uint32_t reg);
  std::uint32_t take();
  void give_back(std::uint32_t mark) { top_ = mark; }
  std::uint32_t list_operands(const std::vector<operand>&);
  std::uint32_t key(std::string_view);
  void use_slot(std::uint32_t slot, node_id, bool only_reported);
  [[nodiscard]] block finish_block(std::uint32_t begin, operand) const;
  [[nodiscard]] const value* constant_of(operand) const;
  [[nodiscard]] bool all_constant(const std::vector<operand>&) const;
  [[nodiscard]] const node& at(node_id id) const { return tree_[id]; }
  [[nodiscard]] node_id child(node_id id, std::uint32_t i) const { return tree_.child(id, i); }
  [[nodiscard]] const type& type_of(node_id id) const { return *means_.of[id].type; }
  [[nodiscard]] std::uint32_t here() const { return static_cast<std::uint32_t>(out_.code.size()); }

  const ast& tree_;
  const meanings& means_;
  compiled& out_;
  std::vector<operand> variables_;
  std::vector<std::pair<std::uint32_t, slot_use>> uses_;  ///< with the place in the text
  std::vector<std::pair<std::uint32_t, int>> calls_;
  std::uint32_t top_ = 0;
  int loops_open_ = 0;
};

}  // namespace detail
}  // namespace feel
}  // namespace TIEUCHI_ABI
}  // namespace tieuchi

#pragma once

#include <tieuchi/feel/machine.ipp>
#include <tieuchi/feel/trace.hpp>

#include <algorithm>

namespace tieuchi {
inline namespace TIEUCHI_ABI {
namespace feel {
namespace detail {

/// Runs every operation, short cuts ignored, and notes what the comparisons read and wrote.
class tracer {
 public:
  tracer(const compiled& code, std::span<const value> slots, const host& functions, arena& memory)
      : m_(code, slots, functions, memory), sides_(code.comparisons.size()), results_(code.comparisons.size()) {}

  std::vector<traced> run() {
    const auto& code = m_.code.code;
    for (m_.pc = 0; m_.pc < code.size();) {
      const std::uint32_t now = m_.pc++;
      const instruction& i = code[now];
      note_operands(now, i);
      if (!is_jump(i.op)) handler_of(i.op)(m_, i);
      note_result(now, i);
    }
    std::vector<traced> out;
    for (std::size_t c = 0; c < sides_.size(); ++c) out.push_back(one(c));
    std::sort(out.begin(), out.end(), [](const traced& a, const traced& b) { return a.op_place < b.op_place; });
    return out;
  }

 private:
  struct met {
    value left;
    std::vector<value> right;
  };

  void note_operands(std::uint32_t now, const instruction& i) {
    for (std::size_t c = 0; c < sides_.size(); ++c) {
      const auto& operations = m_.code.comparisons[c].operations;
      if (std::find(operations.begin(), operations.end(), now) == operations.end()) continue;
      sides_[c].left = m_.read(i.a);
      sides_[c].right.push_back(m_.read(i.b));
    }
  }

  void note_result(std::uint32_t now, const instruction& i) {
    for (std::size_t c = 0; c < results_.size(); ++c)
      if (m_.code.comparisons[c].last == now) results_[c] = m_.registers[i.dst];
  }

  [[nodiscard]] traced one(std::size_t c) {
    const comparison_code& code = m_.code.comparisons[c];
    traced t;
    t.begin = code.begin;
    t.end = code.end;
    t.op_place = code.place;
    t.op = code.sign;
    t.left = sides_[c].left;
    t.operand_type = code.left;
    t.right_type = code.right;
    t.result = results_[c];
    const auto& right = sides_[c].right;
    if (right.size() == 1)
      t.right = right[0];
    else if (code.sign == "between")
      t.right = make_range({right[0], right[1], true, true}, m_.memory);
    else
      t.right = make_list(right, m_.memory);
    return t;
  }

  machine m_;
  std::vector<met> sides_;
  std::vector<value> results_;
};

}  // namespace detail

std::vector<traced> trace_comparisons(const program& p, std::span<const value> slots, const host& functions,
                                      arena& memory) {
  return detail::tracer(p.code(), slots, functions, memory).run();
}

}  // namespace feel
}  // namespace TIEUCHI_ABI
}  // namespace tieuchi

#pragma once

// The evaluator's state, declared; its bodies are in run*.ipp.

#include <tieuchi/config.hpp>
#include <tieuchi/feel/run.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>

namespace tieuchi {
inline namespace TIEUCHI_ABI {
namespace feel {
namespace detail {

/// One evaluation of one program.
struct machine {
  machine(const compiled& c, std::span<const value> slots, const host& h, arena& a)
      : code(c),
        functions(h),
        memory(a),
        registers(a.make<value>(c.registers).data()),
        areas{registers, c.constants.data(), slots.data()} {}

  [[nodiscard]] const value& read(const operand& o) const { return areas[static_cast<std::size_t>(o.in)][o.index]; }
  void write(const instruction& i, const value& v) { registers[i.dst] = v; }
  /// In place: a value made aside and copied as a whole would wait for its small stores to be done.
  void write(const instruction& i, bool b) { new (&registers[i.dst]) value(b); }
  void write(const instruction& i, const number& n) { new (&registers[i.dst]) value(n); }

  [[nodiscard]] value undefined(std::uint32_t place) {
    return unknown_because({code.source, static_cast<std::int32_t>(place), "undefined_operation"}, memory);
  }
  [[nodiscard]] value bound_exceeded(std::uint32_t place) {
    return unknown_because({code.source, static_cast<std::int32_t>(place), "bound_exceeded"}, memory);
  }
  /// Unknown for the reasons of those of the two that are unknown.
  [[nodiscard]] value unknown_of(const value& a, const value& b) {
    return value::unknown(join(a.is_unknown() ? a.why() : nullptr, b.is_unknown() ? b.why() : nullptr, memory));
  }
  [[nodiscard]] std::span<const operand> operands(const instruction& i) const {
    return {code.operands.data() + i.first, i.count};
  }

  const compiled& code;
  const host& functions;
  arena& memory;
  value* registers;
  std::array<const value*, 3> areas;
  std::uint32_t pc = 0;
};

/// Runs a part of the code.
void run_block(machine&, std::uint32_t begin, std::uint32_t end);

/// a = b with unknown parts.
[[nodiscard]] value equal_values(machine&, const value& a, const value& b);
/// < <= > >= of two values of one ordered kind.
[[nodiscard]] value compare_values(machine&, op, const value& a, const value& b);
/// x in a range.
[[nodiscard]] value in_range(machine&, const value& x, const value& range);
/// Strong Kleene `and` and `or`.
[[nodiscard]] value both(machine&, const value& a, const value& b);
[[nodiscard]] value either(machine&, const value& a, const value& b);

/// What carries out an operation.
using handler = void (*)(machine&, const instruction&);
[[nodiscard]] handler handler_of(op) noexcept;

void run_call(machine&, const instruction&);
void run_loop(machine&, const instruction&);

}  // namespace detail
}  // namespace feel
}  // namespace TIEUCHI_ABI
}  // namespace tieuchi

#pragma once

// Program x values -> value, with the reasons of what is unknown.

#include <tieuchi/config.hpp>
#include <tieuchi/feel/compile.hpp>
#include <tieuchi/feel/value.hpp>

#include <span>

namespace tieuchi {
inline namespace TIEUCHI_ABI {
namespace feel {

/// Host functions at run time: pure, total and monotone; they see unknown arguments as they are.
class host {
 public:
  virtual ~host() = default;

  /// The value of a function by the id its scope gave.
  [[nodiscard]] virtual value call([[maybe_unused]] int id, [[maybe_unused]] std::span<const value> arguments,
                                   [[maybe_unused]] arena& memory) const {
    return value();
  }
};

/// The value of a rule. Values stand in the slots the scope named; with a warm arena nothing touches the heap.
/// The result may point into the arena, the slots and the program. Throws std::logic_error where there are fewer slots
/// than the rule reads, or where the value in one is of another kind than was declared; an unknown fits every slot.
[[nodiscard]] value run(const program&, std::span<const value> slots, const host&, arena&);

}  // namespace feel
}  // namespace TIEUCHI_ABI
}  // namespace tieuchi

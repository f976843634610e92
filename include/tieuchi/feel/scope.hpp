#pragma once

// What a rule text may name: implemented by the host of the language, which knows the programme.

#include <tieuchi/config.hpp>
#include <tieuchi/core/issue.hpp>
#include <tieuchi/feel/type.hpp>
#include <tieuchi/feel/value_size.hpp>

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace tieuchi {
inline namespace TIEUCHI_ABI {
namespace feel {

/// A declared name: its type, the slot its value stands in, and how long its lists may be.
struct declared {
  feel::type type;
  int slot = 0;
  std::size_t bound = usual_bound;              ///< greatest length of a list that stands in no other
  std::size_t inner_bound = usual_inner_bound;  ///< greatest length of each list inside a list
};

/// An argument of a host function as its text shows it.
struct call_argument {
  enum class form { name, number, string, other };
  form form = form::other;
  std::string_view text;           ///< the name, the digits or the decoded string; empty for `other`
  std::size_t place = 0;           ///< byte offset in the rule text
  std::optional<feel::type> type;  ///< the checked type; nothing for a name that is no value in scope
};

/// How a call of a host function is carried out.
struct host_call {
  feel::type type;
  int slot = -1;                                ///< >= 0: the result stands in a slot, nothing is passed at run time
  int id = -1;                                  ///< passed to host::call
  std::vector<std::size_t> passed;              ///< indices of the arguments that are evaluated and passed
  std::size_t bound = usual_bound;              ///< greatest length of a resulting list
  std::size_t inner_bound = usual_inner_bound;  ///< greatest length of each list inside it
};

/// Why a call of a host function is refused.
struct call_refused {
  std::string code = "feel.call.argument";
  std::optional<std::size_t> argument;  ///< the argument at fault; nothing: the call
  words message;
  words hint;
  std::string nearest;
};

/// The names and functions a host declares.
class scope {
 public:
  virtual ~scope() = default;

  /// A value by its name; `item` cannot be declared.
  [[nodiscard]] virtual std::optional<declared> name(std::string_view) const = 0;

  /// Every name, for spelling hints.
  [[nodiscard]] virtual std::vector<std::string> names() const = 0;

  /// A function that is no built-in; nothing when the host has none of that name.
  [[nodiscard]] virtual std::optional<std::variant<host_call, call_refused>> call(
      [[maybe_unused]] std::string_view function, [[maybe_unused]] std::span<const call_argument> arguments) const {
    return std::nullopt;
  }

  /// Every host function, for spelling hints.
  [[nodiscard]] virtual std::vector<std::string> functions() const { return {}; }
};

}  // namespace feel
}  // namespace TIEUCHI_ABI
}  // namespace tieuchi

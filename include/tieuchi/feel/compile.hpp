#pragma once

// Rule text -> program: read, checked and compiled once, shared by threads.

#include <tieuchi/config.hpp>
#include <tieuchi/core/issue.hpp>
#include <tieuchi/feel/code.hpp>
#include <tieuchi/feel/compile_options.hpp>
#include <tieuchi/feel/scope.hpp>
#include <tieuchi/feel/type.hpp>

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tieuchi {
inline namespace TIEUCHI_ABI {
namespace feel {

struct ast;

/// A compiled rule; immutable and cheap to copy.
class program {
 public:
  /// No rule; only for containers.
  program() = default;
  explicit program(std::shared_ptr<const compiled> code, std::shared_ptr<const ast> tree)
      : code_(std::move(code)), tree_(std::move(tree)) {}

  /// Whether there is a rule.
  [[nodiscard]] explicit operator bool() const noexcept { return code_ != nullptr; }

  [[nodiscard]] const feel::type& type() const { return code().type; }
  [[nodiscard]] const std::string& text() const { return code().text; }
  [[nodiscard]] const std::string& source() const { return code().source; }
  /// Worst-case cost, semantics section 11.
  [[nodiscard]] std::uint64_t cost() const { return code().cost; }
  /// Registers one evaluation needs.
  [[nodiscard]] std::size_t registers() const { return code().registers; }
  /// Distinct slots read, in order of the text.
  [[nodiscard]] const std::vector<slot_use>& slots() const { return code().slots; }
  /// Whether the text asks reported(...).
  [[nodiscard]] bool uses_reported() const { return code().uses_reported; }
  /// Ids of host functions called at run time, in order of the text.
  [[nodiscard]] const std::vector<int>& host_calls() const { return code().host_calls; }
  /// The operations, for those who run them in another way.
  [[nodiscard]] const compiled& code() const;
  /// The syntax tree.
  [[nodiscard]] const ast& tree() const;

 private:
  std::shared_ptr<const compiled> code_;
  std::shared_ptr<const ast> tree_;
};

/// The program of a text, or every issue of semantics section 9 with place.offset, source line and caret set.
[[nodiscard]] checked<program> compile(std::string_view text, const scope&, const compile_options& = {});

}  // namespace feel
}  // namespace TIEUCHI_ABI
}  // namespace tieuchi

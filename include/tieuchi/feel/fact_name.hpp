#pragma once

// What a reason is about: a text, or something of the host's that the language compares and never looks into.

#include <tieuchi/config.hpp>

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>

namespace tieuchi {
inline namespace TIEUCHI_ABI {
namespace feel {

/// A fact as its host knows it; it tells its text when someone reads it. All facts of one value are of one host.
class host_fact {
 public:
  [[nodiscard]] virtual std::string text() const = 0;
  [[nodiscard]] virtual std::size_t hash() const noexcept = 0;
  /// Whether the other one, of the same host, is the same fact.
  [[nodiscard]] virtual bool is(const host_fact&) const noexcept = 0;

 protected:
  ~host_fact() = default;
};

/// A text, or a fact of the host; both live as long as the value whose reason they are.
class fact_name {
 public:
  constexpr fact_name() noexcept = default;
  constexpr fact_name(std::string_view text) noexcept : text_(text) {}
  constexpr fact_name(const char* text) noexcept : text_(text) {}
  fact_name(const std::string& text) noexcept : text_(text) {}
  fact_name(std::string&&) = delete;
  fact_name(const host_fact& of) noexcept : host_(&of) {}

  [[nodiscard]] std::string text() const { return host_ ? host_->text() : std::string(text_); }
  /// Null where it is a text.
  [[nodiscard]] const host_fact* of_host() const noexcept { return host_; }
  [[nodiscard]] std::size_t hash() const noexcept {
    return host_ ? host_->hash() : std::hash<std::string_view>{}(text_);
  }

  friend bool operator==(const fact_name& a, const fact_name& b) noexcept {
    if (a.host_ && b.host_) return a.host_ == b.host_ || a.host_->is(*b.host_);
    return !a.host_ && !b.host_ && a.text_ == b.text_;
  }

 private:
  const host_fact* host_ = nullptr;
  std::string_view text_;
};

}  // namespace feel
}  // namespace TIEUCHI_ABI
}  // namespace tieuchi

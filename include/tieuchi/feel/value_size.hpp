#pragma once

// How large a value may be, known before a rule runs (semantics section 11).

#include <tieuchi/config.hpp>
#include <tieuchi/feel/type.hpp>

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace tieuchi {
inline namespace TIEUCHI_ABI {
namespace feel {

/// Elements of a declared list, and of each list inside a list, where the host does not say.
inline constexpr std::size_t usual_bound = 1'000;
inline constexpr std::size_t usual_inner_bound = 50;

/// What a value may hold at most: a tree of the shape of its type. A cheap value; parts are shared. Its numbers stay at
/// the greatest 64-bit number instead of overflowing.
class value_size {
 public:
  using keys = std::vector<std::pair<std::string, value_size>>;

  /// One value without parts.
  value_size() = default;
  /// A text written in the rule: one more for each full 64 bytes.
  [[nodiscard]] static value_size text(std::size_t bytes);
  /// A range: itself and its two ends.
  [[nodiscard]] static value_size range();
  /// A list of at most so many elements.
  [[nodiscard]] static value_size list(std::uint64_t most, value_size element);
  /// A context; keys in any order, long ones count as a text does.
  [[nodiscard]] static value_size context(keys);
  /// A value of the host: `bound` holds for a list that stands in no other, `inner_bound` for each list inside a list.
  [[nodiscard]] static value_size declared(const type&, std::size_t bound, std::size_t inner_bound);

  /// Values it holds, itself included.
  [[nodiscard]] std::uint64_t values() const noexcept { return values_; }
  /// Values it holds, itself left out.
  [[nodiscard]] std::uint64_t inside() const noexcept { return values_ - 1; }
  /// Elements of a list; 0 for all else.
  [[nodiscard]] std::uint64_t length() const noexcept { return node_ ? node_->length : 0; }
  /// Each element of a list.
  [[nodiscard]] value_size element() const;
  /// The value of a key, looking through lists.
  [[nodiscard]] value_size field(std::string_view key) const;
  /// Elements of a list, and of the lists that are its elements.
  [[nodiscard]] std::uint64_t elements() const noexcept;

  /// Part by part the larger one.
  [[nodiscard]] friend value_size larger(const value_size& a, const value_size& b) { return larger_of(a, b); }
  /// Values that a walk over both side by side can meet: part by part the smaller one.
  [[nodiscard]] friend std::uint64_t values_in_both(const value_size& a, const value_size& b) { return both(a, b); }

 private:
  struct node {
    bool list = false;
    std::uint64_t length = 0;
    keys parts;  ///< the element of a list; the fields of a context, sorted by key
  };

  value_size(std::uint64_t values, node of) : values_(values), node_(std::make_shared<const node>(std::move(of))) {}
  [[nodiscard]] static value_size larger_of(const value_size&, const value_size&);
  [[nodiscard]] static std::uint64_t both(const value_size&, const value_size&);
  /// The i-th value of a context; those of one type have the same keys in the same order.
  [[nodiscard]] const value_size& part(std::size_t i) const;
  [[nodiscard]] bool is_list() const noexcept { return node_ && node_->list; }
  [[nodiscard]] bool is_context() const noexcept { return node_ && !node_->list; }

  std::uint64_t values_ = 1;
  std::shared_ptr<const node> node_;
};

}  // namespace feel
}  // namespace TIEUCHI_ABI
}  // namespace tieuchi

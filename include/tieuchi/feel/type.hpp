#pragma once

// Static types of rule texts.

#include <tieuchi/config.hpp>

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace tieuchi {
inline namespace TIEUCHI_ABI {
namespace feel {

/// A type: a cheap value; parts are shared and immutable. Two ratings are one type when their levels are the same.
class type {
 public:
  enum class kind : std::uint8_t {
    nothing,
    number,
    string,
    boolean,
    date,
    months_duration,
    time_duration,
    rating,
    list,
    range,
    context
  };
  using keys = std::vector<std::pair<std::string, type>>;

  /// The type of the elements of [].
  type() = default;

  [[nodiscard]] static type nothing() { return type(); }
  [[nodiscard]] static type number() { return type(kind::number); }
  [[nodiscard]] static type string() { return type(kind::string); }
  [[nodiscard]] static type boolean() { return type(kind::boolean); }
  [[nodiscard]] static type date() { return type(kind::date); }
  [[nodiscard]] static type months_duration() { return type(kind::months_duration); }
  [[nodiscard]] static type time_duration() { return type(kind::time_duration); }
  /// Levels from worst to best; without order only = != and in compare them.
  [[nodiscard]] static type rating(std::vector<std::string> levels, bool ordered = true);
  [[nodiscard]] static type list(type element);
  [[nodiscard]] static type range(type end);
  /// Keys in any order; they are kept sorted.
  [[nodiscard]] static type context(keys);

  [[nodiscard]] kind what() const noexcept { return kind_; }
  [[nodiscard]] bool is(kind k) const noexcept { return kind_ == k; }

  /// Element of a list, end of a range; misuse (logic_error) of any other type.
  [[nodiscard]] const type& element() const;
  /// Levels of a rating, worst first; misuse of any other type.
  [[nodiscard]] const std::vector<std::string>& levels() const;
  /// Index of a level, or nothing.
  [[nodiscard]] std::optional<std::uint32_t> level(std::string_view name) const;
  /// Keys of a context, sorted; misuse of any other type.
  [[nodiscard]] const keys& fields() const;
  /// Type of a key of a context, or nothing.
  [[nodiscard]] std::optional<type> field(std::string_view key) const;

  /// Whether < <= > >= between order it: number, date, each duration, an ordered rating.
  [[nodiscard]] bool ordered() const noexcept;
  /// Whether it is a range or holds one at any depth.
  [[nodiscard]] bool has_range() const;
  /// Types it is made of, itself included; never more than the greatest 64-bit number.
  [[nodiscard]] std::uint64_t parts() const noexcept { return node_ ? node_->parts : 1; }
  /// The rating in it, looking through lists and ranges.
  [[nodiscard]] std::optional<type> rating_inside() const;

  /// As printed in messages: list<number>, rating<yếu, khá, tốt>.
  [[nodiscard]] std::string text() const;

  [[nodiscard]] friend bool operator==(const type& a, const type& b) { return same(a, b); }

 private:
  struct node {
    bool ordered = true;
    std::vector<std::string> levels;
    std::vector<type> element;
    keys fields;
    std::uint64_t parts = 1;
  };

  explicit type(kind k) : kind_(k) {}
  [[nodiscard]] static bool same(const type&, const type&);

  kind kind_ = kind::nothing;
  std::shared_ptr<const node> node_;
};

/// The one type of both, [] fitting every list; nothing when they differ.
[[nodiscard]] std::optional<type> common(const type&, const type&);

}  // namespace feel
}  // namespace TIEUCHI_ABI
}  // namespace tieuchi

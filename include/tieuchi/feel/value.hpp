#pragma once

// Values of rule texts, and the reasons why a value is unknown.

#include <tieuchi/config.hpp>
#include <tieuchi/core/date.hpp>
#include <tieuchi/core/duration.hpp>
#include <tieuchi/core/number.hpp>
#include <tieuchi/feel/arena.hpp>
#include <tieuchi/feel/fact_name.hpp>

#include <concepts>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace tieuchi {
inline namespace TIEUCHI_ABI {
namespace feel {

/// Why a value is unknown: a fact and a code; for codes of the language the source and place of the rule text.
struct reason {
  fact_name fact;
  std::int32_t place = -1;  ///< -1: fact of the host; else byte offset in the rule text whose source name is `fact`
  std::string_view code;
  std::uint8_t marks = 0;  ///< bits of the host's own, no part of what a reason is; equal reasons join theirs by `or`

  /// "fact" or "source#place".
  [[nodiscard]] std::string text() const;
};

/// The first and the last day of a stretch in which a day lies that is not known more exactly.
struct day_bounds {
  tieuchi::date first, last;

  friend bool operator==(const day_bounds&, const day_bounds&) noexcept = default;
};

struct reason_node;
struct field;
struct range_ends;

/// A view of a value: what it points to lives in the arena, program or snapshot that made it.
class value {
 public:
  enum class kind : std::uint8_t {
    unknown,
    null,
    boolean,
    number,
    string,
    date,
    months_duration,
    time_duration,
    rating,
    list,
    context,
    range
  };

  /// Null, which strict mode never makes.
  value() noexcept : kind_(kind::null), boolean_(false) {}
  value(bool b) noexcept : kind_(kind::boolean), boolean_(b) {}
  template <class T>
  value(T*) = delete;
  value(const tieuchi::number& n) noexcept : kind_(kind::number), number_(n) {}
  value(tieuchi::date d) noexcept : kind_(kind::date), date_(d) {}
  value(tieuchi::months_duration d) noexcept : kind_(kind::months_duration), months_(d) {}
  value(tieuchi::time_duration d) noexcept : kind_(kind::time_duration), time_(d) {}
  /// Points to the text, which lives as long as the value: literals, views and strings that last; make_string copies.
  [[nodiscard]] static value string(std::string_view) noexcept;
  template <std::same_as<std::string> Temporary>
  static value string(Temporary&&) = delete;
  [[nodiscard]] static value rating(std::uint32_t level) noexcept;
  [[nodiscard]] static value list(std::span<const value>) noexcept;
  /// Fields must be sorted by key; make_context sorts.
  [[nodiscard]] static value context(std::span<const field>) noexcept;
  [[nodiscard]] static value range(const range_ends*) noexcept;
  [[nodiscard]] static value unknown(const reason_node*) noexcept;
  /// A day of which only the first and last possible day are known; operations make unknowns without them.
  [[nodiscard]] static value partly_known(const reason_node*, const day_bounds&) noexcept;

  [[nodiscard]] kind what() const noexcept { return kind_; }
  [[nodiscard]] bool is(kind k) const noexcept { return kind_ == k; }
  [[nodiscard]] bool is_unknown() const noexcept { return kind_ == kind::unknown; }
  [[nodiscard]] bool is_true() const noexcept { return kind_ == kind::boolean && boolean_; }
  [[nodiscard]] bool is_false() const noexcept { return kind_ == kind::boolean && !boolean_; }

  // Each may be asked only of a value of its kind; else it is misuse (logic_error).
  [[nodiscard]] bool boolean() const { return asked(kind::boolean), boolean_; }
  [[nodiscard]] const tieuchi::number& number() const { return asked(kind::number), number_; }
  [[nodiscard]] std::string_view string() const { return asked(kind::string), std::string_view(text_, size_); }
  [[nodiscard]] tieuchi::date date() const { return asked(kind::date), date_; }
  [[nodiscard]] tieuchi::months_duration months() const { return asked(kind::months_duration), months_; }
  [[nodiscard]] tieuchi::time_duration time() const { return asked(kind::time_duration), time_; }
  [[nodiscard]] std::uint32_t level() const { return asked(kind::rating), size_; }
  [[nodiscard]] std::span<const value> elements() const {
    return asked(kind::list), std::span<const value>(elements_, size_);
  }
  [[nodiscard]] std::span<const field> fields() const;
  [[nodiscard]] const range_ends& ends() const { return asked(kind::range), *ends_; }
  [[nodiscard]] const reason_node* why() const { return asked(kind::unknown), open_.why; }
  /// Where a partly known day lies; null of every other value.
  [[nodiscard]] const day_bounds* within() const noexcept {
    return kind_ == kind::unknown && size_ != 0 ? &open_.within : nullptr;
  }

  /// The value of a key of a context; nullptr when it has no such key.
  [[nodiscard]] const value* find(std::string_view key) const;

 private:
  void asked(kind k) const {
    if (kind_ != k) [[unlikely]]
      misused();
  }
  [[noreturn]] static void misused();

  explicit value(kind k, std::uint32_t size) noexcept : kind_(k), size_(size), text_(nullptr) {}

  struct open_day {
    const reason_node* why;
    day_bounds within;  ///< meant where `size_` is not 0
  };

  kind kind_;
  std::uint32_t size_ = 0;
  union {
    bool boolean_;
    tieuchi::number number_;
    const char* text_;
    tieuchi::date date_;
    tieuchi::months_duration months_;
    tieuchi::time_duration time_;
    const value* elements_;
    const field* fields_;
    const range_ends* ends_;
    open_day open_;
  };
};

/// A key of a context with its value.
struct field {
  std::string_view key;
  feel::value value;
};

/// The two ends of a range.
struct range_ends {
  value from;
  value to;
  bool from_in = true;
  bool to_in = true;
};

/// Reasons as they grow during evaluation: a leaf, the union of two, or those of the parts of a value.
struct reason_node {
  reason leaf;
  const reason_node* left = nullptr;
  const reason_node* right = nullptr;
  const value* parts = nullptr;
};

/// An unknown with one reason.
[[nodiscard]] value unknown_because(const reason&, arena&);
/// A value without the first and last day of a partly known one: what is unknown for its reasons and is not that day.
[[nodiscard]] value without_bounds(const value&) noexcept;
/// An unknown with several reasons; at least one, else misuse.
[[nodiscard]] value unknown_because(std::span<const reason>, arena&);
/// The union of two sets of reasons; nullptr is the empty set.
[[nodiscard]] const reason_node* join(const reason_node*, const reason_node*, arena&);
/// The reasons of an unknown, or of the unknown parts of any other value; nullptr when it is wholly known.
[[nodiscard]] const reason_node* reasons_inside(const value&, arena&);

/// A list whose elements are copied into the arena (not what they point to).
[[nodiscard]] value make_list(std::span<const value>, arena&);
/// A context whose fields and keys are copied into the arena and sorted.
[[nodiscard]] value make_context(std::span<const field>, arena&);
/// A string copied into the arena.
[[nodiscard]] value make_string(std::string_view, arena&);
/// A range copied into the arena.
[[nodiscard]] value make_range(const range_ends&, arena&);
/// A copy of a value and all it points to, for keeping it beyond the arena of its maker.
[[nodiscard]] value deep_copy(const value&, arena&);

/// Every reason of a value, at any depth, sorted by fact text, then code, without doubles.
[[nodiscard]] std::vector<reason> reasons_of(const value&);
/// The same in no order, equal ones perhaps several times with their marks apart: for questions whose answer does not
/// hang on it. No fact is asked for its text.
[[nodiscard]] std::vector<reason> reasons_met(const value&);
/// Whether no part of it is unknown.
[[nodiscard]] bool wholly_known(const value&);
/// Same kind, same content, same reasons: equality for tests and caches.
[[nodiscard]] bool identical(const value&, const value&);

}  // namespace feel
}  // namespace TIEUCHI_ABI
}  // namespace tieuchi

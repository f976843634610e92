#pragma once

// Numbers that stand for the things of a programme inside the library: one type for each kind of thing, none of which
// becomes another by itself. A face prints the id the author wrote, never the number.

#include <compare>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <initializer_list>
#include <limits>
#include <ranges>
#include <utility>
#include <vector>

namespace tieuchi {
inline namespace TIEUCHI_ABI {

/// What ids are told apart by.
namespace kinds {
struct unit;
struct unit_type;
struct agency;
struct clause;
struct source;
struct document_class;
struct scale;
struct calendar;
struct cohort;
struct filing;
struct event;
struct waiver;
struct target;
struct duty;
struct version;
struct name;
struct item;
struct body;
struct period_kind;
struct read_node;
struct assumption_site;
struct construal;
}  // namespace kinds

/// The number of no thing, of whatever kind.
struct no_id_t {
  explicit constexpr no_id_t() = default;
};
inline constexpr no_id_t no_id{};

/// Place of a thing in the list of its kind; without a number it stands for none.
template <class Kind>
class id {
 public:
  constexpr id() noexcept = default;
  constexpr id(no_id_t) noexcept {}
  template <std::unsigned_integral Number>
  explicit constexpr id(Number number) noexcept : number_(static_cast<std::uint32_t>(number)) {}

  [[nodiscard]] constexpr std::uint32_t number() const noexcept { return number_; }
  explicit constexpr operator bool() const noexcept { return number_ != nothing; }
  /// An item is named; a name need be no item's.
  constexpr operator id<kinds::name>() const noexcept
    requires std::same_as<Kind, kinds::item>
  {
    return *this ? id<kinds::name>(number_) : id<kinds::name>();
  }
  /// The next in its list.
  constexpr id& operator++() noexcept {
    ++number_;
    return *this;
  }

  friend constexpr auto operator<=>(const id&, const id&) = default;
  friend constexpr bool operator==(const id&, const id&) = default;
  friend constexpr bool operator==(const id& some, no_id_t) noexcept { return !some; }

 private:
  static constexpr std::uint32_t nothing = std::numeric_limits<std::uint32_t>::max();
  std::uint32_t number_ = nothing;
};

using unit_id = id<kinds::unit>;
using unit_type_id = id<kinds::unit_type>;
using agency_id = id<kinds::agency>;
using clause_id = id<kinds::clause>;
using source_id = id<kinds::source>;
using class_id = id<kinds::document_class>;  ///< of documents
using scale_id = id<kinds::scale>;
using calendar_id = id<kinds::calendar>;
using cohort_id = id<kinds::cohort>;
using filing_id = id<kinds::filing>;
using event_id = id<kinds::event>;
using waiver_id = id<kinds::waiver>;
using target_id = id<kinds::target>;
using duty_id = id<kinds::duty>;
using body_id = id<kinds::body>;
using period_kind_id = id<kinds::period_kind>;
using version_id = id<kinds::version>;
using construal_id = id<kinds::construal>;
using name_id = id<kinds::name>;  ///< whatever FEEL may name
using item_id = id<kinds::item>;  ///< a criterion or group

using site_id = id<kinds::assumption_site>;  ///< where silence decided, in one engine

/// The item of a name that is known to name one.
[[nodiscard]] constexpr item_id item_named(name_id name) noexcept { return name ? item_id(name.number()) : item_id(); }

/// All from a first to a last one, both included.
template <class Kind>
[[nodiscard]] std::vector<id<Kind>> from_to(id<Kind> first, id<Kind> last) {
  std::vector<id<Kind>> all;
  for (id<Kind> at = first; at <= last; ++at) all.push_back(at);
  return all;
}

/// Whom a fact is about: a unit or an agency.
class fact_subject {
 public:
  constexpr fact_subject() noexcept = default;
  constexpr fact_subject(unit_id unit) noexcept : number_(unit.number()) {}
  constexpr fact_subject(agency_id agency) noexcept : is_agency_(true), number_(agency.number()) {}

  [[nodiscard]] constexpr bool is_agency() const noexcept { return is_agency_; }
  /// The unit; none where it is an agency.
  [[nodiscard]] constexpr unit_id unit() const noexcept { return is_agency_ ? unit_id() : unit_id(number_); }
  [[nodiscard]] constexpr agency_id agency() const noexcept { return is_agency_ ? agency_id(number_) : agency_id(); }
  /// Its place in the list of its kind.
  [[nodiscard]] constexpr std::uint32_t number() const noexcept { return number_; }

  friend constexpr auto operator<=>(const fact_subject&, const fact_subject&) = default;

 private:
  bool is_agency_ = false;
  std::uint32_t number_ = unit_id().number();
};

/// The list of one kind of thing: only their own ids find something in it.
template <class Id, class Thing>
class by_id {
 public:
  by_id() = default;
  by_id(std::initializer_list<Thing> things) : things_(things) {}
  explicit by_id(std::size_t size, const Thing& thing = Thing()) : things_(size, thing) {}

  [[nodiscard]] decltype(auto) operator[](Id of) { return things_[of.number()]; }
  [[nodiscard]] decltype(auto) operator[](Id of) const { return things_[of.number()]; }
  /// Throws std::out_of_range where there is none.
  [[nodiscard]] decltype(auto) at(Id of) { return things_.at(of.number()); }
  [[nodiscard]] decltype(auto) at(Id of) const { return things_.at(of.number()); }
  [[nodiscard]] bool has(Id of) const noexcept { return of.number() < things_.size(); }

  [[nodiscard]] std::size_t size() const noexcept { return things_.size(); }
  [[nodiscard]] bool empty() const noexcept { return things_.empty(); }
  /// All ids, in order.
  [[nodiscard]] auto ids() const {
    return std::views::iota(std::uint32_t{0}, static_cast<std::uint32_t>(things_.size())) |
           std::views::transform([](std::uint32_t number) { return Id(number); });
  }
  [[nodiscard]] Id last() const noexcept { return empty() ? Id() : Id(things_.size() - 1); }
  /// The id of a thing in this list.
  [[nodiscard]] Id id_of(const Thing& thing) const noexcept {
    return Id(static_cast<std::size_t>(&thing - things_.data()));
  }
  /// The id that the next thing gets.
  [[nodiscard]] Id next() const noexcept { return Id(things_.size()); }

  Id add(Thing thing) {
    things_.push_back(std::move(thing));
    return last();
  }
  template <class... Parts>
  Thing& emplace_back(Parts&&... parts) {
    return things_.emplace_back(std::forward<Parts>(parts)...);
  }
  void push_back(Thing thing) { things_.push_back(std::move(thing)); }
  void resize(std::size_t size) { things_.resize(size); }
  void resize(std::size_t size, const Thing& thing) { things_.resize(size, thing); }
  void assign(std::size_t size, const Thing& thing) { things_.assign(size, thing); }
  template <class Test>
  void erase_if(const Test& test) {
    std::erase_if(things_, test);
  }
  void reserve(std::size_t size) { things_.reserve(size); }
  void clear() noexcept { things_.clear(); }
  [[nodiscard]] decltype(auto) back() { return things_.back(); }
  [[nodiscard]] decltype(auto) back() const { return things_.back(); }
  [[nodiscard]] decltype(auto) front() const { return things_.front(); }

  [[nodiscard]] auto begin() noexcept { return things_.begin(); }
  [[nodiscard]] auto end() noexcept { return things_.end(); }
  [[nodiscard]] auto begin() const noexcept { return things_.begin(); }
  [[nodiscard]] auto end() const noexcept { return things_.end(); }

  friend bool operator==(const by_id&, const by_id&) = default;

 private:
  std::vector<Thing> things_;
};

}  // namespace TIEUCHI_ABI
}  // namespace tieuchi

template <class Kind>
struct std::hash<tieuchi::id<Kind>> {
  std::size_t operator()(tieuchi::id<Kind> some) const noexcept { return std::hash<std::uint32_t>{}(some.number()); }
};
template <>
struct std::hash<tieuchi::fact_subject> {
  std::size_t operator()(const tieuchi::fact_subject& of) const noexcept {
    return std::hash<std::uint64_t>{}(std::uint64_t{of.is_agency()} << 32 | of.number());
  }
};

#pragma once

// Facts as they were admitted, append only, and what was known of them on a day.

#include <tieuchi/facts/fact_layer.hpp>

#include <atomic>
#include <cstddef>
#include <memory>
#include <mutex>
#include <optional>
#include <ranges>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

namespace tieuchi {
inline namespace TIEUCHI_ABI {

/// A cell, or a row as a whole, that was not let in: what it was about as far as that could be read, and why. The text
/// that stood there is not kept.
struct refused_fact {
  fact_subject subject;  ///< none where it could not be read
  name_id indicator;     ///< likewise
  std::string unit_id, indicator_id;
  std::optional<tieuchi::period> period;
  std::optional<date> recorded_on;  ///< nothing: known since ever
  std::string reporter, document;
  place where;           ///< file, row, field
  std::string code;      ///< of the first issue about it
  tieuchi::words words;  ///< of that issue
};

namespace detail {

/// Whom and what a row is about.
struct ledger_key {
  fact_subject subject;
  name_id indicator;

  friend bool operator==(const ledger_key&, const ledger_key&) = default;
};

struct ledger_key_hash {
  std::size_t operator()(const ledger_key& key) const noexcept {
    return std::hash<fact_subject>{}(key.subject) * 0x9E3779B97F4A7C15U ^ key.indicator.number();
  }
};

/// What was refused, found by whom and what it was about; ledgers share it until one of them has more.
struct refused_facts {
  std::vector<refused_fact> all;
  std::unordered_map<ledger_key, std::vector<std::uint32_t>, ledger_key_hash> of;
  mutable std::atomic<bool> shared{false};

  refused_facts() = default;
  refused_facts(const refused_facts& other) : all(other.all), of(other.of) {}
};

/// A text that is made when it is first asked for, by whichever thread asks; a copy keeps what was made.
class text_when_asked {
 public:
  text_when_asked() = default;
  text_when_asked(const text_when_asked& other) : made_(other.known()) {}
  text_when_asked& operator=(const text_when_asked& other) {
    if (this != &other) made_ = other.known();
    return *this;
  }
  ~text_when_asked() = default;

  template <class Make>
  std::string get(const Make& make) const {
    const std::lock_guard alone(mutex_);
    if (made_.empty()) made_ = make();
    return made_;
  }
  void forget() noexcept { made_.clear(); }

 private:
  std::string known() const {
    const std::lock_guard alone(mutex_);
    return made_;
  }

  mutable std::mutex mutex_;
  mutable std::string made_;
};

/// All rows of some layers, one behind the other.
using fact_layers = std::vector<std::shared_ptr<fact_layer>>;

}  // namespace detail

/// Rows in the order they were admitted. Ledgers share what they have in common: a copy costs the same at any size, and
/// so does one more row, but for the layers that are put together now and then (decision 30).
class ledger {
 public:
  ledger() = default;
  ledger(const ledger&);
  ledger(ledger&&) = default;
  ledger& operator=(const ledger&);
  ledger& operator=(ledger&&) = default;
  ~ledger() = default;

  /// Adds a fact; its value is copied. Throws std::logic_error where it is recorded on no day of the calendar.
  void append(const fact&);
  /// Where the value of a fact may live until it is appended.
  [[nodiscard]] feel::arena& arena();
  [[nodiscard]] std::size_t size() const noexcept;
  /// The row at a place below `size()`.
  [[nodiscard]] fact_view view(std::size_t place) const noexcept;
  /// All rows in the order they were admitted, where they stand.
  [[nodiscard]] auto views() const {
    return std::views::iota(std::size_t{0}, size()) |
           std::views::transform([this](std::size_t place) { return view(place); });
  }
  /// The same, each made a value of its own on asking.
  [[nodiscard]] auto facts() const {
    return std::views::iota(std::size_t{0}, size()) |
           std::views::transform([this](std::size_t place) { return view(place).fact(); });
  }
  /// The rows of one subject and indicator in the order they were admitted.
  [[nodiscard]] std::vector<fact_view> rows(fact_subject, name_id indicator) const;
  /// Those of one period.
  [[nodiscard]] std::vector<fact_view> rows(fact_subject, name_id indicator, const period&) const;
  /// sha256 over the rows in canonical order: the same facts give the same hash however they were ordered and layered.
  /// Notes and places in files do not enter it. Made when it is first asked for.
  [[nodiscard]] std::string hash() const;

  /// Adds what was refused; it enters no hash.
  void refuse(refused_fact);
  /// What was refused of the files the rows came from, in the order of finding.
  [[nodiscard]] std::span<const refused_fact> refused() const noexcept;
  /// The last report about a subject, indicator and period - of a dated one also about a day within it - among those
  /// refused that is known on a day; null where none is.
  [[nodiscard]] const refused_fact* refused(fact_subject, name_id indicator, const period&, date as_of) const noexcept;
  /// The periods of all reports about a subject and indicator that were refused and are known on a day.
  [[nodiscard]] std::vector<period> refused_periods(fact_subject, name_id indicator, date as_of) const;

  /// What admitted the rows (rulebook::door_hash); empty where rows were appended by hand.
  [[nodiscard]] const std::string& door() const noexcept;
  void set_door(std::string hash);

  /// The layer that rows come into, with room for so many; layers that are small beside them are put into it first.
  /// What was put into it is what `append` would have added.
  fact_layer& open(std::size_t rows = 1);
  [[nodiscard]] const detail::fact_layers& layers() const noexcept { return layers_; }

 private:
  detail::fact_layers layers_;
  std::shared_ptr<detail::refused_facts> refused_;
  std::unique_ptr<feel::arena> arena_;
  std::string door_;
  detail::text_when_asked hash_;
};

/// A ledger with the rows of another one behind its own that it has not yet; notes make no row another. Layers that
/// both share are not looked at. What was refused stays that of the first.
[[nodiscard]] ledger joined(const ledger&, const ledger& more);

/// The facts as known on a day: rows recorded later do not exist.
struct snapshot {
  std::shared_ptr<const ledger> facts;
  date as_of{};
};

[[nodiscard]] snapshot as_known_on(std::shared_ptr<const ledger>, date as_of);

}  // namespace TIEUCHI_ABI
}  // namespace tieuchi

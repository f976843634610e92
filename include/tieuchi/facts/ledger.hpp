#pragma once

// Facts as they were admitted, append only, and what was known of them on a day.

#include <tieuchi/core/issue.hpp>
#include <tieuchi/facts/period.hpp>
#include <tieuchi/feel/value.hpp>
#include <tieuchi/model/ids.hpp>

#include <memory>
#include <mutex>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

namespace tieuchi {
inline namespace TIEUCHI_ABI {

enum class fact_content : std::uint8_t {
  value,      ///< a value of the indicator's type
  open,       ///< a text that `open_values` maps to a reason code: an unknown with that code
  withdrawn,  ///< nothing is reported from then on
};

/// In place of an indicator's name: the built-in dated indicators of a unit.
inline constexpr name_id fact_of_type{0xFFFFFFF0U}, fact_of_name{0xFFFFFFF1U}, fact_of_code{0xFFFFFFF2U},
    fact_of_parent{0xFFFFFFF3U};

/// One admitted row, about a subject and an indicator of the rulebook that admitted it. The ids stand beside them, so
/// that a ledger is hashed and printed without its rulebook.
struct fact {
  fact_subject subject;
  name_id indicator;  ///< a name of the rulebook or one of the four above
  std::string unit_id, indicator_id;
  tieuchi::period period;
  fact_content content = fact_content::value;
  feel::value value;      ///< lives in the ledger
  std::string open_code;  ///< reason code of an open value
  std::string text;       ///< as written, trimmed
  date recorded_on{};
  std::string reporter, document, note;
  place where;
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

}  // namespace detail

/// Rows in the order they were admitted. A copy has rows of its own and never writes into memory of the original.
class ledger {
 public:
  ledger() = default;
  ledger(const ledger&);
  ledger(ledger&&) = default;
  ledger& operator=(const ledger&);
  ledger& operator=(ledger&&) = default;
  ~ledger() = default;

  /// Adds a fact whose value lives in `arena()`.
  void append(fact);
  /// Where values of facts live.
  [[nodiscard]] feel::arena& arena() noexcept;
  [[nodiscard]] std::span<const fact> facts() const noexcept;
  /// Places of the rows of one subject and indicator among `facts()`, in the order they were admitted.
  [[nodiscard]] std::span<const std::uint32_t> rows(fact_subject, name_id indicator) const noexcept;
  /// sha256 over the rows in canonical order: the same facts give the same hash however they were ordered. Notes and
  /// places in files do not enter it. Made when it is first asked for.
  [[nodiscard]] std::string hash() const;

  /// What admitted the rows (rulebook::door_hash); empty where rows were appended by hand.
  [[nodiscard]] const std::string& door() const noexcept;
  void set_door(std::string hash);

 private:
  std::shared_ptr<feel::arena> arena_ = std::make_shared<feel::arena>();
  std::vector<std::shared_ptr<const feel::arena>> inherited_;  // of the ledgers this one was copied from
  std::vector<fact> facts_;
  std::unordered_map<detail::ledger_key, std::vector<std::uint32_t>, detail::ledger_key_hash> rows_;
  std::string door_;
  detail::text_when_asked hash_;
};

/// The facts as known on a day: rows recorded later do not exist.
struct snapshot {
  std::shared_ptr<const ledger> facts;
  date as_of{};
};

[[nodiscard]] snapshot as_known_on(std::shared_ptr<const ledger>, date as_of);

}  // namespace TIEUCHI_ABI
}  // namespace tieuchi

#pragma once

#include <tieuchi/facts/ledger.hpp>

#include <tieuchi/core/hash.hpp>

#include <algorithm>
#include <utility>

namespace tieuchi {
inline namespace TIEUCHI_ABI {
namespace detail {

/// One row of the canonical serialisation: every field with its length, so that no two rows share a text.
inline std::string canonical_row(const fact& f) {
  std::string row;
  const auto put = [&row](const std::string& field) { row += std::to_string(field.size()) + ":" + field; };
  put(f.unit_id);
  put(f.indicator_id);
  put(std::to_string(static_cast<int>(f.period.type.form)));
  put(text_of(f.period));
  put(std::to_string(static_cast<int>(f.content)));
  put(f.text);
  put(f.recorded_on.text());
  put(f.reporter);
  put(f.document);
  return row;
}

}  // namespace detail

TIEUCHI_INLINE ledger::ledger(const ledger& other)
    : inherited_(other.inherited_), facts_(other.facts_), rows_(other.rows_), door_(other.door_), hash_(other.hash_) {
  inherited_.push_back(other.arena_);
}

TIEUCHI_INLINE ledger& ledger::operator=(const ledger& other) {
  if (this != &other) *this = ledger(other);
  return *this;
}

TIEUCHI_INLINE void ledger::append(fact f) {
  rows_[{f.subject, f.indicator}].push_back(static_cast<std::uint32_t>(facts_.size()));
  facts_.push_back(std::move(f));
  hash_.forget();
}

TIEUCHI_INLINE const std::string& ledger::door() const noexcept { return door_; }
TIEUCHI_INLINE void ledger::set_door(std::string hash) { door_ = std::move(hash); }

TIEUCHI_INLINE feel::arena& ledger::arena() noexcept { return *arena_; }

TIEUCHI_INLINE std::span<const fact> ledger::facts() const noexcept { return facts_; }

TIEUCHI_INLINE std::span<const std::uint32_t> ledger::rows(fact_subject subject, name_id indicator) const noexcept {
  const auto found = rows_.find({subject, indicator});
  return found == rows_.end() ? std::span<const std::uint32_t>() : std::span<const std::uint32_t>(found->second);
}

TIEUCHI_INLINE std::string ledger::hash() const {
  return hash_.get([this] {
    std::vector<std::string> rows;
    rows.reserve(facts_.size());
    for (const fact& f : facts_) rows.push_back(detail::canonical_row(f));
    std::ranges::sort(rows);
    sha256_stream all;
    for (const std::string& row : rows) {
      all.take(row);
      all.take("\n");
    }
    return all.hex();
  });
}

TIEUCHI_INLINE snapshot as_known_on(std::shared_ptr<const ledger> facts, date as_of) {
  return {std::move(facts), as_of};
}

}  // namespace TIEUCHI_ABI
}  // namespace tieuchi

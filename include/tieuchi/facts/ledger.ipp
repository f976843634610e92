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

ledger::ledger(const ledger& other)
    : inherited_(other.inherited_),
      facts_(other.facts_),
      refused_(other.refused_),
      refused_of_(other.refused_of_),
      rows_(other.rows_),
      door_(other.door_),
      hash_(other.hash_) {
  inherited_.push_back(other.arena_);
}

ledger& ledger::operator=(const ledger& other) {
  if (this != &other) *this = ledger(other);
  return *this;
}

void ledger::append(fact f) {
  rows_[{f.subject, f.indicator}].push_back(static_cast<std::uint32_t>(facts_.size()));
  facts_.push_back(std::move(f));
  hash_.forget();
}

void ledger::refuse(refused_fact f) {
  refused_of_[{f.subject, f.indicator}].push_back(static_cast<std::uint32_t>(refused_.size()));
  refused_.push_back(std::move(f));
}

std::span<const refused_fact> ledger::refused() const noexcept { return refused_; }

namespace detail {

/// Whether a period is the one asked, or a dated one that holds the day asked.
inline bool is_about(const std::optional<period>& told, const period& asked) noexcept {
  if (!told) return false;
  if (*told == asked) return true;
  if (asked.type.form != period_form::dated || told->type.form != period_form::dated) return false;
  if (!asked.from || asked.from != asked.to) return false;
  return (!told->from || *told->from <= *asked.from) && (!told->to || *asked.from <= *told->to);
}

}  // namespace detail

const refused_fact* ledger::refused(fact_subject subject, name_id indicator, const tieuchi::period& p,
                                    date as_of) const noexcept {
  const refused_fact* last = nullptr;
  const auto found = refused_of_.find({subject, indicator});
  if (found == refused_of_.end()) return last;
  for (const std::uint32_t at : found->second) {
    const refused_fact& f = refused_[at];
    const bool known = !f.recorded_on || *f.recorded_on <= as_of;
    if (known && detail::is_about(f.period, p) && (!last || last->recorded_on <= f.recorded_on)) last = &f;
  }
  return last;
}

const std::string& ledger::door() const noexcept { return door_; }
void ledger::set_door(std::string hash) { door_ = std::move(hash); }

feel::arena& ledger::arena() noexcept { return *arena_; }

std::span<const fact> ledger::facts() const noexcept { return facts_; }

std::span<const std::uint32_t> ledger::rows(fact_subject subject, name_id indicator) const noexcept {
  const auto found = rows_.find({subject, indicator});
  return found == rows_.end() ? std::span<const std::uint32_t>() : std::span<const std::uint32_t>(found->second);
}

std::string ledger::hash() const {
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

snapshot as_known_on(std::shared_ptr<const ledger> facts, date as_of) { return {std::move(facts), as_of}; }

}  // namespace TIEUCHI_ABI
}  // namespace tieuchi

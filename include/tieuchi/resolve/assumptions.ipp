#pragma once

#include <tieuchi/resolve/assumptions.hpp>

#include <algorithm>
#include <bit>

namespace tieuchi {
inline namespace TIEUCHI_ABI {
namespace detail {

inline constexpr std::uint32_t sites_a_word = 64;

inline std::uint64_t bit_of(site_id site) noexcept { return std::uint64_t{1} << (site.number() % sites_a_word); }

inline void add_sites(std::vector<site_id>& all, std::uint64_t bits, std::size_t word) {
  for (; bits != 0; bits &= bits - 1)
    all.emplace_back(word * sites_a_word + static_cast<std::size_t>(std::countr_zero(bits)));
}

}  // namespace detail

bool assumptions::contains(site_id site) const noexcept {
  if (!site) return false;
  const std::size_t word = site.number() / detail::sites_a_word;
  const std::uint64_t bits = word == 0 ? first_ : word <= more_.size() ? more_[word - 1] : 0;
  return (bits & detail::bit_of(site)) != 0;
}

void assumptions::add(site_id site) {
  const std::size_t word = site.number() / detail::sites_a_word;
  if (more_.size() < word) more_.resize(word);
  (word == 0 ? first_ : more_[word - 1]) |= detail::bit_of(site);
}

void assumptions::add(const assumptions& more) {
  first_ |= more.first_;
  if (more_.size() < more.more_.size()) more_.resize(more.more_.size());
  for (std::size_t i = 0; i < more.more_.size(); ++i) more_[i] |= more.more_[i];
}

std::vector<site_id> assumptions::sites() const {
  std::vector<site_id> all;
  detail::add_sites(all, first_, 0);
  for (std::size_t i = 0; i < more_.size(); ++i) detail::add_sites(all, more_[i], i + 1);
  return all;
}

void join(assumptions& into, const assumptions& more) { into.add(more); }

site_id assumption_sites::of(assumed_place place, std::string_view element) {
  const auto [entry, is_new] = numbers_.try_emplace({place, std::string(element)}, sites_.size());
  if (is_new) sites_.push_back(entry->first);
  return entry->second;
}

told_assumptions assumption_sites::told(const assumptions& assumed) const {
  told_assumptions all;
  for (const site_id site : assumed.sites()) all.push_back(sites_[site]);
  std::ranges::sort(all);
  return all;
}

}  // namespace TIEUCHI_ABI
}  // namespace tieuchi

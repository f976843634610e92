#pragma once

// Where silence decided (format page 17): sites numbered as an engine meets them, and sets of them as bits.

#include <tieuchi/core/codes.hpp>
#include <tieuchi/model/answer_words.hpp>
#include <tieuchi/model/ids.hpp>

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace tieuchi {
inline namespace TIEUCHI_ABI {

/// A place used and the id of its element.
using assumption = std::pair<assumed_place, std::string>;

/// Sorted by place code then element, without doubles.
using told_assumptions = std::vector<assumption>;

/// A set of sites of one engine.
class assumptions {
 public:
  [[nodiscard]] bool empty() const noexcept { return first_ == 0 && more_.empty(); }
  [[nodiscard]] bool contains(site_id) const noexcept;
  void add(site_id);
  void add(const assumptions& more);
  /// In order of their numbers.
  [[nodiscard]] std::vector<site_id> sites() const;

  friend auto operator<=>(const assumptions&, const assumptions&) = default;

 private:
  std::uint64_t first_ = 0;          // the first 64 sites; few engines meet more
  std::vector<std::uint64_t> more_;  // the last of it is not 0
};
void join(assumptions& into, const assumptions& more);

/// The sites that an engine has met. Numbers have a meaning beside their table only.
class assumption_sites {
 public:
  /// The number of a site, a new one where it was not met before.
  site_id of(assumed_place, std::string_view element);
  [[nodiscard]] told_assumptions told(const assumptions&) const;

 private:
  by_id<site_id, assumption> sites_;
  std::map<assumption, site_id> numbers_;
};

}  // namespace TIEUCHI_ABI
}  // namespace tieuchi

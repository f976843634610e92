#pragma once

// What an engine noticed of acts, for assess/ only.

#include <tieuchi/core/issue.hpp>
#include <tieuchi/facts/fact_layer.hpp>

#include <set>
#include <string>
#include <utility>
#include <vector>

namespace tieuchi {
inline namespace TIEUCHI_ABI {
namespace detail {

/// The act of a lifecycle that a note is about, by the lifecycle's id.
using noted_act = std::pair<std::string, fact_view>;

/// Notes in the order in which they were noticed, one for each act.
class act_notes {
 public:
  /// Whether it is the first about the act, which a note is then put for.
  bool begin(const noted_act& about) {
    const auto [at, fresh] = known_.insert(about);
    if (fresh) abouts_.push_back(&*at);
    return fresh;
  }
  void put(issue note) { notes_.push_back(std::move(note)); }
  [[nodiscard]] const std::vector<issue>& all() const noexcept { return notes_; }
  [[nodiscard]] const noted_act& about(std::size_t note) const { return *abouts_[note]; }

 private:
  std::set<noted_act> known_;
  std::vector<const noted_act*> abouts_;  ///< by note
  std::vector<issue> notes_;
};

}  // namespace detail
}  // namespace TIEUCHI_ABI
}  // namespace tieuchi

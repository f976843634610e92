#pragma once

// The rows of an assessment one after another, whatever they are gathered into.

#include <tieuchi/assess/assessment.hpp>
#include <tieuchi/assess/engine_state.hpp>

#include <algorithm>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

namespace tieuchi {
inline namespace TIEUCHI_ABI {
namespace detail {

std::vector<unit_id> assessed_units(engine&);

/// What a row of an assessment tells, before it becomes texts.
struct told_row {
  const item_result& r;
  std::optional<version_id> version;
  leaf_or_group choice;
  bool hidden = false;  ///< restricted: neither points nor value are told

  [[nodiscard]] std::string points() const;
  /// Null where no points are told.
  [[nodiscard]] const interval* range() const;
  [[nodiscard]] std::string value(const rulebook&) const;
  /// Whether that counts members.
  [[nodiscard]] bool counts() const;
  /// Empty where there is none.
  [[nodiscard]] std::string_view version_id_in(const rulebook&) const;
};

/// Nothing where the item has no row there.
std::optional<told_row> row_told(engine&, item_id item, const frame&);

/// The items asked for the periods of one printed text, in the order of the pack: a year and a window of its label
/// stand together.
struct items_of_period {
  std::string text;
  std::vector<std::pair<item_id, period>> items;
};

/// All that is asked in the years, sorted by period.
std::vector<items_of_period> items_by_period(const rulebook&, std::span<const int> years);

/// Notes of engines one after another, as one engine would have noticed them.
class gathered_notes {
 public:
  /// What an engine noticed of a part and a unit since it was asked last.
  void take(const engine& from, std::size_t part, std::size_t unit) {
    const act_notes& notes = engine_access::of(from).notes;
    for (; taken_ < notes.all().size(); ++taken_) {
      const at here{part, unit, taken_};
      const auto [known, fresh] = all_.try_emplace(notes.about(taken_), here, notes.all()[taken_]);
      if (!fresh && here < known->second.first) known->second = {here, notes.all()[taken_]};
    }
  }
  void next_engine() { taken_ = 0; }
  /// Puts them in order behind those of an engine that has them not.
  void put_into(act_notes& notes) && {
    std::map<at, std::pair<const noted_act, std::pair<at, issue>>*> sorted;
    for (auto& one : all_) sorted.emplace(one.second.first, &one);
    for (const auto& [place, one] : sorted)
      if (notes.begin(one->first)) notes.put(std::move(one->second.second));
  }

 private:
  using at = std::tuple<std::size_t, std::size_t, std::size_t>;
  std::map<noted_act, std::pair<at, issue>> all_;
  std::size_t taken_ = 0;
};

/// The rows of some units, a few at a time, by engines that are forgotten: where units stand apart nothing that one
/// found is asked for by another. `e` evaluates nothing and is told what was noticed.
template <class Take>
void each_row_apart(engine& e, const std::vector<items_of_period>& asked, const std::vector<unit_id>& units,
                    std::size_t units_at_once, const Take& take) {
  gathered_notes notes;
  e.watched().begin(asked.size() * units.size());
  for (std::size_t first = 0; first < units.size(); first += units_at_once) {
    const std::size_t last = std::min(units.size(), first + units_at_once);
    engine by = engine_access::again(e);
    notes.next_engine();
    engine_access::of(by).watched = e.watched();
    for (std::size_t part = 0; part < asked.size(); ++part)
      for (std::size_t u = first; u < last; ++u) {
        for (const auto& [name, p] : asked[part].items) take(by, part, name, frame{units[u], p});
        notes.take(by, part, u);
        by.watched().piece();
      }
    e.watched() = by.watched();
  }
  std::move(notes).put_into(engine_access::of(e).notes);
}

/// Calls `take(engine, part, item, frame)` for all that may have a row in the parts asked: within a part sorted by
/// unit, then order of items.
template <class Take>
void each_row(engine& e, const std::vector<items_of_period>& asked, const remembered_rows& remembered,
              const Take& take) {
  const auto units = assessed_units(e);
  std::size_t items = 0;
  for (const items_of_period& part : asked) items += part.items.size();
  const bool is_new = engine_access::of(e).frames.empty();
  if (is_new && e.rules().items_stand_apart && items * units.size() > remembered.in_all)
    return each_row_apart(e, asked, units, std::max(std::size_t{1}, remembered.at_once / items), take);
  e.watched().begin(asked.size() * units.size());
  for (std::size_t part = 0; part < asked.size(); ++part)
    for (const unit_id unit : units) {
      for (const auto& [name, p] : asked[part].items) take(e, part, name, frame{unit, p});
      e.watched().piece();
    }
}

}  // namespace detail
}  // namespace TIEUCHI_ABI
}  // namespace tieuchi

#pragma once

#include <tieuchi/resolve/units.hpp>

#include <tieuchi/facts/unit_life.hpp>

#include <algorithm>
#include <set>
#include <tuple>

namespace tieuchi {
inline namespace TIEUCHI_ABI {
namespace detail {

inline const std::string& id_of_unit(const rulebook& rules, unit_id unit) { return rules.programme->units.at(unit).id; }

/// Earliest event first, then by the id of the unit at the other end.
inline void sort_edges(std::vector<succession_edge>& edges, const rulebook& rules) {
  const auto key = [&](const succession_edge& e) {
    return std::tuple(rules.programme->events[e.event].day, std::string_view(id_of_unit(rules, e.unit)), e.event);
  };
  std::ranges::sort(edges, {}, key);
}

/// Where the territory of a unit went: all receivers of the event that ended it, the other parts of a split it
/// survived.
inline bool leads_to_heir(const rulebook& rules, const unit_history& history, unit_id unit,
                          const succession_edge& edge) {
  const event_edge& e = rules.programme->events[edge.event];
  if (e.kind == event_kind::split) return true;
  const auto ends = history.ends(unit);
  return ends && ends->days + 1 == e.day.days && e.kind != event_kind::partial_transfer;
}

}  // namespace detail

unit_history::unit_history(const rulebook& rules, date as_of) : rules_(&rules), as_of_(as_of) {
  const auto lives = lives_of(*rules.programme, as_of);
  lives_.resize(lives.size());
  for (const unit_id unit : lives.ids()) {
    lives_[unit].known = lives[unit].known;
    lives_[unit].begins = lives[unit].begins;
    lives_[unit].ends = lives[unit].ends;
  }
  const auto& events = rules.programme->events;
  for (const event_id event : events.ids()) {
    const event_edge& e = events[event];
    if (e.recorded_on > as_of || !makes_successors(e.kind) || e.from_unit == e.to_unit) continue;
    const auto from = rules.unit(e.from_unit), to = rules.unit(e.to_unit);
    if (!from || !to) continue;
    lives_[*to].before.push_back({event, *from, e.share});
    lives_[*from].after.push_back({event, *to, e.share});
  }
  for (life& l : lives_) {
    detail::sort_edges(l.before, rules);
    detail::sort_edges(l.after, rules);
  }
}

bool unit_history::known(unit_id unit) const { return lives_.at(unit).known; }

std::optional<date> unit_history::begins(unit_id unit) const { return lives_.at(unit).begins; }

std::optional<date> unit_history::ends(unit_id unit) const { return lives_.at(unit).ends; }

bool unit_history::in_being(unit_id unit, date day) const {
  const life& l = lives_.at(unit);
  return l.known && (!l.begins || *l.begins <= day) && (!l.ends || day <= *l.ends);
}

date unit_history::nearest_day_of_life(unit_id unit, date day) const {
  const life& l = lives_.at(unit);
  if (l.begins && day < *l.begins) return *l.begins;
  return l.ends && *l.ends < day ? *l.ends : day;
}

const std::vector<succession_edge>& unit_history::predecessors(unit_id unit) const { return lives_.at(unit).before; }

const std::vector<succession_edge>& unit_history::successors(unit_id unit) const { return lives_.at(unit).after; }

std::vector<unit_id> unit_history::heirs(unit_id unit, date day) const {
  std::set<unit_id> seen{unit};
  std::vector<unit_id> open{unit}, found;
  while (!open.empty()) {
    const unit_id u = open.back();
    open.pop_back();
    if (in_being(u, day)) found.push_back(u);
    for (const succession_edge& e : successors(u)) {
      const bool happened = rules_->programme->events[e.event].day <= day;
      if (happened && detail::leads_to_heir(*rules_, *this, u, e) && seen.insert(e.unit).second) open.push_back(e.unit);
    }
  }
  std::ranges::sort(found, {}, [&](unit_id u) { return std::string_view(detail::id_of_unit(*rules_, u)); });
  return found;
}

bool unit_history::came_by(unit_id unit, const std::vector<event_kind>& kinds) const {
  const life& l = lives_.at(unit);
  const auto& events = rules_->programme->events;
  const std::string& id = detail::id_of_unit(*rules_, unit);
  return l.known && std::ranges::any_of(events, [&](const event_edge& e) {
           return e.recorded_on <= as_of_ && e.to_unit == id && e.from_unit != id &&
                  std::ranges::find(kinds, e.kind) != kinds.end() && (!l.begins || *l.begins == e.day);
         });
}

}  // namespace TIEUCHI_ABI
}  // namespace tieuchi

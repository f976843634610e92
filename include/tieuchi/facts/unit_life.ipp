#pragma once

#include <tieuchi/facts/unit_life.hpp>

#include <algorithm>
#include <map>
#include <set>
#include <string_view>
#include <unordered_map>

namespace tieuchi {
inline namespace TIEUCHI_ABI {
namespace detail {

/// What the events of a programme say of one unit.
struct life_events {
  std::optional<date> made_on;              ///< first record of an event that brought it into being
  bool ended = false;                       ///< by an event at all
  std::optional<date> first_day, last_day;  ///< by recorded events
};

inline bool brings_into_being(const event_edge& e, const unit& u) {
  if (e.to_unit != u.id || e.from_unit == u.id) return false;
  if (e.kind == event_kind::create || e.kind == event_kind::merge_into_new) return true;
  return e.kind == event_kind::split && (!u.valid_from || *u.valid_from == e.day);
}

/// The to-units of every event, by event id: a from-unit among them goes on.
inline std::set<std::pair<std::string_view, std::string_view>> receivers_of(const programme& p) {
  std::set<std::pair<std::string_view, std::string_view>> receivers;
  for (const event_edge& e : p.events) receivers.emplace(e.event, e.to_unit);
  return receivers;
}

inline std::map<std::string_view, life_events> life_events_of(const programme& p, std::optional<date> as_of) {
  std::map<std::string_view, life_events> found;
  if (p.events.empty()) return found;
  std::unordered_map<std::string_view, const unit*> units;  // that events lead to
  for (const event_edge& e : p.events) units.emplace(e.to_unit, nullptr);
  for (const unit& u : p.units)
    if (const auto to = units.find(u.id); to != units.end() && !to->second) to->second = &u;
  const auto receivers = receivers_of(p);
  for (const event_edge& e : p.events) {
    const bool recorded = !as_of || e.recorded_on <= *as_of;
    if (const unit* const to = units.find(e.to_unit)->second; to && brings_into_being(e, *to)) {
      life_events& l = found[e.to_unit];
      if (!l.made_on || e.recorded_on < *l.made_on) l.made_on = e.recorded_on;
      if (recorded && (!l.first_day || e.day < *l.first_day)) l.first_day = e.day;
    }
    if (!e.from_unit.empty() && ends_units(e.kind) && !receivers.contains({e.event, e.from_unit})) {
      life_events& l = found[e.from_unit];
      l.ended = true;
      const date last{e.day.days - 1};
      if (recorded && (!l.last_day || last < *l.last_day)) l.last_day = last;
    }
  }
  return found;
}

inline unit_life life_as_known(const unit& u, const life_events& l, std::optional<date> as_of) {
  unit_life life;
  life.known_from = u.recorded_on ? u.recorded_on : l.made_on;
  if (l.made_on && *l.made_on < *life.known_from) life.known_from = l.made_on;
  life.known = !as_of || !life.known_from || *life.known_from <= *as_of;
  life.begins = u.valid_from ? u.valid_from : l.first_day;
  life.ends = l.last_day;
  const bool end_known = !as_of || !u.recorded_on || *u.recorded_on <= *as_of;
  if (!l.ended && end_known) life.ends = u.valid_to;
  return life;
}

}  // namespace detail

bool ends_units(event_kind k) noexcept {
  return k == event_kind::merge_into_new || k == event_kind::absorb || k == event_kind::split ||
         k == event_kind::abolish;
}

bool makes_successors(event_kind k) noexcept { return ends_units(k) || k == event_kind::partial_transfer; }

by_id<unit_id, unit_life> lives_of(const programme& p, std::optional<date> as_of) {
  const auto events = detail::life_events_of(p, as_of);
  by_id<unit_id, unit_life> lives;
  lives.reserve(p.units.size());
  for (const unit& u : p.units) {
    const auto found = events.find(u.id);
    lives.push_back(detail::life_as_known(u, found == events.end() ? detail::life_events{} : found->second, as_of));
  }
  return lives;
}

}  // namespace TIEUCHI_ABI
}  // namespace tieuchi

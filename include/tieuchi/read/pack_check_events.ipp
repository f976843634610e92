#pragma once

// Events: which units they name, the shares that go over, and that no one is dissolved twice (format pages 2 and 8).

#include <tieuchi/read/pack_check_units.ipp>
#include <tieuchi/read/pack_reader.hpp>

namespace tieuchi {
inline namespace TIEUCHI_ABI {
namespace detail {

inline void say_event(pack_reading& pack, const event_edge& e, std::string code, std::string field, words message,
                      std::string nearest = {}) {
  pack.at_file(e.at.file).say(std::move(code), e.at, std::move(message), {}, std::move(nearest)).place.field =
      std::move(field);
}

inline bool dissolves(event_kind k) {
  return k == event_kind::merge_into_new || k == event_kind::absorb || k == event_kind::split ||
         k == event_kind::abolish;
}

// Kinds whose edges hand territory over; the others only describe one unit.
inline bool hands_over(event_kind k) { return dissolves(k) || k == event_kind::partial_transfer; }

inline void resolve_event_units(pack_reading& pack, const unit_names& names) {
  for (event_edge& e : pack.p.events) {
    const auto resolve = [&](std::string& side, std::string_view column) {
      if (side.empty()) return;
      std::string id = names.resolve(side);
      if (id.empty())
        say_event(pack, e, "event.unit_unknown", std::string(column),
                  {"Không có đơn vị " + in_quotes(side), "There is no unit " + in_quotes(side)},
                  nearest_spelling(side, names.ids()));
      else
        side = std::move(id);
    };
    resolve(e.from_unit, "from_unit");
    resolve(e.to_unit, "to_unit");
  }
}

inline void check_sides(pack_reading& pack) {
  for (const event_edge& e : pack.p.events) {
    const std::string kind(code_of(e.kind));
    const bool both = e.kind != event_kind::abolish && hands_over(e.kind);
    const bool from = both || e.kind == event_kind::abolish;
    const bool to = both || e.kind == event_kind::create;
    const bool lacks_from = from && e.from_unit.empty(), lacks_to = to && e.to_unit.empty();
    const bool lacks_all = e.from_unit.empty() && e.to_unit.empty();
    if (!lacks_from && !lacks_to && !lacks_all) continue;
    const std::string field = lacks_from ? "from_unit" : "to_unit";
    say_event(pack, e, "event.side", field,
              {"Sự kiện " + in_quotes(kind) + " phải có " + in_quotes(field),
               "An event “" + kind + "” needs " + in_quotes(field)});
  }
}

inline void check_event_days(pack_reading& pack) {
  std::map<std::string, const event_edge*> first;
  for (const event_edge& e : pack.p.events) {
    const event_edge& begun = *first.emplace(e.event, &e).first->second;
    if (begun.day == e.day && begun.recorded_on == e.recorded_on) continue;
    say_event(pack, e, "event.mixed_days", begun.day == e.day ? "recorded_on" : "day",
              {"Các dòng của sự kiện " + in_quotes(e.event) + " phải cùng ngày và cùng ngày ghi nhận",
               "The rows of the event " + in_quotes(e.event) + " have one day and one day of recording"});
  }
}

inline void check_shares(pack_reading& pack) {
  struct total {
    number sum;
    bool partial = false;
    const event_edge* last = nullptr;
  };
  std::map<std::pair<std::string, date>, total> totals;
  for (const event_edge& e : pack.p.events) {
    if (!hands_over(e.kind) || e.from_unit.empty() || e.to_unit.empty()) continue;
    total& t = totals[{e.from_unit, e.day}];
    t.sum = add(t.sum, e.share).value_or(t.sum);
    t.partial = t.partial || e.kind == event_kind::partial_transfer;
    t.last = &e;
  }
  for (const auto& [key, t] : totals) {
    if (t.sum == number(1) || (t.partial && t.sum < number(1))) continue;
    const std::string unit = in_quotes(key.first), sum = t.sum.text(), day = key.second.text();
    say_event(pack, *t.last, "event.shares", "share",
              {"Các phần của " + unit + " chuyển đi ngày " + day + " cộng lại bằng " + sum +
                   (t.partial ? "; không được quá 1" : "; phải bằng 1"),
               "The shares of " + unit + " that go over on " + day + " add up to " + sum +
                   (t.partial ? "; at most 1 is possible" : "; they must add up to 1")});
  }
}

// The days on which units are dissolved, by the events that end them.
inline std::map<std::string, const event_edge*> dissolutions(pack_reading& pack) {
  std::set<std::pair<std::string, std::string>> stays;  // event, unit that is also a to-unit of it
  for (const event_edge& e : pack.p.events)
    if (!e.to_unit.empty()) stays.emplace(e.event, e.to_unit);
  std::map<std::string, const event_edge*> out;
  for (const event_edge& e : pack.p.events) {
    if (!dissolves(e.kind) || e.from_unit.empty() || stays.contains({e.event, e.from_unit})) continue;
    const event_edge*& known = out[e.from_unit];
    if (known == nullptr || e.day < known->day) known = &e;
  }
  return out;
}

inline void check_dissolved(pack_reading& pack, const std::map<std::string, const event_edge*>& ends) {
  for (const event_edge& e : pack.p.events) {
    const auto check = [&](const std::string& unit, std::string field, bool as_from) {
      const auto end = ends.find(unit);
      if (unit.empty() || end == ends.end()) return;
      const event_edge& by = *end->second;
      const bool after = as_from ? e.day > by.day || (e.day == by.day && e.event != by.event) : e.day >= by.day;
      if (!after || &e == &by) return;
      say_event(
          pack, e, "event.dissolved_unit", std::move(field),
          {"Đơn vị " + in_quotes(unit) + " đã thôi tồn tại từ " + by.day.text() + " theo sự kiện " +
               in_quotes(by.event),
           "The unit " + in_quotes(unit) + " ended on " + by.day.text() + " by the event " + in_quotes(by.event)});
    };
    check(e.from_unit, "from_unit", true);
    check(e.to_unit, "to_unit", false);
  }
}

inline void check_from_day(pack_reading& pack, const unit_names& names, const event_edge& e, bool ends_here) {
  const unit* u = names.find(e.from_unit);
  if (u == nullptr) return;
  const std::string id = in_quotes(u->id), day = e.day.text();
  if (u->valid_from && e.day < *u->valid_from)
    say_event(pack, e, "event.day_outside_validity", "day",
              {"Ngày " + day + " ở trước khi đơn vị " + id + " bắt đầu (" + u->valid_from->text() + ")",
               "The day " + day + " is before the unit " + id + " begins (" + u->valid_from->text() + ")"});
  else if (u->valid_to && ends_here && u->valid_to->days != e.day.days - 1)
    say_event(pack, e, "event.day_outside_validity", "day",
              {"Sự kiện ngày " + day + " kết thúc đơn vị " + id + " vào hôm trước, nhưng “valid_to” là " +
                   u->valid_to->text() + "; hãy để trống “valid_to”",
               "The event of " + day + " ends the unit " + id + " the day before, but “valid_to” is " +
                   u->valid_to->text() + "; leave “valid_to” empty"});
  else if (u->valid_to && !ends_here && *u->valid_to < e.day)
    say_event(pack, e, "event.day_outside_validity", "day",
              {"Ngày " + day + " ở sau khi đơn vị " + id + " kết thúc (" + u->valid_to->text() + ")",
               "The day " + day + " is after the unit " + id + " ended (" + u->valid_to->text() + ")"});
}

inline void check_to_day(pack_reading& pack, const unit_names& names, const event_edge& e) {
  const unit* u = names.find(e.to_unit);
  if (u == nullptr) return;
  const std::string id = in_quotes(u->id), day = e.day.text();
  const bool begins = e.kind == event_kind::create || e.kind == event_kind::merge_into_new;
  if (u->valid_from && (begins ? *u->valid_from != e.day : e.day < *u->valid_from))
    say_event(
        pack, e, "event.day_outside_validity", "day",
        {"Đơn vị " + id + " bắt đầu ngày " + u->valid_from->text() + ", không khớp với ngày " + day + " của sự kiện",
         "The unit " + id + " begins on " + u->valid_from->text() + ", which does not fit the day " + day +
             " of the event"});
  else if (u->valid_to && *u->valid_to < e.day)
    say_event(pack, e, "event.day_outside_validity", "day",
              {"Ngày " + day + " ở sau khi đơn vị " + id + " kết thúc (" + u->valid_to->text() + ")",
               "The day " + day + " is after the unit " + id + " ended (" + u->valid_to->text() + ")"});
}

// Territory that goes round in a circle on one day has no beginning from which to carry figures.
inline void check_event_cycles(pack_reading& pack) {
  std::map<std::pair<date, std::string>, std::vector<const event_edge*>> next;
  for (const event_edge& e : pack.p.events)
    if (hands_over(e.kind) && !e.from_unit.empty() && !e.to_unit.empty() && e.from_unit != e.to_unit)
      next[{e.day, e.from_unit}].push_back(&e);
  for (const auto& [start, edges] : next) {
    std::set<std::string> seen;
    std::vector<std::string> open{start.second};
    const event_edge* closing = nullptr;
    while (!open.empty() && closing == nullptr) {
      const std::string unit = std::move(open.back());
      open.pop_back();
      const auto found = next.find({start.first, unit});
      if (found == next.end() || !seen.insert(unit).second) continue;
      for (const event_edge* e : found->second) {
        if (e->to_unit == start.second) closing = e;
        open.push_back(e->to_unit);
      }
    }
    if (closing == nullptr || *seen.begin() != start.second) continue;  // told once, from its first unit by name
    say_event(
        pack, *closing, "event.cycle", "to_unit",
        {"Ngày " + start.first.text() + " đơn vị " + in_quotes(start.second) + " chuyển sang chính nó qua đơn vị khác",
         "On " + start.first.text() + " the unit " + in_quotes(start.second) +
             " goes over to itself by way of another"});
  }
}

void check_events(pack_reading& pack) {
  const unit_names names(pack.p.units);
  resolve_event_units(pack, names);
  check_sides(pack);
  check_event_days(pack);
  check_shares(pack);
  const auto ends = dissolutions(pack);
  check_dissolved(pack, ends);
  for (const event_edge& e : pack.p.events) {
    const auto end = ends.find(e.from_unit);
    check_from_day(pack, names, e, end != ends.end() && end->second->event == e.event);
    check_to_day(pack, names, e);
  }
  check_event_cycles(pack);
}

}  // namespace detail
}  // namespace TIEUCHI_ABI
}  // namespace tieuchi

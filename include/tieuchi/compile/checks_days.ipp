#pragma once

// Day objects where they stand: anchors that have a day there, and working days of years that the calendar covers
// (format page 4).

#include <tieuchi/compile/checks_frames.ipp>

#include <algorithm>
#include <map>
#include <set>

namespace tieuchi {
inline namespace TIEUCHI_ABI {
namespace detail {

/// A day object, the period of the frame in which it is read, and what else is known there.
struct placed_day {
  const day_spec* day = nullptr;
  period_type of;
  bool has_event = false;    ///< an event, or the last one of the unit
  bool of_calendar = false;  ///< the edge of a period: neither unit nor facts are known
  std::string element;       ///< whose day it is
  bool has_year = true;      ///< not for a fact reported once
  bool of_rows = false;      ///< until when rows count
};

/// Every day object of a programme.
class day_list {
 public:
  explicit day_list(const compiler& work) : work_(work) {
    const auto& p = *work.source;
    add(p.reference_day, {}, "reference_day", true);
    add(p.settles, {}, "settles");
    for (const auto& k : p.periods)
      for (const auto* edge : {&k.from, &k.by})
        if (*edge) days.push_back({&**edge, {}, false, true, k.id});
    for (const auto& c : p.cohorts) add(c.exists, {}, c.id);
    for (const auto& i : work.book->indicators) add_indicator(i);
    for (const auto& m : work.book->measures) add(m.spec->value, m.period, m.spec->id);
    for (const auto& c : work.book->criteria) add_criterion(c);
    for (const auto& g : work.book->groups) {
      add_item(g);
      add(g.composition->k, g.period, g.spec->id);
      add(g.composition->pass_at_least, g.period, g.spec->id);
    }
    for (const auto& l : p.lifecycles) add(l.at_day, {}, l.id);
    for (const auto& t : p.targets) {
      add(t.each, {}, t.id);
      add(t.settles, {}, t.id);
      for (const aim& a : t.aims) {
        add(a.at_least, {}, t.id);
        add(a.at_most, {}, t.id);
      }
    }
    for (const auto& d : work.book->duties) {
      const bool event = !d.spec->every_event.empty();
      const period_type of = occurs_by(work, d).value_or(period_type{});
      add(d.spec->opens, of, d.spec->id, event);
      add(d.spec->due, of, d.spec->id, event);
    }
  }

  std::vector<placed_day> days;

 private:
  void add(const std::optional<day_spec>& day, const period_type& of, const std::string& element, bool event = false) {
    if (day) days.push_back({&*day, of, event, false, element});
  }
  void add(const std::optional<value_spec>& value, const period_type& of, const std::string& element) {
    if (!value) return;
    for (const alternative& a : value->alternatives) {
      add(a.until, of, element);
      add(a.provisional_until, of, element);
    }
  }
  void add_indicator(const compiled_indicator& i) {
    const auto add_of_fact = [&](const std::optional<day_spec>& day, const std::string& element) {
      const bool of_rows = i.filing != no_id && &day == &work_.book->filings[i.filing].spec->last_day;
      if (day) days.push_back({&*day, i.period, true, false, element, i.period.form != period_form::once, of_rows});
    };
    add_of_fact(i.spec->settles, i.spec->id);
    add_of_fact(i.spec->default_after, i.spec->id);
    if (i.filing == no_id) return;
    const filing& terms = *work_.book->filings[i.filing].spec;
    add_of_fact(terms.last_day, terms.id);
    add_of_fact(terms.settles, terms.id);
  }
  void add_item(const compiled_item& i) {
    add(i.spec->settles, i.period, i.spec->id);
    add(i.spec->show, i.period, i.spec->id);
    if (i.spec->if_lacking) {
      add(i.spec->if_lacking->after, i.period, i.spec->id);
      add(i.spec->if_lacking->points, i.period, i.spec->id);
    }
    for (const waiver_id w : i.waivers) {
      const waiver& waives = *work_.book->waivers[w].spec;
      add(waives.provisional_until, i.period, waives.id);
    }
  }
  void add_criterion(const compiled_criterion& c) {
    add_item(c);
    add(c.leaf->score, c.period, c.leaf->id);
    add(c.leaf->points, c.period, c.leaf->id);
    add(c.leaf->met_from, c.period, c.leaf->id);
  }

  const compiler& work_;
};

/// The periods of that type in a year; the year itself where it has none, such as `once`.
inline std::vector<period> periods_of_year(const programme& p, int year, const period_type& type) {
  const period whole{{period_form::year, -1}, year, 0, {}, {}};
  auto periods = parts_of(whole, type, p);
  if (periods.empty() && type.form == period_form::window) periods.push_back(*around(whole, type));
  if (periods.empty()) periods.push_back(whole);
  return periods;
}

/// Whether a day is fixed in advance: neither facts nor units say which it is.
inline bool is_fixed(const day_spec& day) {
  return is_built_in_anchor(day.anchor) && day.anchor != "event" && day.anchor != "created";
}

/// Says each problem of one day object once, however many elements share it.
class day_check {
 public:
  explicit day_check(compiler& work) : work_(work) {}

  void look(const placed_day& placed) {
    const std::string& anchor = placed.day->anchor;
    if (anchor == "event" && !placed.has_event)
      return say("day.anchor", placed, "ở đây không có sự kiện nào để lấy ngày",
                 "there is no event here whose day is meant");
    if (placed.of_calendar && (anchor == "created" || !is_built_in_anchor(anchor)))
      return say("day.anchor", placed, "ngày đầu và ngày cuối của một kỳ phải là ngày của lịch",
                 "the first and last day of a period are days of the calendar");
    const name_id name = is_built_in_anchor(anchor) ? no_id : work_.names.find_id(anchor);
    const auto of = name == no_id || !is_dated(name) ? std::nullopt : work_.period_of_name(name);
    const bool goes_by_year = is_fixed(*placed.day) ? !date::parse(anchor) : of && of->form != period_form::once;
    if (!placed.has_year && goes_by_year)
      return say("period.mismatch", placed, "\"" + anchor + "\" cần một năm, mà số liệu báo cáo một lần không có năm",
                 "\"" + anchor + "\" needs a year, and what is reported once has none");
    if (placed.of_rows && placed.of.form == period_form::dated && anchor == "period.end")
      return say("period.mismatch", placed,
                 "khoảng thời gian của số liệu theo ngày có thể kết thúc vào bất kỳ ngày nào: hạn tính từ ngày bắt đầu",
                 "a range of what is dated may end on any day: its last day is reckoned from where it begins");
    if (is_fixed(*placed.day) && !exists_in_every_period(placed)) return;
    if (of && !reads_bare(of->form, placed.of.form))
      say("period.mismatch", placed, "\"" + anchor + "\" không có giá trị trong kỳ này",
          "\"" + anchor + "\" has no value in this period");
  }

 private:
  [[nodiscard]] bool is_dated(name_id name) const { return work_.book->names[name].type.is(feel::type::kind::date); }

  /// In a half, quarter or month MM counts its months, and a month may be too short for DD.
  bool exists_in_every_period(const placed_day& placed) {
    for (const period& in : periods_of_year(*work_.source, work_.source->year_from, placed.of)) {
      if (read_day(*placed.day, frame_of(in, *work_.source), {}, nullptr).lack != day_lack::does_not_exist) continue;
      const std::string anchor = placed.day->anchor, name = text_of(in);
      const std::string month = anchor.size() > 2 && anchor[2] == '-' ? anchor.substr(0, 2) : std::string();
      const int counted = months_in(placed.of.form);
      const bool too_late = !month.empty() && counted > 0 && counted < std::stoi(month);
      say("day.does_not_exist", placed,
          "kỳ " + name + " không có ngày " + anchor + (too_late ? ": trong kỳ này MM đếm các tháng của kỳ" : ""),
          "the period " + name + " has no day " + anchor +
              (too_late ? ": there MM counts the months of the period" : ""),
          too_late || month.empty() ? std::string() : month + "-last");
      return false;
    }
    return true;
  }

  void say(const std::string& code, const placed_day& placed, const std::string& vi, const std::string& en,
           std::string nearest = {}) {
    const spot& at = placed.day->at;
    if (told_.emplace(at.file, at.offset, code).second)
      work_.report(code, at, vi, en, severity::error, std::move(nearest));
  }

  compiler& work_;
  std::set<std::tuple<std::uint32_t, std::uint32_t, std::string>> told_;
};

/// The years of a calendar that days fixed in advance need and that it does not cover, with the elements that need
/// them.
struct uncovered {
  std::set<std::int64_t> years;
  std::set<std::string> elements;
};

inline void look_for_uncovered(const compiler& work, const placed_day& placed,
                               std::map<const calendar_days*, uncovered>& found) {
  const day_spec& day = *placed.day;
  const bool counts = day.roll != roll_kind::none || (day.plus && day.plus->working_days);
  const calendar_days* calendar = calendar_for(day.calendar, *work.source);
  if (!counts || !calendar || !is_fixed(day)) return;
  for (int year = work.source->facts_from; year <= work.source->horizon; ++year)
    for (const period& in : periods_of_year(*work.source, year, placed.of)) {
      const day_reading read = read_day(day, frame_of(in, *work.source), {}, calendar);
      if (read.lack != day_lack::no_calendar) continue;
      found[calendar].years.insert(read.not_covered->year());
      found[calendar].elements.insert(placed.element);
    }
}

inline void report_uncovered(compiler& work, const std::map<const calendar_days*, uncovered>& found) {
  for (const auto& c : work.source->calendars) {
    const auto at = found.find(&c);
    if (at == found.end()) continue;
    std::string years, elements;
    for (const auto year : at->second.years) years += (years.empty() ? "" : ", ") + std::to_string(year);
    for (const auto& e : at->second.elements) elements += (elements.empty() ? "" : ", ") + e;
    work.report(
        "calendar.not_covered", c.at,
        "lịch \"" + c.id + "\" không có các năm " + years + " mà ngày làm việc của " + elements + " cần",
        "the calendar \"" + c.id + "\" does not cover " + years + ", which working days of " + elements + " need",
        severity::warning);
  }
}

inline void check_letters(compiler& work) {
  std::map<std::string, const period_kind*> by_letter;
  for (const period_kind& k : work.source->periods) {
    if (k.window) continue;
    const auto [first, fresh] = by_letter.emplace(k.letter, &k);
    if (!fresh && first->second->id != k.id)
      work.report("code.ambiguous", k.at, "chữ \"" + k.letter + "\" đã là của \"" + first->second->id + "\"",
                  "the letter \"" + k.letter + "\" is already that of \"" + first->second->id + "\"");
  }
}

/// A window that ends before it begins has no day in any year.
inline void check_windows(compiler& work) {
  const programme& p = *work.source;
  for (const period_kind_id at : p.periods.ids()) {
    if (!p.periods[at].window) continue;
    const period_type type{period_form::window, static_cast<std::int16_t>(at.number())};
    const day_span days = span_of({type, p.year_from, 0, {}, {}}, p);
    if (days.first && days.last && *days.last < *days.first)
      work.report("format.value", p.periods[at].at, "\"by\" ở trước \"from\": kỳ này không có ngày nào",
                  "\"by\" is before \"from\": the period has no day");
  }
}

void compiler::check_days() {
  const day_list all(*this);
  day_check check(*this);
  std::map<const calendar_days*, uncovered> missing;
  for (const placed_day& placed : all.days) {
    check.look(placed);
    look_for_uncovered(*this, placed, missing);
  }
  report_uncovered(*this, missing);
  check_letters(*this);
  check_windows(*this);
}

}  // namespace detail
}  // namespace TIEUCHI_ABI
}  // namespace tieuchi

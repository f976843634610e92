#pragma once

#include <tieuchi/calendar/day.hpp>

#include <tieuchi/calendar/working_days.hpp>

#include <utility>

namespace tieuchi {
inline namespace TIEUCHI_ABI {
namespace detail {

/// A month and a day of it; day 0 is the last one.
struct month_day {
  int month = 0, day = 0;
};

inline std::optional<int> two_digits(std::string_view text) noexcept {
  if (text.size() != 2 || text[0] < '0' || text[0] > '9' || text[1] < '0' || text[1] > '9') return std::nullopt;
  return (text[0] - '0') * 10 + (text[1] - '0');
}

/// "11-15" or "02-last".
inline std::optional<month_day> month_day_of(std::string_view text) noexcept {
  if (text.size() < 4 || text[2] != '-') return std::nullopt;
  const auto month = two_digits(text.substr(0, 2));
  const auto day = text.substr(3) == "last" ? std::optional(0) : two_digits(text.substr(3));
  if (!month || !day || *month < 1 || *month > 12 || (*day == 0 && text.substr(3) != "last")) return std::nullopt;
  return month_day{*month, *day};
}

/// Months that a month and day may count in a frame, beginning with the frame's first month; 0: months of the year.
inline int months_counted(period_form form) noexcept {
  switch (form) {
    case period_form::half:
      return 6;
    case period_form::quarter:
      return 3;
    case period_form::month:
      return 1;
    default:
      return 0;
  }
}

inline std::optional<date> day_in_frame(const month_day& md, const day_frame& frame, int years) noexcept {
  const int counted = months_counted(frame.form);
  if (counted != 0 && md.month > counted) return std::nullopt;
  const int month = counted == 0 ? md.month : frame.first.month() + md.month - 1;
  const auto first = date::of((counted == 0 ? frame.year : frame.first.year()) + years, month, 1);
  if (!first) return std::nullopt;
  const int last = days_in_month(first->year(), month);
  if (md.day <= last) return date{first->days + (md.day == 0 ? last : md.day) - 1};
  // The 29th of February: a day that exists in other years, so the month's end stands for it.
  return month == 2 && md.day == 29 ? std::optional(last_day_of_month(*first)) : std::nullopt;
}

inline day_reading anchor_of(const day_spec& spec, const day_frame& frame, const day_anchors& anchors) {
  const auto found = [](std::optional<date> day, day_lack lack) {
    return day ? day_reading{day, day_lack::none, {}, day, day} : day_reading{{}, lack, {}, {}, {}};
  };
  if (const auto md = month_day_of(spec.anchor))
    return found(day_in_frame(*md, frame, spec.year), day_lack::does_not_exist);
  if (const auto day = date::parse(spec.anchor)) return found(day, day_lack::none);
  const int months = spec.year * 12;
  if (spec.anchor == "period.start") return found(add_months(frame.first, months), day_lack::does_not_exist);
  if (spec.anchor == "period.end") return found(add_months(frame.last, months), day_lack::does_not_exist);
  if (spec.anchor == "event") return found(anchors.event, day_lack::unknown);
  if (spec.anchor == "created") return found(anchors.created, day_lack::unknown);
  return found(anchors.named ? anchors.named(spec.anchor) : std::nullopt, day_lack::unknown);
}

inline void refuse(day_reading& r, day_lack lack, std::optional<date> not_covered = std::nullopt) {
  r.day.reset();
  r.lack = lack;
  r.not_covered = not_covered;
}

inline void take(day_reading& r, const counted_day& counted) {
  if (counted.day)
    r.day = counted.day;
  else
    refuse(r, day_lack::no_calendar, counted.not_covered);
}

/// Years, months, days, working days, in this order.
inline void step_on(day_reading& r, const day_spec& spec, const calendar_days* calendar) {
  if (!r.day || !spec.plus) return;
  const step& s = *spec.plus;
  r.day = add_months(*r.day, std::int64_t{12} * s.years.value_or(0));
  if (r.day) r.day = add_months(*r.day, s.months.value_or(0));
  std::int64_t days = s.days.value_or(0);
  if (spec.day_one && s.days) days -= days < 0 ? -1 : 1;
  if (r.day) r.day = add_days(*r.day, days);
  if (!r.day) return refuse(r, day_lack::does_not_exist);
  if (!s.working_days) return;
  if (!calendar) return refuse(r, day_lack::no_calendar, r.day);
  take(r, add_working_days(*calendar, *r.day, *s.working_days));
}

}  // namespace detail

day_reading read_day(const day_spec& spec, const day_frame& frame, const day_anchors& anchors,
                     const calendar_days* calendar) {
  day_reading r = detail::anchor_of(spec, frame, anchors);
  detail::step_on(r, spec, calendar);
  if (!r.day) return r;
  if (spec.kind == day_kind::before) --r.day->days;
  if (spec.kind == day_kind::after) ++r.day->days;
  r.stepped = r.day;
  if (spec.roll == roll_kind::none) return r;
  if (!calendar) {
    detail::refuse(r, day_lack::no_calendar, r.stepped);
    return r;
  }
  detail::take(r, roll_to_working_day(*calendar, *r.day, spec.roll == roll_kind::back));
  return r;
}

std::optional<date> day_of(const day_spec& spec, const day_frame& frame, const day_anchors& anchors,
                           const calendar_days* calendar) {
  return read_day(spec, frame, anchors, calendar).day;
}

bool is_built_in_anchor(std::string_view anchor) noexcept {
  return anchor == "period.start" || anchor == "period.end" || anchor == "event" || anchor == "created" ||
         detail::month_day_of(anchor).has_value() || date::parse(anchor).has_value();
}

}  // namespace TIEUCHI_ABI
}  // namespace tieuchi

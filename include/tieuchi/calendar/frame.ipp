#pragma once

#include <tieuchi/calendar/frame.hpp>

#include <algorithm>
#include <array>

namespace tieuchi {
inline namespace TIEUCHI_ABI {
namespace detail {

inline constexpr std::array<std::pair<std::string_view, period_form>, 6> built_in_periods{{
    {"year", period_form::year},
    {"half", period_form::half},
    {"quarter", period_form::quarter},
    {"month", period_form::month},
    {"once", period_form::once},
    {"dated", period_form::dated},
}};

inline period year_period(int year) noexcept { return {{period_form::year, -1}, year, 0, {}, {}}; }

inline std::optional<date> edge_of_window(const std::optional<day_spec>& spec, int label, const programme& p) {
  if (!spec) return std::nullopt;
  const period year = year_period(label);
  const day_frame frame{tieuchi::first_day(year), tieuchi::last_day(year), label, period_form::year};
  return day_of(*spec, frame, {}, calendar_for(spec->calendar, p));
}

}  // namespace detail

TIEUCHI_INLINE bool contains(const day_span& s, date day) noexcept {
  return (!s.first || *s.first <= day) && (!s.last || day <= *s.last);
}

TIEUCHI_INLINE bool overlap(const day_span& a, const day_span& b) noexcept {
  return !(a.last && b.first && *a.last < *b.first) && !(b.last && a.first && *b.last < *a.first);
}

TIEUCHI_INLINE day_span span_of(const period& p, const programme& rules) {
  switch (p.type.form) {
    case period_form::once:
      return {};
    case period_form::dated:
      return {p.from, p.to};
    case period_form::occasion:
      break;
    case period_form::window: {
      const period_kind& kind = rules.periods.at(static_cast<std::size_t>(p.type.declared));
      return {detail::edge_of_window(kind.from, p.year, rules), detail::edge_of_window(kind.by, p.year, rules)};
    }
    default:
      return {first_day(p), last_day(p)};
  }
  const period year = detail::year_period(p.year);
  return {first_day(year), last_day(year)};
}

TIEUCHI_INLINE date first_day(const period& p, const programme& rules) {
  const day_span span = span_of(p, rules);
  if (span.first) return *span.first;
  return first_day(detail::year_period(span.last ? static_cast<int>(span.last->year()) : std::max(p.year, 1)));
}

TIEUCHI_INLINE date last_day(const period& p, const programme& rules) {
  const day_span span = span_of(p, rules);
  if (span.last) return *span.last;
  return last_day(detail::year_period(span.first ? static_cast<int>(span.first->year()) : std::max(p.year, 1)));
}

TIEUCHI_INLINE day_frame frame_of(const period& p, const programme& rules) {
  const date first = first_day(p, rules);
  const bool labelled = p.type.form != period_form::dated && p.type.form != period_form::once;
  return {first, last_day(p, rules), labelled ? p.year : static_cast<int>(first.year()), p.type.form};
}

TIEUCHI_INLINE std::optional<period> around(const period& p, period_type outer) {
  if (p.type == outer) return p;
  if (outer.form == period_form::once) return period{outer, 0, 0, {}, {}};
  if (p.type.form == period_form::once || p.type.form == period_form::dated) return std::nullopt;
  if (outer.form == period_form::year || outer.form == period_form::window) return period{outer, p.year, 0, {}, {}};
  const int inner_months = months_in(p.type.form), outer_months = months_in(outer.form);
  if (p.type.form == period_form::year || inner_months == 0 || outer_months <= inner_months) return std::nullopt;
  return period{outer, p.year, (p.number * inner_months - 1) / outer_months + 1, {}, {}};
}

TIEUCHI_INLINE std::vector<period> parts_of(const period& p, period_type inner) {
  const bool labelled = p.type.form == period_form::window;
  const int outer_months = labelled ? 12 : months_in(p.type.form);
  const int inner_months = months_in(inner.form);
  std::vector<period> parts;
  if (inner_months == 0 || outer_months <= inner_months) return parts;
  const int before = outer_months == 12 ? 0 : (p.number - 1) * outer_months / inner_months;
  for (int i = 1; i <= outer_months / inner_months; ++i) parts.push_back({inner, p.year, before + i, {}, {}});
  return parts;
}

TIEUCHI_INLINE std::optional<period_type> period_type_of(std::string_view id, const programme& rules) {
  for (const auto& [word, form] : detail::built_in_periods)
    if (word == id) return period_type{form, -1};
  for (std::size_t i = 0; i < rules.periods.size(); ++i) {
    const period_kind& kind = rules.periods[i];
    if (kind.id != id && (kind.code.empty() || kind.code != id)) continue;
    return period_type{kind.window ? period_form::window : period_form::occasion, static_cast<std::int16_t>(i)};
  }
  return std::nullopt;
}

TIEUCHI_INLINE const calendar_days* calendar_for(const std::optional<ref>& own, const programme& rules) {
  const std::optional<ref>& named = own ? own : rules.calendar;
  if (!named) return nullptr;
  for (const calendar_days& c : rules.calendars)
    if (c.id == named->name || (!c.code.empty() && c.code == named->name)) return &c;
  return nullptr;
}

TIEUCHI_INLINE char letter_of(period_type type, const programme& rules) noexcept {
  if (type.form != period_form::occasion || type.declared < 0) return 'O';
  const auto i = static_cast<std::size_t>(type.declared);
  return i < rules.periods.size() && !rules.periods[i].letter.empty() ? rules.periods[i].letter[0] : 'O';
}

TIEUCHI_INLINE std::string text_of(const period& p, const programme& rules) {
  return text_of(p, letter_of(p.type, rules));
}

}  // namespace TIEUCHI_ABI
}  // namespace tieuchi

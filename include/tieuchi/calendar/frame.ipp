#pragma once

#include <tieuchi/calendar/frame.hpp>

#include <algorithm>
#include <array>

namespace tieuchi {
inline namespace TIEUCHI_ABI {
namespace detail {

inline std::optional<date> edge_of_window(const std::optional<day_spec>& spec, int label, const programme& p) {
  if (!spec) return std::nullopt;
  const period year = year_period(label);
  const day_frame frame{tieuchi::first_day(year), tieuchi::last_day(year), label, period_form::year};
  return day_of(*spec, frame, {}, calendar_for(spec->calendar, p));
}

}  // namespace detail

bool contains(const day_span& s, date day) noexcept {
  return (!s.first || *s.first <= day) && (!s.last || day <= *s.last);
}

bool overlap(const day_span& a, const day_span& b) noexcept {
  return !(a.last && b.first && *a.last < *b.first) && !(b.last && a.first && *b.last < *a.first);
}

day_span span_of(const period& p, const programme& rules) {
  switch (p.type.form) {
    case period_form::once:
      return {};
    case period_form::dated:
      return {p.from, p.to};
    case period_form::occasion:
      break;
    case period_form::window: {
      const period_kind& kind = rules.periods.at(period_kind_id(static_cast<std::size_t>(p.type.declared)));
      return {detail::edge_of_window(kind.from, p.year, rules), detail::edge_of_window(kind.by, p.year, rules)};
    }
    default:
      return {first_day(p), last_day(p)};
  }
  const period year = year_period(p.year);
  return {first_day(year), last_day(year)};
}

date first_day(const period& p, const programme& rules) {
  const day_span span = span_of(p, rules);
  if (span.first) return *span.first;
  return first_day(year_period(span.last ? static_cast<int>(span.last->year()) : std::max(p.year, 1)));
}

date last_day(const period& p, const programme& rules) {
  const day_span span = span_of(p, rules);
  if (span.last) return *span.last;
  return last_day(year_period(span.first ? static_cast<int>(span.first->year()) : std::max(p.year, 1)));
}

day_frame frame_of(const period& p, const programme& rules) {
  const date first = first_day(p, rules);
  const bool labelled = p.type.form != period_form::dated && p.type.form != period_form::once;
  return {first, last_day(p, rules), labelled ? p.year : static_cast<int>(first.year()), p.type.form};
}

std::optional<period> around(const period& p, period_type outer) {
  if (p.type == outer) return p;
  if (outer.form == period_form::once) return period{outer, 0, 0, {}, {}};
  if (p.type.form == period_form::once || p.type.form == period_form::dated) return std::nullopt;
  if (outer.form == period_form::year || outer.form == period_form::window) return period{outer, p.year, 0, {}, {}};
  const int inner_months = months_in(p.type.form), outer_months = months_in(outer.form);
  if (p.type.form == period_form::year || inner_months == 0 || outer_months <= inner_months) return std::nullopt;
  return period{outer, p.year, (p.number * inner_months - 1) / outer_months + 1, {}, {}};
}

namespace detail {

/// The months, quarters, halves or years of a calendar year, in order.
inline std::vector<period> parts_of_year(int year, period_type inner) {
  std::vector<period> parts;
  for (int i = 1; i <= 12 / months_in(inner.form); ++i)
    parts.push_back({inner, year, inner.form == period_form::year ? 0 : i, {}, {}});
  return parts;
}

}  // namespace detail

bool has_parts(period_form whole, period_form part) noexcept {
  const int months = months_in(part);
  if (whole == period_form::window) return months > 0;
  return months > 0 && months_in(whole) > months;
}

std::vector<period> parts_of(const period& p, period_type inner, const programme& rules) {
  std::vector<period> parts;
  if (!has_parts(p.type.form, inner.form)) return parts;
  const date first = first_day(p, rules), last = last_day(p, rules);
  for (int year = static_cast<int>(first.year()); year <= static_cast<int>(last.year()); ++year)
    for (const period& part : detail::parts_of_year(year, inner))
      if (first <= first_day(part) && last_day(part) <= last) parts.push_back(part);
  return parts;
}

bool divides_into(const period& p, period_type inner, const programme& rules) {
  if (!has_parts(p.type.form, inner.form)) return false;
  const auto parts = parts_of(p, inner, rules);
  return !parts.empty() && first_day(parts.front()) == first_day(p, rules) &&
         last_day(parts.back()) == last_day(p, rules);
}

std::optional<period_type> period_type_of(std::string_view id, const programme& rules) {
  for (const auto& [word, form] : built_in_periods)
    if (word == id) return period_type{form, -1};
  for (const period_kind_id at : rules.periods.ids()) {
    const period_kind& kind = rules.periods[at];
    if (kind.id != id && (kind.code.empty() || kind.code != id)) continue;
    return period_type{kind.window ? period_form::window : period_form::occasion,
                       static_cast<std::int16_t>(at.number())};
  }
  return std::nullopt;
}

const calendar_days* calendar_for(const std::optional<ref>& own, const programme& rules) {
  const std::optional<ref>& named = own ? own : rules.calendar;
  if (!named) return nullptr;
  for (const calendar_days& c : rules.calendars)
    if (c.id == named->name || (!c.code.empty() && c.code == named->name)) return &c;
  return nullptr;
}

char letter_of(period_type type, const programme& rules) noexcept {
  if (type.form != period_form::occasion || type.declared < 0) return 'O';
  const period_kind_id at(static_cast<std::size_t>(type.declared));
  return rules.periods.has(at) && !rules.periods[at].letter.empty() ? rules.periods[at].letter[0] : 'O';
}

std::string text_of(const period& p, const programme& rules) { return text_of(p, letter_of(p.type, rules)); }

}  // namespace TIEUCHI_ABI
}  // namespace tieuchi

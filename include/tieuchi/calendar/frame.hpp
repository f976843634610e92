#pragma once

// First and last day of any period, windows and occasions included, and which periods lie in which (format page 4).

#include <tieuchi/calendar/day.hpp>
#include <tieuchi/facts/period.hpp>
#include <tieuchi/model/programme.hpp>

#include <array>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

namespace tieuchi {
inline namespace TIEUCHI_ABI {

/// The days from `first` to `last`, both included; an empty end is open.
struct day_span {
  std::optional<date> first, last;

  friend bool operator==(const day_span&, const day_span&) = default;
};

[[nodiscard]] bool contains(const day_span&, date) noexcept;
[[nodiscard]] bool overlap(const day_span&, const day_span&) noexcept;

/// The days of a period; of an occasion its year, of `once` all days.
[[nodiscard]] day_span span_of(const period&, const programme&);

/// First and last day of a period; where an end is open, that of its year.
[[nodiscard]] date first_day(const period&, const programme&);
[[nodiscard]] date last_day(const period&, const programme&);

/// The frame in which a day object of that period is read.
[[nodiscard]] day_frame frame_of(const period&, const programme&);

/// The period of that type around a frame's period: itself, a longer one, `once`, a window by its label.
/// Nothing for a shorter one, an occasion or a dated type.
[[nodiscard]] std::optional<period> around(const period&, period_type);

/// The words of the built-in kinds of period.
inline constexpr std::array<std::pair<std::string_view, period_form>, 6> built_in_periods{
    {{"year", period_form::year},
     {"half", period_form::half},
     {"quarter", period_form::quarter},
     {"month", period_form::month},
     {"once", period_form::once},
     {"dated", period_form::dated}}};

/// Whether periods of one kind are made of those of another: of the calendar's, shorter ones.
[[nodiscard]] bool has_parts(period_form whole, period_form part) noexcept;

/// The years, halves, quarters or months that lie wholly within the own days of a longer period, in order. Empty for
/// any other type, and of `once`, dated periods and occasions.
[[nodiscard]] std::vector<period> parts_of(const period&, period_type, const programme&);

/// Whether no such part is cut by the first or the last day of a period.
[[nodiscard]] bool divides_into(const period&, period_type, const programme&);

/// The kind of period of an id: a built-in word or a declared one (id or code); nothing when there is none.
[[nodiscard]] std::optional<period_type> period_type_of(std::string_view id, const programme&);

/// The calendar of a day object: its own, else the programme's; null when there is none.
[[nodiscard]] const calendar_days* calendar_for(const std::optional<ref>& own, const programme&);

/// The letter of an occasion; 'O' for any other type.
[[nodiscard]] char letter_of(period_type, const programme&) noexcept;

/// Text of a period with the letter its programme declares.
[[nodiscard]] std::string text_of(const period&, const programme&);

}  // namespace TIEUCHI_ABI
}  // namespace tieuchi

#pragma once

// First and last day of any period, windows and occasions included, and which periods lie in which (format page 4).

#include <tieuchi/calendar/day.hpp>
#include <tieuchi/facts/period.hpp>
#include <tieuchi/model/programme.hpp>

#include <optional>
#include <string_view>
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

/// The halves, quarters or months in a period, in order; a window counts as its label year. Empty for any other type.
[[nodiscard]] std::vector<period> parts_of(const period&, period_type);

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

#ifndef TIEUCHI_COMPILED
#include <tieuchi/calendar/frame.ipp>
#endif

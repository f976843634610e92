#pragma once

// The day that a day object names (format page 4).

#include <tieuchi/core/date.hpp>
#include <tieuchi/facts/period.hpp>
#include <tieuchi/model/indicator.hpp>

#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace tieuchi {
inline namespace TIEUCHI_ABI {

/// The period in which an anchor such as 11-15 is read; `year` is the label of a window.
struct day_frame {
  date first{}, last{};
  int year = 0;
  period_form form = period_form::year;
};

/// The days of the other anchors; an empty one is unknown.
struct day_anchors {
  std::optional<date> event, created;
  std::function<std::optional<date>(std::string_view name)> named;  ///< of a date indicator or measure
};

/// Why a day is not there.
enum class day_lack : std::uint8_t { none, unknown, does_not_exist, no_calendar };  ///< unknown: the anchor is

/// A day and how it came about; without a day, why there is none.
struct day_reading {
  std::optional<date> day;
  day_lack lack = day_lack::none;
  std::optional<date> not_covered;  ///< of no_calendar: the day that no calendar knows
  std::optional<date> anchor;       ///< after `year`
  std::optional<date> stepped;      ///< after `plus` and, for before and after, one day
};

/// Anchor, `year`, `plus`, one day back for `before` and on for `after`, then `roll`. The calendar may be null.
[[nodiscard]] day_reading read_day(const day_spec&, const day_frame&, const day_anchors&, const calendar_days*);

/// The day alone; nothing when it is unknown.
[[nodiscard]] std::optional<date> day_of(const day_spec&, const day_frame&, const day_anchors&, const calendar_days*);

/// Whether an anchor is one of the words, a day or a month and day, so that it names no indicator or measure.
[[nodiscard]] bool is_built_in_anchor(std::string_view) noexcept;

}  // namespace TIEUCHI_ABI
}  // namespace tieuchi

#pragma once

// Units over time and the events that link them (format pages 2, 6, 8).

#include <tieuchi/core/codes.hpp>
#include <tieuchi/core/date.hpp>
#include <tieuchi/core/number.hpp>
#include <tieuchi/model/shapes.hpp>

#include <array>
#include <string_view>

namespace tieuchi {
inline namespace TIEUCHI_ABI {

struct unit_type : element {};

/// One row of units.csv; type, name, code and parent are the first values of dated indicators.
struct unit {
  std::string id, type, name, code, parent, note;
  std::optional<date> valid_from, valid_to, recorded_on;
  std::vector<std::pair<std::string, std::string>> attributes;  ///< further columns: dated indicator and value
  spot at;
};

enum class event_kind : std::uint8_t {
  create,
  merge_into_new,
  absorb,
  split,
  partial_transfer,
  retype,
  rename,
  parent_change,
  abolish
};
template <>
struct vocabulary<event_kind> {
  static constexpr auto codes =
      code_table<event_kind::abolish>("create", "merge_into_new", "absorb", "split", "partial_transfer", "retype",
                                      "rename", "parent_change", "abolish");
};

/// One edge of an event; edges with the same event id belong together.
struct event_edge {
  std::string event;
  event_kind kind = event_kind::create;
  date day{}, recorded_on{};
  std::string from_unit, to_unit;  ///< either may be empty
  number share = 1;
  std::string document, note;
  spot at;
};

struct cohort : element {
  std::vector<ref> types, units, same;
  bool frozen = false;  ///< `units` was given
  std::optional<ref> within;
  std::optional<day_spec> exists;
  std::vector<event_kind> from_events;
  std::optional<feel_text> where;
  bool children = false;  ///< parts: "children"
};

}  // namespace TIEUCHI_ABI
}  // namespace tieuchi

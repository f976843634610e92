#pragma once

// The shapes used everywhere in a programme: references, elements, days, values and tests, as their author wrote them.

#include <tieuchi/core/date.hpp>
#include <tieuchi/model/place_in_files.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace tieuchi {
inline namespace TIEUCHI_ABI {

/// An element named by its id or code, as written.
struct ref {
  std::string name;
  spot at;
};

/// A rule text; numbers and booleans in JSON are kept as their FEEL text.
struct feel_text {
  std::string text;
  spot at;
};

/// Options of a reading under which an element stands, or all but some (format page 22).
struct under_options {
  ref construal;
  std::vector<std::string> options;
  bool but = false;  ///< it stands under every option that is not listed

  [[nodiscard]] bool allows(std::string_view option) const noexcept {
    for (const std::string& one : options)
      if (one == option) return !but;
    return but;
  }
};

/// Keys that every element may have (format page 2, 4).
struct element {
  std::string id;
  std::string code;  ///< printed spelling; empty where there is none
  words label;
  words note;
  std::vector<ref> clauses;
  std::optional<ref> since;
  std::optional<ref> until;
  std::vector<under_options> under;  ///< key `reading`
  std::vector<words> not_said;       ///< what the text leaves unsaid about it
  std::optional<int> decimals;
  spot at;
};

/// Days, months and years added to a day; working days need a calendar.
struct step {
  std::optional<int> years, months, days, working_days;
};

enum class day_kind : std::uint8_t { on, by, before, from, after };
enum class roll_kind : std::uint8_t { none, forward, back };

/// One day computed from an anchor (format page 4).
struct day_spec {
  day_kind kind = day_kind::on;
  std::string anchor;
  int year = 0;
  std::optional<step> plus;
  bool day_one = false;
  roll_kind roll = roll_kind::none;
  std::optional<ref> calendar;
  spot at;
};

struct choice_row {
  std::optional<feel_text> when;  ///< nothing in the last row
  feel_text then;
  std::string reason;
  std::vector<ref> clauses;
  spot at;
};

struct alternative {
  feel_text value;
  std::optional<day_spec> until, provisional_until;
  std::vector<ref> clauses;
  spot at;
};

/// FEEL text, a choice or a first_of (format page 5).
struct value_spec {
  enum class form : std::uint8_t { feel, choice, first_of } form = form::feel;
  feel_text text;
  std::vector<choice_row> rows;
  std::vector<alternative> alternatives;
  std::vector<std::string> falls_on;  ///< empty: the default codes
  spot at;
};

struct test_line {
  feel_text rule;
  std::string reason;
  std::vector<ref> clauses;
  spot at;
};

/// FEEL boolean text, a list of tests that must all hold, or a boolean choice.
struct test_spec {
  enum class form : std::uint8_t { feel, list, choice } form = form::feel;
  feel_text text;
  std::vector<test_line> lines;
  std::vector<choice_row> rows;
  spot at;
};

/// A scalar as written in JSON or CSV; its type is checked against the element it belongs to.
struct literal {
  std::string text;     ///< decimal text of a number, `true`/`false`, or the string itself
  bool quoted = false;  ///< a JSON string
  spot at;
  bool in_table = false;  ///< a cell: tables have no quotes
};

struct round_spec {
  enum class mode : std::uint8_t { half_up, half_even, up, down } mode = mode::half_up;
  int places = 0;
};

}  // namespace TIEUCHI_ABI
}  // namespace tieuchi

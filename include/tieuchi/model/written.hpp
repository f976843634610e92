#pragma once

// How the programme remembers where its author wrote something, and the two shapes used everywhere: a value and a day.

#include <tieuchi/core/issue.hpp>
#include <tieuchi/model/file_index.hpp>

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tieuchi {
inline namespace TIEUCHI_ABI {

/// A place in the files of a programme: which file, the byte at which the JSON value or CSV row begins, its JSON
/// pointer.
struct spot {
  std::uint32_t file = 0;
  std::uint32_t offset = 0;
  std::uint32_t pointer = 0;

  friend bool operator==(const spot&, const spot&) = default;
};

/// The texts that spots point into; kept by the programme so that issues found later still name file, line and column.
struct source_map {
  struct file {
    std::string name;  ///< relative to the pack
    std::string text;  ///< UTF-8, NFC
    std::shared_ptr<detail::file_index> index = std::make_shared<detail::file_index>();
  };
  std::vector<file> files;
  std::vector<std::string> pointers;

  /// File, line, column and pointer of a spot; `text_offset` counts bytes into the decoded string that stands there,
  /// so that 0 is its first character and not its quote. Cells of a table also have their row and column name.
  [[nodiscard]] tieuchi::place place_of(const spot&, std::size_t text_offset = 0) const;
};

/// The key a JSON pointer ends in, indices left out: rule of /criteria/3/rule/1.
[[nodiscard]] std::string pointer_field(std::string_view pointer);

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

/// Keys that every element may have (format page 2, 4).
struct element {
  std::string id;
  std::string code;  ///< printed spelling; empty where there is none
  text label;
  text note;
  std::vector<ref> clauses;
  std::optional<ref> since;
  std::optional<ref> until;
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

#ifndef TIEUCHI_COMPILED
#include <tieuchi/model/written.ipp>
#endif

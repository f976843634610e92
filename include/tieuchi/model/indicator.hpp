#pragma once

// What is reported, on which terms, and the constants it is compared with (format pages 4, 7, 8, 9).

#include <tieuchi/core/codes.hpp>
#include <tieuchi/core/date.hpp>
#include <tieuchi/model/shapes.hpp>

#include <array>
#include <map>
#include <string_view>

namespace tieuchi {
inline namespace TIEUCHI_ABI {

struct scale : element {
  std::vector<std::string> levels;  ///< worst first
  bool ordered = true;
  std::map<std::string, words> level_labels;
};

/// A declared period: a window labelled by its year, or an occasion numbered within a year.
struct period_kind : element {
  bool window = false;
  std::optional<day_spec> from, by;
  std::string letter = "O";
};

struct calendar_days : element {
  std::vector<int> weekend{6, 7};
  std::vector<date> holidays;
  std::vector<std::string> names;  ///< beside holidays; may be empty
  int covers_from = 0, covers_to = 0;
};

struct document_class : element {
  std::vector<std::string> starts_with;
};

enum class value_type : std::uint8_t { boolean, count, number, rating, date, text, set, list };
template <>
struct vocabulary<value_type> {
  static constexpr auto codes =
      code_table<value_type::list>("boolean", "count", "number", "rating", "date", "text", "set", "list");
};

/// The types of one plain value.
inline constexpr std::array plain_value_types{value_type::boolean, value_type::count, value_type::number,
                                              value_type::rating,  value_type::date,  value_type::text};

struct entry_field {
  std::string name;
  value_type type = value_type::number;
  std::optional<ref> scale;
};

/// How one value is made from those of several predecessors; `own`, `none` and `never` make none (format page 8).
enum class carry_kind : std::uint8_t {
  sum,
  mean,
  all_of,
  any_of,
  worst,
  best,
  least,
  greatest,
  union_of,
  own,
  none,
  never
};
template <>
struct vocabulary<carry_kind> {
  static constexpr auto codes = code_table<carry_kind::never>("sum", "mean", "all_of", "any_of", "worst", "best",
                                                              "least", "greatest", "union", "own", "none", "never");
};

/// How a successor's value is made from its predecessors' values.
struct carry_spec {
  carry_kind rule = carry_kind::none;
  std::optional<ref> weight, among;
  bool by_share = false;
  std::optional<literal> absent_as;
  spot at;
};

struct filing : element {
  std::optional<ref> reporter, extended_by, duty;
  std::optional<day_spec> last_day;  ///< key `until`
  std::optional<day_spec> settles;
  std::vector<ref> late_accepts, precedence;
};

struct indicator : element {
  value_type type = value_type::boolean;
  std::optional<ref> scale, body, filing, judged_by, subject;
  bool of_agency = false;  ///< subject "agency"
  std::vector<entry_field> entry;
  std::string measured_in;
  std::optional<literal> min, max;
  ref period{"year", {}};
  bool restricted = false;
  bool closed_list = false;  ///< key `silence`: not_named; whom the text does not name it never will
  std::optional<day_spec> settles, default_after;
  std::string none_word;
  std::map<std::string, std::string> open_values;
  std::optional<literal> default_value;
  std::vector<std::string> default_on{"not_reported", "not_submitted", "not_collected"};
  std::optional<carry_spec> carry;
  struct other_programme {
    std::string programme, item;
    spot at;
  };
  std::optional<other_programme> computed_by;
};

struct table_row {
  std::map<std::string, literal> key;
  std::map<std::string, literal> fields;  ///< one field named "" for a plain value
  bool delegated = false;
  std::optional<date> from, to, recorded_on;
  std::optional<ref> since, until;
  std::vector<ref> clauses;
  std::string document = {};  ///< of a row that a user supplies
  spot at;
};
/// Which change of a parameter is a stricter one, for overlays.
enum class stricter : std::uint8_t { higher, lower };
template <>
struct vocabulary<stricter> {
  static constexpr auto codes = code_table<stricter::lower>("higher", "lower");
};

struct parameter : element {
  value_type type = value_type::number;
  std::optional<ref> scale;
  std::vector<entry_field> entry;
  std::string measured_in;
  std::vector<std::string> keys;
  std::vector<table_row> rows;  ///< a plain `value` is one row without keys
  std::optional<tieuchi::stricter> stricter;
  bool supplied_by_user = false;
};

}  // namespace TIEUCHI_ABI
}  // namespace tieuchi

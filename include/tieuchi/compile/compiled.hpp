#pragma once

// Rule texts with every name resolved: what fills each slot, what each call asks.

#include <tieuchi/core/outcome.hpp>
#include <tieuchi/feel/compile.hpp>
#include <tieuchi/model/ids.hpp>
#include <tieuchi/model/shapes.hpp>

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace tieuchi {
inline namespace TIEUCHI_ABI {

/// What a slot of a rule text is filled with, in the frame (unit, period, day of knowledge, version).
enum class slot_kind : std::uint8_t {
  name,  ///< indicator, parameter, measure or lifecycle `name`
  type,
  unit_name,
  code,
  parent,  ///< built-in dated indicators of the frame's unit
  prior,   ///< `name` n periods earlier
  outcome,
  points,
  grade,
  streak,   ///< of item `name`
  met_for,  ///< item `name`, n periods
  parts,
  children,  ///< of indicator `name`
  rows,      ///< of parameter `name`
  outcomes,  ///< of group `name`
  kept,
  breaches,  ///< of duty `name`
  assessment_year,
  as_of,
  period_start,
  period_end,
  reference_day,
  each,
  cohort_size,
  applicable,
  prior_due,
  prior_reached  ///< plain names of the places that have them
};

struct slot_source {
  slot_kind kind = slot_kind::name;
  name_id name = {};
  int n = 0;

  friend bool operator==(const slot_source&, const slot_source&) = default;
};

/// A call whose argument is computed: reaches(item, n), share_reached(group, outcome, share), norm(table, key).
struct call_source {
  enum class kind : std::uint8_t { reaches, share_reached, norm } asks = kind::reaches;
  name_id name = {};
  tieuchi::outcome outcome = tieuchi::outcome::not_met;  ///< of share_reached
  std::optional<std::uint32_t> level;                    ///< written out: the grade of reaches, a rating as key of norm
};

/// One rule text, ready to run: slot i of the program is filled by slots[i], host call i is calls[i].
struct compiled_text {
  feel::program program;
  std::vector<slot_source> slots;
  std::vector<call_source> calls;
  spot at;

  /// What the program reads, in order of the text. A name that a call takes as such, `x` in `prior(x, 1)`, has a slot
  /// and is not read.
  template <class Visit>
  void each_read(const Visit& visit) const {
    if (!program) return;
    for (const feel::slot_use& use : program.slots()) visit(slots[static_cast<std::size_t>(use.slot)]);
  }
};

struct compiled_row {
  std::optional<compiled_text> when;
  compiled_text then;
  const choice_row* spec = nullptr;
};

struct compiled_alternative {
  compiled_text value;
  const alternative* spec = nullptr;
};

/// A value: FEEL text, a choice or a first_of; exactly the vector of its form is filled.
struct compiled_value {
  const value_spec* spec = nullptr;
  feel::type type;
  compiled_text text;
  std::vector<compiled_row> rows;
  std::vector<compiled_alternative> alternatives;
  std::vector<std::string> falls_on;  ///< reason codes, defaults filled in
};

/// The texts of a value, in its order.
[[nodiscard]] inline std::vector<const compiled_text*> texts_of(const compiled_value& v) {
  std::vector<const compiled_text*> all;
  if (v.text.program) all.push_back(&v.text);
  for (const compiled_row& row : v.rows) {
    if (row.when) all.push_back(&*row.when);
    all.push_back(&row.then);
  }
  for (const compiled_alternative& a : v.alternatives) all.push_back(&a.value);
  return all;
}

/// Whether a text names the plain name of that kind.
[[nodiscard]] inline bool asks_for(const compiled_text& text, slot_kind plain) {
  return std::ranges::any_of(text.slots, [plain](const slot_source& from) { return from.kind == plain; });
}

[[nodiscard]] inline bool asks_for(const compiled_value& value, slot_kind plain) {
  return std::ranges::any_of(texts_of(value), [plain](const compiled_text* text) { return asks_for(*text, plain); });
}

struct compiled_line {
  compiled_text rule;
  const test_line* spec = nullptr;
};

/// A test: FEEL text, a list of tests or a boolean choice.
struct compiled_test {
  const test_spec* spec = nullptr;
  compiled_text text;
  std::vector<compiled_line> lines;
  std::vector<compiled_row> rows;
};

}  // namespace TIEUCHI_ABI
}  // namespace tieuchi

#pragma once

// Compiled rules: typed operations over registers, constants and slots. Data, so that one unit and whole columns can
// be run from the same form; a skip is only a short cut, running every operation gives the same results.

#include <tieuchi/config.hpp>
#include <tieuchi/feel/arena.hpp>
#include <tieuchi/feel/builtin.hpp>
#include <tieuchi/feel/type.hpp>
#include <tieuchi/feel/value.hpp>

#include <cstdint>
#include <string>
#include <vector>

namespace tieuchi {
inline namespace TIEUCHI_ABI {
namespace feel {

/// Where a value is read from.
struct operand {
  enum class area : std::uint8_t { registers, constants, slots };
  area in = area::registers;
  std::uint32_t index = 0;

  friend bool operator==(const operand&, const operand&) = default;
};

/// What an instruction does; `a` and `b` are its operands, `dst` the register it writes.
enum class op : std::uint8_t {
  number_add,
  number_subtract,
  number_multiply,
  number_divide,
  number_power,
  number_negate,
  date_add_months,
  date_subtract_months,
  date_add_time,
  date_subtract_time,
  date_subtract_date,
  months_add,
  months_subtract,
  months_negate,
  months_multiply,
  months_divide,
  months_ratio,
  time_add,
  time_subtract,
  time_negate,
  time_multiply,
  time_divide,
  time_ratio,
  equal,  // of scalars of the kind `of`; lists and contexts part by part
  not_equal,
  less,
  less_equal,
  greater,
  greater_equal,
  in_range,   // a in the range b
  in_list,    // a equal to some element of b
  in_ranges,  // a in some range of the list b
  and_,
  or_,
  not_,
  skip_if_false,  // a false: dst = a, go to `target`
  skip_if_true,   // a true: dst = a, go to `target`
  jump_if_false,  // a false: go to `target`
  jump_if_true,   // a true: go to `target`
  choose,         // a: condition, b: then, operands[first]: else
  make_list,      // operands[first .. first + count)
  make_range,     // operands[first], operands[first + 1]; count: closed ends, 1 from, 2 to
  make_context,   // operands[first ..) with keys[target ..), sorted by key; `count` of them
  field,          // keys[first] of the context a
  part,           // part `count` (a date_part) of the date or duration a
  each_field,     // keys[first] of every element of the list a, `target` lists deep
  each_part,      // part `count` of every element of the list a, `target` lists deep
  index,          // element b of the list a
  loop,           // loops[first]; goes on at `target`
  call,           // built-in `target` of operands[first .. first + count)
  host,           // host function `target` of operands[first .. first + count)
  reported        // whether slot `first` is known
};

/// Whether an operation only decides where the code goes on.
[[nodiscard]] constexpr bool is_jump(op o) noexcept {
  return o == op::skip_if_false || o == op::skip_if_true || o == op::jump_if_false || o == op::jump_if_true;
}

/// Whether an operation gives true, false or unknown, whatever its operands.
[[nodiscard]] constexpr bool is_boolean(op o) noexcept {
  return (o >= op::equal && o <= op::skip_if_true) || o == op::reported;
}

/// Parts of dates and durations.
enum class date_part : std::uint8_t { year, month, day, weekday, years, months, days, hours, minutes, seconds };

/// One operation.
struct instruction {
  feel::op op = op::number_add;
  type::kind of = type::kind::nothing;      ///< kind of the operands of a comparison, of the elements of a function
  type::kind yields = type::kind::nothing;  ///< kind of what it writes to `dst`, where that is known; of a jump nothing
  std::uint32_t dst = 0;
  operand a;
  operand b;
  std::uint32_t first = 0;
  std::uint32_t count = 0;
  std::uint32_t target = 0;
  std::uint32_t place = 0;  ///< byte offset for reasons of the language
  std::uint8_t named = 0;   ///< of a comparison of dates: which of its sides are names (`side_*`)
};

/// Sides of a comparison: operand `a`, operand `b` or where the range `b` begins, and where that range ends.
inline constexpr std::uint8_t side_a = 1, side_b = 2, side_b_end = 4;

/// Code of a part of a loop, and where its value is afterwards.
struct block {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  operand result;
};

/// One iterator of a loop.
struct iterator_code {
  block from;  ///< the list, or the first end
  block to;    ///< the other end of a from-to
  bool from_to = false;
  bool dates = false;          ///< ends are dates, not numbers
  std::uint32_t variable = 0;  ///< register of the variable
  std::uint32_t place = 0;     ///< of the `..`
};

/// for, some, every, and the filter of a list.
struct loop_code {
  enum class form : std::uint8_t { for_, some, every, filter };
  form what = form::for_;
  std::vector<iterator_code> iterators;
  block body;
};

/// A comparison of the text outside of loops, for tracing.
struct comparison_code {
  std::uint32_t begin = 0;  ///< bytes of its text
  std::uint32_t end = 0;
  std::uint32_t place = 0;  ///< of the operator
  std::string sign;
  feel::type left;
  feel::type right;
  std::vector<std::uint32_t> operations;  ///< its instructions: both ends of between, each test of in
  std::uint32_t last = 0;                 ///< the one that writes the result
};

/// A slot a rule reads.
struct slot_use {
  int slot = 0;
  std::string name;
  bool only_reported = true;                          ///< named in reported(...) and nowhere else
  feel::type::kind kind = feel::type::kind::nothing;  ///< of the values that may stand in it

  friend bool operator==(const slot_use&, const slot_use&) = default;
};

/// A compiled rule in full.
struct compiled {
  std::string text;
  std::string source;
  feel::type type;
  std::vector<instruction> code;
  std::vector<operand> operands;
  std::vector<std::string> keys;
  std::vector<loop_code> loops;
  std::vector<comparison_code> comparisons;
  std::vector<value> constants;
  arena memory{1024};  ///< what constants point to
  operand result;
  std::uint32_t registers = 0;
  std::uint64_t cost = 0;
  std::uint64_t result_values = 0, compared_values = 0;  ///< the most there may be
  std::vector<slot_use> slots;
  std::vector<int> host_calls;
  bool uses_reported = false;
};

}  // namespace feel
}  // namespace TIEUCHI_ABI
}  // namespace tieuchi

// The table of operators of semantics section 5, pair by pair: what it lists has a type, all else is an issue.

#include <tieuchi/feel/checker.hpp>
#include <tieuchi/feel/compile.hpp>
#include <tieuchi/feel/name_table.hpp>

#include <boost/test/unit_test.hpp>

#include <array>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace feel = tieuchi::feel;
using feel::type;

namespace {

const std::array<std::string_view, 5> signs{"+", "-", "*", "/", "**"};

/// A type of every kind, by the name that has it.
const std::vector<std::pair<std::string, type>>& operands() {
  static const std::vector<std::pair<std::string, type>> all{
      {"n", type::number()},
      {"s", type::string()},
      {"p", type::boolean()},
      {"d", type::date()},
      {"ym", type::months_duration()},
      {"dt", type::time_duration()},
      {"g", type::rating({"yếu", "khá"})},
      {"xs", type::list(type::number())},
      {"r", type::range(type::number())},
      {"c", type::context({{"a", type::number()}})},
  };
  return all;
}

/// Rows of section 5: the text and the name whose type it has.
const std::map<std::string, std::string, std::less<>> results{
    {"n + n", "n"},    {"n - n", "n"},    {"n * n", "n"},    {"n / n", "n"},    {"n ** n", "n"},  {"d + ym", "d"},
    {"d - ym", "d"},   {"ym + d", "d"},   {"d + dt", "d"},   {"d - dt", "d"},   {"dt + d", "d"},  {"d - d", "dt"},
    {"ym + ym", "ym"}, {"ym - ym", "ym"}, {"dt + dt", "dt"}, {"dt - dt", "dt"}, {"ym * n", "ym"}, {"n * ym", "ym"},
    {"dt * n", "dt"},  {"n * dt", "dt"},  {"ym / n", "ym"},  {"dt / n", "dt"},  {"ym / ym", "n"}, {"dt / dt", "n"},
};

feel::name_table names() {
  feel::name_table t;
  for (const auto& [name, of] : operands()) t.add(name, of);
  return t;
}

type type_of(std::string_view name) {
  for (const auto& [known, of] : operands())
    if (known == name) return of;
  return {};
}

}  // namespace

BOOST_AUTO_TEST_SUITE(table_of_operators)

BOOST_AUTO_TEST_CASE(every_pair_has_the_type_of_its_row_or_is_refused) {
  const feel::name_table scope = names();
  for (const auto& [left, a] : operands())
    for (const auto& [right, b] : operands())
      for (const std::string_view sign : signs) {
        const std::string text = left + " " + std::string(sign) + " " + right;
        const auto compiled = feel::compile(text, scope);
        const auto row = results.find(text);
        const auto operation = feel::arithmetic_of(sign, a, b);
        BOOST_TEST(operation.has_value() == (row != results.end()), text);
        BOOST_TEST(compiled.ok() == (row != results.end()), text);
        if (compiled.ok()) BOOST_TEST((compiled.value.type() == type_of(row->second)), text);
        if (!compiled.ok()) BOOST_TEST(compiled.issues.front().code == "feel.type.operator", text);
      }
}

BOOST_AUTO_TEST_CASE(an_operation_takes_a_date_or_duration_before_what_is_added_or_multiplied) {
  for (const auto& [left, a] : operands())
    for (const auto& [right, b] : operands())
      for (const std::string_view sign : signs) {
        const std::string text = left + " " + std::string(sign) + " " + right;
        const bool swapped = text == "ym + d" || text == "dt + d" || text == "n * ym" || text == "n * dt";
        BOOST_TEST(feel::swaps(sign, a, b) == swapped, text);
      }
}

BOOST_AUTO_TEST_CASE(a_range_the_host_declares_over_what_has_no_order_contains_nothing) {
  feel::name_table scope = names();
  scope.add("rs", type::range(type::string())).add("rss", type::list(type::range(type::string())));
  for (const char* text : {"s in rs", "s in rss", "s in (\"a\", rs)"}) {
    const auto compiled = feel::compile(text, scope);
    BOOST_REQUIRE_MESSAGE(!compiled.ok(), text);
    BOOST_TEST(compiled.issues.front().code == "feel.type.compare", text);
  }
}

BOOST_AUTO_TEST_SUITE_END()

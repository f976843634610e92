// Slots that are none of those a rule was compiled for are a std::logic_error.

#include <tieuchi/feel/feel.hpp>

#include <boost/test/unit_test.hpp>

#include <array>
#include <concepts>
#include <string>

namespace feel = tieuchi::feel;
using feel::value;
using tieuchi::number;

namespace {

struct compiled_rule {
  feel::name_table names;
  feel::program rule;
  feel::arena memory;

  compiled_rule() {
    names.add("a", feel::type::number()).add("xs", feel::type::list(feel::type::number()));
    names.add("s", feel::type::string());
    rule = feel::compile("sum(xs) > a and s = \"x\"", names).value;
  }
  value run(std::span<const value> slots) { return feel::run(rule, slots, feel::host(), memory); }
};

template <class Text>
concept is_taken_as_string = requires(Text&& text) { value::string(std::forward<Text>(text)); };

}  // namespace

BOOST_FIXTURE_TEST_CASE(too_few_slots_are_refused, compiled_rule) {
  const std::array<value, 2> two{number(1), value::list({})};
  BOOST_CHECK_THROW((void)run(two), std::logic_error);
  BOOST_CHECK_THROW((void)run({}), std::logic_error);
}

BOOST_FIXTURE_TEST_CASE(a_value_of_another_kind_is_refused, compiled_rule) {
  const std::array<value, 3> good{number(1), value::list({}), value::string("x")};
  BOOST_CHECK_NO_THROW((void)run(good));
  for (std::size_t i = 0; i < good.size(); ++i) {
    auto bad = good;
    bad[i] = value(true);
    BOOST_CHECK_THROW((void)run(bad), std::logic_error);
    bad[i] = value();  // null, which strict mode has not
    BOOST_CHECK_THROW((void)run(bad), std::logic_error);
    bad[i] = feel::unknown_because({"x", -1, "not_reported"}, memory);
    BOOST_CHECK_NO_THROW((void)run(bad));
  }
}

BOOST_AUTO_TEST_CASE(a_program_without_a_rule_has_nothing_to_run) {
  feel::arena memory;
  BOOST_CHECK_THROW((void)feel::run(feel::program(), {}, feel::host(), memory), std::logic_error);
}

static_assert(is_taken_as_string<const char*> && is_taken_as_string<std::string_view>);
static_assert(is_taken_as_string<std::string&> && is_taken_as_string<const std::string&>);
static_assert(!is_taken_as_string<std::string>, "a value must not point into a text that is gone");

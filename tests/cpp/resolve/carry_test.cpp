#include <tieuchi/resolve/carry.hpp>

#include <boost/test/unit_test.hpp>

#include <string>
#include <vector>

using namespace tieuchi;

namespace {

feel::arena memory;

feel::value unknown(std::string_view fact) { return feel::unknown_because({fact, -1, "not_reported"}, memory); }
feel::value level(std::uint32_t n) { return feel::value::rating(n); }
feel::value list(std::vector<feel::value> elements) { return feel::make_list(elements, memory); }

std::string combined(std::string_view rule, const std::vector<feel::value>& values, bool lists = false) {
  std::vector<carry_share> parts;
  for (const feel::value& v : values) parts.push_back({v, 1, {}});
  const auto kind = *from_code<carry_kind>(rule);
  const feel::value v = combine({kind, false, lists, 2, "m:x@2025"}, parts, memory);
  std::string text;
  for (const feel::reason& r : feel::reasons_of(v))
    text += (text.empty() ? "? " : "; ") + r.text() + " " + std::string(r.code);
  if (v.is(feel::value::kind::boolean)) return v.boolean() ? "true" : "false";
  if (v.is(feel::value::kind::number)) return v.number().text();
  if (v.is(feel::value::kind::date)) return v.date().text();
  if (v.is(feel::value::kind::rating)) return "level " + std::to_string(v.level());
  return v.is(feel::value::kind::list) ? "list of " + std::to_string(v.elements().size()) : text;
}

}  // namespace

BOOST_AUTO_TEST_CASE(all_of_and_any_of_are_kleene) {
  BOOST_TEST(combined("all_of", {true, true}) == "true");
  BOOST_TEST(combined("all_of", {true, unknown("a")}) == "? a not_reported");
  BOOST_TEST(combined("all_of", {false, unknown("a")}) == "false");
  BOOST_TEST(combined("any_of", {true, unknown("a")}) == "true");
  BOOST_TEST(combined("any_of", {false, unknown("a")}) == "? a not_reported");
  BOOST_TEST(combined("any_of", {false, false}) == "false");
}

BOOST_AUTO_TEST_CASE(the_end_of_a_scale_decides_without_the_unknown_part) {
  BOOST_TEST(combined("worst", {level(0), unknown("a")}) == "level 0");
  BOOST_TEST(combined("worst", {level(1), unknown("a")}) == "? a not_reported");
  BOOST_TEST(combined("worst", {level(2), level(1)}) == "level 1");
  BOOST_TEST(combined("best", {level(2), unknown("a")}) == "level 2");
  BOOST_TEST(combined("best", {level(0), level(1)}) == "level 1");
}

BOOST_AUTO_TEST_CASE(sums_and_ends_need_every_part_and_name_all_that_are_unknown) {
  BOOST_TEST(combined("sum", {number(1), unknown("a"), unknown("b")}) == "? a not_reported; b not_reported");
  BOOST_TEST(combined("least", {number(3), number(2)}) == "2");
  BOOST_TEST(combined("greatest", {*date::parse("2024-01-01"), *date::parse("2024-02-01")}) == "2024-02-01");
}

BOOST_AUTO_TEST_CASE(a_union_drops_doubles) {
  BOOST_TEST(combined("union", {list({number(1), number(2)}), list({number(2), number(3)})}) == "list of 3");
  BOOST_TEST(combined("union", {list({}), unknown("a")}) == "? a not_reported");
}

BOOST_AUTO_TEST_CASE(parts_that_reported_there_is_none_drop_out) {
  BOOST_TEST(combined("least", {list({}), list({number(4)})}, true) == "list of 1");
  BOOST_TEST(combined("least", {level(1), level(2)}) == "level 1");
  BOOST_TEST(combined("greatest", {level(1), unknown("a")}) == "? a not_reported");
  BOOST_TEST(combined("least", {list({}), list({})}, true) == "list of 0");
  BOOST_TEST(combined("least", {list({}), unknown("a")}, true) == "? a not_reported");
}

BOOST_AUTO_TEST_CASE(weights_may_be_shares) {
  const auto mean = [](number share_a, number share_b) {
    const std::vector<carry_share> parts{{number(10), share_a, {}}, {number(4), share_b, {}}};
    return combine({carry_kind::mean, true, false, 0, "m:x@2025"}, parts, memory);
  };
  BOOST_TEST(mean(*number::parse("0.5"), 1).number().text() == "6");
  BOOST_TEST(mean(0, 0).is_unknown());
}

BOOST_AUTO_TEST_CASE(a_rule_that_does_not_fit_the_type_gives_no_value) {
  BOOST_TEST(combined("sum", {true, false}) == "? m:x@2025 no_carry_over_rule");
  BOOST_TEST(combined("own", {number(1)}) == "? m:x@2025 no_carry_over_rule");
  BOOST_TEST(!combines(carry_kind::none));
  BOOST_TEST(combines(carry_kind::union_of));
}

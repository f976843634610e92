// Values outlive their maker when copied, compare by content and reasons, and print as FEEL text.

#include <tieuchi/feel/operations.hpp>
#include <tieuchi/feel/print.hpp>
#include <tieuchi/feel/type.hpp>
#include <tieuchi/feel/value.hpp>

#include <boost/test/unit_test.hpp>

#include <compare>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

using namespace tieuchi;
using namespace tieuchi::feel;

namespace {

value unknown_of(std::string_view fact, std::string_view code, arena& memory, std::int32_t place = -1) {
  return unknown_because({memory.copy(fact), place, memory.copy(code)}, memory);
}

/// A value of every kind, made anew in an arena; `twist` changes the content of each.
std::vector<value> one_of_each(arena& memory, int twist = 0) {
  const field fields[] = {{"b", number(2 + twist)}, {"a", unknown_of("f", twist == 0 ? "late" : "none", memory)}};
  const value elements[] = {number(1 + twist), make_string("xã", memory)};
  return {unknown_of("f", twist == 0 ? "late" : "none", memory),
          twist == 0,
          number(7 + twist),
          make_string(twist == 0 ? "a" : "b", memory),
          *date::of(2024, 2, 28 + twist),
          months_duration{14 + twist},
          time_duration{5 + twist},
          value::rating(static_cast<std::uint32_t>(twist)),
          make_list(elements, memory),
          make_context(fields, memory),
          make_range({number(1), number(3 + twist), true, twist == 0}, memory)};
}

std::string reasons(const value& v) {
  std::string all;
  for (const reason& r : reasons_of(v)) all += r.text() + " " + std::string(r.code) + ";";
  return all;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(values)

BOOST_AUTO_TEST_CASE(equal_content_is_identical_whoever_made_it_and_other_content_is_not) {
  arena here;
  arena there;
  const auto some = one_of_each(here);
  const auto same = one_of_each(there);
  const auto other = one_of_each(there, 1);
  for (std::size_t i = 0; i < some.size(); ++i)
    for (std::size_t j = 0; j < some.size(); ++j) {
      BOOST_TEST(identical(some[i], same[j]) == (i == j));
      BOOST_TEST(!identical(some[i], other[j]));
    }
  BOOST_TEST(identical(value(), value()));
}

BOOST_AUTO_TEST_CASE(a_value_is_asked_only_for_what_its_kind_has) {
  using ask = void (*)(const value&);
  const std::pair<value::kind, ask> questions[] = {
      {value::kind::unknown, [](const value& v) { static_cast<void>(v.why()); }},
      {value::kind::boolean, [](const value& v) { static_cast<void>(v.boolean()); }},
      {value::kind::number, [](const value& v) { static_cast<void>(v.number()); }},
      {value::kind::string, [](const value& v) { static_cast<void>(v.string()); }},
      {value::kind::date, [](const value& v) { static_cast<void>(v.date()); }},
      {value::kind::months_duration, [](const value& v) { static_cast<void>(v.months()); }},
      {value::kind::time_duration, [](const value& v) { static_cast<void>(v.time()); }},
      {value::kind::rating, [](const value& v) { static_cast<void>(v.level()); }},
      {value::kind::list, [](const value& v) { static_cast<void>(v.elements()); }},
      {value::kind::context, [](const value& v) { static_cast<void>(v.fields()); }},
      {value::kind::context, [](const value& v) { static_cast<void>(v.find("a")); }},
      {value::kind::range, [](const value& v) { static_cast<void>(v.ends()); }}};
  arena memory;
  auto all = one_of_each(memory);
  all.emplace_back();
  for (const value& v : all)
    for (const auto& [kind, asked] : questions)
      if (v.is(kind))
        BOOST_CHECK_NO_THROW(asked(v));
      else
        BOOST_CHECK_THROW(asked(v), std::logic_error);
}

BOOST_AUTO_TEST_CASE(operations_refuse_what_they_are_not_for) {
  const value n = number(1);
  const value pair[] = {true, n};
  BOOST_CHECK_THROW(static_cast<void>(order(true, false)), std::logic_error);
  BOOST_CHECK_THROW(static_cast<void>(comparison_of("<>")), std::logic_error);
  BOOST_CHECK_THROW(static_cast<void>(holds(op::and_, std::strong_ordering::less)), std::logic_error);
  BOOST_CHECK_THROW(static_cast<void>(holds(op::number_add, std::strong_ordering::less)), std::logic_error);
  BOOST_CHECK_THROW(static_cast<void>(arithmetic(op::less, n, n, strict_limits)), std::logic_error);
  BOOST_CHECK_THROW(static_cast<void>(arithmetic(op::months_add, n, n, strict_limits)), std::logic_error);
  for (const builtin f : {builtin::not_, builtin::count, builtin::all, builtin::list_contains, builtin::share})
    BOOST_CHECK_THROW(static_cast<void>(function_of(f, pair, strict_limits)), std::logic_error);
}

BOOST_AUTO_TEST_CASE(a_comparison_holds_for_the_orders_its_sign_says) {
  for (const auto& [sign, held] : std::vector<std::pair<std::string_view, std::string_view>>{
           {"=", "="}, {"!=", "<>"}, {"<", "<"}, {"<=", "<="}, {">", ">"}, {">=", "=>"}})
    for (const auto& [letter, found] :
         {std::pair{'<', std::strong_ordering::less}, std::pair{'=', std::strong_ordering::equal},
          std::pair{'>', std::strong_ordering::greater}})
      BOOST_TEST(holds(comparison_of(sign), found) == (held.find(letter) != std::string_view::npos), sign);
}

BOOST_AUTO_TEST_CASE(a_range_is_its_ends_and_whether_they_belong) {
  arena memory;
  const value whole = make_range({number(1), number(3), true, true}, memory);
  for (const range_ends& other :
       {range_ends{number(1), number(3), false, true}, range_ends{number(1), number(3), true, false},
        range_ends{number(0), number(3), true, true}, range_ends{number(1), number(4), true, true}})
    BOOST_TEST(!identical(whole, make_range(other, memory)));
}

BOOST_AUTO_TEST_CASE(a_context_is_its_keys_and_their_values) {
  arena memory;
  const field one[] = {{"a", number(1)}};
  const field renamed[] = {{"b", number(1)}};
  const field longer[] = {{"a", number(1)}, {"b", number(1)}};
  const value v = make_context(one, memory);
  BOOST_TEST(!identical(v, make_context(renamed, memory)));
  BOOST_TEST(!identical(v, make_context(longer, memory)));
  BOOST_TEST((v.find("0") == nullptr));
  BOOST_TEST((v.find("b") == nullptr));
  BOOST_TEST((v.find("a") != nullptr));
}

BOOST_AUTO_TEST_CASE(unknowns_differ_by_fact_place_and_code) {
  arena memory;
  const value v = unknown_of("f", "late", memory, 3);
  BOOST_TEST(identical(v, unknown_of("f", "late", memory, 3)));
  BOOST_TEST(!identical(v, unknown_of("f", "late", memory, 4)));
  BOOST_TEST(!identical(v, unknown_of("g", "late", memory, 3)));
  BOOST_TEST(!identical(v, unknown_of("f", "none", memory, 3)));
}

BOOST_AUTO_TEST_CASE(a_deep_copy_outlives_the_arena_of_its_maker) {
  arena keeper;
  std::vector<value> kept;
  {
    arena maker;
    for (const value& v : one_of_each(maker)) kept.push_back(deep_copy(v, keeper));
  }
  arena memory;
  const auto same = one_of_each(memory);
  for (std::size_t i = 0; i < same.size(); ++i) BOOST_TEST(identical(kept[i], same[i]));
}

BOOST_AUTO_TEST_CASE(reasons_are_found_at_any_depth_and_named_once) {
  arena memory;
  const value late = unknown_of("b", "late", memory);
  const value early = unknown_of("a", "late", memory);
  const value ends = make_range({late, early, true, true}, memory);
  const value listed[] = {late, ends, late};
  const field fields[] = {{"x", make_list(listed, memory)}, {"y", unknown_of("a", "none", memory)}};
  const value v = make_context(fields, memory);
  BOOST_TEST(reasons(v) == "a late;a none;b late;");
  BOOST_TEST(reasons(deep_copy(v, memory)) == "a late;a none;b late;");
  BOOST_TEST(reasons(number(1)).empty());
}

BOOST_AUTO_TEST_CASE(a_value_is_wholly_known_when_no_part_is_unknown) {
  arena memory;
  const value late = unknown_of("b", "late", memory);
  BOOST_TEST(!wholly_known(late));
  BOOST_TEST(wholly_known(number(1)));
  BOOST_TEST(wholly_known(make_range({number(1), number(2), true, true}, memory)));
  BOOST_TEST(!wholly_known(make_range({late, number(2), true, true}, memory)));
  BOOST_TEST(!wholly_known(make_range({number(1), late, true, true}, memory)));
  BOOST_TEST(!wholly_known(make_list(std::vector<value>{number(1), late}, memory)));
  const field fields[] = {{"x", late}};
  BOOST_TEST(!wholly_known(make_context(fields, memory)));
}

BOOST_AUTO_TEST_CASE(an_unknown_without_a_reason_is_misuse) {
  arena memory;
  BOOST_CHECK_THROW(static_cast<void>(unknown_because(std::span<const reason>(), memory)), std::logic_error);
}

BOOST_AUTO_TEST_CASE(text_escapes_what_a_literal_cannot_hold) {
  BOOST_TEST(quoted_text("a\"\\\n\r\t\x01\x1F xã") == "\"a\\\"\\\\\\n\\r\\t\\u0001\\u001F xã\"");
}

BOOST_AUTO_TEST_CASE(text_shows_open_ends_odd_keys_and_levels_without_a_scale) {
  arena memory;
  BOOST_TEST(text_of(make_range({number(1), number(2), false, false}, memory), type::range(type::number())) ==
             "(1..2)");
  const field fields[] = {{"b c", number(1)}, {"a", true}};
  BOOST_TEST(text_of(make_context(fields, memory), type::nothing()) == "{a: true, \"b c\": 1}");
  BOOST_TEST(text_of(value::rating(2), type::number()) == "2");
  BOOST_TEST(text_of(value::rating(2), type::rating({"một", "hai"})) == "2");
  BOOST_TEST(text_of(value::rating(1), type::rating({"một", "hai"})) == "\"hai\"");
}

BOOST_AUTO_TEST_CASE(a_type_refuses_questions_of_another_kind) {
  BOOST_CHECK_THROW(static_cast<void>(type::number().element()), std::logic_error);
  BOOST_CHECK_THROW(static_cast<void>(type::number().levels()), std::logic_error);
  BOOST_CHECK_THROW(static_cast<void>(type::number().fields()), std::logic_error);
}

BOOST_AUTO_TEST_CASE(two_types_have_one_in_common_when_their_parts_have) {
  const auto of = [](const char* key, const type& t) { return type::context({{key, t}}); };
  const type empty = type::list(type::nothing());
  const type numbers = type::list(type::number());
  BOOST_TEST((common(of("a", empty), of("a", numbers)) == of("a", numbers)));
  BOOST_TEST(!common(of("a", numbers), of("b", numbers)));
  BOOST_TEST(!common(of("a", type::string()), of("a", type::number())));
  BOOST_TEST(!common(of("a", type::number()), type::context({{"a", type::number()}, {"b", type::number()}})));
  BOOST_TEST(!of("b", type::number()).field("a"));
  BOOST_TEST(!of("b", type::number()).field("c"));
  BOOST_TEST(type::list(type::range(type::date())).has_range());
  BOOST_TEST(of("a", type::range(type::date())).has_range());
  BOOST_TEST(type::range(type::date()).text() == "range<date>");
}

BOOST_AUTO_TEST_CASE(an_arena_grows_when_it_must_and_keeps_its_blocks) {
  arena memory(64);
  BOOST_TEST(memory.capacity() == 0u);
  BOOST_TEST(memory.copy("").empty());
  BOOST_TEST(memory.make<value>(0).empty());
  static_cast<void>(memory.make<value>(1));
  const std::string long_text(1000, 'x');
  BOOST_TEST(memory.copy(long_text) == long_text);
  const std::size_t grown = memory.capacity();
  BOOST_TEST(grown >= 1000u);
  memory.clear();
  BOOST_TEST(memory.copy(long_text) == long_text);  // the first block is too small and is passed over
  BOOST_TEST(memory.capacity() == grown);
}

BOOST_AUTO_TEST_CASE(an_arena_passes_over_every_block_that_is_too_small) {
  arena memory(64);
  for (const std::size_t size : {60, 100, 1000}) static_cast<void>(memory.copy(std::string(size, 'x')));
  const std::size_t grown = memory.capacity();
  memory.clear();
  static_cast<void>(memory.copy("x"));
  static_cast<void>(memory.copy(std::string(1000, 'x')));
  BOOST_TEST(memory.capacity() == grown);
}

BOOST_AUTO_TEST_SUITE_END()

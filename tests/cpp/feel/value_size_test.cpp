// Sizes are trees: they count every value, take the larger or smaller part by part, and never overflow.

#include <tieuchi/feel/value_size.hpp>

#include <boost/test/unit_test.hpp>

#include <cstdint>
#include <limits>
#include <string>

using tieuchi::feel::type;
using tieuchi::feel::value_size;

namespace {

value_size list(std::uint64_t n, const value_size& of = {}) { return value_size::list(n, of); }

}  // namespace

BOOST_AUTO_TEST_SUITE(sizes_of_values)

BOOST_AUTO_TEST_CASE(a_size_counts_the_value_and_all_in_it) {
  BOOST_TEST(value_size().values() == 1u);
  BOOST_TEST(value_size().inside() == 0u);
  BOOST_TEST(value_size::range().values() == 3u);
  BOOST_TEST(list(0).values() == 1u);
  BOOST_TEST(list(3).values() == 4u);
  BOOST_TEST(list(3, list(2)).values() == 10u);
  BOOST_TEST(value_size::context({}).values() == 1u);
  BOOST_TEST(value_size::context({{"b", list(2)}, {"a", {}}}).values() == 5u);
}

BOOST_AUTO_TEST_CASE(long_texts_and_keys_count_one_more_for_each_64_bytes) {
  BOOST_TEST(value_size::text(63).values() == 1u);
  BOOST_TEST(value_size::text(64).values() == 2u);
  BOOST_TEST(value_size::text(16'000).values() == 251u);
  BOOST_TEST(value_size::context({{std::string(64, 'k'), {}}}).values() == 3u);
}

BOOST_AUTO_TEST_CASE(a_declared_value_has_the_bound_outside_and_the_inner_bound_in_each_list_inside) {
  const type numbers = type::list(type::number());
  const auto size = [](const type& of) { return value_size::declared(of, 10, 3).values(); };
  BOOST_TEST(size(type::number()) == 1u);
  BOOST_TEST(size(type::range(type::date())) == 3u);
  BOOST_TEST(size(numbers) == 11u);
  BOOST_TEST(size(type::list(numbers)) == 1u + 10 * 4);
  BOOST_TEST(size(type::list(type::list(numbers))) == 1u + 10 * (1 + 3 * 4));
  BOOST_TEST(size(type::context({{"a", numbers}, {"b", type::string()}})) == 1u + 11 + 1);
  BOOST_TEST(size(type::list(type::context({{"a", numbers}}))) == 1u + 10 * (1 + 4));
}

BOOST_AUTO_TEST_CASE(a_size_is_taken_apart_as_its_value_is) {
  const value_size row = value_size::context({{"a", {}}, {"of", list(2)}});
  const value_size table = list(3, row);
  BOOST_TEST(table.length() == 3u);
  BOOST_TEST(table.element().values() == row.values());
  BOOST_TEST(row.field("of").values() == 3u);
  BOOST_TEST(table.field("of").values() == list(3, list(2)).values());
  BOOST_TEST(table.elements() == 3u);
  BOOST_TEST(list(2, table).elements() == 2u + 2 * 3);
  BOOST_TEST(row.length() == 0u);
  BOOST_TEST(row.elements() == 0u);
  BOOST_TEST(value_size().element().values() == 1u);
}

BOOST_AUTO_TEST_CASE(the_larger_and_the_smaller_are_found_part_by_part) {
  const value_size wide = list(5, list(1));
  const value_size deep = list(2, list(4));
  BOOST_TEST(larger(wide, deep).values() == list(5, list(4)).values());
  BOOST_TEST(values_in_both(wide, deep) == list(2, list(1)).values());
  const value_size a = value_size::context({{"x", list(3)}, {"y", list(1)}});
  const value_size b = value_size::context({{"x", list(1)}, {"y", list(3)}});
  BOOST_TEST(larger(a, b).values() == 1u + 4 + 4);
  BOOST_TEST(values_in_both(a, b) == 1u + 2 + 2);
  BOOST_TEST(values_in_both(value_size::text(640), value_size()) == 1u);
}

BOOST_AUTO_TEST_CASE(an_empty_list_says_nothing_of_elements) {
  BOOST_TEST(larger(list(0), list(2, list(7))).values() == list(2, list(7)).values());
  BOOST_TEST(larger(list(2, list(7)), list(0)).values() == list(2, list(7)).values());
  BOOST_TEST(larger(list(1, list(0)), list(1, list(2))).values() == list(1, list(2)).values());
  BOOST_TEST(values_in_both(list(0), list(2, list(7))) == 1u);
}

BOOST_AUTO_TEST_CASE(sizes_stay_at_the_greatest_number) {
  constexpr std::uint64_t endless = std::numeric_limits<std::uint64_t>::max();
  value_size size;
  for (int i = 0; i < 30; ++i) size = list(10'000, size);
  BOOST_TEST(size.values() == endless);
  BOOST_TEST(size.elements() == endless);
  BOOST_TEST(values_in_both(size, size) == endless);
  BOOST_TEST(value_size::context({{"a", size}, {"b", size}}).values() == endless);
  BOOST_TEST(larger(size, list(1)).values() == endless);
}

BOOST_AUTO_TEST_SUITE_END()

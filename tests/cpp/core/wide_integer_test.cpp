#include <tieuchi/core/wide_integer.hpp>

#include <boost/mpl/list.hpp>
#include <boost/test/unit_test.hpp>

#include <cstdint>
#include <random>
#include <stdexcept>

using namespace tieuchi;
using namespace tieuchi::detail;
using both = boost::mpl::list<bounded_integer, heap_integer>;

namespace {

/// A number of up to that many limbs, many of them full or empty, as long divisions dislike them.
template <class Wide>
Wide random_wide(std::mt19937_64& random, int limbs) {
  Wide value;
  for (; limbs > 0; --limbs) {
    value <<= 64;
    const std::uint64_t kind = random() % 4;
    value += Wide(kind == 0 ? 0 : kind == 1 ? ~std::uint64_t{0} : kind == 2 ? std::uint64_t{1} << 63 : random());
  }
  return value;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(wide_integers)

BOOST_AUTO_TEST_CASE_TEMPLATE(a_quotient_times_the_divisor_plus_the_remainder_is_the_value, Wide, both) {
  std::mt19937_64 random(7);
  for (int i = 0; i < 20000; ++i) {
    const Wide divisor = random_wide<Wide>(random, 1 + i % 7);
    if (divisor.is_zero()) continue;
    const Wide value = random_wide<Wide>(random, 1 + i % 11);
    Wide rest = value;
    const Wide quotient = Wide::divide(rest, divisor);
    BOOST_REQUIRE((rest < divisor));
    Wide again = quotient * divisor;
    again += rest;
    BOOST_REQUIRE((again == value));
  }
}

BOOST_AUTO_TEST_CASE_TEMPLATE(small_values_behave_as_machine_integers, Wide, both) {
  std::mt19937_64 random(8);
  for (int i = 0; i < 5000; ++i) {
    const uint128 a = random() >> i % 64;
    const uint128 b = random() >> (i / 64) % 64;
    Wide sum(a);
    sum += Wide(b);
    BOOST_REQUIRE((sum == Wide(a + b)));
    sum -= Wide(b);
    BOOST_REQUIRE((sum == Wide(a)));
    BOOST_REQUIRE((Wide(a) * Wide(b) == Wide(a * b)));
    BOOST_REQUIRE(((Wide(a) <=> Wide(b)) == (a <=> b)));
    BOOST_REQUIRE((wide_gcd(Wide(a), Wide(b)) == Wide(gcd(a, b))));
    BOOST_REQUIRE(Wide(a).bits() == bits_of(a));
  }
}

BOOST_AUTO_TEST_CASE_TEMPLATE(long_powers_of_five_are_those_of_repeated_multiplication, Wide, both) {
  Wide expected(1);
  for (std::int64_t count = 0; count <= 1300; ++count, expected.scale(5)) {
    if (count % 100 > 1 && (count < 539 || count > 542)) continue;
    Wide value(1);
    scale_by_fives(value, count);
    BOOST_REQUIRE((value == expected));
  }
}

BOOST_AUTO_TEST_CASE_TEMPLATE(shifts_there_and_back_lose_nothing, Wide, both) {
  std::mt19937_64 random(9);
  for (std::size_t bits = 0; bits < 400; ++bits) {
    const Wide value = random_wide<Wide>(random, 5);
    Wide shifted = value;
    shifted <<= bits;
    BOOST_TEST((value.is_zero() || shifted.bits() == value.bits() + static_cast<std::int64_t>(bits)));
    shifted >>= bits;
    BOOST_TEST((shifted == value));
  }
}

BOOST_AUTO_TEST_CASE_TEMPLATE(long_powers_of_five_divide_by_each_smaller_one, Wide, both) {
  Wide long_power(1);
  scale_by_fives(long_power, 1300);
  Wide short_power(1);
  for (int i = 0; i < 650; ++i) short_power.scale(5);
  BOOST_TEST((short_power * short_power == long_power));
}

BOOST_AUTO_TEST_CASE_TEMPLATE(the_common_divisor_of_multiples_is_found, Wide, both) {
  std::mt19937_64 random(10);
  for (int i = 0; i < 200; ++i) {
    const Wide shared = random_wide<Wide>(random, 4);
    if (shared.is_zero()) continue;
    BOOST_TEST((wide_gcd(shared * Wide(35), shared * Wide(22)) == shared));
  }
}

BOOST_AUTO_TEST_CASE(a_bounded_integer_refuses_to_outgrow_its_bits) {
  bounded_integer value(1);
  value <<= 80 * 64 - 65;
  BOOST_CHECK_THROW(value <<= 640, std::logic_error);
}

BOOST_AUTO_TEST_SUITE_END()

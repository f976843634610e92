#include "show.hpp"

#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include <array>
#include <chrono>
#include <string>

using namespace tieuchi;

namespace {

const std::string nines(34, '9');

number third() { return divide(1, 3).value(); }

std::string sum(std::string_view a, std::string_view b) { return text_or_nothing(add(num(a), num(b))); }
std::string product(std::string_view a, std::string_view b) { return text_or_nothing(multiply(num(a), num(b))); }
std::string quotient(std::string_view a, std::string_view b) { return text_or_nothing(divide(num(a), num(b))); }
std::string raised(std::string_view a, std::string_view b) { return text_or_nothing(power(num(a), num(b))); }
std::string remainder(std::string_view a, std::string_view b) { return text_or_nothing(modulo(num(a), num(b))); }

}  // namespace

BOOST_AUTO_TEST_SUITE(numbers)

BOOST_AUTO_TEST_CASE(a_quotient_keeps_numerator_and_denominator) {
  BOOST_TEST(multiply(third(), 3).value() == number(1));
  BOOST_TEST(add(third(), add(third(), third()).value()).value() == number(1));
  BOOST_TEST((third().coefficient() == 1));
  BOOST_TEST(static_cast<int>(third().denominator()) == 3);
  BOOST_TEST(!third().is_decimal());
}

BOOST_AUTO_TEST_CASE(a_share_is_compared_with_its_threshold_by_cross_multiplication) {
  BOOST_TEST((divide(1, 10).value() >= num("0.1")));
  BOOST_TEST((divide(999'999'999, 10'000'000'000).value() < num("0.1")));
  BOOST_TEST((divide(num(nines), num("1e34")).value() < number(1)));
  BOOST_TEST((third() > num("0.3333333333333333333333333333333333")));
  BOOST_TEST((third() < num("0.3333333333333333333333333333333334")));
}

BOOST_AUTO_TEST_CASE(nothing_is_rounded_on_the_way_into_a_function) {
  const number two = multiply(divide(2, 3).value(), 3).value();
  BOOST_TEST(round(two, 0, rounding::floor).value() == number(2));
}

BOOST_AUTO_TEST_CASE(scale_is_not_kept_so_equal_values_have_equal_members) {
  BOOST_TEST(num("1.0") == num("1.00"));
  BOOST_TEST(num("1200e-2") == number(12));
  BOOST_TEST(divide(6, 4).value() == num("1.5"));
  BOOST_TEST(divide(1, 1024).value() == num("0.0009765625"));
  BOOST_TEST(num("-0.000") == number());
  BOOST_TEST(number::of_ratio(-10, -4).value() == num("2.5"));
  BOOST_TEST(number::of_decimal(2500, -3).value() == num("2.5"));
}

BOOST_AUTO_TEST_CASE(a_decimal_of_one_mode_may_be_none_of_the_other) {
  BOOST_TEST(number(12).is_decimal());
  BOOST_TEST(num("1e-64").is_decimal());
  const number fine = num("1e-65", conformance_limits);
  BOOST_TEST(fine.is_decimal(conformance_limits));
  BOOST_TEST(!fine.is_decimal());
}

BOOST_AUTO_TEST_CASE(whole_numbers_stay_exact_up_to_34_digits_and_their_neighbours_round_to_even) {
  BOOST_TEST(sum(nines, "-1") == std::string(33, '9') + '8');
  BOOST_TEST(sum(nines, "1") == "1e34");
  BOOST_TEST(num("1e34") == add(num(nines), 1).value());
  BOOST_TEST(sum("1e34", "1") == "1e34");                                    // 34 digits cannot hold the 1
  BOOST_TEST(sum("1e34", "5") == "1e34");                                    // a tie: to the even digit
  BOOST_TEST(sum("1e34", "6") == "1.000000000000000000000000000000001e34");  // nearer to the next
  BOOST_TEST(sum("1.000000000000000000000000000000001e34", "5") == "1.000000000000000000000000000000002e34");
  BOOST_TEST(sum("1e34", "-0.5") == "1e34");
  BOOST_TEST(sum("1e34", "-0.6") == nines);
  BOOST_TEST(sum("5", "1e-64") == "5");
}

BOOST_AUTO_TEST_CASE(a_fraction_whose_parts_outgrow_34_digits_becomes_a_decimal) {
  const number fine = divide(1, num(nines)).value();
  BOOST_TEST(!fine.is_decimal());
  BOOST_TEST(fine.text() == "1e-34");
  const number finer = multiply(fine, third()).value();
  BOOST_TEST(finer.is_decimal());
  BOOST_TEST(finer.text() == "3.33333333333333333333333333333e-35");  // no digit finer than 10^-64
}

BOOST_AUTO_TEST_CASE(results_of_short_fractions_that_outgrow_34_digits_become_decimals_too) {
  const number a = 4'000'000'000'000'000'003;
  const number b = 3'000'000'000'000'000'001;
  const number part_a = divide(1, a).value();
  const number part_b = divide(1, b).value();
  BOOST_TEST(add(part_a, part_b).value().text() == "5.833333333333333330347222222222222e-19");
  BOOST_TEST(multiply(part_a, part_b).value().text() == "8.33333333333333332430555556e-38");
  BOOST_TEST(divide(a, part_b).value().text() == "1.2000000000000000013e37");
}

BOOST_AUTO_TEST_CASE(a_long_binary_fraction_is_a_member_as_fraction_and_printed_with_34_digits) {
  const number tiny = divide(1, power(2, 16).value()).value();
  number x = tiny;
  for (int i = 1; i < 7; ++i) x = multiply(x, tiny).value();
  BOOST_TEST(!x.is_decimal());  // 2^-112 has 79 digits, and is 1 / 2^112
  BOOST_TEST(x.text() == "1.925929944387235853055977942584927e-34");
  BOOST_TEST(multiply(x, power(2, 16).value()).value() == divide(x, tiny).value());
}

BOOST_AUTO_TEST_CASE(no_digit_is_finer_than_the_least_exponent) {
  BOOST_TEST(product("1e-32", "1e-32") == "1e-64");
  BOOST_TEST(product("1e-32", "5e-33") == "0");  // a tie between 0 and 1e-64: to even
  BOOST_TEST(product("1e-32", "6e-33") == "1e-64");
  BOOST_TEST(product("3e-32", "5e-33") == "2e-64");
  BOOST_TEST(product("-1e-32", "6e-33") == "-1e-64");
}

BOOST_AUTO_TEST_CASE(magnitudes_of_10_to_64_or_more_have_no_value) {
  BOOST_TEST(sum(nines + "e30", "1e29") == "9." + nines.substr(1) + "e63");
  BOOST_TEST(!add(num(nines + "e30"), num("1e30")).has_value());
  BOOST_TEST(!add(num(nines + "e30"), num("5e29")).has_value());  // the tie rounds up and out
  BOOST_TEST(!multiply(num("1e32"), num("1e32")).has_value());
  BOOST_TEST(product("1e32", "1e31") == "1e63");
  BOOST_TEST(!divide(num("1e63"), num("0.1")).has_value());
}

BOOST_AUTO_TEST_CASE(division_by_zero_has_no_value) {
  BOOST_TEST(!divide(1, 0).has_value());
  BOOST_TEST(!divide(0, 0).has_value());
  BOOST_TEST(!modulo(1, 0).has_value());
  BOOST_TEST(!number::of_ratio(1, 0).has_value());
  BOOST_TEST(quotient("0", "7") == "0");
}

BOOST_AUTO_TEST_CASE(powers_need_a_whole_exponent_within_the_limit) {
  BOOST_TEST(raised("2", "10") == "1024");
  BOOST_TEST(raised("2", "-2") == "0.25");
  BOOST_TEST(raised("-3", "3") == "-27");
  BOOST_TEST(raised("0", "0") == "1");
  BOOST_TEST(raised("0", "-1") == "nothing");
  BOOST_TEST(raised("0", "5") == "0");
  BOOST_TEST(raised("2", "0.5") == "nothing");
  BOOST_TEST(raised("1.1", "16") == "4.5949729863572161");
  BOOST_TEST(raised("1.1", "17") == "nothing");
  BOOST_TEST(raised("1", "-17") == "nothing");
  BOOST_TEST(raised("9", "1e30") == "nothing");
  BOOST_TEST(raised("1e16", "4") == "nothing");
  BOOST_TEST(raised("1e-16", "5") == "0");
  BOOST_TEST(power(third(), -16).value() == number(43046721));
}

BOOST_AUTO_TEST_CASE(a_power_is_exact_and_rounded_once) {
  // 1.000000000000000000000000000000001 ** 16 by its binomial: 1 + 16e-33 + 120e-66 + ...
  BOOST_TEST(raised("1.000000000000000000000000000000001", "16") == "1.000000000000000000000000000000016");
  BOOST_TEST(power(number::of_ratio(2, 3).value(), 16).value() == number::of_ratio(65536, 43046721).value());
}

BOOST_AUTO_TEST_CASE(conformance_powers_take_bounded_time) {
  const auto begin = std::chrono::steady_clock::now();
  const number base = divide(num(nines), num("9999999999999999999999999999999997"), conformance_limits).value();
  BOOST_TEST(power(base, 999, conformance_limits).value().text() == "1.0000000000000000000000000000002");
  BOOST_TEST(power(num("1.5"), -999, conformance_limits).has_value());
  BOOST_TEST(!power(num("1e7"), 999, conformance_limits).has_value());
  BOOST_TEST(power(num("3e-7"), 946, conformance_limits).value().text() != "0");
  BOOST_TEST(power(num("3e-7"), 947, conformance_limits).value() == number(0));  // 7e-6178: half a unit is more
  BOOST_TEST(power(num("3e-7"), 999, conformance_limits).value() == number(0));
  // Without a bound they do not end within a day; this one leaves room for slow machines and sanitizers.
  BOOST_TEST((std::chrono::steady_clock::now() - begin < std::chrono::seconds(20)));
}

BOOST_AUTO_TEST_CASE(modulo_has_the_sign_of_the_divisor) {
  BOOST_TEST(remainder("-10", "4") == "2");
  BOOST_TEST(remainder("10", "-4") == "-2");
  BOOST_TEST(remainder("10", "4") == "2");
  BOOST_TEST(remainder("-12", "4") == "0");
  BOOST_TEST(remainder("10.1", "4.5") == "1.1");
  BOOST_TEST(remainder("1e63", "7") == "6");
  BOOST_TEST(modulo(third(), num("0.25")).value() == divide(1, 12).value());
}

BOOST_AUTO_TEST_CASE(negate_and_absolute_always_have_a_value) {
  BOOST_TEST(negate(third()) == divide(-1, 3).value());
  BOOST_TEST(absolute(num("-1e63")) == num("1e63"));
  BOOST_TEST(negate(number()) == number());
}

BOOST_AUTO_TEST_CASE(order_is_exact_over_every_kind) {
  const std::array ascending{num("-1e63"), negate(third()), num("-1e-64"), number(0), num("1e-64"),
                             num("0.33"),  third(),         num("0.34"),   number(1), num("1e33"),
                             num(nines),   num("1e34"),     num("1e63")};
  for (std::size_t i = 0; i < ascending.size(); ++i) {
    for (std::size_t k = 0; k < ascending.size(); ++k) {
      BOOST_TEST(((ascending[i] <=> ascending[k]) == (i <=> k)));
      BOOST_TEST(((ascending[i] == ascending[k]) == (i == k)));
    }
  }
}

BOOST_AUTO_TEST_CASE(machine_integers_go_in_and_out) {
  BOOST_TEST(number(std::numeric_limits<std::uint64_t>::max()).text() == "18446744073709551615");
  BOOST_TEST(number(std::numeric_limits<std::int64_t>::min()).to_int64().value() ==
             std::numeric_limits<std::int64_t>::min());
  BOOST_TEST(!num("9223372036854775808").to_int64().has_value());
  BOOST_TEST(!num("0.5").to_int64().has_value());
  BOOST_TEST(!num("1e40").to_int64().has_value());
  BOOST_TEST((num("1e40").is_integer() && number(0).is_integer() && !num("0.5").is_integer() && !third().is_integer()));
}

BOOST_AUTO_TEST_CASE(conformance_numbers_reach_as_far_as_decimal128) {
  const number least = num("1e-6176", conformance_limits);
  BOOST_TEST(multiply(least, num("0.5"), conformance_limits).value() == number(0));
  BOOST_TEST(multiply(least, num("0.6"), conformance_limits).value() == least);
  const number greatest = num(nines + "e6111", conformance_limits);
  BOOST_TEST(greatest.text() == "9." + nines.substr(1) + "e6144");
  BOOST_TEST(!add(greatest, num("1e6111", conformance_limits), conformance_limits).has_value());
  BOOST_TEST(add(greatest, least, conformance_limits).value() == greatest);
  BOOST_TEST(modulo(num("1e6144", conformance_limits), 7, conformance_limits).value() == number(1));
}

BOOST_AUTO_TEST_SUITE_END()

BOOST_AUTO_TEST_SUITE(rounding_of_numbers)

namespace {

struct row {
  const char* value;
  const char* scale;
  std::array<const char*, 7> results;  // floor, ceiling, up, down, half up, half down, half even
};

const std::array rows{
    row{"2.5", "0", {"2", "3", "3", "2", "3", "2", "2"}},
    row{"3.5", "0", {"3", "4", "4", "3", "4", "3", "4"}},
    row{"-2.5", "0", {"-3", "-2", "-3", "-2", "-3", "-2", "-2"}},
    row{"-0.4", "0", {"-1", "0", "-1", "0", "0", "0", "0"}},
    row{"1234", "-2", {"1200", "1300", "1300", "1200", "1200", "1200", "1200"}},
    row{"1250", "-2", {"1200", "1300", "1300", "1200", "1300", "1200", "1200"}},
    row{"0.123", "2", {"0.12", "0.13", "0.13", "0.12", "0.12", "0.12", "0.12"}},
    row{"0", "-30", {"0", "0", "0", "0", "0", "0", "0"}},
    row{"7", "3", {"7", "7", "7", "7", "7", "7", "7"}},
    row{"1", "-30", {"0", "1000000000000000000000000000000", "1000000000000000000000000000000", "0", "0", "0", "0"}},
    row{"-1e-64", "63", {"-1e-63", "0", "-1e-63", "0", "0", "0", "0"}},
    row{"2.5", "0.9", {"2", "3", "3", "2", "3", "2", "2"}},
    row{"25", "-1.9", {"20", "30", "30", "20", "30", "20", "20"}},
    row{"1", "65", {"nothing", "nothing", "nothing", "nothing", "nothing", "nothing", "nothing"}},
    row{"1", "-31", {"nothing", "nothing", "nothing", "nothing", "nothing", "nothing", "nothing"}},
};

std::ostream& operator<<(std::ostream& out, const row& r) { return out << r.value << " to " << r.scale; }

}  // namespace

BOOST_DATA_TEST_CASE(each_direction_picks_its_multiple, boost::unit_test::data::make(rows), one) {
  for (std::size_t i = 0; i < one.results.size(); ++i) {
    const auto rounded = round(num(one.value), num(one.scale), static_cast<rounding>(i));
    BOOST_TEST(text_or_nothing(rounded) == one.results[i], "direction " << i);
  }
}

BOOST_AUTO_TEST_CASE(units_coarser_than_any_digit_round_to_nothing_or_to_one_unit) {
  const number far = -6111;
  BOOST_TEST(round(0, far, rounding::up, conformance_limits).value() == number(0));
  BOOST_TEST(round(1, far, rounding::up, conformance_limits).value() == num("1e6111", conformance_limits));
  BOOST_TEST(round(-1, far, rounding::ceiling, conformance_limits).value() == number(0));
  BOOST_TEST(round(divide(1, 3).value(), far, rounding::up, conformance_limits).value().text() == "1e6111");
}

BOOST_AUTO_TEST_CASE(fractions_round_by_their_exact_value) {
  BOOST_TEST(round(divide(2, 3).value(), 2, rounding::half_even).value() == num("0.67"));
  BOOST_TEST(round(divide(-2, 3).value(), 2, rounding::down).value() == num("-0.66"));
  BOOST_TEST(round(divide(1, 3).value(), -30, rounding::ceiling).value() == num("1e30"));
  BOOST_TEST(round(divide(5, 3).value(), 64, rounding::floor).value().text() == "1.666666666666666666666666666666667");
}

BOOST_AUTO_TEST_SUITE_END()

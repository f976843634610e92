// Questions as they come from C and every language that calls it.

#include <tieuchi/read/question.hpp>

#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include <string>

using namespace tieuchi;
namespace data = boost::unit_test::data;

namespace {

checked<question> asked(const std::string& years) {
  return read_question("{\"as_of\": \"2024-11-14\"" + (years.empty() ? "" : ", \"years\": " + years) + "}");
}

}  // namespace

BOOST_AUTO_TEST_CASE(years_are_those_named_or_every_year) {
  BOOST_TEST(asked("").ok());
  BOOST_TEST(asked("").value.years.empty());
  const std::vector<int> both{2023, 2024};
  BOOST_TEST(asked("[2023, 2024]").value.years == both);
}

BOOST_DATA_TEST_CASE(years_that_name_none_are_refused,
                     data::make(std::vector<std::string>{"[]", "[ ]", "null", "{}", "\"\"", "[null]", "[[]]"}), years) {
  const auto read = asked(years);
  BOOST_TEST(!read.ok());
  BOOST_TEST(read.value.years.empty());
  BOOST_REQUIRE(!read.issues.empty());
  BOOST_TEST(read.issues.front().place.pointer.starts_with("/years"));
}

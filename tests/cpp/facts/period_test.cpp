#include <tieuchi/facts/period.hpp>

#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include <string>
#include <vector>

using namespace tieuchi;
namespace data = boost::unit_test::data;

namespace {

constexpr period_type year{period_form::year, -1}, half{period_form::half, -1}, quarter{period_form::quarter, -1},
    month{period_form::month, -1}, once{period_form::once, -1}, dated{period_form::dated, -1},
    window{period_form::window, 0}, occasion{period_form::occasion, 1};

period_type type_of(const std::string& word) {
  if (word == "year") return year;
  if (word == "half") return half;
  if (word == "quarter") return quarter;
  if (word == "month") return month;
  if (word == "once") return once;
  if (word == "dated") return dated;
  return word == "window" ? window : occasion;
}

std::string days_of(const std::string& text, period_type type) {
  const auto p = period_of(text, type);
  return first_day(*p).text() + " " + last_day(*p).text();
}

const std::vector<std::string> forms_of_period{"year",  "half",  "half",  "quarter", "month",    "once",    "dated",
                                               "dated", "dated", "dated", "window",  "occasion", "occasion"};
const std::vector<std::string> texts{
    "2024",        "2024-H1",     "2024-H2", "2024-Q3", "2024-07", "once",    "2022-01-01/2023-06-30",
    "2022-01-01/", "/2023-06-30", "/",       "2024",    "2024-O2", "2024-O12"};

const std::vector<std::string> wrong_kinds{"year",     "year",     "year",     "year",     "half",   "half",
                                           "half",     "quarter",  "quarter",  "month",    "month",  "month",
                                           "month",    "once",     "dated",    "dated",    "dated",  "dated",
                                           "occasion", "occasion", "occasion", "occasion", "window", "quarter"};
const std::vector<std::string> wrong_texts{
    "24",         "2024-",   "02024",   "2024 ",    "2024-H3",  "2024-H0", "2024-h1",     "2024-Q5",
    "2024-Q",     "2024-13", "2024-00", "2024-7",   "2024-007", "Once",    "2024-02-30/", "2024-02-01/2024-01-31",
    "2024-02-01", "2024",    "2024-O0", "2024-O02", "2024-D2",  "2024-O",  "2024-Q1",     "2024-Q+1"};

}  // namespace

BOOST_DATA_TEST_CASE(every_form_is_read_and_written_back, data::make(forms_of_period) ^ data::make(texts), kind, text) {
  const auto p = period_of(text, type_of(kind));
  BOOST_REQUIRE(p.has_value());
  BOOST_TEST(text_of(*p) == text);
}

BOOST_DATA_TEST_CASE(a_period_that_does_not_exist_is_refused, data::make(wrong_kinds) ^ data::make(wrong_texts), kind,
                     text) {
  BOOST_TEST(!period_of(text, type_of(kind)).has_value());
}

BOOST_AUTO_TEST_CASE(an_occasion_has_the_letter_its_programme_declares) {
  const auto p = period_of("2024-D2", occasion, 'D');
  BOOST_REQUIRE(p.has_value());
  BOOST_TEST(p->number == 2);
  BOOST_TEST(text_of(*p, 'D') == "2024-D2");
  BOOST_TEST(!period_of("2024-O2", occasion, 'D').has_value());
}

BOOST_AUTO_TEST_CASE(periods_know_their_days) {
  BOOST_TEST(days_of("2024", year) == "2024-01-01 2024-12-31");
  BOOST_TEST(days_of("2024-H1", half) == "2024-01-01 2024-06-30");
  BOOST_TEST(days_of("2024-H2", half) == "2024-07-01 2024-12-31");
  BOOST_TEST(days_of("2024-Q1", quarter) == "2024-01-01 2024-03-31");
  BOOST_TEST(days_of("2024-Q4", quarter) == "2024-10-01 2024-12-31");
  BOOST_TEST(days_of("2024-02", month) == "2024-02-01 2024-02-29");
  BOOST_TEST(days_of("2023-02", month) == "2023-02-01 2023-02-28");
  BOOST_TEST(days_of("2023-12", month) == "2023-12-01 2023-12-31");
}

BOOST_AUTO_TEST_CASE(days_of_windows_need_their_programme) {
  BOOST_CHECK_THROW((void)first_day(*period_of("2024", window)), std::logic_error);
  BOOST_CHECK_THROW((void)last_day(*period_of("once", once)), std::logic_error);
}

BOOST_AUTO_TEST_CASE(earlier_periods_cross_the_year) {
  const auto back = [](const std::string& text, period_type type, int n) {
    const auto p = earlier(*period_of(text, type), n);
    return p ? text_of(*p) : "nothing";
  };
  BOOST_TEST(back("2024", year, 3) == "2021");
  BOOST_TEST(back("2024-H1", half, 1) == "2023-H2");
  BOOST_TEST(back("2024-Q2", quarter, 6) == "2022-Q4");
  BOOST_TEST(back("2024-03", month, 3) == "2023-12");
  BOOST_TEST(back("2024-03", month, 15) == "2022-12");
  BOOST_TEST(back("2024", window, 1) == "2023");
  BOOST_TEST(back("once", once, 1) == "nothing");
  BOOST_TEST(back("2024-O2", occasion, 1) == "nothing");
  BOOST_TEST(back("2022-01-01/", dated, 1) == "nothing");
}

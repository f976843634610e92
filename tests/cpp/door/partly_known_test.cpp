// A month where a day is due, and a field of a set that is not said (format page 7).

#include "../resolve/reported.hpp"

#include <tieuchi/door/office_words.hpp>

#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include <ostream>

using namespace tieuchi;
namespace data = boost::unit_test::data;

namespace {

const std::string indicators = R"(
  {"id": "ngay", "type": "date"}, {"id": "moc", "type": "date", "period": "once", "none": "khong_co"},
  {"id": "cho", "type": "date", "open_values": {"2024-03": "dang_xet"}}, {"id": "so", "type": "count"},
  {"id": "vu", "type": "set", "entry": {"loai": {"type": "text"}, "chet": {"type": "count"}, "ngay": {"type": "date"}}})";

admission door(const std::string& indicator, const std::string& value, std::optional<fact_locale> how = {},
               const std::string& period = "2024") {
  static const auto book = reported::rules_of({indicators});
  fact_options options;
  options.locale = how;
  const std::string text =
      reported::facts_head + "p1," + indicator + "," + period + ",\"" + value + "\",2024-01-05,,,\n";
  const fact_table table = read_fact_table(text, "so_lieu.csv", *book, options);
  return admit(book, table.rows, table.files, nullptr, options);
}

/// "2024-03: 2024-03-01 to 2024-03-31", the word of another content, or the code of what is wrong.
std::string read(const std::string& value, std::optional<fact_locale> how = {}, const std::string& indicator = "ngay",
                 const std::string& period = "2024") {
  const admission a = door(indicator, value, how, period);
  if (a.admitted != 1) return a.issues.at(0).code;
  const fact f = a.facts->facts()[0];
  switch (f.content) {
    case fact_content::value:
      return "value " + f.text;
    case fact_content::open:
      return "open " + f.open_code;
    case fact_content::withdrawn:
      return "withdrawn";
    case fact_content::partly:
      break;
  }
  return f.text + ": " + f.value.ends().from.date().text() + " to " + f.value.ends().to.date().text();
}

struct spelled {
  std::string as, text;
};
std::ostream& operator<<(std::ostream& out, const spelled& s) { return out << s.as; }

const std::vector<spelled> in_words{
    {"tháng 3/2024", "2024-03"},
    {"Tháng 03 năm 2024", "2024-03"},
    {"03/2024", "2024-03"},
    {"3/2024", "2024-03"},
    {"3-2024", "2024-03"},
    {"Thg3/2024", "2024-03"},
    {"Mar 2024", "2024-03"},
    {"month 3 of 2024", "2024-03"},
    {"quý 1/2024", "2024-Q1"},
    {"Quý I năm 2024", "2024-Q1"},
    {"QUÝ IV/2024", "2024-Q4"},
    {"Q2 2024", "2024-Q2"},
    {"quarter 3 of 2024", "2024-Q3"},
    {"6 tháng đầu năm 2024", "2024-H1"},
    {"6 tháng cuối năm 2024", "2024-H2"},
    {"năm 2024", "2024"},
    {"year 2024", "2024"},
};

}  // namespace

BOOST_AUTO_TEST_SUITE(a_month_for_a_day)

BOOST_AUTO_TEST_CASE(is_let_in_as_the_format_spells_periods) {
  BOOST_TEST(read("2024-03") == "2024-03: 2024-03-01 to 2024-03-31");
  BOOST_TEST(read("2024-02") == "2024-02: 2024-02-01 to 2024-02-29");
  BOOST_TEST(read("2024-Q1") == "2024-Q1: 2024-01-01 to 2024-03-31");
  BOOST_TEST(read("2024-H2") == "2024-H2: 2024-07-01 to 2024-12-31");
  BOOST_TEST(read("2023") == "2023: 2023-01-01 to 2023-12-31");
  BOOST_TEST(read("2024-03", fact_locale::vi) == read("2024-03"));
  BOOST_TEST(read("2024-03", {}, "moc", "once") == "2024-03: 2024-03-01 to 2024-03-31");
  BOOST_TEST(read("khong_co", {}, "moc", "once") == "value khong_co");
  BOOST_TEST(read("2024-03-05") == "value 2024-03-05");
  BOOST_TEST(read("withdrawn") == "withdrawn");
}

BOOST_DATA_TEST_CASE(is_read_in_words_where_a_locale_is_said, data::make(in_words), one) {
  const admission a = door("ngay", one.as, fact_locale::vi);
  BOOST_REQUIRE(a.admitted == 1u);
  BOOST_TEST(a.facts->facts()[0].text == one.text);
  BOOST_REQUIRE(a.issues.size() == 1u);
  BOOST_TEST(a.issues[0].code == "fact.converted");
  BOOST_TEST(read(one.as, fact_locale::en) == read(one.text));
  const admission plain = door("ngay", one.as, fact_locale::plain);
  BOOST_TEST(plain.admitted == 0u);
  BOOST_TEST(plain.issues.at(0).nearest == one.text);
}

BOOST_AUTO_TEST_CASE(is_refused_where_it_is_none_or_may_be_another_thing) {
  for (const char* value : {"2024-13", "2024-00", "2024-Q5", "2024-Q0", "2024-H3", "24", "0000", "1850-03", "2300",
                            "Jul-24", "tháng 13/2024", "quý V/2024", "tháng 3", "2024-3", "45356", "2024-03/2024-05"})
    for (const auto how : {fact_locale::plain, fact_locale::vi, fact_locale::en})
      BOOST_TEST(read(value, how) == "fact.type", value);
  BOOST_TEST(read("2024-03", {}, "so") == "fact.type");
}

BOOST_AUTO_TEST_CASE(stays_the_open_value_that_an_author_declares) {
  BOOST_TEST(read("2024-03", {}, "cho") == "open dang_xet");
}

BOOST_AUTO_TEST_CASE(is_another_fact_than_a_day_and_the_same_however_it_was_spelled) {
  const auto hash = [](const std::string& value) { return door("ngay", value, fact_locale::vi).facts->hash(); };
  BOOST_TEST(hash("2024-03") == hash("tháng 3/2024"));
  BOOST_TEST(hash("2024-03") != hash("2024-03-01"));
  BOOST_TEST(hash("2024-03") != hash("2024-Q1"));
}

BOOST_AUTO_TEST_SUITE_END()

BOOST_AUTO_TEST_SUITE(a_field_that_is_not_said)

BOOST_AUTO_TEST_CASE(leaves_its_entry_and_the_others_in) {
  BOOST_TEST(read("a:?:2024-01-01+b:2:?", {}, "vu") == "value a:?:2024-01-01+b:2:?");
  BOOST_TEST(read("?:?:?", {}, "vu") == "value ?:?:?");
  const admission a = door("vu", "a:?:2024-01-01+a:?:2024-01-01+b:1:2024-01-01+b:1:2024-01-01");
  BOOST_TEST(a.facts->facts()[0].value.elements().size() == 3u);  // doubles are those that say all
}

BOOST_AUTO_TEST_CASE(is_a_mark_of_fields_alone) {
  BOOST_TEST(read("?", {}, "vu") == "fact.type");
  BOOST_TEST(read("?", {}, "so") == "fact.type");
  BOOST_TEST(read("?", {}, "ngay") == "fact.type");
  BOOST_TEST(read("a:??:2024-01-01", {}, "vu") == "fact.type");
  BOOST_TEST(read("a:1:2024-01", {}, "vu") == "fact.type");
}

BOOST_AUTO_TEST_SUITE_END()

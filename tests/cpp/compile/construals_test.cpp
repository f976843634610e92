// Readings: what is under an option stands where that is chosen, and a verdict's names say what they rest on.

#include "small_pack.hpp"

#include <tieuchi/compile/construals.hpp>

#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include <map>

using namespace tieuchi;
using strings = std::vector<std::string>;

namespace {

const std::string asked = R"("readings": [{"id": "dem", "label": "đếm", "clauses": ["K1"], "default": "ca_nam",
  "options": [{"id": "ca_nam", "label": "cả năm"}, {"id": "cuoi_nam", "label": "cuối năm"}]}],)";
const std::string two_ways =
    asked + R"("measures": [{"id": "tong", "type": "number", "value": "n", "reading": {"dem": "ca_nam"}},
    {"id": "tong", "type": "number", "value": "n + 1", "reading": {"dem": "cuoi_nam"}}],
  "criteria": [{"id": "kq", "subject": "xa", "rule": "tong > 2"}, {"id": "khac", "subject": "xa", "rule": "n > 2"}])";

std::shared_ptr<const programme> read(const std::string& more) {
  const auto folder = small_pack::written(more);
  const auto done = read_programme(folder);
  std::filesystem::remove_all(folder);
  return done.value;
}

/// The text of the rule of a measure, under options chosen.
std::string rule_of(const std::string& more, const chosen_options& chosen) {
  const auto book = compile_rules(read(more), nullptr, chosen);
  if (!book.ok()) return book.issues.front().code;
  std::string all;
  for (const rule_entry& r : book.value->rules)
    if (r.program.text() == "n" || r.program.text() == "n + 1") all += r.program.text();
  return all;
}

strings codes_of(const std::vector<issue>& issues) {
  strings all;
  for (const issue& i : issues)
    if (i.severity == severity::error) all.push_back(i.code);
  return all;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(readings)

BOOST_AUTO_TEST_CASE(one_option_stands) {
  BOOST_TEST(rule_of(two_ways, {}) == "n");
  BOOST_TEST(rule_of(two_ways, {{"dem", "ca_nam"}}) == "n");
  BOOST_TEST(rule_of(two_ways, {{"dem", "cuoi_nam"}}) == "n + 1");
}

BOOST_AUTO_TEST_CASE(a_choice_that_is_none_is_told_with_the_nearest) {
  const std::vector<std::pair<chosen_options, std::string>> wrong{{chosen_options{{"den", "ca_nam"}}, "dem"},
                                                                  {chosen_options{{"dem", "cuoi_nan"}}, "cuoi_nam"}};
  for (const auto& [choice, nearest] : wrong) {
    const auto book = compile_rules(read(two_ways), nullptr, choice);
    BOOST_TEST(codes_of(book.issues) == strings{"question.reading"}, boost::test_tools::per_element());
    BOOST_TEST(book.issues.front().nearest == nearest);
    BOOST_TEST(book.issues.front().place.field == "reading");
    BOOST_TEST(book.issues.front().place.file.empty());
  }
}

BOOST_AUTO_TEST_CASE(what_reads_a_name_rests_on_its_reading) {
  const auto book = small_pack::compiled(two_ways);
  const auto resting = [&](const char* name) { return book->readings.of_names[*book->name(name)].size(); };
  BOOST_TEST(resting("tong") == 1u);
  BOOST_TEST(resting("kq") == 1u);
  BOOST_TEST(resting("khac") == 0u);
  BOOST_TEST(small_pack::compiled(R"("criteria": [{"id": "khac", "subject": "xa", "rule": "n > 2"}])")
                 ->readings.of_names.empty());
}

BOOST_AUTO_TEST_CASE(only_the_other_options_are_checked_apart) {
  const std::string wrong =
      asked + R"("measures": [{"id": "tong", "type": "number", "value": "n", "reading": {"dem": "ca_nam"}},
    {"id": "tong", "type": "number", "value": "khong_co", "reading": {"dem": "cuoi_nam"}}])";
  BOOST_TEST(codes_of(compile_rules(read(wrong)).issues) == strings{});
  BOOST_TEST(codes_of(check_readings(read(wrong))) == strings{"feel.name.unknown"}, boost::test_tools::per_element());
  BOOST_TEST(codes_of(check_readings(read(two_ways))) == strings{});
}

BOOST_AUTO_TEST_SUITE_END()

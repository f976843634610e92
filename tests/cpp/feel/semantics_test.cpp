// Every row of the tables of semantics sections 5, 6, 8, 10 and 11, as texts with their results.

#include "world.hpp"

#include <tieuchi/feel/conformance.hpp>

#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include <fstream>
#include <ostream>
#include <string>
#include <vector>

namespace data = boost::unit_test::data;

namespace {

struct row {
  std::string text;
  std::string result;
  int line = 0;
};

std::ostream& operator<<(std::ostream& out, const row& r) { return out << "line " << r.line << ": " << r.text; }

/// Lines "text => result"; # begins a remark.
std::vector<row> rows_of(const std::string& file) {
  std::ifstream in(TIEUCHI_CASES_DIR "/feel/" + file);
  std::vector<row> rows;
  int number = 0;
  for (std::string line; std::getline(in, line);) {
    ++number;
    const std::size_t arrow = line.rfind(" => ");
    if (line.empty() || line.front() == '#' || arrow == std::string::npos) continue;
    std::string text = line.substr(0, arrow);
    text.erase(text.find_last_not_of(' ') + 1);
    rows.push_back({text, line.substr(arrow + 4), number});
  }
  return rows;
}

const specification::world& the_world() {
  static const specification::world w;
  return w;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(semantics)

BOOST_DATA_TEST_CASE(a_text_has_the_result_the_page_gives, data::make(rows_of("values.txt")), row) {
  BOOST_TEST(the_world().answer(row.text) == row.result);
}

BOOST_DATA_TEST_CASE(a_text_has_the_cost_the_page_gives, data::make(rows_of("costs.txt")), row) {
  tieuchi::feel::compile_options options;
  options.greatest_cost = options.greatest_result = 1'000'000'000'000;
  const auto compiled = tieuchi::feel::compile(row.text, the_world().names(), options);
  BOOST_REQUIRE(compiled.ok());
  BOOST_TEST(std::to_string(compiled.value.cost()) == row.result);
}

BOOST_DATA_TEST_CASE(a_text_of_the_kit_has_the_result_of_section_13, data::make(rows_of("conformance.txt")), row) {
  tieuchi::feel::arena memory;
  const tieuchi::feel::field names[] = {{"A", tieuchi::number(3)}, {"B", tieuchi::feel::value()}};
  const auto result = tieuchi::feel::evaluate_conformance(row.text, tieuchi::feel::make_context(names, memory), memory);
  BOOST_TEST(tieuchi::feel::text_of(result.value, tieuchi::feel::type::nothing()) == row.result);
}

BOOST_AUTO_TEST_CASE(where_no_context_of_names_is_given_a_name_is_null_and_told) {
  tieuchi::feel::arena memory;
  const auto result = tieuchi::feel::evaluate_conformance("A = null", tieuchi::feel::value(), memory);
  BOOST_TEST(result.value.is_true());
  BOOST_REQUIRE(result.diagnostics.size() == 1u);
  BOOST_TEST(result.diagnostics[0].code == "feel.name.unknown");
}

BOOST_AUTO_TEST_CASE(every_specification_file_is_found) {
  BOOST_TEST(rows_of("values.txt").size() > 200u);
  BOOST_TEST(rows_of("costs.txt").size() > 20u);
  BOOST_TEST(rows_of("conformance.txt").size() > 60u);
}

BOOST_AUTO_TEST_SUITE_END()

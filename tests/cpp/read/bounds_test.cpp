// Bad input costs what its size says: bounded tables, counted issues, every refused row.

#include "../assess/engine_packs.hpp"

#include <tieuchi/door/load.hpp>
#include <tieuchi/read/question.hpp>
#include <tieuchi/report/json.hpp>

#include <boost/test/unit_test.hpp>

using namespace tieuchi;

namespace {

std::string times(std::size_t number, const std::string& words) {
  std::string all;
  all.reserve(number * words.size());
  for (std::size_t i = 0; i < number; ++i) all += words;
  return all;
}

std::vector<std::string> codes(const std::vector<issue>& all) {
  std::vector<std::string> found;
  for (const issue& i : all) found.push_back(i.code);
  return found;
}

std::size_t counted(const admission& a, const std::string& code) {
  const auto found = a.untold.by_code.find(code);
  return found == a.untold.by_code.end() ? 0 : found->second.number;
}

admission added(const std::string& text) {
  static const auto rules = engine_packs::rulebook_of("points");
  return add_facts(rules, nullptr, text, "x");
}

const std::string head = "unit,indicator,period,value,recorded_on\n";

}  // namespace

BOOST_AUTO_TEST_SUITE(a_table)

BOOST_AUTO_TEST_CASE(has_so_many_rows_and_columns_at_most) {
  const csv_limits small{.bytes = 1'000, .rows = 3, .columns = 2, .issues = 5};
  BOOST_TEST(parse_csv("a,b\n1,2\n1,2\n1,2\n", "x.csv", small).ok());
  const auto rows = parse_csv("a,b\n1,2\n1,2\n1,2\n1,2\n", "x.csv", small);
  BOOST_TEST(codes(rows.issues) == std::vector<std::string>{"csv.rows"}, boost::test_tools::per_element());
  BOOST_TEST(rows.value.rows.empty());
  const auto columns = parse_csv("a,b,c\n1,2,3\n", "x.csv", small);
  BOOST_TEST(codes(columns.issues) == std::vector<std::string>{"csv.columns"}, boost::test_tools::per_element());
  BOOST_TEST(columns.value.header.empty());
}

BOOST_AUTO_TEST_CASE(of_too_many_rows_is_refused_however_much_was_told_before) {
  const csv_limits small{.bytes = 1'000, .rows = 6, .columns = 2, .issues = 2};
  const auto read = parse_csv("a,b\n1\n1\n1\n1\n1\n1\n1,2\n", "x.csv", small);
  BOOST_TEST(read.issues.back().code == "csv.rows");
  BOOST_TEST(read.value.header.empty());
  BOOST_TEST(read.value.refused.empty());
  BOOST_TEST(told_issues(read.issues, read.value.untold, 2).at(1).code == "csv.rows");
}

BOOST_AUTO_TEST_CASE(keeps_no_cells_that_no_column_has) {
  const auto read = parse_csv("a,b\n" + std::string(100'000, ',') + "\n1,2\n", "x.csv");
  BOOST_REQUIRE(read.issues.size() == 1U);
  BOOST_TEST(read.issues.front().message.en.find("100001 cells") != std::string::npos);
  BOOST_TEST(read.value.rows.size() == 1U);
}

BOOST_AUTO_TEST_CASE(of_bad_rows_tells_a_thousand_and_refuses_all) {
  const admission a = added(head + times(40'000, "x,x,x,x,x,x\n"));
  BOOST_TEST(a.issues.size() == greatest_told);
  BOOST_TEST(counted(a, "csv.ragged") == 40'000U - greatest_told);
  BOOST_TEST(a.refused == 40'000U);
  BOOST_TEST(a.refused_rows.size() == 40'000U);
  BOOST_TEST(a.refused_rows.back().row == 40'000U);
}

BOOST_AUTO_TEST_CASE(of_unknown_units_tells_a_thousand_and_refuses_all) {
  const admission a = added(head + times(5'000, "nobody,x,2024,1,2024-12-31\n"));
  BOOST_TEST(a.issues.size() == greatest_told);
  BOOST_TEST(a.refused_rows.size() == 5'000U);
  BOOST_TEST(a.refused_rows.back().column == "indicator");
  BOOST_TEST(to_json(a).find("\"issues.more\"") != std::string::npos);
}

BOOST_AUTO_TEST_SUITE_END()

BOOST_AUTO_TEST_SUITE(a_list)

BOOST_AUTO_TEST_CASE(of_bad_rows_tells_a_thousand_and_refuses_all) {
  const admission a = added("[" + times(4'999, "{\"unit\":1,\"unti\":2},") + "{}]");
  BOOST_TEST(a.refused_rows.size() == 5'000U);
  BOOST_TEST(a.issues.size() == greatest_told);
  BOOST_TEST(a.refused_rows.back().row == 5'000U);
  BOOST_TEST(a.refused_rows.front().code == "format.missing_key");
}

BOOST_AUTO_TEST_CASE(with_one_row_of_many_keys_refuses_that_row) {
  std::string keys;
  for (int i = 0; i < 80'000; ++i) keys += "\"k" + std::to_string(i) + "\":0,";
  const admission a = added("[{" + keys + "\"unit\":\"u\"}]");
  BOOST_TEST(a.issues.size() == greatest_told);
  BOOST_TEST(a.refused == 1U);
  BOOST_TEST(counted(a, "format.unknown_key") >= 79'000U);
}

BOOST_AUTO_TEST_CASE(with_one_key_many_times_tells_a_thousand_of_them) {
  const admission a = added("[{" + times(20'000, "\"unit\":0,") + "\"unit\":\"u\"}]");
  BOOST_TEST(a.issues.front().code == "json.duplicate_key");
  BOOST_TEST(a.issues.size() <= greatest_told + 2);
  BOOST_TEST(!a.facts);
}

BOOST_AUTO_TEST_SUITE_END()

BOOST_AUTO_TEST_CASE(every_limit_is_that_of_the_argument) {
  const std::string pack = TIEUCHI_CASES_DIR "/packs/points";
  const auto code_of = [](const std::vector<issue>& all) {
    const auto found = std::ranges::find(all, severity::error, &issue::severity);
    return found == all.end() ? std::string("none") : found->code;
  };
  const auto loaded_with = [&](const read_limits& limits) { return code_of(load(pack, {.limits = limits}).issues); };
  const read_options by_id{.search = {TIEUCHI_CASES_DIR "/packs"}, .shipped = {}, .limits = {.pack_id = 10}};
  BOOST_TEST(loaded_with({}) == "none");
  BOOST_TEST(loaded_with({.pack_file = {.bytes = 10}}) == "json.size");
  BOOST_TEST(loaded_with({.pack_file = {.nodes = 10}}) == "json.size");
  BOOST_TEST(loaded_with({.pack_file = {.depth = 2}}) == "json.depth");
  BOOST_TEST(loaded_with({.pack_table = {.bytes = 10}}) == "csv.size");
  BOOST_TEST(loaded_with({.pack_table = {.columns = 2}}) == "csv.columns");
  const std::string id = pack_id_of(pack);
  BOOST_TEST(find_pack(id, {.search = by_id.search, .shipped = {}}).ok());
  BOOST_TEST(code_of(find_pack(id, by_id).issues) == "pack.not_found");
  BOOST_TEST(pack_id_of(pack, 10).empty());
  fact_options options;
  options.limits.facts_table.bytes = options.limits.facts_list.bytes = 3;
  const auto rules = engine_packs::rulebook_of("points");
  BOOST_TEST(code_of(add_facts(rules, nullptr, head, "x", options).issues) == "csv.size");
  BOOST_TEST(code_of(add_facts(rules, nullptr, "[{}, {}]", "x", options).issues) == "json.size");
  BOOST_TEST(code_of(read_facts(rules, {pack + "/pack.json"}, nullptr, options).issues) == "fact.file");
  BOOST_TEST(code_of(read_question("{\"as_of\":\"2024-01-01\"}", {.bytes = 3}).issues) == "json.size");
  BOOST_TEST(code_of(read_source_file(pack + "/pack.json", 3).issues) == "question.source");
}

BOOST_AUTO_TEST_CASE(a_question_is_a_line_and_no_file) {
  const auto asked = read_question("{\"as_of\":\"2024-01-01\"" + times(200'000, ",\"k\":1") + "}");
  BOOST_TEST(asked.issues.front().code == "json.size");
}

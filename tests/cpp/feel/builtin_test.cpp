// A built-in is there in full: whoever adds one is told by a failing case which place was forgotten; the switches that
// name every built-in are told by the compiler.

#include <tieuchi/feel/builtin.hpp>

#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include <fstream>
#include <iterator>
#include <ostream>
#include <set>
#include <string>
#include <vector>

namespace data = boost::unit_test::data;
namespace feel = tieuchi::feel;

namespace {

std::string content_of(const std::string& file) {
  std::ifstream in(TIEUCHI_CASES_DIR "/" + file);
  return {std::istreambuf_iterator<char>(in), {}};
}

std::vector<std::string> names(bool conformance) {
  std::vector<std::string> all;
  for (const auto& entry : feel::builtins())
    if (!conformance || !entry.extension) all.emplace_back(entry.name);
  return all;
}

bool calls(const std::string& texts, const std::string& function) {
  for (std::size_t at = texts.find(function + "("); at != std::string::npos; at = texts.find(function + "(", at + 1))
    if (at == 0 || std::string_view(" \n([-").find(texts[at - 1]) != std::string_view::npos) return true;
  return false;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(built_in_functions)

BOOST_DATA_TEST_CASE(a_function_has_a_case_in_strict_mode, data::make(names(false)), name) {
  BOOST_TEST(calls(content_of("feel/values.txt"), name));
}

BOOST_DATA_TEST_CASE(a_function_has_a_case_in_conformance_mode, data::make(names(true)), name) {
  BOOST_TEST(calls(content_of("feel/conformance.txt"), name));
}

BOOST_DATA_TEST_CASE(a_function_has_a_cost, data::make(names(false)), name) {
  BOOST_TEST(calls(content_of("feel/costs.txt"), name));
}

BOOST_DATA_TEST_CASE(a_function_has_a_text_with_a_mistake, data::make(names(false)), name) {
  BOOST_TEST(content_of("feel/bad_texts.jsonl").find("{\"text\":\"" + name + "(") != std::string::npos);
}

BOOST_DATA_TEST_CASE(a_function_is_on_the_page_and_in_the_words_of_the_search_for_inputs, data::make(names(false)),
                     name) {
  BOOST_TEST(content_of("../../docs/format/feel.md").find("`" + name) != std::string::npos);
  BOOST_TEST(content_of("../fuzz/feel.dict").find(name) != std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_name_is_found_and_belongs_to_one_function) {
  std::set<std::string_view> seen;
  for (const auto& entry : feel::builtins()) {
    BOOST_TEST(seen.insert(entry.name).second, entry.name);
    BOOST_TEST((feel::find_builtin(entry.name) == entry.id), entry.name);
    BOOST_TEST(&feel::entry_of(entry.id) == &entry, entry.name);
    BOOST_TEST(entry.least >= 1u);
    BOOST_TEST(entry.least <= entry.most);
    BOOST_TEST(!entry.takes_vi.empty());
    BOOST_TEST(!entry.takes_en.empty());
  }
  BOOST_TEST(!feel::find_builtin("median"));
}

BOOST_AUTO_TEST_SUITE_END()

// A built-in is there in full: whoever adds one is told by a failing case which place was forgotten; the switches that
// name every built-in are told by the compiler.

#include <tieuchi/feel/builtin.hpp>

#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include <cctype>
#include <fstream>
#include <iterator>
#include <ostream>
#include <set>
#include <string>
#include <string_view>
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

/// A section of the page, from its title to the next.
std::string section(const std::string& title) {
  const std::string page = content_of("../../docs/format/feel.md");
  const auto from = page.find("\n## " + title);
  return from == std::string::npos ? std::string() : page.substr(from, page.find("\n## ", from + 1) - from);
}

/// Whether a name stands as a whole word between back ticks.
bool names_in_code(const std::string& page, std::string_view name) {
  const auto inside_word = [](char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_'; };
  bool in_code = false;
  for (std::size_t at = 0; at < page.size(); ++at) {
    if (page[at] == '`') in_code = !in_code;
    if (page[at] == '\n') in_code = false;
    const std::string_view rest = std::string_view(page).substr(at);
    if (in_code && !inside_word(page[at - (at > 0)]) && rest.starts_with(name) &&
        (rest.size() == name.size() || !inside_word(rest[name.size()])))
      return true;
  }
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

BOOST_DATA_TEST_CASE(a_function_is_in_the_words_of_the_search_for_inputs, data::make(names(false)), name) {
  BOOST_TEST(content_of("../fuzz/feel.dict").find(name) != std::string::npos);
}

BOOST_DATA_TEST_CASE(a_function_is_on_the_page, data::make(names(false)), name) {
  BOOST_TEST(names_in_code(section("10. Built-in functions"), name));
}

BOOST_AUTO_TEST_CASE(the_page_says_what_an_unknown_does_to_a_function_of_its_own_way_and_what_a_function_visits) {
  for (const auto& entry : feel::builtins()) {
    const bool plain = entry.works == feel::worked_out::of_arguments || entry.works == feel::worked_out::when_compiling;
    if (!plain) BOOST_TEST(names_in_code(section("6. Unknown"), entry.name), entry.name);
    if (entry.visits != feel::visited::nothing)
      BOOST_TEST(names_in_code(section("11. Bounds"), entry.name), entry.name);
  }
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

// The words of codes: every value of an enum finds its own words, every code has both languages.

#include <tieuchi/explain/missing.hpp>
#include <tieuchi/explain/words.hpp>
#include <tieuchi/resolve/reading.hpp>

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <set>

using namespace tieuchi;

namespace {

const word_list& words_called(std::string_view name) {
  return *std::ranges::find(word_lists(), name, &word_list::name);
}

words words_in(std::string_view name, std::string_view code) {
  const auto& codes = words_called(name).codes;
  const auto found = std::ranges::find(codes, code, &code_words::code);
  BOOST_REQUIRE(found != codes.end());
  return {std::string(found->vi), std::string(found->en)};
}

template <class Enum>
void check_places(std::string_view name) {
  for (std::size_t i = 0; i < words_called(name).codes.size(); ++i)
    BOOST_TEST(code_of(static_cast<Enum>(i)) == words_called(name).codes[i].code);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(words_of_codes)

BOOST_AUTO_TEST_CASE(an_enum_has_its_words_in_the_places_of_its_codes) {
  check_places<outcome>("outcomes");
  check_places<duty_status>("duty_states");
  check_places<target_verdict>("target_verdicts");
  check_places<owner_basis>("bases");
  check_places<assumed_place>("assumptions");
  BOOST_TEST((words_of(outcome::waived) == words_in("outcomes", "waived")));
  BOOST_TEST((words_of(duty_status::not_required) == words_in("duty_states", "not_required")));
  BOOST_TEST((words_of(target_verdict::open) == words_in("target_verdicts", "open")));
  BOOST_TEST((words_of(severity::note) == words_in("severities", "note")));
}

BOOST_AUTO_TEST_CASE(every_code_stands_once_and_speaks_both_languages) {
  std::set<std::string_view> names;
  for (const word_list& v : word_lists()) {
    BOOST_TEST(names.insert(v.name).second);
    std::set<std::string_view> codes;
    for (const code_words& w : v.codes) {
      BOOST_TEST(codes.insert(w.code).second, w.code);
      BOOST_TEST(!w.vi.empty());
      BOOST_TEST(!w.en.empty());
    }
  }
}

BOOST_AUTO_TEST_CASE(two_codes_of_a_kind_are_told_apart) {
  for (const char* name : {"outcomes", "duty_states", "target_verdicts", "severities", "roles", "bases", "steps"}) {
    std::set<std::string_view> vi, en;
    for (const code_words& w : words_called(name).codes) {
      BOOST_TEST(vi.insert(w.vi).second, w.code);
      BOOST_TEST(en.insert(w.en).second, w.code);
    }
  }
}

BOOST_AUTO_TEST_SUITE_END()

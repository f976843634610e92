// A watcher may stop a call wherever it is asked: then nothing was done, and the same call made again does all.

#include "../assess/engine_packs.hpp"

#include <tieuchi/door/load.hpp>
#include <tieuchi/report/answers.hpp>

#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include <unistd.h>

#include <filesystem>
#include <fstream>

using namespace tieuchi;

namespace data = boost::unit_test::data;

namespace {

const std::string pack = TIEUCHI_CASES_DIR "/packs/points";

/// Says no when it is asked for the n-th time.
struct impatient {
  std::size_t asked = 0, until;
  watcher who = [this](const progress&) { return ++asked != until; };

  explicit impatient(std::size_t n) : until(n) {}
};

/// Makes a call again and again, each time stopped one question later, until it is not stopped any more; how often.
template <class Call>
std::size_t stopped_everywhere(const Call& call) {
  for (std::size_t n = 1;; ++n) {
    impatient one(n);
    const std::vector<issue> issues = call(one.who);
    if (one.asked < n) return n - 1;
    BOOST_REQUIRE(issues.size() == 1U);
    BOOST_REQUIRE(issues.front().code == "cancelled");
  }
}

std::string many_rows(int number) {
  std::string text = "unit,indicator,period,value,recorded_on,document\n";
  for (int i = 0; i < number; ++i) text += "x" + std::to_string(i) + ",y,2024,1,2024-12-31,D\n";
  return text;
}

}  // namespace

BOOST_AUTO_TEST_CASE(a_pack_is_loaded_or_not) {
  const auto times = stopped_everywhere([](const watcher& who) {
    const auto loaded = load(pack, {.watched_by = &who});
    BOOST_TEST((loaded.value.rules != nullptr) == loaded.ok());
    return loaded.ok() ? std::vector<issue>() : loaded.issues;
  });
  BOOST_TEST(times >= 1U);
}

BOOST_AUTO_TEST_CASE(facts_are_added_all_or_none) {
  const auto rules = engine_packs::rulebook_of("points");
  const std::string text = many_rows(12'000);
  const auto times = stopped_everywhere([&](const watcher& who) {
    fact_options options;
    options.watched_by = &who;
    const auto added = add_facts(rules, nullptr, text, "x", options);
    BOOST_TEST((added.facts == nullptr) == (added.issues.front().code == "cancelled"));
    BOOST_TEST((added.facts == nullptr) == (added.refused == 0U));
    return added.facts ? std::vector<issue>() : added.issues;
  });
  BOOST_TEST(times > 12U);
}

BOOST_AUTO_TEST_CASE(files_of_facts_are_read_all_or_none) {
  const auto rules = engine_packs::rulebook_of("points");
  const auto path = std::filesystem::temp_directory_path() / ("tieuchi-watch-" + std::to_string(::getpid()) + ".csv");
  std::ofstream(path) << many_rows(4'000);
  const auto times = stopped_everywhere([&](const watcher& who) {
    fact_options options;
    options.watched_by = &who;
    const auto read = read_facts(rules, {path, path}, nullptr, options);
    BOOST_TEST((read.facts == nullptr) == (read.refused == 0U));
    return read.facts ? std::vector<issue>() : read.issues;
  });
  std::filesystem::remove(path);
  BOOST_TEST(times > 8U);
}

BOOST_DATA_TEST_CASE(an_answer_is_whole_or_none, data::make({0, 1, 2, 3, 4}), verb) {
  constexpr checked<std::string> (*asks[])(const matter&, const question&){answer_assess, answer_roadmap, answer_duties,
                                                                           answer_missing, answer_explain};
  const auto rules = engine_packs::rulebook_of("points");
  question asked;
  asked.as_of = *date::parse("2025-01-10");
  asked.unit = rules->programme->units[rules->units_by_id.front()].id;
  const matter given{rules, engine_packs::facts_of(rules, {}), nullptr};
  const std::string whole = asks[verb](given, asked).value;
  stopped_everywhere([&](const watcher& who) {
    matter watched = given;
    watched.watched_by = &who;
    const auto answer = asks[verb](watched, asked);
    BOOST_TEST(answer.value == (answer.ok() ? whole : std::string()));
    return answer.issues;
  });
}

BOOST_AUTO_TEST_CASE(progress_never_goes_beyond_all_of_it) {
  const auto rules = engine_packs::rulebook_of("points");
  std::uint64_t last = 0;
  bool within = true;
  const watcher who = [&](const progress& p) {
    within = within && (p.total == 0 || p.done <= p.total);
    last = p.total;
    return true;
  };
  fact_options options;
  options.watched_by = &who;
  (void)add_facts(rules, nullptr, many_rows(5'000), "x", options);
  BOOST_TEST(within);
  BOOST_TEST(last == 5'000U);
}

// Misuse of the C++ interface is a std::logic_error, never undefined.

#include "engine_packs.hpp"

#include <tieuchi/roadmap/occurrence.hpp>
#include <tieuchi/tieuchi.hpp>

#include <boost/test/unit_test.hpp>

#include <array>

using namespace tieuchi;
using namespace engine_packs;

namespace {

struct of_points {
  std::shared_ptr<const rulebook> rules = rulebook_of("points");
  engine e = engine_of(rules, {}, "2025-01-10");
  frame here{rules->units_by_id.front(), year(2024)};
  tieuchi::index item = rules->items.front();
};

}  // namespace

#define MISUSED(what) BOOST_CHECK_THROW((void)(what), std::logic_error)

BOOST_AUTO_TEST_SUITE(an_engine)

BOOST_AUTO_TEST_CASE(needs_rules_and_facts_of_these_rules) {
  const auto rules = rulebook_of("points");
  const auto day = *date::parse("2025-01-10");
  MISUSED(engine(nullptr, as_known_on(std::make_shared<ledger>(), day)));
  MISUSED(engine(rules, as_known_on(nullptr, day)));
  MISUSED(engine(rulebook_of("across"), as_known_on(facts_of(rules, {}), day)));
  BOOST_CHECK_NO_THROW(engine(rules, as_known_on(std::make_shared<ledger>(), day)));
  BOOST_CHECK_NO_THROW(engine(rulebook_of("points"), as_known_on(facts_of(rules, {}), day)));
}

BOOST_FIXTURE_TEST_CASE(that_was_moved_from_is_of_no_use, of_points) {
  engine other(std::move(e));
  MISUSED(e.rules());
  MISUSED(e.as_of());
  MISUSED(e.item(item, here));
  MISUSED(assess(e, std::array{2024}));
  engine third(std::move(e));
  MISUSED(third.rules());
  BOOST_CHECK_NO_THROW((void)other.item(item, here));
}

BOOST_FIXTURE_TEST_CASE(knows_no_index_beyond_the_last, of_points) {
  const auto names = static_cast<tieuchi::index>(rules->names.size());
  const auto units = static_cast<tieuchi::index>(rules->programme->units.size());
  const auto cohorts = static_cast<tieuchi::index>(rules->cohorts.size());
  MISUSED(e.item(names, here));
  MISUSED(e.value(names, here));
  MISUSED(e.item(item, {units, here.period}));
  MISUSED(e.value(item, here));
  MISUSED(e.member(cohorts, here.unit, here));
  MISUSED(e.members(cohorts, here));
  MISUSED(e.agency_value(0, 100'000, here.period));
}

BOOST_FIXTURE_TEST_CASE(answers_for_years_of_its_programme_only, of_points) {
  for (const int no_year : {rules->programme->year_from - 1, rules->programme->horizon + 1, 5000, -1}) {
    MISUSED(assess(e, std::array{no_year}));
    MISUSED(roadmap(e, std::array{no_year}));
    MISUSED(duties(e, std::array{2024, no_year}));
  }
}

BOOST_AUTO_TEST_SUITE_END()

BOOST_AUTO_TEST_SUITE(what_speaks_of_an_engine)

BOOST_FIXTURE_TEST_CASE(knows_no_index_beyond_the_last, of_points) {
  const printer print(e);
  MISUSED(print.name(static_cast<tieuchi::index>(rules->names.size())));
  MISUSED(print.unit(100'000, e.as_of()));
  MISUSED(print.agency(100'000));
  MISUSED(print.value_of(100'000, number(1)));
  MISUSED(e.units().begins(100'000));
  MISUSED(standing_agency(e, 100'000, e.as_of()));
  MISUSED(occurrences_in(e, 100'000, 2024));
  MISUSED(explain(e, print, 100'000, here));
  MISUSED(missing_of(e, print, 100'000, {}));
  MISUSED(printed_reason(*rules, 100'000, no_index, {}));
  MISUSED(duty_rows_within(e, item, here));
  std::vector<duty_row> rows(1);
  rows.front().duty = 100'000;
  MISUSED(to_json(rows, e, print));
  MISUSED(facts_of_case(nullptr, {}));
}

BOOST_FIXTURE_TEST_CASE(speaks_of_no_other, of_points) {
  engine other = engine_of(rulebook_of("across"), {}, "2025-01-10");
  const printer print(other);
  MISUSED(explain(e, print, item, here));
  MISUSED(missing(e, print, std::array{2024}));
  MISUSED(to_json(assess(e, std::array{2024}), e, print));
}

BOOST_AUTO_TEST_CASE(needs_rules_and_facts) {
  MISUSED(compile_rules(nullptr));
  MISUSED(run_cases(nullptr));
  question asked;
  asked.as_of = *date::parse("2025-01-10");
  for (const auto answer : {answer_assess, answer_explain, answer_roadmap, answer_duties, answer_missing}) {
    MISUSED(answer({nullptr, std::make_shared<ledger>(), nullptr}, asked));
    MISUSED(answer({rulebook_of("points"), nullptr, nullptr}, asked));
  }
}

BOOST_AUTO_TEST_SUITE_END()

BOOST_AUTO_TEST_SUITE(the_door)

BOOST_AUTO_TEST_CASE(needs_rules_and_a_base_that_they_let_in) {
  const auto rules = rulebook_of("points"), others = rulebook_of("across");
  const auto base = facts_of(others, {});
  MISUSED(admit(nullptr, {}));
  MISUSED(pack_facts(nullptr));
  MISUSED(admit(rules, {}, {}, base.get()));
  BOOST_CHECK_NO_THROW((void)admit(others, {}, {}, base.get()));
}

BOOST_AUTO_TEST_CASE(is_the_same_for_a_pack_that_is_read_again) {
  BOOST_TEST(rulebook_of("points")->door_hash == rulebook_of("points")->door_hash);
  BOOST_TEST(rulebook_of("points")->door_hash != rulebook_of("across")->door_hash);
}

BOOST_AUTO_TEST_SUITE_END()

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
  item_id item = rules->items.front();
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

BOOST_FIXTURE_TEST_CASE(knows_no_id_beyond_the_last, of_points) {
  const name_id names = rules->names.next();
  const unit_id units = rules->programme->units.next();
  const cohort_id cohorts = rules->cohorts.next();
  MISUSED(e.item(item_named(names), here));
  MISUSED(e.value(names, here));
  MISUSED(e.item(item, {units, here.period}));
  MISUSED(e.value(item, here));
  MISUSED(e.member(cohorts, here.unit, here));
  MISUSED(e.members(cohorts, here));
  MISUSED(e.agency_value(name_id(0U), agency_id(100'000U), here.period));
}

BOOST_FIXTURE_TEST_CASE(answers_for_years_of_its_programme_only, of_points) {
  for (const int no_year : {rules->programme->year_from - 1, rules->programme->horizon + 1, 5000, -1}) {
    MISUSED(assess(e, std::array{no_year}));
    MISUSED(roadmap(e, std::array{no_year}));
    MISUSED(duties(e, std::array{2024, no_year}));
  }
}

BOOST_FIXTURE_TEST_CASE(looks_once_at_rows_that_no_door_let_in, of_points) {
  const auto with = [&](fact_subject subject, name_id name) {
    ledger by_hand;
    fact f;
    f.subject = subject;
    f.indicator = name;
    by_hand.append(f);
    return as_known_on(std::make_shared<const ledger>(by_hand), *date::parse("2025-01-10"));
  };
  const auto is_indicator = [&](const name_entry& n) { return n.kind == name_kind::indicator; };
  const auto is_item = [&](const name_entry& n) { return n.kind == name_kind::item; };
  const auto first = [&](const auto& is) { return rules->names.id_of(*std::ranges::find_if(rules->names, is)); };
  const auto indicator = first(is_indicator);
  BOOST_CHECK_NO_THROW(engine(rules, with(here.unit, indicator)));
  BOOST_CHECK_NO_THROW(engine(rules, with(here.unit, fact_of_parent)));
  MISUSED(engine(rules, with(here.unit, first(is_item))));
  for (const name_id none : {name_id(100'000U), name_id(), name_id(fact_of_parent.number() + 1)})
    MISUSED(engine(rules, with(here.unit, none)));
  for (const fact_subject none : {fact_subject(unit_id(100'000U)), fact_subject(), fact_subject(agency_id(0U))}) {
    MISUSED(engine(rules, with(none, indicator)));
    MISUSED(engine(rules, with(none, fact_of_name)));
  }
}

BOOST_AUTO_TEST_SUITE_END()

BOOST_AUTO_TEST_SUITE(what_speaks_of_an_engine)

BOOST_FIXTURE_TEST_CASE(knows_no_id_beyond_the_last, of_points) {
  const printer print(e);
  MISUSED(print.name(rules->names.next()));
  MISUSED(print.unit(unit_id(100'000U), e.as_of()));
  MISUSED(print.agency(agency_id(100'000U)));
  MISUSED(print.value_of(name_id(100'000U), version_id(0U), number(1)));
  MISUSED(e.units().begins(unit_id(100'000U)));
  MISUSED(standing_agency(e, agency_id(100'000U), e.as_of()));
  MISUSED(occurrences_in(e, duty_id(100'000U), 2024));
  MISUSED(explain(e, print, item_id(100'000U), here));
  MISUSED(missing_of(e, print, item_id(100'000U), {}));
  MISUSED(printed_reason(*rules, item_id(100'000U), no_id, {}));
  MISUSED(duty_rows_within(e, item, here));
  std::vector<duty_row> rows(1);
  rows.front().duty = duty_id(100'000U);
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

BOOST_FIXTURE_TEST_CASE(prints_the_answers_of_its_own_engine_only, of_points) {
  engine other = engine_of(rules, {}, "2025-01-10");
  const printer print(e), of_other(other);
  const std::array years{2024};
  MISUSED(to_json(assess(e, years), other, of_other));
  MISUSED(to_json(missing(e, print, years), other, of_other));
  MISUSED(to_json(std::vector{explain(e, print, item, here)}, other, of_other));
  MISUSED(to_json(std::vector<duty_row>(1), e, print));
  MISUSED(to_json(std::vector<roadmap_row>(1), e, print));
  const auto rows = assess(e, years);
  engine moved(std::move(e));
  BOOST_CHECK_NO_THROW((void)to_json(rows, moved, printer(moved)));
}

BOOST_FIXTURE_TEST_CASE(prints_a_value_as_one_of_its_type_only, of_points) {
  const printer print(e);
  const auto rating = feel::type::rating({"a", "b"});
  for (const auto& [v, type] : std::vector<std::pair<feel::value, feel::type>>{
           {number(1), feel::type::string()},
           {feel::value(true), feel::type::number()},
           {feel::value::string("a"), rating},
           {feel::value::rating(0), feel::type::number()},
           {feel::value::rating(2), rating},
           {*date::parse("2024-01-01"), feel::type::list(feel::type::date())},
           {feel::value::list({}), feel::type::context({})}})
    MISUSED(print.value(v, type));
  for (const feel::value& v : {feel::value(number(1)), feel::value(true), feel::value()})
    BOOST_CHECK_NO_THROW((void)print.value(v, feel::type()));
  BOOST_CHECK_NO_THROW((void)print.value(feel::value(), rating));
}

BOOST_AUTO_TEST_CASE(finds_bearers_for_units_that_are_there) {
  const auto rules = rulebook_of("owed");
  engine e = engine_of(rules, {}, "2025-01-10");
  BOOST_REQUIRE(!rules->duties.empty());
  for (const duty_id duty : rules->duties.ids())
    MISUSED(bearers_of(e, duty, {year(2024), unit_id(100'000U), "x", {}}, e.as_of()));
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

// What reasons are about is told by ids, and printed at a face only.

#include "reported.hpp"

#include <tieuchi/resolve/fact_ref.hpp>

#include <boost/test/unit_test.hpp>

#include <unordered_set>

using namespace tieuchi;

namespace {

struct of_reasons {
  std::shared_ptr<const rulebook> rules = compile_rules(read_programme(TIEUCHI_CASES_DIR "/packs/points").value).value;
  unit_id unit = rules->units_by_id.front();
  name_id name = rules->names.ids().front();
  feel::arena memory;

  std::string id_of(unit_id u) const { return rules->programme->units[u].id; }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(a_fact_reference, of_reasons)

BOOST_AUTO_TEST_CASE(prints_whom_what_and_when) {
  const std::string figure = id_of(unit) + ":" + rules->names[name].id + "@";
  BOOST_TEST(text_of(*rules, fact_ref::figure(unit, name, year_period(2024))) == figure + "2024");
  BOOST_TEST(text_of(*rules, fact_ref::on_day(unit, name, *date::parse("2024-03-01"))) == figure + "2024-03-01");
  BOOST_TEST(text_of(*rules, fact_ref::on_day(unit, fact_of_type, *date::parse("2024-03-01"))) ==
             id_of(unit) + ":type@2024-03-01");
  BOOST_TEST(text_of(*rules, fact_ref::norm(name)) == "norm:" + rules->names[name].id);
  BOOST_TEST(text_of(*rules, fact_ref::norm(name, "xã")) == "norm:" + rules->names[name].id + "/xã");
  BOOST_TEST(text_of(*rules, fact_ref::members(cohort_id(0U))) == "cohort:" + rules->cohorts[cohort_id(0U)].spec->id);
  BOOST_TEST(text_of(*rules, fact_ref::of_calendar({}, 2024)) == "calendar:@2024");
  BOOST_TEST(text_of(*rules, fact_ref::other("khac/x1:so@2024")) == "khac/x1:so@2024");
}

BOOST_AUTO_TEST_CASE(comes_back_from_a_reason_as_it_went_in) {
  const fact_ref figure = fact_ref::figure(unit, name, year_period(2024));
  const auto reasons = feel::reasons_of(unknown_for(*rules, figure, unknown_code::late, memory));
  BOOST_REQUIRE(reasons.size() == 1U);
  BOOST_REQUIRE(fact_of(reasons.front()));
  BOOST_TEST((*fact_of(reasons.front()) == figure));
  BOOST_TEST(reasons.front().text() == text_of(*rules, figure));
}

BOOST_AUTO_TEST_CASE(keeps_its_texts_beyond_those_it_was_made_of) {
  feel::value open;
  {
    const std::string key = "một khoá dài hơn mọi chuỗi ngắn";
    open = unknown_for(*rules, fact_ref::norm(name, key), unknown_code::no_norm, memory);
  }
  BOOST_TEST(feel::reasons_of(open).front().text().ends_with("/một khoá dài hơn mọi chuỗi ngắn"));
}

BOOST_AUTO_TEST_CASE(is_one_reason_however_often_it_is_made) {
  const auto made = [&] {
    return unknown_for(*rules, fact_ref::figure(unit, name, year_period(2024)), unknown_code::late, memory);
  };
  const auto other = unknown_for(*rules, fact_ref::figure(unit, name, year_period(2025)), unknown_code::late, memory);
  const auto all = join_unknown(join_unknown(made(), other, memory), made(), memory);
  BOOST_TEST(feel::reasons_of(all).size() == 2U);
  BOOST_TEST(feel::identical(all, join_unknown(other, made(), memory)));
}

BOOST_AUTO_TEST_CASE(of_an_agency_and_of_the_unit_of_the_same_number_are_two) {
  const fact_ref of_unit = fact_ref::figure(unit_id(0U), name, year_period(2024));
  const fact_ref of_agency = fact_ref::figure(agency_id(0U), name, year_period(2024));
  BOOST_TEST((of_unit != of_agency));
  BOOST_TEST(!(name_of(*rules, of_unit, memory) == name_of(*rules, of_agency, memory)));
}

BOOST_AUTO_TEST_CASE(is_none_of_what_the_language_found) {
  const auto reason = feel::reason{"c1/rule/1", 4, "undefined_operation"};
  BOOST_TEST(!fact_of(reason));
  BOOST_TEST(!fact_of(feel::reason{"a text", -1, "late"}));
}

BOOST_AUTO_TEST_SUITE_END()

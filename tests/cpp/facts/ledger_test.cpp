#include <tieuchi/facts/ledger.hpp>

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <memory>
#include <vector>

using namespace tieuchi;

namespace {

date day(std::string_view text) { return *date::parse(text); }

fact row(unit_id unit, std::string unit_id, std::string indicator_id, std::string text, std::string_view recorded) {
  fact f;
  f.subject = unit;
  f.indicator = name_id(3U);
  f.unit_id = std::move(unit_id);
  f.indicator_id = std::move(indicator_id);
  f.period = *period_of("2024", {period_form::year, -1});
  f.text = std::move(text);
  f.recorded_on = day(recorded);
  return f;
}

std::vector<fact> some_rows() {
  return {row(unit_id(0U), "p1", "so", "7", "2024-03-01"), row(unit_id(1U), "p2", "so", "8", "2024-02-01"),
          row(unit_id(0U), "p1", "so", "9", "2024-04-01")};
}

ledger ledger_of(const std::vector<fact>& rows) {
  ledger l;
  for (const fact& f : rows) l.append(f);
  return l;
}

}  // namespace

BOOST_AUTO_TEST_CASE(rows_of_a_unit_and_indicator_keep_the_order_in_which_they_came) {
  const ledger l = ledger_of(some_rows());
  const auto of_first = l.rows(unit_id(0U), name_id(3U));
  BOOST_REQUIRE(of_first.size() == 2u);
  BOOST_TEST(l.facts()[of_first[0]].text == "7");
  BOOST_TEST(l.facts()[of_first[1]].text == "9");
  BOOST_TEST(l.rows(unit_id(5U), name_id(3U)).empty());
  BOOST_TEST(l.rows(agency_id(0U), name_id(3U)).empty());
}

BOOST_AUTO_TEST_CASE(the_hash_does_not_depend_on_the_order_of_rows) {
  auto rows = some_rows();
  const std::string hash = ledger_of(rows).hash();
  std::ranges::reverse(rows);
  BOOST_TEST(ledger_of(rows).hash() == hash);
  BOOST_TEST(hash.size() == 64u);
}

BOOST_AUTO_TEST_CASE(the_hash_names_units_and_indicators_by_id_and_not_by_their_place_in_a_rulebook) {
  auto rows = some_rows();
  const std::string hash = ledger_of(rows).hash();
  for (fact& f : rows) f.subject = unit_id(f.subject.number() + 10), f.indicator = name_id(99U);
  BOOST_TEST(ledger_of(rows).hash() == hash);
}

BOOST_AUTO_TEST_CASE(the_hash_changes_with_every_field_that_can_change_a_result) {
  const auto with = [](auto change) {
    auto rows = some_rows();
    change(rows[0]);
    return ledger_of(rows).hash();
  };
  const std::string hash = ledger_of(some_rows()).hash();
  BOOST_TEST(with([](fact& f) { f.text = "70"; }) != hash);
  BOOST_TEST(with([](fact& f) { f.unit_id = "p3"; }) != hash);
  BOOST_TEST(with([](fact& f) { f.document = "12/BC"; }) != hash);
  BOOST_TEST(with([](fact& f) { f.reporter = "so_a"; }) != hash);
  BOOST_TEST(with([](fact& f) { f.recorded_on = day("2024-03-02"); }) != hash);
  BOOST_TEST(with([](fact& f) { f.content = fact_content::withdrawn; }) != hash);
  BOOST_TEST(with([](fact& f) { f.note = "ghi chú"; }) == hash);
}

BOOST_AUTO_TEST_CASE(fields_do_not_run_into_each_other) {
  auto a = some_rows(), b = some_rows();
  a[0].reporter = "ab", a[0].document = "c";
  b[0].reporter = "a", b[0].document = "bc";
  BOOST_TEST(ledger_of(a).hash() != ledger_of(b).hash());
}

BOOST_AUTO_TEST_CASE(a_copy_grows_alone_and_keeps_the_values_of_the_original_alive) {
  auto first = std::make_unique<ledger>();
  fact f = row(unit_id(0U), "p1", "ten", "Phường 1", "2024-01-01");
  f.value = feel::make_string("Phường 1", first->arena());
  first->append(f);
  ledger second = *first;
  second.append(row(unit_id(0U), "p1", "ten", "Phường 2", "2024-02-01"));
  BOOST_TEST(first->facts().size() == 1u);
  first.reset();
  BOOST_TEST(second.facts().size() == 2u);
  BOOST_TEST(second.facts()[0].value.string() == "Phường 1");
}

BOOST_AUTO_TEST_CASE(a_snapshot_names_its_ledger_and_its_day) {
  const auto l = std::make_shared<const ledger>(ledger_of(some_rows()));
  const snapshot s = as_known_on(l, day("2024-03-15"));
  BOOST_TEST(s.facts == l);
  BOOST_TEST(s.as_of.text() == "2024-03-15");
}

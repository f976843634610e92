#include <tieuchi/facts/ledger.hpp>

#include <boost/test/unit_test.hpp>

#include <limits>

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
  BOOST_TEST(of_first[0].text() == "7");
  BOOST_TEST(of_first[1].text() == "9");
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

BOOST_AUTO_TEST_CASE(a_fact_is_recorded_on_a_day_of_the_calendar) {
  ledger facts;
  fact f = row(unit_id(0U), "p1", "ten", "Phường 1", "2024-01-01");
  for (const std::int64_t days : {std::numeric_limits<std::int64_t>::max(), std::numeric_limits<std::int64_t>::min()}) {
    f.recorded_on = date{days};
    BOOST_CHECK_THROW(facts.append(f), std::logic_error);
  }
  BOOST_TEST(facts.size() == 0u);
}

BOOST_AUTO_TEST_CASE(rows_of_a_period_are_found_by_it) {
  auto rows = some_rows();
  rows[2].period = *period_of("2025", {period_form::year, -1});
  const ledger l = ledger_of(rows);
  const auto in = [&](int year) { return l.rows(unit_id(0U), name_id(3U), year_period(year)); };
  BOOST_REQUIRE(in(2024).size() == 1u);
  BOOST_TEST(in(2024)[0].text() == "7");
  BOOST_REQUIRE(in(2025).size() == 1u);
  BOOST_TEST(in(2025)[0].text() == "9");
  BOOST_TEST(in(2026).empty());
}

BOOST_AUTO_TEST_CASE(rows_of_all_periods_keep_their_order_whatever_their_periods_are) {
  std::vector<fact> rows;
  for (const int year : {2026, 2024, 2026, 2025, 2024}) {
    rows.push_back(row(unit_id(0U), "p1", "so", std::to_string(rows.size()), "2024-03-01"));
    rows.back().period = year_period(year);
  }
  const ledger l = ledger_of(rows);
  std::string found;
  for (const fact_view f : l.rows(unit_id(0U), name_id(3U))) found += f.text();
  BOOST_TEST(found == "01234");
}

BOOST_AUTO_TEST_CASE(a_number_is_given_back_as_it_was_written) {
  for (const std::string text :
       {"7", "0", "0.00", "69.6", "69.60", "-3.5", "-0.05", "100", "12345678901234567", "0.000001", "007", "1e3",
        "9223372036854775807", "-9223372036854775808", "0.1234567890123456", "99999999999999999999", "-0"}) {
    fact f = row(unit_id(0U), "p1", "so", text, "2024-03-01");
    const auto value = number::parse(text).value_or(number(1000));
    f.value = value;
    ledger l;
    l.append(f);
    const fact back = l.facts()[0];
    BOOST_TEST(back.text == text);
    BOOST_TEST((back.value.number() == value), text);
  }
}

BOOST_AUTO_TEST_CASE(every_part_of_a_fact_comes_back) {
  fact f = row(unit_id(7U), "p7", "ten", "chưa có", "2024-03-01");
  f.content = fact_content::open;
  f.open_code = "chua_co";
  f.reporter = "so_a", f.document = "12/BC", f.note = "ghi chú";
  f.period = *period_of("2022-01-01/", {period_form::dated, -1});
  f.where.file = "a.csv", f.where.row = 12;
  fact far = f;
  far.recorded_on = *date::of(9'000'000, 1, 1);
  far.where.line = 3, far.where.pointer = "/a";
  far.subject = agency_id(7U);
  far.content = fact_content::value;
  std::vector<feel::value> parts{number(1), feel::value(true)};
  far.value = feel::value::list(parts);
  ledger l;
  l.append(f);
  l.append(far);
  for (const auto& [back, as] : {std::pair(l.facts()[0], f), std::pair(l.facts()[1], far)}) {
    BOOST_TEST((back.subject == as.subject && back.indicator == as.indicator && back.period == as.period));
    BOOST_TEST((back.content == as.content && back.recorded_on == as.recorded_on && back.where == as.where));
    BOOST_TEST(feel::identical(back.value, as.value));
    BOOST_TEST(back.unit_id + back.indicator_id + back.open_code + back.text == "p7tenchua_cochưa có");
    BOOST_TEST(back.reporter + back.document + back.note == "so_a12/BCghi chú");
  }
}

namespace {

/// So many facts about 50 units, 10 indicators and several years, as a table would bring them.
std::vector<fact> many_rows(std::size_t number) {
  std::vector<fact> rows;
  for (std::size_t i = 0; i < number; ++i) {
    const std::size_t unit = i % 50, indicator = i / 50 % 10;
    rows.push_back(row(unit_id(unit), "x" + std::to_string(unit), "i" + std::to_string(indicator),
                       std::to_string(i % 7) + "." + std::to_string(i % 3), "2024-03-01"));
    rows.back().indicator = name_id(indicator);
    rows.back().period = year_period(2000 + static_cast<int>(i / 500));
    rows.back().value = *number::parse(rows.back().text);
    rows.back().document = "BC " + std::to_string(i % 5);
  }
  return rows;
}

}  // namespace

BOOST_AUTO_TEST_CASE(layers_are_seen_by_nobody) {
  const auto rows = many_rows(1'500);
  const ledger whole = ledger_of(rows);
  for (const std::size_t at_once : {1U, 7U, 400U}) {
    ledger grown;
    for (std::size_t i = 0; i < rows.size(); i += at_once) {
      ledger next = grown;  // what came before is shared and closed
      for (std::size_t k = i; k < std::min(i + at_once, rows.size()); ++k) next.append(rows[k]);
      grown = std::move(next);
    }
    BOOST_TEST(grown.hash() == whole.hash());
    BOOST_REQUIRE(grown.size() == whole.size());
    for (std::size_t i = 0; i < whole.size(); ++i) BOOST_REQUIRE(grown.view(i).text() == whole.view(i).text());
    for (std::size_t unit = 0; unit < 50; ++unit) {
      const auto one = grown.rows(unit_id(unit), name_id(3U)), other = whole.rows(unit_id(unit), name_id(3U));
      BOOST_REQUIRE(one.size() == other.size());
      for (std::size_t i = 0; i < one.size(); ++i) BOOST_REQUIRE(one[i].period() == other[i].period());
    }
    BOOST_TEST(grown.layers().size() <= 6u);
  }
}

BOOST_AUTO_TEST_CASE(one_row_more_leaves_a_large_layer_where_it_is) {
  const ledger base = ledger_of(many_rows(2'000));
  ledger next = base;
  next.append(some_rows()[0]);
  BOOST_TEST(next.layers().front() == base.layers().front());
  BOOST_TEST(next.layers().back()->size() == 1u);
  BOOST_TEST(next.hash() != base.hash());
}

BOOST_AUTO_TEST_CASE(a_fact_costs_at_most_64_bytes_beside_its_texts) {
  const std::size_t number = 20'000;
  ledger l;
  l.open(number);
  for (const fact& f : many_rows(number)) l.append(f);
  static_cast<void>(l.rows(unit_id(0U), name_id(0U)));
  BOOST_TEST(l.layers().front()->bytes() <= 64 * number);
}

BOOST_AUTO_TEST_CASE(two_ledgers_are_joined_without_doubles) {
  const auto rows = many_rows(900);
  const ledger first = ledger_of({rows.begin(), rows.begin() + 600});
  const ledger second = ledger_of({rows.begin() + 300, rows.end()});
  const ledger both = joined(first, second);
  BOOST_TEST(both.size() == 900u);
  BOOST_TEST(both.hash() == ledger_of(rows).hash());
  BOOST_TEST((joined(first, first).layers() == first.layers()));
  fact noted = rows[0];
  noted.note = "ghi chú";
  BOOST_TEST(joined(first, ledger_of({noted})).size() == 600u);
  noted.document = "khác";
  BOOST_TEST(joined(first, ledger_of({noted})).size() == 601u);
}

BOOST_AUTO_TEST_CASE(what_was_refused_is_shared_until_more_is) {
  ledger base;
  refused_fact f;
  f.subject = unit_id(0U), f.indicator = name_id(3U), f.period = year_period(2024), f.code = "fact.type";
  base.refuse(f);
  ledger next = base;
  next.append(some_rows()[0]);
  BOOST_TEST(next.refused().data() == base.refused().data());
  f.code = "fact.domain";
  next.refuse(f);
  BOOST_TEST(base.refused().size() == 1u);
  BOOST_TEST(next.refused().size() == 2u);
  const date day_of_asking = day("2024-05-01");
  BOOST_TEST(base.refused(unit_id(0U), name_id(3U), year_period(2024), day_of_asking)->code == "fact.type");
  BOOST_TEST(next.refused(unit_id(0U), name_id(3U), year_period(2024), day_of_asking)->code == "fact.domain");
}

BOOST_AUTO_TEST_CASE(a_snapshot_names_its_ledger_and_its_day) {
  const auto l = std::make_shared<const ledger>(ledger_of(some_rows()));
  const snapshot s = as_known_on(l, day("2024-03-15"));
  BOOST_TEST(s.facts == l);
  BOOST_TEST(s.as_of.text() == "2024-03-15");
}

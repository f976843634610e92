#include "small_pack.hpp"

#include <boost/test/unit_test.hpp>

using namespace tieuchi;

namespace {

const compiled_criterion& only_criterion(const rulebook& book) { return book.criteria.front(); }

std::shared_ptr<const rulebook> with_rule(const std::string& rule) {
  return small_pack::compiled(R"J("criteria": [{"id": "c", "clauses": ["K1"], "rule": ")J" + rule + "\"}]");
}

}  // namespace

BOOST_AUTO_TEST_SUITE(compiled_rules)

BOOST_AUTO_TEST_CASE(each_distinct_name_of_a_text_gets_one_slot) {
  const auto book = with_rule("n > 1 and n < 3 and p");
  BOOST_REQUIRE(book);
  const auto& text = only_criterion(*book).rule->text;
  BOOST_TEST(text.program.slots().size() == 2U);
  BOOST_TEST((text.slots[0] == slot_source{slot_kind::name, *book->name("n")}));
}

BOOST_AUTO_TEST_CASE(host_functions_over_names_are_slots_and_cost_nothing_at_run_time) {
  const auto book = with_rule(
      "prior(n, 2) > n and outcome(e) = \\\"met\\\"\"}, {\"id\": \"e\", \"clauses\": [\"K1\"], \"rule\": \"p");
  BOOST_REQUIRE(book);
  const auto& text = only_criterion(*book).rule->text;
  BOOST_TEST(text.program.host_calls().empty());
  BOOST_TEST((text.slots[static_cast<std::size_t>(text.program.slots()[0].slot)] ==
              slot_source{slot_kind::prior, *book->name("n"), 2}));
}

BOOST_AUTO_TEST_CASE(the_source_of_a_text_is_element_key_and_row) {
  const auto book = with_rule("n / n > 1");
  BOOST_REQUIRE(book);
  BOOST_TEST(only_criterion(*book).rule->text.program.source() == "c/rule/1");
}

BOOST_AUTO_TEST_CASE(the_order_puts_what_is_read_before_what_reads) {
  const auto book = small_pack::compiled(
      R"J("measures": [{"id": "a", "type": "number", "value": "b + 1"}, {"id": "b", "type": "number", "value": "n"}])J");
  BOOST_REQUIRE(book);
  const auto at = [&](const char* id) { return std::ranges::find(book->order, *book->name(id)) - book->order.begin(); };
  BOOST_TEST(at("n") < at("b"));
  BOOST_TEST(at("b") < at("a"));
}

BOOST_AUTO_TEST_CASE(looking_at_earlier_periods_is_no_cycle) {
  const auto book = small_pack::compiled(
      R"J("measures": [{"id": "a", "type": "number", "value": "prior(a, 1) + n", "before_start": 0}])J");
  BOOST_TEST(book != nullptr);
}

BOOST_AUTO_TEST_SUITE_END()

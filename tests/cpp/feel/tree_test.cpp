// Canonical text, hash, JSON and differences of rules.

#include "random_rule.hpp"

#include <tieuchi/feel/ast_text.hpp>
#include <tieuchi/feel/parser.hpp>
#include <tieuchi/feel/rule_diff.hpp>
#include <tieuchi/read/feel_ast_json.hpp>

#include <boost/test/unit_test.hpp>

#include <string>
#include <string_view>

namespace feel = tieuchi::feel;

namespace {

std::string canonical(std::string_view text) {
  const feel::parsed read = feel::parse(text);
  return read.issue ? read.issue->code : feel::ast_text(read.tree);
}

std::string changes(std::string_view before, std::string_view after) {
  std::string all;
  for (const auto& c : feel::rule_diff(before, after)) all += (all.empty() ? "" : "; ") + c.words.vi;
  return all;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(rule_trees)

BOOST_AUTO_TEST_CASE(layout_comments_and_needless_brackets_vanish) {
  BOOST_TEST(canonical("((n))+1 /* ghi chú */>=3") == "n + 1 >= 3");
  BOOST_TEST(canonical("n in(1,[3..5] , <3)") == "n in (1, [3..5], < 3)");
  BOOST_TEST(canonical("n in [1 .. 3)") == "n in [1..3)");
  BOOST_TEST(canonical("n in (1..3]") == "n in (1..3]");
  BOOST_TEST(canonical("for x in 1..n,y in xs return(x+y)") == "for x in 1..n, y in xs return x + y");
  BOOST_TEST(canonical("{\"a\":1,\"b c\":xs[item>1].a}") == "{a: 1, \"b c\": xs[item > 1].a}");
  BOOST_TEST(canonical("round  half up(n,2)") == "round half up(n, 2)");
}

BOOST_AUTO_TEST_CASE(brackets_stay_where_the_grammar_needs_them) {
  for (const char* text :
       {"(a + b) * c", "a - (b - c)", "(-3) ** 2 + -(3 ** 2)", "a ** (b ** c)", "(a or b) and c", "not(a) or (b and c)",
        "(a = b) = c", "(if a then b else c) + 1", "p or (some x in xs satisfies x)", "(a + b)[1].c",
        "[(1..2), (3..4]]", "(x in (1, 2)) = p", "-(-a)", "a in (b)", "(for x in xs return x)[1]"})
    BOOST_TEST(canonical(canonical(text)) == canonical(text));
  BOOST_TEST(canonical("(a+b)*c") == "(a + b) * c");
  BOOST_TEST(canonical("a-(b-c)-d") == "a - (b - c) - d");
  BOOST_TEST(canonical("a and (b and c)") == "a and (b and c)");
  BOOST_TEST(canonical("p or (some x in xs satisfies x)") == "p or (some x in xs satisfies x)");
}

BOOST_AUTO_TEST_CASE(text_tree_and_json_read_back_to_the_same) {
  specification::random_rule random(7);
  for (int i = 0; i < 2000; ++i) {
    const std::string text = random.boolean(4);
    const feel::parsed read = feel::parse(text);
    if (read.issue) continue;
    const std::string once = feel::ast_text(read.tree);
    BOOST_TEST(canonical(once) == once);
    const auto again = feel::read_ast(feel::to_json(read.tree));
    BOOST_REQUIRE(again.ok());
    BOOST_TEST(feel::ast_text(again.value) == once);
    BOOST_TEST(feel::to_json(again.value) == feel::to_json(feel::parse(once).tree));
  }
}

BOOST_AUTO_TEST_CASE(dates_and_durations_keep_their_own_form) {
  BOOST_TEST(canonical("@ \"P1Y6M\"+d") == "@\"P1Y6M\" + d");
  BOOST_TEST(canonical("d<@\"2024-12-31\"") == "d < @\"2024-12-31\"");
}

BOOST_AUTO_TEST_CASE(json_that_is_no_tree_is_refused) {
  for (const char* text :
       {"", "{}", "{\"nodes\":[],\"root\":0}", "{\"nodes\":[{\"kind\":\"name\",\"text\":\"a b\"}],\"root\":0}",
        "{\"nodes\":[{\"kind\":\"negate\",\"args\":[0]}],\"root\":0}",
        "{\"nodes\":[{\"kind\":\"if\",\"args\":[]}],\"root\":0}", "{\"nodes\":[{\"kind\":\"what\"}],\"root\":0}",
        "{\"nodes\":[{\"kind\":\"number\",\"text\":\"1\",\"args\":7}],\"root\":0}"})
    BOOST_TEST(!feel::read_ast(text).ok(), text);
}

BOOST_AUTO_TEST_CASE(the_hash_of_a_rule_ignores_layout_and_nothing_else) {
  BOOST_TEST(feel::rule_hash("n>=0.7") == feel::rule_hash("( n )  >= 0.7 // ngưỡng"));
  BOOST_TEST(feel::rule_hash("n >= 0.7") != feel::rule_hash("n > 0.7"));
  BOOST_TEST(feel::rule_hash("n >= 0.7").size() == 64u);
  BOOST_TEST(feel::rule_hash("n >=") != feel::rule_hash("n > ="));
}

BOOST_AUTO_TEST_CASE(differences_are_the_smallest_parts_in_words) {
  BOOST_TEST(changes("n>=0.7", "n >= 0.7") == "");
  BOOST_TEST(changes("n >= 0.7 and p", "n >= 0.8 and p") == "`0.7` đổi thành `0.8`");
  BOOST_TEST(changes("n >= 0.7", "n > 0.7") == "phép so sánh `n >= 0.7` đổi thành `n > 0.7`");
  BOOST_TEST(changes("a and b", "a and b and c") == "thêm điều kiện `c`");
  BOOST_TEST(changes("a and b and c", "a and c") == "bỏ điều kiện `b`");
  BOOST_TEST(changes("a and b and c", "c and a and b") == "");
  BOOST_TEST(changes("a or b", "a and b") == "`a or b` đổi thành `a and b`");
  BOOST_TEST(changes("if p then 1 else 2", "if p then 1 else 3") == "`2` đổi thành `3`");
  BOOST_TEST(changes("sum(xs) > 1", "count(xs) > 1") == "`sum(xs)` đổi thành `count(xs)`");
  BOOST_TEST(changes("n >", "n >= 1") == "`n >` đổi thành `n >= 1`");
  BOOST_TEST(changes("n > 1", "n >") == "`n > 1` đổi thành `n >`");
  BOOST_TEST(changes("n >", "n >") == "");
}

BOOST_AUTO_TEST_CASE(a_part_that_differs_in_more_than_its_children_is_replaced_as_a_whole) {
  BOOST_TEST(changes("a < b", "c > d") == "`a < b` đổi thành `c > d`");
  BOOST_TEST(changes("a < b", "c < b") == "`a` đổi thành `c`");
  BOOST_TEST(changes("{x: 1, y: 2}", "{x: 1, y: 3}") == "`2` đổi thành `3`");
  BOOST_TEST(changes("{x: 1}", "{y: 1}") == "`{x: 1}` đổi thành `{y: 1}`");
  BOOST_TEST(changes("[1, 2]", "[1]") == "`[1, 2]` đổi thành `[1]`");
  BOOST_TEST(changes("sum(xs)", "sum(xs, 1)") == "`sum(xs)` đổi thành `sum(xs, 1)`");
  for (const std::string word : {"some", "every"})
    BOOST_TEST(changes(word + " x in a satisfies x > 1", word + " x in a satisfies x > 2") ==
               "`" + word + " x in a satisfies x > 1` đổi thành `" + word + " x in a satisfies x > 2`");
  BOOST_TEST(changes("for x in a return 1", "for x in a return 2") ==
             "`for x in a return 1` đổi thành `for x in a return 2`");
}

BOOST_AUTO_TEST_SUITE_END()

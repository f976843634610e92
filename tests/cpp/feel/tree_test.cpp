// Canonical text, hash, JSON and differences of rules.

#include "random_rule.hpp"
#include "world.hpp"

#include <tieuchi/feel/ast_text.hpp>
#include <tieuchi/feel/name_table.hpp>
#include <tieuchi/feel/parser.hpp>
#include <tieuchi/feel/rule_diff.hpp>
#include <tieuchi/feel_json/ast.hpp>
#include <tieuchi/feel_json/values.hpp>

#include <boost/test/unit_test.hpp>

#include <set>
#include <string>
#include <string_view>

namespace feel = tieuchi::feel;

namespace {

std::string canonical(std::string_view text) {
  const feel::parsed read = feel::parse(text);
  return read.issue ? read.issue->code : feel::ast_text(read.tree);
}

/// The typed form of a text, or its issues.
std::string typed(std::string_view text, const feel::scope& names) {
  const feel::parsed read = feel::parse(text);
  if (read.issue) return read.issue->code;
  const auto found = feel::check(read.tree, text, names, {});
  return found.ok() ? feel::to_json(read.tree, found.value) : specification::world::issues(found.issues);
}

/// What a reader says of a tree, with the place in the JSON.
std::string refusal(std::string_view json, const feel::scope& names) {
  const auto read = feel::read_ast(json, names);
  return read.ok() ? "" : read.issues.front().code + " " + read.issues.front().place.pointer;
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

BOOST_AUTO_TEST_CASE(a_call_of_any_value_has_a_text_of_its_own) {
  const feel::parsed read = feel::parse("\"f\"( 1,n )(2)[ 1 ]", feel::mode::conformance);
  BOOST_REQUIRE(!read.issue);
  BOOST_TEST(feel::ast_text(read.tree) == "\"f\"(1, n)(2)[1]");
}

BOOST_AUTO_TEST_CASE(a_typed_tree_reads_back_to_the_same_text_hash_types_and_meanings) {
  specification::random_rule random(11);
  const feel::name_table names = specification::random_names();
  int typed_rules = 0;
  for (int i = 0; i < 2000; ++i) {
    const std::string text = random.boolean(4);
    const std::string json = typed(text, names);
    if (!json.starts_with("{")) continue;
    ++typed_rules;
    const auto again = feel::read_ast(json, names);
    BOOST_REQUIRE_MESSAGE(again.ok(), text);
    const std::string once = feel::ast_text(again.value.tree);
    BOOST_TEST(once == canonical(text));
    BOOST_TEST(feel::rule_hash(once) == feel::rule_hash(text));
    BOOST_TEST(feel::to_json(again.value.tree, again.value.found) == typed(once, names));
    const auto plain = feel::read_ast(json);
    BOOST_REQUIRE(plain.ok());
    BOOST_TEST(feel::ast_text(plain.value) == once);
  }
  BOOST_TEST(typed_rules > 1000);
}

BOOST_AUTO_TEST_CASE(a_single_test_behind_in_is_the_same_with_brackets_and_without) {
  const specification::world w;
  BOOST_TEST(canonical("n in >= 3") == "n in (>= 3)");
  const auto again = feel::read_ast(typed("n in >= 3", w.names()), w.names());
  BOOST_REQUIRE(again.ok());
  BOOST_TEST(feel::ast_text(again.value.tree) == "n in (>= 3)");
}

BOOST_AUTO_TEST_CASE(a_typed_tree_says_what_each_node_is_and_what_its_names_mean) {
  const specification::world w;
  BOOST_TEST(
      typed("n", w.names()) ==
      R"({"nodes":[{"args":[],"kind":"name","means":"declared","place":0,"text":"n","type":"number"}],"root":0})");
  const auto says = [&](std::string_view text, std::string_view part) {
    return typed(text, w.names()).find(part) != std::string::npos;
  };
  BOOST_TEST(says("g >= \"khá\"", R"("means":"level","place":5,"text":"khá","type":{"rating":["yếu","khá","tốt"]})"));
  BOOST_TEST(says("s = \"khá\"", R"({"args":[],"kind":"string","place":4,"text":"khá","type":"string"})"));
  BOOST_TEST(says("sum(xs)", R"("kind":"call","means":"builtin")"));
  BOOST_TEST(says("xs[1]", R"("kind":"bracket","means":"index")"));
  BOOST_TEST(says("xs[item > 1]", R"("bound_by":4,"kind":"name","means":"variable","place":3,"text":"item")"));
  BOOST_TEST(says("xs[item > 1]", R"("kind":"bracket","means":"filter","place":2,"text":"","type":{"list":"number"})"));
  BOOST_TEST(says("rs[a > 1]", R"("bound_by":4,"kind":"name","means":"item_key","place":3,"text":"a")"));
  BOOST_TEST(says("{k: 1, l: k}", R"("bound_by":2,"kind":"name","means":"variable","place":10,"text":"k")"));
  BOOST_TEST(says("n in (< 3)", R"("kind":"test","place":6,"text":"<","type":"boolean")"));
  BOOST_TEST(says("some x in xs satisfies x > 1", R"("bound_by":4,"kind":"name","means":"variable")"));
}

BOOST_AUTO_TEST_CASE(a_typed_tree_that_the_checker_contradicts_is_refused) {
  const specification::world w;
  const auto altered = [&](std::string_view text, const std::string& from, const std::string& to) {
    std::string json = typed(text, w.names());
    const std::size_t at = json.find(from);
    BOOST_REQUIRE_MESSAGE(at != std::string::npos, json);
    return refusal(json.replace(at, from.size(), to), w.names());
  };
  BOOST_TEST(altered("n + 1", R"("type":"number")", R"("type":"date")") == "feel.json.tree /nodes/0/type");
  BOOST_TEST(altered("n + 1", R"("type":"number")", R"("type":"numbr")") == "feel.json.type /nodes/0/type");
  BOOST_TEST(altered("g = \"khá\"", "\"level\"", "\"builtin\"") == "feel.json.tree /nodes/1/means");
  BOOST_TEST(altered("xs[item > 1]", "\"bound_by\":4", "\"bound_by\":0") == "feel.json.tree /nodes/1/bound_by");
  BOOST_TEST(altered("n + 1", "\"place\":0", "\"place\":9") == "");
  BOOST_TEST(altered("n + 1", "\"text\":\"n\"", "\"text\":\"p\"") == "feel.type.operator ");
  const auto told = feel::read_ast(typed("n + 1", w.names()).replace(0, 0, ""), feel::name_table());
  BOOST_TEST(told.issues.front().code == "feel.name.unknown");
  for (const auto& i : told.issues) BOOST_TEST((!i.message.vi.empty() && !i.message.en.empty()));
}

BOOST_AUTO_TEST_CASE(every_kind_of_node_reads_back) {
  std::set<feel::node_kind> kinds;
  for (const char* text : {"1",
                           "\"a\"",
                           "true",
                           "null",
                           "@\"P1Y\"",
                           "n",
                           "f(1)",
                           "[1, 2]",
                           "[1..2)",
                           "{a: 1, \"b c\": 2}",
                           "-n",
                           "1 + 2",
                           "p and q",
                           "n < 2",
                           "n between 1 and 2",
                           "n in (1, < 2)",
                           "if p then 1 else 2",
                           "for x in xs return x",
                           "some x in xs satisfies x",
                           "every x in 1..3 satisfies x",
                           "c.a",
                           "xs[1]",
                           "\"f\"(1)",
                           "xs[1](2).a"}) {
    const feel::parsed read = feel::parse(text, feel::mode::conformance);
    BOOST_REQUIRE_MESSAGE(!read.issue, text);
    for (const feel::node& n : read.tree.nodes) kinds.insert(n.kind);
    const auto again = feel::read_ast(feel::to_json(read.tree), feel::mode::conformance);
    BOOST_REQUIRE_MESSAGE(again.ok(), text);
    BOOST_TEST(feel::ast_text(again.value) == text);
  }
  BOOST_TEST(kinds.size() == 24u);
  const std::string invoke = feel::to_json(feel::parse("\"f\"(1)", feel::mode::conformance).tree);
  BOOST_TEST(!feel::read_ast(invoke).ok());
}

BOOST_AUTO_TEST_CASE(dates_and_durations_keep_their_own_form) {
  BOOST_TEST(canonical("@ \"P1Y6M\"+d") == "@\"P1Y6M\" + d");
  BOOST_TEST(canonical("d<@\"2024-12-31\"") == "d < @\"2024-12-31\"");
}

BOOST_AUTO_TEST_CASE(json_that_is_no_tree_is_refused) {
  const std::string a_name = R"({"kind":"name","text":"a"})";
  for (const std::string nodes : {
           R"({"kind":"name","text":"a b"})",
           R"({"kind":"name","text":"a + b"})",
           R"({"kind":"negate","args":[0]})",
           R"({"kind":"if","args":[]})",
           R"({"kind":"what"})",
           R"({"kind":7})",
           R"({"kind":"name","text":7})",
           R"({"kind":"name","text":"a","typ":"number"})",
           R"({"kind":"number","text":"1","args":7})",
           R"({"kind":"context","args":[],"keys":["a"]})",
           R"({"kind":"range","text":"[]","args":[]})",
           R"(7)",
           R"()",
       })
    BOOST_TEST(!feel::read_ast("{\"nodes\":[" + nodes + "],\"root\":0}").ok(), nodes);
  for (const char* text : {"", "{}", "[]", "7", R"({"nodes":7,"root":0})", R"({"nodes":[]})"})
    BOOST_TEST(!feel::read_ast(text).ok(), text);
  BOOST_TEST(!feel::read_ast("{\"nodes\":[" + a_name + "],\"root\":1}").ok());
  BOOST_TEST(!feel::read_ast("{\"nodes\":[" + a_name + "," + a_name + "],\"root\":0}").ok());
  BOOST_TEST(feel::read_ast("{\"nodes\":[" + a_name + "],\"root\":0}").ok());
}

BOOST_AUTO_TEST_CASE(a_node_has_one_parent_so_that_no_small_json_makes_an_endless_text) {
  std::string nodes = R"({"kind":"name","text":"a"})";
  for (int i = 0; i < 60; ++i)
    nodes += R"(,{"kind":"arithmetic","text":"+","args":[)" + std::to_string(i) + "," + std::to_string(i) + "]}";
  BOOST_TEST(!feel::read_ast("{\"nodes\":[" + nodes + "],\"root\":60}").ok());
  std::string deep = R"({"kind":"name","text":"a"})";
  for (int i = 0; i < 4000; ++i) deep += R"(,{"kind":"negate","args":[)" + std::to_string(i) + "]}";
  BOOST_TEST(!feel::read_ast("{\"nodes\":[" + deep + "],\"root\":4000}").ok());
  BOOST_TEST(!feel::read_ast(std::string(1'000'000, '[')).ok());
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
  BOOST_TEST(changes("for x in a return 1", "for x in a, y in b return 1") ==
             "`for x in a return 1` đổi thành `for x in a, y in b return 1`");
  BOOST_TEST(changes("n", "n + 1") == "`n` đổi thành `n + 1`");
  BOOST_TEST(changes("a and b", "a < b") == "`a and b` đổi thành `a < b`");
  BOOST_TEST(changes("a < b", "a and b") == "`a < b` đổi thành `a and b`");
}

BOOST_AUTO_TEST_CASE(conditions_joined_by_the_other_word_are_one_part) {
  BOOST_TEST(changes("a and b or c", "a and b or d") == "`c` đổi thành `d`");
  BOOST_TEST(changes("a and b or c", "a and x or c") == "`b` đổi thành `x`");
  BOOST_TEST(changes("(a or b) and c", "(a or b) and c and d") == "thêm điều kiện `d`");
}

BOOST_AUTO_TEST_SUITE_END()

// The cost of a rule is a bound: no run takes more steps, whatever the inputs; and what it gives holds no more values
// than its result may.

#include "counting_machine.hpp"
#include "random_inputs.hpp"
#include "random_rule.hpp"
#include "world.hpp"

#include <tieuchi/feel/checker.hpp>
#include <tieuchi/feel/cost.hpp>
#include <tieuchi/feel/name_table.hpp>
#include <tieuchi/feel/parser.hpp>
#include <tieuchi/feel/run.hpp>

#include <boost/test/unit_test.hpp>

#include <cstdint>
#include <cstdlib>
#include <string>
#include <vector>

using namespace tieuchi;
using namespace tieuchi::feel;

namespace {

struct counted {
  value result;
  std::uint64_t steps = 0;
  std::uint64_t operations = 0;
  bool kinds_kept = true;
};

counted count(const program& rule, const std::vector<value>& slots, arena& memory) {
  const host none;
  specification::counting_machine machine(rule, slots, none, memory);
  const value result = machine.run();
  return {result, machine.steps(), machine.operations(), machine.kinds_kept()};
}

rule_weight weight_of(const std::string& text, const scope& names) {
  const auto tree = parse(text).tree;
  return weigh(tree, check(tree, text, names, {}).value);
}

/// Values a value holds, itself included.
std::uint64_t values_in(const value& v) {
  std::uint64_t all = 1;
  if (v.is(value::kind::list))
    for (const value& e : v.elements()) all += values_in(e);
  if (v.is(value::kind::context))
    for (const field& f : v.fields()) all += values_in(f.value);
  return v.is(value::kind::range) ? 3 : all;
}

std::string random_text(specification::random_rule& random) {
  switch (random.below(6)) {
    case 0:
      return random.number(3);
    case 1:
      return random.numbers(3);
    case 2:
      return random.lists(3);
    default:
      return random.boolean(3);
  }
}

}  // namespace

BOOST_AUTO_TEST_SUITE(cost_of_rules)

BOOST_AUTO_TEST_CASE(no_run_takes_more_steps_than_its_cost) {
  const char* wanted = std::getenv("TIEUCHI_RANDOM_RULES");
  const int rules = wanted ? std::atoi(wanted) : 20'000;
  specification::random_rule random(41);
  const name_table scope = specification::random_names();
  const host none;
  arena memory;
  int runs = 0;
  double nearest = 0;
  std::string nearest_rule;
  for (int i = 0; i < rules; ++i, memory.clear()) {
    const auto compiled = compile(random_text(random), scope);
    if (!compiled.ok()) continue;
    const program& rule = compiled.value;
    for (int times = 0; times < 3; ++times, ++runs) {
      const auto slots = specification::full_inputs(random, memory);
      const counted found = count(rule, slots, memory);
      if (!identical(found.result, run(rule, slots, none, memory))) BOOST_ERROR("another value: " << rule.text());
      if (found.steps > rule.cost()) BOOST_ERROR(found.steps << " steps of " << rule.cost() << ": " << rule.text());
      if (found.operations > 3 * rule.cost()) BOOST_ERROR("too many operations: " << rule.text());
      if (!found.kinds_kept) BOOST_ERROR("an operation made another kind than its code tells: " << rule.text());
      const double used = static_cast<double>(found.steps) / static_cast<double>(rule.cost());
      if (used > nearest) nearest = used, nearest_rule = rule.text();
    }
  }
  BOOST_TEST_MESSAGE(runs << " runs; the nearest to its cost used " << nearest << " of it: " << nearest_rule);
  BOOST_TEST(runs > 2 * rules);
}

BOOST_AUTO_TEST_CASE(no_result_holds_more_values_than_it_may) {
  specification::random_rule random(43);
  const name_table scope = specification::random_names();
  const host none;
  arena memory;
  int runs = 0;
  for (int i = 0; i < 20'000; ++i, memory.clear()) {
    const std::string text = random.below(2) == 0 ? random.lists(3) : random.records(3);
    const auto compiled = compile(text, scope);
    if (!compiled.ok()) continue;
    ++runs;
    const auto slots = specification::full_inputs(random, memory);
    const std::uint64_t most = weight_of(text, scope).result;
    const std::uint64_t found = values_in(run(compiled.value, slots, none, memory));
    if (found > most) BOOST_ERROR(found << " values of " << most << ": " << text);
  }
  BOOST_TEST(runs > 15'000);
}

BOOST_AUTO_TEST_CASE(every_construct_alone_keeps_within_its_cost) {
  arena memory;
  const name_table scope = specification::random_names();
  const auto slots = specification::known_inputs(memory);
  for (const char* text : {"n + 1",
                           "n between 1 and 3",
                           "n in (1, 2, 3, 4)",
                           "xs = xs",
                           "xs != xs",
                           "xss = xss",
                           "rs = rs",
                           "c = c",
                           "9 in xs",
                           "9 in (xs, xs)",
                           "xs in xss",
                           "xss in [xss, xss]",
                           "[9] in [xss, xss][1]",
                           "xs in (= xs, != xs)",
                           "9 in [[1..2], [3..4]]",
                           "rs.a",
                           "rs.of",
                           "[rs, rs].of",
                           "sum(xs)",
                           "sum(n, m)",
                           "max(xs)",
                           "max(n, m, k, n)",
                           "all(bs)",
                           "all(p, q)",
                           "list contains(xs, 9)",
                           "list contains(xss, xs)",
                           "list contains(rs, rs[1])",
                           "at_least(3, bs)",
                           "xs[item > 9]",
                           "xss[item = xs]",
                           "rs[a > 9]",
                           "xs[2]",
                           "xss[2]",
                           "for x in xs return 1",
                           "for x in 1..9 return x",
                           "for x in xss return x",
                           "for x in xss return x = x",
                           "for x in xss, y in x return y",
                           "for x in [xss] return x = xss",
                           "some x in xs satisfies x > 9",
                           "every x in xs satisfies x > 0",
                           "every x in [xss] satisfies [x, x] = [xss, xss]",
                           "if p then 1 else 2",
                           "if p then xss else xss",
                           "{a: n}.a",
                           "{a: xss, b: a}.b = xss"}) {
    const auto compiled = compile(text, scope);
    BOOST_REQUIRE_MESSAGE(compiled.ok(), text);
    BOOST_TEST(count(compiled.value, slots, memory).steps <= compiled.value.cost(), text);
  }
}

BOOST_AUTO_TEST_CASE(both_branches_of_an_unknown_condition_are_compared_within_the_cost) {
  arena memory;
  const name_table scope = specification::random_names();
  auto slots = specification::known_inputs(memory);
  slots[static_cast<std::size_t>(scope.name("p")->slot)] = unknown_because({"p", -1, "late"}, memory);
  for (const char* text : {"if p then xss else xss", "if p then rs else rs", "if p then [1..2] else [1..2]",
                           "count(if p then [xss, xss] else [xss, xss])",
                           "every x in [[xss, xss]] satisfies (if p then [x, x] else [x, x]) = [x, x]"}) {
    const auto compiled = compile(text, scope);
    BOOST_REQUIRE_MESSAGE(compiled.ok(), text);
    const counted found = count(compiled.value, slots, memory);
    BOOST_TEST(!found.result.is_unknown(), text);
    BOOST_TEST(found.steps <= compiled.value.cost(), text);
  }
}

BOOST_AUTO_TEST_CASE(the_cost_of_loops_over_full_lists_is_all_but_used_up) {
  arena memory;
  const name_table scope = specification::random_names();
  const auto slots = specification::known_inputs(memory);
  for (const char* text :
       {"for x in xs, y in xs, z in xs return x + y * z", "count(xs[item > 0][item > 2]) > 1",
        "every x in xs satisfies x in (xs, xs)", "sum(for x in 1..100 return x * x)",
        "every x in [for i in 1..50 return xss] satisfies x = x", "[xss, xss, xss] = [xss, xss, xss]",
        "for x in 1..20 return list contains([rs, rs, rs], [])", "for x in 1..20 return xss != xss"}) {
    const auto compiled = compile(text, scope);
    BOOST_REQUIRE_MESSAGE(compiled.ok(), text);
    const std::uint64_t steps = count(compiled.value, slots, memory).steps;
    BOOST_TEST(steps <= compiled.value.cost(), text);
    BOOST_TEST(steps * 4 >= compiled.value.cost(), text << " takes " << steps << " of " << compiled.value.cost());
  }
}

BOOST_AUTO_TEST_SUITE_END()

// A list of references to one list costs its length to make; what walks over it must cost its content.
BOOST_AUTO_TEST_SUITE(shared_parts)

namespace {

/// `a1` a list of n ones, each next list n times the one before; then the last text, which names the deepest list.
std::string nested(int n, int depth, const std::string& last, bool every) {
  std::string text = last;
  for (int k = depth; k > 0; --k) {
    const std::string name = "a" + std::to_string(k);
    const std::string part = k > 1 ? "a" + std::to_string(k - 1) : "1";
    const std::string made = "for i" + std::to_string(k) + " in 1.." + std::to_string(n) + " return " + part;
    const std::string bound = " " + name + " in [" + made + "]";
    text = every ? "every" + bound + " satisfies " + text : "for" + bound + " return " + text;
  }
  return text;
}

std::string answer(const std::string& text) { return specification::world().answer(text); }

}  // namespace

BOOST_AUTO_TEST_CASE(a_comparison_of_lists_that_share_their_parts_costs_all_it_walks) {
  BOOST_TEST(answer(nested(3, 2, "a2 = a2", true)) == "true");
  BOOST_TEST(answer(nested(90, 3, "a3 = a3", true)) == "true");
  for (const char* last : {"a3 = a3", "a3 != a3", "a3 in [a3]", "a3 in (= a3)", "list contains([a3], a3)",
                           "count(if up then a3 else a3) > 0"})
    BOOST_TEST(answer(nested(300, 3, last, true)) == "issue feel.bound.cost@0", last);
  BOOST_TEST(answer(nested(300, 8, "a8 = a8", true)) == "issue feel.bound.cost@0");
  BOOST_TEST(answer(nested(10'000, 5, "a5 = a5", true)) == "issue feel.bound.cost@0");
}

BOOST_AUTO_TEST_CASE(what_only_looks_at_the_outermost_list_stays_cheap) {
  BOOST_TEST(answer(nested(300, 3, "count(a3) = 300", true)) == "true");
  BOOST_TEST(answer(nested(300, 3, "a3[1][1][1] = 1", true)) == "true");
  BOOST_TEST(answer(nested(300, 3, "a3 in [[]]", true)) == "false");
}

BOOST_AUTO_TEST_CASE(a_rule_that_would_give_more_values_than_can_be_printed_is_refused) {
  BOOST_TEST(answer(nested(30, 2, "count([a2, a2])", false)) == "[[2]]");
  BOOST_TEST(answer(nested(30, 4, "[a4, a4]", false)) == "issue feel.bound.result@0");
  BOOST_TEST(answer(nested(30, 8, "{a: a8, b: a8}", false)) == "issue feel.bound.result@0");
  BOOST_TEST(answer("for i in 1..10000 return [i, i, i, i, i, i, i, i]").starts_with("[["));
  BOOST_TEST(answer("for i in 1..10000 return [i, i, i, i, i, i, i, i, i]") == "issue feel.bound.result@0");
  BOOST_TEST(answer("for i in 1..10000 return \"" + std::string(575, 'a') + "\"").starts_with("[\"aaa"));
  BOOST_TEST(answer("for i in 1..10000 return \"" + std::string(576, 'a') + "\"") == "issue feel.bound.result@0");
  BOOST_TEST(answer("for i in 1..10000 return {" + std::string(600, 'a') + ": i}") == "issue feel.bound.result@0");
}

BOOST_AUTO_TEST_CASE(a_result_beyond_its_bound_is_told_with_its_size_and_what_to_do) {
  const specification::world w;
  compile_options options;
  options.greatest_result = 3;
  const auto found = compile("[1, 2, n]", w.names(), options);
  BOOST_REQUIRE(found.issues.size() == 1u);
  const issue& i = found.issues[0];
  BOOST_TEST(i.code == "feel.bound.result");
  BOOST_TEST(i.message.vi == "kết quả có thể chứa tới 4 giá trị, tối đa là 3");
  BOOST_TEST(i.message.en == "the result may hold 4 values, at most 3 are allowed");
  BOOST_TEST(i.hint.vi == "đếm, cộng hoặc lọc danh sách thay vì trả về cả danh sách");
  BOOST_TEST(i.hint.en == "count, add up or filter a list instead of giving all of it");
  BOOST_TEST(i.place.source_text == "[1, 2, n]");
  BOOST_TEST(compile("[1, n]", w.names(), options).ok());
}

BOOST_AUTO_TEST_CASE(an_explanation_shows_no_more_values_than_a_rule_may_take_steps) {
  // The comparisons are cheap, since the smaller side decides; but their sides are printed in full.
  const std::string large = "(for i in 1..9000 return [i, i, i, i])";
  BOOST_TEST(answer("count(" + large + ") > 1") == "true");
  BOOST_TEST(answer("[[1]] = " + large) == "false");
  std::string text = "{a: " + large + ", b: [[1]] = a";
  for (int i = 1; i < 22; ++i) text += " or [[1]] = a";
  BOOST_TEST(answer(text + "}.b") == "false");
  BOOST_TEST(answer(text + " or [[1]] = a}.b") == "issue feel.bound.result@0");
  BOOST_TEST(answer("every x in [1] satisfies " + text + " or [[1]] = a}.b") == "false");
}

BOOST_AUTO_TEST_CASE(a_type_that_doubles_with_each_use_of_a_part_is_refused_before_anything_walks_over_it) {
  const auto doubled = [](int depth) {
    std::string text = "a" + std::to_string(depth) + " = a" + std::to_string(depth);
    for (int k = depth; k > 0; --k) {
      const std::string n = std::to_string(k);
      const std::string part = k > 1 ? "a" + std::to_string(k - 1) : "1";
      text = "every a" + n + " in [{x" + n + ": " + part + ", y" + n + ": " + part + "}] satisfies " + text;
    }
    return text;
  };
  BOOST_TEST(answer(doubled(6)) == "true");
  for (const int depth : {8, 30, 55}) BOOST_TEST(answer(doubled(depth)).starts_with("issue feel.bound.type@"), depth);
}

BOOST_AUTO_TEST_CASE(the_parts_of_a_type_are_counted_to_the_last_one_allowed) {
  const auto wide = [](int keys) {
    std::string text = "{k0: 1";
    for (int i = 1; i < keys; ++i) text += ", k" + std::to_string(i) + ": 1";
    return text + "}";
  };
  BOOST_TEST(answer(wide(255) + ".k0") == "1");
  BOOST_TEST(answer(wide(256) + ".k0") == "issue feel.bound.type@0");
  BOOST_TEST(answer("count([" + wide(254) + "])") == "1");
  BOOST_TEST(answer("count([" + wide(255) + "])") == "issue feel.bound.type@6");
  BOOST_TEST(answer("count(for i in [1] return " + wide(254) + ")") == "1");
  BOOST_TEST(answer("count(for i in [1] return " + wide(255) + ")") == "issue feel.bound.type@6");
}

BOOST_AUTO_TEST_SUITE_END()

// The cost of a rule is a bound: no run takes more steps, whatever the inputs.

#include "random_rule.hpp"

#include <tieuchi/feel/cost.hpp>
#include <tieuchi/feel/name_table.hpp>
#include <tieuchi/feel/operations.hpp>
#include <tieuchi/feel/run.hpp>

#include <tieuchi/feel/machine.ipp>

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

using namespace tieuchi;
using namespace tieuchi::feel;
namespace parts = tieuchi::feel::detail;

namespace {

constexpr std::size_t bound = 3;

/// Runs a program one operation at a time, as `run` does, and counts.
class counting_machine {
 public:
  counting_machine(const program& p, const std::vector<value>& slots, const host& functions, arena& memory)
      : m_(p.code(), slots, functions, memory) {}

  value run() {
    run_part(0, static_cast<std::uint32_t>(m_.code.code.size()));
    return m_.read(m_.code.result);
  }

  /// Operations carried out, elements visited and turns of loops; jumps and the joining of tests are left out.
  [[nodiscard]] std::uint64_t steps() const { return steps_; }
  /// The same with all operations.
  [[nodiscard]] std::uint64_t operations() const { return steps_ + others_; }

 private:
  void run_part(std::uint32_t begin, std::uint32_t end) {
    for (m_.pc = begin; m_.pc < end;) {
      const instruction& i = m_.code.code[m_.pc++];
      ++(joins_or_jumps(i) ? others_ : steps_);
      steps_ += visited(i);
      if (i.op == op::loop)
        run_loop(i);
      else
        parts::handler_of(i.op)(m_, i);
    }
  }

  [[nodiscard]] bool joins_or_jumps(const instruction& i) const {
    const std::string_view word = std::string_view(m_.code.text).substr(i.place);
    const bool of_tests =
        (i.op == op::and_ || i.op == op::or_) && (word.starts_with("between") || word.starts_with("in"));
    return of_tests || (i.op >= op::skip_if_false && i.op <= op::jump_if_true);
  }

  [[nodiscard]] static std::uint64_t size(const value& v) { return v.is(value::kind::list) ? v.elements().size() : 0; }

  /// Elements an operation looks at, as section 11 counts them.
  [[nodiscard]] std::uint64_t visited(const instruction& i) const {
    switch (i.op) {
      case op::equal:
      case op::not_equal:
        return std::min(size(m_.read(i.a)), size(m_.read(i.b)));
      case op::in_list:
      case op::in_ranges:
        return size(m_.read(i.b));
      case op::each_field:
      case op::each_part:
        return size(m_.read(i.a));
      case op::call: {
        std::uint64_t all = 0;
        if (static_cast<builtin>(i.target) != builtin::count)
          for (const operand& o : m_.operands(i)) all += size(m_.read(o));
        return all;
      }
      default:
        return 0;
    }
  }

  void run_loop(const instruction& i) {
    const loop_code& loop = m_.code.loops[i.first];
    const value list = loop.what == loop_code::form::filter ? m_.read(i.a) : value();
    m_.write(i, loop.what == loop_code::form::filter ? filtered(loop, list) : looped(loop, i));
    m_.pc = i.target;
  }

  [[nodiscard]] value part_value(const block& b) {
    run_part(b.begin, b.end);
    return m_.read(b.result);
  }

  value filtered(const loop_code& loop, const value& list) {
    if (list.is_unknown()) return list;
    std::vector<value> kept;
    const reason_node* why = nullptr;
    for (const value& e : list.elements()) {
      ++steps_;
      m_.registers[loop.iterators[0].variable] = e;
      const value holds_here = part_value(loop.body);
      if (holds_here.is_unknown()) why = join(why, holds_here.why(), m_.memory);
      if (holds_here.is_true()) kept.push_back(e);
    }
    return why ? value::unknown(why) : make_list(kept, m_.memory);
  }

  struct state {
    const loop_code& loop;
    value truth;
    const reason_node* domains = nullptr;
    std::vector<value> elements;
    bool decided = false;
  };

  value looped(const loop_code& loop, const instruction& i) {
    state s{loop, loop.what == loop_code::form::every, nullptr, {}, false};
    iterate(s, 0);
    if (loop.what != loop_code::form::for_) return s.truth;
    if (s.domains) return value::unknown(s.domains);
    return s.elements.size() > greatest_run_list ? m_.bound_exceeded(i.place) : make_list(s.elements, m_.memory);
  }

  void iterate(state& s, std::size_t depth) {
    if (depth == s.loop.iterators.size()) return take_body(s);
    const iterator_code& it = s.loop.iterators[depth];
    const value from = part_value(it.from);
    const value to = it.from_to ? part_value(it.to) : from;
    if (from.is_unknown() || to.is_unknown()) return no_domain(s, m_.unknown_of(from, to));
    std::vector<value> domain;
    if (it.from_to) {
      const auto count = steps_between(from, to, greatest_run_list);
      if (!count) return no_domain(s, m_.undefined(it.place));
      if (*count > greatest_run_list) return no_domain(s, m_.bound_exceeded(it.place));
      for (std::size_t n = 0; n < *count; ++n) domain.push_back(step(from, n, false, strict_limits));
    } else {
      domain.assign(from.elements().begin(), from.elements().end());
    }
    for (const value& e : domain) {
      m_.registers[it.variable] = e;
      iterate(s, depth + 1);
      if (s.decided) return;
    }
  }

  void no_domain(state& s, const value& unknown) {
    if (s.loop.what == loop_code::form::for_)
      s.domains = join(s.domains, unknown.why(), m_.memory);
    else
      take_truth(s, unknown);
  }

  void take_body(state& s) {
    ++steps_;
    if (s.loop.what != loop_code::form::for_) return take_truth(s, part_value(s.loop.body));
    if (s.elements.size() <= greatest_run_list) s.elements.push_back(part_value(s.loop.body));
  }

  void take_truth(state& s, const value& v) {
    const bool some = s.loop.what == loop_code::form::some;
    s.truth = some ? parts::either(m_, s.truth, v) : parts::both(m_, s.truth, v);
    s.decided = some ? s.truth.is_true() : s.truth.is_false();
  }

  parts::machine m_;
  std::uint64_t steps_ = 0;
  std::uint64_t others_ = 0;
};

name_table names() {
  name_table t;
  for (const char* name : {"n", "m", "k"}) t.add(name, type::number());
  for (const char* name : {"p", "q"}) t.add(name, type::boolean());
  for (const char* name : {"g", "h"}) t.add(name, type::rating({"yếu", "khá", "tốt"}));
  t.add("xs", type::list(type::number()), bound).add("bs", type::list(type::boolean()), bound);
  const type record = type::context({{"a", type::number()}, {"ok", type::boolean()}});
  t.add("c", record).add("cs", type::list(record), bound);
  return t;
}

/// Inputs of the names, lists as long as they may be; some parts are unknown.
std::vector<value> inputs(specification::random_rule& random, arena& memory) {
  const auto maybe = [&](const value& v) {
    return random.below(4) > 0 ? v : unknown_because({"f", -1, "late"}, memory);
  };
  const auto a_number = [&] { return maybe(number(random.below(4))); };
  const auto a_boolean = [&] { return maybe(random.below(2) == 0); };
  const auto a_level = [&] { return maybe(value::rating(static_cast<std::uint32_t>(random.below(3)))); };
  const auto a_list = [&](const auto& element) {
    std::vector<value> elements;
    for (std::size_t i = 0; i < bound; ++i) elements.push_back(element());
    return maybe(make_list(elements, memory));
  };
  const auto a_record = [&] {
    const field fields[] = {{"a", a_number()}, {"ok", a_boolean()}};
    return make_context(fields, memory);
  };
  return {a_number(), a_number(),       a_number(),        a_boolean(), a_boolean(),     a_level(),
          a_level(),  a_list(a_number), a_list(a_boolean), a_record(),  a_list(a_record)};
}

/// The same with nothing unknown; no number is above 3.
std::vector<value> known_inputs(arena& memory) {
  const value numbers[] = {number(1), number(2), number(3)};
  const value truths[] = {false, false, true};
  const field fields[] = {{"a", number(1)}, {"ok", true}};
  const value record = make_context(fields, memory);
  const value records[] = {record, record, record};
  const value level = value::rating(1);
  return {number(1),
          number(2),
          number(3),
          true,
          false,
          level,
          level,
          make_list(numbers, memory),
          make_list(truths, memory),
          record,
          make_list(records, memory)};
}

struct counted {
  value result;
  std::uint64_t steps = 0;
  std::uint64_t operations = 0;
};

counted count(const program& rule, const std::vector<value>& slots, arena& memory) {
  const host none;
  counting_machine machine(rule, slots, none, memory);
  const value result = machine.run();
  return {result, machine.steps(), machine.operations()};
}

}  // namespace

BOOST_AUTO_TEST_SUITE(cost_of_rules)

BOOST_AUTO_TEST_CASE(no_run_takes_more_steps_than_its_cost) {
  specification::random_rule random(41);
  const name_table scope = names();
  const host none;
  arena memory;
  int runs = 0;
  for (int i = 0; i < 6000; ++i, memory.clear()) {
    const auto compiled = compile(random.below(3) == 0 ? random.number(3) : random.boolean(3), scope);
    if (!compiled.ok()) continue;
    const program& rule = compiled.value;
    for (int times = 0; times < 3; ++times, ++runs) {
      const auto slots = inputs(random, memory);
      const counted found = count(rule, slots, memory);
      BOOST_TEST(identical(found.result, run(rule, slots, none, memory)), rule.text());
      BOOST_TEST(found.steps <= rule.cost(), rule.text());
      BOOST_TEST(found.operations <= 3 * rule.cost(), rule.text());
    }
  }
  BOOST_TEST(runs > 15'000);
}

BOOST_AUTO_TEST_CASE(every_construct_alone_keeps_within_its_cost) {
  arena memory;
  const name_table scope = names();
  const auto slots = known_inputs(memory);
  for (const char* text : {"n + 1",
                           "n between 1 and 3",
                           "n in (1, 2, 3, 4)",
                           "xs = xs",
                           "xs != xs",
                           "9 in xs",
                           "9 in (xs, xs)",
                           "9 in [[1..2], [3..4]]",
                           "cs.a",
                           "sum(xs)",
                           "max(xs)",
                           "all(bs)",
                           "list contains(xs, 9)",
                           "at_least(3, bs)",
                           "xs[item > 9]",
                           "cs[a > 9]",
                           "xs[2]",
                           "for x in xs return 1",
                           "for x in 1..9 return x",
                           "some x in xs satisfies x > 9",
                           "every x in xs satisfies x > 0",
                           "if p then 1 else 2",
                           "{a: n}.a"}) {
    const auto compiled = compile(text, scope);
    BOOST_REQUIRE_MESSAGE(compiled.ok(), text);
    BOOST_TEST(count(compiled.value, slots, memory).steps <= compiled.value.cost(), text);
  }
}

BOOST_AUTO_TEST_CASE(the_cost_of_loops_over_full_lists_is_all_but_used_up) {
  arena memory;
  const name_table scope = names();
  const auto slots = known_inputs(memory);
  for (const char* text : {"for x in xs, y in xs, z in xs return x + y * z", "count(xs[item > 0][item > 2]) > 1",
                           "every x in xs satisfies x in (xs, xs)", "sum(for x in 1..100 return x * x)"}) {
    const auto compiled = compile(text, scope);
    BOOST_REQUIRE_MESSAGE(compiled.ok(), text);
    const std::uint64_t steps = count(compiled.value, slots, memory).steps;
    BOOST_TEST(steps <= compiled.value.cost(), text);
    BOOST_TEST(steps * 4 >= compiled.value.cost(), text << " takes " << steps << " of " << compiled.value.cost());
  }
}

BOOST_AUTO_TEST_SUITE_END()

// Reasons that values share are walked over once, however many of them read them.

#include "random_inputs.hpp"
#include "random_rule.hpp"

#include <tieuchi/feel/compile.hpp>
#include <tieuchi/feel/reason_reader.hpp>
#include <tieuchi/feel/run.hpp>
#include <tieuchi/feel_json/values.hpp>

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <chrono>
#include <set>
#include <string>
#include <utility>
#include <vector>

using namespace tieuchi::feel;

namespace {

using plain = std::vector<std::pair<std::string, std::string>>;

plain shown(const std::vector<reason>& reasons) {
  plain all;
  for (const reason& r : reasons) all.emplace_back(r.text(), std::string(r.code));
  return all;
}

/// By the definition: the union over all parts, at any depth; every path is walked.
void collect(const value& v, std::set<std::pair<std::string, std::string>>& found);

void collect(const reason_node& n, std::set<std::pair<std::string, std::string>>& found) {
  if (n.parts) return collect(*n.parts, found);
  if (!n.left) found.emplace(n.leaf.text(), std::string(n.leaf.code));
  for (const reason_node* part : {n.left, n.right})
    if (part) collect(*part, found);
}

void collect(const value& v, std::set<std::pair<std::string, std::string>>& found) {
  if (v.is_unknown()) collect(*v.why(), found);
  if (v.is(value::kind::list))
    for (const value& e : v.elements()) collect(e, found);
  if (v.is(value::kind::context))
    for (const field& f : v.fields()) collect(f.value, found);
  if (v.is(value::kind::range)) collect(v.ends().from, found), collect(v.ends().to, found);
}

plain by_definition(const value& v) {
  std::set<std::pair<std::string, std::string>> found;
  collect(v, found);
  return {found.begin(), found.end()};
}

value late(std::string_view fact, arena& memory) { return unknown_because({memory.copy(fact), -1, "late"}, memory); }

}  // namespace

BOOST_AUTO_TEST_SUITE(reading_of_reasons)

BOOST_AUTO_TEST_CASE(every_value_that_is_read_has_all_its_reasons_in_order) {
  specification::random_rule random(3);
  const name_table names = specification::random_names();
  const host none;
  arena memory;
  int unknown = 0;
  for (int i = 0; i < 5000; ++i, memory.clear()) {
    const auto slots = specification::full_inputs(random, memory);
    reason_reader reader;
    for (int k = 0; k < 4; ++k) {
      const auto compiled = compile(k % 2 == 0 ? random.boolean(3) : random.lists(3), names);
      if (!compiled.ok()) continue;
      const value found = run(compiled.value, slots, none, memory);
      const auto wanted = by_definition(found);
      unknown += !wanted.empty();
      if (shown(reader.of(found)) != wanted) BOOST_ERROR("other reasons: " << compiled.value.text());
      if (shown(reasons_of(found)) != wanted) BOOST_ERROR("other reasons, read alone: " << compiled.value.text());
    }
  }
  BOOST_TEST(unknown > 8000);
}

BOOST_AUTO_TEST_CASE(long_chains_of_few_and_of_many_reasons_read_the_same_from_every_value) {
  for (const std::size_t facts : {std::size_t{1}, std::size_t{2}, std::size_t{5}, std::size_t{300}}) {
    arena memory;
    std::vector<value> leaves;
    for (std::size_t i = 0; i < facts; ++i) leaves.push_back(late("f" + std::to_string(i), memory));
    const reason_node* chain = nullptr;
    std::vector<value> values;
    for (std::size_t i = 0; i < 1000; ++i) {
      chain = join(chain, leaves[i % facts].why(), memory);
      if (i % 50 == 7) values.push_back(value::unknown(join(chain, late("g", memory).why(), memory)));
      if (i % 50 == 9) values.push_back(value::unknown(chain));
    }
    const value whole = make_list(values, memory);
    values.push_back(*memory.one(value::unknown(memory.one(reason_node{{}, nullptr, nullptr, &whole}))));
    values.push_back(whole);
    for (const bool backwards : {false, true}) {
      if (backwards) std::ranges::reverse(values);
      reason_reader reader;
      for (const value& v : values) BOOST_TEST((shown(reader.of(v)) == by_definition(v)));
      for (const value& v : values) BOOST_TEST((shown(reader.of(v)) == by_definition(v)));
    }
  }
}

BOOST_AUTO_TEST_CASE(a_list_whose_elements_share_many_steps_of_reasons_is_printed_at_once) {
  name_table names;
  names.add("p", type::boolean());
  for (const std::string text :
       {"for s in [sum(for i in 1..9999 return 1 / (i - i))] return for j in 1..9999 return s",
        "for s in [sum(for i in 1..9999 return 1 / (i - i))] return for j in 1..9999 return s + 1 / (j - j)",
        "for s in [for i in 1..9999 return 1 / (i - i)] return for j in 1..9999 return count(if p then s else [1])"}) {
    const auto compiled = compile(text, names);
    BOOST_REQUIRE_MESSAGE(compiled.ok(), text);
    arena memory;
    const std::vector<value> slots{late("p", memory)};
    const auto start = std::chrono::steady_clock::now();
    const value found = run(compiled.value, slots, host(), memory);
    BOOST_TEST(to_json(found, compiled.value.type()).size() > 500'000u);
    // Walking over all steps for each element takes a minute; the bound leaves room for slow machines and sanitizers.
    BOOST_TEST((std::chrono::steady_clock::now() - start < std::chrono::seconds(20)), text);
  }
}

BOOST_AUTO_TEST_SUITE_END()

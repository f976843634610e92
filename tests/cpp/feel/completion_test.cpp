// Section 6 by brute force: random texts over small domains, every completion of the unknown inputs tried.

#include "random_rule.hpp"

#include <tieuchi/feel/name_table.hpp>
#include <tieuchi/feel/run.hpp>

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <cstdlib>
#include <string>
#include <string_view>
#include <vector>

using namespace tieuchi;
using namespace tieuchi::feel;

namespace {

/// The information order v ⊑ w.
bool below_or_equal(const value& v, const value& w) {
  if (v.is_unknown()) return true;
  if (v.what() != w.what()) return false;
  if (v.is(value::kind::list)) return std::ranges::equal(v.elements(), w.elements(), below_or_equal);
  if (v.is(value::kind::context))
    return std::ranges::equal(v.fields(), w.fields(), [](const field& a, const field& b) {
      return a.key == b.key && below_or_equal(a.value, b.value);
    });
  return identical(v, w);
}

/// One unknown place of the inputs: where it is and what may stand there.
struct hole {
  std::size_t slot;
  int part;  // -1: the whole
  std::string fact;
  std::vector<value> fillings;
};

/// The names of random_rule and their inputs, some of them unknown.
class inputs {
 public:
  inputs(specification::random_rule& random, arena& memory) : memory_(memory) {
    for (const char* name : {"n", "m", "k"}) add(name, numbers_, random);
    for (const char* name : {"p", "q"}) add(name, {true, false}, random);
    for (const char* name : {"g", "h"}) add(name, {value::rating(0), value::rating(1), value::rating(2)}, random);
    add_list("xs", numbers_, random);
    add_list("bs", {true, false}, random);
    add_context(random);
    add_lists(random);
    add_records(random);
  }

  [[nodiscard]] const std::vector<value>& slots() const { return slots_; }
  [[nodiscard]] const std::vector<hole>& holes() const { return holes_; }

  /// The inputs with some holes filled.
  [[nodiscard]] std::vector<value> filled(const std::vector<std::pair<const hole*, value>>& fillings) const {
    std::vector<value> out = slots_;
    for (const auto& [h, v] : fillings) out[h->slot] = h->part < 0 ? v : with_part(out[h->slot], h->part, v);
    return out;
  }

 private:
  value unknown(const std::string& fact) { return unknown_because({memory_.copy(fact), -1, "late"}, memory_); }

  value one(const std::string& fact, const std::vector<value>& domain, int part, specification::random_rule& random) {
    if (random.below(3) > 0 || holes_.size() > 4)
      return domain[static_cast<std::size_t>(random.below(static_cast<int>(domain.size())))];
    holes_.push_back({slots_.size(), part, fact, domain});
    return unknown(fact);
  }

  void add(const std::string& name, const std::vector<value>& domain, specification::random_rule& random) {
    const value v = one(name, domain, -1, random);
    slots_.push_back(v);
  }

  void add_list(const std::string& name, const std::vector<value>& domain, specification::random_rule& random) {
    if (random.below(5) == 0 && holes_.size() < 4) {
      holes_.push_back(
          {slots_.size(),
           -1,
           name,
           {make_list({}, memory_), make_list({domain.data(), 1}, memory_), make_list({domain.data(), 2}, memory_)}});
      slots_.push_back(unknown(name));
      return;
    }
    std::vector<value> elements;
    for (int i = random.below(4); i > 0; --i) {
      const int part = static_cast<int>(elements.size());
      elements.push_back(one(name + "/" + std::to_string(part + 1), domain, part, random));
    }
    slots_.push_back(make_list(elements, memory_));
  }

  void add_context(specification::random_rule& random) {
    const field fields[] = {{"a", one("c.a", numbers_, 0, random)}, {"ok", one("c.ok", {true, false}, 1, random)}};
    slots_.push_back(make_context(fields, memory_));
  }

  /// Lists of lists and of records: an inner list, or all of a record, may be unknown.
  void add_lists(specification::random_rule& random) {
    std::vector<value> elements;
    for (int i = random.below(3); i > 0; --i) {
      const int part = static_cast<int>(elements.size());
      elements.push_back(one("xss/" + std::to_string(part + 1), lists(), part, random));
    }
    slots_.push_back(make_list(elements, memory_));
  }

  void add_records(specification::random_rule& random) {
    std::vector<value> elements;
    for (int i = random.below(3); i > 0; --i) {
      const int part = static_cast<int>(elements.size());
      elements.push_back(one("rs/" + std::to_string(part + 1), records(), part, random));
    }
    slots_.push_back(make_list(elements, memory_));
  }

  [[nodiscard]] std::vector<value> lists() {
    return {make_list({}, memory_), make_list({numbers_.data(), 1}, memory_), make_list({numbers_.data(), 2}, memory_)};
  }

  [[nodiscard]] std::vector<value> records() {
    std::vector<value> all;
    for (const value& of : lists()) {
      const field fields[] = {{"a", numbers_[all.size()]}, {"of", of}};
      all.push_back(make_context(fields, memory_));
    }
    return all;
  }

  [[nodiscard]] value with_part(const value& whole, int part, const value& v) const {
    if (whole.is(value::kind::list)) {
      std::vector<value> elements(whole.elements().begin(), whole.elements().end());
      elements[static_cast<std::size_t>(part)] = v;
      return make_list(elements, memory_);
    }
    std::vector<field> fields(whole.fields().begin(), whole.fields().end());
    fields[static_cast<std::size_t>(part)].value = v;
    return make_context(fields, memory_);
  }

  arena& memory_;
  std::vector<value> numbers_{number(0), number(1), number(2)};
  std::vector<value> slots_;
  std::vector<hole> holes_;
};

/// Calls `each` with every way to fill the holes.
template <class Each>
void complete(const std::vector<const hole*>& holes, std::vector<std::pair<const hole*, value>>& so_far,
              const Each& each) {
  if (so_far.size() == holes.size()) return each(so_far);
  const hole* next = holes[so_far.size()];
  for (const value& v : next->fillings) {
    so_far.emplace_back(next, v);
    complete(holes, so_far, each);
    so_far.pop_back();
  }
}

struct rule_tally {
  int checked = 0;
  int unknown = 0;
  int agreed = 0;  // unknown although every completion has one known answer
};

void check_rule(const program& rule, const inputs& given, arena& memory, rule_tally& counts) {
  const host none;
  const value result = run(rule, given.slots(), none, memory);
  const auto reasons = reasons_of(result);
  std::vector<const hole*> open;
  std::vector<const hole*> unnamed;
  for (const hole& h : given.holes()) {
    const bool asked = std::ranges::any_of(rule.code().code, [&](const instruction& i) {
      return i.op == op::reported && i.first == h.slot && h.part < 0;
    });
    if (asked) continue;
    open.push_back(&h);
    if (std::ranges::none_of(reasons, [&](const reason& r) { return r.place < 0 && r.fact == h.fact; }))
      unnamed.push_back(&h);
  }
  for (const reason& r : reasons) {
    const bool of_input =
        r.place < 0 && std::ranges::any_of(given.holes(), [&](const hole& h) { return h.fact == r.fact; });
    const bool of_text =
        r.place >= 0 && static_cast<std::size_t>(r.place) < rule.text().size() &&
        (r.code == "undefined_operation" || r.code == "empty_denominator" || r.code == "bound_exceeded");
    BOOST_TEST((of_input || of_text), rule.text());
  }
  std::vector<std::pair<const hole*, value>> so_far;
  const value* first = nullptr;
  bool all_agree = true;
  complete(open, so_far, [&](const auto& fillings) {
    const value* filled = memory.one(run(rule, given.filled(fillings), none, memory));
    if (!below_or_equal(result, *filled)) BOOST_TEST(false, "not monotone: " << rule.text());
    if (!first) first = filled;
    all_agree = all_agree && wholly_known(*filled) && identical(*first, *filled);
  });
  if (result.is_unknown())
    complete(unnamed, so_far, [&](const auto& fillings) {
      if (!run(rule, given.filled(fillings), none, memory).is_unknown())
        BOOST_TEST(false, "a fact is not blamed: " << rule.text());
    });
  ++counts.checked;
  counts.unknown += result.is_unknown();
  counts.agreed += result.is_unknown() && all_agree;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(completions)

BOOST_AUTO_TEST_CASE(no_completion_contradicts_a_result_or_cures_what_it_does_not_blame) {
  const char* wanted = std::getenv("TIEUCHI_RANDOM_RULES");
  const int rules = wanted ? std::atoi(wanted) : 20'000;
  specification::random_rule random(20231120);
  const name_table names = specification::random_names();
  arena memory;
  rule_tally counts;
  for (int i = 0; i < rules; ++i) {
    memory.clear();
    const int kind = random.below(12);
    const std::string text = kind < 4 ? random.number(3) : kind < 11 ? random.boolean(3) : random.lists(3);
    const auto compiled = compile(text, names);
    if (!compiled.ok()) {
      const std::string& code = compiled.issues.front().code;
      const bool expected = code == "feel.value.undefined" || code == "feel.bound.cost" ||
                            code == "feel.call.argument" || code == "feel.name.shadow" ||
                            code == "feel.bound.nesting" || code == "feel.bound.result" ||
                            code == "feel.name.ambiguous";
      BOOST_TEST(expected, text << " " << code);
      continue;
    }
    check_rule(compiled.value, inputs(random, memory), memory, counts);
  }
  BOOST_TEST_MESSAGE(counts.checked << " rules, " << counts.unknown << " unknown, " << counts.agreed
                                    << " of them although every completion agrees");
  BOOST_TEST(counts.checked > rules * 9 / 10);
}

BOOST_AUTO_TEST_SUITE_END()

// With a warm arena an evaluation takes nothing from the heap: the rules of the benchmark on all their rows, then
// random rules on random inputs. A program of its own, for it replaces operators new and delete.

#include "../../benchmarks/heap.hpp"
#include "../../benchmarks/workload.hpp"
#include "random_rule.hpp"

#include <cstddef>
#include <iostream>
#include <string>
#include <vector>

using namespace tieuchi::feel;

namespace {

int failures = 0;
int evaluations = 0;

/// Evaluates twice and counts the second time.
void check(const program& rule, const std::vector<value>& slots, arena& memory) {
  const host none;
  static_cast<void>(run(rule, slots, none, memory));
  memory.clear();
  const std::size_t before = heap::allocations;
  static_cast<void>(run(rule, slots, none, memory));
  const std::size_t taken = heap::allocations - before;
  memory.clear();
  ++evaluations;
  if (taken == 0) return;
  ++failures;
  std::cerr << taken << " blocks of the heap for " << rule.text() << '\n';
}

/// Inputs for the names of random_rule; about a third of them, and of what lists hold, unknown.
class random_inputs {
 public:
  explicit random_inputs(specification::random_rule& random) : random_(random) {}

  std::vector<value> slots() {
    memory_.clear();
    std::vector<value> all;
    for (int i = 0; i < 3; ++i) all.push_back(maybe(number()));
    for (int i = 0; i < 2; ++i) all.push_back(maybe(truth()));
    for (int i = 0; i < 2; ++i) all.push_back(maybe(value::rating(static_cast<std::uint32_t>(random_.below(3)))));
    all.push_back(maybe(make_list(std::vector{maybe(number()), number(), maybe(number())}, memory_)));
    all.push_back(maybe(make_list(std::vector{truth(), maybe(truth())}, memory_)));
    const field fields[] = {{"a", maybe(number())}, {"ok", maybe(truth())}};
    all.push_back(maybe(make_context(fields, memory_)));
    return all;
  }

 private:
  value number() { return tieuchi::number(random_.below(3)); }
  value truth() { return random_.below(2) == 0; }
  value maybe(const value& known) {
    return random_.below(3) > 0 ? known : unknown_because({"fact", -1, "not_reported"}, memory_);
  }

  specification::random_rule& random_;
  arena memory_;
};

void check_random_rules(int wanted, arena& memory) {
  specification::random_rule random(20231020);
  const name_table names = specification::random_names();
  random_inputs inputs(random);
  for (int i = 0; i < wanted; ++i) {
    const auto compiled = compile(i % 3 == 0 ? random.number(3) : random.boolean(3), names);
    if (compiled.ok()) check(compiled.value, inputs.slots(), memory);
  }
}

}  // namespace

int main() {
  arena memory;
  const workload::file work(TIEUCHI_WORKLOAD);
  for (const auto& rule : work.rules())
    for (const auto* rows : {&rule.known, &rule.unknown})
      for (const auto& row : *rows) check(rule.program, row.slots, memory);
  check_random_rules(5000, memory);
  std::cout << evaluations << " evaluations, " << failures << " of them took from the heap\n";
  return failures > 0 || evaluations < 4500 ? 1 : 0;
}

// With a warm arena an evaluation takes nothing from the heap: the rules of the benchmark on all their rows, then
// random rules on random inputs. A program of its own, for it replaces operators new and delete.

#include "../../benchmarks/heap.hpp"
#include "../../benchmarks/workload.hpp"
#include "random_inputs.hpp"
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

void check_random_rules(int wanted, arena& memory) {
  specification::random_rule random(20231020);
  const name_table names = specification::random_names();
  arena inputs;
  for (int i = 0; i < wanted; ++i, inputs.clear()) {
    const auto compiled = compile(i % 3 == 0 ? random.number(3) : random.boolean(3), names);
    if (compiled.ok()) check(compiled.value, specification::full_inputs(random, inputs), memory);
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

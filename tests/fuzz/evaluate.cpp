// Checker and evaluator: any text gives issues that lie in it, or a program that gives one value however often it runs.

#include "../cpp/feel/counting_machine.hpp"
#include "../cpp/feel/world.hpp"
#include "door.hpp"

#include <tieuchi/feel/ast_text.hpp>
#include <tieuchi/feel/conformance.hpp>
#include <tieuchi/feel/trace.hpp>

#include <string>

namespace feel = tieuchi::feel;

namespace {

void expect_places_inside(const std::vector<tieuchi::issue>& issues, std::string_view text) {
  for (const tieuchi::issue& found : issues) {
    door::expect(found.place.offset <= text.size(), "an issue lies in the text");
    door::expect(!found.message.vi.empty() && !found.message.en.empty(), "an issue has words in both languages");
    static_cast<void>(tieuchi::describe(found, "vi"));
  }
}

void run_in_strict_mode(std::string_view text, const specification::world& world) {
  feel::compile_options options;
  options.greatest_cost = 20'000;
  const auto compiled = feel::compile(text, world.names(), options);
  if (!compiled.ok()) return expect_places_inside(compiled.issues, text);
  const feel::program& rule = compiled.value;
  feel::arena memory;
  const feel::host none;
  const feel::value first = feel::run(rule, world.slots(), none, memory);
  door::expect(!first.is(feel::value::kind::null), "strict mode makes no null");
  door::expect(identical(first, feel::run(rule, world.slots(), none, memory)), "a rule has one value");
  specification::counting_machine counting(rule, world.slots(), none, memory);
  door::expect(identical(first, counting.run()), "counting does not change a value");
  door::expect(counting.steps() <= rule.cost(), "no run takes more steps than its cost");
  static_cast<void>(world.shown(first, rule.type()));
  static_cast<void>(feel::trace_comparisons(rule, world.slots(), none, memory));

  const auto canonical = feel::compile(feel::ast_text(rule.tree()), world.names(), options);
  if (!canonical.ok()) return;  // it may be longer than a text may be
  const feel::value second = feel::run(canonical.value, world.slots(), none, memory);
  if (feel::wholly_known(first)) door::expect(identical(first, second), "layout does not change a value");
}

}  // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  static const specification::world world;
  const std::string_view text = door::text_of(bytes, size);
  run_in_strict_mode(text, world);
  feel::arena memory;
  const feel::field names[] = {{"A", tieuchi::number(3)}, {"B", feel::value()}};
  static_cast<void>(feel::evaluate_conformance(text, feel::make_context(names, memory), memory));
  return 0;
}

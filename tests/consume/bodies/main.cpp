#include <tieuchi/tieuchi.hpp>

#include <array>

using code_function = std::string_view (*)(tieuchi::outcome) noexcept;

code_function code_of_other_file();

// Two files that must agree, and a question that needs every folder.
int main() {
  const code_function here = &tieuchi::code_of;
  if (here(tieuchi::outcome::met) != "met" || here != code_of_other_file()) return 1;
  const auto pack = tieuchi::load("vi-du-1578");
  if (!pack.ok()) return 2;
  tieuchi::engine engine(pack.value.rules, tieuchi::as_known_on(pack.value.facts, *tieuchi::date::parse("2026-12-31")));
  const tieuchi::printer print(engine);
  return tieuchi::to_json(tieuchi::assess(engine, std::array{2026}), engine, print).empty() ? 3 : 0;
}

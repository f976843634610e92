#include <tieuchi/tieuchi.hpp>

#include <array>
#include <iostream>

int main() {
  const auto pack = tieuchi::load("vi-du-1578");  // a shipped pack, or a folder
  for (const auto& issue : pack.issues) std::cerr << tieuchi::describe(issue, "vi") << '\n';
  if (!pack.ok()) return 2;
  tieuchi::engine engine(pack.value.rules, tieuchi::as_known_on(pack.value.facts, *tieuchi::date::parse("2026-12-31")));
  tieuchi::answer_duties(engine);
  const tieuchi::printer print(engine);
  for (const auto& row : tieuchi::assess(engine, std::array{2026}).rows)
    if (row.item == "yeu_cau")
      std::cout << print.unit(row.asked.unit, row.as_of).vi << ": " << tieuchi::words_of(row.outcome).vi << '\n';
  const auto item = *engine.rules().item("yeu_cau");
  const auto unit = *engine.rules().unit("mh-p1");
  std::cout << tieuchi::explain(engine, print, item, {unit, tieuchi::year_period(2026)}).summary.vi << '\n';
}

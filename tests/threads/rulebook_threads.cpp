// Sixteen threads on one rulebook and one ledger: each has an engine of its own, which computes and remembers alone.

#include "../cpp/assess/engine_packs.hpp"
#include "sixteen.hpp"

#include <tieuchi/assess/assessment.hpp>

#include <array>

namespace {

std::string outcomes_of(tieuchi::engine&& engine) {
  std::string all;
  const auto& p = *engine.rules().programme;
  for (const auto& row : tieuchi::assess(engine, std::array{p.year_from, p.year_to}).rows)
    all += row.item + " " + std::to_string(static_cast<int>(row.outcome)) + "\n";
  return all;
}

bool threads_agree_on(const std::string& pack) {
  const auto rules = engine_packs::rulebook_of(pack);
  const auto facts = engine_packs::facts_of(rules, {});
  const auto day = *tieuchi::date::parse("2025-01-10");
  return threads::agree([&] { return outcomes_of({rules, tieuchi::as_known_on(facts, day)}); });
}

}  // namespace

int main() {
  for (const char* pack : {"points", "across", "terms"})
    if (!threads_agree_on(pack)) return 1;
  return 0;
}

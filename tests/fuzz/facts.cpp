// Facts: any bytes are read as a table or a list; every row is let in, refused or empty, and the rest is unharmed.

#include "door.hpp"
#include "small_pack.hpp"

#include <tieuchi/assess/assessment.hpp>
#include <tieuchi/report/json.hpp>

#include <array>

int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  const std::size_t before = door::small_pack().facts->facts().size();
  const auto added =
      tieuchi::add_facts(door::small_pack().rules, door::small_pack().facts, door::text_of(bytes, size), "x");
  static_cast<void>(tieuchi::to_json(added));
  door::expect(added.refused == added.refused_rows.size(), "every refused row is listed");
  door::expect(door::small_pack().facts->facts().size() == before, "the facts before are as they were");
  if (!added.facts) return 0;
  door::expect(added.facts->facts().size() == before + added.admitted, "what is let in is there");
  tieuchi::engine e(door::small_pack().rules, tieuchi::as_known_on(added.facts, *tieuchi::date::parse("2025-01-10")));
  static_cast<void>(tieuchi::assess(e, std::array{2024}));
  return 0;
}

// Facts: any bytes are read as a table or a list; every row is let in, refused or empty, and the rest is unharmed.

#include "door.hpp"

#include <tieuchi/assess/assessment.hpp>
#include <tieuchi/read/load.hpp>
#include <tieuchi/report/json.hpp>

#include <array>

namespace {

const tieuchi::loaded_pack& pack() {
  static const auto loaded = tieuchi::load(TIEUCHI_CASES_DIR "/packs/points").value;
  return loaded;
}

}  // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  const std::size_t before = pack().facts->facts().size();
  const auto added = tieuchi::add_facts(pack().rules, pack().facts, door::text_of(bytes, size), "x");
  static_cast<void>(tieuchi::to_json(added));
  door::expect(added.refused == added.refused_rows.size(), "every refused row is listed");
  door::expect(pack().facts->facts().size() == before, "the facts before are as they were");
  if (!added.facts) return 0;
  door::expect(added.facts->facts().size() == before + added.admitted, "what is let in is there");
  tieuchi::engine e(pack().rules, tieuchi::as_known_on(added.facts, *tieuchi::date::parse("2025-01-10")));
  static_cast<void>(tieuchi::assess(e, std::array{2024}));
  return 0;
}

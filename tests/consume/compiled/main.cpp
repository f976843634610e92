#include <tieuchi/tieuchi.hpp>

#include <filesystem>

#ifdef NLOHMANN_JSON_VERSION_MAJOR
#error "users of the compiled library see no third-party header"
#endif

int main() {
  const bool answers = tieuchi::from_code<tieuchi::outcome>("waived") == tieuchi::outcome::waived;
  const bool knows_its_packs = std::filesystem::equivalent(TIEUCHI_PACKS_DIR, EXPECTED_PACKS_DIR);
  return answers && knows_its_packs ? 0 : 1;
}

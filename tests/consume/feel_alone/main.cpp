#include <tieuchi/feel/feel.hpp>

#include <array>

#ifdef NLOHMANN_JSON_VERSION_MAJOR
#error "the language alone needs no third-party header"
#endif

int main() {
  namespace feel = tieuchi::feel;
  feel::name_table names;
  names.add("early", feel::type::number()).add("resolved", feel::type::number());
  const auto rule = feel::compile("early / resolved >= 0.1", names);
  if (!rule.ok()) return 1;
  feel::arena memory;
  const std::array<feel::value, 2> slots{tieuchi::number(7), tieuchi::number(60)};
  return feel::run(rule.value, slots, feel::host(), memory).is_true() ? 0 : 2;
}

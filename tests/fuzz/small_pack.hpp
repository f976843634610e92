#pragma once

// The pack that the doors of facts and questions stand before.

#include <tieuchi/door/load.hpp>

namespace door {

inline const tieuchi::loaded_pack& small_pack() {
  static const auto loaded = tieuchi::load(TIEUCHI_CASES_DIR "/packs/points").value;
  return loaded;
}

}  // namespace door

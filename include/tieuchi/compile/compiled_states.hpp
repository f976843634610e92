#pragma once

// Waivers and lifecycles, compiled.

#include <tieuchi/compile/compiled.hpp>
#include <tieuchi/model/item.hpp>

#include <set>
#include <vector>

namespace tieuchi {
inline namespace TIEUCHI_ABI {

struct compiled_waiver {
  const waiver* spec = nullptr;
  compiled_text when;
  version_id since{0U}, until{0U};
  by_id<version_id, std::set<item_id>> items;  ///< what it waives, by version
};

struct compiled_lifecycle {
  const lifecycle* spec = nullptr;
  name_id name;
  std::vector<name_id> acts;     ///< by transition: name of its date indicator, or no_id
  std::vector<name_id> denials;  ///< by transition: name of the yes or no that may deny its act, or no_id
  std::vector<name_id> reads;    ///< all of both that are known
  cohort_id among;               ///< of `carry`
};

}  // namespace TIEUCHI_ABI
}  // namespace tieuchi

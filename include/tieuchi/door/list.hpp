#pragma once

// Facts that come as a JSON list, from C and every language that calls it.

#include <tieuchi/door/admission.hpp>

namespace tieuchi {
inline namespace TIEUCHI_ABI {

/// Rows of facts: a JSON list of objects with the columns of data/facts as keys; values may be texts, numbers,
/// booleans.
struct listed_facts {
  std::vector<fact_row> rows;
  source_map files;
  std::vector<refused_row> refused;  ///< rows that could not be read, all of them
  untold_issues untold;
};
/// Throws `cancelled` where the watcher says so.
[[nodiscard]] checked<listed_facts> read_facts_json(std::string_view json, const std::string& name = "facts",
                                                    const watcher* = nullptr, const json_limits& = {});

}  // namespace TIEUCHI_ABI
}  // namespace tieuchi

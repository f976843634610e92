#pragma once

// Questions and lists of facts that come as JSON, from C and every language that calls it.

#include <tieuchi/model/programme.hpp>
#include <tieuchi/model/question.hpp>
#include <tieuchi/read/admission.hpp>

namespace tieuchi {
inline namespace TIEUCHI_ABI {

/// Reads {"as_of": "2024-11-14", "years": [2024], "unit": ..., "item": ...}; as_of is required.
/// Without `years` every year is meant; an empty list means none and is refused.
[[nodiscard]] checked<question> read_question(std::string_view json, const json_limits& = usual_limits.question);

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

#ifndef TIEUCHI_COMPILED
#include <tieuchi/read/question.ipp>
#endif

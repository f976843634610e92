#pragma once

// The official wording of clauses, quoted from a source text that the user has and checked by the hash the pack names.

#include <tieuchi/core/issue.hpp>
#include <tieuchi/model/programme.hpp>
#include <tieuchi/text/limits.hpp>

#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace tieuchi {
inline namespace TIEUCHI_ABI {

/// The wording of a clause as found in a source text.
struct clause_wording {
  std::string clause;     ///< id
  std::string words;      ///< in NFC; empty when the place lies outside the text
  bool verified = false;  ///< the words have the hash that the pack names, and may be quoted as official
};

/// A source text from its file, UTF-8; issue question.source.
[[nodiscard]] checked<std::string> read_source_file(const std::filesystem::path&,
                                                    std::size_t greatest = usual_limits.source);

/// The wordings of a programme's clauses in a source text, one per row of data/wording.csv; warnings wording.clause
/// (no such clause), wording.place (outside the text) and wording.hash (other words stand there).
[[nodiscard]] checked<std::vector<clause_wording>> read_wording(const programme&, std::string_view source_text);

}  // namespace TIEUCHI_ABI
}  // namespace tieuchi

#pragma once

// The official wording of clauses, quoted from a source text that the user has and checked by the hash the pack names.

#include <tieuchi/core/issue.hpp>
#include <tieuchi/model/programme.hpp>
#include <tieuchi/text/limits.hpp>

#include <cstddef>
#include <filesystem>
#include <map>
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
  bool follows = false;   ///< on the words of this clause before it, with nothing left out between them
};

/// A source text from its file, UTF-8; issue question.source.
[[nodiscard]] checked<std::string> read_source_file(const std::filesystem::path&,
                                                    std::size_t greatest = usual_limits.source);

/// The wordings of a programme's clauses in a source text, one per row of data/wording.csv; warnings wording.clause
/// (no such clause), wording.place (outside the text) and wording.hash (other words stand there).
[[nodiscard]] checked<std::vector<clause_wording>> read_wording(const programme&, std::string_view source_text);

/// What may be quoted of each clause: its words in the order of their rows, " … " where the text goes on between them;
/// nothing of a clause that has words which are not the official ones.
[[nodiscard]] std::map<std::string, std::string, std::less<>> quotes_of(const std::vector<clause_wording>&);

}  // namespace TIEUCHI_ABI
}  // namespace tieuchi

#pragma once

// A pack made ready for questions in one call: read, compiled, with the facts it brings.

#include <tieuchi/door/facts.hpp>
#include <tieuchi/read/choices.hpp>
#include <tieuchi/read/pack.hpp>

namespace tieuchi {
inline namespace TIEUCHI_ABI {

/// Rules and facts of a pack.
struct loaded_pack {
  std::shared_ptr<const rulebook> rules;
  std::shared_ptr<const ledger> facts;
};

/// Reads a folder or a shipped pack by its id, compiles it and admits its own facts; every issue of all three.
[[nodiscard]] checked<loaded_pack> load(const std::string& folder_or_id, const read_options& = {});
/// The same under other options of its readings, with norms that its user supplies.
[[nodiscard]] checked<loaded_pack> load(const std::string& folder_or_id, const read_options&, const load_choices&);

/// Adds the facts of a text: a JSON list of rows, or a CSV table. `facts` is null when the text itself cannot be read.
[[nodiscard]] admission add_facts(const std::shared_ptr<const rulebook>&, const std::shared_ptr<const ledger>& base,
                                  std::string_view text, const std::string& name, const fact_options& = {});
/// The same of a grid: a sheet, or facts in long form.
[[nodiscard]] admission add_facts(const std::shared_ptr<const rulebook>&, const std::shared_ptr<const ledger>& base,
                                  fact_grid, const std::string& name, const fact_options& = {});

}  // namespace TIEUCHI_ABI
}  // namespace tieuchi

#pragma once

// What a user chooses beside a pack: options of its readings, and the norms that it leaves to be supplied.

#include <tieuchi/core/issue.hpp>
#include <tieuchi/model/construal.hpp>
#include <tieuchi/text/limits.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace tieuchi {
inline namespace TIEUCHI_ABI {

/// A table of norms as its text, and what issues call it.
struct supplied_table {
  std::string name;
  std::string csv;
};

/// The choices under which a pack is loaded.
struct load_choices {
  chosen_options readings;
  std::vector<supplied_table> tables;  ///< each as `with_tables` takes it
};

/// Reads {"readings": {"id": "option"}, "tables": [{"name": "norms.csv", "csv": "parameter,value,document\n..."}]};
/// every key but `csv` may be left out.
[[nodiscard]] checked<load_choices> read_choices(std::string_view json, const json_limits& = usual_limits.choices);

}  // namespace TIEUCHI_ABI
}  // namespace tieuchi

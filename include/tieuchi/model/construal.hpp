#pragma once

// How a text may be understood where it leaves a choice: the ways, which of them stands, and what it decides (format
// page 22; key `readings`).

#include <tieuchi/model/shapes.hpp>

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace tieuchi {
inline namespace TIEUCHI_ABI {

struct construal : element {
  struct option {
    std::string id;
    words label;
    spot at;
  };
  std::vector<ref>
      decides;  ///< names, cohorts, filings, targets, funding and agencies beside those that stand under it
  std::vector<option> options;
  std::string fallback;  ///< key `default`: the option that stands where none is chosen
  std::optional<int> years_from, years_to;

  [[nodiscard]] bool speaks_in(int year) const noexcept {
    return years_from.value_or(year) <= year && year <= years_to.value_or(year);
  }
};

/// Options chosen by the id of their reading; the others stand as the programme has them.
using chosen_options = std::map<std::string, std::string>;

}  // namespace TIEUCHI_ABI
}  // namespace tieuchi

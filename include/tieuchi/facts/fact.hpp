#pragma once

// One admitted row, as a value of its own.

#include <tieuchi/core/issue.hpp>
#include <tieuchi/facts/period.hpp>
#include <tieuchi/feel/value.hpp>
#include <tieuchi/model/ids.hpp>

#include <string>

namespace tieuchi {
inline namespace TIEUCHI_ABI {

enum class fact_content : std::uint8_t {
  value,      ///< a value of the indicator's type
  open,       ///< a text that `open_values` maps to a reason code: an unknown with that code
  withdrawn,  ///< nothing is reported from then on
  partly,     ///< of a day only its year, half, quarter or month is told: the range of these days
};

/// In place of an indicator's name: the built-in dated indicators of a unit.
inline constexpr name_id fact_of_type{0xFFFFFFF0U}, fact_of_name{0xFFFFFFF1U}, fact_of_code{0xFFFFFFF2U},
    fact_of_parent{0xFFFFFFF3U};

[[nodiscard]] constexpr bool is_built_in(name_id name) noexcept {
  return fact_of_type <= name && name <= fact_of_parent;
}

/// One admitted row, about a subject and an indicator of the rulebook that admitted it. The ids stand beside them, so
/// that a ledger is hashed and printed without its rulebook. A ledger keeps none: it takes one in, and makes one for
/// who asks.
struct fact {
  fact_subject subject;
  name_id indicator;  ///< a name of the rulebook or one of the four above
  std::string unit_id, indicator_id;
  tieuchi::period period;
  fact_content content = fact_content::value;
  feel::value value;      ///< of one out of a ledger: lives in the ledger
  std::string open_code;  ///< reason code of an open value
  std::string text;       ///< as written, trimmed
  date recorded_on{};
  std::string reporter, document, note;
  place where;
};

}  // namespace TIEUCHI_ABI
}  // namespace tieuchi

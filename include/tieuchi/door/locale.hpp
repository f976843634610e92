#pragma once

// How the writer of a table spells numbers, days and words (format page 7; decision 15).

#include <tieuchi/core/codes.hpp>

#include <cstdint>

namespace tieuchi {
inline namespace TIEUCHI_ABI {

enum class fact_locale : std::uint8_t {
  plain,  ///< as the format has them: 1234.5, 2024-03-05, true, ids and codes
  vi,     ///< 1.234,5; 5/3/2024; có, không; labels and names
  en      ///< 1,234.5; yes, no; labels and names
};
template <>
struct vocabulary<fact_locale> {
  static constexpr auto codes = code_table<fact_locale::en>("plain", "vi", "en");
};

}  // namespace TIEUCHI_ABI
}  // namespace tieuchi

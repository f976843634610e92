#pragma once

// What must not come in: numbers of identity papers, telephones, addresses of mail, birth dates, names of persons.

#include <tieuchi/core/issue.hpp>

#include <optional>
#include <string_view>

namespace tieuchi {
inline namespace TIEUCHI_ABI {

/// What kind of personal data the name of a column announces; nothing for any other column.
[[nodiscard]] std::optional<text> personal_column(std::string_view header);

/// What kind of personal data a text holds; nothing where it holds none that can be recognised.
[[nodiscard]] std::optional<text> personal_value(std::string_view);

}  // namespace TIEUCHI_ABI
}  // namespace tieuchi

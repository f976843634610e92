#pragma once

// What must not come in: numbers of identity papers, telephones, addresses of mail, birth dates, names of persons.
// What they look like is data, a set for each country beside one that holds everywhere (personal_patterns.hpp).

#include <tieuchi/core/issue.hpp>

#include <optional>
#include <string_view>

namespace tieuchi {
inline namespace TIEUCHI_ABI {

/// What kind of personal data the name of a column announces; nothing for any other column. A column that counts, such
/// as "Số vụ lừa đảo qua điện thoại", announces none.
[[nodiscard]] std::optional<words> personal_column(std::string_view header, std::string_view country = "VN");

/// What kind of personal data a text holds; nothing where it holds none that can be recognised.
[[nodiscard]] std::optional<words> personal_value(std::string_view, std::string_view country = "VN");

}  // namespace TIEUCHI_ABI
}  // namespace tieuchi

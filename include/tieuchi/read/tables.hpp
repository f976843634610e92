#pragma once

// Norms that a user supplies: rows of parameters `supplied_by: user`, from a table with their own documents (format
// page 9).

#include <tieuchi/core/issue.hpp>
#include <tieuchi/model/programme.hpp>
#include <tieuchi/text/limits.hpp>

#include <memory>
#include <string>
#include <string_view>

namespace tieuchi {
inline namespace TIEUCHI_ABI {

/// The programme with these rows beside those supplied before; its rules keep their hash, the rows have their own
/// (`programme::tables_hash`).
/// Null where a row is refused: csv., table.parameter (none, or the pack's own), table.key (a column that is none of
/// the parameter's keys).
[[nodiscard]] checked<std::shared_ptr<const programme>> with_tables(const std::shared_ptr<const programme>&,
                                                                    std::string_view csv, const std::string& name,
                                                                    const read_limits& = usual_limits);

}  // namespace TIEUCHI_ABI
}  // namespace tieuchi

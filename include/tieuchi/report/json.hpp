#pragma once

// Results as JSON: the contract of docs/format/result.schema.json, from which C, Python and Arrow rows derive.
// RFC 8785: keys sorted, no spaces; rational numbers are canonical decimal texts, counts are integers.

#include <tieuchi/door/facts.hpp>
#include <tieuchi/explain/explanation.hpp>
#include <tieuchi/read/wording.hpp>

#include <string>

namespace tieuchi {
inline namespace TIEUCHI_ABI {

[[nodiscard]] std::string to_json(const std::vector<issue>&);                                 ///< tieuchi/issues/1
[[nodiscard]] std::string to_json(const assessment&, engine&, const printer&);                ///< tieuchi/assessment/1
[[nodiscard]] std::string to_json(const std::vector<explanation>&, engine&, const printer&);  ///< tieuchi/explanation/1
[[nodiscard]] std::string to_json(const std::vector<roadmap_row>&, engine&, const printer&);  ///< tieuchi/roadmap/1
[[nodiscard]] std::string to_json(const std::vector<duty_row>&, engine&, const printer&);     ///< tieuchi/duties/1
[[nodiscard]] std::string to_json(const std::vector<missing_fact>&, engine&, const printer&);  ///< tieuchi/missing/1

/// Rows let in and refused, with the issues of the door (tieuchi/facts/1).
[[nodiscard]] std::string to_json(const admission&);
/// Official wordings by clause (tieuchi/wordings/1).
[[nodiscard]] std::string to_json(const checked<std::vector<clause_wording>>&);

/// What a programme holds, for people who look around: labels of units, items, indicators, clauses, years
/// (tieuchi/programme/1).
[[nodiscard]] std::string programme_json(const rulebook&);

/// Every rule text of a programme with its place and hash, and what it takes of the bounds of the language
/// (tieuchi/rules/1).
[[nodiscard]] std::string rules_json(const rulebook&);

}  // namespace TIEUCHI_ABI
}  // namespace tieuchi

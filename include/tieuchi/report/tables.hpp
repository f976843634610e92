#pragma once

// The other answers as typed columns; which columns depends on the kind of answer, never on the data. Exact numbers are
// texts, beside each a figure (nearest double, for drawing).

#include <tieuchi/explain/missing.hpp>
#include <tieuchi/explain/print.hpp>
#include <tieuchi/roadmap/duty.hpp>
#include <tieuchi/roadmap/target.hpp>
#include <tieuchi/table/table.hpp>

#include <vector>

namespace tieuchi {
inline namespace TIEUCHI_ABI {

/// Words `target` (id, or `target:unit`), `verdict`; counts `year`, `cohort_size`; day `as_of`; texts `due`, `reached`,
/// `unknown`, `shortfall`, `excess`, `reached_in_year`, `reached_live`, `unknown_live`, each with `..._figure`; lists
/// `beside`, `beside_unknown`, `assumes`, `reached_units`, `unknown_units`, `clauses`.
/// std::logic_error where another engine made the rows; so below.
[[nodiscard]] table columns_of(const std::vector<roadmap_row>&, engine&, const printer&);

/// Words `duty`, `unit`, `bearer`, `period`, `status`, `role`, `modality`, `reason`, `submitted_within` (a month or the
/// like where no day is told), `recurrence`; texts `occurrence`, `document`; days `as_of`, `last_day`, `submitted_on`,
/// `opens`; lists `assumes`, `clauses`, `may_be`.
[[nodiscard]] table columns_of(const std::vector<duty_row>&, engine&, const printer&);

/// Text `fact`; words `basis`, `reporter`; day `last_day`; lists `agencies`, `codes`, `holds_up`, `clauses`.
[[nodiscard]] table columns_of(const std::vector<missing_fact>&, engine&, const printer&);

}  // namespace TIEUCHI_ABI
}  // namespace tieuchi

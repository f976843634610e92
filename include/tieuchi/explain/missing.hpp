#pragma once

// Which facts are missing, what hangs on them, and who could settle each - with the basis of that (format page 15).

#include <tieuchi/core/codes.hpp>
#include <tieuchi/explain/print.hpp>

namespace tieuchi {
inline namespace TIEUCHI_ABI {

/// Why an agency is named beside a missing fact.
enum class owner_basis : std::uint8_t {
  duty,      ///< a clause assigns it
  proposal,  ///< the pack's author proposes it; no duty in the programme
  none,      ///< nobody is named
};
template <>
struct vocabulary<owner_basis> {
  static constexpr auto codes = code_table<owner_basis::none>("duty", "proposal", "none");
};

/// Who could supply a fact, and by when it is owed.
struct fact_owner {
  owner_basis basis = owner_basis::none;
  std::vector<agency_id> agencies;
  std::string reporter;          ///< id of the filing's reporter where the basis is a proposal
  tieuchi::words words;          ///< names of those who owe it
  std::vector<ref> clauses;      ///< of the duty
  std::optional<date> last_day;  ///< of the duty's occurrence
};

/// A missing fact with its codes and owner.
struct missing_fact {
  std::string fact;                ///< reference
  std::vector<std::string> codes;  ///< sorted
  tieuchi::words words;            ///< the fact in words
  fact_owner owner;
  const refused_fact* refused = nullptr;  ///< the report about it that was refused; lives in the ledger
  std::vector<std::string> holds_up;      ///< items that stay unknown for it, as `unit:item@period`, in order
  std::shared_ptr<const engine_mark> made_by;
};

/// Who owes a fact.
[[nodiscard]] fact_owner owner_of(engine&, const printer&, const fact_ref&);

/// The missing facts of one result.
[[nodiscard]] std::vector<missing_fact> missing_of(engine&, const printer&, item_id item, const item_result&);

/// Every missing fact of the years asked, once, sorted by owner, then reference.
[[nodiscard]] std::vector<missing_fact> missing(engine&, const printer&, std::span<const int> years);

}  // namespace TIEUCHI_ABI
}  // namespace tieuchi

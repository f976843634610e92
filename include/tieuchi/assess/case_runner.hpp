#pragma once

// Tests as data (format page 16): the cases of a programme, run against its rules.

#include <tieuchi/assess/assessment.hpp>

#include <functional>

namespace tieuchi {
inline namespace TIEUCHI_ABI {

/// How one case went; `differences` say what was expected and what came out.
struct case_result {
  std::string id;
  bool ok = true;
  std::vector<words> differences;
  std::size_t checked = 0;  ///< expectations that were compared
  spot at;
};

/// Answers expectations about duties and targets, which assess/ does not know; roadmap/ fills them.
struct case_hooks {
  /// Prepares the engine of a case, such as its answers to kept and breaches.
  std::function<void(engine&)> prepare;
  /// Judges one expectation; false: it is about neither a duty nor a target.
  std::function<bool(engine&, const test_case&, const expectation&, std::vector<words>& differences)> plan;
};

/// Runs every case of the programme. Throws `cancelled` where the watcher says so.
[[nodiscard]] std::vector<case_result> run_cases(const std::shared_ptr<const rulebook>&, const case_hooks& = {},
                                                 const watcher* = nullptr);

/// Runs one case.
[[nodiscard]] case_result run_case(const std::shared_ptr<const rulebook>&, const test_case&, const case_hooks& = {});

/// The facts of a case as known on its day: the rows it uses and the ones it gives; refused rows are issues.
struct case_facts {
  std::shared_ptr<const ledger> facts;
  std::vector<issue> issues;
};
[[nodiscard]] case_facts facts_of_case(const std::shared_ptr<const rulebook>&, const test_case&);

}  // namespace TIEUCHI_ABI
}  // namespace tieuchi

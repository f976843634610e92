#pragma once

// One question, one answer as JSON: what the C interface, Python and the command line ask. They add no logic of their
// own.

#include <tieuchi/facts/ledger.hpp>
#include <tieuchi/model/question.hpp>
#include <tieuchi/report/json.hpp>

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace tieuchi {
inline namespace TIEUCHI_ABI {

/// Rules, facts and the official wordings that explanations may quote.
struct matter {
  std::shared_ptr<const rulebook> rules;
  std::shared_ptr<const ledger> facts;
  std::shared_ptr<const wordings> quotes;
  const watcher* watched_by = nullptr;  ///< where it says no, the answer is the issue `cancelled`
};

/// JSON of the schema named in report/json.hpp, or the issues that make the question unanswerable.
[[nodiscard]] checked<std::string> answer_assess(const matter&, const question&);
[[nodiscard]] checked<std::string> answer_explain(const matter&, const question&);
[[nodiscard]] checked<std::string> answer_roadmap(const matter&, const question&);
[[nodiscard]] checked<std::string> answer_duties(const matter&, const question&);
[[nodiscard]] checked<std::string> answer_missing(const matter&, const question&);

}  // namespace TIEUCHI_ABI
}  // namespace tieuchi

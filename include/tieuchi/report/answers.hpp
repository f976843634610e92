#pragma once

// One question, one answer as JSON: what the C interface, Python and the command line ask. They add no logic of their
// own.

#include <tieuchi/core/codes.hpp>
#include <tieuchi/facts/ledger.hpp>
#include <tieuchi/model/question.hpp>
#include <tieuchi/report/json.hpp>
#include <tieuchi/report/outcome_answer.hpp>

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

/// What can be asked.
enum class question_kind : std::uint8_t { assess, explain, roadmap, duties, missing };
template <>
struct vocabulary<question_kind> {
  static constexpr auto codes = code_table<question_kind::missing>("assess", "explain", "roadmap", "duties", "missing");
};

/// What was answered: its rows as a table, and all of it as JSON. It needs neither rules nor engine any more.
class answer {
 public:
  answer() = default;
  explicit answer(outcome_answer);
  /// The JSON of another kind of answer, and its rows.
  answer(std::string json, table rows);
  /// One that has no rows.
  explicit answer(std::string json);

  /// Nothing of an explanation, which is a tree.
  [[nodiscard]] std::shared_ptr<const table> rows() const noexcept { return rows_; }
  /// JSON of the schema named in report/json.hpp; that of outcomes is written when it is asked for.
  [[nodiscard]] std::string json(watching* watched = nullptr) const;
  /// The same without its rows: what it was made from, its notes and labels.
  [[nodiscard]] std::string head() const;

 private:
  std::shared_ptr<const outcome_answer> outcomes_;
  std::string json_;
  std::shared_ptr<const table> rows_;
};

/// The answer, or the issues that make the question unanswerable.
[[nodiscard]] checked<answer> ask(const matter&, question_kind, const question&);

/// Several questions about one matter: what was computed for a day is kept for the next question about that day. Each
/// answer is that of ask(), whatever was asked before. Threads may share it; they are answered one after another. One
/// that was moved from throws std::logic_error.
class session {
 public:
  explicit session(matter);
  ~session();
  session(session&&) noexcept;
  session& operator=(session&&) noexcept;

  /// `quotes` and `watched_by` hold for this question alone.
  [[nodiscard]] checked<answer> ask(question_kind, const question&, std::shared_ptr<const wordings> quotes = nullptr,
                                    const watcher* watched_by = nullptr);
  [[nodiscard]] const matter& about() const;

 private:
  struct state;
  state& alive() const;
  std::unique_ptr<state> state_;
};

/// JSON of the schema named in report/json.hpp, or the issues that make the question unanswerable.
[[nodiscard]] checked<std::string> answer_assess(const matter&, const question&);
[[nodiscard]] checked<std::string> answer_explain(const matter&, const question&);
[[nodiscard]] checked<std::string> answer_roadmap(const matter&, const question&);
[[nodiscard]] checked<std::string> answer_duties(const matter&, const question&);
[[nodiscard]] checked<std::string> answer_missing(const matter&, const question&);

}  // namespace TIEUCHI_ABI
}  // namespace tieuchi

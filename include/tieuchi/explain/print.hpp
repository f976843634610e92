#pragma once

// How elements of a programme are called in print: never by their ids.

#include <tieuchi/assess/assessment.hpp>
#include <tieuchi/explain/words.hpp>

namespace tieuchi {
inline namespace TIEUCHI_ABI {

/// A clause as cited: its printed place and the text it stands in; with the official wording where it was supplied.
struct printed_clause {
  std::string id;        ///< for machines
  tieuchi::words place;  ///< "Mục II.3.b, gạch đầu dòng thứ 4, Quyết định 1578/QĐ-UBND"
  tieuchi::words words;  ///< our own wording
  std::optional<tieuchi::modality> modality;
  std::string quote;  ///< official wording, checked by its hash; empty where the text was not supplied
};

/// Official wordings by clause id, as read from the document the user supplied.
using wordings = std::map<std::string, std::string, std::less<>>;

/// Prints one programme as seen by one engine.
class printer {
 public:
  explicit printer(engine&, const wordings* = nullptr);

  /// Throws std::logic_error where the printer was made for another engine.
  void check_speaks_for(const engine&) const;

  /// "Phường 1, thành phố Trà Vinh": name and parent as of a day.
  [[nodiscard]] words unit(unit_id unit, date) const;
  [[nodiscard]] words agency(agency_id) const;
  /// Label of an element, its code where it has no label, its id as the last resort.
  [[nodiscard]] words label(const element&) const;
  [[nodiscard]] words name(name_id) const;  ///< of a name of the rulebook, by its last text
  [[nodiscard]] words name(name_id, version_id) const;
  [[nodiscard]] printed_clause clause(const tieuchi::clause&) const;
  [[nodiscard]] std::vector<printed_clause> clauses(const std::vector<ref>&) const;
  /// The clauses that answer some, and those that answer these, to any depth; nearest first.
  [[nodiscard]] std::vector<printed_clause> answering(const std::vector<printed_clause>&) const;
  [[nodiscard]] words period(const tieuchi::period&) const;
  /// A value of a type: levels by their labels, numbers with a decimal comma, days as written. Throws std::logic_error
  /// where it is of another type; of the type `nothing` it may be anything.
  [[nodiscard]] words value(const feel::value&, const feel::type&, std::optional<int> decimals = std::nullopt) const;
  /// The same with numbers rounded for people.
  [[nodiscard]] words shown(const feel::value&, const feel::type&) const;
  /// A value of a name: its scale's labels, its unit of measure; of a restricted indicator only whether it is there.
  /// Rounded for people where that is asked and the programme names no decimals.
  [[nodiscard]] words value_of(name_id name, version_id, const feel::value&, bool rounded = false) const;
  /// "Xếp loại Đảng bộ phường của Phường 1, thành phố Trà Vinh, năm 2024" for a figure; the reference itself for what
  /// has no words.
  [[nodiscard]] words fact(const fact_ref&) const;
  /// A rule text with names and levels by their labels: «Xếp loại Đảng bộ phường» = "Hoàn thành xuất sắc nhiệm vụ".
  /// Numbers and what a loop declares stand as they are written, parts of values by their names.
  [[nodiscard]] words rule(std::string_view) const;
  /// A reason word of a result: fixed words, the programme's own words. These are in its language; another one has the
  /// fixed words of the reason that they stand for, else says that they are its own.
  [[nodiscard]] words reason(std::string_view word) const;
  /// Failing members by their labels.
  [[nodiscard]] words reason(const failing_members&) const;

 private:
  engine* e_;
  const wordings* wordings_;
  std::multimap<std::string, const tieuchi::clause*, std::less<>> answers_;  ///< by the id of what is answered
};

/// The name of the rulebook that a fact is a figure of; none of built-in indicators, norms and what else may be waited
/// for.
[[nodiscard]] name_id name_of_figure(const fact_ref&) noexcept;

}  // namespace TIEUCHI_ABI
}  // namespace tieuchi

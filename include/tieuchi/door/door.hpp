#pragma once

// The door of facts, one check a function, for door/ only.

#include <tieuchi/calendar/frame.hpp>
#include <tieuchi/door/admission.hpp>
#include <tieuchi/door/personal.hpp>
#include <tieuchi/door/value.hpp>
#include <tieuchi/facts/unit_life.hpp>

#include <map>
#include <optional>
#include <unordered_set>

namespace tieuchi {
inline namespace TIEUCHI_ABI {
namespace detail {

/// Where rows stand in their files; looks forward from the last row it was asked for.
class row_places {
 public:
  explicit row_places(const source_map& files) : files_(files) {}

  /// The place of a row, and of the cell of a column where the table has it.
  place of(const fact_row&, std::string_view column);
  [[nodiscard]] std::string file_of(const fact_row&) const;
  [[nodiscard]] const std::vector<source_map::file>& files() const noexcept { return files_.files; }

 private:
  const source_map& files_;
  std::uint32_t file_ = 0;
  std::size_t offset_ = 0, line_ = 1;
};

/// A code that a unit bears for some time.
struct coded_unit {
  unit_id unit;
  day_span days;
};

/// One indicator as the door sees it; `about` is null for the built-in `type`, `name`, `code`, `parent`.
struct door_indicator {
  name_id name;
  std::string id;
  const compiled_indicator* about = nullptr;
  period_type period;
  value_form form;
  bool of_agency = false;
};

struct fact_door {
  const std::shared_ptr<const rulebook>& rules;
  const fact_options& options;
  row_places places;
  ledger facts;
  admission out;
  by_id<unit_id, unit_life> lives;
  std::multimap<std::string, coded_unit, std::less<>> codes;
  std::unordered_set<std::string> seen;
  std::map<std::string, std::optional<door_indicator>, std::less<>> indicators;

  [[nodiscard]] const programme& pack() const { return *rules->programme; }

  issue_book book;

  /// Adds an issue about a row; an error refuses the row.
  issue& report(const fact_row&, std::string_view column, std::string code, std::string vi, std::string en,
                severity = severity::error);
  /// Whether one more error is told, so that a nearest spelling is worth its time.
  [[nodiscard]] bool tells() const noexcept { return book.keeps(severity::error); }
};

/// Codes of units.csv and of facts of `code`, for as long as they hold (facts_units.ipp).
void collect_codes(fact_door&, const std::vector<fact_row>&);
/// The unit or agency a row names; an issue where there is none or there are two.
std::optional<fact_subject> subject_of(fact_door&, const fact_row&, const door_indicator&, const period&);
/// Whether the row's period touches the life of its unit or agency; an issue where it does not.
bool within_life(fact_door&, const fact_row&, fact_subject, const period&);

/// Whether a number lies in the domain of the indicator (facts_bounds.ipp); an issue where it does not.
bool within_domain(fact_door&, const fact_row&, const door_indicator&, const feel::value&, const period&);

/// The indicator a row names; an issue where there is none.
const door_indicator* indicator_of(fact_door&, const fact_row&);
std::optional<period> period_of_row(fact_door&, const fact_row&, const door_indicator&);
/// Puts the value, the open code or the withdrawal into the fact; an issue where the text is none of them.
bool put_content(fact_door&, const fact_row&, const door_indicator&, fact&);

/// Keeps in mind what a fact says, so that the same row is not admitted twice; whether it is new.
bool remember(fact_door&, const fact&);
void admit_row(fact_door&, const fact_row&);
/// The further columns of units.csv.
void admit_attributes(fact_door&);

/// Throws std::logic_error without rules, and for a base that another rulebook let in.
void check_door(const std::shared_ptr<const rulebook>&, const ledger* base);
/// What admit does; throws `cancelled`.
admission let_in(const std::shared_ptr<const rulebook>&, const std::vector<fact_row>&, const source_map&,
                 const ledger* base, const fact_options&);
/// What the reader of rows says stands before what the door says.
void put_before(admission&, const fact_table& read);

}  // namespace detail
}  // namespace TIEUCHI_ABI
}  // namespace tieuchi

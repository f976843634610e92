#pragma once

// The door of facts, one check a function, for door/ only.

#include <tieuchi/calendar/frame.hpp>
#include <tieuchi/door/admission.hpp>
#include <tieuchi/door/office_number.hpp>
#include <tieuchi/door/office_words.hpp>
#include <tieuchi/door/personal.hpp>
#include <tieuchi/door/spelling.hpp>
#include <tieuchi/door/unit_names.hpp>
#include <tieuchi/door/value.hpp>
#include <tieuchi/facts/unit_life.hpp>

#include <deque>
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <span>

namespace tieuchi {
inline namespace TIEUCHI_ABI {
namespace detail {

/// Where the cells of rows stand.
class row_places {
 public:
  explicit row_places(const source_map& files) : files_(files) {}

  /// The place of a row, and of the cell of a column of data/facts where the table has it.
  [[nodiscard]] place of(const fact_row&, std::string_view column) const;
  /// Whether what a row has in a column stands in a heading, or below one of its own, as in a sheet.
  [[nodiscard]] static bool is_above(const fact_row&, std::string_view column);
  [[nodiscard]] std::string file_of(const fact_row&) const;
  [[nodiscard]] char separator_of(const fact_row&) const;
  /// The name of a file by its number.
  [[nodiscard]] std::string_view file(std::uint32_t number) const;

 private:
  const source_map& files_;
};

/// What was said of the row at hand, so that the cells of a sheet say it once.
struct row_faults {
  spot at;
  std::size_t row = 0;
  bool refused = false;
  std::string code;  ///< of the first issue, with its words and column
  std::string column;
  tieuchi::words words;
  std::vector<std::string> said;
  std::vector<std::string> cells;  ///< headings of cells that were refused by themselves
  issue unsaid;                    ///< a place for the words of what was said before
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

class row_judge;
class said_before;

struct fact_door {
  fact_door(const std::shared_ptr<const rulebook>& by, const fact_options& how, const source_map& files)
      : rules(by), options(how), places(files) {}

  const std::shared_ptr<const rulebook>& rules;
  const fact_options& options;
  row_places places;
  ledger facts;
  admission out;
  by_id<unit_id, unit_life> lives;
  std::size_t known_facts = 0;  ///< rows of `facts` that stood there before
  row_judge* rows = nullptr;    ///< the rows that come in; null where they are the further columns of units.csv
  said_before* seen = nullptr;  ///< what the layer that is open holds
  bool codes_collected = false;
  std::multimap<std::string, coded_unit, std::less<>> codes;
  std::multimap<std::string, coded_unit, std::less<>> names;  ///< by their plain words, alone and with the parent's
  std::optional<unit_name_book> shortened;                    ///< the same names as offices shorten them
  std::map<std::string, std::vector<coded_unit>, std::less<>> meant;  ///< whom texts that shorten a name mean
  std::deque<fact_row> kept;                                          ///< rows that something is told of at the end
  spelling_survey spelling;
  conversion_notes conversions;
  std::set<std::string, std::less<>> no_data;  ///< plain words that say that there is no figure
  row_faults faults;
  std::vector<std::pair<std::string, std::string>> folded_names;  ///< of units by id: whole, and without the type
  std::set<unit_id> retyped;                                      ///< units whose type is told by facts
  by_id<cohort_id, std::optional<std::set<unit_type_id>>> cohort_types;
  bool of_units = false;  ///< the further columns of units.csv, known from the beginning of time where nothing is said
  std::map<std::string, std::optional<door_indicator>, std::less<>> indicators;

  [[nodiscard]] const programme& pack() const { return *rules->programme; }

  issue_book book;

  /// Adds an issue about a row; an error refuses the row.
  issue& report(const fact_row&, std::string_view column, std::string code, std::string vi, std::string en,
                severity = severity::error);
  /// A copy of a row that lasts.
  const fact_row* keep(fact_row row) { return &kept.emplace_back(std::move(row)); }
  /// One more row, or cell of a sheet.
  void begin(const fact_row&);
  /// Refuses a row whose issue stands elsewhere.
  void refuse(const fact_row&, std::string_view column, std::string_view code);
  /// Whether one more error is told, so that a nearest spelling is worth its time.
  [[nodiscard]] bool tells() const noexcept { return book.keeps(severity::error); }
};

/// Looks over all rows, so that each cell is read as its column and file are spelled (spelling.ipp).
void look_over(fact_door&);
/// How the file of a row is spelled; a value that is exact has no spelling.
fact_locale locale_of(const fact_door&, const fact_row&);
/// Whether its column or file makes a number one of two.
bool is_in_doubt(fact_door&, const fact_row&, const door_indicator&, const office_number&);
/// Refuses a number in doubt; one issue for its column.
void refuse_doubt(fact_door&, const fact_row&, const door_indicator&, const office_number&);
/// The conventions, other than the one at hand, by which a whole file can be read.
std::vector<fact_locale> other_locales(const fact_door&, const fact_row&);
/// Whether a text is a value of an indicator as the format writes it.
bool is_value(fact_door&, const std::string&, const value_form&);
/// What the conventions by which a whole file can be read make of a number, where it is a value then.
std::vector<std::pair<fact_locale, std::string>> readings_elsewhere(fact_door&, const fact_row&, const door_indicator&,
                                                                    const office_number&);
/// Says so in the hint of an issue.
void add_locales(issue&, const std::vector<std::pair<fact_locale, std::string>>&);

/// Remembers that a cell was read otherwise than it is written.
void converted(fact_door&, const fact_row&, std::string_view column, conversion, std::string read);
/// Tells what was kept for the end: conversions, found conventions, columns that look wrong as a whole.
void tell_spelling(fact_door&);

/// A day from 1910 to 2199 in a cell; an issue of that code where it is none.
std::optional<date> day_of_cell(fact_door&, const fact_row&, std::string_view column, const std::string& text,
                                const std::string& code);

/// The units whose type is told by facts.
void collect_retyped(fact_door&);
/// Codes and names of units.csv and of facts, for as long as they hold (attributes.ipp); where they are first asked
/// for.
void collect_codes(fact_door&);
/// Whom a text may mean as a shortened name; collect_codes first.
std::span<const coded_unit> meant_by(fact_door&, const std::string& text);
/// The id of a unit that is spelled nearly so, with the same digits: p12 is no misspelt p1.
std::string nearest_unit(const fact_door&, std::string_view id);
/// The unit or agency a row names; an issue where there is none or there are two.
std::optional<fact_subject> subject_of(fact_door&, const fact_row&, const door_indicator&,
                                       const std::optional<period>&);
/// Whether the indicator is about units of such a type; an issue where it is not.
bool within_subject(fact_door&, const fact_row&, const door_indicator&, fact_subject);
/// Whether the row's period touches the life of its unit or agency; an issue where it does not.
bool within_life(fact_door&, const fact_row&, fact_subject, const period&);

/// Whether a number lies in the domain of the indicator (facts_bounds.ipp); an issue where it does not.
bool within_domain(fact_door&, const fact_row&, const door_indicator&, const feel::value&, const period&);

/// The indicator of an id or code; null where there is none.
const door_indicator* known_indicator(fact_door&, const std::string& id_or_code);
/// The indicator a row names; an issue where there is none.
const door_indicator* indicator_of(fact_door&, const fact_row&);
std::optional<period> period_of_row(fact_door&, const fact_row&, const door_indicator&);
/// Counts a share in per cent for the look at its column.
void note_percent(fact_door&, number_column&, const number&, const std::function<fact_row()>&);
/// Whether a cell says in words that there is no figure; what is a value of the indicator says something else.
bool says_no_data(fact_door&, const fact_row&, const door_indicator&);
/// Puts the value, the open code or the withdrawal into the fact; an issue where the text is none of them.
bool put_content(fact_door&, const fact_row&, const door_indicator&, fact&);

/// Whether no cell of the row but its value holds what must not come in (guards.ipp); issues of what does.
bool is_clean(fact_door&, const fact_row&);
/// The same of its value, where it is a text.
bool is_clean_value(fact_door&, const fact_row&, const door_indicator&);

/// Keeps in mind what a row says, so that the same row is not admitted twice; whether it is new.
bool remember(fact_door&, const packed_fact&);
void admit_row(fact_door&, const fact_row&);
/// All rows that come in.
void admit_rows(fact_door&, watching&);
/// The further columns of units.csv.
void admit_attributes(fact_door&);

/// Throws std::logic_error without rules, and for a base that another rulebook let in.
void check_door(const std::shared_ptr<const rulebook>&, const ledger* base);
/// What admit does; throws `cancelled`.
admission let_in(const std::shared_ptr<const rulebook>&, const fact_rows&, const source_map&, const ledger* base,
                 const fact_options&);
/// What the reader of rows says stands before what the door says.
void put_before(admission&, const fact_table& read);

}  // namespace detail
}  // namespace TIEUCHI_ABI
}  // namespace tieuchi

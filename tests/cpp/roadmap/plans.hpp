#pragma once

// A small programme with a plan in a folder of its own, and the rows of its plan as short lines.

#include <tieuchi/door/load.hpp>
#include <tieuchi/read/pack.hpp>
#include <tieuchi/roadmap/duty.hpp>
#include <tieuchi/roadmap/target.hpp>

#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <numeric>
#include <stdexcept>
#include <string>
#include <vector>

namespace plans {

using namespace tieuchi;

inline const std::string units_head = "unit,type,name,code,parent,valid_from,valid_to,recorded_on,note\n";
inline const std::string events_head = "event,kind,day,recorded_on,from_unit,to_unit,share,document,note\n";
inline const std::string facts_head = "unit,indicator,period,value,recorded_on,reporter,document,note\n";

/// The parts of a programme that a test sets; the rest is the same everywhere.
struct parts {
  std::string plan;                                   ///< collections such as "targets": [...]
  std::string years = R"("from": 2022, "to": 2027)";  ///< keys of `years`
  std::string facts = {};                             ///< lines of a facts file
  std::string units =
      "a,xa,A,,,2010-01-01,,2010-01-01,\nb,xa,B,,,2010-01-01,,2010-01-01,\n"
      "c,xa,C,,,2010-01-01,,2010-01-01,\n";
  std::string events = {};
  std::string versions = {};   ///< the collection, with a comma behind
  std::string programme = {};  ///< further keys of `programme`, with a comma before each
  std::string nop = {};        ///< further keys of the indicator `nop`, likewise

  friend bool operator==(const parts&, const parts&) = default;
};

inline std::string surroundings(const parts& p) {
  return R"({"programme": {"id": "nho", "format": 1, "label": "nhỏ", "subject": "xa", "years": {)" + p.years + "}" +
         p.programme + "},\n" + p.versions + R"(
  "unit_types": [{"id": "xa"}, {"id": "phuong"}],
  "agencies": [{"id": "so_a", "label": "Sở A"}, {"id": "so_b", "label": "Sở B"}],
  "cohorts": [{"id": "xa", "types": ["xa"]}, {"id": "phuong", "types": ["phuong"]},
    {"id": "chon", "types": ["xa"], "where": "chon"}],
  "document_classes": [{"id": "bien_ban", "starts_with": ["BB"]}],
  "filings": [{"id": "han", "until": {"by": "01-31", "year": 1}},
    {"id": "mo_lai", "until": {"by": "01-31", "year": 1}, "late_accepts": ["bien_ban"]}],
  "indicators": [{"id": "dat", "type": "boolean"}, {"id": "x", "type": "number"}, {"id": "chon", "type": "boolean"},
    {"id": "n", "type": "number", "filing": "han"}, {"id": "m", "type": "number", "filing": "mo_lai"},
    {"id": "nop", "type": "date")" +
         p.nop + R"(}, {"id": "nop_so", "type": "date", "subject": "agency"},
    {"id": "nop_quy", "type": "date", "period": "quarter"}]
)";
}

inline std::string all_of_them(const std::vector<issue>& issues) {
  std::string all;
  for (const issue& i : issues) all += describe(i, "en") + "\n";
  return all;
}

/// The rules of a programme, or every issue it has.
inline checked<std::shared_ptr<const rulebook>> compiled(const parts& p) {
  static int count = 0;
  const auto folder = std::filesystem::temp_directory_path() / ("tieuchi-plans-" + std::to_string(::getpid())) /
                      std::to_string(++count);
  std::filesystem::create_directories(folder / "data" / "facts");
  std::ofstream(folder / "pack.json") << surroundings(p) << "}\n";
  std::ofstream(folder / "plan.json") << "{" << p.plan << "}\n";
  std::ofstream(folder / "data/units.csv") << units_head << p.units;
  if (!p.events.empty()) std::ofstream(folder / "data/events.csv") << events_head << p.events;
  if (!p.facts.empty()) std::ofstream(folder / "data/facts/f.csv") << facts_head << p.facts;
  const auto read = read_programme(folder);
  std::filesystem::remove_all(folder);
  checked<std::shared_ptr<const rulebook>> book;
  if (read.ok() && read.value) book = compile_rules(read.value);
  book.issues.insert(book.issues.begin(), read.issues.begin(), read.issues.end());
  return book;
}

/// The codes of the errors of a programme, in order.
inline std::vector<std::string> refused(const parts& p) {
  std::vector<std::string> codes;
  for (const issue& i : compiled(p).issues)
    if (i.severity == severity::error) codes.push_back(i.code);
  return codes;
}

inline std::shared_ptr<const rulebook> rules_of(const parts& p) {
  const auto book = compiled(p);
  if (!book.ok() || !book.value) throw std::runtime_error(all_of_them(book.issues));
  return book.value;
}

/// The rules of a programme without facts; of one after another they are read once.
inline std::shared_ptr<const rulebook> rules_alone(parts p) {
  static parts last;
  static std::shared_ptr<const rulebook> rules;
  p.facts.clear();
  if (!rules || p != last) {
    rules = rules_of(p);
    last = std::move(p);
  }
  return rules;
}

/// An engine over the facts of the programme.
inline engine engine_of(const parts& p, const std::string& as_of) {
  const auto rules = rules_alone(p);
  const auto admitted = add_facts(rules, nullptr, facts_head + p.facts, "f.csv");
  if (has_errors(admitted.issues)) throw std::runtime_error(all_of_them(admitted.issues));
  engine e(rules, as_known_on(admitted.facts, *date::parse(as_of)));
  answer_duties(e);
  return e;
}

/// Every year that a target or a duty of the programme may have a row in.
inline std::vector<int> years_of(const rulebook& rules) {
  std::vector<int> years(static_cast<std::size_t>(rules.programme->horizon - rules.programme->year_from + 1));
  std::iota(years.begin(), years.end(), rules.programme->year_from);
  return years;
}

inline std::string figure(const std::optional<number>& n) { return n ? n->text() : "-"; }

/// "t 2022: due 1, 0+2, open", and what it assumes in brackets.
inline std::string shown(const roadmap_row& row) {
  std::string line = row.name + " " + std::to_string(row.year) + ": due " + figure(row.due) + ", " +
                     figure(row.reached) + "+" + figure(row.unknown) + ", " + std::string(code_of(row.verdict));
  for (const auto& [place, element] : row.made_by->sites->told(row.assumed))
    line += " [" + std::string(code_of(place)) + ":" + element + "]";
  return line;
}

inline std::vector<roadmap_row> rows_of(const parts& p, const std::string& as_of) {
  engine e = engine_of(p, as_of);
  return roadmap(e, years_of(e.rules()));
}

inline std::vector<std::string> lines_of(const parts& p, const std::string& as_of) {
  std::vector<std::string> lines;
  for (const roadmap_row& row : rows_of(p, as_of)) lines.push_back(shown(row));
  return lines;
}

/// "nop:a@2024 a due 2025-01-20 -": occurrence, bearer, status with its reason, last day, day of submission.
inline std::string shown(const duty_row& row) {
  std::string line = row.occurrence + " " + row.bearer + " " + std::string(code_of(row.status));
  if (!row.reason.empty()) line += " (" + row.reason + ")";
  line += " " + (row.last_day ? row.last_day->text() : "-") + " " + (row.submitted_on ? row.submitted_on->text() : "-");
  return line;
}

inline std::vector<std::string> duty_lines(const parts& p, const std::string& as_of, std::vector<int> years = {}) {
  engine e = engine_of(p, as_of);
  if (years.empty()) years = years_of(e.rules());
  std::vector<std::string> lines;
  for (const duty_row& row : duties(e, years)) lines.push_back(shown(row));
  return lines;
}

}  // namespace plans

#pragma once

// A small programme with units, events and facts in a folder of its own, and the indicators read from it.

#include <tieuchi/calendar/frame.hpp>
#include <tieuchi/door/facts.hpp>
#include <tieuchi/door/value.hpp>
#include <tieuchi/read/pack.hpp>
#include <tieuchi/resolve/indicator.hpp>

#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <memory>
#include <stdexcept>
#include <string>

namespace reported {

using namespace tieuchi;

inline const std::string programme_head = R"({
  "programme": {"id": "nho", "format": 1, "label": "nhỏ", "years": {"from": 2022, "to": 2030}, "subject": "phuong")";

inline const std::string surroundings = R"(
  "versions": [{"id": "v1", "from_year": 2022, "recorded_on": "2022-01-01"}],
  "unit_types": [{"id": "phuong"}, {"id": "thi_xa"}],
  "scales": [{"id": "muc", "levels": ["yeu", "kha", "tot"]}],
  "agencies": [{"id": "so_a", "label": "Sở A", "until": "2025-02-28"}],
  "document_classes": [{"id": "bien_ban", "starts_with": ["BB"]}, {"id": "quyet_dinh", "starts_with": ["QĐ"]}],
  "cohorts": [{"id": "phuong", "types": ["phuong"]}, {"id": "duoc_chon", "types": ["phuong", "thi_xa"]})";

inline const std::string units_head = "unit,type,name,code,parent,valid_from,valid_to,recorded_on,note\n";
inline const std::string events_head = "event,kind,day,recorded_on,from_unit,to_unit,share,document,note\n";
inline const std::string facts_head = "unit,indicator,period,value,recorded_on,reporter,document,note\n";

inline date day(std::string_view text) {
  const auto found = date::parse(text);
  if (!found) throw std::logic_error("no day: " + std::string(text));
  return *found;
}

/// The parts of a programme that a test sets; the rest is the same everywhere.
struct parts {
  std::string indicators;      ///< JSON list without its brackets
  std::string filings = {};    ///< likewise
  std::string more = {};       ///< further collections, with a comma before each
  std::string programme = {};  ///< further keys of `programme`, with a comma before each
  std::string units =
      "p1,phuong,Phường 1,11,tx,2010-01-01,,2010-01-01,\np2,phuong,Phường 2,12,tx,2010-01-01,,2010-01-01,\n"
      "tx,thi_xa,Thị xã,,,2010-01-01,,2010-01-01,\n";
  std::string units_columns = units_head;
  std::string events = {};
  std::string facts = {};
  std::string cohorts = {};  ///< further cohorts, with a comma before each
};

inline std::string all_of_them(const std::vector<issue>& issues) {
  std::string all;
  for (const issue& i : issues) all += describe(i, "en") + "\n";
  return all;
}

/// The rules of a small programme; what is wrong with it stops the test.
inline std::shared_ptr<const rulebook> rules_of(const parts& p) {
  static int count = 0;
  const auto folder = std::filesystem::temp_directory_path() / ("tieuchi-reported-" + std::to_string(::getpid())) /
                      std::to_string(++count);
  std::filesystem::create_directories(folder / "data" / "facts");
  std::ofstream(folder / "pack.json") << programme_head << p.programme << "}," << surroundings << p.cohorts
                                      << "],\n\"filings\": [" << p.filings << "],\n\"indicators\": [" << p.indicators
                                      << "]" << p.more << "}\n";
  std::ofstream(folder / "data/units.csv") << p.units_columns << p.units;
  if (!p.events.empty()) std::ofstream(folder / "data/events.csv") << events_head << p.events;
  if (!p.facts.empty()) std::ofstream(folder / "data/facts/f.csv") << facts_head << p.facts;
  const auto read = read_programme(folder);
  std::filesystem::remove_all(folder);
  if (!read.ok() || !read.value) throw std::logic_error(all_of_them(read.issues));
  const auto book = compile_rules(read.value);
  if (!book.ok() || !book.value) throw std::logic_error(all_of_them(book.issues));
  return book.value;
}

/// Indicators as known on one day.
class world {
 public:
  world(const parts& p, std::string_view as_of, indicator_questions ask = {})
      : rules_(rules_of(p)),
        admitted_(pack_facts(rules_)),
        units_(*rules_, day(as_of)),
        source_(*rules_, as_known_on(admitted_.facts, day(as_of)), units_, arena_, std::move(ask)) {
    if (has_errors(admitted_.issues)) throw std::logic_error(all_of_them(admitted_.issues));
  }

  const rulebook& rules() const { return *rules_; }
  const unit_history& units() const { return units_; }
  const indicator_source& source() const { return source_; }
  tieuchi::unit_id unit(std::string_view id) const { return rules_->unit(id).value(); }
  tieuchi::name_id name(std::string_view id) const { return rules_->name(id).value(); }
  period at(std::string_view indicator, std::string_view text) const {
    const period_type type = source_.indicator_in(name(indicator)).period;
    return period_of(text, type, letter_of(type, *rules_->programme)).value();
  }

  /// "value", or "? fact code; fact code", then the places it assumes in brackets, then "~" when provisional.
  std::string shown(std::string_view indicator, const reading& r) const {
    std::string text;
    if (r.value.is_unknown()) {
      for (const feel::reason& why : feel::reasons_of(r.value))
        text += (text.empty() ? "? " : "; ") + why.text() + " " + std::string(why.code);
    } else {
      const compiled_indicator& about = source_.indicator_in(name(indicator));
      text = text_of_value(r.value, form_of(*about.spec, about.type));
    }
    for (const auto& [place, element] : source_.sites()->told(r.assumed))
      text += " [" + std::string(code_of(place)) + ":" + element + "]";
    return r.provisional ? text + " ~" : text;
  }

  std::string read(std::string_view indicator, std::string_view unit_id, std::string_view period_text,
                   std::string_view territory = {}) const {
    indicator_terms terms;
    if (!territory.empty()) terms.territory = day(territory);
    return shown(indicator, source_.read(name(indicator), unit(unit_id), at(indicator, period_text), terms));
  }
  std::string on(std::string_view indicator, std::string_view unit_id, std::string_view on_day) const {
    return shown(indicator, source_.read_dated(name(indicator), unit(unit_id), day(on_day)));
  }

 private:
  std::shared_ptr<const rulebook> rules_;
  admission admitted_;
  feel::arena arena_;
  unit_history units_;
  indicator_source source_;
};

inline std::string read(const parts& p, std::string_view as_of, std::string_view unit, std::string_view period_text,
                        std::string_view indicator = "n") {
  return world(p, as_of).read(indicator, unit, period_text);
}

}  // namespace reported

#pragma once

#include <tieuchi/assess/engine_checks.hpp>
#include <tieuchi/report/json_parts.ipp>
#include <tieuchi/report/shown_rows.ipp>
#include <tieuchi/report/tables.hpp>

#include <functional>
#include <string>
#include <utility>

namespace tieuchi {
inline namespace TIEUCHI_ABI {
namespace detail {

/// The columns of one kind of answer: each with its cells and what a row puts into them.
template <class Row>
class column_list {
 public:
  template <class Cells, class Get>
  void with(std::string name, Get get) {
    all_.push_back({{std::move(name), Cells()},
                    [get](column_cells& cells, const Row& row) { tieuchi::add(std::get<Cells>(cells), get(row)); }});
  }
  /// An exact number as its text, and as a figure beside it.
  template <class Get>
  void with_number(const std::string& name, Get get) {
    with<text_cells>(name, [get](const Row& row) {
      const std::optional<number> n = get(row);
      return n ? n->text() : std::string();
    });
    with<figure_cells>(name + "_figure", [get](const Row& row) {
      const std::optional<number> n = get(row);
      return n ? std::optional(nearest_double(*n)) : std::nullopt;
    });
  }

  [[nodiscard]] table made(const engine& e, const std::vector<Row>& rows) && {
    for (const Row& row : rows) {
      check_made_by(e, row);
      for (auto& one : all_) one.put(one.into.cells, row);
    }
    std::vector<column> columns;
    for (auto& one : all_) columns.push_back(std::move(one.into));
    return table(std::move(columns));
  }

 private:
  struct filled {
    column into;
    std::function<void(column_cells&, const Row&)> put;
  };
  std::vector<filled> all_;
};

inline std::vector<std::string> site_words(const engine& e, const assumptions& assumed) {
  std::vector<std::string> words;
  for (const auto& [place, element] : e.told(assumed)) words.push_back(std::string(code_of(place)) + ":" + element);
  return words;
}

inline std::vector<std::string> status_words(const std::vector<duty_status>& all) {
  std::vector<std::string> codes;
  for (const duty_status one : all) codes.emplace_back(code_of(one));
  return codes;
}

inline std::vector<std::string> clause_words(const printer& print, const std::vector<ref>& clauses) {
  std::vector<std::string> ids;
  for (const printed_clause& c : print.clauses(clauses)) ids.push_back(c.id);
  return ids;
}

}  // namespace detail

table columns_of(const std::vector<roadmap_row>& rows, engine& e, const printer& print) {
  using row = roadmap_row;
  print.check_speaks_for(e);
  detail::column_list<row> all;
  all.with<word_cells>("target", [](const row& r) { return r.name; });
  all.with<count_cells>("year", [](const row& r) { return r.year; });
  all.with<day_cells>("as_of", [](const row& r) { return r.as_of; });
  all.with_number("due", [](const row& r) { return r.due; });
  all.with_number("reached", [](const row& r) { return r.reached; });
  all.with_number("unknown", [](const row& r) { return r.unknown; });
  all.with<word_cells>("verdict", [](const row& r) { return code_of(r.verdict); });
  all.with_number("shortfall", [](const row& r) { return r.shortfall; });
  all.with_number("excess", [](const row& r) { return r.excess; });
  all.with<words_cells>("assumes", [&e](const row& r) { return detail::site_words(e, r.assumed); });
  all.with_number("reached_in_year", [](const row& r) { return r.reached_in_year; });
  all.with_number("reached_live", [](const row& r) { return r.reached_live; });
  all.with_number("unknown_live", [](const row& r) { return r.unknown_live; });
  all.with<words_cells>("beside", [](const row& r) { return detail::number_texts(r.beside); });
  all.with<words_cells>("beside_unknown", [](const row& r) { return detail::number_texts(r.beside_unknown); });
  all.with<words_cells>("reached_units", [&e](const row& r) { return detail::unit_words(e, r.counted.reached); });
  all.with<words_cells>("unknown_units", [&e](const row& r) { return detail::unit_words(e, r.counted.unknown); });
  all.with<count_cells>("cohort_size", [](const row& r) { return static_cast<std::int64_t>(r.cohort_size); });
  all.with<words_cells>("clauses", [&print](const row& r) { return detail::clause_words(print, r.clauses); });
  return std::move(all).made(e, detail::shown_all(rows, e));
}

table columns_of(const std::vector<duty_row>& rows, engine& e, const printer& print) {
  using row = duty_row;
  print.check_speaks_for(e);
  const rulebook& rules = e.rules();
  const programme& p = *rules.programme;
  const auto spec = [&rules](const row& r) -> const duty& { return *rules.duties.at(r.duty).spec; };
  detail::column_list<row> all;
  all.with<word_cells>("duty", [spec](const row& r) { return spec(r).id; });
  all.with<word_cells>("unit", [&p](const row& r) { return detail::unit_of_row(r, p); });
  all.with<word_cells>("bearer", [](const row& r) { return r.bearer; });
  all.with<word_cells>("period", [&p](const row& r) { return text_of(r.period, p); });
  all.with<day_cells>("as_of", [](const row& r) { return r.as_of; });
  all.with<word_cells>("status", [](const row& r) { return code_of(r.status); });
  all.with<day_cells>("last_day", [](const row& r) { return r.last_day; });
  all.with<day_cells>("submitted_on", [](const row& r) { return r.submitted_on; });
  all.with<text_cells>("occurrence", [](const row& r) { return r.occurrence; });
  all.with<word_cells>("role", [](const row& r) { return code_of(r.role); });
  all.with<word_cells>("reason", [](const row& r) { return r.reason; });
  all.with<day_cells>("opens", [](const row& r) { return r.opens; });
  all.with<words_cells>("assumes", [&e](const row& r) { return detail::site_words(e, r.assumed); });
  all.with<word_cells>("modality", [spec](const row& r) { return code_of(spec(r).modality); });
  all.with<words_cells>("clauses",
                        [spec, &print](const row& r) { return detail::clause_words(print, spec(r).clauses); });
  all.with<text_cells>("document", [](const row& r) { return detail::documents_of(r); });
  all.with<word_cells>("submitted_within", [](const row& r) {
    return r.submitted_within ? detail::text_of(*r.submitted_within) : std::string();
  });
  all.with<words_cells>("may_be", [](const row& r) { return detail::status_words(r.may_be); });
  all.with<word_cells>("recurrence", [spec](const row& r) {
    return spec(r).recurrence ? std::string(code_of(*spec(r).recurrence)) : std::string();
  });
  return std::move(all).made(e, detail::shown_all(rows, e));
}

table columns_of(const std::vector<missing_fact>& facts, engine& e, const printer& print) {
  using row = missing_fact;
  print.check_speaks_for(e);
  detail::column_list<row> all;
  all.with<text_cells>("fact", [](const row& m) { return m.fact; });
  all.with<word_cells>("basis", [](const row& m) { return code_of(m.owner.basis); });
  all.with<words_cells>("agencies", [&e](const row& m) { return detail::agency_words(e, m.owner.agencies); });
  all.with<word_cells>("reporter", [](const row& m) { return m.owner.reporter; });
  all.with<day_cells>("last_day", [](const row& m) { return m.owner.last_day; });
  all.with<words_cells>("codes", [](const row& m) { return m.codes; });
  all.with<words_cells>("holds_up", [](const row& m) { return m.holds_up; });
  all.with<words_cells>("clauses", [&print](const row& m) { return detail::clause_words(print, m.owner.clauses); });
  return std::move(all).made(e, facts);
}

}  // namespace TIEUCHI_ABI
}  // namespace tieuchi

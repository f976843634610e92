#pragma once

#include <tieuchi/assess/case_runner.hpp>
#include <tieuchi/assess/engine_state.hpp>
#include <tieuchi/assess/in_force.hpp>
#include <tieuchi/door/facts.hpp>

#include <algorithm>
#include <iterator>
#include <stdexcept>

namespace tieuchi {
inline namespace TIEUCHI_ABI {
namespace detail {

inline bool names_file(const std::string& file, const std::string& wanted) {
  return file == wanted ||
         (file.size() > wanted.size() && file.ends_with(wanted) && file[file.size() - wanted.size() - 1] == '/');
}

/// Rows of the pack's fact files that the case uses.
inline std::vector<fact_row> used_rows(const programme& p, const test_case& c) {
  std::vector<fact_row> rows;
  for (const fact_row& row : p.facts) {
    const std::string& file = p.files.files[row.at.file].name;
    if (std::ranges::any_of(c.use_facts, [&](const std::string& wanted) { return names_file(file, wanted); }))
      rows.push_back(row);
  }
  return rows;
}

/// The period a given fact is about when it names none: that of the frame, in the terms of its indicator.
inline period period_of_given(const rulebook& rules, name_id name, int year) {
  const period whole{{period_form::year, -1}, year, 0, {}, {}};
  const auto& entry = rules.names[name];
  const period_type wanted = rules.indicators[entry.variants.back().element].period;
  if (wanted.form == period_form::dated)
    return {wanted, 0, 0, tieuchi::first_day(whole, *rules.programme), tieuchi::last_day(whole, *rules.programme)};
  if (const auto p = around(whole, wanted)) return *p;
  const auto parts = parts_of(whole, wanted, *rules.programme);
  return parts.empty() ? period{wanted, year, 1, {}, {}} : parts.front();
}

inline period_type type_of_given(const rulebook& rules, name_id name) {
  return rules.indicators[rules.names[name].variants.back().element].period;
}

/// The last day on which the filing accepts a row, or the day of knowledge when that is earlier.
inline date recorded_by_default(engine& e, const test_case& c, name_id name, const std::string& unit, const period& p) {
  const auto& facts = engine_access::of(e).facts;
  fact_subject about;
  if (facts.indicator_in(name).spec->of_agency)
    about = e.rules().agency(unit).value_or(no_id);
  else
    about = e.rules().unit(unit).value_or(no_id);
  if (!about.unit() && !about.agency()) return c.as_of;
  const auto last = facts.accepts_until(name, about, p, terms_of_year(e, p.year));
  return last ? std::min(*last, c.as_of) : c.as_of;
}

inline fact_row row_of_given(engine& e, const test_case& c, const given_fact& given) {
  fact_row row;
  row.unit = given.unit.empty() ? c.unit : given.unit;
  row.indicator = given.indicator.name;
  row.value = given.value;
  row.reporter = given.reporter;
  row.document = given.document;
  row.period = given.period;
  row.at = given.at;
  const rulebook& rules = e.rules();
  const auto name = rules.name(given.indicator.name);
  const bool known = name && rules.names[*name].kind == name_kind::indicator;
  if (!known) {
    row.recorded_on = given.recorded_on.value_or(c.as_of).text();
    return row;
  }
  const period_type type = type_of_given(rules, *name);
  auto p = period_of(given.period, type, letter_of(type, *rules.programme));
  if (given.period.empty()) p = period_of_given(rules, *name, c.year);
  if (given.period.empty()) row.period = text_of(*p, *rules.programme);
  const date recorded = given.recorded_on ? *given.recorded_on
                        : p               ? recorded_by_default(e, c, *name, row.unit, *p)
                                          : c.as_of;
  row.recorded_on = recorded.text();
  return row;
}

inline bool same_place(const rulebook& rules, const fact_row& a, const fact_row& b) {
  const auto x = rules.name(a.indicator), y = rules.name(b.indicator);
  return a.unit == b.unit && a.period == b.period && (x && y ? *x == *y : a.indicator == b.indicator);
}

}  // namespace detail

namespace detail {

/// The facts of cases; those of the files that a case uses are let in once for the cases in a row that use the same.
class facts_of_cases {
 public:
  explicit facts_of_cases(const std::shared_ptr<const rulebook>& rules) : rules_(rules) {
    if (!rules) throw std::logic_error("a case needs a rulebook");
  }

  case_facts of(const test_case& c) {
    use(c);
    if (c.given.empty()) return known_;
    engine before(rules_, as_known_on(known_.facts, c.as_of));
    std::vector<fact_row> given;
    for (const given_fact& g : c.given) given.push_back(row_of_given(before, c, g));
    std::vector<fact_row> rows;
    std::ranges::copy_if(rows_, std::back_inserter(rows), [&](const fact_row& row) {
      return std::ranges::none_of(given, [&](const fact_row& g) { return same_place(*rules_, row, g); });
    });
    rows.insert(rows.end(), given.begin(), given.end());
    return let_in(rows);
  }

 private:
  void use(const test_case& c) {
    if (known_.facts && c.use_facts == used_) return;
    used_ = c.use_facts;
    rows_ = used_rows(*rules_->programme, c);
    known_ = let_in(rows_);
  }

  [[nodiscard]] case_facts let_in(const std::vector<fact_row>& rows) const {
    fact_options plain;
    plain.locale = fact_locale::plain;
    admission done = admit(rules_, rows, rules_->programme->files, nullptr, plain);
    return {std::move(done.facts), std::move(done.issues)};
  }

  const std::shared_ptr<const rulebook>& rules_;
  std::vector<std::string> used_;
  std::vector<fact_row> rows_;
  case_facts known_;
};

}  // namespace detail

case_facts facts_of_case(const std::shared_ptr<const rulebook>& rules, const test_case& c) {
  return detail::facts_of_cases(rules).of(c);
}

}  // namespace TIEUCHI_ABI
}  // namespace tieuchi

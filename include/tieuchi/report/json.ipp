#pragma once

#include <tieuchi/assess/engine_checks.hpp>
#include <tieuchi/feel/ast_text.hpp>
#include <tieuchi/feel/usage.hpp>
#include <tieuchi/report/json.hpp>
#include <tieuchi/report/json_entries.ipp>
#include <tieuchi/report/json_parts.ipp>
#include <tieuchi/report/json_readings.ipp>
#include <tieuchi/report/outcome_answer.hpp>

#include <algorithm>

namespace tieuchi {
inline namespace TIEUCHI_ABI {

std::string to_json(const std::vector<issue>& issues) {
  detail::json_array all;
  for (const issue& i : told_issues(issues)) all.push_back(detail::json_of(i));
  return detail::sealed({{"schema", "tieuchi/issues/1"}, {"issues", std::move(all)}});
}

std::string to_json(const assessment& a, engine& e, const printer& print) {
  return to_json(answer_of(columns_of(a, e), e, print), &e.watched());
}

std::string to_json(const std::vector<explanation>& explained, engine& e, const printer& print) {
  print.check_speaks_for(e);
  detail::json_array all;
  detail::readings_met readings(e.rules(), print);
  for (const explanation& x : explained) {
    detail::check_made_by(e, x);
    e.watched().step();
    const int year = static_cast<int>(e.last_day(x.asked.period).year());
    readings.of_name(x.item, year, year);
    all.push_back(detail::json_of(x, e, print));
  }
  return detail::sealed({{"schema", "tieuchi/explanation/1"},
                         {"provenance", detail::json_of(provenance_of(e))},
                         {"readings", readings.all()},
                         {"items", std::move(all)}});
}

std::string to_json(const std::vector<roadmap_row>& rows, engine& e, const printer& print) {
  print.check_speaks_for(e);
  detail::json_array all;
  detail::readings_met readings(e.rules(), print);
  detail::json_object units;
  for (const roadmap_row& r : rows) {
    detail::check_made_by(e, r);
    all.push_back(detail::json_of(r, e, print, readings.of_target(r.target, r.year)));
    const auto name = [&](unit_id u, date on) {
      units.add(e.rules().programme->units.at(u).id, detail::json_of(print.unit(u, on)));
    };
    if (r.unit) name(*r.unit, r.as_of);
    for (const auto* some : {&r.counted.reached, &r.counted.unknown})
      for (const unit_id u : *some) name(u, r.as_of);
    for (const auto& [gone, heirs] : detail::ended_of(e, r)) {
      name(gone, *e.units().ends(gone));
      for (const unit_id u : heirs) name(u, r.as_of);
    }
    for (const unit_id u : detail::made_from(e, r.unit)) name(u, *e.units().ends(u));
  }
  return detail::sealed({{"schema", "tieuchi/roadmap/1"},
                         {"provenance", detail::json_of(provenance_of(e))},
                         {"readings", readings.all()},
                         {"rows", std::move(all)},
                         {"labels", {{"units", std::move(units)}}}});
}

std::string to_json(const std::vector<duty_row>& rows, engine& e, const printer& print) {
  print.check_speaks_for(e);
  detail::json_array all;
  detail::readings_met readings(e.rules(), print);
  for (const duty_row& r : rows) {
    detail::check_made_by(e, r);
    e.watched().step();
    const int year = static_cast<int>(e.last_day(r.period).year());
    all.push_back(detail::json_of(r, e, print, readings.of_name(e.rules().duties[r.duty].name, year, year)));
  }
  return detail::sealed({{"schema", "tieuchi/duties/1"},
                         {"provenance", detail::json_of(provenance_of(e))},
                         {"readings", readings.all()},
                         {"rows", std::move(all)}});
}

std::string to_json(const std::vector<missing_fact>& facts, engine& e, const printer& print) {
  print.check_speaks_for(e);
  detail::json_array all;
  for (const missing_fact& m : facts) {
    detail::check_made_by(e, m);
    e.watched().step();
    all.push_back(detail::json_of(m, e, print));
  }
  return detail::sealed(
      {{"schema", "tieuchi/missing/1"}, {"provenance", detail::json_of(provenance_of(e))}, {"rows", std::move(all)}});
}

std::string to_json(const admission& a) {
  detail::json_array issues;
  detail::json_array refused;
  for (const issue& i : told_issues(a.issues, a.untold)) issues.push_back(detail::json_of(i));
  for (const auto& r : a.refused_rows)
    refused.push_back({{"row", r.row}, {"file", r.file}, {"code", r.code}, {"column", r.column}});
  return detail::sealed({{"schema", "tieuchi/facts/1"},
                         {"admitted", a.admitted},
                         {"refused", a.refused},
                         {"refused_rows", std::move(refused)},
                         {"issues", std::move(issues)},
                         {"facts_hash", a.facts ? a.facts->hash() : std::string()}});
}

std::string to_json(const checked<std::vector<clause_wording>>& w) {
  detail::json_array issues;
  detail::json_array found;
  for (const issue& i : told_issues(w.issues)) issues.push_back(detail::json_of(i));
  detail::json_object quotes;
  for (const auto& c : w.value) found.push_back({{"clause", c.clause}, {"words", c.words}, {"verified", c.verified}});
  for (const auto& [clause, words] : quotes_of(w.value)) quotes.add(clause, words);
  return detail::sealed({{"schema", "tieuchi/wordings/1"},
                         {"wordings", std::move(found)},
                         {"quotes", std::move(quotes)},
                         {"issues", std::move(issues)}});
}

std::string rules_json(const rulebook& book) {
  const auto taken_json = [](const feel::usage& u) {
    return detail::json{{"length", u.length}, {"nesting", u.nesting}, {"nodes", u.nodes},      {"list", u.list},
                        {"cost", u.cost},     {"result", u.result},   {"compared", u.compared}};
  };
  detail::json_array rules;
  for (const rule_entry& r : book.rules) {
    const place at = book.programme->files.place_of(r.at);
    rules.push_back({{"source", r.program.source()},
                     {"file", at.file},
                     {"line", at.line},
                     {"rule", r.program.text()},
                     {"hash", feel::rule_hash(r.program.text())},
                     {"takes", taken_json(feel::usage_of(r.program))}});
  }
  return detail::sealed({{"schema", "tieuchi/rules/1"},
                         {"id", book.programme->id},
                         {"rules_hash", book.programme->rules_hash},
                         {"bounds", taken_json(feel::greatest_usage)},
                         {"rules", std::move(rules)}});
}

}  // namespace TIEUCHI_ABI
}  // namespace tieuchi

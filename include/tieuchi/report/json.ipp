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
  for (const auto& c : w.value) found.push_back({{"clause", c.clause}, {"words", c.words}, {"verified", c.verified}});
  return detail::sealed(
      {{"schema", "tieuchi/wordings/1"}, {"wordings", std::move(found)}, {"issues", std::move(issues)}});
}

std::string programme_json(const rulebook& rules) {
  const programme& p = *rules.programme;
  detail::json_array clauses;
  detail::json_array units;
  for (const auto& c : p.clauses)
    clauses.push_back({{"id", c.id},
                       {"no", c.no},
                       {"kind", code_of(c.kind)},
                       {"modality", code_of(c.modality)},
                       {"status", code_of(c.status)},
                       {"text", detail::json_of(c.words)},
                       {"hash", c.hash},
                       {"source", c.source ? c.source->name : ""}});
  for (const unit_id u : rules.units_by_id)
    units.push_back({{"id", p.units[u].id},
                     {"type", p.units[u].type},
                     {"type_label", detail::json_of(detail::unit_type_label(p, p.units[u].type))},
                     {"name", p.units[u].name},
                     {"code", p.units[u].code},
                     {"parent", p.units[u].parent}});
  detail::json_array readings;
  for (const construal& c : p.construals) readings.push_back(detail::construal_json(c, rules));
  const auto named = [](const auto& elements) {
    detail::json_array all;
    for (const auto& e : elements) all.push_back({{"id", e.id}, {"code", e.code}, {"label", detail::json_of(e.label)}});
    return detail::json(std::move(all));
  };
  detail::json_array items;
  for (const item_id n : rules.items) {
    const variant& v = rules.names[n].variants.front();
    const element& i = v.is_group ? static_cast<const element&>(p.groups[v.element]) : p.criteria[v.element];
    detail::json_array members;
    if (v.is_group)
      for (const auto& m : rules.groups[v.element].members) members.push_back(rules.names[m.item].id);
    items.push_back({{"id", i.id},
                     {"code", i.code},
                     {"label", detail::json_of(i.label)},
                     {"kind", v.is_group ? "group" : "criterion"},
                     {"members", std::move(members)}});
  }
  return detail::sealed({{"schema", "tieuchi/programme/1"},
                         {"id", p.id},
                         {"note", detail::json_of(p.note)},
                         {"label", detail::json_of(p.label)},
                         {"synthetic", p.synthetic},
                         {"language", p.language},
                         {"years", {{"from", p.year_from}, {"to", p.year_to}}},
                         {"rules_hash", p.rules_hash},
                         {"units_hash", p.units_hash},
                         {"clauses", std::move(clauses)},
                         {"units", std::move(units)},
                         {"items", std::move(items)},
                         {"indicators", detail::indicators_json(rules)},
                         {"readings", std::move(readings)},
                         {"measures", named(p.measures)},
                         {"targets", named(p.targets)},
                         {"duties", named(p.duties)},
                         {"agencies", detail::agencies_json(p)}});
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

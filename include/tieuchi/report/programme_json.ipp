#pragma once

#include <tieuchi/report/json.hpp>
#include <tieuchi/report/json_readings.ipp>
#include <tieuchi/report/programme_parts.ipp>

namespace tieuchi {
inline namespace TIEUCHI_ABI {

std::string programme_json(const rulebook& rules) {
  const programme& p = *rules.programme;
  detail::json_array units;
  for (const unit_id u : rules.units_by_id)
    units.push_back({{"id", p.units[u].id},
                     {"type", p.units[u].type},
                     {"type_label", detail::json_of(detail::unit_type_label(p, p.units[u].type))},
                     {"name", p.units[u].name},
                     {"code", p.units[u].code},
                     {"parent", p.units[u].parent},
                     {"valid_from", detail::json_of(p.units[u].valid_from)},
                     {"valid_to", detail::json_of(p.units[u].valid_to)},
                     {"note", p.units[u].note}});
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
                     {"clauses", detail::names_of(i.clauses)},
                     {"note", detail::json_of(i.note)},
                     {"words", detail::json_of(v.is_group ? words{} : p.criteria[v.element].words)},
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
                         {"clauses", detail::clauses_json(p)},
                         {"units", std::move(units)},
                         {"items", std::move(items)},
                         {"indicators", detail::indicators_json(rules)},
                         {"measures", named(p.measures)},
                         {"targets", detail::targets_json(p)},
                         {"lifecycles", detail::lifecycles_json(p)},
                         {"duties", detail::duties_json(p)},
                         {"agencies", detail::agencies_json(p)},
                         {"sources", detail::sources_json(p)},
                         {"events", detail::events_json(p)},
                         {"funding", detail::funding_json(p)},
                         {"cohorts", detail::cohorts_json(p)},
                         {"notes", detail::notes_json(p)},
                         {"readings", std::move(readings)}});
}

}  // namespace TIEUCHI_ABI
}  // namespace tieuchi

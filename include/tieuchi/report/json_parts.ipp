#pragma once

// The parts of results as JSON; json.ipp puts them together.

#include <tieuchi/calendar/frame.hpp>
#include <tieuchi/core/issue_book.hpp>
#include <tieuchi/explain/awaited.hpp>
#include <tieuchi/report/json.hpp>
#include <tieuchi/report/json_text.hpp>
#include <tieuchi/report/shown_rows.ipp>

#include <algorithm>

namespace tieuchi {
inline namespace TIEUCHI_ABI {
namespace detail {

inline std::string sealed(json all) { return std::move(all).text(); }

inline json json_of(const words& t) { return {{"vi", t.in("vi")}, {"en", t.in("en")}}; }
inline json json_of(const std::optional<date>& d) { return d ? json(d->text()) : json(nullptr); }
inline json json_of(const std::optional<number>& n) { return n ? json(n->text()) : json(nullptr); }

inline json counts_json(const issue& i) {
  json_object all;
  for (const auto& [code, number] : i.counts) all.add(code, number);
  return all;
}

inline json json_of(const issue& i) {
  return {{"code", i.code},
          {"severity", code_of(i.severity)},
          {"message", json_of(i.message)},
          {"hint", json_of(i.hint)},
          {"nearest", i.nearest},
          {"counts", counts_json(i)},
          {"file", i.place.file},
          {"line", i.place.line},
          {"column", i.place.column},
          {"row", i.place.row},
          {"pointer", i.place.pointer},
          {"field", i.place.field},
          {"offset", i.place.offset},
          {"source_text", i.place.source_text},
          {"caret", i.place.caret}};
}

inline json json_of(const chosen_options& chosen) {
  json_object all;
  for (const auto& [name, option] : chosen) all.add(name, option);
  return all;
}

inline json json_of(const provenance& o) {
  return {{"programme", o.programme},     {"label", json_of(o.label)},
          {"synthetic", o.synthetic},     {"rules_hash", o.rules_hash},
          {"units_hash", o.units_hash},   {"facts_hash", o.facts_hash},
          {"refused", o.refused},         {"as_of", o.as_of.text()},
          {"version", o.tieuchi_version}, {"readings", json_of(o.readings)},
          {"tables_hash", o.tables_hash}};
}

inline json json_of(const told_assumptions& assumed) {
  json_array all;
  for (const auto& [place, element] : assumed) {
    json_array pair;
    pair.push_back(code_of(place));
    pair.push_back(element);
    all.push_back(std::move(pair));
  }
  return all;
}

inline json json_of(const tally& t) {
  return {{"met", t.met},
          {"not_met", t.not_met},
          {"unknown", t.unknown},
          {"not_applicable", t.not_applicable},
          {"waived", t.waived}};
}

inline json json_of(const printed_clause& c) {
  return {{"id", c.id},
          {"place", json_of(c.place)},
          {"words", json_of(c.words)},
          {"modality", code_of(c.modality)},
          {"quote", c.quote}};
}

inline json json_of(const std::vector<words>& many) {
  json_array all;
  for (const words& t : many) all.push_back(json_of(t));
  return all;
}

inline json json_of(const std::vector<printed_clause>& clauses) {
  json_array all;
  for (const auto& c : clauses) all.push_back(json_of(c));
  return all;
}

/// What the text leaves unsaid about an element and its clauses.
inline json not_said_json(const rulebook& rules, const element& spec) {
  json_array all;
  for (const words& t : spec.not_said) all.push_back(json_of(t));
  for (const ref& r : spec.clauses)
    if (const clause* c = rules.find_clause(r.name))
      for (const words& t : c->not_said) all.push_back(json_of(t));
  return all;
}

inline json item_json(engine& e, const printer& print, name_id name, json_array readings) {
  const auto& entry = e.rules().names.at(name);
  const variant& v = entry.variants.back();
  const auto& p = *e.rules().programme;
  const element& spec = v.is_group ? static_cast<const element&>(p.groups[v.element]) : p.criteria[v.element];
  json_array members;
  if (v.is_group)
    for (const auto& m : e.rules().groups[v.element].members) members.push_back(e.rules().names[m.item].id);
  return {{"code", entry.code},
          {"label", json_of(print.name(name))},
          {"group", v.is_group},
          {"members", std::move(members)},
          {"readings", std::move(readings)},
          {"not_said", not_said_json(e.rules(), spec)},
          {"clauses", json_of(print.clauses(spec.clauses))}};
}

/// The units of a frozen list that ended by the end of the year or the day of knowledge, and who came after them.
inline std::vector<std::pair<unit_id, std::vector<unit_id>>> ended_of(engine& e, const roadmap_row& r) {
  std::vector<std::pair<unit_id, std::vector<unit_id>>> all;
  if (!r.cohort || !e.rules().cohorts[r.cohort].spec->frozen) return all;
  for (const unit_id u : e.rules().cohorts[r.cohort].members)
    if (const auto end = e.units().ends(u); end && end->year() <= r.year)
      all.emplace_back(u, e.units().heirs(u, date{end->days + 1}));
  return all;
}

/// The units that ended in the event that made a unit.
inline std::vector<unit_id> made_from(engine& e, std::optional<unit_id> unit) {
  std::vector<unit_id> all;
  if (!unit) return all;
  for (const auto& edge : e.units().predecessors(*unit))
    if (e.units().ends(edge.unit)) all.push_back(edge.unit);
  return all;
}

inline std::vector<std::string> unit_words(const engine& e, const std::vector<unit_id>& units) {
  std::vector<std::string> ids;
  for (const unit_id u : units) ids.push_back(e.rules().programme->units[u].id);
  return ids;
}

inline std::vector<std::string> agency_words(const engine& e, const std::vector<agency_id>& agencies) {
  std::vector<std::string> ids;
  for (const agency_id a : agencies) ids.push_back(e.rules().programme->agencies[a].id);
  return ids;
}

inline std::vector<std::string> number_texts(const std::vector<number>& all) {
  std::vector<std::string> texts;
  for (const number& n : all) texts.push_back(n.text());
  return texts;
}

inline json agency_labels(engine& e, const std::vector<agency_id>& agencies, const printer& print) {
  json_array all;
  for (const agency_id a : agencies) all.push_back(json_of(print.label(e.rules().programme->agencies[a])));
  return all;
}

/// A month as the format writes it, of other days the first and the last.
inline std::string text_of(const feel::day_bounds& within) {
  const auto stretch = stretch_between(within.first, within.last);
  return stretch ? text_of(*stretch) : within.first.text() + "/" + within.last.text();
}

inline json json_of(const std::optional<feel::day_bounds>& within) {
  if (!within) return nullptr;
  return {{"text", text_of(*within)},
          {"from", within->first.text()},
          {"to", within->last.text()},
          {"words", json_of(tieuchi::words_of(*within))}};
}

inline json codes_of(const std::vector<duty_status>& all) {
  json_array codes;
  for (const duty_status one : all) codes.push_back(code_of(one));
  return codes;
}

/// The unit that a row is about, else the first agency that bears it.
inline std::string unit_of_row(const duty_row& r, const programme& p) {
  if (r.unit) return p.units[*r.unit].id;
  return r.agencies.empty() ? std::string() : p.agencies[r.agencies.front()].id;
}

/// What a bearer of a duty has to do with it, as the text has it where the programme says so.
inline words role_words(const duty& d, duty_role role) {
  return role == duty_role::lead && d.lead_words != words{} ? d.lead_words : words_of(role);
}

/// The document that shows a submission; of rows that differ those of all of them.
inline std::string documents_of(const duty_row& r) {
  if (r.contested.empty()) return r.report ? std::string(r.report.document()) : std::string();
  std::string all;
  for (const fact_view f : r.contested)
    if (!f.document().empty()) (all += all.empty() ? "" : "; ") += f.document();
  return all;
}

inline json json_of(const duty_row& whole, engine& e, const printer& print, json_array readings) {
  const duty_row r = shown(whole, e);
  const auto& d = *e.rules().duties.at(r.duty).spec;
  const auto& p = *e.rules().programme;
  std::vector<words> names;
  for (const agency_id a : r.agencies) names.push_back(print.agency(a));
  for (const unit_id u : r.units) names.push_back(print.unit(u, r.last_day.value_or(r.as_of)));
  const words unit_words = r.unit               ? print.unit(*r.unit, r.last_day.value_or(r.as_of))
                           : r.agencies.empty() ? words{}
                                                : print.agency(r.agencies.front());
  return {{"duty", d.id},
          {"unit", unit_of_row(r, p)},
          {"unit_label", json_of(unit_words)},
          {"bearer", r.bearer},
          {"period", text_of(r.period, p)},
          {"as_of", r.as_of.text()},
          {"status", code_of(r.status)},
          {"last_day", json_of(r.last_day)},
          {"submitted_on", json_of(r.submitted_on)},
          {"submitted_within", json_of(r.submitted_within)},
          {"may_be", codes_of(r.may_be)},
          {"occurrence", r.occurrence},
          {"role", code_of(r.role)},
          {"role_label", json_of(role_words(d, r.role))},
          {"reason", r.reason},
          {"opens", json_of(r.opens)},
          {"assumes", json_of(e.told(r.assumed))},
          {"modality", code_of(d.modality)},
          {"recurrence", d.recurrence ? json(code_of(*d.recurrence)) : json("")},
          {"readings", std::move(readings)},
          {"not_said", not_said_json(e.rules(), d)},
          {"to", agency_words(e, e.rules().duties[r.duty].to)},
          {"to_labels", agency_labels(e, e.rules().duties[r.duty].to, print)},
          {"note", json_of(d.note)},
          {"label", json_of(print.label(d))},
          {"bearer_label", json_of(join_words(names, "; "))},
          {"clauses", json_of(print.clauses(d.clauses))},
          {"document", documents_of(r)}};
}

inline json json_of(const refused_fact& f) {
  return {{"unit", f.unit_id},
          {"indicator", f.indicator_id},
          {"period", f.period ? text_of(*f.period) : std::string()},
          {"recorded_on", json_of(f.recorded_on)},
          {"reporter", f.reporter},
          {"document", f.document},
          {"file", f.where.file},
          {"row", f.where.row},
          {"column", f.where.field},
          {"code", f.code},
          {"words", json_of(f.words)}};
}

inline json json_of(const fact_owner& owner, engine& e, const printer& print) {
  return {{"basis", code_of(owner.basis)},
          {"agencies", agency_words(e, owner.agencies)},
          {"agency_labels", agency_labels(e, owner.agencies, print)},
          {"reporter", owner.reporter},
          {"words", json_of(owner.words)},
          {"clauses", json_of(print.clauses(owner.clauses))},
          {"last_day", json_of(owner.last_day)}};
}

inline json json_of(const missing_fact& m, engine& e, const printer& print) {
  return {{"fact", m.fact},
          {"refused", m.refused ? json_of(*m.refused) : json(nullptr)},
          {"codes", m.codes},
          {"words", json_of(m.words)},
          {"owner", json_of(m.owner, e, print)},
          {"holds_up", m.holds_up}};
}

/// What an open target, or a count beside one, waits for.
inline json awaits_json(const roadmap_row& r, engine& e, const printer& print) {
  json_array all;
  for (const awaited_figure& a : awaited_by(e, print, r))
    all.push_back({{"indicator", e.rules().names.at(a.name).id},
                   {"label", json_of(print.name(a.name))},
                   {"owner", json_of(a.owner, e, print)}});
  return all;
}

inline json json_of(const roadmap_row& whole, engine& e, const printer& print, json_array readings) {
  const roadmap_row r = shown(whole, e);
  const auto& t = *e.rules().targets.at(r.target).spec;
  json_array ended;
  for (const auto& [gone, heirs] : ended_of(e, r))
    ended.push_back({{"unit", e.rules().programme->units[gone].id},
                     {"last_day", json_of(e.units().ends(gone))},
                     {"successors", unit_words(e, heirs)}});
  json_array beside;
  for (const auto& b : t.beside) beside.push_back(json_of(b.label));
  return {{"target", r.name},
          {"year", r.year},
          {"as_of", r.as_of.text()},
          {"due", json_of(r.due)},
          {"reached", json_of(r.reached)},
          {"unknown", json_of(r.unknown)},
          {"verdict", code_of(r.verdict)},
          {"shortfall", json_of(r.shortfall)},
          {"excess", json_of(r.excess)},
          {"assumes", json_of(e.told(r.assumed))},
          {"reached_in_year", json_of(r.reached_in_year)},
          {"reached_live", json_of(r.reached_live)},
          {"unknown_live", json_of(r.unknown_live)},
          {"beside", number_texts(r.beside)},
          {"beside_unknown", number_texts(r.beside_unknown)},
          {"beside_labels", std::move(beside)},
          {"label", json_of(print.label(t))},
          {"clauses", json_of(print.clauses(r.clauses))},
          {"readings", std::move(readings)},
          {"not_said", not_said_json(e.rules(), t)},
          {"ended", std::move(ended)},
          {"made_from", unit_words(e, made_from(e, r.unit))},
          {"awaits", awaits_json(r, e, print)},
          {"reached_units", unit_words(e, r.counted.reached)},
          {"unknown_units", unit_words(e, r.counted.unknown)},
          {"cohort_size", r.cohort_size}};
}

inline json json_of(const explained_comparison& c) {
  return {{"rule", c.rule},
          {"rule_words", json_of(c.rule_words)},
          {"op", c.op},
          {"left", json_of(c.left)},
          {"right", json_of(c.right)},
          {"distance", json_of(c.distance)},
          {"distance_words", json_of(c.distance_words)},
          {"shown",
           {{"what", json_of(c.what)},
            {"left", json_of(c.shown.left)},
            {"right", json_of(c.shown.right)},
            {"distance", json_of(c.shown.distance)}}},
          {"holds", c.holds ? json(*c.holds) : json(nullptr)}};
}

/// Whoever reported a value by the label of an agency, a body or a type of unit; the words as given where it is none.
inline words reporter_label(engine& e, const printer& print, const std::string& id) {
  const auto& p = *e.rules().programme;
  if (const auto agency = e.rules().agency(id)) return print.agency(*agency);
  for (const auto& b : p.bodies)
    if (b.id == id) return print.label(b);
  for (const auto& t : p.unit_types)
    if (t.id == id) return print.label(t);
  return {id, id};
}

inline json figures_json(const explained_value& v, engine& e, const printer& print) {
  json_array all;
  for (const auto& f : v.figures)
    all.push_back({{"value", json_of(f.value)},
                   {"recorded_on", json_of(f.recorded_on)},
                   {"document", f.document},
                   {"reporter", f.reporter},
                   {"reporter_label", json_of(reporter_label(e, print, f.reporter))},
                   {"note", f.note}});
  return all;
}

// Of what is nested, all but the nested part is made apart: its braces take much of the stack and are gone by then.

TIEUCHI_APART json with_its_own(const explained_value& v, json from, engine& e, const printer& print) {
  return {{"id", v.id},
          {"label", json_of(v.label)},
          {"value", json_of(v.value)},
          {"shown", json_of(v.shown)},
          {"figures", figures_json(v, e, print)},
          {"step", v.step},
          {"recorded_on", json_of(v.recorded_on)},
          {"document", v.document},
          {"reporter", v.reporter},
          {"reporter_label", json_of(reporter_label(e, print, v.reporter))},
          {"note", v.note},
          {"restricted", v.restricted},
          {"rule", v.rule},
          {"words", json_of(v.words)},
          {"from", std::move(from)}};
}

inline json json_of(const explained_value& v, engine& e, const printer& print) {
  json_array from;
  for (const auto& f : v.from) from.push_back(json_of(f, e, print));
  return with_its_own(v, std::move(from), e, print);
}

/// The element of an explanation as the version of its frame has it.
inline const element& spec_of(const explanation& x, engine& e) {
  const auto& entry = e.rules().names.at(x.item);
  const auto version = e.version_of(x.asked);
  const variant* v = version ? e.rules().variant_in(x.item, *version) : nullptr;
  if (!v) v = &entry.variants.back();
  const auto& p = *e.rules().programme;
  return v->is_group ? static_cast<const element&>(p.groups[v->element]) : p.criteria[v->element];
}

inline json not_said_of(const explanation& x, engine& e) { return not_said_json(e.rules(), spec_of(x, e)); }

/// The ids of the readings that an explained verdict rests on.
inline json readings_of(const explanation& x, engine& e) {
  json_array all;
  if (e.rules().readings.of_names.empty()) return all;
  const int year = static_cast<int>(e.last_day(x.asked.period).year());
  for (const construal_id c : e.rules().readings.of_names[x.item])
    if (const construal& spec = e.rules().programme->construals[c]; spec.speaks_in(year)) all.push_back(spec.id);
  return all;
}

TIEUCHI_APART json with_its_own(const explanation& x, json members, engine& e, const printer& print) {
  json_array comparisons, values, missing, notes;
  for (const auto& c : x.comparisons) comparisons.push_back(json_of(c));
  for (const auto& v : x.values) values.push_back(json_of(v, e, print));
  for (const auto& m : x.missing) missing.push_back(json_of(m, e, print));
  for (const auto& n : x.notes) notes.push_back(json_of(n));
  const auto& p = *e.rules().programme;
  return {{"unit", p.units[x.asked.unit].id},
          {"item", x.id},
          {"period", text_of(x.asked.period, p)},
          {"as_of", x.as_of.text()},
          {"code", x.code},
          {"label", json_of(x.label)},
          {"unit_label", json_of(x.unit)},
          {"period_label", json_of(x.period)},
          {"outcome", code_of(x.outcome)},
          {"verdict", json_of(x.verdict)},
          {"summary", json_of(x.summary)},
          {"reason", x.reason},
          {"reason_words", json_of(x.reason_words)},
          {"provisional", x.provisional},
          {"provisional_until", json_of(x.provisional_until)},
          {"points", x.points},
          {"value", x.value},
          {"clauses", json_of(x.clauses)},
          {"answered_by", json_of(x.is_group ? std::vector<printed_clause>() : print.answering(x.clauses))},
          {"readings", readings_of(x, e)},
          {"not_said", not_said_of(x, e)},
          {"rules", x.rules},
          {"words", json_of(x.words)},
          {"rule_words", json_of(x.rule_words)},
          {"comparisons", std::move(comparisons)},
          {"values", std::move(values)},
          {"missing", std::move(missing)},
          {"notes", std::move(notes)},
          {"group", x.is_group},
          {"counts", json_of(x.members_say)},
          {"members", std::move(members)}};
}

inline json json_of(const explanation& x, engine& e, const printer& print) {
  json_array members;
  for (const auto& m : x.members) members.push_back(json_of(m, e, print));
  return with_its_own(x, std::move(members), e, print);
}

}  // namespace detail
}  // namespace TIEUCHI_ABI
}  // namespace tieuchi

#pragma once

// What a programme holds beside units, items and indicators: texts, bodies, events, duties, funding, aims.

#include <tieuchi/calendar/day.hpp>
#include <tieuchi/report/json_entries.ipp>

#include <array>
#include <string>
#include <utility>
#include <vector>

namespace tieuchi {
inline namespace TIEUCHI_ABI {
namespace detail {

inline std::string name_of(const std::optional<ref>& named) { return named ? named->name : std::string(); }

/// The label of the element that a reference names; empty where nothing is named.
template <class Things>
words label_of(const Things& all, const std::optional<ref>& named) {
  return named ? label_named(all, named->name).value_or(same_words(named->name)) : words{};
}

/// The labels of several.
template <class Things>
words labels_of(const Things& all, const std::vector<ref>& named) {
  std::vector<words> labels;
  for (const ref& one : named) labels.push_back(label_named(all, one.name).value_or(same_words(one.name)));
  return join_words(labels, "; ");
}

/// "chậm nhất 20/01 năm sau": a day of the calendar or an anchor by its own words, with what is added.
inline words anchor_words(const programme& p, const day_spec& day) {
  const std::string& anchor = day.anchor;
  const auto built_in = [&](std::string_view name, tieuchi::words words) {
    return anchor == name ? std::optional(std::move(words)) : std::nullopt;
  };
  if (auto words = built_in("period.start", {"ngày đầu kỳ", "the first day of the period"})) return *words;
  if (auto words = built_in("period.end", {"ngày cuối kỳ", "the last day of the period"})) return *words;
  if (auto words = built_in("event", {"ngày của sự kiện", "the day of the event"})) return *words;
  if (auto words = built_in("created", {"ngày thành lập đơn vị", "the day the unit was created"})) return *words;
  if (const auto whole = date::parse(anchor)) return words_of(*whole);
  if (is_built_in_anchor(anchor)) {
    const std::string month = anchor.substr(0, 2), in_month = anchor.substr(3);
    if (in_month == "last") return {"cuối tháng " + month, "the last day of month " + month};
    return {"ngày " + in_month + "/" + month, in_month + "/" + month};
  }
  for (const indicator& i : p.indicators)
    if (i.id == anchor || (!i.code.empty() && i.code == anchor)) return label_or_id(i);
  for (const measure& m : p.measures)
    if (m.id == anchor || (!m.code.empty() && m.code == anchor)) return label_or_id(m);
  return same_words(anchor);
}

inline words year_words(int year) {
  if (year == 0) return {};
  if (year == 1) return {" năm sau", " of the next year"};
  if (year == -1) return {" năm trước", " of the year before"};
  const std::string n = std::to_string(year < 0 ? -year : year);
  return year > 0 ? words{" sau " + n + " năm", ", " + n + " years later"}
                  : words{" trước " + n + " năm", ", " + n + " years before"};
}

inline words step_words(const step& s) {
  words all;
  const auto add = [&all](const std::optional<int>& n, const char* vi, const char* en) {
    if (!n || *n == 0) return;
    const std::string sign = *n < 0 ? " - " : " + ", size = std::to_string(*n < 0 ? -*n : *n);
    all = std::move(all) + words{sign + size + vi, sign + size + en};
  };
  add(s.years, " năm", " years");
  add(s.months, " tháng", " months");
  add(s.days, " ngày", " days");
  add(s.working_days, " ngày làm việc", " working days");
  return all;
}

inline words words_of(const programme& p, const day_spec& day) {
  words all = anchor_words(p, day) + year_words(day.year);
  if (day.plus) all = std::move(all) + step_words(*day.plus);
  switch (day.kind) {
    case day_kind::on:
      return all;
    case day_kind::by:
      return words{"chậm nhất ", "by "} + all;
    case day_kind::before:
      return words{"trước ", "before "} + all;
    case day_kind::from:
      return words{"từ ", "from "} + all;
    case day_kind::after:
      return words{"sau ", "after "} + all;
  }
  return all;
}

inline words words_of(const programme& p, const std::optional<day_spec>& day) {
  return day ? words_of(p, *day) : words{};
}

/// Who bears a duty, as the programme says it.
inline words bearer_words(const programme& p, const bearer& b) {
  if (b.agency) return label_of(p.agencies, b.agency);
  if (b.cohort) return label_of(p.cohorts, b.cohort);
  if (b.assigned) return {"mọi cơ quan được phân công nhiệm vụ khác", "every agency charged with another duty"};
  const words kind = same_words(b.agency_kind);
  return words{"cơ quan " + kind.vi + " của đơn vị", "the " + kind.en + " agency of the unit"};
}

inline json bearers_json(const programme& p, const duty& d) {
  json_array all;
  for (const bearer& b : d.bearers)
    all.push_back({{"role", code_of(b.role)},
                   {"role_label", json_of(role_words(d, b.role))},
                   {"agency", name_of(b.agency)},
                   {"cohort", name_of(b.cohort)},
                   {"agency_kind", b.agency_kind},
                   {"assigned", b.assigned},
                   {"label", json_of(bearer_words(p, b))}});
  return all;
}

inline std::vector<std::string> event_codes(const std::vector<event_kind>& kinds) {
  std::vector<std::string> codes;
  for (const event_kind k : kinds) codes.emplace_back(code_of(k));
  return codes;
}

inline json sources_json(const programme& p) {
  json_array all;
  for (const source& s : p.sources)
    all.push_back({{"id", s.id},
                   {"label", json_of(s.label)},
                   {"type", s.type},
                   {"number", s.as_printed.number},
                   {"date", s.as_printed.date},
                   {"issuer", s.as_printed.issuer},
                   {"title", s.as_printed.title},
                   {"corrected", s.corrected ? json({{"number", s.corrected->number},
                                                     {"date", s.corrected->date},
                                                     {"issuer", s.corrected->issuer},
                                                     {"title", s.corrected->title}})
                                             : json(nullptr)},
                   {"evidence", s.evidence},
                   {"doubtful", json_of(s.doubtful)},
                   {"public", s.is_public},
                   {"valid_from", json_of(s.valid_from)},
                   {"valid_to", json_of(s.valid_to)},
                   {"clauses", names_of(s.clauses)},
                   {"note", json_of(s.note)}});
  return all;
}

inline json events_json(const programme& p) {
  json_array all;
  for (const event_edge& e : p.events)
    all.push_back({{"id", e.event},
                   {"kind", code_of(e.kind)},
                   {"day", e.day.text()},
                   {"recorded_on", e.recorded_on.text()},
                   {"from_unit", e.from_unit},
                   {"to_unit", e.to_unit},
                   {"share", e.share.text()},
                   {"document", e.document},
                   {"note", e.note}});
  return all;
}

inline json agencies_json(const programme& p) {
  json_array all;
  for (const agency& a : p.agencies) {
    json_array serves;
    for (const auto& [attribute, value] : a.serves) serves.push_back(attribute + ": " + value);
    all.push_back({{"id", a.id},
                   {"code", a.code},
                   {"label", json_of(a.label)},
                   {"kind", a.kind},
                   {"serves", std::move(serves)},
                   {"from", json_of(a.from)},
                   {"until", json_of(a.last_day)},
                   {"until_recorded_on", json_of(a.last_day ? std::optional(a.until_recorded_on.value_or(*a.last_day))
                                                            : std::optional<date>())},
                   {"until_source", name_of(a.until_source)},
                   {"successor", name_of(a.successor)},
                   {"successor_label", json_of(label_of(p.agencies, a.successor))},
                   {"clauses", names_of(a.clauses)},
                   {"note", json_of(a.note)}});
  }
  return all;
}

/// How often a duty comes: a period, the name of a fact, or kinds of events.
inline words every_words(const programme& p, const duty& d) {
  if (d.every) return period_kind_label(p, d.every->name);
  if (d.every_fact) return words{"mỗi lần có ", "at every "} + label_of(p.indicators, d.every_fact);
  if (d.every_event.empty()) return {};
  std::vector<words> kinds;
  for (const std::string& code : event_codes(d.every_event)) kinds.push_back(words_of_code("event_kinds", code));
  return words{"mỗi khi đơn vị ", "at every event: "} + join_words(kinds, ", ");
}

inline json duties_json(const programme& p) {
  json_array all;
  for (const duty& d : p.duties)
    all.push_back({{"id", d.id},
                   {"code", d.code},
                   {"label", json_of(d.label)},
                   {"modality", code_of(d.modality)},
                   {"bearers", bearers_json(p, d)},
                   {"to", names_of(d.to)},
                   {"to_label", json_of(labels_of(p.agencies, d.to))},
                   {"units", name_of(d.units)},
                   {"units_label", json_of(label_of(p.cohorts, d.units))},
                   {"every", name_of(d.every ? d.every : d.every_fact)},
                   {"every_event", event_codes(d.every_event)},
                   {"every_label", json_of(every_words(p, d))},
                   {"opens", json_of(words_of(p, d.opens))},
                   {"due", json_of(words_of(p, d.due))},
                   {"years_from", d.years_from ? json(*d.years_from) : json(nullptr)},
                   {"years_to", d.years_to ? json(*d.years_to) : json(nullptr)},
                   {"done_by", name_of(d.done_by)},
                   {"delivers", names_of(d.delivers)},
                   {"clauses", names_of(d.clauses)},
                   {"recurrence", code_of(d.recurrence)},
                   {"not_said", json_of(d.not_said)},
                   {"note", json_of(d.note)}});
  return all;
}

inline json funding_json(const programme& p) {
  json_array all;
  for (const funding& f : p.fundings)
    all.push_back({{"id", f.id},
                   {"code", f.code},
                   {"label", json_of(f.label)},
                   {"payer", f.payer.name},
                   {"payer_label", json_of(reporter_named(p, f.payer.name))},
                   {"purpose", json_of(f.purpose)},
                   {"modality", code_of(f.modality)},
                   {"units", name_of(f.units)},
                   {"units_label", json_of(label_of(p.cohorts, f.units))},
                   {"gate", name_of(f.gate)},
                   {"not_said", json_of(f.not_said)},
                   {"clauses", names_of(f.clauses)},
                   {"note", json_of(f.note)}});
  return all;
}

/// A figure as its author wrote it; of one that is chosen or has alternatives the first text.
inline std::string written(const std::optional<value_spec>& v) {
  if (!v) return {};
  switch (v->form) {
    case value_spec::form::feel:
      return v->text.text;
    case value_spec::form::choice:
      return v->rows.front().then.text;
    case value_spec::form::first_of:
      return v->alternatives.front().value.text;
  }
  return {};
}

inline json aims_json(const std::vector<aim>& aims) {
  json_array all;
  for (const aim& a : aims)
    all.push_back({{"year", a.year ? json(*a.year) : json(nullptr)},
                   {"to", a.to ? json(*a.to) : json(nullptr)},
                   {"of", name_of(a.of)},
                   {"at_least", written(a.at_least)},
                   {"at_most", written(a.at_most)},
                   {"share", json_of(a.share)},
                   {"add", json_of(a.add)},
                   {"clauses", names_of(a.clauses)}});
  return all;
}

inline json targets_json(const programme& p) {
  json_array all;
  for (const target& t : p.targets)
    all.push_back({{"id", t.id},
                   {"code", t.code},
                   {"label", json_of(t.label)},
                   {"of", name_of(t.of)},
                   {"of_label", json_of(label_of(p.cohorts, t.of))},
                   {"measure", name_of(t.measure)},
                   {"counting", code_of(t.counting)},
                   {"frozen_cohort", code_of(t.frozen_cohort)},
                   {"settles", json_of(words_of(p, t.settles))},
                   {"each", json_of(words_of(p, t.each))},
                   {"aims", aims_json(t.aims)},
                   {"not_said", json_of(t.not_said)},
                   {"clauses", names_of(t.clauses)},
                   {"note", json_of(t.note)}});
  return all;
}

/// States decided by acts, with the indicators that tell of the acts.
inline json lifecycles_json(const programme& p) {
  json_array all;
  for (const lifecycle& l : p.lifecycles) {
    json_array acts;
    for (const lifecycle::transition& t : l.transitions)
      if (t.by) acts.push_back(t.by->name);
    all.push_back({{"id", l.id},
                   {"code", l.code},
                   {"label", json_of(l.label)},
                   {"acts", std::move(acts)},
                   {"not_said", json_of(l.not_said)},
                   {"clauses", names_of(l.clauses)},
                   {"note", json_of(l.note)}});
  }
  return all;
}

/// Of a list by name the units; of any other the types and what it lies within.
inline json cohorts_json(const programme& p) {
  json_array all;
  for (const cohort& c : p.cohorts)
    all.push_back({{"id", c.id},
                   {"code", c.code},
                   {"label", json_of(c.label)},
                   {"by_name", c.frozen},
                   {"units", names_of(c.units)},
                   {"types", names_of(c.types)},
                   {"within", name_of(c.within)},
                   {"clauses", names_of(c.clauses)},
                   {"note", json_of(c.note)}});
  return all;
}

/// Every remark of an element, by the list that it stands in.
inline json notes_json(const programme& p) {
  json_array all;
  const auto look = [&all](std::string_view list, const auto& elements) {
    for (const element& e : elements)
      if (e.note != words{})
        all.push_back({{"list", list},
                       {"id", e.id},
                       {"label", json_of(e.label)},
                       {"note", json_of(e.note)},
                       {"clauses", names_of(e.clauses)}});
  };
  look("versions", p.versions);
  look("sources", p.sources);
  look("clauses", p.clauses);
  look("agencies", p.agencies);
  look("cohorts", p.cohorts);
  look("filings", p.filings);
  look("indicators", p.indicators);
  look("parameters", p.parameters);
  look("measures", p.measures);
  look("criteria", p.criteria);
  look("groups", p.groups);
  look("waivers", p.waivers);
  look("lifecycles", p.lifecycles);
  look("targets", p.targets);
  look("duties", p.duties);
  look("funding", p.fundings);
  return all;
}

inline json clauses_json(const programme& p) {
  json_array all;
  for (const clause& c : p.clauses) {
    const words source = label_of(p.sources, c.source);
    words place = same_words(c.no.empty() ? c.id : c.no);
    if (source != words{}) place = std::move(place) + same_words(", ") + source;
    all.push_back({{"id", c.id},
                   {"no", c.no},
                   {"place", json_of(place)},
                   {"kind", code_of(c.kind)},
                   {"modality", code_of(c.modality)},
                   {"status", code_of(c.status)},
                   {"text", json_of(c.words)},
                   {"hash", c.hash},
                   {"source", name_of(c.source)},
                   {"not_said", json_of(c.not_said)},
                   {"conflicts", names_of(c.conflicts)},
                   {"repeats", names_of(c.repeats)},
                   {"answers", names_of(c.answers)},
                   {"note", json_of(c.note)}});
  }
  return all;
}

}  // namespace detail
}  // namespace TIEUCHI_ABI
}  // namespace tieuchi

#pragma once

// Fifth stage: clauses, sources and agencies - what every element rests on, and what no element carries out.

#include <tieuchi/compile/compiler.hpp>

#include <algorithm>
#include <limits>
#include <set>

namespace tieuchi {
inline namespace TIEUCHI_ABI {
namespace detail {

/// Collects the clauses that elements name, and reports names of clauses that do not exist.
struct clause_census {
  compiler& work;
  std::set<clause_id> by_elements;
  std::set<clause_id> by_items;

  void note(const std::vector<ref>& named, bool item = false) {
    for (const auto& r : named) {
      const clause_id at = work.resolve(r, work.clauses, "clause.unknown", {"điều khoản", "clause"});
      if (at == no_id) continue;
      by_elements.insert(at);
      if (item) by_items.insert(at);
    }
  }
  template <class Elements>
  void note_all(const Elements& elements, bool item = false) {
    for (const auto& e : elements) note(e.clauses, item);
  }
  void note_rows(const std::optional<value_spec>& v, bool item = false) {
    if (!v) return;
    note_all(v->rows, item);
    note_all(v->alternatives, item);
  }
  void note_rows(const std::optional<test_spec>& t, bool item = false) {
    if (!t) return;
    note_all(t->rows, item);
    note_all(t->lines, item);
  }
};

inline void take_census_of_item(clause_census& census, const item& i) {
  census.note_rows(i.applies_when, true);
  census.note_rows(i.provisional_when);
  census.note_rows(i.show);
  census.note_all(i.flags);
  if (i.if_lacking) census.note_rows(i.if_lacking->points);
}

inline void take_census_of_criterion(clause_census& census, const criterion& c) {
  take_census_of_item(census, c);
  census.note_rows(c.rule, true);
  census.note_rows(c.met_when, true);
  for (const auto* value : {&c.score, &c.points, &c.met_from}) census.note_rows(*value, true);
  if (!c.grade) return;
  census.note_all(c.grade->caps, true);
  for (const auto& line : c.grade->lines) {
    census.note_rows(line.at_least, true);
    census.note_rows(line.when, true);
  }
}

inline void take_census(clause_census& census) {
  const auto& p = *census.work.source;
  census.note(static_cast<const element&>(p).clauses);
  census.note_all(p.versions);
  census.note_all(p.construals);
  census.note_all(p.sources);
  census.note_all(p.unit_types);
  census.note_all(p.document_classes);
  census.note_all(p.bodies);
  census.note_all(p.agencies);
  census.note_all(p.scales);
  census.note_all(p.periods);
  census.note_all(p.calendars);
  census.note_all(p.cohorts);
  census.note_all(p.filings);
  census.note_all(p.indicators);
  census.note_all(p.parameters);
  for (const auto& x : p.parameters) census.note_all(x.rows);
  census.note_all(p.measures);
  for (const auto& m : p.measures) census.note_rows(m.value);
  census.note_all(p.criteria, true);
  for (const auto& c : p.criteria) take_census_of_criterion(census, c);
  census.note_all(p.groups, true);
  for (const auto& g : p.groups) {
    take_census_of_item(census, g);
    census.note_all(g.members, true);
    census.note_all(g.adjust, true);
    census.note_rows(g.k);
    census.note_rows(g.pass_at_least);
  }
  census.note_all(p.waivers);
  census.note_all(p.lifecycles);
  for (const auto& l : p.lifecycles) census.note_all(l.transitions);
  census.note_all(p.targets);
  for (const auto& t : p.targets) census.note_all(t.aims);
  census.note_all(p.duties);
  census.note_all(p.fundings);
  census.note_all(p.cases);
}

inline void check_clauses(compiler& work, const clause_census& census) {
  const auto& all = work.source->clauses;
  for (const clause_id at : all.ids()) {
    const clause& c = all[at];
    work.resolve(c.source, work.sources, "reference.unknown", {"văn bản", "source"});
    for (const auto* list : {&c.conflicts, &c.repeats, &c.answers})
      for (const auto& r : *list) work.resolve(r, work.clauses, "clause.unknown", {"điều khoản", "clause"});
    if (c.status == clause_status::modelled && !census.by_elements.contains(at))
      work.report("clause.modelled_without_element", c.at,
                  "điều khoản \"" + c.id + "\" ghi là đã mô hình hoá nhưng không phần tử nào nêu",
                  "clause \"" + c.id + "\" is marked as modelled but no element names it");
    if (c.kind == clause_kind::requirement && c.modality == modality::must && c.status == clause_status::modelled &&
        !census.by_items.contains(at))
      work.report("clause.must_without_item", c.at, "yêu cầu bắt buộc \"" + c.id + "\" chưa có tiêu chí",
                  "the binding requirement \"" + c.id + "\" has no item", severity::warning);
  }
}

inline void check_sources(compiler& work) {
  const auto& p = *work.source;
  for (const auto& a : p.agencies)
    work.resolve(a.until_source, work.sources, "reference.unknown", {"văn bản", "source"});
  const auto first = date::of(p.year_from, 1, 1), last = date::of(p.year_to, 12, 31);
  for (const auto& i : p.criteria)
    for (const auto& r : i.clauses) {
      const clause_id at = work.clauses.find(r.name);
      if (at == no_id || !p.clauses[at].source) continue;
      const source_id from = work.sources.find(p.clauses[at].source->name);
      if (from == no_id) continue;
      const auto& s = p.sources[from];
      if ((s.valid_to && *s.valid_to < *first) || (s.valid_from && *s.valid_from > *last))
        work.report("source.not_in_force", r.at, "\"" + i.id + "\" dựa vào văn bản không có hiệu lực",
                    "\"" + i.id + "\" rests on a source that is not in force", severity::warning);
    }
}

/// Whether a text is how such a value is printed; of any text and set that is so.
inline bool is_printed_value(const feel::type& type, const std::string& text) {
  if (type.is(feel::type::kind::boolean)) return text == "true" || text == "false";
  if (type.is(feel::type::kind::date)) return date::parse(text).has_value();
  if (!type.is(feel::type::kind::number)) return true;
  const auto value = number::parse(text);
  return value && value->text() == text;
}

/// An agency serves units by a dated indicator, their type or their parent.
inline void check_served(compiler& work, const agency& a) {
  for (const auto& [attribute, value] : a.serves) {
    if (attribute == "parent") {
      work.resolve(ref{value, a.at}, work.units, "reference.unknown", {"đơn vị", "unit"});
      continue;
    }
    if (attribute == "type") {
      work.resolve(ref{value, a.at}, work.unit_types, "reference.unknown", {"loại đơn vị", "unit type"});
      continue;
    }
    const name_id name =
        work.resolve_name(ref{attribute, a.at}, {name_kind::indicator}, {"chỉ số báo cáo", "indicator"});
    if (name == no_id) continue;
    const feel::type& type = work.book->names[name].type;
    if (type.is(feel::type::kind::rating) && !type.level(value))
      work.report("value.type", a.at, "\"" + value + "\" không phải mức của \"" + attribute + "\"",
                  "\"" + value + "\" is no level of \"" + attribute + "\"", severity::error,
                  nearest_spelling(value, type.levels()));
    else if (!is_printed_value(type, value))
      work.report("value.type", a.at, "\"" + value + "\" không phải giá trị viết chuẩn của \"" + attribute + "\"",
                  "\"" + value + "\" is not how a value of \"" + attribute + "\" is written");
  }
}

/// Duties pass from agency to agency until one has not ended; a circle has no such one.
/// Circles of agencies that succeed each other, each told of the first agency in it. Every agency is walked over once.
inline void check_successors(compiler& work) {
  const auto& all = work.source->agencies;
  by_id<agency_id, agency_id> walked_from(all.size());
  std::set<agency_id> firsts;
  for (const agency_id from : all.ids()) {
    agency_id at = from;
    while (at && !walked_from[at]) {
      walked_from[at] = from;
      at = all[at].successor ? work.agencies.find(all[at].successor->name) : no_id;
    }
    if (!at || walked_from[at] != from) continue;
    agency_id first = at;
    for (agency_id next = work.agencies.find(all[at].successor->name); next != at;
         next = work.agencies.find(all[next].successor->name))
      first = std::min(first, next);
    firsts.insert(first);
  }
  for (const agency_id first : firsts)
    work.report("agency.cycle", all[first].at, "cơ quan \"" + all[first].id + "\" kế thừa chính nó, qua cơ quan khác",
                "the agency \"" + all[first].id + "\" succeeds itself, by way of others");
}

void compiler::check_law() {
  clause_census census{*this, {}, {}};
  take_census(census);
  check_clauses(*this, census);
  check_sources(*this);
  for (const auto& a : source->agencies) {
    if (a.successor) resolve(*a.successor, agencies, "reference.unknown", {"cơ quan", "agency"});
    if (a.last_day && !a.successor)
      report("agency.successor_missing", a.at, "cơ quan \"" + a.id + "\" chấm dứt nhưng chưa nêu cơ quan kế thừa",
             "agency \"" + a.id + "\" ends and names no successor", severity::warning);
    check_served(*this, a);
  }
  check_successors(*this);
  for (const auto& b : source->bodies)
    for (const auto& t : b.of) resolve(t, unit_types, "reference.unknown", {"loại đơn vị", "unit type"});
}

}  // namespace detail
}  // namespace TIEUCHI_ABI
}  // namespace tieuchi

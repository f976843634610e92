#pragma once

// Fifth stage: clauses, sources and agencies - what every element rests on, and what no element carries out.

#include <tieuchi/compile/compiler.hpp>

#include <algorithm>
#include <set>

namespace tieuchi {
inline namespace TIEUCHI_ABI {
namespace detail {

/// Collects the clauses that elements name, and reports names of clauses that do not exist.
struct clause_census {
  compiler& work;
  std::set<index> by_elements;
  std::set<index> by_items;

  void note(const std::vector<ref>& named, bool item = false) {
    for (const auto& r : named) {
      const index at = work.resolve(r, work.clauses, "clause.unknown", {"điều khoản", "clause"});
      if (at == no_index) continue;
      by_elements.insert(at);
      if (item) by_items.insert(at);
    }
  }
  template <class Elements>
  void note_all(const Elements& elements, bool item = false) {
    for (const auto& e : elements) note(e.clauses, item);
  }
  void note_rows(const std::optional<value_spec>& v) {
    if (!v) return;
    note_all(v->rows);
    note_all(v->alternatives);
  }
  void note_rows(const std::optional<test_spec>& t, bool item) {
    if (!t) return;
    note_all(t->rows, item);
    note_all(t->lines, item);
  }
};

inline void take_census(clause_census& census) {
  const auto& p = *census.work.source;
  census.note(static_cast<const element&>(p).clauses);
  census.note_all(p.versions);
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
  for (const auto& c : p.criteria) {
    census.note_rows(c.rule, true);
    census.note_rows(c.applies_when, true);
    census.note_rows(c.score);
  }
  census.note_all(p.groups, true);
  for (const auto& g : p.groups) census.note_all(g.members, true);
  for (const auto& g : p.groups) census.note_all(g.adjust, true);
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
  for (std::size_t i = 0; i < all.size(); ++i) {
    const clause& c = all[i];
    work.resolve(c.source, work.sources, "reference.unknown", {"văn bản", "source"});
    for (const auto* list : {&c.conflicts, &c.repeats})
      for (const auto& r : *list) work.resolve(r, work.clauses, "clause.unknown", {"điều khoản", "clause"});
    const index at = static_cast<index>(i);
    if (c.status == "modelled" && !census.by_elements.contains(at))
      work.report("clause.modelled_without_element", c.at,
                  "điều khoản \"" + c.id + "\" ghi là đã mô hình hoá nhưng không phần tử nào nêu",
                  "clause \"" + c.id + "\" is marked as modelled but no element names it");
    if (c.kind == "requirement" && c.modality == "must" && c.status == "modelled" && !census.by_items.contains(at))
      work.report("clause.must_without_item", c.at, "yêu cầu bắt buộc \"" + c.id + "\" chưa có tiêu chí",
                  "the binding requirement \"" + c.id + "\" has no item", severity::warning);
  }
}

inline void check_sources(compiler& work) {
  const auto& p = *work.source;
  const auto first = date::of(p.year_from, 1, 1), last = date::of(p.year_to, 12, 31);
  for (const auto& i : p.criteria)
    for (const auto& r : i.clauses) {
      const index at = work.clauses.find(r.name);
      if (at == no_index || !p.clauses[at].source) continue;
      const index from = work.sources.find(p.clauses[at].source->name);
      if (from == no_index) continue;
      const auto& s = p.sources[from];
      if ((s.valid_to && *s.valid_to < *first) || (s.valid_from && *s.valid_from > *last))
        work.report("source.not_in_force", r.at, "\"" + i.id + "\" dựa vào văn bản không có hiệu lực",
                    "\"" + i.id + "\" rests on a source that is not in force", severity::warning);
    }
}

TIEUCHI_INLINE void compiler::check_law() {
  clause_census census{*this, {}, {}};
  take_census(census);
  check_clauses(*this, census);
  check_sources(*this);
  for (const auto& a : source->agencies) {
    if (a.successor) resolve(*a.successor, agencies, "reference.unknown", {"cơ quan", "agency"});
    if (a.last_day && !a.successor)
      report("agency.successor_missing", a.at, "cơ quan \"" + a.id + "\" chấm dứt nhưng chưa nêu cơ quan kế thừa",
             "agency \"" + a.id + "\" ends and names no successor", severity::warning);
  }
  for (const auto& b : source->bodies)
    for (const auto& t : b.of) resolve(t, unit_types, "reference.unknown", {"loại đơn vị", "unit type"});
}

}  // namespace detail
}  // namespace TIEUCHI_ABI
}  // namespace tieuchi

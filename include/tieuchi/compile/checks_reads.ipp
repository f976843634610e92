#pragma once

// What may not be read for the reference day (format page 4), lacks that could never be final (format page 11), and
// what is declared but read by nothing.

#include <tieuchi/compile/reads.ipp>

#include <algorithm>
#include <set>

namespace tieuchi {
inline namespace TIEUCHI_ABI {
namespace detail {

// The reference day ---------------------------------------------------------------------------------------------------

/// Why a node can be read only once the reference day is known; empty when it can be read before.
inline words needs_reference_day(const compiler& work, const read_graph& graph, read_node_id node) {
  const auto& book = *work.book;
  const auto& plain = graph.plain_of(node);
  constexpr slot_kind dated[] = {slot_kind::type,   slot_kind::unit_name,     slot_kind::code,
                                 slot_kind::parent, slot_kind::reference_day, slot_kind::children};
  if (std::ranges::find_first_of(plain, dated) != plain.end())
    return {"đọc giá trị của đơn vị vào ngày tham chiếu", "reads what is dated on the reference day"};
  const name_id name = work.name_at(node);
  if (!name) return {};
  const name_entry& entry = book.names[name];
  if (entry.kind == name_kind::parameter) return {"là một tham số", "is a parameter"};
  if (entry.kind == name_kind::item) return {"là mục tùy phiên bản", "is an item, which stands in a version"};
  if (entry.kind == name_kind::indicator &&
      book.indicators[entry.variants.front().element].period.form == period_form::dated)
    return {"là chỉ số theo ngày", "is a dated indicator"};
  const version_id last = book.versions.last();
  const bool by_version = entry.variants.size() > 1 || entry.variants.front().since > version_id(0U) ||
                          entry.variants.front().until < last ||
                          std::ranges::any_of(book.versions, [&](const auto& v) { return v.unavailable[name]; });
  return by_version ? words{"tùy phiên bản", "differs by version"} : words{};
}

inline void check_reference_day(compiler& work, const read_graph& graph) {
  const auto& day = work.source->reference_day;
  const name_id anchor = day ? work.names.find_id(day->anchor) : no_id;
  if (anchor == no_id) return;
  for (const read_node_id node : graph.reached_from(work.node_of(anchor))) {
    const words why = needs_reference_day(work, graph, node);
    if (why.vi.empty()) continue;
    const name_id name = work.name_at(node);
    const std::string id = name ? work.book->names[name].id : work.book->cohorts[work.cohort_at(node)].spec->id;
    work.report("reference_day.circular", day->at,
                "ngày tham chiếu \"" + day->anchor + "\" phụ thuộc vào chính nó: \"" + id + "\" " + why.vi,
                "the reference day \"" + day->anchor + "\" depends on itself: \"" + id + "\" " + why.en);
  }
}

// Final lacks ---------------------------------------------------------------------------------------------------------

/// Whether a lack of an indicator can become final: by a last day of its filing, or as another programme says.
inline bool can_be_lacking(const compiler& work, name_id name) {
  const name_entry& entry = work.book->names[name];
  if (entry.kind != name_kind::indicator) return false;
  return std::ranges::any_of(entry.variants, [&](const variant& v) {
    const compiled_indicator& i = work.book->indicators[v.element];
    return i.spec->computed_by || (i.filing != no_id && work.book->filings[i.filing].spec->last_day);
  });
}

/// Whether an open lack becomes a lack by `after`: something is reported, or a duty may still be kept.
inline bool can_be_silent(const compiler& work, name_id name) {
  const name_kind kind = work.book->names[name].kind;
  return kind == name_kind::indicator || kind == name_kind::duty;
}

inline void check_lacking(compiler& work, const read_graph& graph, const compiled_item& item) {
  const auto& terms = item.spec->if_lacking;
  if (!terms || item.name == no_id) return;
  for (const read_node_id node : graph.reached_from(work.node_of(item.name))) {
    const name_id name = work.name_at(node);
    if (!name) continue;
    if (can_be_lacking(work, name) || (terms->after && can_be_silent(work, name))) return;
  }
  work.report("if_lacking.no_filing", item.spec->at,
              "\"if_lacking\" không bao giờ dùng đến: không chỉ số nào mà \"" + item.spec->id +
                  "\" đọc có hạn nộp (\"until\" của filing)",
              "\"if_lacking\" never applies: nothing that \"" + item.spec->id +
                  "\" reads has a last day (`until` of a filing)");
}

// What nothing reads --------------------------------------------------------------------------------------------------

/// One note a kind, with all names: style, so that a list of many does not bury what matters.
class unused_notes {
 public:
  explicit unused_notes(compiler& work) : work_(work) {}

  template <class Elements, class Used>
  void note(const std::string& code, const Elements& elements, const Used& used, const words& what) {
    std::string ids;
    const element* first = nullptr;
    std::set<std::string> told;
    for (std::size_t i = 0; const element& e : elements) {
      if (used(i++) || !told.insert(e.id).second) continue;
      if (!first) first = &e;
      ids += (ids.empty() ? "" : ", ") + e.id;
    }
    if (first) work_.report(code, first->at, what.vi + ": " + ids, what.en + ": " + ids, severity::note);
  }

 private:
  compiler& work_;
};

/// Elements that others name by id or code, such as the scales of indicators.
template <class Id>
class named_elements {
 public:
  named_elements(const directory<Id>& of, std::size_t size) : of_(of), named_(size, false) {}

  void name(const std::optional<ref>& r) {
    if (r) name(*r);
  }
  void name(const ref& r) {
    if (const Id at = of_.find(r.name)) named_[at] = true;
  }
  [[nodiscard]] bool operator()(std::size_t at) const { return named_[Id(at)]; }

 private:
  const directory<Id>& of_;
  by_id<Id, bool> named_;
};

inline named_elements<scale_id> named_scales(const compiler& work) {
  named_elements named(work.scales, work.source->scales.size());
  const auto of = [&](const auto& typed) {
    named.name(typed.scale);
    for (const entry_field& field : typed.entry) named.name(field.scale);
  };
  for (const auto& i : work.source->indicators) of(i);
  for (const auto& p : work.source->parameters) of(p);
  for (const auto& m : work.source->measures) of(m);
  for (const auto& c : work.source->criteria)
    if (c.grade) named.name(c.grade->scale);
  return named;
}

inline named_elements<filing_id> named_filings(const compiler& work) {
  named_elements named(work.filings, work.source->filings.size());
  for (const auto& i : work.source->indicators) named.name(i.filing);
  return named;
}

inline named_elements<class_id> named_classes(const compiler& work) {
  named_elements named(work.classes, work.source->document_classes.size());
  for (const auto& f : work.source->filings)
    for (const auto* list : {&f.late_accepts, &f.precedence})
      for (const ref& r : *list) named.name(r);
  return named;
}

inline named_elements<body_id> named_bodies(const compiler& work) {
  named_elements named(work.bodies, work.source->bodies.size());
  for (const auto& i : work.source->indicators) named.name(i.body);
  for (const auto& c : work.source->criteria) named.name(c.body);
  for (const auto& f : work.source->filings) named.name(f.reporter);
  return named;
}

inline named_elements<period_kind_id> named_periods(const compiler& work) {
  named_elements named(work.periods, work.source->periods.size());
  for (const auto& i : work.source->indicators) named.name(i.period);
  for (const auto& m : work.source->measures) named.name(m.period);
  for (const auto& c : work.source->criteria) named.name(c.period);
  for (const auto& g : work.source->groups) named.name(g.period);
  for (const auto& d : work.source->duties) named.name(d.every);
  return named;
}

inline void note_unused_names(compiler& work, unused_notes& notes, const by_id<read_node_id, bool>& read) {
  const auto& book = *work.book;
  const auto used = [&](const auto& compiled) {
    return [&](std::size_t at) { return !compiled[at].name || read[work.node_of(compiled[at].name)]; };
  };
  notes.note("indicator.unused", work.source->indicators, used(book.indicators),
             {"chỉ số báo cáo không quy tắc nào đọc", "indicators that no rule reads"});
  notes.note("parameter.unused", work.source->parameters, used(book.parameters),
             {"tham số không quy tắc nào đọc", "parameters that no rule reads"});
  notes.note("measure.unused", work.source->measures, used(book.measures),
             {"chỉ số tính toán không quy tắc nào đọc", "measures that no rule reads"});
  notes.note("lifecycle.unused", work.source->lifecycles, used(book.lifecycles),
             {"tình trạng công nhận không quy tắc nào đọc", "lifecycles that no rule reads"});
  const auto shown = [&](const auto& items) {
    return [&](std::size_t at) {
      return !items[at].spec->internal || !items[at].name || read[work.node_of(items[at].name)];
    };
  };
  notes.note("criterion.unused", work.source->criteria, shown(book.criteria),
             {"tiêu chí internal không nhóm nào dùng", "internal criteria that nothing uses"});
  notes.note("group.unused", work.source->groups, shown(book.groups),
             {"nhóm internal không nhóm nào dùng", "internal groups that nothing uses"});
}

inline void note_unused(compiler& work, const read_graph& graph) {
  const auto read = graph.read_by_others();
  unused_notes notes(work);
  note_unused_names(work, notes, read);
  notes.note("cohort.unused", work.source->cohorts,
             [&](std::size_t at) { return static_cast<bool>(read[work.node_of(cohort_id(at))]); },
             {"nhóm đơn vị không nơi nào dùng", "cohorts that nothing uses"});
  notes.note("scale.unused", work.source->scales, named_scales(work),
             {"thang không nơi nào dùng", "scales that nothing uses"});
  notes.note("filing.unused", work.source->filings, named_filings(work),
             {"kỳ nộp hồ sơ không chỉ số nào dùng", "filings that no indicator uses"});
  notes.note("document_class.unused", work.source->document_classes, named_classes(work),
             {"loại tài liệu không nơi nào dùng", "document classes that nothing uses"});
  notes.note("body.unused", work.source->bodies, named_bodies(work),
             {"chủ thể không nơi nào dùng", "bodies that nothing uses"});
  notes.note("period.unused", work.source->periods, named_periods(work),
             {"kỳ không nơi nào dùng", "periods that nothing uses"});
}

// Who reports, and what is tried
// ---------------------------------------------------------------------------------------

inline void note_no_reporter(compiler& work) {
  std::set<name_id> delivered;
  std::set<filing_id> delivered_filings;
  for (const auto& d : work.book->duties) {
    delivered.insert(d.delivers_indicators.begin(), d.delivers_indicators.end());
    delivered_filings.insert(d.delivers_filings.begin(), d.delivers_filings.end());
    if (d.done_by != no_id) delivered.insert(d.done_by);
  }
  unused_notes(work).note("indicator.no_reporter", work.source->indicators,
                          [&](std::size_t at) {
                            const compiled_indicator& i = work.book->indicators[at];
                            if (i.spec->computed_by || delivered.contains(i.name)) return true;
                            if (i.filing == no_id) return false;
                            const filing& terms = *work.book->filings[i.filing].spec;
                            return terms.reporter || terms.duty || delivered_filings.contains(i.filing);
                          },
                          {"chỉ số không có bên báo cáo", "indicators without a reporter"});
}

inline void note_no_case(compiler& work) {
  std::set<name_id> asked;
  for (const auto& c : work.source->cases)
    for (const auto& e : c.expect) asked.insert(work.names.find(e.of.name.substr(0, e.of.name.find_first_of("@:"))));
  unused_notes(work).note("criterion.no_case", work.source->criteria,
                          [&](std::size_t at) {
                            return work.source->criteria[at].internal || asked.contains(work.book->criteria[at].name);
                          },
                          {"tiêu chí không có ca kiểm thử", "criteria without a case"});
}

void compiler::check_reads() {
  const read_graph graph(*this);
  check_reference_day(*this, graph);
  for (const auto& c : book->criteria) check_lacking(*this, graph, c);
  for (const auto& g : book->groups) check_lacking(*this, graph, g);
  note_unused(*this, graph);
  note_no_reporter(*this);
  note_no_case(*this);
}

}  // namespace detail
}  // namespace TIEUCHI_ABI
}  // namespace tieuchi

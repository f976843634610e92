#pragma once

// First stage: who has which id and code, in which versions each stands, and the type of each name.

#include <tieuchi/compile/compiler.hpp>

#include <algorithm>

namespace tieuchi {
inline namespace TIEUCHI_ABI {
namespace detail {

template <class Id, class Element>
void list_elements(directory<Id>& into, const by_id<Id, Element>& elements) {
  for (const Id at : elements.ids()) into.add(elements[at].id, elements[at].code, at);
}

feel::type compiler::scale_type(scale_id scale) const {
  if (scale == no_id) return feel::type::nothing();
  const auto& s = source->scales[scale];
  return feel::type::rating(s.levels, s.ordered);
}

feel::type compiler::type_of(value_type kind, const std::optional<ref>& scale, const std::vector<entry_field>& entry,
                             const spot& at) {
  switch (kind) {
    case value_type::boolean:
      return feel::type::boolean();
    case value_type::count:
    case value_type::number:
      return feel::type::number();
    case value_type::date:
      return feel::type::date();
    case value_type::text:
      return feel::type::string();
    case value_type::rating: {
      if (!scale) {
        report("indicator.scale_missing", at, "kiểu rating cần khoá \"scale\"", "type rating needs the key \"scale\"");
        return feel::type::nothing();
      }
      return scale_type(resolve(*scale, scales, "reference.unknown", {"thang đánh giá", "scale"}));
    }
    case value_type::set:
    case value_type::list: {
      std::vector<std::pair<std::string, feel::type>> fields;
      for (const auto& f : entry) fields.emplace_back(f.name, type_of(f.type, f.scale, {}, at));
      return feel::type::list(feel::type::context(std::move(fields)));
    }
  }
  return feel::type::nothing();
}

period_type compiler::period_of(const ref& wanted) {
  if (const auto known = period_type_of(wanted.name, *source)) return *known;
  auto words = periods.spellings();
  for (const auto& [word, form] : built_in_periods) words.emplace_back(word);
  report("reference.unknown", wanted.at, "không có kỳ nào tên là \"" + wanted.name + "\"",
         "there is no period named \"" + wanted.name + "\"", severity::error, nearest_spelling(wanted.name, words));
  return {};
}

std::pair<version_id, version_id> compiler::versions_of(const std::optional<ref>& since,
                                                        const std::optional<ref>& until) {
  const words kind{"phiên bản", "version"};
  version_id from = resolve(since, versions, "reference.unknown", kind);
  version_id to = resolve(until, versions, "reference.unknown", kind);
  if (!from) from = version_id(0U);
  if (!to) to = book->versions.last();
  if (from > to) report("version.order", since->at, "\"since\" sau \"until\"", "\"since\" comes after \"until\"");
  return {from, to};
}

inline words words_of(name_kind kind) {
  switch (kind) {
    case name_kind::indicator:
      return {"chỉ số báo cáo", "an indicator"};
    case name_kind::parameter:
      return {"tham số", "a parameter"};
    case name_kind::measure:
      return {"chỉ số tính toán", "a measure"};
    case name_kind::lifecycle:
      return {"tình trạng công nhận", "a lifecycle"};
    case name_kind::item:
      return {"tiêu chí hay nhóm", "a criterion or group"};
    case name_kind::duty:
      return {"nhiệm vụ", "a duty"};
  }
  return {};
}

name_id compiler::resolve_name(const ref& wanted, std::initializer_list<name_kind> kinds, const tieuchi::words& words,
                               std::string_view code_of_other_kind) {
  const auto nearest = [&] {
    std::vector<std::string> fitting;
    if (!tells()) return std::string();
    for (const name_entry& entry : book->names) {
      if (std::ranges::find(kinds, entry.kind) == kinds.end()) continue;
      fitting.push_back(entry.id);
      if (!entry.code.empty()) fitting.push_back(entry.code);
    }
    return nearest_spelling(wanted.name, fitting);
  };
  const name_id found = names.find(wanted.name);
  if (found == no_id) {
    report("reference.unknown", wanted.at, "không có " + words.vi + " nào tên là \"" + wanted.name + "\"",
           "there is no " + words.en + " named \"" + wanted.name + "\"", severity::error, nearest());
    return no_id;
  }
  const name_kind kind = book->names[found].kind;
  if (std::ranges::find(kinds, kind) != kinds.end()) return found;
  const tieuchi::words is = words_of(kind);
  report(std::string(code_of_other_kind), wanted.at, "\"" + wanted.name + "\" là " + is.vi + "; ở đây cần " + words.vi,
         "\"" + wanted.name + "\" is " + is.en + "; needed here: " + words.en, severity::error, nearest());
  return no_id;
}

void compiler::resolve_actor(const std::optional<ref>& wanted, bool or_part_of_unit) {
  if (!wanted || agencies.find(wanted->name) != no_id) return;
  std::vector<std::string> known = agencies.spellings();
  for (const auto& a : source->agencies) {
    if (a.kind == wanted->name) return;
    if (!a.kind.empty()) known.push_back(a.kind);
  }
  if (or_part_of_unit) {
    if (bodies.find(wanted->name) != no_id || unit_types.find(wanted->name) != no_id) return;
    for (std::string& word : bodies.spellings()) known.push_back(std::move(word));
    for (std::string& word : unit_types.spellings()) known.push_back(std::move(word));
  }
  report(
      "reference.unknown", wanted->at,
      "\"" + wanted->name + "\" không phải cơ quan, loại cơ quan" +
          (or_part_of_unit ? ", chủ thể hay loại đơn vị" : ""),
      "\"" + wanted->name + "\" is no agency or kind of agency" + (or_part_of_unit ? ", no body and no unit type" : ""),
      severity::error, nearest_spelling(wanted->name, known));
}

/// Where each name gets its variants; every kind of element that FEEL may name comes through here.
struct name_lister {
  compiler& work;

  template <class Elements>
  void list(const Elements& elements, name_kind kind, bool is_group = false) {
    for (std::size_t at = 0; const element& e : elements) add(e, kind, at++, is_group);
  }

  void add(const element& e, name_kind kind, std::size_t at, bool is_group) {
    auto& book = *work.book;
    const auto [since, until] = work.versions_of(e.since, e.until);
    name_id name = work.names.find_id(e.id);
    if (name == no_id) {
      name = book.names.add({e.id, e.code, kind, feel::type::nothing(), {}});
      work.names.add(e.id, e.code, name);
      book.name_ids.emplace(e.id, name);
    } else if (book.names[name].kind != kind) {
      work.report("duplicate.id", e.at, "mã \"" + e.id + "\" đã dùng cho loại khác",
                  "the id \"" + e.id + "\" already names an element of another kind");
      return;
    }
    auto& entry = book.names[name];
    if (entry.code.empty()) entry.code = e.code;
    for (const variant& v : entry.variants)
      if (v.since <= until && since <= v.until) {
        work.report("version.overlap", e.at, "hai phần tử cùng mã \"" + e.id + "\" có hiệu lực trong một phiên bản",
                    "two elements with the id \"" + e.id + "\" are in force in one version");
        break;
      }
    entry.variants.push_back({at, is_group, since, until});
  }
};

inline void list_versions(compiler& work) {
  const auto& p = *work.source;
  auto& book = *work.book;
  for (const auto& v : p.versions) {
    version_entry entry;
    entry.spec = &v;
    entry.begins = v.from_day ? *v.from_day : *date::of(v.from_year.value_or(p.year_from), 1, 1);
    entry.recorded_on = v.recorded_on.value_or(entry.begins);
    if (!book.versions.empty() && entry.begins <= book.versions.back().begins)
      work.report("version.order", v.at, "phiên bản \"" + v.id + "\" không bắt đầu sau phiên bản trước",
                  "version \"" + v.id + "\" does not begin after the one before it");
    book.versions.push_back(std::move(entry));
  }
  if (book.versions.empty()) {
    version_entry whole;
    whole.begins = whole.recorded_on = date{std::numeric_limits<std::int64_t>::min()};
    book.versions.push_back(whole);
  }
}

inline void mark_unavailable(compiler& work) {
  auto& book = *work.book;
  for (auto& v : book.versions) {
    v.unavailable.assign(book.names.size(), false);
    if (!v.spec) continue;
    for (const ref& r : v.spec->unavailable) {
      const name_id name = work.resolve(r, work.names, "reference.unknown",
                                        {"tiêu chí, chỉ số hay tham số", "item, measure or parameter"});
      if (name != no_id) v.unavailable[name] = true;
    }
  }
}

inline void warn_of_gaps(compiler& work) {
  for (auto& entry : work.book->names) {
    auto sorted = entry.variants;
    std::ranges::sort(sorted, {}, &variant::since);
    for (std::size_t i = 1; i < sorted.size(); ++i)
      if (sorted[i].since.number() > sorted[i - 1].until.number() + 1)
        work.report("version.gap", spot_of_variant(work, entry, sorted[i]),
                    "\"" + entry.id + "\" vắng mặt trong một phiên bản ở giữa",
                    "\"" + entry.id + "\" is missing in a version between two others", severity::warning);
  }
}

inline void publish_ids(compiler& work) {
  const auto& p = *work.source;
  auto& book = *work.book;
  const auto publish = [](auto& into, const auto& elements) {
    for (const auto at : elements.ids()) into.emplace(elements[at].id, at);
    for (const auto at : elements.ids())
      if (!elements[at].code.empty()) into.emplace(elements[at].code, at);
  };
  publish(book.agency_ids, p.agencies);
  publish(book.cohort_ids, p.cohorts);
  publish(book.target_ids, p.targets);
  publish(book.clause_ids, p.clauses);
  for (const unit_id unit : p.units.ids()) book.unit_ids.emplace(p.units[unit].id, unit);
  for (const name_id name : book.names.ids())
    if (!book.names[name].code.empty()) book.name_ids.emplace(book.names[name].code, name);
  for (const auto& [id, unit] : book.unit_ids) book.units_by_id.push_back(unit);
}

void compiler::list_names() {
  const auto& p = *source;
  list_elements(cohorts, p.cohorts);
  list_elements(unit_types, p.unit_types);
  list_elements(bodies, p.bodies);
  list_elements(agencies, p.agencies);
  list_elements(scales, p.scales);
  list_elements(periods, p.periods);
  list_elements(calendars, p.calendars);
  list_elements(classes, p.document_classes);
  list_elements(filings, p.filings);
  list_elements(versions, p.versions);
  list_elements(clauses, p.clauses);
  list_elements(sources, p.sources);
  list_elements(targets, p.targets);
  for (const unit_id unit : p.units.ids()) units.add(p.units[unit].id, {}, unit);
  list_versions(*this);
  name_lister lister{*this};
  lister.list(p.indicators, name_kind::indicator);
  lister.list(p.parameters, name_kind::parameter);
  lister.list(p.measures, name_kind::measure);
  lister.list(p.lifecycles, name_kind::lifecycle);
  for (const auto& [is_group, at] : p.item_order) {
    if (is_group)
      lister.add(p.groups[at], name_kind::item, at, true);
    else
      lister.add(p.criteria[at], name_kind::item, at, false);
  }
  lister.list(p.duties, name_kind::duty);
  mark_unavailable(*this);
  warn_of_gaps(*this);
  publish_ids(*this);
  reads.resize(book->names.size() + p.cohorts.size());
  for (const auto& [is_group, at] : p.item_order) {
    const item_id item = item_named(names.find_id(is_group ? p.groups[at].id : p.criteria[at].id));
    if (std::ranges::find(book->items, item) == book->items.end()) book->items.push_back(item);
  }
}

}  // namespace detail
}  // namespace TIEUCHI_ABI
}  // namespace tieuchi

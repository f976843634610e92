#pragma once

// Second stage: cohorts, filings, indicators and parameters; with them every name of a reported value has its type.

#include <tieuchi/compile/scope.hpp>

#include <algorithm>

namespace tieuchi {
inline namespace TIEUCHI_ABI {
namespace detail {

TIEUCHI_INLINE std::optional<period_type> compiler::period_of_name(index name) const {
  const auto& entry = book->names[name];
  const variant& v = entry.variants.front();
  if (entry.kind == name_kind::indicator) return book->indicators[v.element].period;
  if (entry.kind == name_kind::measure) return book->measures[v.element].period;
  if (entry.kind != name_kind::item) return std::nullopt;
  const auto& written = v.is_group ? source->groups[v.element].period : source->criteria[v.element].period;
  return written ? period_type_of(written->name, *source).value_or(period_type{}) : period_type{};
}

TIEUCHI_INLINE bool compiler::has_points(const variant& v) const {
  if (v.is_group) return source->groups[v.element].combine == composition::points;
  const auto& c = source->criteria[v.element];
  return c.score.has_value() || c.points.has_value();
}

TIEUCHI_INLINE bool compiler::has_points(index item_name) const {
  return std::ranges::any_of(book->names[item_name].variants, [&](const variant& v) { return has_points(v); });
}

TIEUCHI_INLINE const criterion::grade_spec* compiler::grade_of(index item_name) const {
  for (const variant& v : book->names[item_name].variants)
    if (!v.is_group && source->criteria[v.element].grade) return &*source->criteria[v.element].grade;
  return nullptr;
}

inline void type_indicators(compiler& work) {
  for (const auto& i : work.source->indicators) {
    compiled_indicator done;
    done.spec = &i;
    done.name = work.names.find_id(i.id);
    done.period = work.period_of(i.period);
    if (i.type == value_type::rating && !i.scale)
      work.report("indicator.scale_missing", i.at, "chỉ số kiểu rating cần khoá \"scale\"",
                  "an indicator of type rating needs \"scale\"");
    else
      done.type = work.type_of(i.type, i.scale, i.entry, i.at);
    if (!i.none_word.empty()) done.type = feel::type::list(done.type);
    if (done.name != no_index) work.book->names[done.name].type = done.type;
    work.book->indicators.push_back(std::move(done));
  }
}

inline void type_parameters(compiler& work) {
  for (const auto& p : work.source->parameters) {
    compiled_parameter done;
    done.spec = &p;
    done.name = work.names.find_id(p.id);
    done.type = work.type_of(p.type, p.scale, p.entry, p.at);
    if (p.type == value_type::set) done.type = done.type.element();
    if (done.name != no_index) work.book->names[done.name].type = done.type;
    work.book->parameters.push_back(std::move(done));
  }
}

inline void type_measures(compiler& work) {
  for (const auto& m : work.source->measures) {
    compiled_measure done;
    done.spec = &m;
    done.name = work.names.find_id(m.id);
    done.period = work.period_of(m.period);
    if (m.type == value_type::list) {
      if (!m.of && m.entry.empty())
        work.report("value.type", m.at, "kiểu list cần \"of\" hoặc \"entry\"", "type list needs \"of\" or \"entry\"");
      else if (m.of)
        done.type = feel::type::list(work.type_of(*m.of, m.scale, m.entry, m.at));
      else
        done.type = work.type_of(value_type::set, m.scale, m.entry, m.at);
    } else {
      done.type = work.type_of(m.type, m.scale, m.entry, m.at);
    }
    if (done.name != no_index) work.book->names[done.name].type = done.type;
    work.book->measures.push_back(std::move(done));
  }
}

inline void type_states_and_items(compiler& work) {
  for (const auto& l : work.source->lifecycles)
    if (const index name = work.names.find_id(l.id); name != no_index)
      work.book->names[name].type = feel::type::rating(l.states, false);
  for (auto& entry : work.book->names)
    if (entry.kind == name_kind::item) entry.type = outcome_type();
}

inline feel::type type_of_variant(const compiler& work, const name_entry& entry, const variant& v) {
  switch (entry.kind) {
    case name_kind::indicator:
      return work.book->indicators[v.element].type;
    case name_kind::parameter:
      return work.book->parameters[v.element].type;
    case name_kind::measure:
      return work.book->measures[v.element].type;
    case name_kind::lifecycle:
      return feel::type::rating(work.source->lifecycles[v.element].states, false);
    case name_kind::item:
    case name_kind::duty:
      break;
  }
  return entry.type;
}

/// What the texts of one id must have in common beside the type: the period and, where they grade, the scale.
inline std::pair<std::string, std::string> shape_of_variant(const compiler& work, const name_entry& entry,
                                                            const variant& v) {
  const auto& p = *work.source;
  switch (entry.kind) {
    case name_kind::indicator:
      return {p.indicators[v.element].period.name, ""};
    case name_kind::measure:
      return {p.measures[v.element].period.name, ""};
    case name_kind::item: {
      const item& written = v.is_group ? static_cast<const item&>(p.groups[v.element]) : p.criteria[v.element];
      const auto* grade = v.is_group || !p.criteria[v.element].grade ? nullptr : &*p.criteria[v.element].grade;
      return {written.period ? written.period->name : "year", grade ? grade->scale.name : ""};
    }
    case name_kind::parameter:
    case name_kind::lifecycle:
    case name_kind::duty:
      break;
  }
  return {};
}

/// A name has one type, one period and one scale in all versions: what reads it is compiled once.
inline void check_variants(compiler& work, const name_entry& entry) {
  const variant& first = entry.variants.front();
  for (const variant& v : entry.variants) {
    const auto [period, scale] = shape_of_variant(work, entry, v);
    const auto [first_period, first_scale] = shape_of_variant(work, entry, first);
    const bool same_scale = scale.empty() || first_scale.empty() || scale == first_scale;
    if (period == first_period && same_scale && type_of_variant(work, entry, v) == type_of_variant(work, entry, first))
      continue;
    work.report("version.type", spot_of_variant(work, entry, v),
                "\"" + entry.id + "\" có kiểu, kỳ hoặc thang khác ở phiên bản khác; hãy dùng mã khác",
                "\"" + entry.id + "\" has another type, period or scale in another version; give it another id");
  }
}

/// Types of all names, before any text is read.
inline void type_names(compiler& work) {
  type_indicators(work);
  type_parameters(work);
  type_measures(work);
  type_states_and_items(work);
  for (const name_entry& entry : work.book->names) check_variants(work, entry);
}

inline void compile_cohort(compiler& work, const cohort& c) {
  compiled_cohort done;
  done.spec = &c;
  work.current = work.node_of_cohort(static_cast<index>(&c - work.source->cohorts.data()));
  for (const auto& t : c.types)
    done.types.push_back(work.resolve(t, work.unit_types, "reference.unknown", {"loại đơn vị", "unit type"}));
  for (const auto& u : c.units) {
    const index unit = work.resolve(u, work.units, "cohort.unit_unknown", {"đơn vị", "unit"});
    if (unit != no_index) done.members.push_back(unit);
  }
  std::ranges::sort(done.members, {}, [&](index u) { return work.source->units[u].id; });
  if (c.within) done.within = work.resolve(*c.within, work.units, "cohort.unit_unknown", {"đơn vị", "unit"});
  const text_place at{"cohort." + c.id + "/where", {}, {}, true};
  if (c.where) done.where = work.text_of(*c.where, feel::type::boolean(), row_place(at, 1), &c.clauses);
  work.check_day(c.exists, at);
  for (const auto& s : c.same) {
    if (s.name == "type")
      done.same.push_back({slot_kind::type});
    else if (s.name == "parent")
      done.same.push_back({slot_kind::parent});
    else if (const index name = work.resolve(s, work.names, "reference.unknown", {"chỉ số", "indicator"});
             name != no_index) {
      done.same.push_back({slot_kind::name, name});
      work.note_read(done.same.back());
      work.check_period(name, at, s.at);
    }
  }
  work.current = no_index;
  if (c.types.empty() && !c.frozen)
    work.report("cohort.empty", c.at, "nhóm cần \"types\" hoặc \"units\"", "a cohort needs \"types\" or \"units\"");
  work.book->cohorts.push_back(std::move(done));
}

TIEUCHI_INLINE void compiler::compile_cohorts() {
  if (source->calendar)
    book->calendar = resolve(*source->calendar, calendars, "reference.unknown", {"lịch", "calendar"});
  type_names(*this);
  book->subject = resolve(source->subject, cohorts, "reference.unknown", {"nhóm đơn vị", "cohort"});
  for (const auto& c : source->cohorts) compile_cohort(*this, c);
  const text_place at{"programme/reference_day", {}, {}, false};
  check_day(source->reference_day, at);
  check_day(source->settles, at);
}

inline void compile_filing(compiler& work, const filing& f) {
  compiled_filing done;
  done.spec = &f;
  const text_place at{"filing." + f.id, {}, {}, true};
  if (f.extended_by) {
    done.extended_by = work.resolve(*f.extended_by, work.names, "reference.unknown", {"chỉ số ngày", "date indicator"});
    if (done.extended_by != no_index && !work.book->names[done.extended_by].type.is(feel::type::kind::date))
      work.report("filing.extension_type", f.extended_by->at, "\"extended_by\" phải là một chỉ số kiểu ngày",
                  "\"extended_by\" must be a date indicator");
  }
  if (f.duty) done.duty = work.resolve(*f.duty, work.names, "reference.unknown", {"nhiệm vụ", "duty"});
  for (const auto& c : f.late_accepts)
    done.late_accepts.push_back(work.resolve(c, work.classes, "reference.unknown", {"loại văn bản", "document class"}));
  for (const auto& c : f.precedence)
    done.precedence.push_back(work.resolve(c, work.classes, "reference.unknown", {"loại văn bản", "document class"}));
  work.check_day(f.last_day, at);
  work.check_day(f.settles, at);
  work.book->filings.push_back(std::move(done));
}

inline void check_default(compiler& work, const indicator& i) {
  if (!i.default_value || (!i.none_word.empty() && i.default_value->text == i.none_word)) return;
  const index scale = i.scale ? work.scales.find(i.scale->name) : no_index;
  if (i.type == value_type::set) {
    if (i.default_value->text != "none")
      work.report("indicator.default_type", i.default_value->at, "giá trị mặc định của tập hợp chỉ có thể là \"none\"",
                  "the default of a set can only be \"none\"");
    return;
  }
  work.check_literal(*i.default_value, i.type, scale, "indicator.default_type");
}

inline void check_bounds(compiler& work, const indicator& i, compiled_indicator& done) {
  const auto bound = [&](const std::optional<literal>& written, index& parameter) {
    if (!written || number::parse(written->text)) return;
    parameter = work.names.find(written->text);
    if (parameter == no_index || work.book->names[parameter].kind != name_kind::parameter) {
      parameter = no_index;
      work.report("reference.unknown", written->at, "giới hạn phải là số hoặc tên một tham số",
                  "a bound is a number or the name of a parameter", severity::error,
                  nearest_spelling(written->text, work.names.spellings()));
    }
  };
  bound(i.min, done.min_parameter);
  bound(i.max, done.max_parameter);
  if (i.min && i.max) {
    const auto low = number::parse(i.min->text), high = number::parse(i.max->text);
    if (low && high && *high < *low)
      work.report("domain.empty", i.at, "\"max\" nhỏ hơn \"min\"", "\"max\" is less than \"min\"");
  }
}

/// Whether a carry rule can make a value of the type; `own`, `none` and `never` fit every type.
inline bool carries(carry_kind rule, value_type type) {
  const bool number = type == value_type::count || type == value_type::number;
  switch (rule) {
    case carry_kind::sum:
    case carry_kind::mean:
      return number;
    case carry_kind::all_of:
    case carry_kind::any_of:
      return type == value_type::boolean;
    case carry_kind::worst:
    case carry_kind::best:
      return type == value_type::rating;
    case carry_kind::least:
    case carry_kind::greatest:
      return number || type == value_type::date || type == value_type::rating;
    case carry_kind::union_of:
      return type == value_type::set;
    case carry_kind::own:
    case carry_kind::none:
    case carry_kind::never:
      return true;
  }
  return false;
}

inline void check_carry(compiler& work, const indicator& i) {
  if (!i.carry || carries(i.carry->rule, i.type)) return;
  const std::string rule(code_of(i.carry->rule));
  work.report("indicator.carry_type", i.at,
              "quy tắc chuyển \"" + rule + "\" không dùng được cho kiểu " + std::string(code_of(i.type)),
              "the carry rule \"" + rule + "\" does not fit the type " + std::string(code_of(i.type)));
}

/// What the terms of a filing read for each of its indicators: named days, and the extension unless it is this one.
inline void note_filing(compiler& work, const compiled_indicator& i) {
  if (i.filing == no_index) return;
  const compiled_filing& filing = work.book->filings[i.filing];
  for (const auto* day : {&filing.spec->last_day, &filing.spec->settles})
    if (*day) work.note_read({slot_kind::name, work.names.find_id((*day)->anchor)});
  if (filing.extended_by != i.name) work.note_read({slot_kind::name, filing.extended_by});
}

inline void compile_indicator(compiler& work, const indicator& i, compiled_indicator& done) {
  work.current = done.name;
  if (i.filing) done.filing = work.resolve(*i.filing, work.filings, "reference.unknown", {"kỳ nộp hồ sơ", "filing"});
  if (i.subject && !i.of_agency)
    done.subject = work.resolve(*i.subject, work.cohorts, "reference.unknown", {"nhóm đơn vị", "cohort"});
  else if (!i.of_agency)
    done.subject = work.book->subject;
  if (i.body) done.body = work.resolve(*i.body, work.bodies, "reference.unknown", {"chủ thể", "body"});
  const carry_spec& carry = i.carry ? *i.carry : work.source->carry;
  done.carry.spec = &carry;
  const text_place at{i.id, done.period, {}, true};
  if (carry.weight) {
    done.carry.weight = work.resolve(*carry.weight, work.names, "reference.unknown", {"chỉ số", "indicator"});
    work.note_read({slot_kind::name, done.carry.weight == done.name ? no_index : done.carry.weight});
    work.check_period(done.carry.weight, at, carry.weight->at);
  }
  if (carry.among)
    done.carry.among = work.resolve(*carry.among, work.cohorts, "reference.unknown", {"nhóm đơn vị", "cohort"});
  work.note_cohort(done.carry.among, true);
  note_filing(work, done);
  check_carry(work, i);
  check_default(work, i);
  check_bounds(work, i, done);
  work.check_day(i.settles, at);
  work.check_day(i.default_after, at);
  work.current = no_index;
}

inline void compile_parameter(compiler& work, compiled_parameter& done) {
  const auto& p = *done.spec;
  for (const auto& key : p.keys) {
    const auto plain = std::ranges::find(frame_names, std::string_view(key), &plain_name::word);
    if (plain != frame_names.end()) {
      done.keys.push_back({plain->kind});
      continue;
    }
    const index name = work.names.find_id(key);
    if (name == no_index)
      work.report("reference.unknown", p.at, "khoá \"" + key + "\" không phải tên trong khung",
                  "key \"" + key + "\" is no name of the frame", severity::error,
                  nearest_spelling(key, work.names.spellings()));
    done.keys.push_back({slot_kind::name, name});
    if (name != no_index && done.name != no_index) work.reads[done.name].push_back({{slot_kind::name, name}, false});
  }
  const index scale = p.scale ? work.scales.find(p.scale->name) : no_index;
  for (const auto& row : p.rows) {
    for (const auto& [key, value] : row.key)
      if (std::ranges::find(p.keys, key) == p.keys.end())
        work.report("parameter.key", value.at, "\"" + key + "\" không có trong \"keys\"",
                    "\"" + key + "\" is not among \"keys\"", severity::error, nearest_spelling(key, p.keys));
    for (const auto& [field, value] : row.fields)
      if (field.empty() && value.text != "delegated") work.check_literal(value, p.type, scale, "value.type");
  }
}

TIEUCHI_INLINE void compiler::compile_facts() {
  for (const auto& f : source->filings) compile_filing(*this, f);
  for (auto& done : book->indicators) compile_indicator(*this, *done.spec, done);
  for (auto& done : book->parameters) compile_parameter(*this, done);
}

}  // namespace detail
}  // namespace TIEUCHI_ABI
}  // namespace tieuchi

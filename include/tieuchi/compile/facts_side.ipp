#pragma once

// Second stage: cohorts, filings, indicators and parameters; with them every name of a reported value has its type.

#include <tieuchi/compile/checks_tables.ipp>
#include <tieuchi/compile/scope.hpp>

#include <algorithm>

namespace tieuchi {
inline namespace TIEUCHI_ABI {
namespace detail {

std::optional<period_type> compiler::period_of_name(name_id name) const {
  const auto& entry = book->names[name];
  const variant& v = entry.variants.front();
  if (entry.kind == name_kind::indicator) return book->indicators[v.element].period;
  if (entry.kind == name_kind::measure) return book->measures[v.element].period;
  if (entry.kind != name_kind::item) return std::nullopt;
  const auto& written = v.is_group ? source->groups[v.element].period : source->criteria[v.element].period;
  return written ? period_type_of(written->name, *source).value_or(period_type{}) : period_type{};
}

bool compiler::has_points(const variant& v) const {
  if (v.is_group) return source->groups[v.element].combine == composition::points;
  const auto& c = source->criteria[v.element];
  return c.score.has_value() || c.points.has_value();
}

bool compiler::has_points(item_id item_name) const {
  return std::ranges::any_of(book->names[item_name].variants, [&](const variant& v) { return has_points(v); });
}

bool compiler::has_maximum(item_id item_name, version_id since, version_id until) const {
  return std::ranges::all_of(book->names[item_name].variants, [&](const variant& v) {
    if (until < v.since || v.until < since) return true;
    return v.is_group ? source->groups[v.element].combine == composition::points
                      : source->criteria[v.element].score.has_value();
  });
}

const criterion::grade_spec* compiler::grade_of(item_id item_name) const {
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
    if (done.name != no_id) work.book->names[done.name].type = done.type;
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
    if (done.name != no_id) work.book->names[done.name].type = done.type;
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
    if (done.name != no_id) work.book->names[done.name].type = done.type;
    work.book->measures.push_back(std::move(done));
  }
}

inline void type_states_and_items(compiler& work) {
  for (const auto& l : work.source->lifecycles)
    if (const name_id name = work.names.find_id(l.id); name != no_id)
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
  work.current = work.node_of(work.source->cohorts.id_of(c));
  for (const auto& t : c.types)
    done.types.push_back(work.resolve(t, work.unit_types, "reference.unknown", {"loại đơn vị", "unit type"}));
  for (const auto& u : c.units) {
    const unit_id unit = work.resolve(u, work.units, "cohort.unit_unknown", {"đơn vị", "unit"});
    if (unit != no_id) done.members.push_back(unit);
  }
  done.listed = done.members;
  std::ranges::sort(done.listed);
  std::ranges::sort(done.members, {}, [&](unit_id u) { return std::string_view(work.source->units[u].id); });
  if (c.within) done.within = work.resolve(*c.within, work.units, "cohort.unit_unknown", {"đơn vị", "unit"});
  const text_place at{c.id + "/where", {}, {}};
  if (c.where) done.where = work.text_of(*c.where, feel::type::boolean(), row_place(at, 1), &c.clauses);
  work.check_day(c.exists, at);
  for (const auto& s : c.same) {
    if (s.name == "type")
      done.same.push_back({slot_kind::type});
    else if (s.name == "parent")
      done.same.push_back({slot_kind::parent});
    else if (const name_id name = work.resolve(s, work.names, "reference.unknown", {"chỉ số", "indicator"});
             name != no_id) {
      done.same.push_back({slot_kind::name, name});
      work.note_read(done.same.back());
      work.check_period(name, at, s.at);
    }
  }
  work.current = no_id;
  if (c.types.empty() && !c.frozen)
    work.report("cohort.empty", c.at, "nhóm cần \"types\" hoặc \"units\"", "a cohort needs \"types\" or \"units\"");
  work.book->cohorts.push_back(std::move(done));
}

void compiler::compile_cohorts() {
  if (source->calendar)
    book->calendar = resolve(*source->calendar, calendars, "reference.unknown", {"lịch", "calendar"});
  type_names(*this);
  book->subject = resolve(source->subject, cohorts, "reference.unknown", {"nhóm đơn vị", "cohort"});
  for (const auto& c : source->cohorts) compile_cohort(*this, c);
  const text_place at{"programme/reference_day", {}, {}};
  check_day(source->reference_day, at);
  check_day(source->settles, at);
}

inline void compile_filing(compiler& work, const filing& f) {
  compiled_filing done;
  done.spec = &f;
  const text_place at{"filing." + f.id, {}, {}};
  work.resolve_actor(f.reporter, true);
  if (f.extended_by) {
    done.extended_by = work.resolve_name(*f.extended_by, {name_kind::indicator}, {"chỉ số ngày", "date indicator"},
                                         "filing.extension_type");
    if (done.extended_by != no_id && !work.book->names[done.extended_by].type.is(feel::type::kind::date))
      work.report("filing.extension_type", f.extended_by->at, "\"extended_by\" phải là một chỉ số kiểu ngày",
                  "\"extended_by\" must be a date indicator");
  }
  if (f.duty) done.duty = work.resolve_name(*f.duty, {name_kind::duty}, {"nhiệm vụ", "duty"});
  for (const auto& c : f.late_accepts)
    done.late_accepts.push_back(work.resolve(c, work.classes, "reference.unknown", {"loại văn bản", "document class"}));
  for (const auto& c : f.precedence)
    done.precedence.push_back(work.resolve(c, work.classes, "reference.unknown", {"loại văn bản", "document class"}));
  work.check_day(f.last_day, at);
  work.check_day(f.settles, at);
  work.book->filings.push_back(std::move(done));
}

/// A value that stands in for a lack, or for what is left of a part, is one that could have been reported.
inline bool check_stand_in(compiler& work, const literal& written, const indicator& i, std::string_view code) {
  if (!i.none_word.empty() && written.quoted && written.text == i.none_word) return true;
  const scale_id scale = i.scale ? work.scales.find(i.scale->name) : no_id;
  if (i.type != value_type::set) return work.check_literal(written, i.type, scale, code);
  if (written.text == "none") return true;
  work.report(std::string(code), written.at, "với tập hợp, giá trị này chỉ có thể là \"none\"",
              "of a set this value can only be \"none\"");
  return false;
}

inline void check_default(compiler& work, const indicator& i) {
  if (!i.default_value || !check_stand_in(work, *i.default_value, i, "indicator.default_type")) return;
  const auto given = number_of(i.default_value), low = number_of(i.min), high = number_of(i.max);
  if (given && ((low && *given < *low) || (high && *given > *high)))
    work.report("indicator.default_type", i.default_value->at, "giá trị mặc định nằm ngoài miền \"min\" .. \"max\"",
                "the default lies outside the domain \"min\" .. \"max\"");
}

/// The parameter that sets a bound: one number for the whole frame. A number stands without quotes.
inline name_id parameter_of_bound(compiler& work, const literal& written, bool keys_allowed) {
  const name_id name = written.quoted ? work.names.find(written.text) : no_id;
  const bool known = name != no_id && work.book->names[name].kind == name_kind::parameter;
  if (!known) {
    if (number::parse(written.text)) {
      work.check_literal(written, value_type::number, no_id, "value.type");
      return no_id;
    }
    std::vector<std::string> parameters;
    for (const auto& p : work.source->parameters) parameters.push_back(p.id);
    work.report("reference.unknown", written.at, "giới hạn phải là số hoặc tên một tham số",
                "a bound is a number or the name of a parameter", severity::error,
                nearest_spelling(written.text, parameters));
    return no_id;
  }
  for (const variant& v : work.book->names[name].variants) {
    const parameter& p = work.source->parameters[v.element];
    const bool number = p.type == value_type::count || p.type == value_type::number;
    if (number && (keys_allowed || p.keys.empty())) continue;
    work.report("value.type", written.at,
                number ? "tham số \"" + p.id + "\" có khoá nên không làm giới hạn của chỉ số được"
                       : "tham số \"" + p.id + "\" không phải một số",
                number ? "the parameter \"" + p.id + "\" has keys and cannot be a bound of an indicator"
                       : "the parameter \"" + p.id + "\" is no number");
    return no_id;
  }
  return name;
}

inline void check_bounds(compiler& work, const indicator& i, compiled_indicator& done) {
  if (i.min && !number_of(i.min)) done.min_parameter = parameter_of_bound(work, *i.min, false);
  if (i.max && !number_of(i.max)) done.max_parameter = parameter_of_bound(work, *i.max, false);
  auto low = number_of(i.min);
  const auto high = number_of(i.max);
  if (i.type == value_type::count && (!low || low->sign() < 0)) low = number(0);
  if (low && high && *high < *low)
    work.report("domain.empty", i.max->at, "không có giá trị nào: \"max\" nhỏ hơn " + low->text(),
                "there is no such value: \"max\" is less than " + low->text());
}

/// Whether a carry rule can make a value of the type; `own`, `none` and `never` fit every type.
inline bool carries(const compiler& work, carry_kind rule, const indicator& i) {
  const bool number = i.type == value_type::count || i.type == value_type::number;
  const scale_id scale = i.scale ? work.scales.find(i.scale->name) : no_id;
  const bool level = i.type == value_type::rating && (scale == no_id || work.source->scales[scale].ordered);
  switch (rule) {
    case carry_kind::sum:
    case carry_kind::mean:
      return number;
    case carry_kind::all_of:
    case carry_kind::any_of:
      return i.type == value_type::boolean;
    case carry_kind::worst:
    case carry_kind::best:
      return level;
    case carry_kind::least:
    case carry_kind::greatest:
      return number || i.type == value_type::date || level;
    case carry_kind::union_of:
      return i.type == value_type::set;
    case carry_kind::own:
    case carry_kind::none:
    case carry_kind::never:
      return true;
  }
  return false;
}

/// What the terms of a filing read for each of its indicators: named days, and the extension unless it is this one.
inline void note_filing(compiler& work, const compiled_indicator& i) {
  if (i.filing == no_id) return;
  const compiled_filing& filing = work.book->filings[i.filing];
  for (const auto* day : {&filing.spec->last_day, &filing.spec->settles})
    if (*day) work.note_read({slot_kind::name, work.names.find_id((*day)->anchor)});
  if (filing.extended_by != i.name) work.note_read({slot_kind::name, filing.extended_by});
}

inline void check_carry(compiler& work, const indicator& i, const carry_spec& carry) {
  if (carries(work, carry.rule, i)) {
    if (carry.absent_as) check_stand_in(work, *carry.absent_as, i, "value.type");
    return;
  }
  const std::string rule(code_of(carry.rule));
  work.report("indicator.carry_type", carry.at,
              "quy tắc chuyển \"" + rule + "\" không dùng được cho kiểu " + std::string(code_of(i.type)),
              "the carry rule \"" + rule + "\" does not fit the type " + std::string(code_of(i.type)));
}

/// The programme's carry rule is that of every indicator without one of its own.
inline void check_usual_carry(compiler& work) {
  const carry_spec& carry = work.source->carry;
  std::string unfit;
  for (const indicator& i : work.source->indicators) {
    if (i.carry || i.of_agency) continue;
    if (!carries(work, carry.rule, i))
      unfit += (unfit.empty() ? "" : ", ") + i.id;
    else if (carry.absent_as && !check_stand_in(work, *carry.absent_as, i, "value.type"))
      return;
  }
  if (!unfit.empty())
    work.report("indicator.carry_type", carry.at,
                "quy tắc chuyển \"" + std::string(code_of(carry.rule)) + "\" không dùng được cho: " + unfit +
                    "; hãy ghi quy tắc riêng",
                "the carry rule \"" + std::string(code_of(carry.rule)) + "\" does not fit: " + unfit +
                    "; give them rules of their own");
}

inline compiled_carry compile_carry(compiler& work, const carry_spec& carry) {
  compiled_carry done;
  done.spec = &carry;
  if (carry.weight) {
    done.weight =
        work.resolve_name(*carry.weight, {name_kind::indicator}, {"chỉ số báo cáo", "indicator"}, "value.type");
    if (done.weight != no_id && !work.book->names[done.weight].type.is(feel::type::kind::number)) {
      work.report("value.type", carry.weight->at, "trọng số \"" + carry.weight->name + "\" không phải một số",
                  "the weight \"" + carry.weight->name + "\" is no number");
      done.weight = no_id;
    }
  }
  if (carry.among)
    done.among = work.resolve(*carry.among, work.cohorts, "reference.unknown", {"nhóm đơn vị", "cohort"});
  return done;
}

inline void check_open_values(compiler& work, const indicator& i) {
  for (const auto& [word, code] : i.open_values) {
    const scale_id scale = i.scale ? work.scales.find(i.scale->name) : no_id;
    const bool level = scale != no_id && std::ranges::find(work.source->scales[scale].levels, word) !=
                                             work.source->scales[scale].levels.end();
    const bool number = (i.type == value_type::count || i.type == value_type::number) && number::parse(word);
    const bool other = (i.type == value_type::boolean && (word == "true" || word == "false")) ||
                       (i.type == value_type::date && date::parse(word)) || word == i.none_word ||
                       word == work.source->withdrawn;
    if (level || number || other)
      work.report("value.type", i.at, "\"" + word + "\" trong \"open_values\" cũng là một giá trị của \"" + i.id + "\"",
                  "\"" + word + "\" among \"open_values\" is also a value of \"" + i.id + "\"");
  }
}

inline void check_computed_by(compiler& work, const indicator& i) {
  if (!i.computed_by) return;
  const auto& known = work.source->needs_programmes;
  if (std::ranges::find(known, i.computed_by->programme) == known.end())
    work.report("requires.missing", i.computed_by->at,
                "đề án \"" + i.computed_by->programme + "\" chưa có trong \"requires\"",
                "the programme \"" + i.computed_by->programme + "\" is not among \"requires\"", severity::error,
                nearest_spelling(i.computed_by->programme, known));
  if (i.type != value_type::boolean || !i.none_word.empty() || i.of_agency)
    work.report("value.type", i.computed_by->at, "kết quả của đề án khác là đúng hoặc sai, của một đơn vị",
                "an outcome of another programme is true or false, and of a unit");
}

inline void compile_indicator(compiler& work, const indicator& i, compiled_indicator& done,
                              const compiled_carry& usual) {
  work.current = work.node_of(done.name);
  if (i.filing) done.filing = work.resolve(*i.filing, work.filings, "reference.unknown", {"kỳ nộp hồ sơ", "filing"});
  if (i.subject && !i.of_agency)
    done.subject = work.resolve(*i.subject, work.cohorts, "reference.unknown", {"nhóm đơn vị", "cohort"});
  else if (!i.of_agency)
    done.subject = work.book->subject;
  if (i.body) work.resolve(*i.body, work.bodies, "reference.unknown", {"chủ thể", "body"});
  work.resolve_actor(i.judged_by, true);
  done.carry = i.carry ? compile_carry(work, *i.carry) : usual;
  if (i.carry && !i.of_agency) check_carry(work, i, *i.carry);
  check_default(work, i);
  check_bounds(work, i, done);
  check_open_values(work, i);
  check_computed_by(work, i);
  const text_place at{i.id, done.period, {}};
  work.note_read({slot_kind::name, done.carry.weight == done.name ? no_id : done.carry.weight});
  if (done.carry.weight != no_id) work.check_period(done.carry.weight, at, done.carry.spec->weight->at);
  work.note_cohort(done.carry.among, true);
  note_filing(work, done);
  work.check_day(i.settles, at);
  work.check_day(i.default_after, at);
  work.current = no_id;
}

inline void compile_parameter(compiler& work, compiled_parameter& done) {
  const auto& p = *done.spec;
  for (const auto& key : p.keys) {
    const auto plain = std::ranges::find(frame_names, std::string_view(key), &plain_name::word);
    if (plain != frame_names.end()) {
      done.keys.push_back({plain->kind});
      continue;
    }
    name_id name = work.names.find_id(key);
    if (name == no_id)
      work.report("reference.unknown", p.at, "khoá \"" + key + "\" không phải tên trong khung",
                  "key \"" + key + "\" is no name of the frame", severity::error,
                  nearest_spelling(key, work.names.spellings()));
    else if (!is_key(work.book->names[name])) {
      work.report("value.type", p.at, "\"" + key + "\" không có một giá trị để tra bảng",
                  "\"" + key + "\" has no single value by which a table is read");
      name = no_id;
    }
    done.keys.push_back({slot_kind::name, name});
    if (name != no_id && done.name != no_id)
      work.reads[work.node_of(done.name)].push_back({work.node_of(name), {slot_kind::name, name}, false});
  }
  check_rows(work, done);
}

void compiler::compile_facts() {
  for (const auto& f : source->filings) compile_filing(*this, f);
  const compiled_carry usual = compile_carry(*this, source->carry);
  for (auto& done : book->indicators) compile_indicator(*this, *done.spec, done, usual);
  check_usual_carry(*this);
  for (auto& done : book->parameters) compile_parameter(*this, done);
}

}  // namespace detail
}  // namespace TIEUCHI_ABI
}  // namespace tieuchi

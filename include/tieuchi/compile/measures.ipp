#pragma once

// Third stage: measures.

#include <tieuchi/compile/scope.hpp>

#include <algorithm>

namespace tieuchi {
inline namespace TIEUCHI_ABI {
namespace detail {

inline const words& cohort_words() {
  static const tieuchi::words words{"nhóm đơn vị", "cohort"};
  return words;
}

/// The keys of a rank or a quota; where it stands is told of each that cannot be put in order.
inline std::vector<compiled_order_key> compile_order_keys(compiler& work, const std::vector<order_key>& keys,
                                                          const text_place& at, const spot& where) {
  std::vector<compiled_order_key> done;
  for (const order_key& key : keys) {
    done.push_back({work.value_of(key.value, std::nullopt, at), key.ascending});
    const feel::type& type = done.back().value.type;
    if (!type.is(feel::type::kind::nothing) && !type.ordered())
      work.report("rank.by_type", where, "khoá xếp hạng phải so sánh được thứ tự",
                  "a key of order must be of an ordered type");
  }
  return done;
}

inline void compile_across(compiler& work, const measure& m, compiled_measure& done) {
  const auto& across = *m.across;
  done.across_cohort = work.resolve(across.cohort, work.cohorts, "reference.unknown", cohort_words());
  work.note_cohort(done.across_cohort, true);
  work.among_others = true;
  std::vector<std::pair<std::string, feel::type>> fields;
  text_place member{m.id + "/each", done.period, {}, feel::handed_on::in_list};
  for (const auto& [name, value] : across.each) {
    done.across_each.push_back(work.value_of(value, std::nullopt, member));
    fields.emplace_back(name, done.across_each.back().type);
  }
  work.among_others = false;
  const bool plain = fields.size() == 1 && fields.front().first.empty();
  text_place here{m.id + "/value", done.period, {}, feel::handed_on::by_name};
  here.locals = {{slot_kind::each, feel::type::list(plain ? fields.front().second : feel::type::context(fields))},
                 {slot_kind::cohort_size, feel::type::number()}};
  done.across_value = work.value_of(across.value, done.type, here);
}

inline void compile_days(compiler& work, const measure& m, compiled_measure& done) {
  const auto& days = *m.working_days;
  const auto dated = [&](const ref& r) {
    const name_id name = work.resolve_name(r, {name_kind::indicator, name_kind::measure},
                                           {"chỉ số ngày", "date indicator or measure"}, "value.type");
    if (name != no_id && !work.book->names[name].type.is(feel::type::kind::date))
      work.report("value.type", r.at, "\"" + r.name + "\" không phải kiểu ngày",
                  "\"" + r.name + "\" is not of type date");
    work.note_read({slot_kind::name, name});
    work.check_period(name, {m.id + "/working_days", done.period, {}}, r.at);
    return name;
  };
  done.days_from = dated(days.from);
  done.days_to = dated(days.to);
  done.days_calendar = days.calendar
                           ? work.resolve(*days.calendar, work.calendars, "reference.unknown", {"lịch", "calendar"})
                           : work.book->calendar;
  if (done.days_calendar == no_id && !days.calendar)
    work.report("day.no_calendar", m.at, "ngày làm việc cần một lịch", "working days need a calendar");
}

inline void check_measure(compiler& work, const measure& m, const compiled_measure& done) {
  if (done.period.form == period_form::dated || done.period.form == period_form::occasion)
    work.report("measure.period", m.period.at, "kỳ của chỉ số tính toán là năm, once, nửa năm, quý, tháng hoặc cửa sổ",
                "the period of a measure is a year, once, a half, a quarter, a month or a window");
  if ((m.rank || m.working_days) && !done.type.is(feel::type::kind::number))
    work.report("value.type", m.at, "thứ hạng và số ngày làm việc là một số",
                "a rank and a number of working days are of the type number or count");
  const scale_id scale = m.scale ? work.scales.find(m.scale->name) : no_id;
  if (m.before_start) work.check_literal(*m.before_start, m.type, scale, "value.type");
}

void compiler::compile_measures() {
  for (auto& done : book->measures) {
    const measure& m = *done.spec;
    current = node_of(done.name);
    check_measure(*this, m, done);
    done.subject = m.subject ? resolve(*m.subject, cohorts, "reference.unknown", cohort_words()) : book->subject;
    const text_place at{m.id + "/value", done.period, {}, feel::handed_on::by_name};
    if (m.value) done.value = value_of(*m.value, done.type, at, &m.clauses);
    const auto boolean = feel::type::boolean();
    if (m.requires_text)
      done.requires_text = text_of(*m.requires_text, boolean, {m.id + "/requires/1", done.period, {}}, &m.clauses);
    if (m.asked_when)
      done.asked_when = text_of(*m.asked_when, boolean, {m.id + "/asked_when/1", done.period, {}}, &m.clauses);
    if (m.across) compile_across(*this, m, done);
    if (m.rank) {
      done.across_cohort = resolve(m.rank->cohort, cohorts, "reference.unknown", cohort_words());
      note_cohort(done.across_cohort, true);
      among_others = true;
      done.rank_by = compile_order_keys(*this, m.rank->by, {m.id + "/by", done.period, {}}, m.at);
      among_others = false;
    }
    if (m.working_days) compile_days(*this, m, done);
    current = no_id;
  }
}

}  // namespace detail
}  // namespace TIEUCHI_ABI
}  // namespace tieuchi

#pragma once

// Rule texts, values, tests and days, checked where they stand.

#include <tieuchi/compile/scope.hpp>

#include <algorithm>
#include <set>

namespace tieuchi {
inline namespace TIEUCHI_ABI {
namespace detail {

void compiler::note_read(const slot_source& from) {
  if (current != no_id && from.name != no_id)
    reads[current].push_back({node_of(from.name), from, among_others || from.kind == slot_kind::children});
}

void compiler::note_cohort(cohort_id cohort, bool others) {
  if (current != no_id && cohort != no_id) reads[current].push_back({node_of(cohort), {}, others || among_others});
}

void compiler::check_period(name_id name, const text_place& at, const spot& where) {
  if (name == no_id) return;
  const name_entry& entry = book->names[name];
  if (entry.kind == name_kind::parameter) {
    for (const auto& key : source->parameters[entry.variants.front().element].keys)
      if (const name_id of = names.find_id(key); of != name) check_period(of, at, where);
    return;
  }
  const auto period = period_of_name(name);
  if (!period || reads_bare(period->form, at.period.form)) return;
  const bool whole = entry.kind == name_kind::indicator || entry.kind == name_kind::measure;
  report("period.mismatch", where,
         "\"" + entry.id + "\" thuộc kỳ ngắn hơn kỳ của quy tắc" + (whole ? "; dùng parts(" + entry.id + ")" : ""),
         "\"" + entry.id + "\" belongs to a shorter period than the rule" +
             (whole ? "; use parts(" + entry.id + ")" : ""));
}

void compiler::check_parts(name_id name, const text_place& at, const spot& where) {
  const std::string& id = book->names[name].id;
  const period_type parts = *period_of_name(name), whole = at.period;
  if (parts.form == period_form::occasion && (whole.form == period_form::year || whole.form == period_form::window))
    return;
  const bool shorter = has_parts(whole.form, parts.form) && parts.form != period_form::year;
  if (!shorter)
    return report("period.mismatch", where, "kỳ của \"" + id + "\" không ngắn hơn kỳ của quy tắc nên không có parts",
                  "the period of \"" + id + "\" is not shorter than that of the rule, so that it has no parts");
  for (int year = source->facts_from; year <= source->horizon; ++year) {
    const period frame{whole, year, 1, {}, {}};
    if (divides_into(frame, parts, *source)) continue;
    return report("period.part_cut", where,
                  "ngày đầu hoặc ngày cuối của kỳ quy tắc năm " + std::to_string(year) + " cắt ngang một kỳ của \"" +
                      id + "\"; hãy dùng kỳ có cùng ranh giới",
                  "the first or the last day of the rule's period of " + std::to_string(year) + " cuts a period of \"" +
                      id + "\"; use periods with common borders");
  }
}

void compiler::note_reads(const compiled_text& text) {
  text.each_read([&](const slot_source& from) { note_read(from); });
  for (const auto& c : text.calls)
    note_read({c.asks == call_source::kind::norm ? slot_kind::rows : slot_kind::points, c.name});
}

void compiler::check_periods(const compiled_text& text, const text_place& at) {
  text.each_read([&](const slot_source& from) {
    switch (from.kind) {
      case slot_kind::name:
      case slot_kind::prior:
      case slot_kind::outcome:
      case slot_kind::points:
      case slot_kind::grade:
      case slot_kind::streak:
      case slot_kind::met_for:
      case slot_kind::children:
      case slot_kind::outcomes:
        return check_period(from.name, at, text.at);
      case slot_kind::parts:
        return check_parts(from.name, at, text.at);
      case slot_kind::rows:
      case slot_kind::kept:
      case slot_kind::breaches:
      case slot_kind::type:
      case slot_kind::unit_name:
      case slot_kind::code:
      case slot_kind::parent:
      case slot_kind::assessment_year:
      case slot_kind::as_of:
      case slot_kind::period_start:
      case slot_kind::period_end:
      case slot_kind::reference_day:
      case slot_kind::each:
      case slot_kind::cohort_size:
      case slot_kind::applicable:
      case slot_kind::prior_due:
      case slot_kind::prior_reached:
        return;
    }
  });
  for (const auto& c : text.calls)
    if (c.asks != call_source::kind::norm) check_period(c.name, at, text.at);
}

compiled_text compiler::text_of(const feel_text& written, const std::optional<feel::type>& wanted, const text_place& at,
                                const std::vector<ref>* named_clauses) {
  watched.step(64);
  const programme_scope scope(*this, at);
  feel::compile_options options;
  options.source = at.source;
  options.wanted = wanted;
  options.result_is = at.result_is;
  auto done = feel::compile(written.text, scope, options);
  for (issue& found : done.issues) {
    const std::string rule_text = found.place.source_text;
    const std::size_t caret = found.place.caret, offset = found.place.offset;
    found.place = source->files.place_of(written.at, offset);
    found.place.source_text = rule_text;
    found.place.caret = caret;
    found.place.offset = offset;
    book_of_issues.add(issues, std::move(found));
  }
  compiled_text text;
  text.at = written.at;
  text.slots = scope.slots();
  text.calls = scope.calls();
  if (!done.ok()) return text;
  text.program = std::move(done.value);
  book->rules.push_back({text.program, text.at});
  note_reads(text);
  check_periods(text, at);
  if (text.program.uses_reported() && named_clauses && named_clauses->empty())
    report("criterion.reported_without_clause", written.at,
           "quy tắc dùng reported(...) phải nêu điều khoản nói im lặng nghĩa là gì",
           "a rule that uses reported(...) must name the clause that says what silence means");
  return text;
}

/// A condition that is false or stands further up already is never met; the shape of a choice is the reader's affair.
void compiler::check_dead_rows(const std::vector<choice_row>& rows) {
  std::set<std::string> asked;
  for (const choice_row& row : rows)
    if (row.when && (row.when->text == "false" || !asked.insert(row.when->text).second))
      report("choice.dead_row", row.at, "hàng này không bao giờ được chọn", "this row can never be taken");
}

compiled_value compiler::value_of(const value_spec& spec, const std::optional<feel::type>& wanted, const text_place& at,
                                  const std::vector<ref>* named_clauses) {
  compiled_value done;
  done.spec = &spec;
  std::optional<feel::type> type = wanted;
  const auto sub = [&](std::string_view tail, std::size_t row) { return row_place(at, row, tail); };
  const auto settle = [&](const compiled_text& text) {
    if (!type && text.program) type = text.program.type();
  };
  switch (spec.form) {
    case value_spec::form::feel:
      done.text = text_of(spec.text, type, sub("", 1), named_clauses);
      settle(done.text);
      break;
    case value_spec::form::choice:
      check_dead_rows(spec.rows);
      for (std::size_t i = 0; i < spec.rows.size(); ++i) {
        compiled_row row;
        row.spec = &spec.rows[i];
        const auto* clauses_here = spec.rows[i].clauses.empty() ? named_clauses : &spec.rows[i].clauses;
        if (spec.rows[i].when)
          row.when = text_of(*spec.rows[i].when, feel::type::boolean(), sub("/when", i + 1), clauses_here);
        row.then = text_of(spec.rows[i].then, type, sub("/then", i + 1), clauses_here);
        settle(row.then);
        done.rows.push_back(std::move(row));
      }
      break;
    case value_spec::form::first_of:
      for (std::size_t i = 0; i < spec.alternatives.size(); ++i) {
        const auto& a = spec.alternatives[i];
        done.alternatives.push_back({text_of(a.value, type, sub("", i + 1), named_clauses), &a});
        settle(done.alternatives.back().value);
        check_day(a.until, at);
        check_day(a.provisional_until, at);
      }
      done.falls_on = spec.falls_on.empty()
                          ? std::vector<std::string>{"not_reported", "not_submitted", "late", "not_collected"}
                          : spec.falls_on;
      break;
  }
  done.type = type.value_or(feel::type::nothing());
  return done;
}

compiled_test compiler::test_of(const test_spec& spec, const text_place& at, const std::vector<ref>* named_clauses) {
  compiled_test done;
  done.spec = &spec;
  const feel::type wanted = feel::type::boolean();
  switch (spec.form) {
    case test_spec::form::feel:
      done.text = text_of(spec.text, wanted, row_place(at, 1), named_clauses);
      break;
    case test_spec::form::list: {
      for (std::size_t i = 0; i < spec.lines.size(); ++i) {
        const auto& line = spec.lines[i];
        const text_place inner = row_place(at, i + 1);
        done.lines.push_back(
            {text_of(line.rule, wanted, inner, line.clauses.empty() ? named_clauses : &line.clauses), &line});
      }
      break;
    }
    case test_spec::form::choice: {
      check_dead_rows(spec.rows);
      for (std::size_t i = 0; i < spec.rows.size(); ++i) {
        const auto& row = spec.rows[i];
        const auto* clauses_here = row.clauses.empty() ? named_clauses : &row.clauses;
        compiled_row out;
        out.spec = &row;
        if (row.when) out.when = text_of(*row.when, wanted, row_place(at, i + 1, "/when"), clauses_here);
        out.then = text_of(row.then, wanted, row_place(at, i + 1, "/then"), clauses_here);
        done.rows.push_back(std::move(out));
      }
      break;
    }
  }
  return done;
}

inline bool is_calendar_anchor(std::string_view a) {
  if (a == "period.start" || a == "period.end" || a == "event" || a == "created") return true;
  if (date::parse(a)) return true;
  const bool month_first = a.size() >= 3 && a[2] == '-' && a[0] >= '0' && a[0] <= '1' && a[1] >= '0' && a[1] <= '9';
  return month_first && (a.substr(3) == "last" || a.size() == 5);
}

void compiler::check_day(const day_spec& day, const text_place& at) {
  if (!is_calendar_anchor(day.anchor)) {
    const name_id name = names.find_id(day.anchor);
    if (name == no_id || !tells_a_day(book->names[name].type)) {
      std::vector<std::string> dates;
      for (const auto& entry : book->names)
        if (tells_a_day(entry.type)) dates.push_back(entry.id);
      report("day.anchor", day.at, "mốc \"" + day.anchor + "\" không phải ngày, mốc kỳ hay tên một chỉ số ngày",
             "anchor \"" + day.anchor + "\" is no day, no mark of a period and no date indicator or measure",
             severity::error, nearest_spelling(day.anchor, dates));
    } else {
      note_read({slot_kind::name, name});
      check_period(name, at, day.at);
    }
  }
  const bool needs_calendar = day.roll != roll_kind::none || (day.plus && day.plus->working_days);
  calendar_id calendar =
      day.calendar ? resolve(*day.calendar, calendars, "reference.unknown", {"lịch", "calendar"}) : book->calendar;
  if (needs_calendar && calendar == no_id && !day.calendar)
    report("day.no_calendar", day.at, "ngày làm việc hoặc dời ngày cần một lịch",
           "working days and roll need a calendar");
}

void compiler::check_day(const std::optional<day_spec>& day, const text_place& at) {
  if (day) check_day(*day, at);
}

bool compiler::check_literal(const literal& written, value_type kind, scale_id scale, std::string_view code) {
  const bool text = written.quoted || written.in_table, plain = !written.quoted || written.in_table;
  const auto n = number::parse(written.text);
  bool fits = false;
  switch (kind) {
    case value_type::boolean:
      fits = plain && (written.text == "true" || written.text == "false");
      break;
    case value_type::count:
      fits = plain && n && n->is_integer() && n->sign() >= 0;
      break;
    case value_type::number:
      fits = plain && n;
      break;
    case value_type::date:
      fits = text && date::parse(written.text);
      break;
    case value_type::rating:
      fits = scale == no_id || (text && std::ranges::find(source->scales[scale].levels, written.text) !=
                                            source->scales[scale].levels.end());
      break;
    case value_type::text:
      fits = text;
      break;
    case value_type::set:
    case value_type::list:
      break;
  }
  if (fits) return true;
  const bool only_quotes =
      !plain && ((kind == value_type::number && n) || (kind == value_type::count && n) ||
                 (kind == value_type::boolean && (written.text == "true" || written.text == "false")));
  const std::string vi = only_quotes ? "; hãy bỏ dấu nháy" : "", en = only_quotes ? "; take the quotes away" : "";
  const bool level = kind == value_type::rating && scale != no_id;
  report(std::string(code), written.at,
         "\"" + written.text + "\" không phải giá trị kiểu " + std::string(code_of(kind)) + vi,
         "\"" + written.text + "\" is not a value of type " + std::string(code_of(kind)) + en, severity::error,
         level         ? nearest_spelling(written.text, source->scales[scale].levels)
         : only_quotes ? written.text
                       : std::string());
  return false;
}

}  // namespace detail
}  // namespace TIEUCHI_ABI
}  // namespace tieuchi

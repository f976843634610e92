#pragma once

// Rule texts, values, tests and days, checked where they stand.

#include <tieuchi/compile/scope.hpp>

#include <algorithm>
#include <set>

namespace tieuchi {
inline namespace TIEUCHI_ABI {
namespace detail {

/// Remembers what a text reads, for order and cycles; a bare name of a shorter period has no one value in the frame.
TIEUCHI_INLINE void compiler::note_reads(const compiled_text& text, const text_place& at) {
  for (const auto& use : text.program.slots()) {
    const slot_source& from = text.slots[static_cast<std::size_t>(use.slot)];
    if (current != no_index) reads[current].push_back(from);
    if (from.kind != slot_kind::name) continue;
    const auto period = period_of_name(from.name);
    const std::string& id = book->names[from.name].id;
    if (period && !reads_bare(period->form, at.period.form))
      report("period.mismatch", text.at, "\"" + id + "\" thuộc kỳ ngắn hơn kỳ của quy tắc; dùng parts(" + id + ")",
             "\"" + id + "\" belongs to a shorter period than the rule; use parts(" + id + ")");
  }
  if (current == no_index) return;
  for (const auto& c : text.calls)
    reads[current].push_back({c.asks == call_source::kind::norm ? slot_kind::name : slot_kind::points, c.name});
}

TIEUCHI_INLINE compiled_text compiler::text_of(const feel_text& written, const std::optional<feel::type>& wanted,
                                               const text_place& at, const std::vector<ref>* named_clauses) {
  const programme_scope scope(*this, at);
  feel::compile_options options;
  options.source = at.source;
  options.wanted = wanted;
  auto done = feel::compile(written.text, scope, options);
  for (issue& found : done.issues) {
    const std::string rule_text = found.place.source_text;
    const std::size_t caret = found.place.caret, offset = found.place.offset;
    found.place = source->files.place_of(written.at, offset);
    found.place.source_text = rule_text;
    found.place.caret = caret;
    found.place.offset = offset;
    issues.push_back(std::move(found));
  }
  compiled_text text;
  text.at = written.at;
  text.slots = scope.slots();
  text.calls = scope.calls();
  if (!done.ok()) return text;
  text.program = std::move(done.value);
  book->rules.push_back({text.program, text.at});
  note_reads(text, at);
  if (text.program.uses_reported() && named_clauses && named_clauses->empty())
    report("criterion.reported_without_clause", written.at,
           "quy tắc dùng reported(...) phải nêu điều khoản nói im lặng nghĩa là gì",
           "a rule that uses reported(...) must name the clause that says what silence means");
  return text;
}

/// A condition that is false or stands further up already is never met; the shape of a choice is the reader's affair.
TIEUCHI_INLINE void compiler::check_dead_rows(const std::vector<choice_row>& rows) {
  std::set<std::string> asked;
  for (const choice_row& row : rows)
    if (row.when && (row.when->text == "false" || !asked.insert(row.when->text).second))
      report("choice.dead_row", row.at, "hàng này không bao giờ được chọn", "this row can never be taken");
}

TIEUCHI_INLINE compiled_value compiler::value_of(const value_spec& spec, const std::optional<feel::type>& wanted,
                                                 const text_place& at, const std::vector<ref>* named_clauses) {
  compiled_value done;
  done.spec = &spec;
  std::optional<feel::type> type = wanted;
  const auto sub = [&](std::string_view tail, std::size_t row) { return row_place(at, row, tail); };
  const auto settle = [&](const compiled_text& text) {
    if (!type && !text.program.text().empty()) type = text.program.type();
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

TIEUCHI_INLINE compiled_test compiler::test_of(const test_spec& spec, const text_place& at,
                                               const std::vector<ref>* named_clauses) {
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

TIEUCHI_INLINE void compiler::check_day(const day_spec& day, const text_place&) {
  if (!is_calendar_anchor(day.anchor)) {
    const index name = names.find_id(day.anchor);
    if (name == no_index || !book->names[name].type.is(feel::type::kind::date)) {
      std::vector<std::string> dates;
      for (const auto& entry : book->names)
        if (entry.type.is(feel::type::kind::date)) dates.push_back(entry.id);
      report("day.anchor", day.at, "mốc \"" + day.anchor + "\" không phải ngày, mốc kỳ hay tên một chỉ số ngày",
             "anchor \"" + day.anchor + "\" is no day, no mark of a period and no date indicator or measure",
             severity::error, nearest_spelling(day.anchor, dates));
    } else if (current != no_index) {
      reads[current].push_back({slot_kind::name, name});
    }
  }
  const bool needs_calendar = day.roll != roll_kind::none || (day.plus && day.plus->working_days);
  index calendar =
      day.calendar ? resolve(*day.calendar, calendars, "reference.unknown", {"lịch", "calendar"}) : book->calendar;
  if (needs_calendar && calendar == no_index && !day.calendar)
    report("day.no_calendar", day.at, "ngày làm việc hoặc dời ngày cần một lịch",
           "working days and roll need a calendar");
}

TIEUCHI_INLINE void compiler::check_day(const std::optional<day_spec>& day, const text_place& at) {
  if (day) check_day(*day, at);
}

TIEUCHI_INLINE bool compiler::check_literal(const literal& written, value_type kind, index scale,
                                            std::string_view code) {
  bool fits = true;
  switch (kind) {
    case value_type::boolean:
      fits = written.text == "true" || written.text == "false";
      break;
    case value_type::count: {
      const auto n = number::parse(written.text);
      fits = n && n->is_integer() && n->sign() >= 0;
      break;
    }
    case value_type::number:
      fits = number::parse(written.text).has_value();
      break;
    case value_type::date:
      fits = date::parse(written.text).has_value();
      break;
    case value_type::rating:
      fits = scale != no_index &&
             std::ranges::find(source->scales[scale].levels, written.text) != source->scales[scale].levels.end();
      break;
    default:
      break;
  }
  if (!fits)
    report(std::string(code), written.at,
           "\"" + written.text + "\" không phải giá trị kiểu " + std::string(code_of(kind)),
           "\"" + written.text + "\" is not a value of type " + std::string(code_of(kind)), severity::error,
           scale == no_index ? std::string() : nearest_spelling(written.text, source->scales[scale].levels));
  return fits;
}

}  // namespace detail
}  // namespace TIEUCHI_ABI
}  // namespace tieuchi

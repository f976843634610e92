#pragma once

#include <tieuchi/calendar/frame.hpp>
#include <tieuchi/compile/standards.hpp>
#include <tieuchi/report/answers.hpp>
#include <tieuchi/report/tables.hpp>

#include <algorithm>
#include <mutex>
#include <stdexcept>

namespace tieuchi {
inline namespace TIEUCHI_ABI {
namespace detail {

inline issue question_issue(std::string code, std::string field, words message, std::string nearest = {}) {
  issue found;
  found.code = std::move(code);
  found.place.field = std::move(field);
  found.message = std::move(message);
  found.nearest = std::move(nearest);
  return found;
}

/// Misuse, unlike a question that cannot be answered.
inline void check_matter(const matter& m) {
  if (!m.rules || !m.facts) throw std::logic_error("an answer needs a rulebook and facts");
}

/// Years asked, each checked against the programme.
inline std::vector<int> asked_years(const rulebook& rules, const question& q, std::vector<issue>& issues) {
  const programme& p = *rules.programme;
  std::vector<int> years = q.years;
  if (years.empty())
    for (int y = p.year_from; y <= p.year_to; ++y) years.push_back(y);
  std::ranges::sort(years);
  years.erase(std::ranges::unique(years).begin(), years.end());
  for (const int y : years)
    if (y < p.year_from || y > p.horizon) {
      const std::string range = std::to_string(p.year_from) + "-" + std::to_string(p.horizon), year = std::to_string(y);
      issues.push_back(question_issue("question.year", "year",
                                      {"năm " + year + " nằm ngoài đề án (" + range + ")",
                                       "year " + year + " lies outside the programme (" + range + ")"}));
    }
  return years;
}

/// Units whose own name at some time is the word asked, or that are printed so.
inline std::vector<unit_id> units_named(const rulebook& rules, const printer& print, std::string_view word, date day) {
  std::vector<unit_id> found;
  for (const unit_id u : rules.units_by_id)
    if (rules.programme->units[u].name == word || print.unit(u, day).vi == word) found.push_back(u);
  return found;
}

inline std::optional<unit_id> asked_unit(engine& e, const printer& print, const question& q, date day,
                                         std::vector<issue>& issues) {
  const rulebook& rules = e.rules();
  if (const auto by_id = rules.unit(q.unit)) return by_id;
  std::vector<unit_id> fitting;
  for (const unit_id u : rules.units_by_id) {
    if (!e.units().known(u) || !e.units().in_being(u, day)) continue;
    const reading code = e.indicators().read_builtin(slot_kind::code, u, day);
    if (code.value.is(feel::value::kind::string) && !code.value.string().empty() && code.value.string() == q.unit)
      fitting.push_back(u);
  }
  if (fitting.size() == 1) return fitting.front();
  const auto named = units_named(rules, print, q.unit, day);
  std::string list;
  for (const unit_id u : named)
    list += (list.empty() ? "" : "; ") + rules.programme->units[u].id + " (" + print.unit(u, day).vi + ")";
  std::vector<std::string> ids;
  for (const auto& [id, at] : rules.unit_ids) ids.push_back(id);
  issue found = question_issue(
      named.size() > 1 ? "question.ambiguous_unit" : "question.unknown_unit", "unit",
      {"không có đơn vị nào mang mã \"" + q.unit + "\"", "there is no unit with the id or code \"" + q.unit + "\""},
      named.size() == 1 ? rules.programme->units[named.front()].id : nearest_spelling(q.unit, ids));
  if (!list.empty()) found.hint = {"tên này là của: " + list, "units of that name: " + list};
  issues.push_back(std::move(found));
  return std::nullopt;
}

/// The item asked; nothing after an issue.
inline std::optional<item_id> asked_item(const rulebook& rules, const printer& print, const std::string& word,
                                         std::vector<issue>& issues) {
  if (const auto name = rules.name(word); name && rules.names[*name].kind == name_kind::item) return item_named(*name);
  std::vector<std::string> known;
  std::string labelled;
  for (const item_id n : rules.items) {
    if (const words label = print.name(n); label.vi == word || label.en == word) labelled = rules.names[n].id;
    known.push_back(rules.names[n].id);
    if (!rules.names[n].code.empty()) known.push_back(rules.names[n].code);
  }
  issues.push_back(question_issue("question.unknown_item", "item",
                                  {"không có tiêu chí hay nhóm nào tên là \"" + word + "\"",
                                   "there is no criterion or group named \"" + word + "\""},
                                  labelled.empty() ? nearest_spelling(word, known) : labelled));
  return std::nullopt;
}

/// What every answer needs: an engine for the day, with duties answered, and how its ids are called.
struct answering {
  engine& e;
  printer print;

  answering(engine& of, const wordings* quotes) : e(of), print(of, quotes) {}
};

inline std::unique_ptr<engine> engine_for(const matter& m, date as_of) {
  auto e = std::make_unique<engine>(m.rules, as_known_on(m.facts, as_of));
  answer_duties(*e);
  return e;
}

/// The periods of a year in which an item is judged.
inline std::vector<period> asked_periods(const rulebook& rules, item_id item, int year) {
  const variant& v = rules.names[item].variants.back();
  const period_type type = v.is_group ? rules.groups[v.element].period : rules.criteria[v.element].period;
  return periods_in(*rules.programme, type, year);
}

}  // namespace detail

namespace detail {

/// The year that an answer about one is about: the last one asked; where none is, that of the day, or the nearest one
/// of the programme.
inline int asked_year(const rulebook& rules, const question& q, const std::vector<int>& years) {
  const programme& p = *rules.programme;
  return q.years.empty() ? std::clamp(static_cast<int>(q.as_of.year()), p.year_from, p.year_to) : years.back();
}

/// An item and a period of it.
struct item_asked {
  item_id item;
  tieuchi::period period;
};

/// What is explained of a unit where no item is named: every standard, and what else applies to it.
inline std::vector<item_asked> items_about(engine& e, unit_id unit, int year) {
  std::vector<item_asked> all;
  const auto add = [&](item_id item, bool alone) {
    for (const period& p : asked_periods(e.rules(), item, year))
      if (const auto row = row_of(e, item, {unit, p}); row && !(alone && row->outcome == outcome::not_applicable))
        all.push_back({item, p});
  };
  for (const item_id item : standards_of(e.rules())) add(item, false);
  for (const item_id item : alone_of(e.rules())) add(item, true);
  return all;
}

/// The periods in which an item that is named has a row for a unit; the first of the year where it has none.
inline std::vector<item_asked> periods_about(engine& e, unit_id unit, item_id item, int year) {
  std::vector<item_asked> all;
  const auto periods = asked_periods(e.rules(), item, year);
  for (const period& p : periods)
    if (row_of(e, item, {unit, p})) all.push_back({item, p});
  if (all.empty()) all.push_back({item, periods.front()});
  return all;
}

inline void explain_into(checked<answer>& done, answering& a, const question& q, const std::vector<int>& years) {
  const rulebook& rules = a.e.rules();
  const int year = asked_year(rules, q, years);
  const auto unit = asked_unit(a.e, a.print, q, *date::of(year, 12, 31), done.issues);
  const auto item = q.item.empty() ? std::nullopt : asked_item(rules, a.print, q.item, done.issues);
  if (!done.ok()) return;
  std::vector<explanation> all;
  for (const auto& [one, p] : item ? periods_about(a.e, *unit, *item, year) : items_about(a.e, *unit, year))
    all.push_back(explain(a.e, a.print, one, {*unit, p}));
  done.value = answer(to_json(all, a.e, a.print));
}

/// Whether an agency that serves the units of some place or type alone serves others than this one.
inline bool serves_others(engine& e, const agency& a, unit_id unit, date day) {
  const programme& p = *e.rules().programme;
  const date at = e.units().nearest_day_of_life(unit, day);
  bool others = false;
  for (const auto& [attribute, value] : a.serves) {
    if (attribute == "parent") {
      const unit_id parent = e.indicators().parent_on(unit, at);
      if (parent && p.units[parent].id == value) return false;
      others = true;
    } else if (attribute == "type") {
      const reading r = e.indicators().read_builtin(slot_kind::type, unit, at);
      if (r.value.is_unknown()) return false;
      const unit_type& type = p.unit_types[unit_type_id(r.value.level())];
      if (type.id == value || (!type.code.empty() && type.code == value)) return false;
      others = true;
    }
  }
  return others;
}

/// Whether a duty is one of the unit, or about it: borne by it, or of a body for units that it is, or may be, among,
/// unless that body serves others alone.
inline bool concerns(engine& e, const duty_row& r, unit_id unit) {
  if (r.unit == unit || std::ranges::find(r.units, unit) != r.units.end()) return true;
  const compiled_duty& d = e.rules().duties[r.duty];
  if (r.unit || d.units == no_id || e.member(d.units, unit, {unit, r.period}) == membership::no) return false;
  const date day = r.last_day.value_or(e.last_day(r.period));
  return std::ranges::none_of(
      r.agencies, [&](agency_id a) { return serves_others(e, e.rules().programme->agencies[a], unit, day); });
}

template <class Rows>
answer answered(answering& a, const Rows& rows) {
  return {to_json(rows, a.e, a.print), columns_of(rows, a.e, a.print)};
}

inline void duties_into(checked<answer>& done, answering& a, const question& q, const std::vector<int>& years) {
  auto rows = duties(a.e, years);
  if (!q.unit.empty()) {
    const auto unit = asked_unit(a.e, a.print, q, *date::of(years.back(), 12, 31), done.issues);
    if (!unit) return;
    std::erase_if(rows, [&](const duty_row& r) { return !concerns(a.e, r, *unit); });
  }
  done.value = answered(a, rows);
}

inline void answer_into(checked<answer>& done, answering& a, question_kind kind, const question& q,
                        const std::vector<int>& years) {
  switch (kind) {
    case question_kind::assess:
      done.value = answer(answer_of(outcomes(a.e, years), a.e, a.print));
      return;
    case question_kind::explain:
      return explain_into(done, a, q, years);
    case question_kind::roadmap:
      done.value = answered(a, roadmap(a.e, years));
      return;
    case question_kind::duties:
      return duties_into(done, a, q, years);
    case question_kind::missing:
      done.value = answered(a, missing(a.e, a.print, years));
      return;
  }
}

}  // namespace detail

answer::answer(outcome_answer outcomes)
    : outcomes_(std::make_shared<const outcome_answer>(std::move(outcomes))), rows_(outcomes_->told.rows) {}
answer::answer(std::string json, table rows)
    : json_(std::move(json)), rows_(std::make_shared<const table>(std::move(rows))) {}
answer::answer(std::string json) : json_(std::move(json)) {}

std::string answer::json(watching* watched) const { return outcomes_ ? to_json(*outcomes_, watched) : json_; }

struct session::state {
  matter about;
  std::mutex alone{};
  std::unique_ptr<engine> kept{};  ///< for the day asked last

  /// Takes the engine for a day; who is done puts it back. What a call that was stopped has left half done is not.
  /// Outcomes tell what their engine has noticed, so that they want one that was asked nothing else.
  std::unique_ptr<engine> take(date day, question_kind kind) {
    auto taken = std::move(kept);
    if (taken && taken->as_of() == day && kind != question_kind::assess) return taken;
    taken.reset();
    return detail::engine_for(about, day);
  }
};

session::session(matter about) : state_(std::make_unique<state>()) {
  detail::check_matter(about);
  state_->about = std::move(about);
}
session::~session() = default;
session::session(session&&) noexcept = default;
session& session::operator=(session&&) noexcept = default;

session::state& session::alive() const {
  if (!state_) throw std::logic_error("a session that was moved from answers nothing");
  return *state_;
}

const matter& session::about() const { return alive().about; }

checked<answer> session::ask(question_kind kind, const question& q, std::shared_ptr<const wordings> quotes,
                             const watcher* watched_by) {
  checked<answer> done;
  state& held = alive();
  const auto years = detail::asked_years(*held.about.rules, q, done.issues);
  if (!done.ok()) return done;
  const std::lock_guard alone(held.alone);
  const watcher* const who = watched_by ? watched_by : held.about.watched_by;
  return unless_cancelled(std::move(done), [&](checked<answer>& into) {
    auto e = held.take(q.as_of, kind);
    e->watch_by(who);
    detail::answering a(*e, quotes ? quotes.get() : held.about.quotes.get());
    detail::answer_into(into, a, kind, q, years);
    e->watch_by(nullptr);
    held.kept = std::move(e);
  });
}

std::string answer::head() const { return outcomes_ ? head_json(*outcomes_) : json_; }

checked<answer> ask(const matter& m, question_kind kind, const question& q) { return session(m).ask(kind, q); }

namespace detail {

inline checked<std::string> json_answer(const matter& m, question_kind kind, const question& q) {
  const auto answered = ask(m, kind, q);
  checked<std::string> done;
  done.issues = answered.issues;
  if (!answered.ok()) return done;
  return unless_cancelled(std::move(done), [&](checked<std::string>& text) {
    watching watched(m.watched_by);
    text.value = answered.value.json(&watched);
  });
}

}  // namespace detail

checked<std::string> answer_assess(const matter& m, const question& q) {
  return detail::json_answer(m, question_kind::assess, q);
}
checked<std::string> answer_explain(const matter& m, const question& q) {
  return detail::json_answer(m, question_kind::explain, q);
}
checked<std::string> answer_roadmap(const matter& m, const question& q) {
  return detail::json_answer(m, question_kind::roadmap, q);
}
checked<std::string> answer_duties(const matter& m, const question& q) {
  return detail::json_answer(m, question_kind::duties, q);
}
checked<std::string> answer_missing(const matter& m, const question& q) {
  return detail::json_answer(m, question_kind::missing, q);
}

}  // namespace TIEUCHI_ABI
}  // namespace tieuchi

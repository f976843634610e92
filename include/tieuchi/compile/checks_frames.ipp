#pragma once

// Whatever a text names has a value in the period of its frame (format page 4), and a table read whole has no row for
// every key (format page 9).

#include <tieuchi/compile/checks_duties.ipp>
#include <tieuchi/compile/checks_tables.ipp>
#include <tieuchi/compile/every_text.ipp>

#include <algorithm>
#include <set>

namespace tieuchi {
inline namespace TIEUCHI_ABI {
namespace detail {

inline int months_of(period_form form) { return form == period_form::window ? 12 : months_in(form); }

/// Whether occurrences of that period can lie in a frame of the other.
inline bool has_occurrences(const std::optional<period_type>& of, const period_type& in) {
  if (!of) return false;
  if (*of == in) return true;
  if (in.form == period_form::window || of->form == period_form::window) return false;
  const int length = of->form == period_form::occasion ? 12 : months_of(of->form);
  return length > 0 && length <= months_of(in.form);
}

/// What texts name beside values and outcomes, whose periods are checked where they are compiled.
class frame_check {
 public:
  explicit frame_check(compiler& work) : work_(work) {}

  void text(const compiled_text& t, const period_type& in) {
    for (const slot_source& from : used_slots(t)) {
      const bool of_duty = from.kind == slot_kind::kept || from.kind == slot_kind::breaches;
      const bool past_of_once =
          from.kind == slot_kind::prior && work_.period_of_name(from.name)->form == period_form::once;
      if (of_duty) duty(from.name, t.at, in);
      if (past_of_once) say(from.name, t.at);
    }
  }

  void bare(name_id name, const spot& at, const period_type& in) {
    const auto of = name == no_id ? std::nullopt : work_.period_of_name(name);
    if (of && !reads_bare(of->form, in.form)) say(name, at);
  }

 private:
  void duty(name_id name, const spot& at, const period_type& in) {
    const auto& variants = work_.book->names[name].variants;
    const bool some = std::ranges::any_of(variants, [&](const variant& v) {
      return has_occurrences(occurs_by(work_, work_.book->duties[duty_id(v.element)]), in);
    });
    if (!some && is_new(name, at))
      work_.report("period.mismatch", at, "nhiệm vụ \"" + id(name) + "\" không có kỳ nào nằm trong kỳ của quy tắc",
                   "the duty \"" + id(name) + "\" has no occurrence within the period of the rule");
  }

  [[nodiscard]] const std::string& id(name_id name) const { return work_.book->names[name].id; }
  bool is_new(name_id name, const spot& at) { return told_.emplace(at.file, at.offset, name).second; }

  void say(name_id name, const spot& at) {
    if (is_new(name, at))
      work_.report("period.mismatch", at, "\"" + id(name) + "\" không có giá trị trong kỳ của quy tắc đọc nó",
                   "\"" + id(name) + "\" has no value in the period of the rule that reads it");
  }

  compiler& work_;
  std::set<std::tuple<std::uint32_t, std::uint32_t, name_id>> told_;
};

inline void check_extensions(compiler& work) {
  for (const auto& i : work.book->indicators) {
    if (i.filing == no_id) continue;
    const auto& terms = work.book->filings[i.filing];
    if (terms.extended_by == no_id || terms.extended_by == i.name) continue;
    const variant& v = work.book->names[terms.extended_by].variants.front();
    const bool same = work.book->indicators[v.element].period == i.period &&
                      work.source->indicators[v.element].of_agency == i.spec->of_agency;
    if (!same)
      work.report("filing.extension_type", terms.spec->extended_by->at,
                  "\"extended_by\" phải cùng kỳ và cùng đơn vị với \"" + i.spec->id + "\"",
                  "\"extended_by\" must be of the period and of the units of \"" + i.spec->id + "\"");
  }
}

/// Tables that rules list whole: each row stands for one key.
inline void check_listed_tables(compiler& work, const std::set<name_id>& listed) {
  for (const name_id name : listed)
    for (const variant& v : work.book->names[name].variants) {
      const parameter& p = work.source->parameters[v.element];
      const auto open = std::ranges::find_if(p.rows, [&](const table_row& row) {
        return std::ranges::any_of(p.keys, [&](const std::string& key) {
          const auto given = row.key.find(key);
          return given == row.key.end() || matches_all(given->second);
        });
      });
      if (open != p.rows.end())
        work.report("parameter.rows_star", open->at,
                    "bảng \"" + p.id + "\" được đọc bằng rows(...), nên mỗi dòng phải có đủ khoá, không dùng \"*\"",
                    "the table \"" + p.id + "\" is read by rows(...), so every row has all its keys and none is \"*\"");
    }
}

/// Looks for indicators of agencies where the frame is a unit's: they have no value there.
class agency_check {
 public:
  explicit agency_check(compiler& work) : work_(work) {}

  void name(name_id name, const spot& at) {
    if (name == no_id || work_.book->names[name].kind != name_kind::indicator) return;
    const name_entry& entry = work_.book->names[name];
    if (!work_.source->indicators[entry.variants.front().element].of_agency) return;
    if (told_.emplace(at.file, at.offset, name).second)
      work_.report("value.type", at, "\"" + entry.id + "\" là chỉ số của cơ quan, không có giá trị ở một đơn vị",
                   "\"" + entry.id + "\" is an indicator of agencies and has no value in a unit");
  }

  void text(const compiled_text& t) {
    for (const slot_source& from : used_slots(t)) name(from.name, t.at);
  }

 private:
  compiler& work_;
  std::set<std::tuple<std::uint32_t, std::uint32_t, name_id>> told_;
};

inline void check_agency_values(compiler& work) {
  const auto& book = *work.book;
  agency_check check(work);
  each_text(book, [&](const compiled_text& text, const text_owner&) { check.text(text); });
  for (const auto& p : book.parameters)
    for (const slot_source& key : p.keys) check.name(key.name, p.spec->at);
  for (const auto& c : book.criteria)
    for (const slot_source& need : c.needs) check.name(need.name, c.leaf->at);
  for (const auto& m : book.measures)
    for (const name_id day : {m.days_from, m.days_to}) check.name(day, m.spec->at);
  for (const auto& l : book.lifecycles)
    for (const name_id read : l.reads) check.name(read, l.spec->at);
  for (const auto& i : book.indicators)
    if (!i.spec->of_agency) check.name(i.carry.weight, i.spec->at);
  for (const auto& d : book.duties) {
    for (const slot_source& serving : d.serving) check.name(serving.name, d.spec->at);
    check.name(d.every_fact, d.spec->at);
  }
}

/// Each cohort with the periods, other than years, in whose frames it is asked whom it takes in.
inline std::vector<std::pair<cohort_id, period_type>> cohorts_by_period(const compiler& work) {
  const auto& book = *work.book;
  std::vector<std::pair<cohort_id, period_type>> asked;
  const auto ask = [&](cohort_id cohort, const period_type& in) {
    const std::pair one{cohort, in};
    const bool of_year = in.form == period_form::year || in.form == period_form::once;
    if (cohort && !of_year && std::ranges::find(asked, one) == asked.end()) asked.push_back(one);
  };
  for (const auto& c : book.criteria) {
    ask(c.subject, c.period);
    ask(c.quota_cohort, c.period);
  }
  for (const auto& g : book.groups) ask(g.subject, g.period);
  for (const auto& m : book.measures) ask(m.across_cohort, m.period);
  for (const auto& d : book.duties) {
    const period_type in = occurs_by(work, d).value_or(period_type{});
    ask(d.units, in);
    for (const compiled_bearer& b : d.bearers) ask(b.cohort, in);
  }
  return asked;
}

/// What the `where` of a cohort reads has parts and occurrences in every frame that asks for its members.
inline void check_where(compiler& work, frame_check& check) {
  for (const auto& [cohort, in] : cohorts_by_period(work)) {
    const compiled_cohort& c = work.book->cohorts[cohort];
    if (!c.where) continue;
    check.text(*c.where, in);
    for (const slot_source& from : used_slots(*c.where))
      if (from.kind == slot_kind::parts) work.check_parts(from.name, {c.spec->id + "/where", in, {}}, c.where->at);
  }
}

void compiler::check_frames() {
  check_agency_values(*this);
  frame_check check(*this);
  check_where(*this, check);
  std::set<name_id> listed;
  each_text(*book, [&](const compiled_text& text, const text_owner& of) {
    for (const slot_source& from : used_slots(text))
      if (from.kind == slot_kind::rows) listed.insert(from.name);
    check.text(text, of.period);
  });
  check_listed_tables(*this, listed);
  for (const auto& t : book->targets)
    if (t.measure != no_id) check.bare(t.measure, t.spec->measure->at, {});
  check_extensions(*this);
}

}  // namespace detail
}  // namespace TIEUCHI_ABI
}  // namespace tieuchi

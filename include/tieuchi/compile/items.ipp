#pragma once

// Third stage: measures, criteria, groups, waivers and lifecycles.

#include <tieuchi/compile/scope.hpp>

#include <algorithm>
#include <set>

namespace tieuchi {
inline namespace TIEUCHI_ABI {
namespace detail {

inline const text& cohort_words() {
  static const text words{"nhóm đơn vị", "cohort"};
  return words;
}

inline compiled_order_key compile_order_key(compiler& work, const order_key& key, const text_place& at) {
  return {work.value_of(key.value, std::nullopt, at), key.ascending};
}

inline void compile_across(compiler& work, const measure& m, compiled_measure& done) {
  const auto& across = *m.across;
  done.across_cohort = work.resolve(across.cohort, work.cohorts, "reference.unknown", cohort_words());
  std::vector<std::pair<std::string, feel::type>> fields;
  text_place member{m.id + "/each", done.period, {}, true};
  for (const auto& [name, value] : across.each) {
    done.across_each.push_back(work.value_of(value, std::nullopt, member));
    fields.emplace_back(name, done.across_each.back().type);
  }
  const bool plain = fields.size() == 1 && fields.front().first.empty();
  text_place here{m.id + "/value", done.period, {}, true};
  here.locals = {{slot_kind::each, feel::type::list(plain ? fields.front().second : feel::type::context(fields))},
                 {slot_kind::cohort_size, feel::type::number()}};
  done.across_value = work.value_of(across.value, done.type, here);
}

inline void compile_days(compiler& work, const measure& m, compiled_measure& done) {
  const auto& days = *m.working_days;
  const auto dated = [&](const ref& r) {
    const index name = work.resolve(r, work.names, "reference.unknown", {"chỉ số ngày", "date indicator"});
    if (name != no_index && !work.book->names[name].type.is(feel::type::kind::date))
      work.report("value.type", r.at, "\"" + r.name + "\" không phải kiểu ngày",
                  "\"" + r.name + "\" is not of type date");
    if (name != no_index) work.reads[done.name].push_back({slot_kind::name, name});
    return name;
  };
  done.days_from = dated(days.from);
  done.days_to = dated(days.to);
  done.days_calendar = days.calendar
                           ? work.resolve(*days.calendar, work.calendars, "reference.unknown", {"lịch", "calendar"})
                           : work.book->calendar;
  if (done.days_calendar == no_index && !days.calendar)
    work.report("day.no_calendar", m.at, "ngày làm việc cần một lịch", "working days need a calendar");
}

TIEUCHI_INLINE void compiler::compile_measures() {
  for (auto& done : book->measures) {
    const measure& m = *done.spec;
    current = done.name;
    done.subject = m.subject ? resolve(*m.subject, cohorts, "reference.unknown", cohort_words()) : book->subject;
    const text_place at{m.id + "/value", done.period, {}, true};
    if (m.value) done.value = value_of(*m.value, done.type, at, &m.clauses);
    const auto boolean = feel::type::boolean();
    if (m.requires_text)
      done.requires_text =
          text_of(*m.requires_text, boolean, {m.id + "/requires/1", done.period, {}, true}, &m.clauses);
    if (m.asked_when)
      done.asked_when = text_of(*m.asked_when, boolean, {m.id + "/asked_when/1", done.period, {}, true}, &m.clauses);
    if (m.across) compile_across(*this, m, done);
    if (m.rank) {
      done.across_cohort = resolve(m.rank->cohort, cohorts, "reference.unknown", cohort_words());
      for (const auto& key : m.rank->by)
        done.rank_by.push_back(compile_order_key(*this, key, {m.id + "/by", done.period, {}, true}));
      for (const auto& key : done.rank_by)
        if (!key.value.type.ordered())
          report("rank.by_type", m.at, "khoá xếp hạng phải so sánh được thứ tự",
                 "a key of order must be of an ordered type");
    }
    if (m.working_days) compile_days(*this, m, done);
    current = no_index;
  }
}

inline period_type item_period(compiler& work, const item& i) {
  const period_type period = i.period ? work.period_of(*i.period) : period_type{};
  if (period.form == period_form::dated || period.form == period_form::occasion)
    work.report("criterion.period", i.period->at, "kỳ của mục phải là năm, once, nửa năm, quý, tháng hoặc cửa sổ",
                "the period of an item is a year, once, a half, a quarter, a month or a window");
  return period;
}

inline void compile_common(compiler& work, const item& i, compiled_item& done) {
  done.spec = &i;
  done.name = work.names.find_id(i.id);
  done.subject =
      i.subject ? work.resolve(*i.subject, work.cohorts, "reference.unknown", cohort_words()) : work.book->subject;
  done.period = item_period(work, i);
  const auto at = [&](std::string_view key) {
    return text_place{i.id + "/" + std::string(key), done.period, {}, true};
  };
  if (i.applies_when) done.applies_when = work.test_of(*i.applies_when, at("applies_when"), &i.clauses);
  if (i.provisional_when) done.provisional_when = work.test_of(*i.provisional_when, at("provisional_when"), &i.clauses);
  if (i.show) done.show = work.value_of(*i.show, std::nullopt, at("show"));
  for (std::size_t f = 0; f < i.flags.size(); ++f)
    done.flags.push_back(
        {work.text_of(i.flags[f].when, feel::type::boolean(), row_place(at("flags"), f + 1, "/when"), &i.clauses),
         &i.flags[f]});
  if (i.if_lacking) {
    if (i.if_lacking->points)
      done.lacking_points = work.value_of(*i.if_lacking->points, feel::type::number(), at("if_lacking"));
    work.check_day(i.if_lacking->after, at("if_lacking"));
    if (i.if_lacking->points && !work.has_points(done.name))
      work.report("if_lacking.points", i.at, "mục không có điểm thì \"if_lacking\" không cho điểm được",
                  "an item without points cannot be given points by \"if_lacking\"");
  }
  work.check_day(i.settles, at("settles"));
  if (i.clauses.empty() && !i.internal)
    work.report("criterion.no_clause", i.at, "mục \"" + i.id + "\" không nêu điều khoản nào",
                "item \"" + i.id + "\" names no clause", severity::warning);
}

inline void compile_bound(compiler& work, const std::optional<literal>& written, std::optional<number>& value,
                          index* parameter) {
  if (!written) return;
  value = number::parse(written->text);
  if (value) return;
  const index name = parameter ? work.names.find(written->text) : no_index;
  if (name != no_index && work.book->names[name].kind == name_kind::parameter) {
    *parameter = name;
    work.reads[work.current].push_back({slot_kind::name, name});
    return;
  }
  work.report("value.type", written->at, "cần một số" + std::string(parameter ? " hoặc tên tham số" : ""),
              "needs a number" + std::string(parameter ? " or the name of a parameter" : ""));
}

inline int level_of(compiler& work, index scale, const std::string& level, const spot& at) {
  if (scale == no_index) return 0;
  const auto& levels = work.source->scales[scale].levels;
  const auto found = std::ranges::find(levels, level);
  if (found == levels.end())
    work.report("grade.level", at, "\"" + level + "\" không có trong thang",
                "\"" + level + "\" is no level of the scale", severity::error, nearest_spelling(level, levels));
  return found == levels.end() ? 0 : static_cast<int>(found - levels.begin());
}

inline void compile_grade(compiler& work, const criterion& c, compiled_criterion& done) {
  const auto& grade = *c.grade;
  const auto at = [&](std::string_view key) {
    return text_place{c.id + "/" + std::string(key), done.period, {}, true};
  };
  done.grade_scale = work.resolve(grade.scale, work.scales, "reference.unknown", {"thang đánh giá", "scale"});
  if (grade.of) {
    done.grade_of = work.resolve(*grade.of, work.names, "reference.unknown", {"mục có điểm", "item with points"});
    if (done.grade_of != no_index) work.reads[done.name].push_back({slot_kind::points, done.grade_of});
  }
  if (!grade.pass.empty()) done.grade_pass = level_of(work, done.grade_scale, grade.pass, c.at);
  for (std::size_t i = 0; i < grade.lines.size(); ++i) {
    const auto& line = grade.lines[i];
    compiled_criterion::line out;
    out.level = level_of(work, done.grade_scale, line.grade, line.at);
    if (line.at_least)
      out.at_least = work.value_of(*line.at_least, feel::type::number(), row_place(at("lines"), i + 1));
    if (line.when) out.when = work.test_of(*line.when, row_place(at("lines"), i + 1), &c.clauses);
    const bool last = i + 1 == grade.lines.size();
    const bool bad_order = !done.lines.empty() && out.level >= done.lines.back().level;
    if (last == (line.at_least || line.when) || bad_order)
      work.report("grade.order", line.at, "các bậc đi từ cao xuống thấp, chỉ bậc cuối không có điều kiện",
                  "lines go from best to worst and only the last has no condition");
    done.lines.push_back(std::move(out));
  }
  for (std::size_t i = 0; i < grade.caps.size(); ++i) {
    const auto& cap = grade.caps[i];
    done.caps.push_back(
        {work.text_of(cap.when, feel::type::boolean(), row_place(at("caps"), i + 1, "/when"), &c.clauses),
         level_of(work, done.grade_scale, cap.at_most, c.at), &cap});
  }
}

inline void compile_quota(compiler& work, const criterion& c, compiled_criterion& done) {
  const auto& quota = *c.quota;
  const auto at = [&](std::string_view key) {
    return text_place{c.id + "/" + std::string(key), done.period, {}, true};
  };
  done.quota_cohort = work.resolve(quota.cohort, work.cohorts, "reference.unknown", cohort_words());
  done.eligible = work.text_of(quota.eligible, feel::type::boolean(), row_place(at("eligible"), 1), &c.clauses);
  text_place size = at("size");
  size.locals = {{slot_kind::cohort_size, feel::type::number()}};
  done.size = work.text_of(quota.size, feel::type::number(), row_place(size, 1));
  for (const auto& key : quota.by) done.quota_by.push_back(compile_order_key(work, key, at("by")));
}

inline void compile_needs(compiler& work, const criterion& c, compiled_criterion& done) {
  for (const auto& need : c.needs) {
    const index name = work.resolve(need, work.names, "reference.unknown", {"tên", "name"});
    if (name == no_index) continue;
    const bool item = work.book->names[name].kind == name_kind::item;
    done.needs.push_back({item ? slot_kind::outcome : slot_kind::name, name});
    work.reads[done.name].push_back(done.needs.back());
  }
}

inline void check_score(compiler& work, const criterion& c, const compiled_criterion& done) {
  if (done.max && done.min && *done.max < *done.min)
    work.report("score.out_of_range", c.at, "\"max\" nhỏ hơn \"min\"", "\"max\" is less than \"min\"");
}

/// Points for a lack written as a number lie within the points of the criterion.
inline void check_lacking_points(compiler& work, const criterion& c, const compiled_criterion& done) {
  if (!c.if_lacking || !c.if_lacking->points || c.if_lacking->points->form != value_spec::form::feel) return;
  const auto given = number::parse(c.if_lacking->points->text.text);
  if (!given) return;
  const bool above = done.max && *given > *done.max, below = *given < done.min.value_or(number(0));
  if (above || below)
    work.report("score.out_of_range", c.if_lacking->points->text.at,
                "điểm khi thiếu số liệu nằm ngoài mức điểm của tiêu chí",
                "the points for a lack lie outside the points of the criterion");
}

inline void compile_criterion(compiler& work, const criterion& c) {
  compiled_criterion done;
  done.leaf = &c;
  work.current = work.names.find_id(c.id);
  compile_common(work, c, done);
  const auto at = [&](std::string_view key) {
    return text_place{c.id + "/" + std::string(key), done.period, {}, true};
  };
  const auto numeric = feel::type::number();
  if (c.body) work.resolve(*c.body, work.bodies, "reference.unknown", {"chủ thể", "body"});
  compile_needs(work, c, done);
  if (c.rule) done.rule = work.test_of(*c.rule, at("rule"), &c.clauses);
  if (c.points) done.points = work.value_of(*c.points, numeric, at("points"));
  if (c.score) done.score = work.value_of(*c.score, numeric, at("score"), &c.clauses);
  if (c.met_from) done.met_from = work.value_of(*c.met_from, numeric, at("met_from"));
  if (c.met_when) done.met_when = work.test_of(*c.met_when, at("met_when"), &c.clauses);
  compile_bound(work, c.max, done.max, &done.max_parameter);
  compile_bound(work, c.min, done.min, nullptr);
  check_score(work, c, done);
  check_lacking_points(work, c, done);
  if (c.grade) compile_grade(work, c, done);
  if (c.quota) compile_quota(work, c, done);
  work.current = no_index;
  work.book->criteria.push_back(std::move(done));
}

inline void compile_members(compiler& work, const group& g, compiled_group& done) {
  for (const auto& m : g.members) {
    const index item = work.resolve(m.item, work.names, "group.member_unknown", {"mục", "item"});
    if (item == no_index) continue;
    if (work.book->names[item].kind != name_kind::item) {
      work.report("group.member_unknown", m.item.at, "\"" + m.item.name + "\" không phải tiêu chí hay nhóm",
                  "\"" + m.item.name + "\" is no criterion or group");
      continue;
    }
    const auto [since, until] = work.versions_of(m.since, m.until);
    done.members.push_back({item, &m, since, until});
    work.reads[done.name].push_back({slot_kind::outcome, item});
    if (g.combine == "points" && !work.has_points(item))
      work.report("group.points_without_max", m.item.at, "\"" + m.item.name + "\" không có điểm",
                  "\"" + m.item.name + "\" has no points");
  }
}

inline void compile_group(compiler& work, const group& g) {
  compiled_group done;
  done.composition = &g;
  work.current = work.names.find_id(g.id);
  compile_common(work, g, done);
  const auto at = [&](std::string_view key) {
    return text_place{g.id + "/" + std::string(key), done.period, {}, true};
  };
  compile_members(work, g, done);
  text_place k = at("k");
  k.locals = {{slot_kind::applicable, feel::type::number()}};
  if (g.k) done.k = work.value_of(*g.k, feel::type::number(), k);
  if (g.combine == "at_least" && !g.k)
    work.report("format.missing_key", g.at, "\"at_least\" cần \"k\"", "\"at_least\" needs \"k\"");
  if (g.k && g.k->form == value_spec::form::feel)
    if (const auto n = number::parse(g.k->text.text); n && *n > number(static_cast<std::int64_t>(g.members.size())))
      work.report("group.k_over_members", g.at, "k lớn hơn số thành viên", "k is greater than the number of members");
  if (g.pass_at_least) done.pass_at_least = work.value_of(*g.pass_at_least, feel::type::number(), at("pass"));
  for (std::size_t i = 0; i < g.adjust.size(); ++i) {
    done.adjust.push_back(work.text_of(g.adjust[i].size, feel::type::number(),
                                       {g.id + "/adjust/" + g.adjust[i].id + "/1", done.period, {}, true}, &g.clauses));
    if (!g.adjust[i].at_most && !g.clamp)
      work.report("group.adjust_without_bound", g.at, "bước cộng trừ cần \"at_most\" hoặc nhóm cần \"clamp\"",
                  "an adjustment needs \"at_most\" or the group \"clamp\"");
  }
  work.current = no_index;
  work.book->groups.push_back(std::move(done));
}

/// The greatest points an item can reach; nothing where a parameter or an open step decides it.
inline std::optional<number> greatest_points(const compiler& work, index item, int depth = 0) {
  const variant& v = work.book->names[item].variants.front();
  if (!v.is_group) return work.book->criteria[v.element].max;
  const group& g = work.source->groups[v.element];
  if (depth > 16) return std::nullopt;
  std::optional<number> most = g.rescale_to;
  if (!most) {
    most = number(0);
    for (const auto& m : work.book->groups[v.element].members) {
      const auto part = greatest_points(work, m.item, depth + 1);
      most = part ? add(*most, *part) : std::nullopt;
      if (!most) return std::nullopt;
    }
  }
  for (const auto& step : g.adjust) {
    if (step.subtract) continue;
    most = step.at_most ? add(*most, *step.at_most) : std::nullopt;
    if (!most) return g.clamp ? std::optional(g.clamp->second) : std::nullopt;
  }
  return g.clamp ? std::min(*most, g.clamp->second) : most;
}

inline void check_pass(compiler& work, const compiled_group& done) {
  const group& g = *done.composition;
  if (g.combine != "points" || !g.pass_at_least || g.pass_at_least->form != value_spec::form::feel) return;
  const auto pass = number::parse(g.pass_at_least->text.text);
  const auto most = greatest_points(work, done.name);
  if (pass && most && *pass > *most)
    work.report("group.unreachable_pass", g.pass_at_least->text.at,
                "mức đạt " + pass->text() + " cao hơn điểm tối đa " + most->text(),
                "the pass of " + pass->text() + " lies above the greatest points of " + most->text());
}

TIEUCHI_INLINE void compiler::compile_items() {
  for (const auto& c : source->criteria) compile_criterion(*this, c);
  for (const auto& g : source->groups) compile_group(*this, g);
  for (const auto& done : book->groups) check_pass(*this, done);
}

inline void waive_tree(compiler& work, index item, const std::set<index>& spared, std::set<index>& all) {
  if (spared.contains(item) || !all.insert(item).second) return;
  for (const variant& v : work.book->names[item].variants)
    if (v.is_group)
      for (const auto& m : work.book->groups[v.element].members) waive_tree(work, m.item, spared, all);
}

inline void compile_waiver(compiler& work, const waiver& w, index at) {
  compiled_waiver done;
  done.spec = &w;
  std::tie(done.since, done.until) = work.versions_of(w.since, w.until);
  std::set<index> spared, waived;
  const text kind{"mục", "item"};
  for (const auto& e : w.except) spared.insert(work.resolve(e, work.names, "reference.unknown", kind));
  period_type period;
  for (const auto& r : w.items) {
    const index item = work.resolve(r, work.names, "reference.unknown", kind);
    if (item == no_index || work.book->names[item].kind != name_kind::item) continue;
    if (w.with_members)
      waive_tree(work, item, spared, waived);
    else
      waived.insert(item);
    const variant& v = work.book->names[item].variants.front();
    period = v.is_group ? work.book->groups[v.element].period : work.book->criteria[v.element].period;
  }
  done.when = work.text_of(w.when, feel::type::boolean(), {w.id + "/when/1", period, {}, true}, &w.clauses);
  for (const index item : waived) {
    for (const auto& use : done.when.program ? done.when.program.slots() : std::vector<feel::slot_use>{})
      work.reads[item].push_back(done.when.slots[static_cast<std::size_t>(use.slot)]);
    for (const variant& v : work.book->names[item].variants) {
      compiled_item& target =
          v.is_group ? static_cast<compiled_item&>(work.book->groups[v.element]) : work.book->criteria[v.element];
      target.waivers.push_back(at);
    }
  }
  work.check_day(w.provisional_until, {w.id, period, {}, true});
  work.book->waivers.push_back(std::move(done));
}

inline void check_transitions(compiler& work, const lifecycle& l) {
  std::set<std::string> reached{l.states.empty() ? "" : l.states.front()};
  for (const auto& t : l.transitions) reached.insert(t.to);
  for (const auto& s : l.states)
    if (!reached.contains(s))
      work.report("lifecycle.unreachable_state", l.at, "không có bước nào tới trạng thái \"" + s + "\"",
                  "no transition reaches the state \"" + s + "\"");
  const auto known = [&](const std::string& s, const spot& at) {
    if (std::ranges::find(l.states, s) == l.states.end())
      work.report("lifecycle.state_unknown", at, "không có trạng thái \"" + s + "\"", "there is no state \"" + s + "\"",
                  severity::error, nearest_spelling(s, l.states));
  };
  for (std::size_t i = 0; i < l.transitions.size(); ++i) {
    const auto& t = l.transitions[i];
    known(t.to, t.at);
    for (const auto& s : t.from) known(s, t.at);
    for (std::size_t j = 0; j < i; ++j) {
      const auto& other = l.transitions[j];
      const bool same_act = t.by && other.by && t.by->name == other.by->name;
      const bool shared = std::ranges::any_of(
          t.from, [&](const auto& s) { return std::ranges::find(other.from, s) != other.from.end(); });
      if (same_act && shared)
        work.report("lifecycle.ambiguous", t.at, "một hành vi có hai bước chuyển từ cùng trạng thái",
                    "one act has two transitions from one state");
    }
  }
  for (const auto& s : l.holds) known(s, l.at);
}

TIEUCHI_INLINE void compiler::compile_states() {
  for (const auto& w : source->waivers) compile_waiver(*this, w, static_cast<index>(&w - source->waivers.data()));
  const auto in_order = [&](compiled_item& i) {
    std::ranges::sort(i.waivers, {}, [&](index w) { return source->waivers[w].id; });
  };
  for (auto& c : book->criteria) in_order(c);
  for (auto& g : book->groups) in_order(g);
  for (const auto& l : source->lifecycles) {
    compiled_lifecycle done;
    done.spec = &l;
    done.name = names.find_id(l.id);
    for (const auto& t : l.transitions) {
      index act = no_index;
      if (t.by) {
        act = resolve(*t.by, names, "reference.unknown", {"chỉ số ngày", "date indicator"});
        if (act != no_index && !book->names[act].type.is(feel::type::kind::date))
          report("value.type", t.by->at, "hành vi phải là một chỉ số ngày", "an act must be a date indicator");
        if (act != no_index && done.name != no_index) reads[done.name].push_back({slot_kind::name, act});
      }
      done.acts.push_back(act);
    }
    if (l.carry && l.carry->among) done.among = resolve(*l.carry->among, cohorts, "reference.unknown", cohort_words());
    check_transitions(*this, l);
    book->lifecycles.push_back(std::move(done));
  }
}

}  // namespace detail
}  // namespace TIEUCHI_ABI
}  // namespace tieuchi

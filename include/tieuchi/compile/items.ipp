#pragma once

// Third stage: criteria and groups.

#include <tieuchi/compile/greatest_points.ipp>
#include <tieuchi/compile/measures.ipp>
#include <tieuchi/compile/scope.hpp>

#include <algorithm>

namespace tieuchi {
inline namespace TIEUCHI_ABI {
namespace detail {

inline period_type item_period(compiler& work, const item& i) {
  const period_type period = i.period ? work.period_of(*i.period) : period_type{};
  if (period.form == period_form::dated || period.form == period_form::occasion)
    work.report("criterion.period", i.period->at, "kỳ của mục phải là năm, once, nửa năm, quý, tháng hoặc cửa sổ",
                "the period of an item is a year, once, a half, a quarter, a month or a window");
  return period;
}

/// Whether this text of an item has points.
inline bool has_own_points(const compiler& work, const item& i, index name) {
  for (const variant& v : work.book->names[name].variants) {
    const item& written =
        v.is_group ? static_cast<const item&>(work.source->groups[v.element]) : work.source->criteria[v.element];
    if (&written == &i) return work.has_points(v);
  }
  return false;
}

inline void compile_common(compiler& work, const item& i, compiled_item& done) {
  done.spec = &i;
  done.name = work.names.find_id(i.id);
  done.subject =
      i.subject ? work.resolve(*i.subject, work.cohorts, "reference.unknown", cohort_words()) : work.book->subject;
  done.period = item_period(work, i);
  work.note_cohort(done.subject, false);
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
    if (i.if_lacking->points && !has_own_points(work, i, done.name))
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
    work.note_read({slot_kind::name, name});
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
    work.note_read({slot_kind::points, done.grade_of});
    work.check_period(done.grade_of, at("of"), grade.of->at);
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
  work.note_cohort(done.quota_cohort, true);
  work.among_others = true;
  done.eligible = work.text_of(quota.eligible, feel::type::boolean(), row_place(at("eligible"), 1), &c.clauses);
  done.quota_by = compile_order_keys(work, quota.by, at("by"), c.at);
  work.among_others = false;
  text_place size = at("size");
  size.locals = {{slot_kind::cohort_size, feel::type::number()}};
  done.size = work.text_of(quota.size, feel::type::number(), row_place(size, 1));
}

inline void compile_needs(compiler& work, const criterion& c, compiled_criterion& done) {
  for (const auto& need : c.needs) {
    const index name = work.resolve(need, work.names, "reference.unknown", {"tên", "name"});
    if (name == no_index) continue;
    const bool item = work.book->names[name].kind == name_kind::item;
    done.needs.push_back({item ? slot_kind::outcome : slot_kind::name, name});
    work.note_read(done.needs.back());
    work.check_period(name, {c.id + "/needs", done.period, {}, true}, need.at);
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
    work.note_read({slot_kind::outcome, item});
    work.check_period(item, {g.id + "/members", done.period, {}, true}, m.item.at);
    const auto lacks_points = [&](const variant& v) {
      return v.since <= until && since <= v.until && !work.has_points(v);
    };
    if (g.combine == composition::points && std::ranges::any_of(work.book->names[item].variants, lacks_points))
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
  if (g.combine == composition::at_least && !g.k)
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

TIEUCHI_INLINE void compiler::compile_items() {
  for (const auto& c : source->criteria) compile_criterion(*this, c);
  for (const auto& g : source->groups) compile_group(*this, g);
  greatest_points greatest(*this);
  for (const auto& done : book->groups) check_pass(*this, greatest, done);
}

}  // namespace detail
}  // namespace TIEUCHI_ABI
}  // namespace tieuchi

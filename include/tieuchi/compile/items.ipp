#pragma once

// Third stage: criteria and groups.

#include <tieuchi/compile/checks_points.ipp>
#include <tieuchi/compile/facts_side.ipp>
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

inline void compile_common(compiler& work, const item& i, compiled_item& done, bool scored) {
  done.spec = &i;
  done.name = item_named(work.names.find_id(i.id));
  done.subject =
      i.subject ? work.resolve(*i.subject, work.cohorts, "reference.unknown", cohort_words()) : work.book->subject;
  done.period = item_period(work, i);
  work.note_cohort(done.subject, false);
  const auto at = [&](std::string_view key) { return text_place{i.id + "/" + std::string(key), done.period, {}}; };
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
    if (i.if_lacking->points && !scored)
      work.report("if_lacking.points", i.if_lacking->points->at,
                  "mục không có điểm tối đa thì \"if_lacking\" không cho điểm được",
                  "an item without greatest points cannot be given points by \"if_lacking\"");
  }
  work.check_day(i.settles, at("settles"));
  if (i.clauses.empty() && !i.internal)
    work.report("criterion.no_clause", i.at, "mục \"" + i.id + "\" không nêu điều khoản nào",
                "item \"" + i.id + "\" names no clause", severity::warning);
}

/// Greatest and least points: numbers, or for the greatest a parameter.
inline void compile_maximum(compiler& work, const criterion& c, compiled_criterion& done) {
  done.min = number_of(c.min);
  done.max = number_of(c.max);
  if (!c.max || done.max) return;
  done.max_parameter = parameter_of_bound(work, *c.max, true);
  work.note_read({slot_kind::name, done.max_parameter});
  work.check_period(done.max_parameter, {c.id + "/max", done.period, {}}, c.max->at);
}

inline int level_of(compiler& work, scale_id scale, const std::string& level, const spot& at) {
  if (scale == no_id) return 0;
  const auto& levels = work.source->scales[scale].levels;
  const auto found = std::ranges::find(levels, level);
  if (found == levels.end())
    work.report("grade.level", at, "\"" + level + "\" không có trong thang",
                "\"" + level + "\" is no level of the scale", severity::error, nearest_spelling(level, levels));
  return found == levels.end() ? 0 : static_cast<int>(found - levels.begin());
}

inline void compile_grade_of(compiler& work, const criterion& c, compiled_criterion& done) {
  const auto& grade = *c.grade;
  for (const auto& line : grade.lines)
    if (line.at_least && !grade.of)
      work.report("grade.of", line.at, "\"at_least\" cần \"of\": mục có điểm để so",
                  "\"at_least\" needs \"of\", the item whose points are compared");
  if (!grade.of) return;
  done.grade_of =
      item_named(work.resolve_name(*grade.of, {name_kind::item}, {"mục có điểm", "item with points"}, "grade.of"));
  if (done.grade_of == no_id) return;
  work.note_read({slot_kind::points, done.grade_of});
  work.check_period(done.grade_of, {c.id + "/of", done.period, {}}, grade.of->at);
  if (!work.has_points(done.grade_of))
    work.report("grade.of", grade.of->at, "\"" + grade.of->name + "\" không có điểm",
                "\"" + grade.of->name + "\" has no points");
}

/// A line is read only where the lines before it are not reached; a number no less than theirs never is.
inline bool is_reachable(const std::vector<criterion::grade_line>& lines, std::size_t at) {
  const auto from = lines[at].at_least ? constant_of(*lines[at].at_least) : std::nullopt;
  if (!from) return true;
  return std::none_of(lines.begin(), lines.begin() + static_cast<std::ptrdiff_t>(at), [&](const auto& before) {
    const auto earlier = before.at_least ? constant_of(*before.at_least) : std::nullopt;
    return earlier && *earlier <= *from;
  });
}

inline void compile_grade(compiler& work, const criterion& c, compiled_criterion& done) {
  const auto& grade = *c.grade;
  const auto at = [&](std::string_view key) { return text_place{c.id + "/" + std::string(key), done.period, {}}; };
  done.grade_scale = work.resolve(grade.scale, work.scales, "reference.unknown", {"thang đánh giá", "scale"});
  compile_grade_of(work, c, done);
  if (done.grade_scale != no_id && !work.source->scales[done.grade_scale].ordered)
    work.report("grade.order", grade.scale.at, "xếp loại cần một thang có thứ tự", "a grade needs an ordered scale");
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
    if (last == (line.at_least || line.when) || bad_order || !is_reachable(grade.lines, i))
      work.report("grade.order", line.at, "các bậc và mức điểm đi từ cao xuống thấp, chỉ bậc cuối không có điều kiện",
                  "lines go from best to worst, points too, and only the last has no condition");
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
  const auto at = [&](std::string_view key) { return text_place{c.id + "/" + std::string(key), done.period, {}}; };
  done.quota_cohort = work.resolve(quota.cohort, work.cohorts, "reference.unknown", cohort_words());
  work.note_cohort(done.quota_cohort, true);
  work.among_others = true;
  done.eligible = work.text_of(quota.eligible, feel::type::boolean(), row_place(at("eligible"), 1), &c.clauses);
  done.quota_by = compile_order_keys(work, quota.by, at("by"), c.at);
  work.among_others = false;
  text_place size = at("size");
  size.locals = {{slot_kind::cohort_size, feel::type::number()}};
  done.size = work.text_of(quota.size, feel::type::number(), row_place(size, 1));
  const auto places = number::parse(quota.size.text);
  const auto* cohort = done.quota_cohort == no_id ? nullptr : &work.book->cohorts[done.quota_cohort];
  if (places && cohort && cohort->spec->frozen && *places > number(static_cast<std::int64_t>(cohort->members.size())))
    work.report(
        "quota.size_over_cohort", quota.size.at,
        "số suất " + places->text() + " nhiều hơn số đơn vị của nhóm (" + std::to_string(cohort->members.size()) + ")",
        "the size of " + places->text() + " exceeds the cohort (" + std::to_string(cohort->members.size()) + " units)");
}

inline void compile_needs(compiler& work, const criterion& c, compiled_criterion& done) {
  for (const auto& need : c.needs) {
    const name_id name = work.resolve_name(
        need, {name_kind::indicator, name_kind::parameter, name_kind::measure, name_kind::lifecycle, name_kind::item},
        {"tên có giá trị hay kết quả", "name with a value or an outcome"});
    if (name == no_id) continue;
    const bool item = work.book->names[name].kind == name_kind::item;
    done.needs.push_back({item ? slot_kind::outcome : slot_kind::name, name});
    work.note_read(done.needs.back());
    work.check_period(name, {c.id + "/needs", done.period, {}}, need.at);
  }
}

inline void check_maximum(compiler& work, const criterion& c, const compiled_criterion& done) {
  if (done.max && *done.max < done.min.value_or(number(0)))
    work.report("score.out_of_range", c.max->at, "\"max\" nhỏ hơn \"min\"", "\"max\" is less than \"min\"");
}

inline void compile_criterion(compiler& work, const criterion& c) {
  compiled_criterion done;
  done.leaf = &c;
  work.current = work.node_of(work.names.find_id(c.id));
  compile_common(work, c, done, c.score.has_value());
  const auto at = [&](std::string_view key) { return text_place{c.id + "/" + std::string(key), done.period, {}}; };
  const auto numeric = feel::type::number();
  if (c.body) work.resolve(*c.body, work.bodies, "reference.unknown", {"chủ thể", "body"});
  compile_needs(work, c, done);
  if (c.rule) done.rule = work.test_of(*c.rule, at("rule"), &c.clauses);
  if (c.points) done.points = work.value_of(*c.points, numeric, at("points"));
  if (c.score) done.score = work.value_of(*c.score, numeric, at("score"), &c.clauses);
  if (c.met_from) done.met_from = work.value_of(*c.met_from, numeric, at("met_from"));
  if (c.met_when) done.met_when = work.test_of(*c.met_when, at("met_when"), &c.clauses);
  compile_maximum(work, c, done);
  check_maximum(work, c, done);
  if (c.grade) compile_grade(work, c, done);
  if (c.quota) compile_quota(work, c, done);
  work.current = no_id;
  work.book->criteria.push_back(std::move(done));
}

inline void check_member_twice(compiler& work, const compiled_group& g, const tieuchi::member& m,
                               const compiled_member& more) {
  for (const compiled_member& other : g.members)
    if (other.item == more.item && other.since <= more.until && more.since <= other.until)
      return work.report("format.repeated", m.item.at, "\"" + m.item.name + "\" đứng hai lần trong một nhóm",
                         "\"" + m.item.name + "\" stands twice in one group");
}

inline void compile_members(compiler& work, const group& g, compiled_group& done) {
  for (const auto& m : g.members) {
    const name_id name = work.resolve(m.item, work.names, "group.member_unknown", {"mục", "item"});
    if (!name) continue;
    const item_id item = item_named(name);
    if (work.book->names[name].kind != name_kind::item) {
      work.report("group.member_unknown", m.item.at, "\"" + m.item.name + "\" không phải tiêu chí hay nhóm",
                  "\"" + m.item.name + "\" is no criterion or group");
      continue;
    }
    const auto [since, until] = work.versions_of(m.since, m.until);
    check_member_twice(work, done, m, {item, &m, since, until});
    done.members.push_back({item, &m, since, until});
    work.note_read({slot_kind::outcome, item});
    work.check_period(item, {g.id + "/members", done.period, {}}, m.item.at);
    if (g.combine == composition::points && !work.has_maximum(item, since, until))
      work.report("group.points_without_max", m.item.at, "\"" + m.item.name + "\" không có điểm tối đa",
                  "\"" + m.item.name + "\" has no greatest points");
  }
}

inline void compile_group(compiler& work, const group& g) {
  compiled_group done;
  done.composition = &g;
  work.current = work.node_of(work.names.find_id(g.id));
  compile_common(work, g, done, g.combine == composition::points);
  const auto at = [&](std::string_view key) { return text_place{g.id + "/" + std::string(key), done.period, {}}; };
  compile_members(work, g, done);
  text_place k = at("k");
  k.locals = {{slot_kind::applicable, feel::type::number()}};
  if (g.k) done.k = work.value_of(*g.k, feel::type::number(), k);
  const std::string combine(code_of(g.combine));
  if (takes_k(g.combine) && !g.k)
    work.report("format.missing_key", g.at, "\"" + combine + "\" cần \"k\"", "\"" + combine + "\" needs \"k\"");
  if (const auto n = g.k ? constant_of(*g.k) : std::nullopt)
    if (*n < number(1) || *n > number(static_cast<std::int64_t>(g.members.size())))
      work.report("group.k_over_members", g.k->at, "k phải từ 1 đến số thành viên",
                  "k lies between 1 and the number of members");
  if (g.pass_at_least) done.pass_at_least = work.value_of(*g.pass_at_least, feel::type::number(), at("pass"));
  for (std::size_t i = 0; i < g.adjust.size(); ++i) {
    done.adjust.push_back(work.text_of(g.adjust[i].size, feel::type::number(),
                                       {g.id + "/adjust/" + g.adjust[i].id + "/1", done.period, {}}, &g.clauses));
    if (!g.adjust[i].at_most && !g.clamp)
      work.report("group.adjust_without_bound", g.adjust[i].size.at,
                  "bước cộng trừ cần \"at_most\" hoặc nhóm cần \"clamp\"",
                  "an adjustment needs \"at_most\" or the group \"clamp\"");
  }
  work.current = no_id;
  work.book->groups.push_back(std::move(done));
}

void compiler::compile_items() {
  for (const auto& c : source->criteria) compile_criterion(*this, c);
  for (const auto& g : source->groups) compile_group(*this, g);
}

}  // namespace detail
}  // namespace TIEUCHI_ABI
}  // namespace tieuchi

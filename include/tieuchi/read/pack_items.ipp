#pragma once

// Criteria, groups, waivers and lifecycles of a pack.

#include <tieuchi/read/pack_reader.hpp>

namespace tieuchi {
inline namespace TIEUCHI_ABI {
namespace detail {

inline void read_flags(object_reader& o, std::vector<flag_spec>& out) {
  o.each("flags", 1, [&](const json_at& at) {
    object_reader f(o.in(), at, {"cờ đánh dấu (flag)", "a flag"});
    if (!f.is_object()) return;
    flag_spec flag;
    f.require({"when", "flag"});
    f.get("when", flag.when);
    f.name("flag", name_form::id, flag.flag);
    f.finish();
    out.push_back(std::move(flag));
  });
}

inline void read_item_keys(object_reader& o, item& i) {
  read_versions(o, i);
  o.get("subject", i.subject);
  o.get("period", i.period);
  o.integer("decimals", 0, 34, i.decimals);
  o.get("applies_when", i.applies_when);
  o.get("if_lacking", i.if_lacking);
  o.get("settles", i.settles);
  o.get("provisional_when", i.provisional_when);
  o.get("show", i.show);
  read_flags(o, i.flags);
  o.texts("reasons", name_form::plain, i.reasons);
  o.get("names_missing", i.names_missing);
  o.word_of("blame", i.blame);
  o.get("internal", i.internal);
}

inline void read_grade_line(object_reader& g, const json_at& at, criterion::grade_spec& out) {
  object_reader l(g.in(), at, {"dòng của thang điểm (lines)", "a line of a grade"});
  if (!l.is_object()) return;
  criterion::grade_line line;
  line.at = l.at();
  l.require({"grade"});
  l.name("grade", name_form::plain, line.grade);
  if (l.has("at_least") && l.has("when")) l.exactly_one({"at_least", "when"});
  l.get("at_least", line.at_least);
  l.get("when", line.when);
  l.finish();
  out.lines.push_back(std::move(line));
}

inline void check_grade_lines(file_reading& in, const std::vector<criterion::grade_line>& lines) {
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const bool last = i + 1 == lines.size();
    const bool open = !lines[i].at_least && !lines[i].when;
    if (last && !open)
      in.say("grade.order", lines[i].at,
             {"Dòng cuối (mức thấp nhất) không có “at_least” hay “when”",
              "The last line (the lowest grade) has neither “at_least” nor “when”"});
    if (!last && open)
      in.say("grade.order", lines[i].at,
             {"Chỉ dòng cuối được thiếu cả “at_least” và “when”; các dòng sau dòng này không bao giờ được xét",
              "Only the last line may lack “at_least” and “when”; the lines after this one are never reached"});
  }
}

inline void read_grade(object_reader& o, criterion& c) {
  o.object("grade", {"grade", "grade"}, [&](object_reader& g) {
    criterion::grade_spec& out = c.grade.emplace();
    g.require({"scale", "lines"});
    g.get("of", out.of);
    g.get("scale", out.scale);
    g.name("pass", name_form::plain, out.pass);
    g.each("lines", 2, [&](const json_at& at) { read_grade_line(g, at, out); });
    check_grade_lines(g.in(), out.lines);
    g.each("caps", 1, [&](const json_at& at) {
      object_reader k(g.in(), at, {"mức trần (cap)", "a cap"});
      if (!k.is_object()) return;
      criterion::grade_cap cap;
      k.require({"when", "at_most", "reason"});
      k.get("when", cap.when);
      k.name("at_most", name_form::plain, cap.at_most);
      k.name("reason", name_form::id, cap.reason);
      if (const auto list = k.take("clauses")) read_refs(k.in(), *list, name_form::of_clause, cap.clauses);
      k.finish();
      out.caps.push_back(std::move(cap));
    });
  });
}

// FEEL or a number; true or false is no amount.
inline bool read_amount(object_reader& o, std::string_view key, feel_text& out) {
  const auto value = o.take(key);
  if (!value) return false;
  if (value->node->kind != json_kind::boolean) return read_scalar(o.in(), *value, out);
  say_type(o.in(), *value, {"biểu thức FEEL hoặc số", "a FEEL text or a number"});
  return false;
}

inline void read_quota(object_reader& o, criterion& c) {
  o.object("quota", {"quota", "quota"}, [&](object_reader& q) {
    criterion::quota_spec& out = c.quota.emplace(criterion::quota_spec{});
    q.require({"cohort", "eligible", "by", "size"});
    q.get("cohort", out.cohort);
    q.get("eligible", out.eligible);
    q.get("by", out.by);
    read_amount(q, "size", out.size);
    std::string ties;
    out.all_at_cut = q.word_of("tie_at_cut", {"none", "all"}, ties) && ties == "all";
    q.word_of("blame", out.blame);
  });
}

inline void read_criterion_rule(object_reader& o, criterion& c) {
  o.exactly_one({"rule", "score", "grade", "quota"}, "criterion.kind");
  o.get("rule", c.rule);
  o.word_of("not_met", c.not_met);
  o.get("points", c.points);
  o.get("score", c.score);
  read_bound(o, "max", c.max);
  if (const auto min = o.take("min")) {
    number n;
    literal l;
    if (read_json(o.in(), *min, n) && read_json(o.in(), *min, l)) c.min = std::move(l);
  }
  o.get("round", c.round);
  o.get("met_from", c.met_from);
  o.get("met_when", c.met_when);
  read_grade(o, c);
  read_quota(o, c);
  const bool score = o.has("score");
  if (score && !o.has("max"))
    o.in().say("score.max_missing", c.at,
               {"Tiêu chí chấm điểm (score) phải có điểm tối đa “max”",
                "A criterion with “score” needs its greatest points “max”"});
  o.only_when(score, {"max", "min", "round", "met_from", "met_when"}, {"có “score”", "beside “score”"});
  o.only_when(o.has("rule"), {"points", "not_met"}, {"có “rule”", "beside “rule”"});
  if (o.has("met_from") && o.has("met_when")) o.exactly_one({"met_from", "met_when"});
}

inline criterion criterion_of(object_reader& o) {
  criterion c;
  begin_element(o, c);
  read_item_keys(o, c);
  o.get("body", c.body);
  o.get("words", c.words);
  o.word_of("if_not_applicable", c.if_not_applicable);
  o.only_when(o.has("applies_when"), {"if_not_applicable"}, {"có “applies_when”", "beside “applies_when”"});
  o.get("needs", c.needs);
  read_criterion_rule(o, c);
  return c;
}

inline void add_criterion(pack_reading& pack, criterion c) {
  pack.p.item_order.emplace_back(false, pack.p.criteria.size());
  pack.p.criteria.push_back(std::move(c));
}

void read_criterion(pack_reading& pack, file_reading& in, const json_at& where) {
  object_reader o(in, where, {"tiêu chí (criterion)", "a criterion"});
  if (!o.is_object()) return;
  criterion c = criterion_of(o);
  read_under(o, c);
  end_element(pack, o, "criteria", c);
  add_criterion(pack, std::move(c));
}

// A criterion written in place becomes one of the pack; its `reason` stays on the membership.
inline void read_member_in_place(object_reader& o, const group& g, tieuchi::member& m, std::vector<criterion>& made) {
  criterion c = criterion_of(o);
  o.name("reason", name_form::id, m.reason);
  o.finish();
  if (!c.subject) c.subject = g.subject;
  if (!c.period) c.period = g.period;
  m.item = {c.id, c.at};
  made.push_back(std::move(c));
}

inline void check_member_reason(object_reader& o, const group& g) {
  o.only_when(names_failing_member(g.combine), {"reason"},
              {"“combine” của nhóm là “all” hoặc “any”", "beside “combine”: “all” or “any” of the group"});
}

/// What stands once an option has a name of its own: the criterion is taken out of the group.
inline void check_member_alone(object_reader& o) {
  for (const char* key : {"reading", "instead"}) o.take(key);
  o.only_when(false, {"reading", "instead"},
              {"tiêu chí đứng ở “criteria” và nhóm nêu id của nó",
               "where the criterion stands under “criteria” and the group names its id"});
}

inline void read_member(file_reading& in, const json_at& at, group& g, std::vector<criterion>& made) {
  tieuchi::member m;
  if (at.node->kind == json_kind::string) {
    if (read_json(in, at, m.item)) g.members.push_back(std::move(m));
    return;
  }
  const bool reference = at.node->find("item") != nullptr;
  object_reader o(
      in, at,
      reference ? words{"thành viên của nhóm", "a member of a group"} : words{"tiêu chí (criterion)", "a criterion"});
  if (!o.is_object()) return;
  check_member_alone(o);
  if (reference) {
    o.get("item", m.item);
    o.name("reason", name_form::id, m.reason);
    check_member_reason(o, g);
    read_version_ref(o, "since", m.since);
    read_version_ref(o, "until", m.until);
    o.finish();
  } else {
    check_member_reason(o, g);
    read_member_in_place(o, g, m, made);
  }
  g.members.push_back(std::move(m));
}

inline void read_adjust(object_reader& o, group& g) {
  o.each("adjust", 1, [&](const json_at& at) {
    object_reader a(o.in(), at, {"bước cộng, trừ điểm (adjust)", "a step of adjust"});
    if (!a.is_object()) return;
    group::adjust_step step;
    const spot here = a.at();
    a.require({"id"});
    a.name("id", name_form::id, step.id);
    a.exactly_one({"add", "subtract"});
    read_amount(a, "add", step.size);
    step.subtract = read_amount(a, "subtract", step.size);
    a.get("at_most", step.at_most);
    if (step.at_most && step.at_most->sign() < 0)
      say_json_value(a.in(), *a.take("at_most"), {"số từ 0 trở lên", "a number from 0"});
    if (const auto list = a.take("clauses")) read_refs(a.in(), *list, name_form::of_clause, step.clauses);
    a.finish();
    if (std::ranges::find(g.adjust, step.id, &group::adjust_step::id) != g.adjust.end())
      a.in().say("duplicate.id", here,
                 {"Hai bước cùng id " + in_quotes(step.id), "Two steps have the id " + in_quotes(step.id)});
    g.adjust.push_back(std::move(step));
  });
}

inline void read_points_keys(object_reader& o, group& g) {
  o.get("rescale_to", g.rescale_to);
  if (g.rescale_to && g.rescale_to->sign() <= 0)
    say_json_value(o.in(), *o.take("rescale_to"), {"số lớn hơn 0", "a number above 0"});
  o.get("round", g.round);
  read_adjust(o, g);
  std::vector<number> ends;
  o.each("clamp", 2, [&](const json_at& at) { read_json(o.in(), at, ends.emplace_back()); });
  if (ends.size() == 2) g.clamp.emplace(ends[0], ends[1]);
  if (ends.size() > 2 || (ends.size() == 2 && ends[1] < ends[0]))
    o.in().say("format.value", spot_of(o.in(), *o.take("clamp")),
               {"“clamp” là hai số: nhỏ nhất, lớn nhất", "“clamp” is two numbers: the least, the greatest"});
  o.object("pass", {"pass", "pass"}, [&](object_reader& p) {
    p.exactly_one({"at_least", "share_of_max"});
    p.get("at_least", g.pass_at_least);
    p.get("share_of_max", g.pass_share_of_max);
    if (g.pass_share_of_max && (g.pass_share_of_max->sign() < 0 || *g.pass_share_of_max > number(1)))
      say_json_value(o.in(), *p.take("share_of_max"), {"số từ 0 đến 1", "a number from 0 to 1"});
  });
  std::string waived;
  g.drop_waived_points = o.word_of("waived_points", {"max", "drop"}, waived) && waived == "drop";
  o.only_when(g.combine == composition::points, {"rescale_to", "round", "adjust", "clamp", "pass", "waived_points"},
              {"“combine” là “points”", "beside “combine”: “points”"});
}

void read_group(pack_reading& pack, file_reading& in, const json_at& where) {
  object_reader o(in, where, {"nhóm tiêu chí (group)", "a group"});
  if (!o.is_object()) return;
  group g;
  std::vector<criterion> made;
  begin_element(o, g);
  o.require({"combine", "members"});
  read_item_keys(o, g);
  read_under(o, g);
  o.word_of("combine", g.combine);
  if (takes_k(g.combine)) o.require({"k"});
  o.only_when(takes_k(g.combine), {"k"}, {"“combine” là “at_least”", "beside “combine”: “at_least”"});
  o.get("k", g.k);
  read_points_keys(o, g);
  o.get("local_additions", g.local_additions);
  o.each("members", 1, [&](const json_at& at) { read_member(in, at, g, made); });
  end_element(pack, o, "groups", g);
  pack.p.item_order.emplace_back(true, pack.p.groups.size());
  pack.p.groups.push_back(std::move(g));
  for (criterion& c : made) add_criterion(pack, std::move(c));
}

void read_waiver(pack_reading& pack, file_reading& in, const json_at& where) {
  object_reader o(in, where, {"quy định miễn (waiver)", "a waiver"});
  if (!o.is_object()) return;
  waiver w;
  begin_element(o, w);
  read_versions(o, w);
  read_under(o, w);
  o.require({"items", "when"});
  o.get("items", w.items);
  o.get("with_members", w.with_members);
  o.get("except", w.except);
  o.only_when(w.with_members, {"except"}, {"“with_members” là true", "beside “with_members”: true"});
  o.get("when", w.when);
  o.get("by", w.by);
  w.reason = w.id;
  o.name("reason", name_form::id, w.reason);
  std::string unknown;
  w.ignore_unknown = o.word_of("if_unknown", {"unknown", "ignore"}, unknown) && unknown == "ignore";
  o.get("provisional_until", w.provisional_until);
  o.only_when(w.ignore_unknown, {"provisional_until"}, {"“if_unknown” là “ignore”", "beside “if_unknown”: “ignore”"});
  end_element(pack, o, "waivers", w);
  pack.p.waivers.push_back(std::move(w));
}

inline void read_transition(object_reader& o, const json_at& at, lifecycle& l) {
  object_reader t(o.in(), at, {"bước chuyển trạng thái (transition)", "a transition"});
  if (!t.is_object()) return;
  lifecycle::transition out;
  out.at = t.at();
  t.require({"from", "to"});
  t.names("from", name_form::id, out.from);
  t.name("to", name_form::id, out.to);
  t.exactly_one({"by", "after", "on_event"});
  t.get("by", out.by);
  t.get("denied_by", out.denied_by);
  if (const auto denied = t.take("denied_by"); denied && !out.by)
    t.in().say("format.misplaced_key", spot_of(t.in(), *denied),
               {"“denied_by” chỉ đứng cạnh “by”", "“denied_by” stands beside “by” only"});
  t.get("after", out.after);
  if (const auto after = t.take("after"); out.after && out.after->working_days)
    t.in().say("format.misplaced_key", spot_of(t.in(), after->member(*after->node->find("working_days"))),
               {"Trạng thái không tự chuyển theo ngày làm việc", "A state does not move by itself after working days"});
  t.get("on_event", out.on_event);
  if (const auto list = t.take("clauses")) read_refs(t.in(), *list, name_form::of_clause, out.clauses);
  const auto check = [&](const std::string& state, std::string_view key) {
    if (!state.empty() && std::ranges::find(l.states, state) == l.states.end())
      t.in().say("format.value", spot_of(t.in(), *t.take(key)),
                 {in_quotes(state) + " không có trong “states”", in_quotes(state) + " is not among the “states”"}, {},
                 nearest_spelling(state, l.states));
  };
  for (const std::string& state : out.from) check(state, "from");
  check(out.to, "to");
  t.finish();
  l.transitions.push_back(std::move(out));
}

// Acts by period are played by year, so time counts in years only.
inline void check_years_alone(object_reader& o, const lifecycle& l) {
  const auto moves = o.take("transitions");
  if (!l.by_period || !moves || moves->node->kind != json_kind::array) return;
  for (std::size_t i = 0; i < moves->node->children.size(); ++i) {
    const json_at move = moves->element(i);
    const json_node* after = move.node->find("after");
    if (after == nullptr || after->kind != json_kind::object) continue;
    for (const json_node& part : after->children)
      if (part.key == "months" || part.key == "days")
        o.in().say("format.misplaced_key", spot_of(o.in(), move.member(*after).member(part)),
                   {"Khi “acts_by” là “period”, “after” chỉ tính theo năm (“years”)",
                    "Beside “acts_by”: “period”, “after” counts in “years” only"});
  }
}

void read_lifecycle(pack_reading& pack, file_reading& in, const json_at& where) {
  object_reader o(in, where, {"tình trạng công nhận (lifecycle)", "a lifecycle"});
  if (!o.is_object()) return;
  lifecycle l;
  begin_element(o, l);
  read_versions(o, l);
  read_under(o, l);
  o.require({"states", "transitions"});
  o.names("states", name_form::id, l.states);
  o.names("holds", name_form::id, l.holds);
  for (const std::string& state : l.holds)
    if (std::ranges::find(l.states, state) == l.states.end())
      in.say("format.value", spot_of(in, *o.take("holds")),
             {in_quotes(state) + " không có trong “states”", in_quotes(state) + " is not among the “states”"}, {},
             nearest_spelling(state, l.states));
  std::string acts;
  l.by_period = o.word_of("acts_by", {"day", "period"}, acts) && acts == "period";
  o.get("at", l.at_day);
  if (l.by_period && l.at_day)
    in.say("lifecycle.at", l.at_day->at,
           {"“at” không dùng được khi “acts_by” là “period”", "“at” cannot be used beside “acts_by”: “period”"});
  o.each("transitions", 1, [&](const json_at& at) { read_transition(o, at, l); });
  check_years_alone(o, l);
  o.object("carry", {"carry", "carry"}, [&](object_reader& c) {
    lifecycle::inheritance& out = l.carry.emplace(lifecycle::inheritance{});
    c.require({"rule"});
    c.word_of("rule", out.rule);
    c.get("among", out.among);
    c.get("until", out.until);
  });
  end_element(pack, o, "lifecycles", l);
  pack.p.lifecycles.push_back(std::move(l));
}

}  // namespace detail
}  // namespace TIEUCHI_ABI
}  // namespace tieuchi

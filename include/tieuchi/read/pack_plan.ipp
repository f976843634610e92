#pragma once

// Targets, duties, funding and cases of a pack.

#include <tieuchi/model/answer_words.hpp>
#include <tieuchi/read/pack_reader.hpp>

namespace tieuchi {
inline namespace TIEUCHI_ABI {
namespace detail {

inline void read_aim(object_reader& o, const json_at& at, target& t) {
  object_reader a(o.in(), at, {"mục tiêu của một năm (aim)", "an aim"});
  if (!a.is_object()) return;
  aim out;
  out.at = a.at();
  if (!t.each) a.require({"year"});
  a.only_when(!t.each, {"year", "to"}, {"mục tiêu không có “each”", "without “each” in the target"});
  a.integer("year", first_year, last_year, out.year);
  a.integer("to", first_year, last_year, out.to);
  a.only_when(a.has("year"), {"to"}, {"có “year”", "beside “year”"});
  if (out.year && out.to && *out.to < *out.year)
    a.in().say("format.value", out.at, {"Năm “to” ở trước “year”", "The year “to” is before “year”"});
  a.get("of", out.of);
  a.only_when(!o.has("measure"), {"of", "share"}, {"mục tiêu không có “measure”", "without “measure” in the target"});
  a.exactly_one({"at_least", "at_most", "share", "add"});
  a.get("at_least", out.at_least);
  a.get("at_most", out.at_most);
  a.get("share", out.share);
  if (out.share && (out.share->sign() < 0 || *out.share > number(1)))
    say_json_value(a.in(), *a.take("share"), {"số từ 0 đến 1", "a number from 0 to 1"});
  a.get("add", out.add);
  if (const auto list = a.take("clauses")) read_refs(a.in(), *list, name_form::of_clause, out.clauses);
  a.finish();
  t.aims.push_back(std::move(out));
}

inline void read_beside(object_reader& o, target& t) {
  o.each("beside", 1, [&](const json_at& at) {
    object_reader b(o.in(), at, {"số liệu in bên cạnh (beside)", "a figure beside"});
    if (!b.is_object()) return;
    target::beside_figure out;
    b.require({"label", "counts"});
    b.get("label", out.label);
    b.get("counts", out.counts);
    b.finish();
    t.beside.push_back(std::move(out));
  });
}

inline void check_target_keys(object_reader& o) {
  const bool counted = o.has("of") || o.has("counts");
  if (counted != o.has("measure")) {
    if (counted) o.require({"of", "counts"});
    o.only_when(!o.has("measure"), {"each", "beside", "counting", "frozen_cohort", "live"},
                {"không có “measure”", "without “measure”"});
    o.only_when(!o.has("each"), {"frozen_cohort"}, {"không có “each”", "without “each”"});
    return;
  }
  o.in().say("format.one_of", o.at(),
             {"Một mục tiêu có hoặc “of” và “counts” (đếm đơn vị), hoặc “measure” (một chỉ số tính toán)",
              "A target has either “of” and “counts” (units counted) or “measure”"});
}

void read_target(pack_reading& pack, file_reading& in, const json_at& where) {
  object_reader o(in, where, {"mục tiêu (target)", "a target"});
  if (!o.is_object()) return;
  target t;
  begin_element(o, t);
  read_versions(o, t);
  read_under(o, t);
  check_target_keys(o);
  o.get("of", t.of);
  o.get("counts", t.counts);
  o.get("measure", t.measure);
  read_beside(o, t);
  o.word_of("counting", t.counting);
  o.word_of("frozen_cohort", t.frozen_cohort);
  o.get("live", t.live);
  o.get("each", t.each);
  o.get("settles", t.settles);
  if (!o.has("each")) o.require({"aims"});
  o.each("aims", 1, [&](const json_at& at) { read_aim(o, at, t); });
  if (o.has("each") && t.aims.size() > 1)
    in.say("format.value", t.aims[1].at,
           {"Mục tiêu có “each” chỉ có một dòng “aims”", "A target with “each” has one aim only"});
  end_element(pack, o, "targets", t);
  pack.p.targets.push_back(std::move(t));
}

inline void read_bearer(object_reader& o, const json_at& at, duty& d) {
  object_reader b(o.in(), at, {"bên thực hiện (bearer)", "a bearer"});
  if (!b.is_object()) return;
  bearer out;
  out.at = b.at();
  b.exactly_one({"agency", "agency_kind", "cohort", "assigned"});
  b.get("agency", out.agency);
  b.name("agency_kind", name_form::id, out.agency_kind);
  b.get("serving", out.serving);
  if (b.has("agency_kind")) b.require({"serving"});
  b.only_when(b.has("agency_kind"), {"serving"}, {"có “agency_kind”", "beside “agency_kind”"});
  b.get("cohort", out.cohort);
  b.get("assigned", out.assigned);
  b.word_of("role", out.role);
  if (b.has("assigned") && !out.assigned)
    say_json_value(b.in(), *b.take("assigned"), {"true (hoặc bỏ khóa này)", "true (or left out)"});
  b.finish();
  d.bearers.push_back(std::move(out));
}

inline void read_every(object_reader& o, duty& d) {
  const auto every = o.take("every");
  if (!every) return;
  if (every->node->kind != json_kind::object) {
    ref period;
    if (read_json(o.in(), *every, period)) d.every = std::move(period);
    return;
  }
  object_reader e(o.in(), *every, {"“every”", "“every”"});
  e.exactly_one({"fact", "event"});
  e.get("fact", d.every_fact);
  e.get("event", d.every_event);
  std::string side;
  d.from_side = e.word_of("side", {"from", "to"}, side) && side == "from";
  e.only_when(e.has("event"), {"side"}, {"có “event”", "beside “event”"});
  e.finish();
}

void read_duty(pack_reading& pack, file_reading& in, const json_at& where) {
  object_reader o(in, where, {"nhiệm vụ được giao (duty)", "a duty"});
  if (!o.is_object()) return;
  duty d;
  begin_element(o, d);
  read_versions(o, d);
  read_under(o, d);
  o.require({"bearers"});
  read_modality(o, d.modality);
  o.each("bearers", 1, [&](const json_at& at) { read_bearer(o, at, d); });
  o.get("to", d.to);
  o.get("units", d.units);
  o.get("per_unit", d.per_unit);
  o.word_of("recurrence", d.recurrence);
  o.name("partition", name_form::id, d.partition);
  read_every(o, d);
  o.only_when(o.has("every"), {"due", "opens", "done_by", "not_required_when", "if_unit_ends"},
              {"có “every”", "beside “every”"});
  o.only_when(o.has("done_by"), {"early"}, {"có “done_by”", "beside “done_by”"});
  o.object("years", {"các năm phải thực hiện", "the years of a duty"}, [&](object_reader& y) {
    if (!y.has("from") && !y.has("to")) y.exactly_one({"from", "to"}, "format.missing_key");
    y.integer("from", first_year, last_year, d.years_from);
    y.integer("to", first_year, last_year, d.years_to);
    if (d.years_from && d.years_to && *d.years_from > *d.years_to)
      in.say("format.value", y.at(), {"Năm “to” ở trước năm “from”", "The year “to” is before the year “from”"});
  });
  o.get("opens", d.opens);
  o.get("due", d.due);
  o.get("done_by", d.done_by);
  std::string early;
  d.ignore_early = o.word_of("early", {"counts", "ignored"}, early) && early == "ignored";
  o.get("not_required_when", d.not_required_when);
  o.word_of("if_unit_ends", d.if_unit_ends);
  o.get("delivers", d.delivers);
  end_element(pack, o, "duties", d);
  pack.p.duties.push_back(std::move(d));
}

void read_funding(pack_reading& pack, file_reading& in, const json_at& where) {
  object_reader o(in, where, {"nguồn kinh phí (funding)", "a funding"});
  if (!o.is_object()) return;
  funding f;
  begin_element(o, f);
  read_versions(o, f);
  read_under(o, f);
  o.require({"payer", "purpose"});
  o.get("payer", f.payer);
  o.get("purpose", f.purpose);
  read_modality(o, f.modality);
  o.get("units", f.units);
  o.get("gate", f.gate);
  end_element(pack, o, "funding", f);
  pack.p.fundings.push_back(std::move(f));
}

// A scalar of a case as the text a facts file would hold.
inline bool read_fact_value(file_reading& in, const json_at& at, std::string& out) {
  literal l;
  if (!read_json(in, at, l)) return false;
  out = std::move(l.text);
  return true;
}

inline bool read_given_value(file_reading& in, const json_at& at, given_fact& fact) {
  fact.quoted = at.node->kind == json_kind::string;
  return read_fact_value(in, at, fact.value);
}

inline void read_given(file_reading& in, const std::string& name, const json_at& at, test_case& c) {
  const ref indicator{name, spot_of(in, at)};
  if (at.node->kind == json_kind::array && at.node->children.empty()) say_empty(in, at);
  if (at.node->kind != json_kind::array) {
    given_fact fact{indicator, {}, {}, {}, {}, {}, {}, spot_of(in, at), false};
    if (read_given_value(in, at, fact)) c.given.push_back(std::move(fact));
    return;
  }
  for (std::size_t i = 0; i < at.node->children.size(); ++i) {
    object_reader o(in, at.element(i), {"dòng số liệu của ca kiểm thử", "a fact of a case"});
    if (!o.is_object()) continue;
    given_fact fact{indicator, {}, {}, {}, {}, {}, {}, o.at(), false};
    o.require({"value"});
    if (const auto value = o.take("value")) read_given_value(in, *value, fact);
    o.name("unit", name_form::ref, fact.unit);
    o.name("period", name_form::plain, fact.period);
    o.name("reporter", name_form::plain, fact.reporter);
    o.name("document", name_form::plain, fact.document);
    o.get("recorded_on", fact.recorded_on);
    words note;
    o.get("note", note);
    o.finish();
    c.given.push_back(std::move(fact));
  }
}

inline void read_assumes(object_reader& o, expectation& e) {
  if (o.has("assumes")) e.assumes.emplace();
  o.each("assumes", 0, [&](const json_at& at) {
    if (at.node->kind != json_kind::array || at.node->children.size() != 2)
      return say_type(o.in(), at, {"cặp [chỗ, phần tử]", "a pair [place, element]"});
    std::pair<std::string, std::string> pair;
    const bool place = read_word_of(o.in(), at.element(0), vocabulary<assumed_place>::codes, pair.first);
    if (read_name(o.in(), at.element(1), name_form::plain, pair.second) && place) e.assumes->push_back(std::move(pair));
  });
}

template <class Value>
void read_expected_word(object_reader& o, std::string_view key, std::optional<std::string>& out, Value read) {
  std::string word;
  if (const auto at = o.take(key); at && read(*at, word)) out = std::move(word);
}

/// What a case may say of an item: an outcome, or that there is no row.
inline constexpr auto outcomes_or_absent = [] {
  constexpr auto& outcomes = vocabulary<outcome>::codes;
  std::array<std::string_view, outcomes.size() + 1> words{};
  std::ranges::copy(outcomes, words.begin());
  words.back() = "absent";
  return words;
}();

inline void read_expected_object(object_reader& o, expectation& e) {
  file_reading& in = o.in();
  if (const auto at = o.take("outcome")) read_word_of(in, *at, outcomes_or_absent, e.outcome);
  o.get("points", e.points);
  o.get("least", e.least);
  o.get("most", e.most);
  const auto plain = [&in](const json_at& at, std::string& out) { return read_name(in, at, name_form::plain, out); };
  read_expected_word(o, "grade", e.grade, plain);
  read_expected_word(o, "value", e.value,
                     [&in](const json_at& at, std::string& out) { return read_fact_value(in, at, out); });
  o.get("provisional", e.provisional);
  read_expected_word(o, "reason", e.reason, plain);
  std::vector<std::string> names;
  if (const auto list = o.take("missing"); list && read_names(in, *list, name_form::plain, names)) e.missing = names;
  read_assumes(o, e);
  static constexpr auto& states = vocabulary<duty_status>::codes;
  static constexpr auto& verdicts = vocabulary<target_verdict>::codes;
  read_expected_word(o, "status", e.status,
                     [&in](const json_at& at, std::string& out) { return read_word_of(in, at, states, out); });
  o.get("last_day", e.last_day);
  if (const auto list = o.take("bearers"); list && read_names(in, *list, name_form::ref, names)) e.bearers = names;
  read_expected_word(o, "verdict", e.verdict,
                     [&in](const json_at& at, std::string& out) { return read_word_of(in, at, verdicts, out); });
  o.get("due", e.due);
  o.get("reached", e.reached);
}

inline void read_expected(file_reading& in, const std::string& name, const json_at& at, test_case& c) {
  expectation e;
  e.of = {name, spot_of(in, at)};
  if (at.node->kind == json_kind::string) {
    read_word_of(in, at, outcomes_or_absent, e.outcome);
  } else {
    object_reader o(in, at, {"điều mong đợi của ca kiểm thử", "what a case expects"});
    if (!o.is_object()) return;
    if (at.node->children.empty()) say_empty(in, at);
    read_expected_object(o, e);
    o.finish();
  }
  c.expect.push_back(std::move(e));
}

void read_case(pack_reading& pack, file_reading& in, const json_at& where) {
  object_reader o(in, where, {"ca kiểm thử (case)", "a case"});
  if (!o.is_object()) return;
  test_case c;
  begin_element(o, c);
  o.require({"year", "as_of", "expect"});
  o.texts("readings", name_form::id, c.readings);
  o.name("unit", name_form::ref, c.unit);
  o.integer("year", first_year, last_year, c.year);
  o.get("as_of", c.as_of);
  o.each("use_facts", 1, [&](const json_at& at) {
    std::string path = pack_path(pack, in, at);
    if (path.empty()) return;
    if (std::ranges::find(c.use_facts, path) != c.use_facts.end()) say_repeated(in, at, path);
    c.use_facts.push_back(std::move(path));
  });
  for (const std::string_view key : {"given", "expect"})
    if (const json_node* map = where.node->find(key); map != nullptr && map->children.empty())
      say_empty(in, where.member(*map));
  o.members("given", [&](const std::string& name, const json_at& at) { read_given(in, name, at, c); });
  o.members("expect", [&](const std::string& name, const json_at& at) { read_expected(in, name, at, c); });
  o.finish();
  pack.p.cases.push_back(std::move(c));
}

}  // namespace detail
}  // namespace TIEUCHI_ABI
}  // namespace tieuchi

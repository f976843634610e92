#pragma once

// Cohorts, filings, indicators, parameters and measures of a pack.

#include <tieuchi/read/pack_reader.hpp>

namespace tieuchi {
inline namespace TIEUCHI_ABI {
namespace detail {

// A unit is named by its id or by a code, which may begin with a digit.
inline bool is_unit_ref(std::string_view s) {
  return has_form("x" + std::string(s), name_form::of_unit) && s.size() <= 64;
}

inline words unit_ref_words() { return {"id hoặc mã của một đơn vị", "the id or code of a unit"}; }

inline void read_unit_list(object_reader& o, cohort& c) {
  c.frozen = o.get("units", c.units);
  if (!c.frozen) return;
  const json_at list = *o.take("units");
  for (std::size_t i = 0; i < list.node->children.size(); ++i)
    if (list.node->children[i].kind == json_kind::string && !is_unit_ref(list.node->children[i].text))
      say_json_value(o.in(), list.element(i), unit_ref_words());
}

void read_cohort(pack_reading& pack, file_reading& in, const json_at& where) {
  object_reader o(in, where, {"nhóm đơn vị (cohort)", "a cohort"});
  if (!o.is_object()) return;
  cohort c;
  begin_element(o, c);
  read_under(o, c);
  o.get("types", c.types);
  read_unit_list(o, c);
  if (o.get("within", c.within) && !is_unit_ref(c.within->name))
    say_json_value(in, *o.take("within"), unit_ref_words());
  o.get("exists", c.exists);
  o.get("from_events", c.from_events);
  o.get("where", c.where);
  o.get("same", c.same);
  std::string parts;
  c.children = o.word_of("parts", {"children"}, parts);
  end_element(pack, o, "cohorts", c);
  pack.p.cohorts.push_back(std::move(c));
}

void read_filing(pack_reading& pack, file_reading& in, const json_at& where) {
  object_reader o(in, where, {"kỳ nộp hồ sơ (filing)", "a filing"});
  if (!o.is_object()) return;
  filing f;
  begin_element(o, f);
  read_under(o, f);
  o.get("reporter", f.reporter);
  o.get("until", f.last_day);
  o.get("extended_by", f.extended_by);
  o.get("late_accepts", f.late_accepts);
  o.only_when(o.has("until"), {"extended_by", "late_accepts"}, {"có “until”", "beside “until”"});
  o.get("precedence", f.precedence);
  o.get("settles", f.settles);
  o.get("duty", f.duty);
  end_element(pack, o, "filings", f);
  pack.p.filings.push_back(std::move(f));
}

/// The plain types and one of several values.
inline std::array<value_type, plain_value_types.size() + 1> plain_types_and(value_type last) {
  std::array<value_type, plain_value_types.size() + 1> all{};
  std::ranges::copy(plain_value_types, all.begin());
  all.back() = last;
  return all;
}

inline bool is_number(value_type t) { return t == value_type::count || t == value_type::number; }

// Keys that mean nothing beside the type; a list says more about its elements than its type does.
template <class Typed>
void check_typed_keys(object_reader& o, const Typed& e) {
  const bool many = e.type == value_type::set || e.type == value_type::list;
  o.only_when(e.type == value_type::rating || e.type == value_type::list, {"scale"},
              {"“type” là “rating”", "beside “type”: “rating”"});
  o.only_when(many, {"entry"}, {"“type” có các trường", "beside a “type” with fields"});
  o.only_when(many || is_number(e.type), {"decimals"},
              {"“type” là “count” hoặc “number”", "beside “type”: “count” or “number”"});
}

// Type with what it needs: a scale for ratings, fields for sets.
template <class Typed>
bool read_typed(object_reader& o, Typed& e, value_type last_type) {
  o.require({"type"});
  const bool known = o.word_of("type", plain_types_and(last_type), e.type);
  if (known && e.type == value_type::set) o.require({"entry"});
  o.get("scale", e.scale);
  o.get("entry", e.entry);
  o.name("measured_in", name_form::plain, e.measured_in);
  o.integer("decimals", 0, 34, e.decimals);
  if (known) check_typed_keys(o, e);
  return known;
}

void read_bound(object_reader& o, std::string_view key, std::optional<literal>& out) {
  const auto value = o.take(key);
  if (!value) return;
  literal bound;
  if (value->node->kind == json_kind::number) {
    number n;
    if (read_json(o.in(), *value, n) && read_json(o.in(), *value, bound)) out = std::move(bound);
  } else if (value->node->kind == json_kind::string) {
    std::string name;
    if (read_name(o.in(), *value, name_form::ref, name) && read_json(o.in(), *value, bound)) out = std::move(bound);
  } else {
    say_type(o.in(), *value, {"số hoặc tên tham số", "a number or the name of a parameter"});
  }
}

inline void read_lacks(object_reader& o, std::vector<std::string>& out) {
  if (!o.has("default_on")) return void(o.take("default_on"));
  std::vector<std::string> lacks;
  o.each("default_on", 1, [&](const json_at& at) {
    static constexpr std::string_view codes[] = {"not_reported", "not_submitted", "not_collected", "late"};
    std::string code;
    if (!read_word_of(o.in(), at, codes, code)) return;
    if (std::ranges::find(lacks, code) != lacks.end()) say_repeated(o.in(), at, code);
    lacks.push_back(code);
  });
  out = std::move(lacks);
}

inline void read_indicator_values(object_reader& o, indicator& i) {
  read_bound(o, "min", i.min);
  read_bound(o, "max", i.max);
  o.name("none", name_form::plain, i.none_word);
  o.texts("open_values", name_form::id, i.open_values);
  o.get("default", i.default_value);
  o.get("default_after", i.default_after);
  read_lacks(o, i.default_on);
  o.only_when(o.has("default"), {"default_after", "default_on"}, {"có “default”", "beside “default”"});
  o.get("carry", i.carry);
  o.object("computed_by", {"computed_by", "computed_by"}, [&](object_reader& c) {
    c.require({"programme", "item"});
    i.computed_by.emplace();
    i.computed_by->at = c.at();
    c.name("programme", name_form::of_pack, i.computed_by->programme);
    c.name("item", name_form::ref, i.computed_by->item);
  });
}

inline void check_domain_keys(object_reader& o, const indicator& i) {
  o.only_when(is_number(i.type), {"min", "max"},
              {"“type” là “count” hoặc “number”", "beside “type”: “count” or “number”"});
  o.only_when(i.type != value_type::set, {"none"}, {"“type” không phải “set”", "beside a “type” that is no “set”"});
}

void read_indicator(pack_reading& pack, file_reading& in, const json_at& where) {
  object_reader o(in, where, {"chỉ số báo cáo (indicator)", "an indicator"});
  if (!o.is_object()) return;
  indicator i;
  begin_element(o, i);
  read_versions(o, i);
  read_under(o, i);
  if (read_typed(o, i, value_type::set)) check_domain_keys(o, i);
  o.get("period", i.period);
  o.get("subject", i.subject);
  if (i.subject && i.subject->name == "agency") i.of_agency = true, i.subject.reset();
  o.get("body", i.body);
  o.get("filing", i.filing);
  o.get("judged_by", i.judged_by);
  std::string sensitivity;
  i.restricted = o.word_of("sensitivity", {"open", "restricted"}, sensitivity) && sensitivity == "restricted";
  std::string silence;
  i.closed_list = o.word_of("silence", {"not_reported", "not_named"}, silence) && silence == "not_named";
  o.get("settles", i.settles);
  read_indicator_values(o, i);
  end_element(pack, o, "indicators", i);
  pack.p.indicators.push_back(std::move(i));
}

inline void read_row_value(object_reader& o, table_row& row) {
  const auto value = o.take("value");
  if (!value) return;
  if (value->node->kind != json_kind::object) return void(read_json(o.in(), *value, row.fields[""]));
  for (const json_node& field : value->node->children) read_json(o.in(), value->member(field), row.fields[field.key]);
}

inline void read_table_row(file_reading& in, const json_at& where, parameter& p) {
  object_reader o(in, where, {"dòng của bảng tham số", "a row of a parameter"});
  if (!o.is_object()) return;
  table_row row;
  row.at = o.at();
  o.exactly_one({"value", "delegated"});
  o.members("key", [&](const std::string& name, const json_at& at) {
    if (std::ranges::find(p.keys, name) == p.keys.end())
      in.say("format.unknown_key", spot_of(in, at),
             {in_quotes(name) + " không có trong “keys” của tham số này",
              in_quotes(name) + " is not among the “keys” of this parameter"},
             {}, nearest_spelling(name, p.keys));
    read_json(in, at, row.key[name]);
  });
  read_row_value(o, row);
  o.get("delegated", row.delegated);
  if (o.has("delegated") && !row.delegated)
    say_json_value(in, *o.take("delegated"), {"true (hoặc bỏ khóa này)", "true (or left out)"});
  o.get("from", row.from);
  o.get("to", row.to);
  check_span(o, row.from, row.to, "from", "to");
  o.get("recorded_on", row.recorded_on);
  read_version_ref(o, "since", row.since);
  read_version_ref(o, "until", row.until);
  if (const auto list = o.take("clauses")) read_refs(in, *list, name_form::of_clause, row.clauses);
  words note;
  o.get("note", note);
  o.finish();
  p.rows.push_back(std::move(row));
}

inline std::string canonical_rows(const parameter& p) {
  std::string out;
  const auto add = [&out](const std::map<std::string, literal>& part) {
    for (const auto& [name, value] : part) out += name + "=" + value.text + "\x1f";
    out += "\x1e";
  };
  for (const table_row& row : p.rows) {
    add(row.key), add(row.fields);
    for (const auto& day : {row.from, row.to, row.recorded_on}) out += (day ? day->text() : "") + "\x1f";
    for (const auto& name : {row.since, row.until}) out += (name ? name->name : "") + "\x1f";
    out += row.delegated ? "delegated\n" : "\n";
  }
  return out;
}

inline void read_rows(pack_reading& pack, file_reading& in, object_reader& o, parameter& p) {
  const auto rows = o.take("rows");
  if (!rows) return;
  if (rows->node->kind == json_kind::string) {
    const std::string path = pack_path(pack, in, *rows);
    if (!path.empty()) read_table_file(pack, path, p);
  } else if (rows->node->kind == json_kind::array) {
    for (std::size_t i = 0; i < rows->node->children.size(); ++i) read_table_row(in, rows->element(i), p);
  } else {
    say_type(in, *rows, {"đường dẫn tệp CSV hoặc danh sách dòng", "the path of a CSV file or a list of rows"});
  }
}

inline void check_parameter_keys(object_reader& o, const parameter& p) {
  const bool value = o.has("value"), rows = o.has("rows");
  if (value && rows) o.exactly_one({"value", "rows"});
  if (!value && !rows && !p.supplied_by_user) o.exactly_one({"value", "rows"}, "format.missing_key");
  o.only_when(!value, {"keys"}, {"không có “value”", "without “value”"});
}

void read_parameter(pack_reading& pack, file_reading& in, const json_at& where) {
  object_reader o(in, where, {"tham số (parameter)", "a parameter"});
  if (!o.is_object()) return;
  parameter p;
  begin_element(o, p);
  read_versions(o, p);
  read_under(o, p);
  read_typed(o, p, value_type::set);
  o.names("keys", name_form::id, p.keys);
  if (const auto value = o.take("value")) {
    table_row row;
    row.at = spot_of(in, *value);
    if (read_json(in, *value, row.fields[""])) p.rows.push_back(std::move(row));
  }
  read_rows(pack, in, o, p);
  o.word_of("stricter", p.stricter);
  std::string by;
  p.supplied_by_user = o.word_of("supplied_by", {"pack", "user"}, by) && by == "user";
  check_parameter_keys(o, p);
  o.finish();
  const json_node* rows = where.node->find("rows");
  const bool file = rows != nullptr && rows->kind == json_kind::string;
  keep_canonical(pack, "parameters", p, *where.node, file ? "rows" : "", file ? canonical_rows(p) : "");
  pack.p.parameters.push_back(std::move(p));
}

inline void read_each(file_reading& in, const json_at& where, measure::across_spec& a) {
  const json_node& node = *where.node;
  if (node.kind != json_kind::object || node.find("first_of") != nullptr) {
    a.each.emplace_back();
    read_json(in, where, a.each.back().second);
    return;
  }
  if (node.children.empty()) say_empty(in, where);
  for (const json_node& child : node.children) {
    const json_at at = where.member(child);
    if (!has_form(child.key, name_form::id))
      in.say("format.value", spot_of(in, at),
             {in_quotes(child.key) + " không phải là một id", in_quotes(child.key) + " is no id"}, {},
             near_identifier(child.key));
    a.each.emplace_back(child.key, value_spec{});
    read_json(in, at, a.each.back().second);
  }
}

inline void read_across(object_reader& o, measure& m) {
  o.object("across", {"across", "across"}, [&](object_reader& a) {
    measure::across_spec& out = m.across.emplace(measure::across_spec{});
    a.require({"cohort", "each", "value"});
    a.get("cohort", out.cohort);
    if (const auto each = a.take("each")) read_each(a.in(), *each, out);
    a.get("value", out.value);
    a.word_of("incomplete", out.incomplete);
    a.word_of("blame", out.blame);
  });
}

inline void read_rank(object_reader& o, measure& m) {
  o.object("rank", {"rank", "rank"}, [&](object_reader& r) {
    measure::rank_spec& out = m.rank.emplace(measure::rank_spec{});
    r.require({"cohort", "by"});
    r.get("cohort", out.cohort);
    r.get("by", out.by);
    std::string ties;
    out.dense = r.word_of("ties", {"skip", "dense"}, ties) && ties == "dense";
    r.word_of("incomplete", std::array{incomplete::hold, incomplete::leave_out}, out.incomplete);
    r.word_of("blame", out.blame);
  });
}

void read_measure(pack_reading& pack, file_reading& in, const json_at& where) {
  object_reader o(in, where, {"chỉ số tính toán (measure)", "a measure"});
  if (!o.is_object()) return;
  measure m;
  begin_element(o, m);
  read_versions(o, m);
  read_under(o, m);
  using enum value_type;
  o.word_of("of", std::array{boolean, count, value_type::number, rating, date, value_type::text, set}, m.of);
  read_typed(o, m, list);
  const bool listed = o.has("type") && m.type == list;
  if (listed && !o.has("of")) o.require({"entry"});
  o.get("period", m.period);
  o.get("subject", m.subject);
  o.exactly_one({"value", "across", "rank", "working_days"});
  o.get("value", m.value);
  o.get("requires", m.requires_text);
  o.get("asked_when", m.asked_when);
  o.get("before_start", m.before_start);
  read_across(o, m);
  read_rank(o, m);
  o.object("working_days", {"working_days", "working_days"}, [&](object_reader& w) {
    measure::working_days_spec& out = m.working_days.emplace();
    w.require({"from", "to"});
    w.get("from", out.from);
    w.get("to", out.to);
    w.get("calendar", out.calendar);
  });
  end_element(pack, o, "measures", m);
  pack.p.measures.push_back(std::move(m));
}

}  // namespace detail
}  // namespace TIEUCHI_ABI
}  // namespace tieuchi

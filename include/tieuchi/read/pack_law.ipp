#pragma once

// Versions, sources, clauses, agencies and the small named lists of a pack.

#include <tieuchi/read/pack_reader.hpp>

namespace tieuchi {
inline namespace TIEUCHI_ABI {
namespace detail {

void begin_element(object_reader& o, element& e, name_form form) {
  o.require({"id"});
  o.name("id", form, e.id);
  read_element(o, e);
}

void end_element(pack_reading& pack, object_reader& o, const std::string& collection, const element& e) {
  o.finish();
  keep_canonical(pack, collection, e, *o.here().node);
}

void check_span(object_reader& o, const std::optional<date>& first, const std::optional<date>& last,
                std::string_view key_of_first, std::string_view key_of_last) {
  if (!first || !last || *first <= *last) return;
  const std::string from = in_quotes(key_of_first) + " (" + first->text() + ")";
  const std::string to = in_quotes(key_of_last) + " (" + last->text() + ")";
  o.in().say("format.value", spot_of(o.in(), *o.take(key_of_last)),
             {to + " ở trước " + from, to + " is before " + from});
}

void read_version(pack_reading& pack, file_reading& in, const json_at& where) {
  object_reader o(in, where, {"phiên bản", "a version"});
  if (!o.is_object()) return;
  version v;
  begin_element(o, v);
  o.exactly_one({"from_year", "from_day"});
  o.integer("from_year", first_year, last_year, v.from_year);
  o.get("from_day", v.from_day);
  o.get("recorded_on", v.recorded_on);
  o.get("unavailable", v.unavailable);
  end_element(pack, o, "versions", v);
  pack.p.versions.push_back(std::move(v));
}

void read_source(pack_reading& pack, file_reading& in, const json_at& where) {
  object_reader o(in, where, {"văn bản nguồn", "a source"});
  if (!o.is_object()) return;
  source s;
  begin_element(o, s);
  o.require({"as_printed"});
  o.name("type", name_form::plain, s.type);
  o.get("as_printed", s.as_printed);
  o.get("corrected", s.corrected);
  o.name("evidence", name_form::plain, s.evidence);
  o.get("doubtful", s.doubtful);
  o.get("public", s.is_public);
  o.get("valid_from", s.valid_from);
  o.get("valid_to", s.valid_to);
  check_span(o, s.valid_from, s.valid_to, "valid_from", "valid_to");
  if (s.corrected && !o.has("evidence"))
    in.say("source.correction_without_evidence", s.at,
           {"Văn bản này được đính chính (corrected) mà không nêu căn cứ (evidence)",
            "This source is corrected without any evidence"},
           {"Thêm khóa “evidence” nói căn cứ ở đâu.", "Add the key “evidence” that says what shows it."});
  end_element(pack, o, "sources", s);
  pack.p.sources.push_back(std::move(s));
}

void read_modality(object_reader& o, std::optional<modality>& out) { o.word_of("modality", out); }

inline void read_clause_rule(file_reading& in, object_reader& o, clause& c) {
  if (c.status == clause_status::built_in) o.require({"rule"});
  o.only_when(c.status == clause_status::built_in, {"rule"}, {"“status” là “built_in”", "beside “status”: “built_in”"});
  if (!o.name("rule", name_form::plain, c.rule)) return;
  const std::size_t digits = std::min(c.rule.find_first_not_of("0123456789"), c.rule.size());
  const int section = digits == 0 || digits > 2 ? 0 : std::stoi(c.rule.substr(0, digits));
  if (section < 1 || section > 21)
    say_json_value(in, *o.take("rule"), {"số mục của định dạng, 1 đến 21", "a section of the format, 1 to 21"});
}

void read_clause(pack_reading& pack, file_reading& in, const json_at& where) {
  object_reader o(in, where, {"mục của văn bản (clause)", "a clause"});
  if (!o.is_object()) return;
  clause c;
  o.require({"id", "kind", "text"});
  c.at = o.at();
  o.name("id", name_form::of_clause, c.id);
  o.name("code", name_form::code, c.code);
  o.get("label", c.label);
  o.get("note", c.note);
  o.name("no", name_form::plain, c.no);
  o.get("source", c.source);
  o.word_of("kind", c.kind);
  read_not_said(o, c);
  read_modality(o, c.modality);
  o.get("text", c.words);
  o.word_of("status", c.status);
  read_clause_rule(in, o, c);
  if (const auto list = o.take("conflicts")) read_refs(in, *list, name_form::of_clause, c.conflicts);
  if (const auto list = o.take("repeats")) read_refs(in, *list, name_form::of_clause, c.repeats);
  if (const auto list = o.take("answers")) read_refs(in, *list, name_form::of_clause, c.answers);
  if (o.name("hash", name_form::plain, c.hash)) {
    const bool good = c.hash.size() == 71 && c.hash.starts_with("sha256:") &&
                      c.hash.find_first_not_of("0123456789abcdef", 7) == std::string::npos;
    if (!good)
      say_json_value(
          in, *o.take("hash"),
          {"“sha256:” và 64 chữ số thập lục phân viết thường", "“sha256:” and 64 hexadecimal digits in small letters"});
  }
  end_element(pack, o, "clauses", c);
  pack.p.clauses.push_back(std::move(c));
}

void read_unit_type(pack_reading& pack, file_reading& in, const json_at& where) {
  object_reader o(in, where, {"loại đơn vị", "a unit type"});
  if (!o.is_object()) return;
  unit_type t;
  begin_element(o, t);
  end_element(pack, o, "unit_types", t);
  pack.p.unit_types.push_back(std::move(t));
}

void read_body(pack_reading& pack, file_reading& in, const json_at& where) {
  object_reader o(in, where, {"chủ thể (body)", "a body"});
  if (!o.is_object()) return;
  body b;
  begin_element(o, b);
  o.require({"of"});
  o.get("of", b.of);
  end_element(pack, o, "bodies", b);
  pack.p.bodies.push_back(std::move(b));
}

void read_agency(pack_reading& pack, file_reading& in, const json_at& where) {
  object_reader o(in, where, {"cơ quan", "an agency"});
  if (!o.is_object()) return;
  agency a;
  begin_element(o, a);
  o.name("kind", name_form::id, a.kind);
  o.texts("serves", name_form::plain, a.serves);
  o.get("from", a.from);
  o.get("until", a.last_day);
  o.only_when(o.has("until"), {"until_recorded_on", "until_source"}, {"có “until”", "beside “until”"});
  o.get("until_recorded_on", a.until_recorded_on);
  o.get("until_source", a.until_source);
  o.get("successor", a.successor);
  check_span(o, a.from, a.last_day, "from", "until");
  o.only_when(o.has("until"), {"successor"}, {"có “until”", "beside “until”"});
  end_element(pack, o, "agencies", a);
  pack.p.agencies.push_back(std::move(a));
}

void read_document_class(pack_reading& pack, file_reading& in, const json_at& where) {
  object_reader o(in, where, {"loại tài liệu", "a document class"});
  if (!o.is_object()) return;
  document_class c;
  begin_element(o, c);
  o.require({"starts_with"});
  o.names("starts_with", name_form::plain, c.starts_with);
  end_element(pack, o, "document_classes", c);
  pack.p.document_classes.push_back(std::move(c));
}

void read_scale(pack_reading& pack, file_reading& in, const json_at& where) {
  object_reader o(in, where, {"thang xếp loại", "a scale"});
  if (!o.is_object()) return;
  scale s;
  begin_element(o, s);
  o.require({"levels"});
  if (o.names("levels", name_form::plain, s.levels) && s.levels.size() < 2)
    in.say("format.value", spot_of(in, *o.take("levels")),
           {"Một thang xếp loại có ít nhất hai mức", "A scale has at least two levels"});
  o.get("ordered", s.ordered);
  o.members("level_labels", [&](const std::string& level, const json_at& at) {
    if (std::ranges::find(s.levels, level) == s.levels.end())
      in.say(
          "format.value", spot_of(in, at),
          {in_quotes(level) + " không phải là một mức của thang này", in_quotes(level) + " is no level of this scale"},
          {}, nearest_spelling(level, s.levels));
    read_json(in, at, s.level_labels[level]);
  });
  end_element(pack, o, "scales", s);
  pack.p.scales.push_back(std::move(s));
}

void read_period(pack_reading& pack, file_reading& in, const json_at& where) {
  object_reader o(in, where, {"kỳ", "a period"});
  if (!o.is_object()) return;
  period_kind k;
  begin_element(o, k);
  o.require({"kind"});
  std::string kind;
  o.word_of("kind", {"window", "occasion"}, kind);
  k.window = kind == "window";
  if (k.window) o.require({"from", "by"});
  o.only_when(k.window, {"from", "by"}, {"“kind” là “window”", "beside “kind”: “window”"});
  o.only_when(!k.window, {"letter"}, {"“kind” là “occasion”", "beside “kind”: “occasion”"});
  o.get("from", k.from);
  o.get("by", k.by);
  if (o.name("letter", name_form::plain, k.letter)) {
    const char c = k.letter[0];
    if (k.letter.size() != 1 || c < 'A' || c > 'Z' || c == 'H' || c == 'Q')
      say_json_value(in, *o.take("letter"), {"một chữ cái A đến Z, trừ H và Q", "one letter A to Z, but not H or Q"});
  }
  end_element(pack, o, "periods", k);
  pack.p.periods.push_back(std::move(k));
}

inline void read_holidays(pack_reading& pack, file_reading& in, const json_at& where, calendar_days& c) {
  if (where.node->kind == json_kind::string) {
    const std::string path = pack_path(pack, in, where);
    if (!path.empty()) read_calendar_file(pack, path, c);
    return;
  }
  if (where.node->kind != json_kind::array)
    return say_type(in, where, {"đường dẫn tệp CSV hoặc danh sách ngày", "the path of a CSV file or a list of days"});
  for (std::size_t i = 0; i < where.node->children.size(); ++i) {
    date d;
    if (!read_json(in, where.element(i), d)) continue;
    if (std::ranges::find(c.holidays, d) != c.holidays.end())
      in.say("format.repeated", spot_of(in, where.element(i)),
             {"Ngày " + d.text() + " viết hai lần", "The day " + d.text() + " stands twice"});
    c.holidays.push_back(d);
    c.names.emplace_back();
  }
}

inline void read_weekend(object_reader& o, calendar_days& c) {
  if (!o.has("weekend")) return void(o.take("weekend"));
  c.weekend.clear();
  o.each("weekend", 0, [&](const json_at& at) {
    int day = 0;
    if (!read_integer(o.in(), at, 1, 7, day)) return;
    if (std::ranges::find(c.weekend, day) != c.weekend.end()) say_repeated(o.in(), at, at.node->text);
    c.weekend.push_back(day);
  });
}

// A day off in a year that is not covered never counts: its year is likely to be misspelt.
inline void check_covered(file_reading& in, const calendar_days& c) {
  for (const date& d : c.holidays) {
    if (c.covers_from > c.covers_to || (c.covers_from <= d.year() && d.year() <= c.covers_to)) continue;
    const std::string years = std::to_string(c.covers_from) + "-" + std::to_string(c.covers_to);
    in.say("format.value", c.at,
           {"Ngày nghỉ " + d.text() + " nằm ngoài các năm của lịch (" + years + ")",
            "The holiday " + d.text() + " lies outside the years covered (" + years + ")"});
  }
}

void read_calendar(pack_reading& pack, file_reading& in, const json_at& where) {
  object_reader o(in, where, {"lịch ngày nghỉ", "a calendar"});
  if (!o.is_object()) return;
  calendar_days c;
  begin_element(o, c);
  o.require({"holidays"});
  read_weekend(o, c);
  if (const auto list = o.take("holidays")) read_holidays(pack, in, *list, c);
  if (!c.holidays.empty()) {
    const auto [first, last] = std::ranges::minmax(c.holidays);
    c.covers_from = static_cast<int>(first.year()), c.covers_to = static_cast<int>(last.year());
  }
  if (c.holidays.empty()) o.require({"covers"});
  o.object("covers", {"các năm của lịch", "the years covered"}, [&](object_reader& years) {
    years.require({"from", "to"});
    years.integer("from", first_year, last_year, c.covers_from);
    years.integer("to", first_year, last_year, c.covers_to);
    if (c.covers_from > c.covers_to)
      in.say("format.value", years.at(), {"Năm “to” ở trước năm “from”", "The year “to” is before the year “from”"});
  });
  check_covered(in, c);
  o.finish();
  std::string days;
  for (const date& d : c.holidays) days += d.text() + ",";
  keep_canonical(pack, "calendars", c, *where.node, "holidays", days);
  pack.p.calendars.push_back(std::move(c));
}

}  // namespace detail
}  // namespace TIEUCHI_ABI
}  // namespace tieuchi

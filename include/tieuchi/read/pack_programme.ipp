#pragma once

// The object `programme`, and which reader a collection has.

#include <tieuchi/read/pack_reader.hpp>

namespace tieuchi {
inline namespace TIEUCHI_ABI {
namespace detail {

inline void read_years(object_reader& y, programme& p) {
  y.require({"from", "to"});
  y.integer("from", first_year, last_year, p.year_from);
  y.integer("to", first_year, last_year, p.year_to);
  p.facts_from = p.year_from, p.horizon = p.year_to;
  y.integer("facts_from", first_year, last_year, p.facts_from);
  y.integer("horizon", first_year, last_year, p.horizon);
  const auto order = [&y](int first, int second, std::string_view a, std::string_view b) {
    if (first <= second) return;
    const std::string before(a), after(b);
    y.in().say("format.value", y.at(),
               {"Năm “" + after + "” ở trước năm “" + before + "”",
                "The year “" + after + "” is before the year “" + before + "”"});
  };
  if (!y.has("from") || !y.has("to")) return;
  order(p.year_from, p.year_to, "from", "to");
  order(p.facts_from, p.year_from, "facts_from", "from");
  order(p.year_to, p.horizon, "to", "horizon");
}

inline void read_format_number(object_reader& o, programme& p) {
  const auto format = o.take("format");
  if (!format || !read_integer(o.in(), *format, 1, 1'000'000, p.format) || p.format == 1) return;
  o.in().say("format.version", spot_of(o.in(), *format),
             {"Gói dùng định dạng " + std::to_string(p.format) + "; bản này chỉ đọc được định dạng 1",
              "The pack uses format " + std::to_string(p.format) + "; this build reads format 1 only"});
}

/// Two capital letters of ISO 3166-1.
inline void read_country(object_reader& o, programme& p) {
  const auto at = o.take("country");
  if (!at) return;
  if (at->node->kind != json_kind::string) return say_type(o.in(), *at, words_of(json_kind::string));
  const std::string& country = at->node->text;
  const bool formed = country.size() == 2 && std::ranges::all_of(country, [](char c) { return c >= 'A' && c <= 'Z'; });
  if (formed) {
    p.country = country;
    return;
  }
  o.in().say("format.value", spot_of(o.in(), *at),
             {"Nước viết bằng hai chữ cái in hoa như VN; ở đây là " + in_quotes(country),
              "A country is written as two capital letters, such as VN; here it is " + in_quotes(country)});
}

inline void read_programme_defaults(object_reader& o, programme& p) {
  o.get("reference_day", p.reference_day);
  o.get("settles", p.settles);
  o.get("calendar", p.calendar);
  o.name("withdrawn", name_form::plain, p.withdrawn);
  o.names("reason_order", name_form::id, p.reason_order);
  o.texts("reason_words", name_form::plain, p.reason_words, 0);
  o.names("requires", name_form::of_pack, p.needs_programmes);
  o.object("succession", {"succession", "succession"}, [&](object_reader& s) {
    std::string rows;
    if (s.word_of("own_rows", {"replace_from_event", "always_part"}, rows))
      p.own_rows_always_part = rows == "always_part";
    s.get("carry", p.carry);
  });
  o.get("synthetic", p.synthetic);
  read_country(o, p);
  o.word_of("language", {"vi", "en"}, p.language);
}

// Keys left out keep what the pack whose rules are taken has set.
void read_programme_object(pack_reading& pack, file_reading& in, const json_at& where) {
  object_reader o(in, where, {"đề án (programme)", "the programme"});
  if (!o.is_object()) return;
  programme& p = pack.p;
  p.id.clear(), p.label = {}, p.subject = {}, p.rules_from.clear();
  p.at = o.at();
  o.require({"id", "format", "label", "years", "subject"});
  o.name("id", name_form::of_pack, p.id);
  read_format_number(o, p);
  o.get("label", p.label);
  o.get("note", p.note);
  if (const auto list = o.take("clauses")) read_refs(in, *list, name_form::of_clause, static_cast<element&>(p).clauses);
  o.object("years", {"các năm", "the years"}, [&](object_reader& y) { read_years(y, p); });
  o.get("subject", p.subject);
  read_programme_defaults(o, p);
  o.name("rules_from", name_form::of_pack, p.rules_from);
  o.finish();
  for (const json_node& key : where.node->children) pack.canonical["programme/" + key.key] = canonical_json(key);
}

struct collection_reader {
  std::string_view name;
  void (*read)(pack_reading&, file_reading&, const json_at&);
  bool under_readings = false;  ///< its elements may stand under options of readings
};

inline constexpr collection_reader collection_readers[] = {{"versions", read_version},
                                                           {"readings", read_construal},
                                                           {"sources", read_source},
                                                           {"clauses", read_clause},
                                                           {"unit_types", read_unit_type},
                                                           {"bodies", read_body},
                                                           {"agencies", read_agency},
                                                           {"document_classes", read_document_class},
                                                           {"scales", read_scale},
                                                           {"periods", read_period},
                                                           {"calendars", read_calendar},
                                                           {"cohorts", read_cohort, true},
                                                           {"filings", read_filing, true},
                                                           {"indicators", read_indicator, true},
                                                           {"parameters", read_parameter, true},
                                                           {"measures", read_measure, true},
                                                           {"criteria", read_criterion, true},
                                                           {"groups", read_group, true},
                                                           {"waivers", read_waiver, true},
                                                           {"lifecycles", read_lifecycle, true},
                                                           {"targets", read_target, true},
                                                           {"duties", read_duty, true},
                                                           {"funding", read_funding, true},
                                                           {"cases", read_case}};

std::vector<std::string> collection_names() {
  std::vector<std::string> out;
  for (const collection_reader& c : collection_readers) out.emplace_back(c.name);
  return out;
}

bool read_collection(pack_reading& pack, file_reading& in, const json_at& where) {
  const auto* found =
      std::ranges::find(collection_readers, std::string_view(where.node->key), &collection_reader::name);
  if (found == std::ranges::end(collection_readers)) return false;
  if (found->name == "cases" && pack.rules_only) return true;
  if (where.node->kind != json_kind::array) return say_type(in, where, words_of(json_kind::array)), true;
  if (found->name == "versions" && where.node->children.empty()) say_empty(in, where);
  for (std::size_t i = 0; i < where.node->children.size(); ++i) {
    const json_at element = where.element(i);
    const bool differs = found->under_readings && element.node->kind == json_kind::object;
    if (!differs || element.node->find("instead") == nullptr) {
      found->read(pack, in, element);
      continue;
    }
    for (const json_node& one : each_instead(in, element)) {
      json_at at = element;
      at.node = &one;
      found->read(pack, in, at);
    }
  }
  return true;
}

}  // namespace detail
}  // namespace TIEUCHI_ABI
}  // namespace tieuchi

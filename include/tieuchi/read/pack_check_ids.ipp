#pragma once

// Ids and codes: one namespace for all that a rule text may name, one per kind for the rest (format page 1).

#include <tieuchi/read/pack_reader.hpp>

namespace tieuchi {
inline namespace TIEUCHI_ABI {
namespace detail {

// One element with its kind; criteria and groups share a kind, as either may become the other in another version.
struct named_element {
  const element* e;
  std::string_view kind;
};

template <class Collection>
void add_named(std::vector<named_element>& out, const Collection& elements, std::string_view kind) {
  for (const auto& e : elements)
    if (!e.id.empty()) out.push_back({&e, kind});
}

inline std::vector<named_element> names_of_rules(const programme& p) {
  std::vector<named_element> out;
  add_named(out, p.indicators, "indicators");
  add_named(out, p.parameters, "parameters");
  add_named(out, p.measures, "measures");
  add_named(out, p.lifecycles, "lifecycles");
  add_named(out, p.criteria, "items");
  add_named(out, p.groups, "items");
  add_named(out, p.duties, "duties");
  return out;
}

inline std::vector<std::vector<named_element>> names_by_kind(const programme& p) {
  std::vector<std::vector<named_element>> out;
  const auto add = [&out](const auto& elements, std::string_view kind) {
    add_named(out.emplace_back(), elements, kind);
  };
  add(p.versions, "versions"), add(p.construals, "readings"), add(p.sources, "sources"), add(p.clauses, "clauses"),
      add(p.unit_types, "unit_types");
  add(p.bodies, "bodies"), add(p.agencies, "agencies"), add(p.document_classes, "document_classes");
  add(p.scales, "scales"), add(p.periods, "periods"), add(p.calendars, "calendars"), add(p.cohorts, "cohorts");
  add(p.filings, "filings"), add(p.waivers, "waivers"), add(p.targets, "targets"), add(p.fundings, "funding");
  add(p.cases, "cases");
  return out;
}

inline std::string where_words(const pack_reading& pack, const spot& s) {
  const place at = pack.p.files.place_of(s);
  return at.file + ":" + std::to_string(at.line);
}

/// Whether two elements stand under different options of one reading, so that they never stand together.
inline bool stand_apart(const element& a, const element& b) {
  const auto apart = [](const under_options& x, const under_options& y) {
    return !x.but && std::ranges::none_of(x.options, [&](const std::string& o) { return y.allows(o); });
  };
  return std::ranges::any_of(a.under, [&](const under_options& x) {
    return std::ranges::any_of(b.under, [&](const under_options& y) {
      return x.construal.name == y.construal.name && (apart(x, y) || apart(y, x));
    });
  });
}

inline bool ranges_may_differ(const named_element& a, const named_element& b) {
  return a.kind == b.kind && (a.e->since || a.e->until || b.e->since || b.e->until || stand_apart(*a.e, *b.e));
}

inline void say_same_id(pack_reading& pack, const named_element& first, const named_element& second) {
  const bool own_first = pack.is_own(first.e->at), own_second = pack.is_own(second.e->at);
  const named_element& told = own_second ? second : first;
  const named_element& other = own_second ? first : second;
  const std::string id = in_quotes(told.e->id), where = where_words(pack, other.e->at);
  file_reading in = pack.at_file(told.e->at.file);
  if (own_first != own_second)
    in.say("rules_from.redefined", told.e->at,
           {id + " đã có trong gói cho quy tắc (" + where +
                "); chỉ nhóm đơn vị, loại đơn vị, cơ quan và lịch được khai báo lại",
            id + " is already declared by the pack whose rules are taken (" + where +
                "); only cohorts, unit types, agencies and calendars may be declared again"})
        .place.field = "id";
  else
    in.say("duplicate.id", told.e->at, {id + " đã được dùng ở " + where, id + " is already used at " + where})
        .place.field = "id";
}

inline void check_same_ids(pack_reading& pack, const std::vector<named_element>& names) {
  std::map<std::string_view, std::vector<const named_element*>> seen;
  for (const named_element& n : names) {
    std::vector<const named_element*>& before = seen[n.e->id];
    const auto clash = std::ranges::find_if(before, [&](const named_element* b) {
      return pack.is_own(b->e->at) != pack.is_own(n.e->at) || !ranges_may_differ(*b, n);
    });
    if (clash != before.end()) say_same_id(pack, **clash, n);
    before.push_back(&n);
  }
}

// A code names one element of its kind, and no other element's id.
inline void check_codes(pack_reading& pack, const std::vector<named_element>& names) {
  std::map<std::pair<std::string_view, std::string_view>, const element*> ids, codes;
  for (const named_element& n : names) ids.emplace(std::pair{n.kind, std::string_view(n.e->id)}, n.e);
  for (const named_element& n : names) {
    if (n.e->code.empty()) continue;
    const std::pair key{n.kind, std::string_view(n.e->code)};
    const element* other = codes.emplace(key, n.e).first->second;
    if (other->id == n.e->id)
      if (const auto id = ids.find(key); id != ids.end()) other = id->second;
    if (other->id == n.e->id) continue;
    const std::string code = in_quotes(n.e->code), whose = in_quotes(other->id);
    const bool is_id = other->id == n.e->code;
    pack.at_file(n.e->at.file)
        .say("code.ambiguous", n.e->at,
             is_id ? words{"Mã " + code + " trùng với id của một phần tử khác cùng loại",
                           "The code " + code + " is the id of another element of this kind"}
                   : words{"Mã " + code + " cũng là mã của " + whose,
                           "The code " + code + " is also the code of " + whose})
        .place.field = "code";
  }
}

inline void check_reserved(pack_reading& pack, const std::vector<named_element>& names) {
  static constexpr std::string_view reserved[] = {"and",          "or",
                                                  "not",          "in",
                                                  "between",      "if",
                                                  "then",         "else",
                                                  "some",         "every",
                                                  "satisfies",    "for",
                                                  "return",       "true",
                                                  "false",        "null",
                                                  "item",         "type",
                                                  "name",         "code",
                                                  "parent",       "assessment_year",
                                                  "as_of",        "period_start",
                                                  "period_end",   "reference_day",
                                                  "each",         "cohort_size",
                                                  "applicable",   "prior_due",
                                                  "prior_reached"};
  for (const named_element& n : names) {
    if (std::ranges::find(reserved, n.e->id) == std::ranges::end(reserved)) continue;
    const std::string id = in_quotes(n.e->id);
    pack.at_file(n.e->at.file)
        .say("id.reserved", n.e->at,
             {id + " là từ dành riêng của ngôn ngữ quy tắc, không dùng làm id được",
              id + " is a reserved word of the rule language and cannot be an id"})
        .place.field = "id";
  }
}

inline void check_reserved_periods(pack_reading& pack) {
  static constexpr std::string_view built_in[] = {"year", "half", "quarter", "month", "once", "dated"};
  for (const period_kind& k : pack.p.periods)
    if (std::ranges::find(built_in, k.id) != std::ranges::end(built_in))
      pack.at_file(k.at.file)
          .say("id.reserved", k.at,
               {in_quotes(k.id) + " là kỳ có sẵn, không khai báo lại được",
                in_quotes(k.id) + " is a built-in period and cannot be declared"})
          .place.field = "id";
}

template <class Id, class T>
void drop_replaced_in(pack_reading& pack, by_id<Id, T>& elements) {
  std::set<std::string> own;
  for (const T& e : elements)
    if (pack.is_own(e.at)) own.insert(e.id);
  elements.erase_if([&](const T& e) { return !pack.is_own(e.at) && own.contains(e.id); });
}

void drop_replaced(pack_reading& pack) {
  drop_replaced_in(pack, pack.p.cohorts);
  drop_replaced_in(pack, pack.p.unit_types);
  drop_replaced_in(pack, pack.p.agencies);
  drop_replaced_in(pack, pack.p.calendars);
}

void check_ids(pack_reading& pack) {
  const std::vector<named_element> rules = names_of_rules(pack.p);
  check_same_ids(pack, rules);
  check_codes(pack, rules);
  check_reserved(pack, rules);
  check_reserved_periods(pack);
  for (const std::vector<named_element>& kind : names_by_kind(pack.p)) {
    check_same_ids(pack, kind);
    check_codes(pack, kind);
  }
}

}  // namespace detail
}  // namespace TIEUCHI_ABI
}  // namespace tieuchi

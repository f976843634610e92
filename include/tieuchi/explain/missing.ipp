#pragma once

#include <tieuchi/assess/engine_checks.hpp>
#include <tieuchi/calendar/frame.hpp>
#include <tieuchi/explain/missing.hpp>
#include <tieuchi/roadmap/duty.hpp>
#include <tieuchi/roadmap/occurrence.hpp>

#include <algorithm>
#include <array>
#include <map>

namespace tieuchi {
inline namespace TIEUCHI_ABI {
namespace detail {

/// The occurrences of duties by year, found once for all facts that wait for them.
class occurrences_found {
 public:
  const std::vector<duty_occurrence>& of(engine& e, duty_id duty, int year) {
    const std::pair key(duty, year);
    const auto known = all_.find(key);
    return known != all_.end() ? known->second : all_.emplace(key, occurrences_in(e, duty, year)).first->second;
  }
  /// The one in a period, whatever unit it is about; else the first; null where there is none.
  const duty_occurrence* in(engine& e, duty_id duty, int year, const std::string& period) {
    const auto& all = of(e, duty, year);
    if (all.empty()) return nullptr;
    auto& places = places_[{duty, year}];
    if (places.empty())
      for (std::size_t i = 0; i < all.size(); ++i) places.emplace(text_of(all[i].period, *e.rules().programme), i);
    const auto at = places.find(period);
    return &all[at == places.end() ? 0 : at->second];
  }

 private:
  std::map<std::pair<duty_id, int>, std::vector<duty_occurrence>> all_;
  std::map<std::pair<duty_id, int>, std::map<std::string, std::size_t>> places_;
};

/// Lead agencies of a duty for the unit and year of a fact, where the duty is no mere request.
inline void add_leads(engine& e, duty_id duty, const fact_parts& fact, int year, occurrences_found& found,
                      fact_owner& owner) {
  const compiled_duty& d = e.rules().duties[duty];
  const std::optional<unit_id>& unit = fact.unit;
  if (d.spec->modality == modality::request) return;
  if (unit && d.units != no_id &&
      e.member(d.units, *unit, {*unit, period{{period_form::year, -1}, year, 0, {}, {}}}, false) == membership::no)
    return;
  const period in{{period_form::year, -1}, year, 0, {}, {}};
  duty_occurrence occurrence{in, unit, d.spec->id, std::nullopt};
  if (const duty_occurrence* owed = found.in(e, duty, year, fact.period)) occurrence = *owed;
  if (unit) occurrence.unit = unit;
  if (d.spec->due)
    owner.last_day = e.day(*d.spec->due, {unit.value_or(no_id), occurrence.period}, {occurrence.event, std::nullopt});
  for (const auto& b : bearers_of(e, duty, occurrence, owner.last_day.value_or(e.last_day(occurrence.period))))
    if (b.role == duty_role::lead && b.agency != no_id) owner.agencies.push_back(b.agency);
  if (owner.agencies.empty()) return;
  owner.basis = owner_basis::duty;
  owner.clauses = d.spec->clauses;
}

inline void name_reporter(engine& e, const printer& print, const filing& f, fact_owner& owner) {
  if (!f.reporter) return;
  const auto& p = *e.rules().programme;
  owner.basis = owner_basis::proposal;
  owner.reporter = f.reporter->name;
  if (const auto agency = e.rules().agency(f.reporter->name)) {
    owner.agencies = {*agency};
    return;
  }
  for (const auto& b : p.bodies)
    if (b.id == f.reporter->name || b.code == f.reporter->name) owner.words = print.label(b);
  for (const auto& t : p.unit_types)
    if (t.id == f.reporter->name || t.code == f.reporter->name) owner.words = print.label(t);
  for (const agency_id a : p.agencies.ids())
    if (p.agencies[a].kind == f.reporter->name) owner.agencies.push_back(a);
}

inline int year_of_fact(const rulebook& rules, const fact_parts& parts) {
  if (const auto day = date::parse(parts.period)) return static_cast<int>(day->year());
  int year = 0;
  for (const char c : parts.period.substr(0, 4)) {
    if (c < '0' || c > '9') return rules.programme->year_from;
    year = year * 10 + (c - '0');
  }
  return year;
}

/// The days a fact reference is about; of what is no indicator its year.
inline day_span days_of_fact(engine& e, const fact_parts& parts) {
  const programme& p = *e.rules().programme;
  if (const auto day = date::parse(parts.period)) return {*day, *day};
  if (e.rules().names[parts.name].kind == name_kind::indicator) {
    const period_type type = e.indicators().indicator_in(parts.name).period;
    if (const auto named = period_of(parts.period, type, letter_of(type, p))) return span_of(*named, p);
  }
  return span_of(year_period(year_of_fact(e.rules(), parts)), p);
}

/// Whether the door lets a year in; facts of a day or of all time have none.
inline bool is_year_of_facts(const programme& p, const fact_parts& parts, int year) {
  if (parts.period == "once" || date::parse(parts.period)) return true;
  return p.facts_from <= year && year <= p.year_to;
}

inline day_span life_of(engine& e, const fact_parts& parts) {
  if (parts.unit) return {e.units().begins(*parts.unit), e.units().ends(*parts.unit)};
  const agency& who = e.rules().programme->agencies[*parts.agency];
  return {who.from, who.ends_as_known(e.as_of())};
}

/// Whether someone may be asked for what a reason names: not for a time in which its unit was not in being, the
/// indicator had not begun, or the programme takes no facts of.
inline bool may_be_asked(engine& e, const feel::reason& why) {
  if (why.place >= 0 || why.code == "out_of_validity") return false;
  const auto parts = parts_of_fact(e.rules(), why.fact);
  if (!parts) return true;
  if (parts->unit && !e.units().known(*parts->unit)) return false;
  if (!is_year_of_facts(*e.rules().programme, *parts, year_of_fact(e.rules(), *parts))) return false;
  const day_span days = days_of_fact(e, *parts);
  if (!overlap(days, life_of(e, *parts))) return false;
  if (e.rules().names[parts->name].kind != name_kind::indicator) return true;
  const auto begins = e.indicators().begins(parts->name);
  return !begins || !days.last || *begins <= *days.last;
}

inline fact_owner find_owner(engine& e, const printer& print, std::string_view reference, occurrences_found& found) {
  fact_owner owner;
  const auto parts = parts_of_fact(e.rules(), reference);
  if (parts && e.rules().names[parts->name].kind == name_kind::indicator) {
    const compiled_indicator& i = e.indicators().indicator_in(parts->name);
    const int year = year_of_fact(e.rules(), *parts);
    const compiled_filing* f = i.filing == no_id ? nullptr : &e.rules().filings[i.filing];
    if (f && f->duty != no_id)
      for (const variant& v : e.rules().names[f->duty].variants)
        add_leads(e, duty_id(v.element), *parts, year, found, owner);
    for (const duty_id d : e.rules().duties.ids()) {
      if (owner.basis != owner_basis::none) break;
      const auto& duty = e.rules().duties[d];
      const bool delivers =
          (i.filing != no_id && std::ranges::find(duty.delivers_filings, i.filing) != duty.delivers_filings.end()) ||
          std::ranges::find(duty.delivers_indicators, parts->name) != duty.delivers_indicators.end();
      if (delivers) add_leads(e, d, *parts, year, found, owner);
    }
    if (owner.basis == owner_basis::none && f) name_reporter(e, print, *f->spec, owner);
  }
  if (owner.words.vi.empty()) {
    std::vector<text> names;
    for (const agency_id a : owner.agencies) names.push_back(print.agency(a));
    owner.words = join_words(names, "; ");
  }
  return owner;
}

/// Collects facts once each, with all that waits for them.
struct missing_collector {
  engine& e;
  const printer& print;
  std::map<std::string, missing_fact> found;
  occurrences_found owed;

  void add(const item_result& r, const std::string& waiting) {
    for (const auto& why : r.reasons) {
      if (!may_be_asked(e, why)) continue;
      const std::string fact(why.fact);
      const auto [at, fresh] = found.try_emplace(fact);
      missing_fact& m = at->second;
      if (fresh) {
        m.made_by = e.mark();
        m.fact = fact;
        m.words = print.fact(fact);
        m.owner = find_owner(e, print, fact, owed);
      }
      if (std::ranges::find(m.codes, why.code) == m.codes.end()) m.codes.emplace_back(why.code);
      if (!waiting.empty() && (m.holds_up.empty() || m.holds_up.back() != waiting)) m.holds_up.push_back(waiting);
    }
  }

  std::vector<missing_fact> take() {
    std::vector<missing_fact> all;
    for (auto& [fact, m] : found) {
      std::ranges::sort(m.codes);
      all.push_back(std::move(m));
    }
    return all;
  }
};

}  // namespace detail

TIEUCHI_INLINE fact_owner owner_of(engine& e, const printer& print, std::string_view reference) {
  detail::occurrences_found found;
  return detail::find_owner(e, print, reference, found);
}

TIEUCHI_INLINE std::vector<missing_fact> missing_of(engine& e, const printer& print, item_id item,
                                                    const item_result& r) {
  print.check_speaks_for(e);
  detail::check_item(e.rules(), item);
  detail::missing_collector all{e, print, {}, {}};
  if (r.outcome == outcome::unknown) all.add(r, {});
  auto found = all.take();
  const auto named = e.missing_of(item, r);
  std::erase_if(found, [&](const missing_fact& m) { return std::ranges::find(named, m.fact) == named.end(); });
  return found;
}

TIEUCHI_INLINE std::vector<missing_fact> missing(engine& e, const printer& print, std::span<const int> years) {
  print.check_speaks_for(e);
  detail::missing_collector all{e, print, {}, {}};
  for (const auto& row : assess(e, years).rows) {
    if (row.outcome != outcome::unknown) continue;
    const item_result& r = e.item(row.item_name, row.asked);
    const auto& entry = e.rules().names[row.item_name];
    const bool leaf = !entry.variants.front().is_group;
    all.add(r, leaf ? row.unit + ":" + row.item + "@" + row.period : std::string());
  }
  auto found = all.take();
  std::ranges::stable_sort(found, [](const missing_fact& a, const missing_fact& b) {
    return std::tie(a.owner.basis, a.owner.words.vi) < std::tie(b.owner.basis, b.owner.words.vi);
  });
  return found;
}

}  // namespace TIEUCHI_ABI
}  // namespace tieuchi

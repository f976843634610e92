#pragma once

#include <tieuchi/assess/engine_checks.hpp>
#include <tieuchi/assess/in_force.hpp>
#include <tieuchi/calendar/frame.hpp>
#include <tieuchi/explain/missing.hpp>

#include <tieuchi/assess/restricted.hpp>
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
  const duty_occurrence* in(engine& e, duty_id duty, int year, const period& wanted) {
    const auto& all = of(e, duty, year);
    if (all.empty()) return nullptr;
    auto& places = places_[{duty, year}];
    if (places.empty())
      for (std::size_t i = 0; i < all.size(); ++i) places.emplace(text_of(all[i].period, *e.rules().programme), i);
    const auto at = places.find(text_of(wanted, *e.rules().programme));
    return &all[at == places.end() ? 0 : at->second];
  }

 private:
  std::map<std::pair<duty_id, int>, std::vector<duty_occurrence>> all_;
  std::map<std::pair<duty_id, int>, std::map<std::string, std::size_t>> places_;
};

/// Lead agencies of a duty for the unit and year of a fact, where the duty is no mere request.
inline void add_leads(engine& e, duty_id duty, const fact_ref& fact, int year, occurrences_found& found,
                      fact_owner& owner) {
  const compiled_duty& d = e.rules().duties[duty];
  const auto version = version_of_year(e, year);
  const variant* in_force = version ? e.rules().variant_in(d.name, *version) : nullptr;
  if (version && (!in_force || duty_id(in_force->element) != duty)) return;
  const std::optional<unit_id> unit = fact.subject.is_agency() ? std::nullopt : std::optional(fact.subject.unit());
  if (d.spec->modality == modality::request) return;
  if (unit && d.units != no_id &&
      e.member(d.units, *unit, {*unit, period{{period_form::year, -1}, year, 0, {}, {}}}, false) == membership::no)
    return;
  const period in{{period_form::year, -1}, year, 0, {}, {}};
  duty_occurrence occurrence{in, unit, {}, std::nullopt};
  if (const duty_occurrence* owed = found.in(e, duty, year, fact.period)) occurrence = *owed;
  if (unit) occurrence.unit = unit;
  if (d.spec->due)
    owner.last_day = e.day(*d.spec->due, {unit.value_or(no_id), occurrence.period}, {occurrence.event, std::nullopt});
  for (const auto& b : bearers_of(e, duty, occurrence, owner.last_day.value_or(e.last_day(occurrence.period))))
    if (b.role == duty_role::lead && b.agency != no_id) owner.agencies.push_back(b.agency);
  if (d.spec->due && shows_restricted(e, *d.spec->due)) owner.last_day.reset();
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

/// The year a figure is about; the first of the programme for one of all time.
inline int year_of_figure(const rulebook& rules, const fact_ref& f) {
  if (f.is == fact_ref::form::on_day) return static_cast<int>(f.day.year());
  const auto of_day = [&](const std::optional<date>& day) {
    return day ? static_cast<int>(day->year()) : rules.programme->year_from;
  };
  switch (f.period.type.form) {
    case period_form::once:
      return rules.programme->year_from;
    case period_form::dated:
      return of_day(f.period.from);
    case period_form::year:
    case period_form::half:
    case period_form::quarter:
    case period_form::month:
    case period_form::window:
    case period_form::occasion:
      break;
  }
  return f.period.year;
}

/// The days a figure is about; of what is not read in its own period its year.
inline day_span days_of_figure(engine& e, const fact_ref& f) {
  const programme& p = *e.rules().programme;
  if (f.is == fact_ref::form::on_day) return {f.day, f.day};
  const bool reported = e.rules().names[f.name].kind == name_kind::indicator;
  if (reported && e.indicators().indicator_in(f.name).period == f.period.type) return span_of(f.period, p);
  return span_of(year_period(year_of_figure(e.rules(), f)), p);
}

/// Whether the door lets a year in; figures of a day or of all time have none.
inline bool is_year_of_facts(const programme& p, const fact_ref& f, int year) {
  if (f.is == fact_ref::form::on_day || f.period.type.form == period_form::once) return true;
  return p.facts_from <= year && year <= p.year_to;
}

inline day_span life_of(engine& e, fact_subject subject) {
  if (const unit_id unit = subject.unit()) return {e.units().begins(unit), e.units().ends(unit)};
  const agency& who = e.rules().programme->agencies[subject.agency()];
  return {who.from, who.ends_as_known(e.as_of())};
}

/// Whether someone may be asked for what a reason names: not for a time in which its unit was not in being, the
/// indicator had not begun, or the programme takes no facts of.
inline bool may_be_asked(engine& e, const feel::reason& why) {
  const fact_ref* fact = fact_of(why);
  if (!fact || why.code == code_of(unknown_code::out_of_validity) || asks_nobody(why)) return false;
  const name_id name = name_of_figure(*fact);
  if (!name) return true;
  if (fact->subject.unit() && !e.units().known(fact->subject.unit())) return false;
  if (!is_year_of_facts(*e.rules().programme, *fact, year_of_figure(e.rules(), *fact))) return false;
  const day_span days = days_of_figure(e, *fact);
  if (!overlap(days, life_of(e, fact->subject))) return false;
  if (e.rules().names[name].kind != name_kind::indicator) return true;
  const auto begins = e.indicators().begins(name);
  return !begins || !days.last || *begins <= *days.last;
}

inline fact_owner find_owner(engine& e, const printer& print, const fact_ref& fact, occurrences_found& found) {
  fact_owner owner;
  const name_id name = name_of_figure(fact);
  if (name && e.rules().names[name].kind == name_kind::indicator) {
    const int year = year_of_figure(e.rules(), fact);
    const compiled_indicator& i = e.indicators().indicator_in(name, terms_of_year(e, year).version);
    const compiled_filing* f = i.filing == no_id ? nullptr : &e.rules().filings[i.filing];
    if (f && f->duty != no_id)
      for (const variant& v : e.rules().names[f->duty].variants)
        add_leads(e, duty_id(v.element), fact, year, found, owner);
    for (const duty_id d : e.rules().duties.ids()) {
      if (owner.basis != owner_basis::none) break;
      const auto& duty = e.rules().duties[d];
      const bool delivers =
          (i.filing != no_id && std::ranges::find(duty.delivers_filings, i.filing) != duty.delivers_filings.end()) ||
          std::ranges::find(duty.delivers_indicators, name) != duty.delivers_indicators.end();
      if (delivers) add_leads(e, d, fact, year, found, owner);
    }
    if (owner.basis == owner_basis::none && f) name_reporter(e, print, *f->spec, owner);
  }
  if (owner.words.vi.empty()) {
    std::vector<words> names;
    for (const agency_id a : owner.agencies) names.push_back(print.agency(a));
    owner.words = join_words(names, "; ");
  }
  return owner;
}

/// The refused report that a figure waits for.
inline const refused_fact* refused_of(engine& e, const fact_ref& f) {
  const name_id name = name_of_figure(f);
  if (!name || !e.known().facts) return nullptr;
  const bool on_day = f.is == fact_ref::form::on_day;
  const period asked = on_day ? period{{period_form::dated, -1}, 0, 0, f.day, f.day} : f.period;
  return e.known().facts->refused(f.subject, name, asked, e.as_of());
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
      const fact_ref& fact = *fact_of(why);
      const auto [at, fresh] = found.try_emplace(text_of(e.rules(), fact));
      missing_fact& m = at->second;
      if (fresh) {
        m.made_by = e.mark();
        m.fact = at->first;
        m.words = print.fact(fact);
        m.owner = find_owner(e, print, fact, owed);
      }
      if (why.code == code_of(unknown_code::refused) && !m.refused) m.refused = refused_of(e, fact);
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

fact_owner owner_of(engine& e, const printer& print, const fact_ref& fact) {
  detail::occurrences_found found;
  return detail::find_owner(e, print, fact, found);
}

std::vector<missing_fact> missing_of(engine& e, const printer& print, item_id item, const item_result& r) {
  print.check_speaks_for(e);
  detail::check_item(e.rules(), item);
  detail::missing_collector all{e, print, {}, {}};
  if (r.outcome == outcome::unknown) all.add(r, {});
  auto found = all.take();
  const auto named = e.missing_of(item, r);
  std::erase_if(found, [&](const missing_fact& m) { return std::ranges::find(named, m.fact) == named.end(); });
  return found;
}

std::vector<missing_fact> missing(engine& e, const printer& print, std::span<const int> years) {
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

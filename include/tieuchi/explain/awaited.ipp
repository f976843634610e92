#pragma once

#include <tieuchi/calendar/frame.hpp>
#include <tieuchi/explain/awaited.hpp>
#include <tieuchi/explain/explanation.ipp>
#include <tieuchi/explain/missing.ipp>

#include <algorithm>

namespace tieuchi {
inline namespace TIEUCHI_ABI {
namespace detail {

/// The indicators by which a text is decided, by way of lifecycles and measures.
class figures_read {
 public:
  figures_read(const rulebook& rules, version_id version) : rules_(rules), version_(version) {}

  void of(const compiled_text& text) {
    std::vector<name_id> named;
    note_names(text, named);
    for (const name_id name : named) of(name);
  }
  [[nodiscard]] const std::vector<name_id>& all() const noexcept { return found_; }

 private:
  void of(name_id name) {
    if (!seen_.insert(name).second) return;
    const variant& text = rules_.variant_read(name, version_);
    switch (rules_.names[name].kind) {
      case name_kind::indicator:
        found_.push_back(name);
        return;
      case name_kind::lifecycle:
        for (const name_id act : rules_.lifecycles[text.element].acts)
          if (act) of(act);
        return;
      case name_kind::measure:
        if (const auto& value = rules_.measures[text.element].value)
          for (const name_id read : names_in(*value)) of(read);
        return;
      case name_kind::parameter:
      case name_kind::item:
      case name_kind::duty:
        return;
    }
  }

  const rulebook& rules_;
  version_id version_;
  std::set<name_id> seen_;
  std::vector<name_id> found_;
};

/// The units whose figures are waited for, those in being at the end of the year: of one that has ended who came after.
inline std::vector<unit_id> units_awaited(engine& e, const roadmap_row& r) {
  std::vector<unit_id> counted = r.counted.unknown;
  if (counted.empty() && r.unit) counted = {*r.unit};
  if (counted.empty() && r.cohort && e.rules().cohorts[r.cohort].spec->frozen)
    counted = e.rules().cohorts[r.cohort].members;
  std::vector<unit_id> all;
  for (const unit_id u : counted)
    for (const unit_id heir : e.units().heirs(u, e.last_day(year_period(r.year)))) all.push_back(heir);
  std::ranges::sort(all);
  all.erase(std::ranges::unique(all).begin(), all.end());
  return all;
}

inline bool waits(const roadmap_row& r) {
  const bool beside = std::ranges::any_of(r.beside_unknown, [](const number& n) { return n != number(0); });
  return r.verdict == target_verdict::open || beside;
}

}  // namespace detail

std::vector<awaited_figure> awaited_by(engine& e, const printer& print, const roadmap_row& r) {
  print.check_speaks_for(e);
  std::vector<awaited_figure> all;
  if (!detail::waits(r)) return all;
  const rulebook& rules = e.rules();
  detail::figures_read read(rules, version_of_year(e, r.year).value_or(no_id));
  const compiled_target& t = rules.targets[r.target];
  if (r.verdict == target_verdict::open && t.counts) read.of(*t.counts);
  for (std::size_t i = 0; i < t.beside.size() && i < r.beside_unknown.size(); ++i)
    if (r.beside_unknown[i] != number(0)) read.of(t.beside[i]);
  const auto units = detail::units_awaited(e, r);
  detail::occurrences_found found;
  std::set<std::pair<name_id, std::string>> told;
  for (const name_id name : read.all()) {
    const auto periods = periods_in(*rules.programme, e.indicators().indicator_in(name).period, r.year);
    if (periods.empty()) continue;
    for (const unit_id unit : units) {
      fact_owner owner = detail::find_owner(e, print, fact_ref::figure(unit, name, periods.front()), found);
      if (told.emplace(name, owner.words.vi).second) all.push_back({name, std::move(owner)});
    }
  }
  return all;
}

}  // namespace TIEUCHI_ABI
}  // namespace tieuchi

#pragma once

#include <tieuchi/assess/assessment.hpp>
#include <tieuchi/assess/each_row.ipp>
#include <tieuchi/assess/engine_state.hpp>
#include <tieuchi/assess/restricted.hpp>
#include <tieuchi/version.hpp>

#include <iterator>
#include <limits>
#include <map>
#include <set>

namespace tieuchi {
inline namespace TIEUCHI_ABI {
namespace detail {

inline std::string end_text(const std::optional<number>& n, const std::optional<int>& decimals) {
  if (!n) return {};
  return decimals ? n->text(*decimals) : n->text();
}

inline std::string points_text(const interval& p, const std::optional<int>& decimals) {
  if (p.least && p.least == p.most) return end_text(p.least, decimals);
  return end_text(p.least, decimals) + ".." + end_text(p.most, decimals);
}

inline std::string tally_text(const tally& t) {
  const int n = t.met + t.waived;
  const std::string whole = "/" + std::to_string(t.applicable());
  return t.unknown == 0 ? std::to_string(n) + whole : std::to_string(n) + ".." + std::to_string(n + t.unknown) + whole;
}

inline std::string grade_text(const std::vector<std::string>& levels, const std::pair<int, int>& grade) {
  const std::string& low = levels[static_cast<std::size_t>(grade.first)];
  return grade.first == grade.second ? low : low + ".." + levels[static_cast<std::size_t>(grade.second)];
}

/// Whether the column `value` counts members.
inline bool shows_count(const leaf_or_group& item, const item_result& r) {
  return r.in_scope && !r.show_type && item.group && item.group->composition->combine != composition::points &&
         counts_members(r.outcome) && r.members.applicable() > 0;
}

/// What stands in the column `value`: what is shown, else n/N, a grade or a range of grades.
inline std::string shown_text(const rulebook& rules, const leaf_or_group& item, const item_result& r) {
  if (!r.in_scope) return {};
  if (r.show_type) return table_text(r.show, *r.show_type);
  if (shows_count(item, r)) return tally_text(r.members);
  if (item.group && item.group->composition->combine != composition::points) return {};
  if (item.leaf && r.grade) return grade_text(rules.programme->scales[item.leaf->grade_scale].levels, *r.grade);
  return {};
}

std::vector<unit_id> assessed_units(engine& e) {
  std::vector<unit_id> units;
  for (const unit_id unit : e.rules().units_by_id)
    if (may_be_assessed(e, unit)) units.push_back(unit);
  return units;
}

std::vector<items_of_period> items_by_period(const rulebook& rules, std::span<const int> years) {
  check_years(rules, years);
  std::vector<items_of_period> asked;
  for (const int year : std::set<int>(years.begin(), years.end())) {
    std::map<std::string, std::vector<std::pair<item_id, period>>> of_year;
    for (const item_id name : rules.items) {
      const auto item = last_variant(rules, name);
      if (item.item().spec->internal) continue;
      for (const period& p : periods_in(*rules.programme, item.item().period, year))
        of_year[text_of(p, *rules.programme)].emplace_back(name, p);
    }
    for (auto& [text, items] : of_year) asked.push_back({text, std::move(items)});
  }
  return asked;
}

}  // namespace detail

bool counts_members(outcome o) noexcept { return o != outcome::not_applicable && o != outcome::waived; }

std::vector<period> periods_in(const programme& p, const period_type& type, int year) {
  const period whole = year_period(year);
  auto parts = parts_of(whole, type, p);
  if (parts.empty()) parts.push_back(detail::fitted(whole, type));
  return parts;
}

namespace detail {

std::optional<told_row> row_told(engine& e, item_id item, const frame& f) {
  const rulebook& rules = e.rules();
  const item_result& r = e.item(item, f);
  if (!has_row(e, r, f)) return std::nullopt;
  told_row found{r, e.version_of(f), {}, restricted_of(e)[item]};
  if (found.version) found.choice = item_in(rules, item, *found.version);
  if (!found.choice) found.choice = last_variant(rules, item);
  return found;
}

std::string told_row::points() const {
  const interval* told = range();
  return told ? points_text(*told, choice.item().spec->decimals) : std::string();
}

const interval* told_row::range() const {
  return !hidden && r.points && r.in_scope && r.outcome != outcome::not_applicable ? &*r.points : nullptr;
}

std::string told_row::value(const rulebook& rules) const {
  return hidden ? std::string() : shown_text(rules, choice, r);
}

bool told_row::counts() const { return !hidden && shows_count(choice, r); }

std::string_view told_row::version_id_in(const rulebook& rules) const {
  return version && rules.versions[*version].spec ? std::string_view(rules.versions[*version].spec->id)
                                                  : std::string_view();
}

}  // namespace detail

std::optional<assessment_row> row_of(engine& e, item_id item, const frame& f) {
  const auto found = detail::row_told(e, item, f);
  if (!found) return std::nullopt;
  const rulebook& rules = e.rules();
  assessment_row row;
  row.asked = f;
  row.item_name = item;
  row.unit = rules.programme->units[f.unit].id;
  row.item = rules.names[item].id;
  row.period = text_of(f.period, *rules.programme);
  row.as_of = e.as_of();
  row.version = found->version_id_in(rules);
  row.outcome = found->r.outcome;
  row.provisional = found->r.provisional;
  row.points = found->points();
  if (const interval* range = found->range()) row.range = *range;
  row.value = found->value(rules);
  row.counts = found->counts();
  row.reason = printed_reason(rules, item, found->version.value_or(no_id), found->r);
  row.missing = e.missing_of(item, found->r);
  row.assumed = e.told(found->r.assumed);
  row.flags = found->r.flags;
  row.members = found->r.members;
  return row;
}

provenance provenance_of(const engine& e) {
  const programme& p = *e.rules().programme;
  provenance from;
  from.programme = p.id;
  from.label = p.label;
  from.synthetic = p.synthetic;
  from.rules_hash = p.rules_hash;
  from.units_hash = p.units_hash;
  from.tables_hash = p.tables_hash;
  from.readings = e.rules().readings.chosen;
  if (e.known().facts) {
    from.facts_hash = e.known().facts->hash();
    from.refused =
        static_cast<std::size_t>(std::ranges::count_if(e.known().facts->refused(), [&](const refused_fact& f) {
          return !f.recorded_on || *f.recorded_on <= e.as_of();
        }));
  }
  from.as_of = e.as_of();
  from.tieuchi_version = std::to_string(TIEUCHI_VERSION_MAJOR) + "." + std::to_string(TIEUCHI_VERSION_MINOR) + "." +
                         std::to_string(TIEUCHI_VERSION_PATCH);
  return from;
}

namespace detail {

inline assessment assessed(engine& e, std::span<const int> years, const remembered_rows& remembered) {
  assessment done;
  done.origin = provenance_of(e);
  done.made_by = e.mark();
  const auto asked = items_by_period(e.rules(), years);
  std::vector<std::vector<assessment_row>> parts(asked.size());
  each_row(e, asked, remembered, [&](engine& by, std::size_t part, item_id item, const frame& f) {
    if (auto row = row_of(by, item, f)) parts[part].push_back(std::move(*row));
  });
  for (auto& part : parts) {
    std::ranges::move(part, std::back_inserter(done.rows));
    part = {};
  }
  done.notes = e.notes();
  return done;
}

}  // namespace detail

assessment assess(engine& e, std::span<const int> years) {
  return detail::assessed(e, years, {std::numeric_limits<std::size_t>::max(), 0});
}

assessment assess(std::shared_ptr<const rulebook> rules, const snapshot& known, std::span<const int> years) {
  engine e(std::move(rules), known);
  return detail::assessed(e, years, {});
}

}  // namespace TIEUCHI_ABI
}  // namespace tieuchi

#include <tieuchi/assess/reason_words.ipp>

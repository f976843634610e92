#pragma once

#include <tieuchi/assess/each_row.ipp>
#include <tieuchi/assess/engine_checks.hpp>
#include <tieuchi/assess/outcome_cells.ipp>
#include <tieuchi/assess/outcome_table.hpp>

#include <limits>
#include <optional>
#include <string>
#include <utility>

namespace tieuchi {
inline namespace TIEUCHI_ABI {
namespace detail {

/// Gathers the columns of page 18 row by row.
class outcome_columns {
 public:
  /// The row of an item, unit and period, where there is one.
  void add(engine& e, item_id item, const frame& f, std::string_view period) {
    const auto found = row_told(e, item, f);
    if (!found) return;
    const rulebook& rules = e.rules();
    const item_result& r = found->r;
    unit_.add(f.unit, rules.programme->units[f.unit].id);
    item_.add(item, rules.names[item].id);
    tieuchi::add(period_, period);
    tieuchi::add(as_of_, e.as_of());
    version_.add(found->version.value_or(no_id), found->version_id_in(rules));
    outcome_.add(r.outcome);
    provisional_.values.push_back(r.provisional ? 1 : 0);
    tieuchi::add(points_, found->points());
    const interval* range = found->range();
    add_end(least_, range ? range->least : std::nullopt);
    add_end(most_, range ? range->most : std::nullopt);
    tieuchi::add(value_, found->value(rules));
    reason_.add(rules, item, found->version.value_or(no_id), r);
    add_counts(r.members, found->counts());
    tieuchi::add(missing_, e.missing_of(item, r));
    assumes_.add(e, r.assumed);
    tieuchi::add(flags_, r.flags);
  }

  /// Makes room for so many rows in all.
  void reserve(std::size_t rows) {
    for (auto* codes :
         {&unit_.codes(), &item_.codes(), &version_.codes(), &outcome_.codes(), &period_.codes, &reason_.codes(),
          &as_of_.values, &met_.values, &met_most_.values, &of_.values, &members_met_.values, &members_not_met_.values,
          &members_unknown_.values, &members_not_applicable_.values, &members_waived_.values})
      codes->reserve(rows);
    for (auto* figures : {&least_.values, &most_.values}) figures->reserve(rows);
    for (auto* ends : {&points_.ends, &value_.ends}) ends->reserve(rows);
    for (auto* ends : {&missing_.ends, &assumes_.ends(), &flags_.ends}) ends->reserve(rows);
    provisional_.values.reserve(rows);
  }

  /// Puts the rows of others behind.
  void append(const outcome_columns& more) {
    const auto put = [](auto& cells, const auto& of) { tieuchi::append(cells, of); };
    unit_.append(more.unit_);
    item_.append(more.item_);
    version_.append(more.version_);
    outcome_.append(more.outcome_);
    reason_.append(more.reason_);
    assumes_.append(more.assumes_);
    put(period_, more.period_);
    put(as_of_, more.as_of_);
    put(provisional_, more.provisional_);
    put(points_, more.points_);
    put(value_, more.value_);
    put(least_, more.least_);
    put(most_, more.most_);
    put(met_, more.met_);
    put(met_most_, more.met_most_);
    put(of_, more.of_);
    put(members_met_, more.members_met_);
    put(members_not_met_, more.members_not_met_);
    put(members_unknown_, more.members_unknown_);
    put(members_not_applicable_, more.members_not_applicable_);
    put(members_waived_, more.members_waived_);
    put(missing_, more.missing_);
    put(flags_, more.flags_);
  }

  [[nodiscard]] std::map<std::string, failing_members> failing() && { return std::move(reason_).failing(); }
  [[nodiscard]] std::size_t rows() const noexcept { return as_of_.values.size(); }

  [[nodiscard]] table made() && {
    std::vector<column> all;
    const auto put = [&all](std::string name, auto&& cells) { all.push_back({std::move(name), std::move(cells)}); };
    put("unit", std::move(unit_).cells());
    put("item", std::move(item_).cells());
    put("period", std::move(period_));
    put("as_of", std::move(as_of_));
    put("version", std::move(version_).cells());
    put("outcome", std::move(outcome_).cells());
    put("provisional", std::move(provisional_));
    put("points", std::move(points_));
    put("points_least", std::move(least_));
    put("points_most", std::move(most_));
    put("value", std::move(value_));
    put("reason", std::move(reason_).cells());
    put("met", std::move(met_));
    put("met_most", std::move(met_most_));
    put("of", std::move(of_));
    put("members_met", std::move(members_met_));
    put("members_not_met", std::move(members_not_met_));
    put("members_unknown", std::move(members_unknown_));
    put("members_not_applicable", std::move(members_not_applicable_));
    put("members_waived", std::move(members_waived_));
    put("missing", std::move(missing_));
    put("assumes", std::move(assumes_).cells());
    put("flags", std::move(flags_));
    return table(std::move(all));
  }

 private:
  static void add_end(figure_cells& to, const std::optional<number>& end) {
    to.values.push_back(end ? nearest_double(*end) : std::numeric_limits<double>::quiet_NaN());
  }

  void add_counts(const tally& t, bool counts) {
    const int met = t.met + t.waived;
    met_.values.push_back(counts ? met : count_cells::absent);
    met_most_.values.push_back(counts ? met + t.unknown : count_cells::absent);
    of_.values.push_back(counts ? t.applicable() : count_cells::absent);
    members_met_.values.push_back(t.met);
    members_not_met_.values.push_back(t.not_met);
    members_unknown_.values.push_back(t.unknown);
    members_not_applicable_.values.push_back(t.not_applicable);
    members_waived_.values.push_back(t.waived);
  }

  id_words<unit_id> unit_;
  id_words<item_id> item_;
  id_words<version_id> version_;
  code_words_of<outcome> outcome_;
  reason_words_of reason_;
  assumed_words assumes_;
  word_cells period_;
  day_cells as_of_;
  flag_cells provisional_;
  text_cells points_, value_;
  figure_cells least_, most_;
  count_cells met_, met_most_, of_, members_met_, members_not_met_, members_unknown_, members_not_applicable_,
      members_waived_;
  words_cells missing_, flags_;
};

}  // namespace detail

outcome_table outcomes(engine& e, std::span<const int> years, const remembered_rows& remembered) {
  provenance origin = provenance_of(e);
  const auto asked = detail::items_by_period(e.rules(), years);
  std::vector<detail::outcome_columns> parts(asked.size());
  const std::size_t units = detail::assessed_units(e).size();
  for (std::size_t part = 0; part < parts.size(); ++part) parts[part].reserve(units * asked[part].items.size());
  detail::each_row(e, asked, remembered, [&](engine& by, std::size_t part, item_id item, const frame& f) {
    parts[part].add(by, item, f, asked[part].text);
  });
  detail::outcome_columns all = parts.empty() ? detail::outcome_columns() : std::move(parts.front());
  std::size_t rows = all.rows();
  for (std::size_t part = 1; part < parts.size(); ++part) rows += parts[part].rows();
  all.reserve(rows);
  for (std::size_t part = 1; part < parts.size(); ++part) {
    all.append(parts[part]);
    parts[part] = {};
  }
  auto failing = std::move(all).failing();
  return {std::move(origin), std::make_shared<const table>(std::move(all).made()), e.notes(), e.mark(),
          std::move(failing)};
}

outcome_table columns_of(const assessment& a, engine& e) {
  detail::check_made_by(e, a);
  detail::outcome_columns columns;
  for (const assessment_row& row : a.rows) columns.add(e, row.item_name, row.asked, row.period);
  auto failing = std::move(columns).failing();
  return {a.origin, std::make_shared<const table>(std::move(columns).made()), a.notes, a.made_by, std::move(failing)};
}

}  // namespace TIEUCHI_ABI
}  // namespace tieuchi

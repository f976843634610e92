#pragma once

#include <tieuchi/assess/each_row.ipp>
#include <tieuchi/assess/engine_checks.hpp>
#include <tieuchi/assess/outcome_table.hpp>

#include <array>
#include <optional>
#include <string>
#include <utility>

namespace tieuchi {
inline namespace TIEUCHI_ABI {
namespace detail {

/// The cells of words that ids stand for; a word is looked up once an id.
template <class Id>
class id_words {
 public:
  void add(Id id, std::string_view word) {
    if (word.empty()) {
      cells_.codes.push_back(word_cells::absent);
      return;
    }
    if (!numbers_.has(id)) numbers_.resize(id.number() + std::size_t{1}, word_cells::absent);
    std::int32_t& number = numbers_[id];
    if (number == word_cells::absent) number = cells_.book.number_of(word);
    cells_.codes.push_back(number);
  }
  [[nodiscard]] word_cells cells() && { return std::move(cells_); }

 private:
  by_id<Id, std::int32_t> numbers_;
  word_cells cells_;
};

/// The cells of words of a closed vocabulary.
template <closed_word E>
class code_words_of {
 public:
  void add(E value) {
    std::int32_t& number = numbers_[static_cast<std::size_t>(value)];
    if (number == word_cells::absent) number = cells_.book.number_of(code_of(value));
    cells_.codes.push_back(number);
  }
  [[nodiscard]] word_cells cells() && { return std::move(cells_); }

 private:
  static constexpr auto none = [] {
    std::array<std::int32_t, vocabulary<E>::codes.size()> numbers{};
    numbers.fill(word_cells::absent);
    return numbers;
  }();
  std::array<std::int32_t, vocabulary<E>::codes.size()> numbers_ = none;
  word_cells cells_;
};

/// Gathers the columns of page 18 row by row.
class outcome_columns {
 public:
  explicit outcome_columns(engine& e) : e_(e) {}

  /// The row of an item, unit and period, where there is one.
  void add(item_id item, const frame& f, std::string_view period) {
    const auto found = row_told(e_, item, f);
    if (!found) return;
    const rulebook& rules = e_.rules();
    const item_result& r = found->r;
    unit_.add(f.unit, rules.programme->units[f.unit].id);
    item_.add(item, rules.names[item].id);
    tieuchi::add(period_, period);
    tieuchi::add(as_of_, e_.as_of());
    version_.add(found->version.value_or(no_id), found->version_id_in(rules));
    outcome_.add(r.outcome);
    tieuchi::add(provisional_, r.provisional);
    tieuchi::add(points_, found->points());
    const interval* range = found->range();
    tieuchi::add(least_, range && range->least ? std::optional(nearest_double(*range->least)) : std::nullopt);
    tieuchi::add(most_, range && range->most ? std::optional(nearest_double(*range->most)) : std::nullopt);
    tieuchi::add(value_, found->value(rules));
    tieuchi::add(reason_, printed_reason(rules, item, found->version.value_or(no_id), r));
    add_counts(r.members, found->counts());
    tieuchi::add(missing_, e_.missing_of(item, r));
    add_sites(r.assumed);
    tieuchi::add(flags_, r.flags);
  }

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
    put("reason", std::move(reason_));
    put("met", std::move(met_));
    put("met_most", std::move(met_most_));
    put("of", std::move(of_));
    put("members_met", std::move(members_met_));
    put("members_not_met", std::move(members_not_met_));
    put("members_unknown", std::move(members_unknown_));
    put("members_not_applicable", std::move(members_not_applicable_));
    put("members_waived", std::move(members_waived_));
    put("missing", std::move(missing_));
    put("assumes", std::move(assumes_));
    put("flags", std::move(flags_));
    return table(std::move(all));
  }

 private:
  void add_sites(const assumptions& assumed) {
    std::vector<std::string> words;
    if (!assumed.empty())
      for (const auto& [place, element] : e_.told(assumed))
        words.push_back(std::string(code_of(place)) + ":" + element);
    tieuchi::add(assumes_, words);
  }

  void add_counts(const tally& t, bool counts) {
    const int met = t.met + t.waived;
    const auto told = [counts](int n) { return counts ? std::optional<std::int64_t>(n) : std::nullopt; };
    tieuchi::add(met_, told(met));
    tieuchi::add(met_most_, told(met + t.unknown));
    tieuchi::add(of_, told(t.applicable()));
    tieuchi::add(members_met_, t.met);
    tieuchi::add(members_not_met_, t.not_met);
    tieuchi::add(members_unknown_, t.unknown);
    tieuchi::add(members_not_applicable_, t.not_applicable);
    tieuchi::add(members_waived_, t.waived);
  }

  engine& e_;
  id_words<unit_id> unit_;
  id_words<item_id> item_;
  id_words<version_id> version_;
  code_words_of<outcome> outcome_;
  word_cells period_, reason_;
  day_cells as_of_;
  flag_cells provisional_;
  text_cells points_, value_;
  figure_cells least_, most_;
  count_cells met_, met_most_, of_, members_met_, members_not_met_, members_unknown_, members_not_applicable_,
      members_waived_;
  words_cells missing_, assumes_, flags_;
};

}  // namespace detail

outcome_table outcomes(engine& e, std::span<const int> years) {
  provenance origin = provenance_of(e);
  detail::outcome_columns columns(e);
  detail::each_row(e, years,
                   [&](item_id item, const frame& f, std::string_view period) { columns.add(item, f, period); });
  return {std::move(origin), std::make_shared<const table>(std::move(columns).made()), e.notes(), e.mark()};
}

outcome_table columns_of(const assessment& a, engine& e) {
  detail::check_made_by(e, a);
  detail::outcome_columns columns(e);
  for (const assessment_row& row : a.rows) columns.add(row.item_name, row.asked, row.period);
  return {a.origin, std::make_shared<const table>(std::move(columns).made()), a.notes, a.made_by};
}

}  // namespace TIEUCHI_ABI
}  // namespace tieuchi

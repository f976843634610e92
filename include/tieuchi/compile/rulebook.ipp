#pragma once

#include <tieuchi/compile/rulebook.hpp>

namespace tieuchi {
inline namespace TIEUCHI_ABI {
namespace detail {

template <class Id>
std::optional<Id> found_in(const std::map<std::string, Id, std::less<>>& table, std::string_view word) {
  const auto found = table.find(word);
  return found == table.end() ? std::nullopt : std::optional(found->second);
}

}  // namespace detail

std::optional<name_id> rulebook::name(std::string_view word) const { return detail::found_in(name_ids, word); }
std::optional<item_id> rulebook::item(std::string_view word) const {
  const auto found = name(word);
  return found && names[*found].kind == name_kind::item ? std::optional(item_named(*found)) : std::nullopt;
}
std::optional<unit_id> rulebook::unit(std::string_view id) const { return detail::found_in(unit_ids, id); }
std::optional<agency_id> rulebook::agency(std::string_view word) const { return detail::found_in(agency_ids, word); }
std::optional<cohort_id> rulebook::cohort(std::string_view word) const { return detail::found_in(cohort_ids, word); }
std::optional<target_id> rulebook::target(std::string_view word) const { return detail::found_in(target_ids, word); }

const clause* rulebook::find_clause(std::string_view id) const {
  const auto found = detail::found_in(clause_ids, id);
  return found ? &programme->clauses[*found] : nullptr;
}

const variant* rulebook::variant_in(name_id name, version_id version) const {
  for (const variant& v : names[name].variants)
    if (v.since <= version && version <= v.until) return &v;
  return nullptr;
}

const variant& rulebook::variant_read(name_id name, version_id version) const {
  return *std::ranges::max_element(names[name].variants, {}, [&](const variant& v) {
    const bool begun = version != no_id && v.since <= version;
    const auto since = static_cast<std::int64_t>(v.since.number());
    return std::pair(begun, begun ? since : -since);
  });
}

}  // namespace TIEUCHI_ABI
}  // namespace tieuchi

#include <tieuchi/compile/chain.ipp>
#include <tieuchi/compile/checks_cohorts.ipp>
#include <tieuchi/compile/checks_days.ipp>
#include <tieuchi/compile/checks_duties.ipp>
#include <tieuchi/compile/checks_frames.ipp>
#include <tieuchi/compile/checks_points.ipp>
#include <tieuchi/compile/checks_reads.ipp>
#include <tieuchi/compile/checks_tables.ipp>
#include <tieuchi/compile/checks_words.ipp>
#include <tieuchi/compile/compiler.ipp>
#include <tieuchi/compile/facts_side.ipp>
#include <tieuchi/compile/items.ipp>
#include <tieuchi/compile/law.ipp>
#include <tieuchi/compile/literals.ipp>
#include <tieuchi/compile/measures.ipp>
#include <tieuchi/compile/names.ipp>
#include <tieuchi/compile/order.ipp>
#include <tieuchi/compile/past.ipp>
#include <tieuchi/compile/plan.ipp>
#include <tieuchi/compile/scope.ipp>
#include <tieuchi/compile/states.ipp>
#include <tieuchi/compile/texts.ipp>

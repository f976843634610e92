#pragma once

#include <tieuchi/assess/assessment.hpp>
#include <tieuchi/assess/constructs.hpp>
#include <tieuchi/assess/engine_checks.hpp>

#include <algorithm>

namespace tieuchi {
inline namespace TIEUCHI_ABI {
namespace detail {

inline const std::map<std::string, std::string>& own_words(const rulebook& rules, item_id item, version_id version) {
  auto choice = version == no_id ? leaf_or_group{} : item_in(rules, item, version);
  if (!choice) choice = last_variant(rules, item);
  return choice.item().spec->reasons;
}

/// The own word of an item for a code, else that of the programme; null where there is neither.
inline const std::string* own_word(const rulebook& rules, const std::map<std::string, std::string>& own,
                                   const std::string& code) {
  if (const auto found = own.find(code); found != own.end()) return &found->second;
  const auto found = rules.programme->reason_words.find(code);
  return found == rules.programme->reason_words.end() ? nullptr : &found->second;
}

}  // namespace detail

std::optional<failing_members> failing_of(const rulebook& rules, item_id item, version_id version,
                                          const item_result& r) {
  detail::check_item(rules, item);
  if (r.outcome != outcome::not_met || !r.reason.empty() || r.failing.empty()) return std::nullopt;
  const std::string* word = detail::own_word(rules, detail::own_words(rules, item, version), "fail");
  return failing_members{word ? *word : std::string(), r.failing};
}

std::string printed_reason(const rulebook& rules, item_id item, version_id version, const item_result& r) {
  if (const auto failing = failing_of(rules, item, version, r)) {
    std::string all = failing->word.empty() ? "fail" : failing->word;
    char between = ':';
    for (const name_id member : failing->names) {
      (all += between) += rules.names[member].id;
      between = '+';
    }
    return all;
  }
  const auto& own = detail::own_words(rules, item, version);
  if (const auto any = own.find("unknown");
      r.outcome == outcome::unknown && !own.contains(r.reason) && any != own.end())
    return any->second;
  const std::string* word = detail::own_word(rules, own, r.reason);
  return word ? *word : r.reason;
}

}  // namespace TIEUCHI_ABI
}  // namespace tieuchi

#pragma once

#include <tieuchi/assess/assessment.hpp>
#include <tieuchi/assess/constructs.hpp>
#include <tieuchi/assess/engine_checks.hpp>

#include <algorithm>

namespace tieuchi {
inline namespace TIEUCHI_ABI {
namespace detail {

/// The own word for a reason, put in once; of `fail:` only the part before the colon is replaced.
inline std::optional<std::string> own_word(const std::map<std::string, std::string>& words, const std::string& reason) {
  const auto colon = reason.starts_with("fail:") ? reason.find(':') : std::string::npos;
  const auto found = words.find(reason.substr(0, colon));
  if (found == words.end()) return std::nullopt;
  return colon == std::string::npos ? found->second : found->second + reason.substr(colon);
}

}  // namespace detail

std::string printed_reason(const rulebook& rules, item_id item, version_id version, const item_result& r) {
  detail::check_item(rules, item);
  auto choice = version == no_id ? detail::leaf_or_group{} : detail::item_in(rules, item, version);
  if (!choice) choice = detail::last_variant(rules, item);
  const auto& own = choice.item().spec->reasons;
  if (const auto word = detail::own_word(own, r.reason)) return *word;
  if (const auto any = own.find("unknown"); r.outcome == outcome::unknown && any != own.end()) return any->second;
  return detail::own_word(rules.programme->reason_words, r.reason).value_or(r.reason);
}

}  // namespace TIEUCHI_ABI
}  // namespace tieuchi

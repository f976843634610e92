#pragma once

#include <tieuchi/door/unit_places.hpp>

#include <tieuchi/door/unit_names.ipp>

#include <algorithm>

namespace tieuchi {
inline namespace TIEUCHI_ABI {
namespace detail {

std::set<unit_id> unit_places::named(std::string_view text) {
  const auto& units = rules_.programme->units;
  if (!names_) {
    names_ = std::make_unique<unit_name_book>(*rules_.programme);
    for (const unit_id unit : units.ids()) {
      names_->add(unit, units[unit].name, {});
      if (!units[unit].parent.empty()) parents_.insert(units[unit].parent);
    }
  }
  std::set<unit_id> found;
  for (const coded_unit& one : names_->meant_by(text)) found.insert(one.unit);
  return found;
}

bool unit_places::is_shared(std::uint32_t number, const std::string& unit) {
  if (number >= shared_.size()) shared_.resize(number + std::size_t{1});
  if (!shared_[number]) shared_[number] = !rules_.unit(unit) && named(unit).size() > 1;
  return *shared_[number];
}

bool unit_places::may_head(const std::string& text) {
  const auto [at, fresh] = heads_.try_emplace(text, false);
  if (!fresh) return at->second;
  const programme& p = *rules_.programme;
  const auto is_subject = [&](const std::string& type) {
    if (rules_.subject == no_id) return false;
    const auto& types = rules_.cohorts[rules_.subject].types;
    return types.empty() || std::ranges::any_of(types, [&](unit_type_id t) {
             return p.unit_types[t].id == type || p.unit_types[t].code == type;
           });
  };
  const auto found = named(text);
  return at->second = std::ranges::any_of(found, [&](unit_id unit) {
           return parents_.contains(p.units[unit].id) && !is_subject(p.units[unit].type);
         });
}

const std::string& unit_places::placed(const std::string& unit, const std::string& above) {
  const auto [at, fresh] = placed_.try_emplace({unit, above});
  if (!fresh) return at->second;
  for (const std::string_view name : {std::string_view(above), without_count(above)}) {
    std::string both = unit + ", " + std::string(name);
    if (named(both).size() != 1) continue;
    at->second = std::move(both);
    break;
  }
  return at->second;
}

}  // namespace detail
}  // namespace TIEUCHI_ABI
}  // namespace tieuchi

#pragma once

#include <tieuchi/assess/engine_state.hpp>

namespace tieuchi {
inline namespace TIEUCHI_ABI {
namespace detail {

/// Reasons of another programme: the same codes, its facts prefixed by its id.
inline feel::value prefixed(engine& e, const std::string& programme, std::span<const feel::reason> reasons) {
  feel::value all;
  for (const feel::reason& r : reasons) {
    const feel::value one =
        unknown_for(e, fact_ref::other(programme + "/" + r.text()), reason_code::of(r.code), r.marks);
    all = all.is_unknown() ? join_unknown(e, all, one) : one;
  }
  return all;
}

std::optional<reading> computed_elsewhere(engine& e, const indicator::other_programme& wanted, unit_id unit,
                                          const period& p) {
  const auto& loaded = engine_access::of(e).programmes;
  const auto other = loaded.find(wanted.programme);
  if (other == loaded.end()) return std::nullopt;
  engine& there = *other->second;
  const auto item = there.rules().name(wanted.item);
  const auto same_unit = there.rules().unit(e.rules().programme->units[unit].id);
  if (!item || !same_unit || there.rules().names[*item].kind != name_kind::item) return std::nullopt;
  const frame f{*same_unit, p};
  const item_result& r = there.item(item_named(*item), f);
  reading out;
  out.provisional = r.unsettled;
  for (const auto& [place, element] : there.told(r.assumed)) out.assumed.add(e.site(place, element));
  if (r.outcome == outcome::unknown)
    out.value = prefixed(e, wanted.programme, feel::reasons_of(r.open));
  else if (!r.row || r.outcome == outcome::not_applicable)
    out.value = unknown_for(e, fact_ref::other(wanted.programme + "/" + text_of(there.rules(), fact_in(f, *item))),
                            unknown_code::out_of_validity);
  else
    out.value = r.outcome != outcome::not_met;
  return out;
}

}  // namespace detail

void engine::read_outcomes_of(engine& other) { state_->programmes[other.rules().programme->id] = &other; }

}  // namespace TIEUCHI_ABI
}  // namespace tieuchi

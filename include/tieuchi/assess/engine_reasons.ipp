#pragma once

#include <tieuchi/assess/engine_state.hpp>

#include <algorithm>
#include <array>

namespace tieuchi {
inline namespace TIEUCHI_ABI {
namespace detail {

feel::value unknown_for(engine& e, const fact_ref& fact, reason_code code, std::uint8_t marks) {
  return tieuchi::unknown_for(e.rules(), fact, code, e.arena(), marks);
}

feel::value join_unknown(engine& e, const feel::value& a, const feel::value& b) {
  return tieuchi::join_unknown(a, b, e.arena());
}

feel::value before_lacks(engine& e, const feel::value& told) {
  feel::value all;
  for (const feel::reason& r : feel::reasons_met(told)) {
    const auto marks = static_cast<std::uint8_t>(r.marks | hides_lack);
    const feel::value one = feel::unknown_because({r.fact, r.place, r.code, marks}, e.arena());
    all = all.is_unknown() ? join_unknown(e, all, one) : one;
  }
  return all.is_unknown() ? all : told;
}

feel::value hiding_lacks(engine& e, const feel::value& told, const feel::value& behind) {
  if (!told.is_unknown()) return told;
  const auto* why = feel::reasons_inside(behind, e.arena());
  if (!why || std::ranges::none_of(feel::reasons_met(feel::value::unknown(why)), may_be_final_lack)) return told;
  if (std::ranges::any_of(feel::reasons_met(told), may_be_final_lack)) return told;
  return before_lacks(e, told);
}

feel::value both(engine& e, const feel::value& a, const feel::value& b) {
  if (a.is_false() || b.is_false()) return false;
  if (a.is_unknown() || b.is_unknown()) return join_unknown(e, a, b);
  return true;
}

const reading* anchor_of(engine& e, const day_spec& spec, const frame& f) {
  const auto name = is_built_in_anchor(spec.anchor) ? std::nullopt : e.rules().name(spec.anchor);
  return name && f.unit != no_id ? &e.value(*name, f) : nullptr;
}

void assume(engine& e, assumptions& into, assumed_place place, std::string_view element) {
  into.add(engine_access::of(e).facts.sites()->of(place, element));
}

}  // namespace detail

std::string first_code(const rulebook& rules, std::span<const feel::reason> reasons) {
  using enum unknown_code;
  static constexpr std::array usual{no_rulebook, contradiction, contested, no_norm, no_calendar, no_carry_over_rule};
  const auto among = [&](std::string_view code) {
    return std::ranges::any_of(reasons, [&](const feel::reason& r) { return r.code == code; });
  };
  for (const std::string& code : rules.programme->reason_order)
    if (among(code)) return code;
  for (const unknown_code code : usual)
    if (among(code_of(code))) return std::string(code_of(code));
  const auto least = std::ranges::min_element(reasons, {}, &feel::reason::code);
  return least == reasons.end() ? std::string() : std::string(least->code);
}

}  // namespace TIEUCHI_ABI
}  // namespace tieuchi

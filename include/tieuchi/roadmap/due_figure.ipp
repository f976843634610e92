#pragma once

#include <tieuchi/roadmap/due_figure.hpp>

#include <algorithm>
#include <array>

namespace tieuchi {
inline namespace TIEUCHI_ABI {
namespace detail {

possible_figure settled_figure(const number& n) { return {{n}, {}, {}}; }

possible_figure open_figure(engine& e, const fact_ref& fact, unknown_code code) {
  return {{}, unknown_for(e.rules(), fact, code, e.arena()), {}};
}

possible_figure open_figure(engine& e, unknown_code code) {
  return open_figure(e, fact_ref::members(e.rules().subject), code);
}

inline const feel::reason_node* why_open(const possible_figure& f) {
  return f.open.is_unknown() ? f.open.why() : nullptr;
}

void widen(possible_figure& into, const possible_figure& more, engine& e) {
  join(into.assumed, more.assumed);
  if (const auto* open = feel::join(why_open(into), why_open(more), e.arena())) {
    into.open = feel::value::unknown(open);
    into.values.clear();
    return;
  }
  into.values.insert(into.values.end(), more.values.begin(), more.values.end());
  std::ranges::sort(into.values);
  into.values.erase(std::ranges::unique(into.values).begin(), into.values.end());
}

/// The readings a plain name may have; one without a value where the text does not name it.
inline std::vector<reading> readings_of(const possible_figure& figure, bool asked) {
  std::vector<reading> all;
  const auto add = [&](const feel::value& v) {
    all.emplace_back().value = v;
    all.back().assumed = figure.assumed;
  };
  if (!asked) return {reading{}};
  if (figure.values.empty()) add(figure.open);
  for (const number& n : figure.values) add(n);
  return all;
}

/// Plain names that say the same whichever unit is asked.
inline constexpr std::array of_every_unit{slot_kind::assessment_year, slot_kind::as_of,       slot_kind::period_start,
                                          slot_kind::period_end,      slot_kind::cohort_size, slot_kind::prior_due,
                                          slot_kind::prior_reached};

/// Whether what a text names says the same whichever unit is asked: plain names of the year, parameters without keys.
inline bool asks_no_unit(const rulebook& rules, const slot_source& from) {
  if (from.kind != slot_kind::name) return std::ranges::find(of_every_unit, from.kind) != of_every_unit.end();
  const name_entry& entry = rules.names[from.name];
  return entry.kind == name_kind::parameter && std::ranges::all_of(entry.variants, [&](const variant& v) {
           return rules.parameters[v.element].keys.empty();
         });
}

frame frame_of_anyone(const rulebook& rules, const std::vector<const compiled_text*>& texts, frame f) {
  const bool all_the_same = std::ranges::all_of(texts, [&](const compiled_text* text) {
    return text->calls.empty() &&
           std::ranges::all_of(text->slots, [&](const slot_source& from) { return asks_no_unit(rules, from); });
  });
  if (all_the_same && !rules.units_by_id.empty()) f.unit = rules.units_by_id.front();
  return f;
}

std::size_t combinations(const compiled_value& value, const aim_names& names) {
  const auto tries = [&](slot_kind plain, const possible_figure& figure) {
    return asks_for(value, plain) ? std::max<std::size_t>(1, figure.values.size()) : 1;
  };
  return tries(slot_kind::prior_due, names.prior_due) * tries(slot_kind::prior_reached, names.prior_reached);
}

possible_figure figure_of(engine& e, const compiled_value& value, const frame& asked, const aim_names& names) {
  const frame f = asked.unit == no_id ? frame_of_anyone(e.rules(), texts_of(value), asked) : asked;
  if (f.unit == no_id) return open_figure(e, unknown_code::out_of_validity);
  if (combinations(value, names) > most_combinations) return open_figure(e, unknown_code::others_open);
  const auto dues = readings_of(names.prior_due, asks_for(value, slot_kind::prior_due));
  const auto reached = readings_of(names.prior_reached, asks_for(value, slot_kind::prior_reached));
  possible_figure all;
  std::array<local_value, 3> locals;
  locals[0].kind = slot_kind::prior_due;
  locals[1].kind = slot_kind::prior_reached;
  locals[2].kind = slot_kind::cohort_size;
  locals[2].value.value = number(static_cast<std::int64_t>(names.cohort_size));
  for (const reading& due : dues)
    for (const reading& before : reached) {
      locals[0].value = due;
      locals[1].value = before;
      const reading r = e.run(value, f, locals);
      join(all.assumed, r.assumed);
      if (r.value.is(feel::value::kind::number))
        all.values.push_back(r.value.number());
      else
        widen(all, {{}, r.value, {}}, e);
    }
  widen(all, {}, e);
  return all;
}

}  // namespace detail
}  // namespace TIEUCHI_ABI
}  // namespace tieuchi

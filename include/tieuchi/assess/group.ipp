#pragma once

#include <tieuchi/assess/engine_state.hpp>

#include <algorithm>

namespace tieuchi {
inline namespace TIEUCHI_ABI {
namespace detail {

inline std::vector<counted_member> counted_members(engine& e, const compiled_group& g, const frame& f) {
  std::vector<counted_member> found;
  const auto version = e.version_of(f);
  for (const compiled_member& m : g.members) {
    if (version && (*version < m.since || m.until < *version)) continue;
    const item_result& result = e.item(m.item, f);
    if (!result.row) continue;
    found.push_back({&m, &result, result.counts_as.value_or(result.outcome), result.may_drop_out});
  }
  return found;
}

inline tally tally_of_members(std::span<const counted_member> members) {
  std::vector<outcome> said;
  for (const auto& m : members) said.push_back(m.counts);
  return tally_of(said);
}

inline feel::value open_members(engine& e, std::span<const counted_member> members) {
  feel::value open;
  for (const auto& m : members)
    if (m.counts == outcome::unknown) open = open.is_unknown() ? join_unknown(e, open, m.result->open) : m.result->open;
  return open;
}

/// The reason is the first failing member's own word, else all that fail.
inline void name_failing(std::span<const counted_member> members, item_result& r) {
  for (const auto& m : members) {
    if (m.counts != outcome::not_met) continue;
    if (r.failing.empty() && m.spec->spec && !m.spec->spec->reason.empty()) {
      r.reason = m.spec->spec->reason;
      return;
    }
    r.failing.push_back(m.spec->item);
  }
}

inline void judge_all_or_any(engine& e, bool any, std::span<const counted_member> members, item_result& r) {
  const tally& t = r.members;
  const int certain = t.met + t.waived;
  if (t.applicable() == 0)
    r.outcome = outcome::not_applicable;
  else if (any ? certain > 0 : t.not_met > 0)
    r.outcome = any ? outcome::met : outcome::not_met;
  else if (t.unknown > 0)
    r.outcome = outcome::unknown;
  else
    r.outcome = any ? outcome::not_met : outcome::met;
  if (r.outcome == outcome::not_met) name_failing(members, r);
  if (r.outcome == outcome::unknown) r.open = open_members(e, members);
}

/// Tried for every number of members of open applicability that drop out; decided only when all agree.
inline void judge_at_least(engine& e, const compiled_group& g, const frame& f, std::span<const counted_member> members,
                           item_result& r) {
  const auto open = std::ranges::count_if(members, &counted_member::may_drop_out);
  std::optional<outcome> agreed;
  feel::value unknown_k;
  for (int j = 0; j <= static_cast<int>(open); ++j) {
    tally t = r.members;
    t.unknown -= j;
    const local_value applicable{slot_kind::applicable, plain(number(t.applicable()))};
    const reading k = e.run(*g.k, f, std::span(&applicable, 1));
    take(r, k);
    outcome said = outcome::not_applicable;
    if (t.applicable() > 0 && k.value.is_unknown()) {
      said = outcome::unknown;
      unknown_k = k.value;
    } else if (t.applicable() > 0) {
      const number n(t.met + t.waived), most(t.met + t.waived + t.unknown), wanted = k.value.number();
      said = n >= wanted ? outcome::met : most < wanted ? outcome::not_met : outcome::unknown;
    }
    if (!agreed)
      agreed = said;
    else if (*agreed != said)
      agreed = outcome::unknown;
  }
  r.outcome = *agreed;
  if (r.outcome == outcome::not_met) r.reason = code_of(usual_reason::below);
  if (r.outcome != outcome::unknown) return;
  const feel::value open_ones = open_members(e, members);
  r.open = unknown_k.is_unknown() ? join_unknown(e, unknown_k, open_ones) : open_ones;
}

item_result judged(engine& e, const compiled_group& g, const frame& f) {
  item_result r;
  const auto members = counted_members(e, g, f);
  for (const auto& m : members) {
    r.provisional |= m.result->unsettled;
    join(r.assumed, m.result->assumed);
    join(r.left_out, m.result->left_out);
  }
  r.members = tally_of_members(members);
  switch (g.composition->combine) {
    case composition::all:
      judge_all_or_any(e, false, members, r);
      break;
    case composition::any:
      judge_all_or_any(e, true, members, r);
      break;
    case composition::at_least:
      judge_at_least(e, g, f, members, r);
      break;
    case composition::points:
      judge_points(e, g, members, f, r);
      break;
  }
  const tally& t = r.members;
  const auto open = std::ranges::count_if(members, &counted_member::may_drop_out);
  r.maybe_applies = r.may_drop_out = r.outcome == outcome::unknown && t.applicable() == static_cast<int>(open);
  if (r.outcome == outcome::not_applicable) r.reason = code_of(usual_reason::nothing_applies);
  if (r.outcome == outcome::met) r.reason = code_of(usual_reason::ok);
  return r;
}

std::vector<counted_member> members_of(engine& e, item_id group_name, const frame& f) {
  const auto version = e.version_of(f);
  const bool hidden = version && e.rules().versions[*version].unavailable[group_name];
  const auto item = version ? item_in(e.rules(), group_name, *version) : last_variant(e.rules(), group_name);
  if (!item.group || hidden || !e.item(group_name, f).row) return {};
  return counted_members(e, *item.group, {f.unit, fitted(f.period, item.item().period), f.territory});
}

}  // namespace detail
}  // namespace TIEUCHI_ABI
}  // namespace tieuchi

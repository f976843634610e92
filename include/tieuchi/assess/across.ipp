#pragma once

#include <tieuchi/assess/engine_state.hpp>

#include <algorithm>
#include <array>

namespace tieuchi {
inline namespace TIEUCHI_ABI {
namespace detail {

inline reading read_key(engine& e, const compiled_value& text, const frame& f) { return e.run(text, f); }
inline reading read_key(engine& e, const compiled_order_key& key, const frame& f) { return e.run(key.value, f); }

/// One member with its values of some texts.
template <class Texts>
cohort_row row_of_member(engine& e, index unit, const standing& stands, const Texts& texts, const frame& f) {
  cohort_row row;
  row.unit = unit;
  row.stands = stands;
  row.provisional = stands.provisional;
  row.assumed = stands.assumed;
  const frame own{unit, f.period, unit == f.unit ? f.territory : std::nullopt};
  for (const auto& text : texts) {
    const reading read = read_key(e, text, own);
    row.values.push_back(read.value);
    row.provisional |= read.provisional;
    join(row.assumed, read.assumed);
    join(row.left_out, read.left_out);
    if (const auto* why = feel::reasons_inside(read.value, e.arena())) {
      const feel::value more = feel::value::unknown(why);
      row.open = row.open.is_unknown() ? join_unknown(e, row.open, more) : more;
    }
  }
  return row;
}

/// The members of a cohort in being with their values of some texts; made once for all frames that see the same.
template <class Texts>
const cohort_table& cohort_rows(engine& e, index cohort, const Texts& texts, const frame& f) {
  auto& tables = engine_access::of(e).cohorts;
  const compiled_cohort& c = e.rules().cohorts[cohort];
  cohort_key key{&texts, f};
  if (c.same.empty() && !c.spec->children && !c.spec->exists && !f.territory) key.asked.unit = no_index;
  if (const auto found = tables.find(key); found != tables.end()) return found->second;
  cohort_table table;
  for (const index unit : c.spec->frozen ? c.members : e.rules().units_by_id) {
    const standing stands = standing_of(e, cohort, unit, f, true);
    if (stands.is != membership::no) {
      table.rows.push_back(row_of_member(e, unit, stands, texts, f));
      continue;
    }
    table.provisional |= stands.provisional;
    join(table.assumed, stands.assumed);
  }
  return tables.emplace(key, std::move(table)).first->second;
}

/// What an open member leaves unknown.
inline feel::value open_of(engine& e, const cohort_row& row) {
  return row.open.is_unknown() ? join_unknown(e, row.open, row.stands.open) : row.stands.open;
}

/// Whether every reason is a final lack: nothing can come any more.
inline bool finally_lacking(const cohort_row& row) {
  return row.stands.is == membership::yes && row.open.is_unknown() &&
         std::ranges::all_of(feel::reasons_of(row.open), is_final_lack);
}

/// Whether final lacks alone may be left once what is open beside them is known.
inline bool may_lack_finally(const cohort_row& row) {
  const auto reasons = feel::reasons_of(row.open);
  return std::ranges::any_of(reasons, may_be_final_lack) && std::ranges::all_of(reasons, [](const feel::reason& r) {
           return is_final_lack(r) || lack_of(r) != lack_kind::final;
         });
}

/// Notes that a member was left out: provisional unless it is finally lacking, an assumption while it may still come.
inline void leave_out(const cohort_row& row, std::string_view measure, reading& out) {
  if (!finally_lacking(row)) {
    out.provisional = true;
    join(out.left_out, {row.unit});
  }
  if (row.stands.is == membership::possible || may_still_come(row.open)) assume(out, assumed_place::left_out, measure);
}

/// The one reason `others_open` where another member than the frame's unit is open.
inline feel::value blame_cohort(engine& e, index cohort, const std::vector<cohort_row>& rows, index unit,
                                const feel::value& open) {
  const bool others = std::ranges::any_of(rows, [&](const cohort_row& r) { return r.unit != unit && r.is_open(); });
  if (!others) return open;
  return hiding_lacks(e, unknown_for(e, "cohort:" + e.rules().cohorts[cohort].spec->id, "others_open"), open);
}

inline void carry_rows(const cohort_table& table, reading& out) {
  out.provisional |= table.provisional;
  join(out.assumed, table.assumed);
  for (const cohort_row& row : table.rows) {
    out.provisional |= row.provisional;
    join(out.assumed, row.assumed);
    join(out.left_out, row.left_out);
  }
}

inline feel::value element_of(engine& e, const compiled_measure& m, const cohort_row& row) {
  if (row.open.is_unknown()) return row.open;
  const auto& names = m.spec->across->each;
  if (names.size() == 1 && names.front().first.empty()) return row.values.front();
  std::vector<feel::field> fields;
  for (std::size_t i = 0; i < names.size(); ++i) fields.push_back({names[i].first, row.values[i]});
  return feel::make_context(fields, e.arena());
}

TIEUCHI_INLINE reading across_value(engine& e, const compiled_measure& m, const frame& f) {
  const auto& spec = *m.spec->across;
  const cohort_table& table = cohort_rows(e, m.across_cohort, m.across_each, f);
  const auto& rows = table.rows;
  reading out;
  carry_rows(table, out);
  std::vector<feel::value> elements;
  feel::value whole_open, list_open;
  int certain = 0;
  for (const cohort_row& row : rows) {
    if (row.stands.is == membership::yes) ++certain;
    const bool drop = row.is_open() && (spec.incomplete == incomplete::leave_out ||
                                        (spec.incomplete == incomplete::leave_out_lacking && finally_lacking(row)));
    if (drop) {
      leave_out(row, m.spec->id, out);
    } else if (row.stands.is == membership::possible) {
      whole_open = whole_open.is_unknown() ? join_unknown(e, whole_open, row.stands.open) : row.stands.open;
    } else if (spec.incomplete == incomplete::leave_out_lacking && may_lack_finally(row)) {
      list_open = list_open.is_unknown() ? join_unknown(e, list_open, row.open) : row.open;
    } else {
      elements.push_back(element_of(e, m, row));
    }
  }
  const bool open = whole_open.is_unknown();
  if (open) list_open = join_unknown(e, whole_open, list_open);
  const std::array<local_value, 2> locals{
      local_value{slot_kind::each, plain(list_open.is_unknown() ? list_open : feel::make_list(elements, e.arena()))},
      local_value{slot_kind::cohort_size, plain(open ? whole_open : feel::value(number(certain)))}};
  const reading made = e.run(*m.across_value, f, locals);
  out.provisional |= made.provisional;
  join(out.assumed, made.assumed);
  join(out.left_out, made.left_out);
  out.value = made.value;
  if (spec.blame == blame::cohort && out.value.is_unknown())
    out.value = blame_cohort(e, m.across_cohort, rows, f.unit, out.value);
  return out;
}

}  // namespace detail
}  // namespace TIEUCHI_ABI
}  // namespace tieuchi

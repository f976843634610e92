#pragma once

#include <tieuchi/assess/cohort.ipp>
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
cohort_row row_of_member(engine& e, unit_id unit, const standing& stands, const Texts& texts, const frame& f) {
  cohort_row row;
  row.unit = unit;
  row.stands = stands;
  row.provisional = stands.provisional;
  row.assumed = stands.assumed;
  row.left_out = stands.left_out;
  const frame own = as_member(unit, f);
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

inline void add_row(cohort_table& table, cohort_row row) {
  table.carried.provisional |= row.provisional;
  join(table.carried.assumed, row.assumed);
  join(table.carried.left_out, row.left_out);
  if (row.is_open()) ++table.open;
  table.places.emplace(row.unit, table.rows.size());
  table.rows.push_back(std::move(row));
}

/// The table of all who agree with the frame's unit in what `same` compares.
template <class Texts>
const cohort_table& rows_alike(engine& e, const compiled_cohort& c, const Texts& texts, const frame& f) {
  auto& tables = engine_access::of(e).cohorts;
  candidates& from = candidates_of(e, c, f.period);
  const auto keys = likeness_keys(e, c, f);
  const cohort_key key{&texts, {no_id, f.period}, number_of_asker(from, keys)};
  if (const auto found = tables.find(key); found != tables.end()) return found->second;
  cohort_table table;
  table.carried = from.carried;
  if (!from.all.empty())
    for (const reading& one : keys) {
      table.carried.provisional |= one.provisional;
      join(table.carried.assumed, one.assumed);
      join(table.carried.left_out, one.left_out);
    }
  each_alike(e, from, keys,
             [&](unit_id unit, const standing& stands) { add_row(table, row_of_member(e, unit, stands, texts, f)); });
  return tables.emplace(key, std::move(table)).first->second;
}

/// The members of a cohort in being with their values of some texts; made once for all frames that see the same.
template <class Texts>
const cohort_table& cohort_rows(engine& e, cohort_id cohort, const Texts& texts, const frame& f) {
  auto& tables = engine_access::of(e).cohorts;
  const compiled_cohort& c = e.rules().cohorts[cohort];
  if (is_seen_alike(c, f)) return rows_alike(e, c, texts, f);
  cohort_key key{&texts, f};
  if (c.same.empty() && !c.spec->children && !f.territory) key.asked.unit = no_id;
  if (const auto found = tables.find(key); found != tables.end()) return found->second;
  cohort_table table;
  each_to_try(e, c, f, [&](unit_id unit) {
    e.watched().step();
    const standing stands = standing_of(e, cohort, unit, f, true);
    if (stands.is != membership::no) return add_row(table, row_of_member(e, unit, stands, texts, f));
    table.carried.provisional |= stands.provisional;
    join(table.carried.assumed, stands.assumed);
    join(table.carried.left_out, stands.left_out);
  });
  return tables.emplace(key, std::move(table)).first->second;
}

/// What an open member leaves unknown.
inline feel::value open_of(engine& e, const cohort_row& row) {
  return row.open.is_unknown() ? join_unknown(e, row.open, row.stands.open) : row.stands.open;
}

/// Whether every reason is a final lack: nothing can come any more.
inline bool finally_lacking(const cohort_row& row) {
  return row.stands.is == membership::yes && row.open.is_unknown() &&
         std::ranges::all_of(feel::reasons_met(row.open), is_final_lack);
}

/// Whether final lacks alone may be left once what is open beside them is known.
inline bool may_lack_finally(const cohort_row& row) {
  const auto reasons = feel::reasons_of(row.open);
  return std::ranges::any_of(reasons, may_be_final_lack) && std::ranges::all_of(reasons, [](const feel::reason& r) {
           return is_final_lack(r) || lack_of(r) != lack_kind::final;
         });
}

/// Notes that members were left out: provisional unless they are finally lacking, an assumption while they may still
/// come.
inline void leave_out(engine& e, std::span<const cohort_row* const> rows, std::string_view measure, reading& out) {
  std::vector<unit_id> units;
  bool may_come = false;
  for (const cohort_row* row : rows) {
    if (!finally_lacking(*row)) units.push_back(row->unit);
    may_come |= row->stands.is == membership::possible || may_still_come(row->open);
  }
  out.provisional |= !units.empty();
  join(out.left_out, unit_set(std::move(units)));
  if (may_come) assume(e, out.assumed, assumed_place::left_out, measure);
}

/// The one reason `others_open` in the place of what other members than the frame's unit leave open.
inline feel::value blame_cohort(engine& e, cohort_id cohort, const feel::value& open) {
  return hiding_lacks(e, unknown_for(e, fact_ref::members(cohort), unknown_code::others_open), open);
}

inline feel::value element_of(engine& e, const compiled_measure& m, const cohort_row& row) {
  if (row.open.is_unknown()) return row.open;
  const auto& names = m.spec->across->each;
  if (names.size() == 1 && names.front().first.empty()) return row.values.front();
  std::vector<feel::field> fields;
  for (std::size_t i = 0; i < names.size(); ++i) fields.push_back({names[i].first, row.values[i]});
  return feel::make_context(fields, e.arena());
}

/// Whether a value asks nothing but what is the same for all who see a cohort alike.
inline bool asks_the_list_alone(const compiled_value& value) {
  if (!value.alternatives.empty()) return false;
  return std::ranges::all_of(texts_of(value), [](const compiled_text* text) {
    return text->calls.empty() && !text->program.uses_reported() &&
           std::ranges::all_of(text->slots, [](const slot_source& from) {
             return from.kind == slot_kind::each || from.kind == slot_kind::cohort_size;
           });
  });
}

inline cohort_list list_of(engine& e, const compiled_measure& m, const cohort_table& table) {
  const auto& spec = *m.spec->across;
  cohort_list done;
  done.carried = table.carried;
  std::vector<feel::value> elements;
  std::vector<const cohort_row*> dropped;
  feel::value whole_open, list_open;
  int certain = 0;
  for (const cohort_row& row : table.rows) {
    if (row.stands.is == membership::yes) ++certain;
    const bool drop = row.is_open() && (spec.incomplete == incomplete::leave_out ||
                                        (spec.incomplete == incomplete::leave_out_lacking && finally_lacking(row)));
    if (drop) {
      dropped.push_back(&row);
    } else if (row.stands.is == membership::possible) {
      whole_open = whole_open.is_unknown() ? join_unknown(e, whole_open, row.stands.open) : row.stands.open;
    } else if (spec.incomplete == incomplete::leave_out_lacking && may_lack_finally(row)) {
      list_open = list_open.is_unknown() ? join_unknown(e, list_open, row.open) : row.open;
    } else {
      elements.push_back(element_of(e, m, row));
    }
  }
  leave_out(e, dropped, m.spec->id, done.carried);
  const bool open = whole_open.is_unknown();
  if (open) {
    feel::value behind;  // what is left out is asked for by nobody
    if (spec.incomplete == incomplete::hold)
      for (const cohort_row& row : table.rows) behind = join_unknown(e, behind, row.open);
    list_open = join_unknown(e, hiding_lacks(e, whole_open, behind), list_open);
  }
  done.elements = list_open.is_unknown() ? list_open : feel::make_list(elements, e.arena());
  done.size = open ? whole_open : feel::value(number(certain));
  return done;
}

reading across_value(engine& e, const compiled_measure& m, const frame& f) {
  const cohort_table& table = cohort_rows(e, m.across_cohort, m.across_each, f);
  auto& lists = engine_access::of(e).lists;
  auto known = lists.find(&table);
  if (known == lists.end()) known = lists.emplace(&table, list_of(e, m, table)).first;
  cohort_list& list = known->second;
  const std::array<local_value, 2> locals{local_value{slot_kind::each, plain(list.elements)},
                                          local_value{slot_kind::cohort_size, plain(list.size)}};
  const bool blames = m.spec->across->blame == blamed::cohort && table.others_open(f.unit);
  reading out = list.carried;
  reading made;
  if (list.value) {
    made = *list.value;
  } else {
    made = e.run(*m.across_value, f, locals);
    if (asks_the_list_alone(*m.across_value)) list.value = made;
  }
  out.provisional |= made.provisional;
  join(out.assumed, made.assumed);
  join(out.left_out, made.left_out);
  out.value = made.value;
  if (!blames || !out.value.is_unknown()) return out;
  if (list.blamed) {
    out.value = *list.blamed;
    return out;
  }
  out.value = blame_cohort(e, m.across_cohort, out.value);
  if (list.value) list.blamed = out.value;
  return out;
}

}  // namespace detail
}  // namespace TIEUCHI_ABI
}  // namespace tieuchi

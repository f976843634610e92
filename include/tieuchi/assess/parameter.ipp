#pragma once

#include <tieuchi/assess/assessment.hpp>
#include <tieuchi/assess/engine_state.hpp>

#include <algorithm>
#include <stdexcept>

namespace tieuchi {
inline namespace TIEUCHI_ABI {
namespace detail {

/// A key of a look-up: a value, or any value that no row names.
using asked_part = std::optional<feel::value>;

inline bool in_force(const engine& e, const compiled_table_row& row, const governing& now) {
  const date day = now.day.value.date();
  if (now.version && (*now.version < row.since || row.until < *now.version)) return false;
  if (row.spec->from && day < *row.spec->from) return false;
  if (row.spec->to && *row.spec->to < day) return false;
  return !row.spec->recorded_on || *row.spec->recorded_on <= e.as_of();
}

/// More exact keys win, the first key before the second; then the latest `from`, then the latest recorded.
inline bool better(const compiled_table_row& a, const compiled_table_row& b) {
  const auto exact = [](const compiled_table_row& r) {
    return std::ranges::count_if(r.key, [](const auto& k) { return k.has_value(); });
  };
  if (exact(a) != exact(b)) return exact(a) > exact(b);
  for (std::size_t k = 0; k < a.key.size(); ++k)
    if (a.key[k].has_value() != b.key[k].has_value()) return a.key[k].has_value();
  if (a.spec->from != b.spec->from) return a.spec->from > b.spec->from;
  return a.spec->recorded_on > b.spec->recorded_on;
}

inline const compiled_table_row* best_row(const std::vector<const compiled_table_row*>& rows,
                                          std::span<const asked_part> asked) {
  const compiled_table_row* best = nullptr;
  for (const auto* row : rows) {
    bool fits = true;
    for (std::size_t k = 0; k < asked.size() && fits; ++k)
      fits = !row->key[k] || (asked[k] && feel::identical(*row->key[k], *asked[k]));
    if (fits && (!best || better(*row, *best))) best = row;
  }
  return best;
}

/// Every value of a key that some row names and, where there are others, one that stands for them.
inline std::vector<asked_part> values_of_key(const std::vector<const compiled_table_row*>& rows, std::size_t k,
                                             const feel::type& type) {
  std::vector<asked_part> values;
  for (const auto* row : rows) {
    if (!row->key[k]) continue;
    const auto same = [&](const asked_part& v) { return feel::identical(*v, *row->key[k]); };
    if (std::ranges::none_of(values, same)) values.push_back(row->key[k]);
  }
  const bool all_named = (type.is(feel::type::kind::boolean) && values.size() == 2) ||
                         (type.is(feel::type::kind::rating) && values.size() == type.levels().size());
  if (!all_named) values.emplace_back();
  return values;
}

/// A row found for every key that the unknown ones may turn out to be; `agreed` while all give one value.
struct table_search {
  const std::vector<const compiled_table_row*>& rows;
  const std::vector<std::vector<asked_part>>& choices;
  std::vector<asked_part> asked;
  const compiled_table_row* found = nullptr;
  bool first = true, agreed = true;

  static bool has_value(const compiled_table_row* r) { return r && !r->delegated; }

  void look(std::size_t k) {
    if (!agreed) return;
    if (k < choices.size()) {
      for (const asked_part& part : choices[k]) {
        asked[k] = part;
        look(k + 1);
      }
      return;
    }
    const auto* row = best_row(rows, asked);
    if (first)
      found = row;
    else if (has_value(row) != has_value(found))
      agreed = false;
    else if (has_value(row) && !feel::identical(row->value, found->value))
      agreed = false;
    first = false;
  }
};

inline feel::value look_up(engine& e, const compiled_parameter& p, std::span<const feel::value> keys,
                           const governing& now, const fact_ref& fact) {
  std::vector<const compiled_table_row*> rows;
  for (const auto& row : p.rows)
    if (in_force(e, row, now)) rows.push_back(&row);
  std::vector<std::vector<asked_part>> choices;
  feel::value open;
  double combinations = 1;
  for (std::size_t k = 0; k < keys.size(); ++k) {
    choices.push_back(keys[k].is_unknown() ? values_of_key(rows, k, p.key_types[k]) : std::vector<asked_part>{keys[k]});
    combinations *= static_cast<double>(choices.back().size());
    if (choices.back().size() > 1) open = open.is_unknown() ? join_unknown(e, open, keys[k]) : keys[k];
  }
  if (combinations > 100'000) return open;
  table_search search{rows, choices, std::vector<asked_part>(keys.size())};
  search.look(0);
  if (!search.agreed) return open;
  if (!table_search::has_value(search.found)) return unknown_for(e, fact, unknown_code::no_norm);
  return search.found->value;
}

reading parameter_value(engine& e, const compiled_parameter& p, const frame& f) {
  const governing& now = governing_of(e, f);
  if (!now.day.value.is(feel::value::kind::date)) return now.day;
  reading out;
  std::vector<feel::value> keys;
  for (const slot_source& key : p.keys) {
    const reading read = e.slot(key, f);
    out.provisional |= read.provisional;
    join(out.assumed, read.assumed);
    join(out.left_out, read.left_out);
    keys.push_back(read.value);
  }
  join(out.assumed, now.day.assumed);
  out.value = look_up(e, p, keys, now, fact_ref::norm(p.name));
  return out;
}

feel::value parameter_at(engine& e, const call_source& asks, const feel::value& passed, const frame& f) {
  const rulebook& rules = e.rules();
  const fact_ref table = fact_ref::norm(asks.name);
  const governing& now = governing_of(e, f);
  if (!now.day.value.is(feel::value::kind::date)) return now.day.value;
  if (now.version && rules.versions[*now.version].unavailable[asks.name])
    return unknown_for(e, fact_ref::of_version(*now.version), unknown_code::no_rulebook);
  const variant* v = text_in(e, asks.name, f);
  if (!v) return unknown_for(e, table, unknown_code::no_norm);
  const compiled_parameter& p = rules.parameters[v->element];
  const feel::value key = asks.level ? feel::value::rating(*asks.level) : passed;
  const std::string text = key.is_unknown() ? std::string() : table_text(key, p.key_types.front());
  return feel::without_bounds(look_up(e, p, std::span(&key, 1), now, fact_ref::norm(asks.name, text)));
}

reading parameter_rows(engine& e, const compiled_parameter& p, const frame& f) {
  const governing& now = governing_of(e, f);
  if (!now.day.value.is(feel::value::kind::date)) return now.day;
  std::vector<const compiled_table_row*> rows;
  for (const auto& row : p.rows)
    if (in_force(e, row, now)) rows.push_back(&row);
  std::vector<feel::value> list;
  for (const auto* row : rows) {
    const std::vector<asked_part> key(row->key.begin(), row->key.end());
    if (best_row(rows, key) != row) continue;  // a later row of the same key
    std::vector<feel::field> fields;
    for (std::size_t k = 0; k < key.size(); ++k)
      if (key[k]) fields.push_back({p.spec->keys[k], *key[k]});
    const feel::value value =
        row->delegated ? unknown_for(e, fact_ref::norm(p.name), unknown_code::no_norm) : row->value;
    if (p.type.is(feel::type::kind::context) && value.is(feel::value::kind::context))
      fields.insert(fields.end(), value.fields().begin(), value.fields().end());
    else if (p.type.is(feel::type::kind::context))
      for (const auto& [name, part] : p.type.fields()) fields.push_back({name, value});
    else
      fields.push_back({"value", value});
    list.push_back(feel::make_context(fields, e.arena()));
  }
  reading out;
  out.assumed = now.day.assumed;
  out.value =
      list.empty() ? unknown_for(e, fact_ref::norm(p.name), unknown_code::no_norm) : feel::make_list(list, e.arena());
  return out;
}

}  // namespace detail
}  // namespace TIEUCHI_ABI
}  // namespace tieuchi

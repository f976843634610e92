#pragma once

#include <tieuchi/door/door.hpp>
#include <tieuchi/door/list.hpp>
#include <tieuchi/door/load.hpp>
#include <tieuchi/read/packs_dir.hpp>
#include <tieuchi/read/tables.hpp>

#include <algorithm>

namespace tieuchi {
inline namespace TIEUCHI_ABI {
namespace detail {

inline void append(std::vector<issue>& all, const std::vector<issue>& more) {
  all.insert(all.end(), more.begin(), more.end());
}

/// An error that is of no row makes the table none.
inline void let_table_in(admission& done, const std::shared_ptr<const rulebook>& rules,
                         const std::shared_ptr<const ledger>& base, const fact_table& table,
                         const fact_options& options) {
  const bool whole = std::ranges::none_of(
      table.issues, [](const issue& i) { return i.severity == severity::error && i.place.row == 0; });
  if (whole) done = let_in(rules, table.rows, table.files, base.get(), options);
  put_before(done, table);
}

inline void add_listed(admission& done, const std::shared_ptr<const rulebook>& rules,
                       const std::shared_ptr<const ledger>& base, std::string_view text, const std::string& name,
                       const fact_options& options) {
  auto listed = read_facts_json(text, name, options.watched_by, options.limits.facts_list);
  let_table_in(done, rules, base,
               {fact_rows(listed.value.rows), std::move(listed.value.files), std::move(listed.issues),
                std::move(listed.value.refused), std::move(listed.value.untold)},
               options);
}

inline void add_table(admission& done, const std::shared_ptr<const rulebook>& rules,
                      const std::shared_ptr<const ledger>& base, std::string_view text, const std::string& name,
                      const fact_options& options) {
  let_table_in(done, rules, base, read_fact_table(text, name, *rules, options), options);
}

/// The programme with every table that its user supplies; null where one of them is refused.
inline std::shared_ptr<const programme> supplied(std::shared_ptr<const programme> source, const load_choices& choices,
                                                 std::vector<issue>& issues) {
  for (const supplied_table& table : choices.tables) {
    auto with = with_tables(source, table.csv, table.name);
    append(issues, with.issues);
    if (!with.value) return nullptr;
    source = std::move(with.value);
  }
  return source;
}

inline checked<loaded_pack> loaded(const std::string& folder_or_id, const read_options& options,
                                   const load_choices& choices) {
  checked<loaded_pack> done;
  const auto folder = find_pack(folder_or_id, options);
  append(done.issues, folder.issues);
  if (!folder.ok()) return done;
  const auto read = read_programme(folder.value, options);
  append(done.issues, read.issues);
  if (!read.value) return done;
  const auto source = supplied(read.value, choices, done.issues);
  if (!source) return done;
  const auto compiled = compile_rules(source, options.watched_by, choices.readings);
  append(done.issues, compiled.issues);
  if (!done.ok()) return done;
  const auto facts = pack_facts(compiled.value, options.watched_by);
  append(done.issues, facts.issues);
  if (done.ok()) done.value = {compiled.value, facts.facts};
  return done;
}

}  // namespace detail

checked<loaded_pack> load(const std::string& folder_or_id, const read_options& options) {
  return load(folder_or_id, options, {});
}

checked<loaded_pack> load(const std::string& folder_or_id, const read_options& options, const load_choices& choices) {
  checked<loaded_pack> done = detail::loaded(folder_or_id, options, choices);
  if (was_cancelled(done.issues)) return {{}, {cancelled_issue()}};
  std::ranges::stable_partition(done.issues, [](const issue& i) { return i.severity != severity::note; });
  return done;
}

admission add_facts(const std::shared_ptr<const rulebook>& rules, const std::shared_ptr<const ledger>& base,
                    std::string_view text, const std::string& name, const fact_options& options) {
  detail::check_door(rules, base.get());
  std::string_view content = text;
  while (content.starts_with("\xEF\xBB\xBF")) content.remove_prefix(3);
  const auto first = content.find_first_not_of(" \t\r\n");
  const bool listed = first != std::string_view::npos && (content[first] == '[' || content[first] == '{');
  return unless_cancelled(admission(), [&](admission& done) {
    (listed ? detail::add_listed : detail::add_table)(done, rules, base, text, name, options);
  });
}

admission add_facts(const std::shared_ptr<const rulebook>& rules, const std::shared_ptr<const ledger>& base,
                    fact_grid grid, const std::string& name, const fact_options& options) {
  detail::check_door(rules, base.get());
  return unless_cancelled(admission(), [&](admission& done) {
    detail::let_table_in(done, rules, base, read_fact_grid(std::move(grid), name, *rules, options), options);
  });
}

}  // namespace TIEUCHI_ABI
}  // namespace tieuchi

#pragma once

#include <tieuchi/read/load.hpp>
#include <tieuchi/read/packs_dir.hpp>
#include <tieuchi/read/question.hpp>

#include <algorithm>

namespace tieuchi {
inline namespace TIEUCHI_ABI {
namespace detail {

inline void append(std::vector<issue>& all, const std::vector<issue>& more) {
  all.insert(all.end(), more.begin(), more.end());
}

/// Rows that could not be read at all are refused like those the door refuses.
inline void count_unread(admission& done, const std::vector<issue>& issues, const std::string& name) {
  std::vector<std::size_t> rows;
  for (const issue& i : issues)
    if (i.place.row > 0 && i.severity == severity::error && std::ranges::find(rows, i.place.row) == rows.end()) {
      rows.push_back(i.place.row);
      done.refused_rows.push_back({i.place.row, name, i.code});
    }
  done.refused += rows.size();
}

inline admission add_listed(const std::shared_ptr<const rulebook>& rules, const std::shared_ptr<const ledger>& base,
                            std::string_view text, const std::string& name, const fact_options& options) {
  const auto listed = read_facts_json(text, name);
  const bool a_list = std::ranges::none_of(
      listed.issues, [](const issue& i) { return i.severity == severity::error && i.place.row == 0; });
  admission done;
  if (a_list) done = admit(rules, listed.value.rows, listed.value.files, base.get(), options);
  count_unread(done, listed.issues, name);
  done.issues.insert(done.issues.begin(), listed.issues.begin(), listed.issues.end());
  return done;
}

inline checked<loaded_pack> loaded(const std::string& folder_or_id, const read_options& options) {
  checked<loaded_pack> done;
  const auto folder = find_pack(folder_or_id, options);
  append(done.issues, folder.issues);
  if (!folder.ok()) return done;
  const auto read = read_programme(folder.value, options);
  append(done.issues, read.issues);
  if (!read.value) return done;
  const auto compiled = compile_rules(read.value);
  append(done.issues, compiled.issues);
  if (!done.ok()) return done;
  const auto facts = pack_facts(compiled.value);
  append(done.issues, facts.issues);
  if (done.ok()) done.value = {compiled.value, facts.facts};
  return done;
}

}  // namespace detail

TIEUCHI_INLINE checked<loaded_pack> load(const std::string& folder_or_id, const read_options& options) {
  checked<loaded_pack> done = detail::loaded(folder_or_id, options);
  std::ranges::stable_partition(done.issues, [](const issue& i) { return i.severity != severity::note; });
  return done;
}

TIEUCHI_INLINE admission add_facts(const std::shared_ptr<const rulebook>& rules,
                                   const std::shared_ptr<const ledger>& base, std::string_view text,
                                   const std::string& name, const fact_options& options) {
  const auto first = text.find_first_not_of(" \t\r\n");
  if (first != std::string_view::npos && (text[first] == '[' || text[first] == '{'))
    return detail::add_listed(rules, base, text, name, options);
  const fact_table table = read_fact_table(text, name, *rules, options);
  const bool a_table = std::ranges::none_of(
      table.issues, [](const issue& i) { return i.severity == severity::error && i.place.row == 0; });
  admission done;
  if (a_table) done = admit(rules, table.rows, table.files, base.get(), options);
  detail::count_unread(done, table.issues, name);
  done.issues.insert(done.issues.begin(), table.issues.begin(), table.issues.end());
  return done;
}

}  // namespace TIEUCHI_ABI
}  // namespace tieuchi

#pragma once

#include <tieuchi/read/pack_tables.hpp>
#include <tieuchi/read/tables.hpp>

#include <tieuchi/core/hash.hpp>

#include <algorithm>

namespace tieuchi {
inline namespace TIEUCHI_ABI {
namespace detail {

inline constexpr std::string_view table_columns[] = {"parameter",   "value", "document", "from", "to",
                                                     "recorded_on", "since", "until",    "note"};

/// The parameters of a name, in whatever version; none after an issue.
inline std::vector<parameter*> supplied_named(pack_reading& pack, const pack_table& t, const csv_row& row) {
  const std::string name = cell_needed(pack, t, row, "parameter");
  std::vector<parameter*> found;
  std::vector<std::string> open;
  for (parameter& p : pack.p.parameters) {
    if (p.supplied_by_user) open.push_back(p.id);
    if (p.supplied_by_user && (p.id == name || (!p.code.empty() && p.code == name))) found.push_back(&p);
  }
  if (found.empty() && !name.empty())
    pack.at_file(t.file).say("table.parameter", t.at(row, "parameter"),
                             {in_quotes(name) + " không phải là tham số do người dùng cung cấp",
                              in_quotes(name) + " is no parameter that the user supplies"},
                             {"Các tham số đó: " + words_joined(open) + ".", "Those are: " + words_joined(open) + "."},
                             nearest_spelling(name, open));
  return found;
}

inline void read_supplied_row(pack_reading& pack, const pack_table& t, const csv_row& row) {
  const std::string document = cell_needed(pack, t, row, "document");
  const auto from = cell_date(pack, t, row, "from"), to = cell_date(pack, t, row, "to"),
             recorded = cell_date(pack, t, row, "recorded_on");
  for (parameter* p : supplied_named(pack, t, row)) {
    table_row out;
    out.at = t.at(row);
    for (const csv_cell& head : t.table.header) {
      const std::string_view cell = t.table.cell(row, head.text);
      if (cell.empty() || std::ranges::find(table_columns, head.text) != std::ranges::end(table_columns)) continue;
      if (std::ranges::find(p->keys, head.text) == p->keys.end())
        pack.at_file(t.file).say("table.key", t.at(row, head.text),
                                 {in_quotes(head.text) + " không phải là khóa của " + in_quotes(p->id),
                                  in_quotes(head.text) + " is no key of " + in_quotes(p->id)},
                                 {}, nearest_spelling(head.text, p->keys));
      out.key[head.text] = cell_literal(cell, true, t.at(row, head.text));
    }
    read_table_value(pack, t, row, *p, out);
    out.from = from;
    out.to = to;
    out.recorded_on = recorded;
    out.since = cell_ref(t, row, "since");
    out.until = cell_ref(t, row, "until");
    out.document = document;
    p->rows.push_back(std::move(out));
  }
}

/// Adds the rows of a table to those that were supplied before; whatever their order and their files they say the same.
inline void keep_supplied(const csv_table& t, programme& p) {
  std::vector<std::string>& lines = p.supplied_rows;
  for (const csv_row& row : t.rows) {
    std::vector<std::string> cells;
    for (const csv_cell& head : t.header)
      if (const auto cell = t.cell(row, head.text); !cell.empty())
        cells.push_back(head.text + "\x1f" + std::string(cell));
    std::ranges::sort(cells);
    std::string line;
    for (const std::string& cell : cells) line += cell + "\x1e";
    lines.push_back(std::move(line));
  }
  std::ranges::sort(lines);
  std::string all;
  for (const std::string& line : lines) all += line + "\n";
  p.tables_hash = sha256_hex(all);
}

}  // namespace detail

checked<std::shared_ptr<const programme>> with_tables(const std::shared_ptr<const programme>& source,
                                                      std::string_view csv, const std::string& name,
                                                      const read_limits& limits) {
  if (!source) throw std::logic_error("tables are supplied to a programme");
  checked<std::shared_ptr<const programme>> done;
  checked<csv_table> read = parse_csv(csv, name, limits.pack_table);
  done.issues = read.issues;
  if (read.value.header.empty() || has_errors(done.issues)) return done;
  const auto p = std::make_shared<programme>(*source);
  std::map<std::string, std::string> canonical;
  issue_book book;
  untold_issues untold;
  watching watched(nullptr);
  detail::pack_reading pack{*p, done.issues, canonical, {},     {},      false,  false,  0,
                            0,  {},          book,      untold, watched, limits, nullptr};
  detail::pack_table t{std::move(read.value), static_cast<std::uint32_t>(p->files.files.size())};
  detail::keep_supplied(t.table, *p);
  p->files.files.push_back({name, t.table.text});
  detail::check_columns(pack.at_file(t.file), t, {"parameter", "value", "document"}, {}, true);
  for (const csv_row& row : t.table.rows) detail::read_supplied_row(pack, t, row);
  if (done.ok()) done.value = p;
  return done;
}

}  // namespace TIEUCHI_ABI
}  // namespace tieuchi

#pragma once

#include <tieuchi/door/admission.hpp>

#include <tieuchi/core/utf8.hpp>
#include <tieuchi/door/door.hpp>
#include <tieuchi/text/file_bytes.hpp>

#include <algorithm>
#include <stdexcept>
#include <utility>

namespace tieuchi {
inline namespace TIEUCHI_ABI {
namespace detail {

/// Byte at which the cell with that number begins, counted from the beginning of a row.
inline std::size_t cell_offset(std::string_view text, std::size_t row, std::size_t cell, char separator) {
  bool quoted = false;
  std::size_t at = row;
  for (; at < text.size() && cell > 0; ++at) {
    if (text[at] == '"') quoted = !quoted;
    if (!quoted && text[at] == separator) --cell;
    if (!quoted && text[at] == '\n') return row;
  }
  return at;
}

/// Where a column stands in the header line; nothing when it is not there.
inline std::optional<std::size_t> column_in_header(std::string_view text, std::string_view column, char& separator) {
  const std::string_view head = text.substr(0, text.find('\n'));
  separator = head.find(',') != std::string_view::npos ? ',' : head.find(';') != std::string_view::npos ? ';' : '\t';
  std::size_t at = 0, number = 0;
  for (;;) {
    const std::size_t end = std::min(head.find(separator, at), head.size());
    std::string_view name = head.substr(at, end - at);
    while (!name.empty() && (name.front() == '"' || name.front() == ' ')) name.remove_prefix(1);
    while (!name.empty() && (name.back() == '"' || name.back() == ' ' || name.back() == '\r')) name.remove_suffix(1);
    if (name == column) return number;
    if (end >= head.size()) return std::nullopt;
    at = end + 1;
    ++number;
  }
}

TIEUCHI_INLINE place row_places::of(const fact_row& row, std::string_view column) {
  place p;
  p.row = row.row;
  p.field = std::string(column);
  if (row.at.file >= files_.files.size()) return p;
  const source_map::file& file = files_.files[row.at.file];
  p.file = file.name;
  const std::size_t begin = std::min<std::size_t>(row.at.offset, file.text.size());
  if (row.at.file != file_ || begin < offset_) file_ = row.at.file, offset_ = 0, line_ = 1;
  line_ += static_cast<std::size_t>(std::count(file.text.begin() + static_cast<std::ptrdiff_t>(offset_),
                                               file.text.begin() + static_cast<std::ptrdiff_t>(begin), '\n'));
  offset_ = begin;
  p.line = line_;
  char separator = ',';
  const auto cell = column.empty() ? std::nullopt : column_in_header(file.text, column, separator);
  const bool sheet = !column_in_header(file.text, "value", separator);
  if (sheet && (column == "value" || column == "indicator")) p.field = row.indicator;
  const std::size_t at = cell && !sheet ? cell_offset(file.text, begin, *cell, separator) : begin;
  const std::size_t newline = file.text.rfind('\n', at == 0 ? 0 : at - 1);
  const std::size_t line_begin = at == 0 || newline == std::string::npos ? 0 : newline + 1;
  p.column = count_code_points(std::string_view(file.text).substr(line_begin, at - line_begin)) + 1;
  return p;
}

TIEUCHI_INLINE std::string row_places::file_of(const fact_row& row) const {
  return row.at.file < files_.files.size() ? files_.files[row.at.file].name : std::string();
}

TIEUCHI_INLINE issue& fact_door::report(const fact_row& row, std::string_view column, std::string code, std::string vi,
                                        std::string en, severity how) {
  if (how == severity::error) {
    ++out.refused;
    out.refused_rows.push_back({row.row, places.file_of(row), code, std::string(column)});
  }
  issue i;
  i.code = std::move(code);
  i.severity = how;
  if (book.keeps(how)) {
    i.place = places.of(row, column);
    i.message = {std::move(vi), std::move(en)};
    if (how == severity::error) out.refused_rows.back().column = i.place.field;
  }
  return book.add(out.issues, std::move(i));
}

inline std::string trimmed_cell(std::string_view s) {
  const std::size_t first = s.find_first_not_of(" \t\r\n");
  if (first == std::string_view::npos) return {};
  return std::string(s.substr(first, s.find_last_not_of(" \t\r\n") - first + 1));
}

inline fact_row trimmed_row(const fact_row& row, const fact_options& options, std::size_t number) {
  fact_row r = row;
  for (std::string* s : {&r.unit, &r.indicator, &r.period, &r.value, &r.recorded_on, &r.reporter, &r.document, &r.note})
    *s = trimmed_cell(*s);
  if (r.period.empty()) r.period = options.period;
  if (r.recorded_on.empty()) r.recorded_on = options.recorded_on;
  if (r.reporter.empty()) r.reporter = options.reporter;
  if (r.document.empty()) r.document = options.document;
  if (r.row == 0) r.row = number;
  return r;
}

TIEUCHI_INLINE void admit_attributes(fact_door& door) {
  const auto& units = door.pack().units;
  for (const unit_id at : units.ids()) {
    const unit& u = units[at];
    for (const auto& [column, value] : u.attributes) {
      fact_row row;
      row.unit = u.id;
      row.indicator = column;
      row.value = trimmed_cell(value);
      row.period = (u.valid_from ? u.valid_from->text() : "") + "/" + (u.valid_to ? u.valid_to->text() : "");
      const auto known = door.lives[at].known_from;
      row.recorded_on = known ? known->text() : "0001-01-01";
      row.at = u.at;
      admit_row(door, row);
    }
  }
  door.out.admitted = 0;
}

}  // namespace detail

namespace detail {

TIEUCHI_INLINE void check_door(const std::shared_ptr<const rulebook>& rules, const ledger* base) {
  if (!rules) throw std::logic_error("facts are let in by a rulebook");
  if (base && !base->door().empty() && base->door() != rules->door_hash)
    throw std::logic_error("the facts to add to were let in by another rulebook");
}

TIEUCHI_INLINE admission let_in(const std::shared_ptr<const rulebook>& rules, const std::vector<fact_row>& rows,
                                const source_map& files, const ledger* base, const fact_options& options) {
  watching watched(options.watched_by);
  admission out;
  ledger facts = base ? *base : ledger();
  if (!base) {
    fact_door units{rules, options, row_places(rules->programme->files), {}, {}, {}, {}, {}, {}, issue_book()};
    units.lives = lives_of(*rules->programme, std::nullopt);
    admit_attributes(units);
    facts = std::move(units.facts);
    out = std::move(units.out);
    out.untold.add(units.book.untold());
  }
  fact_door door{rules, options, row_places(files), std::move(facts), std::move(out), {}, {}, {}, {}, issue_book()};
  door.lives = lives_of(*rules->programme, std::nullopt);
  std::vector<fact_row> trimmed;
  trimmed.reserve(rows.size());
  watched.begin(rows.size());
  for (const fact_row& row : rows) {
    trimmed.push_back(trimmed_row(row, options, trimmed.size() + 1));
    watched.step();
  }
  collect_codes(door, trimmed);
  for (const fact& f : door.facts.facts()) {
    remember(door, f);
    watched.step();
  }
  for (const fact_row& row : trimmed) {
    admit_row(door, row);
    watched.piece();
  }
  door.facts.set_door(rules->door_hash);
  door.out.untold.add(door.book.untold());
  door.out.facts = std::make_shared<const ledger>(std::move(door.facts));
  return std::move(door.out);
}

}  // namespace detail

TIEUCHI_INLINE admission admit(const std::shared_ptr<const rulebook>& rules, const std::vector<fact_row>& rows,
                               const source_map& files, const ledger* base, const fact_options& options) {
  detail::check_door(rules, base);
  return unless_cancelled(admission(),
                          [&](admission& out) { out = detail::let_in(rules, rows, files, base, options); });
}

TIEUCHI_INLINE admission pack_facts(const std::shared_ptr<const rulebook>& rules, const watcher* watched_by) {
  detail::check_door(rules, nullptr);
  fact_options options;
  options.watched_by = watched_by;
  return admit(rules, rules->programme->facts, rules->programme->files, nullptr, options);
}

namespace detail {

TIEUCHI_INLINE void put_before(admission& done, const fact_table& read) {
  done.refused += read.refused.size();
  done.refused_rows.insert(done.refused_rows.begin(), read.refused.begin(), read.refused.end());
  done.issues.insert(done.issues.begin(), read.issues.begin(), read.issues.end());
  done.untold.add(read.untold);
}

inline void add_file(fact_table& all, const std::filesystem::path& path, const rulebook& rules,
                     const fact_options& options) {
  const std::size_t greatest = options.limits.facts_table.bytes;
  const file_bytes read = read_file_bytes(path, greatest);
  if (read.fault != file_fault::none) {
    all.issues.push_back(file_issue("fact.file", path, read, greatest));
    return;
  }
  fact_table one = read_fact_table(read.bytes, shown_path(path), rules, options);
  for (fact_row& row : one.rows) {
    row.at.file = static_cast<std::uint32_t>(all.files.files.size());
    all.rows.push_back(std::move(row));
  }
  for (auto& file : one.files.files) all.files.files.push_back(std::move(file));
  all.issues.insert(all.issues.end(), one.issues.begin(), one.issues.end());
  all.refused.insert(all.refused.end(), one.refused.begin(), one.refused.end());
  all.untold.add(one.untold);
}

}  // namespace detail

TIEUCHI_INLINE admission read_facts(const std::shared_ptr<const rulebook>& rules,
                                    const std::vector<std::filesystem::path>& paths, const ledger* base,
                                    const fact_options& options) {
  detail::check_door(rules, base);
  return unless_cancelled(admission(), [&](admission& done) {
    fact_table all;
    for (const std::filesystem::path& path : paths) detail::add_file(all, path, *rules, options);
    done = detail::let_in(rules, all.rows, all.files, base, options);
    detail::put_before(done, all);
  });
}

}  // namespace TIEUCHI_ABI
}  // namespace tieuchi

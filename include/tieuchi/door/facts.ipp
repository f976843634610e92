#pragma once

#include <tieuchi/door/admission.hpp>

#include <tieuchi/core/plain_words.hpp>
#include <tieuchi/door/row_judge.hpp>
#include <tieuchi/text/file_bytes.hpp>

#include <algorithm>
#include <stdexcept>
#include <utility>

namespace tieuchi {
inline namespace TIEUCHI_ABI {
namespace detail {

bool row_places::is_above(const fact_row& row, std::string_view column) {
  if (row.column.empty()) return false;
  return column == "value" || (column == "indicator" && row.told != heading_tells::period) ||
         (column == "period" && row.told != heading_tells::indicator);
}

place row_places::of(const fact_row& row, std::string_view column) const {
  place p;
  p.row = row.row;
  p.field = std::string(column);
  const auto cell = static_cast<std::size_t>(std::ranges::find(fact_columns, column) - fact_columns.begin());
  const bool above = is_above(row, column);
  if (above) p.field = row.column;
  if (row.at.file >= files_.files.size()) return p;
  const source_map::file& file = files_.files[row.at.file];
  p.file = file.name;
  if (!above && cell < file.header.size() && !file.header[cell].empty()) p.field = file.header[cell];
  if (file.text.empty()) return p;
  const std::size_t known = cell < row.cells.size() ? row.cells[cell] : 0;
  const text_position at = file.index->position(file.text, known != 0 ? known : row.at.offset);
  p.line = at.line, p.column = at.column;
  return p;
}

std::string row_places::file_of(const fact_row& row) const {
  return row.at.file < files_.files.size() ? files_.files[row.at.file].name : std::string();
}

std::string_view row_places::file(std::uint32_t number) const {
  return number < files_.files.size() ? std::string_view(files_.files[number].name) : std::string_view();
}

char row_places::separator_of(const fact_row& row) const {
  return row.at.file < files_.files.size() ? files_.files[row.at.file].separator : ',';
}

void fact_door::begin(const fact_row& row) {
  if (!(row.at == faults.at) || row.row != faults.row) faults = {row.at, row.row, false, {}, {}, {}, {}, {}, {}};
  faults.code.clear();
  faults.words = {};
}

void fact_door::refuse(const fact_row& row, std::string_view column, std::string_view code) {
  if (!(row.at == faults.at) || row.row != faults.row) begin(row);
  if (faults.code.empty()) faults.code = code, faults.column = places.of(row, column).field;
  // A row is refused once, and of a sheet each of its cells.
  const bool whole = !row_places::is_above(row, column);
  if (faults.refused || (!whole && std::ranges::find(faults.cells, row.column) != faults.cells.end())) return;
  faults.refused = whole;
  if (!whole) faults.cells.push_back(row.column);
  ++out.refused;
  out.refused_rows.push_back({row.row, places.file_of(row), std::string(code), places.of(row, column).field});
}

issue& fact_door::report(const fact_row& row, std::string_view column, std::string code, std::string vi, std::string en,
                         severity how) {
  if (how == severity::error) {
    refuse(row, column, code);
    if (faults.words.vi.empty() && tells()) faults.words = {vi, en};
    const bool whole_row = !row.column.empty() && !places.is_above(row, column);
    if (whole_row) {
      std::string said = code + " " + std::string(column);
      if (std::ranges::find(faults.said, said) != faults.said.end()) return faults.unsaid = issue();
      faults.said.push_back(std::move(said));
    }
  }
  issue i;
  i.code = std::move(code);
  i.severity = how;
  if (book.keeps(how)) {
    i.place = places.of(row, column);
    i.message = {std::move(vi), std::move(en)};
  }
  return book.add(out.issues, std::move(i));
}

void admit_attributes(fact_door& door) {
  const auto& units = door.pack().units;
  for (const unit_id at : units.ids()) {
    const unit& u = units[at];
    for (const auto& [column, value] : u.attributes) {
      fact_row row;
      row.unit = u.id;
      row.indicator = column;
      row.value = without_outer_blanks(value);
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

void check_door(const std::shared_ptr<const rulebook>& rules, const ledger* base) {
  if (!rules) throw std::logic_error("facts are let in by a rulebook");
  if (base && !base->door().empty() && base->door() != rules->door_hash)
    throw std::logic_error("the facts to add to were let in by another rulebook");
}

/// What is wrong with words said to mean no data: a number, or nothing, can be no such word.
inline std::vector<issue> wrong_words(const fact_options& options) {
  std::vector<issue> wrong;
  for (const std::string& word : options.no_data) {
    const office_number n = office_number_of(without_outer_blanks(word));
    if (!without_outer_blanks(word).empty() && !n.plain && !n.vi && !n.en) continue;
    issue& i = wrong.emplace_back();
    i.code = "fact.option";
    i.place.field = "no_data";
    i.message = {"\"" + word + "\" không thể là từ chỉ chưa có số liệu", "\"" + word + "\" can be no word for no data"};
    i.hint = {"ô trống đã là chưa có số liệu; một số luôn là một số", "an empty cell says so; a number is a number"};
  }
  return wrong;
}

admission let_in(const std::shared_ptr<const rulebook>& rules, const fact_rows& rows, const source_map& files,
                 const ledger* base, const fact_options& options) {
  watching watched(options.watched_by);
  admission out;
  out.issues = wrong_words(options);
  if (!out.issues.empty()) return out;
  ledger facts = base ? *base : ledger();
  if (!base) {
    fact_options plain;
    plain.locale = fact_locale::plain;
    fact_door units(rules, plain, rules->programme->files);
    units.of_units = true;
    units.lives = lives_of(*rules->programme, std::nullopt);
    said_before seen(units.facts.open());
    units.seen = &seen;
    admit_attributes(units);
    facts = std::move(units.facts);
    out = std::move(units.out);
    out.untold.add(units.book.untold());
  }
  fact_door door(rules, options, files);
  for (const std::string& word : options.no_data) door.no_data.insert(plain_words(word));
  door.facts = std::move(facts);
  door.known_facts = door.facts.size();
  door.out = std::move(out);
  door.lives = lives_of(*rules->programme, std::nullopt);
  watched.begin(rows.size());
  row_judge judge(door, rows);
  door.rows = &judge;
  said_before seen(door.facts.open(), rows.size());
  door.seen = &seen;
  look_over(door);
  collect_retyped(door);
  admit_rows(door, watched);
  tell_spelling(door);
  door.facts.set_door(rules->door_hash);
  door.out.untold.add(door.book.untold());
  door.out.facts = std::make_shared<const ledger>(std::move(door.facts));
  return std::move(door.out);
}

}  // namespace detail

admission admit(const std::shared_ptr<const rulebook>& rules, const fact_rows& rows, const source_map& files,
                const ledger* base, const fact_options& options) {
  detail::check_door(rules, base);
  return unless_cancelled(admission(),
                          [&](admission& out) { out = detail::let_in(rules, rows, files, base, options); });
}

admission pack_facts(const std::shared_ptr<const rulebook>& rules, const watcher* watched_by) {
  detail::check_door(rules, nullptr);
  fact_options options;
  options.locale = fact_locale::plain;
  options.watched_by = watched_by;
  return admit(rules, rules->programme->facts, rules->programme->files, nullptr, options);
}

namespace detail {

/// Rows that could not be read at all belong to what the ledger knows was refused.
inline void keep_unread(admission& done, const fact_table& read) {
  if (read.refused.empty() || !done.facts) return;
  std::map<std::pair<std::string_view, std::size_t>, const issue*> told;
  for (const issue& i : read.issues)
    if (i.severity == severity::error) told.try_emplace({i.place.file, i.place.row}, &i);
  ledger all = *done.facts;
  for (const refused_row& row : read.refused) {
    refused_fact f;
    f.where.file = row.file;
    f.where.row = row.row;
    f.where.field = row.column;
    f.code = row.code;
    const auto said = told.find({row.file, row.row});
    if (said != told.end()) f.words = said->second->message;
    all.refuse(std::move(f));
  }
  done.facts = std::make_shared<const ledger>(std::move(all));
}

void put_before(admission& done, const fact_table& read) {
  keep_unread(done, read);
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
  const auto number = static_cast<std::uint32_t>(all.files.files.size());
  if (all.rows.empty() && number == 0)
    all.rows = std::move(one.rows);
  else
    all.rows.append_all(one.rows, number);
  for (auto& file : one.files.files) all.files.files.push_back(std::move(file));
  all.issues.insert(all.issues.end(), one.issues.begin(), one.issues.end());
  all.refused.insert(all.refused.end(), one.refused.begin(), one.refused.end());
  all.untold.add(one.untold);
}

}  // namespace detail

admission read_facts(const std::shared_ptr<const rulebook>& rules, const std::vector<std::filesystem::path>& paths,
                     const ledger* base, const fact_options& options) {
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

#pragma once

// The CSV files of a pack: units, events, facts, tables, calendars.

#include <tieuchi/read/pack_tables.hpp>
#include <tieuchi/text/folder.hpp>

namespace tieuchi {
inline namespace TIEUCHI_ABI {
namespace detail {

// Table text sits in the source map once its rows are read.
inline void read_unit_row(pack_reading& pack, const pack_table& t, const csv_row& row,
                          const std::vector<std::string>& attributes) {
  unit u;
  u.at = t.at(row);
  u.id = cell_needed(pack, t, row, "unit");
  if (!u.id.empty() && !has_form(u.id, name_form::of_unit))
    pack.at_file(t.file).say("csv.value", t.at(row, "unit"),
                             {in_quotes(u.id) + " không viết đúng dạng của id đơn vị",
                              in_quotes(u.id) + " has not the form of the id of a unit"},
                             {"Dạng đúng: chữ cái không dấu, chữ số và các dấu _ - . , bắt đầu bằng chữ cái.",
                              "The form: letters without marks, digits and _ - . , beginning with a letter."},
                             near_identifier(u.id));
  u.type = cell_needed(pack, t, row, "type");
  u.name = t.table.cell(row, "name");
  u.code = t.table.cell(row, "code");
  u.parent = t.table.cell(row, "parent");
  u.note = t.table.cell(row, "note");
  u.valid_from = cell_date(pack, t, row, "valid_from");
  u.valid_to = cell_date(pack, t, row, "valid_to");
  u.recorded_on = cell_date(pack, t, row, "recorded_on");
  for (const std::string& name : attributes)
    if (const std::string_view cell = t.table.cell(row, name); !cell.empty()) u.attributes.emplace_back(name, cell);
  if (!u.id.empty()) pack.p.units.push_back(std::move(u));
}

inline void read_units(pack_reading& pack) {
  const std::vector<std::string> optional{"name", "code", "parent", "valid_from", "valid_to", "recorded_on", "note"};
  const auto t = read_table(pack, "data/units.csv", {"unit", "type"}, optional, true);
  if (!t) return;
  std::vector<std::string> attributes;
  for (const csv_cell& column : t->table.header) {
    const bool own = column.text == "unit" || column.text == "type" ||
                     std::ranges::find(optional, column.text) != optional.end() || column.text.empty();
    if (!own) attributes.push_back(column.text);
  }
  for (const csv_row& row : t->table.rows) read_unit_row(pack, *t, row, attributes);
}

inline void read_share(pack_reading& pack, const pack_table& t, const csv_row& row, event_edge& e) {
  const std::string cell(t.table.cell(row, "share"));
  if (cell.empty()) return;
  const auto share = number::parse(cell);
  if (share && share->sign() > 0 && *share <= number(1)) {
    e.share = *share;
    return;
  }
  pack.at_file(t.file).say("csv.value", t.at(row, "share"),
                           {"“share” phải là số lớn hơn 0 và không quá 1; ở đây là " + in_quotes(cell),
                            "“share” must be a number above 0 and at most 1; here it is " + in_quotes(cell)});
}

inline bool read_event_kind(pack_reading& pack, const pack_table& t, const csv_row& row, event_edge& e) {
  const std::string kind = cell_needed(pack, t, row, "kind");
  if (kind.empty()) return false;
  const auto known = from_code<event_kind>(kind);
  if (known) {
    e.kind = *known;
    return true;
  }
  const std::vector<std::string> kinds(vocabulary<event_kind>::codes.begin(), vocabulary<event_kind>::codes.end());
  pack.at_file(t.file).say(
      "csv.value", t.at(row, "kind"),
      {in_quotes(kind) + " không phải là một loại sự kiện", in_quotes(kind) + " is no kind of event"},
      {"Các loại: " + words_joined(kinds) + ".", "Kinds: " + words_joined(kinds) + "."}, nearest_spelling(kind, kinds));
  return false;
}

inline void read_event_row(pack_reading& pack, const pack_table& t, const csv_row& row) {
  event_edge e;
  e.at = t.at(row);
  e.event = cell_needed(pack, t, row, "event");
  bool good = read_event_kind(pack, t, row, e);
  cell_needed(pack, t, row, "day");
  const auto day = cell_date(pack, t, row, "day");
  if (day) e.day = e.recorded_on = *day;
  if (const auto recorded = cell_date(pack, t, row, "recorded_on")) e.recorded_on = *recorded;
  e.from_unit = t.table.cell(row, "from_unit");
  e.to_unit = t.table.cell(row, "to_unit");
  read_share(pack, t, row, e);
  e.document = t.table.cell(row, "document");
  e.note = t.table.cell(row, "note");
  good = good && day && !e.event.empty();
  if (good) pack.p.events.push_back(std::move(e));
}

inline void read_fact_file(pack_reading& pack, const std::string& path) {
  const auto t =
      read_table(pack, path, {"unit", "indicator", "period", "value"}, {"recorded_on", "reporter", "document", "note"});
  if (!t) return;
  for (const csv_row& row : t->table.rows) {
    const auto cell = [&](std::string_view column) { return std::string(t->table.cell(row, column)); };
    if (std::ranges::all_of(row.cells, [](const csv_cell& c) { return c.text.empty(); })) continue;
    pack.p.facts.push_back({cell("unit"), cell("indicator"), cell("period"), cell("value"), cell("recorded_on"),
                            cell("reporter"), cell("document"), cell("note"), row.number, t->at(row)});
    for (std::size_t i = 0; i < fact_columns.size(); ++i)
      pack.p.facts.back().cells[i] = t->at(row, fact_columns[i]).offset;
  }
}

inline std::size_t cell_count(pack_reading& pack, const pack_table& t, const csv_row& row, std::string_view column) {
  const std::string cell = cell_needed(pack, t, row, column);
  const auto n = number::parse(cell);
  const auto count = n && n->sign() >= 0 ? n->to_int64() : std::nullopt;
  if (count && *count <= 100'000'000) return static_cast<std::size_t>(*count);
  if (!cell.empty())
    pack.at_file(t.file).say("csv.value", t.at(row, column),
                             {in_quotes(column) + " phải là số nguyên từ 0; ở đây là " + in_quotes(cell),
                              in_quotes(column) + " must be a whole number from 0; here it is " + in_quotes(cell)});
  return 0;
}

void read_wording_places(pack_reading& pack) {
  const std::string path = "data/wording.csv";
  std::error_code none;
  if (!std::filesystem::exists(pack.folder / path, none)) return;
  const auto t = read_table(pack, path, {"clause", "line", "from", "length", "hash"}, {"note"});
  if (!t) return;
  for (const csv_row& row : t->table.rows) {
    wording_place w;
    w.at = t->at(row);
    w.clause = {cell_needed(pack, *t, row, "clause"), t->at(row, "clause")};
    w.line = cell_count(pack, *t, row, "line");
    w.from = cell_count(pack, *t, row, "from");
    w.length = cell_count(pack, *t, row, "length");
    w.hash = cell_needed(pack, *t, row, "hash");
    if (w.hash.starts_with("sha256:")) w.hash.erase(0, 7);
    pack.p.wordings.push_back(std::move(w));
  }
}

void read_data(pack_reading& pack) {
  namespace fs = std::filesystem;
  std::error_code none;
  if (fs::exists(pack.folder / "data/units.csv", none)) read_units(pack);
  if (fs::exists(pack.folder / "data/events.csv", none)) {
    const auto t = read_table(pack, "data/events.csv", {"event", "kind", "day"},
                              {"recorded_on", "from_unit", "to_unit", "share", "document", "note"});
    if (t)
      for (const csv_row& row : t->table.rows) read_event_row(pack, *t, row);
  }
  std::vector<std::string> files;
  for (const std::string& name : names_in(pack.folder / "data/facts").names)
    if (is_table_name(name)) files.push_back("data/facts/" + name);
  for (const std::string& path : files) read_fact_file(pack, path);
}

// Tables know no quotes: a cell is a text unless it reads as a number or boolean and may be one.
inline literal cell_literal(std::string_view cell, bool may_be_plain, const spot& at) {
  const bool plain = may_be_plain && (cell == "true" || cell == "false" || number::parse(cell).has_value());
  return {std::string(cell), !plain, at, true};
}

inline bool is_plain(value_type t) {
  return t == value_type::boolean || t == value_type::count || t == value_type::number;
}

// The value column of a table holds one value, or the fields of one entry joined by `:`.
inline void read_table_value(pack_reading& pack, const pack_table& t, const csv_row& row, const parameter& p,
                             table_row& out) {
  const std::string value = cell_needed(pack, t, row, "value");
  const spot at = t.at(row, "value");
  if (value == "delegated") {
    out.delegated = true;
    return;
  }
  if (p.entry.empty()) {
    out.fields[""] = cell_literal(value, is_plain(p.type), at);
    return;
  }
  if (static_cast<std::size_t>(std::ranges::count(value, ':')) + 1 != p.entry.size())
    pack.at_file(t.file).say(
        "csv.value", at,
        {in_quotes(value) + " phải có " + std::to_string(p.entry.size()) + " phần, nối bằng dấu hai chấm",
         in_quotes(value) + " must have " + std::to_string(p.entry.size()) + " parts, joined by colons"});
  std::size_t begin = 0;
  for (const entry_field& field : p.entry) {
    const std::size_t end = std::min(value.find(':', begin), value.size());
    const std::string part = value.substr(std::min(begin, value.size()), end - std::min(begin, end));
    out.fields[field.name] = cell_literal(part, is_plain(field.type), at);
    begin = end + 1;
  }
}

inline std::optional<ref> cell_ref(const pack_table& t, const csv_row& row, std::string_view column) {
  const std::string_view cell = t.table.cell(row, column);
  if (cell.empty()) return std::nullopt;
  return ref{std::string(cell), t.at(row, column)};
}

void read_table_file(pack_reading& pack, const std::string& path, parameter& p) {
  std::vector<std::string> required = p.keys;
  required.emplace_back("value");
  const auto t = read_table(pack, path, required, {"since", "until", "from", "to", "recorded_on", "note"});
  if (!t) return;
  for (const csv_row& row : t->table.rows) {
    table_row out;
    out.at = t->at(row);
    for (const std::string& key : p.keys) {
      const std::string_view cell = t->table.cell(row, key);
      if (!cell.empty()) out.key[key] = cell_literal(cell, true, t->at(row, key));
    }
    read_table_value(pack, *t, row, p, out);
    out.since = cell_ref(*t, row, "since");
    out.until = cell_ref(*t, row, "until");
    out.from = cell_date(pack, *t, row, "from");
    out.to = cell_date(pack, *t, row, "to");
    if (out.from && out.to && *out.to < *out.from)
      pack.at_file(t->file).say("csv.value", t->at(row, "to"),
                                {"“to” (" + out.to->text() + ") ở trước “from” (" + out.from->text() + ")",
                                 "“to” (" + out.to->text() + ") is before “from” (" + out.from->text() + ")"});
    out.recorded_on = cell_date(pack, *t, row, "recorded_on");
    p.rows.push_back(std::move(out));
  }
}

void read_calendar_file(pack_reading& pack, const std::string& path, calendar_days& c) {
  const auto t = read_table(pack, path, {"day"}, {"name", "note"});
  if (!t) return;
  for (const csv_row& row : t->table.rows) {
    cell_needed(pack, *t, row, "day");
    const auto day = cell_date(pack, *t, row, "day");
    if (!day) continue;
    if (std::ranges::find(c.holidays, *day) != c.holidays.end())
      pack.at_file(t->file).say("csv.repeated", t->at(row, "day"),
                                {"Ngày " + day->text() + " có hai dòng", "The day " + day->text() + " has two rows"});
    c.holidays.push_back(*day);
    c.names.emplace_back(t->table.cell(row, "name"));
  }
}

}  // namespace detail
}  // namespace TIEUCHI_ABI
}  // namespace tieuchi

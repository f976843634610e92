#pragma once

// What a parameter's table must say for sure: cells of the right type, and never two rows for one look-up (format page
// 9).

#include <tieuchi/compile/scope.ipp>

#include <algorithm>
#include <map>

namespace tieuchi {
inline namespace TIEUCHI_ABI {
namespace detail {

/// The number a bound is, where it is one; a name, or a number in quotes, is none.
inline std::optional<number> number_of(const std::optional<literal>& written) {
  return written && !written->quoted ? number::parse(written->text) : std::nullopt;
}

/// Whether a table can look itself up by a name: it has one value, and that is no list.
inline bool is_key(const name_entry& entry) {
  if (entry.kind == name_kind::item || entry.kind == name_kind::duty) return false;
  return !entry.type.is(feel::type::kind::list) && !entry.type.is(feel::type::kind::context);
}

inline feel::type type_of_key(const compiler& work, const slot_source& key) {
  return key.kind == slot_kind::name ? work.book->names[key.name].type : frame_type(work, key.kind);
}

/// Whether the text of a key is a value of its type; the cells of a table have no quotes.
inline bool is_value_of_key(const literal& written, const feel::type& type) {
  const bool text = written.quoted || written.in_table, plain = !written.quoted || written.in_table;
  switch (type.what()) {
    case feel::type::kind::boolean:
      return plain && (written.text == "true" || written.text == "false");
    case feel::type::kind::number:
      return plain && number::parse(written.text);
    case feel::type::kind::date:
      return text && date::parse(written.text);
    case feel::type::kind::rating:
      return text && type.level(written.text);
    default:
      return text;
  }
}

inline bool matches_all(const literal& written) { return written.text == "*"; }

inline void check_keys_of_row(compiler& work, const compiled_parameter& done, const table_row& row) {
  for (std::size_t k = 0; k < done.keys.size(); ++k) {
    const auto given = row.key.find(done.spec->keys[k]);
    const bool known = done.keys[k].kind != slot_kind::name || done.keys[k].name != no_id;
    if (given == row.key.end() || matches_all(given->second) || !known) continue;
    const feel::type type = type_of_key(work, done.keys[k]);
    if (is_value_of_key(given->second, type)) continue;
    const std::string written = "\"" + given->second.text + "\"", key = "\"" + given->first + "\"";
    const bool rating = type.is(feel::type::kind::rating);
    work.report("value.type", given->second.at,
                written + " không phải giá trị của khoá " + key + " kiểu " + type.text(),
                written + " is no value of the key " + key + " of the type " + type.text(), severity::error,
                rating ? nearest_spelling(given->second.text, type.levels()) : std::string());
  }
}

inline void check_fields_of_row(compiler& work, const parameter& p, const table_row& row) {
  const auto say = [&](const spot& at, const std::string& vi, const std::string& en, std::string nearest = {}) {
    work.report("value.type", at, vi, en, severity::error, std::move(nearest));
  };
  if (p.type != value_type::set) {
    const scale_id scale = p.scale ? work.scales.find(p.scale->name) : no_id;
    const auto plain = row.fields.find("");
    if (plain != row.fields.end())
      work.check_literal(plain->second, p.type, scale, "value.type");
    else
      say(row.at, "giá trị kiểu " + std::string(code_of(p.type)) + " không có các trường",
          "a value of the type " + std::string(code_of(p.type)) + " has no fields");
    return;
  }
  std::vector<std::string> known;
  for (const entry_field& field : p.entry) {
    known.push_back(field.name);
    const auto given = row.fields.find(field.name);
    if (given == row.fields.end()) {
      say(row.at, "giá trị thiếu trường \"" + field.name + "\"", "the value lacks the field \"" + field.name + "\"");
      continue;
    }
    const scale_id scale = field.scale ? work.scales.find(field.scale->name) : no_id;
    work.check_literal(given->second, field.type, scale, "value.type");
  }
  for (const auto& [field, value] : row.fields)
    if (!field.empty() && std::ranges::find(known, field) == known.end())
      say(value.at, "không có trường \"" + field + "\"", "there is no field \"" + field + "\"",
          nearest_spelling(field, known));
}

/// What tells the rows of a table apart: which keys are exact and their values, `from` and the day of recording.
inline std::string distinction_of(const compiler& work, const compiled_parameter& done, const table_row& row) {
  std::string out;
  for (std::size_t k = 0; k < done.keys.size(); ++k) {
    const auto given = row.key.find(done.spec->keys[k]);
    std::string part = "*";
    if (given != row.key.end() && !matches_all(given->second)) {
      const bool known = done.keys[k].kind != slot_kind::name || done.keys[k].name != no_id;
      const bool numeric = known && type_of_key(work, done.keys[k]).is(feel::type::kind::number);
      const auto value = numeric ? number::parse(given->second.text) : std::nullopt;
      part = "=" + (value ? value->text() : given->second.text);
    }
    out += std::to_string(part.size()) + ":" + part;
  }
  for (const auto& day : {row.from, row.recorded_on}) out += "/" + (day ? day->text() : std::string());
  return out;
}

inline std::string line_of(const compiler& work, const spot& at) {
  const place where = work.source->files.place_of(at);
  return where.file + ":" + std::to_string(where.line);
}

/// Two rows that neither keys nor days tell apart: which of them holds would be a matter of chance.
inline void check_overlap(compiler& work, const compiled_parameter& done,
                          const std::vector<std::pair<version_id, version_id>>& versions) {
  std::map<std::string, std::vector<std::size_t>> alike;
  const auto& rows = done.spec->rows;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    std::vector<std::size_t>& before = alike[distinction_of(work, done, rows[i])];
    const auto other = std::ranges::find_if(before, [&](std::size_t b) {
      return versions[b].first <= versions[i].second && versions[i].first <= versions[b].second;
    });
    if (other != before.end()) {
      const std::string where = line_of(work, rows[*other].at);
      work.report("parameter.overlap", rows[i].at,
                  "dòng này và dòng ở " + where + " của \"" + done.spec->id +
                      "\" cùng đúng cho một lần tra; không có gì để chọn một dòng",
                  "this row and the one at " + where + " of \"" + done.spec->id +
                      "\" fit the same look-up; nothing says which of them holds");
    }
    before.push_back(i);
  }
}

inline void check_rows(compiler& work, const compiled_parameter& done) {
  std::vector<std::pair<version_id, version_id>> versions;
  const std::size_t before = work.issues.size();
  for (const table_row& row : done.spec->rows) {
    versions.push_back(work.versions_of(row.since, row.until));
    check_keys_of_row(work, done, row);
    if (!row.delegated) check_fields_of_row(work, *done.spec, row);
  }
  if (work.issues.size() == before) check_overlap(work, done, versions);  // what is misread may look alike
}

}  // namespace detail
}  // namespace TIEUCHI_ABI
}  // namespace tieuchi

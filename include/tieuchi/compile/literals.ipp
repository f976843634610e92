#pragma once

// Last stage of a pack without errors: its literals and tables as values, read once for all who ask.

#include <tieuchi/compile/checks_tables.ipp>

#include <stdexcept>
#include <tuple>

namespace tieuchi {
inline namespace TIEUCHI_ABI {
namespace detail {

/// What the stages before have checked; a literal that is none of it would otherwise become some value or other.
template <class T>
T checked_literal(const std::optional<T>& read) {
  if (!read) throw std::logic_error("a literal of the rulebook is no value of its type");
  return *read;
}

inline feel::value literal_of(std::string_view text, const feel::type& type, feel::arena& memory) {
  switch (type.what()) {
    case feel::type::kind::boolean:
      return text == "true";
    case feel::type::kind::number:
      return checked_literal(number::parse(text));
    case feel::type::kind::date:
      return checked_literal(date::parse(text));
    case feel::type::kind::rating:
      return feel::value::rating(checked_literal(type.level(text)));
    default:
      return feel::make_string(text, memory);
  }
}

/// What stands in for a figure: of a set "there is none", of an indicator with a word for none that or one value.
inline feel::value stand_in_of(std::string_view text, const indicator& i, const feel::type& type, feel::arena& memory) {
  if (i.none_word.empty()) return i.type == value_type::set ? feel::value::list({}) : literal_of(text, type, memory);
  if (text == i.none_word) return feel::value::list({});
  const feel::value only = literal_of(text, type.element(), memory);
  return feel::make_list(std::span(&only, 1), memory);
}

inline feel::value value_of_row(const table_row& row, const feel::type& type, feel::arena& memory) {
  if (!type.is(feel::type::kind::context)) return literal_of(row.fields.at("").text, type, memory);
  std::vector<feel::field> fields;
  for (const auto& [name, part] : type.fields())
    fields.push_back({name, literal_of(row.fields.at(name).text, part, memory)});
  return feel::make_context(fields, memory);
}

inline void compile_table(compiler& work, compiled_parameter& p, feel::arena& memory) {
  for (const slot_source& key : p.keys) p.key_types.push_back(type_of_key(work, key));
  for (const table_row& written : p.spec->rows) {
    compiled_table_row row;
    for (std::size_t k = 0; k < p.spec->keys.size(); ++k) {
      const auto given = written.key.find(p.spec->keys[k]);
      const bool all = given == written.key.end() || matches_all(given->second);
      row.key.push_back(all ? std::nullopt : std::optional(literal_of(given->second.text, p.key_types[k], memory)));
    }
    row.delegated = written.delegated;
    if (!row.delegated) row.value = value_of_row(written, p.type, memory);
    std::tie(row.since, row.until) = work.versions_of(written.since, written.until);
    row.spec = &written;
    p.rows.push_back(std::move(row));
  }
}

void compiler::compile_literals() {
  if (has_errors(issues)) return;
  feel::arena& memory = *book->literals;
  for (auto& p : book->parameters) compile_table(*this, p, memory);
  for (auto& m : book->measures)
    if (m.spec->before_start) m.before_start = literal_of(m.spec->before_start->text, m.type, memory);
  for (auto& i : book->indicators) {
    const auto& absent = (i.carry.spec ? *i.carry.spec : source->carry).absent_as;
    if (i.spec->default_value) i.default_value = stand_in_of(i.spec->default_value->text, *i.spec, i.type, memory);
    if (absent && !i.spec->of_agency) i.absent_as = stand_in_of(absent->text, *i.spec, i.type, memory);
  }
}

}  // namespace detail
}  // namespace TIEUCHI_ABI
}  // namespace tieuchi

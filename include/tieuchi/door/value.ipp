#pragma once

#include <tieuchi/core/nearest_day.hpp>
#include <tieuchi/door/office_number.hpp>
#include <tieuchi/door/value.hpp>

#include <algorithm>

namespace tieuchi {
inline namespace TIEUCHI_ABI {
namespace detail {

inline value_text refused_value(std::string vi, std::string en) {
  return {std::nullopt, {std::move(vi), std::move(en)}, {}};
}

inline value_text number_of_text(std::string_view text, bool count) {
  const auto parsed = is_plain_number(text) ? number::parse(text) : std::nullopt;
  if (parsed && (!count || (parsed->is_integer() && parsed->sign() >= 0))) return {feel::value(*parsed), {}, {}};
  return count
             ? refused_value("số nguyên từ 0 trở lên, như 12", "a whole number from 0, such as 12")
             : refused_value("số viết bằng chữ số, phần thập phân sau dấu chấm, như 69.6, không quá 34 chữ số",
                             "a number in digits with a point before its decimals, such as 69.6, of at most 34 digits");
}

inline std::string listed(const std::vector<std::string>& words) {
  std::string all;
  for (const std::string& w : words) all += (all.empty() ? "" : ", ") + w;
  return all;
}

inline value_text level_of_text(std::string_view text, const feel::type& rating) {
  if (!rating.is(feel::type::kind::rating)) return refused_value("một bậc của thang", "a level of the scale");
  if (const auto level = rating.level(text)) return {feel::value::rating(*level), {}, {}};
  value_text refused =
      refused_value("một trong các bậc: " + listed(rating.levels()), "one of the levels " + listed(rating.levels()));
  refused.nearest = nearest_spelling(text, rating.levels());
  return refused;
}

inline value_text scalar_of_text(std::string_view text, value_type type, const feel::type& seen, feel::arena& arena) {
  switch (type) {
    case value_type::boolean:
      if (text == "true" || text == "false") return {feel::value(text == "true"), {}, {}};
      return refused_value("true hoặc false", "true or false");
    case value_type::count:
      return number_of_text(text, true);
    case value_type::number:
      return number_of_text(text, false);
    case value_type::rating:
      return level_of_text(text, seen);
    case value_type::date:
      if (const auto day = date::parse(text)) return {feel::value(*day), {}, {}};
      return {std::nullopt,
              {"một ngày có thật, viết năm-tháng-ngày như 2024-11-14",
               "an existing day as year-month-day, such as 2024-11-14"},
              nearest_day(text)};
    case value_type::text:
      return {feel::make_string(text, arena), {}, {}};
    default:
      return refused_value("một giá trị", "a value");
  }
}

inline std::vector<std::string_view> pieces_of(std::string_view text, char separator) {
  std::vector<std::string_view> pieces;
  for (;;) {
    const std::size_t end = text.find(separator);
    pieces.push_back(text.substr(0, end));
    if (end == std::string_view::npos) return pieces;
    text.remove_prefix(end + 1);
  }
}

inline std::string entry_shape(const std::vector<entry_field>& entry) {
  std::string shape;
  for (const entry_field& f : entry) shape += (shape.empty() ? "" : ":") + f.name;
  return shape;
}

inline value_text entry_of_text(std::string_view text, const value_form& form, const feel::type& seen,
                                feel::arena& arena) {
  const auto pieces = pieces_of(text, ':');
  const std::string shape = entry_shape(*form.entry);
  if (pieces.size() != form.entry->size())
    return refused_value("các mục dạng " + shape + ", nối bằng dấu +, hoặc none",
                         "entries of the form " + shape + ", joined by +, or none");
  std::vector<feel::field> fields;
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    const entry_field& f = (*form.entry)[i];
    if (pieces[i] == unsaid_field) {
      fields.push_back({f.name, feel::value()});
      continue;
    }
    value_text part = scalar_of_text(pieces[i], f.type, seen.field(f.name).value_or(feel::type()), arena);
    if (!part.value) {
      part.expected = {shape + ", trong đó " + f.name + " là " + part.expected.vi,
                       shape + ", where " + f.name + " is " + part.expected.en};
      return part;
    }
    fields.push_back({f.name, *part.value});
  }
  return {feel::make_context(fields, arena), {}, {}};
}

/// Whether a row of a set has no field that is not said.
inline bool says_all(const feel::value& entry) {
  return std::ranges::none_of(entry.fields(), [](const feel::field& f) { return f.value.is(feel::value::kind::null); });
}

inline value_text set_of_text(std::string_view text, const value_form& form, const feel::type& seen,
                              feel::arena& arena) {
  if (!form.entry || !seen.is(feel::type::kind::list)) return refused_value("một tập hợp", "a set");
  std::vector<feel::value> entries;
  if (text != "none") {
    for (const std::string_view piece : pieces_of(text, '+')) {
      value_text one = entry_of_text(piece, form, seen.element(), arena);
      if (!one.value) return one;
      // Two rows that leave the same unsaid may be two of a kind.
      const auto twice = [&](const feel::value& e) { return says_all(e) && feel::identical(e, *one.value); };
      if (std::ranges::none_of(entries, twice)) entries.push_back(*one.value);
    }
  }
  return {feel::make_list(entries, arena), {}, {}};
}

}  // namespace detail

value_form form_of(const indicator& i, const feel::type& seen) { return {i.type, seen, &i.entry, i.none_word}; }

value_text value_of_text(std::string_view text, const value_form& form, feel::arena& arena) {
  if (form.none_word.empty())
    return form.type == value_type::set ? detail::set_of_text(text, form, form.seen, arena)
                                        : detail::scalar_of_text(text, form.type, form.seen, arena);
  if (text == form.none_word) return {feel::make_list({}, arena), {}, {}};
  if (!form.seen.is(feel::type::kind::list)) return detail::refused_value("một giá trị", "a value");
  value_text one = value_of_text(text, {form.type, form.seen.element(), form.entry, {}}, arena);
  if (one.value)
    one.value = feel::make_list(std::span<const feel::value>(&*one.value, 1), arena);
  else
    one.expected = {one.expected.vi + ", hoặc " + std::string(form.none_word),
                    one.expected.en + ", or " + std::string(form.none_word)};
  return one;
}

std::string text_of_value(const feel::value& v, const value_form& form) {
  using kind = feel::value::kind;
  switch (v.what()) {
    case kind::boolean:
      return v.boolean() ? "true" : "false";
    case kind::number:
      return v.number().text();
    case kind::string:
      return std::string(v.string());
    case kind::date:
      return v.date().text();
    case kind::rating:
      return form.seen.is(feel::type::kind::rating) ? form.seen.levels().at(v.level()) : std::string();
    case kind::list:
      break;
    case kind::null:
      return std::string(unsaid_field);
    default:
      return {};
  }
  const bool set = form.type == value_type::set && form.none_word.empty();
  if (v.elements().empty()) return set ? "none" : std::string(form.none_word);
  if (!set) return text_of_value(v.elements()[0], {form.type, form.seen.element(), form.entry, {}});
  std::string all;
  for (const feel::value& e : v.elements()) {
    std::string one;
    for (const entry_field& f : *form.entry) {
      const feel::value* part = e.find(f.name);
      const feel::type seen = form.seen.element().field(f.name).value_or(feel::type());
      if (part) one += (one.empty() ? "" : ":") + text_of_value(*part, {f.type, seen, nullptr, {}});
    }
    all += (all.empty() ? "" : "+") + one;
  }
  return all;
}

bool same_report(const feel::value& a, const feel::value& b, value_type type) {
  if (type != value_type::set || !a.is(feel::value::kind::list) || !b.is(feel::value::kind::list))
    return feel::identical(a, b);
  return std::ranges::is_permutation(a.elements(), b.elements(), feel::identical);
}

}  // namespace TIEUCHI_ABI
}  // namespace tieuchi

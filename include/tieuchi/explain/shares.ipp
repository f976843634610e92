#pragma once

// Shares of counts: which two counts a figure of a rule is the quotient of; for explain/ only.

#include <tieuchi/assess/engine.hpp>
#include <tieuchi/explain/shown.hpp>
#include <tieuchi/feel/token.hpp>

#include <utility>

namespace tieuchi {
inline namespace TIEUCHI_ABI {
namespace detail {

inline std::optional<name_id> name_written(const rulebook& rules, const feel::token& t) {
  const auto name = t.is(feel::token::kind::name) ? rules.name(t.text) : std::nullopt;
  return name && rules.names[*name].id == t.text ? name : std::nullopt;
}

inline bool is_count(const rulebook& rules, name_id name) {
  const name_entry& entry = rules.names[name];
  const std::size_t at = entry.variants.back().element;
  switch (entry.kind) {
    case name_kind::indicator:
      return rules.programme->indicators[at].type == value_type::count;
    case name_kind::measure:
      return rules.programme->measures[at].type == value_type::count;
    case name_kind::parameter:
    case name_kind::lifecycle:
    case name_kind::item:
    case name_kind::duty:
      break;
  }
  return false;
}

using two_names = std::pair<name_id, name_id>;

/// The counts of `part / whole`; nothing for any other text.
inline std::optional<two_names> quotient_written(const rulebook& rules, const std::vector<feel::token>& tokens) {
  if (tokens.size() != 4 || !tokens[1].is("/")) return std::nullopt;
  const auto part = name_written(rules, tokens[0]), whole = name_written(rules, tokens[2]);
  if (!part || !whole || !is_count(rules, *part) || !is_count(rules, *whole)) return std::nullopt;
  return two_names(*part, *whole);
}

/// The counts that a measure is the quotient of in a version.
inline std::optional<two_names> share_measured_by(const rulebook& rules, name_id name, version_id version) {
  const name_entry& entry = rules.names[name];
  if (entry.kind != name_kind::measure) return std::nullopt;
  const auto& value = rules.measures[rules.variant_read(name, version).element].value;
  if (!value || !value->text.program) return std::nullopt;
  return quotient_written(rules, feel::tokens_of(value->text.program.text()));
}

/// The name that a text is and no more.
inline std::optional<name_id> name_alone(const rulebook& rules, std::string_view text) {
  const auto tokens = feel::tokens_of(text);
  return tokens.size() == 2 ? name_written(rules, tokens[0]) : std::nullopt;
}

/// The counts of a side of a comparison: `part / whole`, or a measure that is one.
inline std::optional<two_names> share_written(const rulebook& rules, std::string_view operand, version_id version) {
  if (const auto name = name_alone(rules, operand)) return share_measured_by(rules, *name, version);
  return quotient_written(rules, feel::tokens_of(operand));
}

/// The counts in a frame; nothing where one is not known or may not be shown.
inline std::optional<share_of_counts> known_counts(engine& e, const two_names& parts, const frame& f,
                                                   const by_id<name_id, bool>& hidden) {
  if (hidden[parts.first] || hidden[parts.second]) return std::nullopt;
  const feel::value part = e.value(parts.first, f).value, whole = e.value(parts.second, f).value;
  if (!part.is(feel::value::kind::number) || !whole.is(feel::value::kind::number)) return std::nullopt;
  return share_of_counts{part.number(), whole.number()};
}

}  // namespace detail
}  // namespace TIEUCHI_ABI
}  // namespace tieuchi

#pragma once

// Inputs for the names of a random rule, lists as long as they may be.

#include "random_rule.hpp"

#include <tieuchi/feel/value.hpp>

#include <cstdint>
#include <vector>

namespace specification {

/// Some parts are unknown.
inline std::vector<tieuchi::feel::value> full_inputs(random_rule& random, tieuchi::feel::arena& memory) {
  using tieuchi::number;
  using tieuchi::feel::value;
  const auto maybe = [&](const value& v) {
    return random.below(4) > 0 ? v : unknown_because({"f", -1, "late"}, memory);
  };
  const auto a_number = [&] { return maybe(number(random.below(4))); };
  const auto a_boolean = [&] { return maybe(random.below(2) == 0); };
  const auto a_level = [&] { return maybe(value::rating(static_cast<std::uint32_t>(random.below(3)))); };
  const auto a_list = [&](const auto& element) {
    std::vector<value> elements;
    for (std::size_t i = 0; i < random_bound; ++i) elements.push_back(element());
    return maybe(make_list(elements, memory));
  };
  const auto numbers = [&] { return a_list(a_number); };
  const auto a_context = [&] {
    const tieuchi::feel::field fields[] = {{"a", a_number()}, {"ok", a_boolean()}};
    return maybe(make_context(fields, memory));
  };
  const auto a_record = [&] {
    const tieuchi::feel::field fields[] = {{"a", a_number()}, {"of", numbers()}};
    return maybe(make_context(fields, memory));
  };
  return {a_number(), a_number(), a_number(),        a_boolean(), a_boolean(),     a_level(),
          a_level(),  numbers(),  a_list(a_boolean), a_context(), a_list(numbers), a_list(a_record)};
}

/// Nothing is unknown; no number is above 3.
inline std::vector<tieuchi::feel::value> known_inputs(tieuchi::feel::arena& memory) {
  using tieuchi::number;
  using tieuchi::feel::value;
  const value numbers[] = {number(1), number(2), number(3)};
  const value xs = make_list(numbers, memory);
  const value truths[] = {false, false, true};
  const value lists[] = {xs, xs, xs};
  const tieuchi::feel::field fields[] = {{"a", number(1)}, {"ok", true}};
  const tieuchi::feel::field record_fields[] = {{"a", number(1)}, {"of", xs}};
  const value record = make_context(record_fields, memory);
  const value records[] = {record, record, record};
  const value level = value::rating(1);
  return {number(1),
          number(2),
          number(3),
          true,
          false,
          level,
          level,
          xs,
          make_list(truths, memory),
          make_context(fields, memory),
          make_list(lists, memory),
          make_list(records, memory)};
}

}  // namespace specification

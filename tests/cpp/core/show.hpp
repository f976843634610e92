#pragma once

// How the tests print values of core when an expectation fails.

#include <tieuchi/core/duration.hpp>
#include <tieuchi/core/number.hpp>
#include <tieuchi/core/outcome.hpp>

#include <optional>
#include <ostream>
#include <string>
#include <string_view>

namespace tieuchi {
inline namespace TIEUCHI_ABI {

inline std::ostream& operator<<(std::ostream& out, outcome o) { return out << code_of(o); }
inline std::ostream& operator<<(std::ostream& out, const number& n) { return out << n.text(); }
inline std::ostream& operator<<(std::ostream& out, const date& d) { return out << d.text(); }
inline std::ostream& operator<<(std::ostream& out, const months_duration& d) { return out << d.text(); }
inline std::ostream& operator<<(std::ostream& out, const time_duration& d) { return out << d.text(); }

}  // namespace TIEUCHI_ABI
}  // namespace tieuchi

/// The text of a value that may be missing.
template <class Value>
std::string text_or_nothing(const std::optional<Value>& value) {
  return value ? value->text() : "nothing";
}

/// The number of a text that is known to be one.
inline tieuchi::number num(std::string_view text, const tieuchi::number_limits& limits = tieuchi::strict_limits) {
  return tieuchi::number::parse(text, limits).value();
}

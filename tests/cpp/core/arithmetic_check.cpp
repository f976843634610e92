// Reads operations with expected results from standard input, as tests/python/oracle/arithmetic_oracle.py writes them,
// and tells how many differ; the first ten are shown.

#include <tieuchi/core/duration.hpp>
#include <tieuchi/core/number.hpp>
#include <tieuchi/core/number_text.hpp>

#include <functional>
#include <iostream>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace {

using namespace tieuchi;
using fields = std::vector<std::string>;

fields split(std::string_view text, char separator) {
  fields parts;
  for (;;) {
    const std::size_t end = text.find(separator);
    parts.emplace_back(text.substr(0, end));
    if (end == std::string_view::npos) return parts;
    text.remove_prefix(end + 1);
  }
}

int128 whole(std::string_view text) {
  const bool negative = take_character(text, '-');
  int128 value = 0;
  for (const char c : text) value = value * 10 + (negative ? '0' - c : c - '0');
  return value;
}

std::string text_of(int128 value) { return (value < 0 ? "-" : "") + digits_of(detail::magnitude(value)); }

/// A number from its canonical parts, without any arithmetic of the library.
number from_parts(const std::string& text) {
  const fields parts = split(text, ',');
  const int128 coefficient = whole(parts[0]);
  if (parts[2] != "1") return detail::number_access::fraction(coefficient, static_cast<uint128>(whole(parts[2])));
  return detail::number_access::decimal(coefficient, static_cast<int>(whole(parts[1])));
}

std::string shown(const std::optional<number>& n) {
  if (!n) return "undefined";
  return text_of(n->coefficient()) + ',' + std::to_string(n->exponent()) + ',' + digits_of(n->denominator()) + ' ' +
         n->text();
}

std::string shown(const std::optional<months_duration>& d) { return d ? std::to_string(d->months) : "undefined"; }
std::string shown(const std::optional<time_duration>& d) { return d ? text_of(d->nanoseconds) : "undefined"; }

rounding rounding_of(const std::string& name) {
  using enum rounding;
  static const std::map<std::string, rounding> names{
      {"floor", floor},         {"ceiling", ceiling},    {"up", up}, {"down", down}, {"half_up", half_up},
      {"half_down", half_down}, {"half_even", half_even}};
  return names.at(name);
}

std::string order_of(const number& a, const number& b) {
  const auto order = a <=> b;
  if ((order == 0) != (a == b)) return "equality and order differ";
  return order < 0 ? "-1" : order > 0 ? "1" : "0";
}

std::string compute(const fields& f, const number_limits& limits) {
  using binary = std::optional<number> (*)(const number&, const number&, const number_limits&);
  static const std::map<std::string, binary> operations{{"add", add},           {"subtract", subtract},
                                                        {"multiply", multiply}, {"divide", divide},
                                                        {"modulo", modulo},     {"power", power}};
  const std::string& name = f[1];
  if (const auto found = operations.find(name); found != operations.end()) {
    return shown(found->second(from_parts(f[2]), from_parts(f[3]), limits));
  }
  if (name == "round") return shown(round(from_parts(f[3]), from_parts(f[4]), rounding_of(f[2]), limits));
  if (name == "order") return order_of(from_parts(f[2]), from_parts(f[3]));
  if (name == "parse") return shown(number::parse(f[2], limits));
  if (name == "ratio") return shown(number::of_ratio(whole(f[2]), whole(f[3]), limits));
  if (name == "print") return from_parts(f[2]).text(static_cast<int>(whole(f[3])));
  const months_duration months{static_cast<std::int64_t>(whole(f[2]))};
  const time_duration time{whole(f[2])};
  if (name == "months times") return shown(multiply(months, from_parts(f[3])));
  if (name == "months over") return shown(divide(months, from_parts(f[3])));
  if (name == "nanoseconds times") return shown(multiply(time, from_parts(f[3])));
  if (name == "nanoseconds over") return shown(divide(time, from_parts(f[3])));
  return "no such operation";
}

}  // namespace

int main() {
  std::ios::sync_with_stdio(false);
  long read = 0;
  long differences = 0;
  for (std::string line; std::getline(std::cin, line); ++read) {
    const fields f = split(line, '\t');
    const std::string found = compute(f, f[0] == "strict" ? strict_limits : conformance_limits);
    if (found == f.back()) continue;
    if (++differences <= 10) std::cout << line << "\n  found " << found << '\n';
  }
  std::cout << read << " operations, " << differences << " differences\n";
  return differences == 0 && read > 0 ? 0 : 1;
}

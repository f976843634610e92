// Numbers: two texts, a line each; what they are and what becomes of them keeps the laws of exact arithmetic.

#include "door.hpp"

#include <tieuchi/core/number.hpp>

#include <optional>

using namespace tieuchi;

namespace {

void reads_what_it_prints(const number& n, const number_limits& limits) {
  if (!n.is_decimal(limits)) return;
  door::expect(number::parse(n.text(), limits) == std::optional(n), "a decimal reads back from its text");
}

void keeps_the_laws(const number& a, const number& b, const number_limits& limits) {
  door::expect(add(a, b, limits) == add(b, a, limits), "a + b = b + a");
  door::expect(multiply(a, b, limits) == multiply(b, a, limits), "a * b = b * a");
  const auto difference = subtract(a, b, limits);
  const auto opposite = subtract(b, a, limits);
  door::expect(difference.has_value() == opposite.has_value(), "a - b and b - a have values together");
  if (difference) {
    door::expect(*difference == negate(*opposite), "a - b = -(b - a)");
    door::expect((difference->sign() == 0) == (a == b), "a - b is 0 for equal numbers alone");
    door::expect(difference->sign() == 0 || (difference->sign() > 0) == (a > b), "the sign of a - b orders them");
  }
  const auto quotient = divide(a, b, limits);
  door::expect(b.sign() != 0 || !quotient, "nothing is divided by 0");
  if (quotient) reads_what_it_prints(*quotient, limits);
  const auto rest = modulo(a, b, limits);
  if (rest && rest->sign() != 0) door::expect(rest->sign() == b.sign(), "a rest has the sign of the divisor");
  static_cast<void>(power(a, b, limits));
  for (const rounding way : {rounding::floor, rounding::ceiling, rounding::up, rounding::down, rounding::half_up,
                             rounding::half_down, rounding::half_even})
    if (const auto rounded = round(a, b, way, limits))
      door::expect(round(*rounded, b, way, limits) == rounded, "rounding again changes nothing");
}

void run_within(std::string_view text, const number_limits& limits) {
  const auto a = number::parse(door::take_line(text), limits);
  const auto b = number::parse(door::take_line(text), limits);
  if (a) reads_what_it_prints(*a, limits);
  if (a) door::expect(absolute(*a).sign() >= 0, "a magnitude is not negative");
  if (a && b) keeps_the_laws(*a, *b, limits);
  if (a) static_cast<void>(a->text(3));
}

}  // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  const std::string_view text = door::text_of(bytes, size);
  run_within(text, strict_limits);
  run_within(text, conformance_limits);
  return 0;
}

// Dates and durations: three texts, a line each; the first may be a date, the others durations of either kind.

#include "door.hpp"

#include <tieuchi/core/date.hpp>
#include <tieuchi/core/duration.hpp>

#include <optional>

using namespace tieuchi;

namespace {

void keeps_its_parts(const date& day) {
  door::expect(date::parse(day.text()) == std::optional(day), "a date reads back from its text");
  door::expect(date::of(day.year(), day.month(), day.day()) == std::optional(day), "a date is its parts");
  door::expect(first_day_of_month(day) <= day && day <= last_day_of_month(day), "a day lies in its month");
  door::expect(day.weekday() >= 1 && day.weekday() <= 7, "a week has seven days");
}

template <class Duration>
void keeps_the_laws(std::string_view one, std::string_view other, const std::optional<date>& day) {
  const auto a = Duration::parse(one);
  if (!a) return;
  door::expect(Duration::parse(a->text()) == a, "a duration reads back from its text");
  door::expect(negate(negate(*a)) == *a, "the opposite of the opposite is the duration");
  if (day)
    if (const auto later = add(*day, *a)) {
      keeps_its_parts(*later);
      door::expect(add(*day, *a) == subtract(*day, negate(*a)), "to add is to subtract the opposite");
    }
  const auto b = Duration::parse(other);
  if (!b) return;
  door::expect(add(*a, *b) == add(*b, *a), "a + b = b + a");
  if (const auto difference = subtract(*a, *b)) door::expect(add(*difference, *b) == a, "(a - b) + b = a");
  if (const auto ratio = divide(*a, *b)) static_cast<void>(multiply(*b, *ratio));
  static_cast<void>(absolute(*b).text());
}

}  // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  std::string_view text = door::text_of(bytes, size);
  const auto day = date::parse(door::take_line(text));
  const std::string_view one = door::take_line(text);
  const std::string_view other = door::take_line(text);
  if (day) keeps_its_parts(*day);
  if (const auto second = date::parse(one); day && second) {
    static_cast<void>(years_and_months_between(*day, *second));
    const auto apart = subtract(*second, *day);
    door::expect(add(*day, apart) == second, "a date plus the days to another is the other");
  }
  keeps_the_laws<months_duration>(one, other, day);
  keeps_the_laws<time_duration>(one, other, day);
  return 0;
}

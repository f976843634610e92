// The names of the library stay unambiguous where a file uses its namespace beside the standard headers.
#include <strings.h>
#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdlib>
#include <cstring>
#include <ctime>
#include <filesystem>
#include <functional>
#include <iostream>
#include <memory_resource>
#include <numeric>
#include <ranges>
#include <regex>
#include <thread>
#include <tieuchi/feel/feel.hpp>
#include <tieuchi/tieuchi.hpp>
#include <variant>

using namespace tieuchi;

int main() {
  const date day = *date::parse("2026-12-31");
  const number seven(7);
  const tieuchi::words words{"bảy", "seven"};
  const issue told;
  const period year = year_period(2026);
  const outcome answer = all_of(tally{.met = 2, .unknown = 1});
  const programme empty;
  const feel::value value(seven);
  return answer == outcome::unknown && value.number() == seven && words.in("en") == "seven" && add_days(day, 1) &&
                 told.code.empty() && year == year_period(2026) && empty.id.empty()
             ? 0
             : 1;
}

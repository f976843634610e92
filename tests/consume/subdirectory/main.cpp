#define TIEUCHI_IMPLEMENT_CORE
#include <tieuchi/core/issue.hpp>
#include <tieuchi/core/outcome.hpp>
#include <tieuchi/implementation.hpp>

int main() { return tieuchi::all_of(tieuchi::tally{.met = 2, .unknown = 1}) == tieuchi::outcome::unknown ? 0 : 1; }

#include <tieuchi/core/outcome.hpp>

std::string_view code_in_a_part() { return tieuchi::code_of(tieuchi::outcome::not_met); }

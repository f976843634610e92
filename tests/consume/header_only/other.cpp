#include <tieuchi/tieuchi.hpp>

using code_function = std::string_view (*)(tieuchi::outcome) noexcept;

code_function code_of_other_unit() { return &tieuchi::code_of; }

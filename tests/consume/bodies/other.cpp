#include <tieuchi/core/outcome.hpp>

using code_function = std::string_view (*)(tieuchi::outcome) noexcept;

code_function code_of_other_file() { return &tieuchi::code_of; }

#include <tieuchi/tieuchi.hpp>

using code_function = std::string_view (*)(tieuchi::outcome) noexcept;

code_function code_of_other_unit();

int main() {
  const code_function here = &tieuchi::code_of;
  return here(tieuchi::outcome::met) == "met" && here == code_of_other_unit() ? 0 : 1;
}

#include <string_view>

const char* code_by_headers();
const char* code_by_library();
const void* place_in_headers();
const void* place_in_library();

int main() {
  const bool same_answer = std::string_view(code_by_headers()) == code_by_library();
  const bool kept_apart = place_in_headers() != place_in_library();
  return same_answer && kept_apart ? 0 : 1;
}

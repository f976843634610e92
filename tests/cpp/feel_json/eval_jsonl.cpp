// eval_jsonl --mode strict|conformance [FILE]: one case a line in, one result a line out.

#include <tieuchi/feel_json/values.hpp>

#include <fstream>
#include <iostream>
#include <string>

namespace {

int answer_lines(std::istream& in, tieuchi::feel::mode mode) {
  tieuchi::feel::jsonl_count count;
  for (std::string line; std::getline(in, line);) std::cout << tieuchi::feel::eval_jsonl(line + '\n', mode, count);
  if (!std::cout.flush() || count.unreadable > 0) return 2;
  return count.refused > 0 ? 1 : 0;
}

}  // namespace

int main(int argc, char** argv) {
  const std::string mode = argc > 2 && std::string(argv[1]) == "--mode" ? argv[2] : "";
  if (argc > 4 || (mode != "strict" && mode != "conformance")) {
    std::cerr << "usage: eval_jsonl --mode strict|conformance [FILE]\n";
    return 2;
  }
  std::ios::sync_with_stdio(false);
  const auto chosen = mode == "strict" ? tieuchi::feel::mode::strict : tieuchi::feel::mode::conformance;
  if (argc < 4) return answer_lines(std::cin, chosen);
  std::ifstream file(argv[3]);
  if (!file) {
    std::cerr << "cannot read " << argv[3] << '\n';
    return 2;
  }
  return answer_lines(file, chosen);
}

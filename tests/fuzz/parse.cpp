// Lexer and parser: any bytes give a tree or one issue, and the canonical text of a tree reads back to itself.

#include "door.hpp"

#include <tieuchi/feel/ast_text.hpp>
#include <tieuchi/feel/parser.hpp>

#include <string>

namespace feel = tieuchi::feel;

int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  const std::string_view text = door::text_of(bytes, size);
  static_cast<void>(feel::parse(text, feel::mode::conformance));
  const feel::parsed read = feel::parse(text);
  if (read.issue) {
    door::expect(read.issue->place <= text.size(), "an issue lies in the text");
    return 0;
  }
  const std::string canonical = feel::ast_text(read.tree);
  const feel::parsed again = feel::parse(canonical);
  // Canonical spacing may be longer than what was written, up to the bounds of reading.
  if (again.issue) {
    door::expect(again.issue->code.starts_with("feel.bound."), "a canonical text reads");
    return 0;
  }
  door::expect(feel::ast_text(again.tree) == canonical, "the canonical text of a canonical text is itself");
  door::expect(feel::rule_hash(text) == feel::rule_hash(canonical), "layout does not change a hash");
  return 0;
}

// The JSON tree: any bytes give issues, or a tree whose values lie in the text and inside each other.

#include "door.hpp"

#include <tieuchi/text/json_tree.hpp>

namespace {

void expect_inside(const tieuchi::json_node& node, std::size_t begin, std::size_t end) {
  door::expect(begin <= node.offset && node.offset < node.end && node.end <= end, "a value lies inside its parent");
  for (const tieuchi::json_node& child : node.children) {
    if (node.kind == tieuchi::json_kind::object) {
      door::expect(node.offset < child.key_offset && child.key_offset < child.offset, "a key stands before its value");
      door::expect(node.find(child.key) == &child, "a member is found by its key");
    }
    expect_inside(child, node.offset, node.end);
  }
}

}  // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  const auto read = tieuchi::parse_json(door::text_of(bytes, size), "x.json", {std::size_t{1} << 16, 10'000, 64});
  for (const tieuchi::issue& found : read.issues) static_cast<void>(tieuchi::describe(found, "en"));
  if (read.ok()) expect_inside(read.value.root, 0, read.value.text.size());
  return 0;
}

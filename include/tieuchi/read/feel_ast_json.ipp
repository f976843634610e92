#pragma once

#include <tieuchi/feel/ast_text.hpp>
#include <tieuchi/feel/parser.hpp>
#include <tieuchi/read/feel_ast_json.hpp>
#include <tieuchi/read/feel_json.hpp>

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

namespace tieuchi {
inline namespace TIEUCHI_ABI {
namespace feel {
namespace detail {

inline constexpr std::array<std::string_view, 24> node_kind_names{
    "number", "string",  "boolean", "null", "at",   "name", "call", "list", "range", "context", "negate",  "arithmetic",
    "logic",  "compare", "between", "in",   "test", "if",   "for",  "some", "every", "path",    "bracket", "invoke"};

/// Builds a tree from JSON; false as soon as something does not fit.
class ast_reader {
 public:
  bool read(const nlohmann::json& j) {
    if (!j.is_object() || !j.contains("nodes") || !j["nodes"].is_array() || j["nodes"].size() > greatest_nodes)
      return false;
    for (const auto& n : j["nodes"])
      if (!n.is_object() || !read_node(n)) return false;
    const auto root = id_of(j.value("root", nlohmann::json()));
    tree.root = root.value_or(no_node);
    return root.has_value();
  }

  ast tree;

 private:
  /// The index of a node that was read already.
  [[nodiscard]] std::optional<node_id> id_of(const nlohmann::json& j) const {
    if (!j.is_number_unsigned() || j.get<std::uint64_t>() >= tree.nodes.size()) return std::nullopt;
    return static_cast<node_id>(j.get<std::uint64_t>());
  }

  bool read_node(const nlohmann::json& j) {
    const auto kind = std::ranges::find(node_kind_names, j.value("kind", std::string()));
    if (kind == node_kind_names.end() || (j.contains("text") && !j["text"].is_string())) return false;
    node n;
    n.kind = static_cast<node_kind>(kind - node_kind_names.begin());
    n.text = j.value("text", std::string());
    n.first = static_cast<std::uint32_t>(tree.children.size());
    const nlohmann::json args = j.value("args", nlohmann::json::array());
    for (const auto& a : args) {
      const auto id = id_of(a);
      if (!id) return false;
      tree.children.push_back(*id);
    }
    n.count = static_cast<std::uint32_t>(args.size());
    if (!count_fits(n) || !read_extras(j, n)) return false;
    tree.nodes.push_back(std::move(n));
    return true;
  }

  [[nodiscard]] static bool count_fits(const node& n) {
    using enum node_kind;
    switch (n.kind) {
      case call:
      case list:
      case context:
        return true;
      case range:
        return n.count == 2 && n.text.size() == 2;
      case arithmetic:
      case logic:
      case compare:
      case bracket:
        return n.count == 2;
      case between:
      case if_:
        return n.count == 3;
      case in:
        return n.count >= 2;
      case invoke:
        return n.count >= 1;
      case negate:
      case test:
      case path:
      case for_:
      case some:
      case every:
        return n.count == 1;
      default:
        return n.count == 0;
    }
  }

  bool read_extras(const nlohmann::json& j, node& n) {
    if (n.kind == node_kind::context) {
      const nlohmann::json keys = j.value("keys", nlohmann::json::array());
      n.extra = static_cast<std::uint32_t>(tree.keys.size());
      n.extras = static_cast<std::uint32_t>(keys.size());
      for (const auto& k : keys) {
        if (!k.is_string()) return false;
        tree.keys.push_back({k.get<std::string>(), 0});
      }
      return n.extras == n.count;
    }
    if (n.kind != node_kind::for_ && n.kind != node_kind::some && n.kind != node_kind::every) return true;
    const nlohmann::json iterators = j.value("iterators", nlohmann::json::array());
    n.extra = static_cast<std::uint32_t>(tree.iterators.size());
    n.extras = static_cast<std::uint32_t>(iterators.size());
    for (const auto& i : iterators) {
      if (!i.is_object() || !i.contains("name") || !i["name"].is_string()) return false;
      const auto from = id_of(i.value("from", nlohmann::json()));
      const auto to = i.contains("to") ? id_of(i["to"]) : std::optional(no_node);
      if (!from || !to) return false;
      tree.iterators.push_back({i["name"].get<std::string>(), 0, 0, *from, *to});
    }
    return n.extras > 0;
  }
};

inline std::string extras_json(const ast& tree, const node& n) {
  std::string out;
  if (n.kind == node_kind::context) {
    for (std::uint32_t i = 0; i < n.extras; ++i)
      out += (out.empty() ? "" : ",") + json_string(tree.keys[n.extra + i].text);
    return ",\"keys\":[" + out + "]";
  }
  for (std::uint32_t i = 0; i < n.extras; ++i) {
    const iterator& it = tree.iterators[n.extra + i];
    out += (out.empty() ? "" : ",") + ("{\"from\":" + std::to_string(it.from)) + ",\"name\":" + json_string(it.name) +
           (it.to == no_node ? "" : ",\"to\":" + std::to_string(it.to)) + "}";
  }
  return out.empty() ? "" : ",\"iterators\":[" + out + "]";
}

}  // namespace detail

TIEUCHI_INLINE std::string to_json(const ast& tree) {
  std::string nodes;
  for (const node& n : tree.nodes) {
    std::string args;
    for (std::uint32_t i = 0; i < n.count; ++i)
      args += (args.empty() ? "" : ",") + std::to_string(tree.children[n.first + i]);
    nodes += (nodes.empty() ? "" : ",") + ("{\"args\":[" + args + "]") + detail::extras_json(tree, n) +
             ",\"kind\":" + json_string(detail::node_kind_names[static_cast<std::size_t>(n.kind)]) +
             ",\"text\":" + json_string(n.text) + "}";
  }
  return "{\"nodes\":[" + nodes + "],\"root\":" + std::to_string(tree.root) + "}";
}

/// Whatever the JSON holds, only a tree that its own text reads back to is one of a rule.
TIEUCHI_INLINE checked<ast> read_ast(std::string_view text) {
  checked<ast> out;
  detail::ast_reader reader;
  const bool read = reader.read(nlohmann::json::parse(text, nullptr, false));
  const std::string written = read ? ast_text(reader.tree) : std::string();
  parsed again = parse(written);
  if (read && !again.issue && ast_text(again.tree) == written) {
    out.value = std::move(again.tree);
    return out;
  }
  issue i;
  i.code = "feel.json.tree";
  i.message = {"không phải là cây cú pháp của một quy tắc", "this is no syntax tree of a rule"};
  out.issues.push_back(std::move(i));
  return out;
}

}  // namespace feel
}  // namespace TIEUCHI_ABI
}  // namespace tieuchi

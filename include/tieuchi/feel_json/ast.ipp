#pragma once

#include <tieuchi/feel_json/ast.hpp>
#include <tieuchi/feel_json/values.hpp>

#include <array>
#include <string>
#include <vector>

namespace tieuchi {
inline namespace TIEUCHI_ABI {
namespace feel {
namespace detail {

inline constexpr std::array<std::string_view, 24> node_kind_names{
    "number", "string",  "boolean", "null", "at",   "name", "call", "list", "range", "context", "negate",  "arithmetic",
    "logic",  "compare", "between", "in",   "test", "if",   "for",  "some", "every", "path",    "bracket", "invoke"};

/// What a node says of itself in the typed form.
struct node_words {
  std::string type;  ///< JSON; empty for a bare name that a host function takes
  std::string_view means;
  node_id bound_by = no_node;
};

inline std::string_view means_word(const node& n, const meaning& m) {
  switch (m.what) {
    case meaning::form::slot:
      return "declared";
    case meaning::form::variable:
      return "variable";
    case meaning::form::item_key:
      return "item_key";
    case meaning::form::level:
      return "level";
    case meaning::form::builtin:
      return "builtin";
    case meaning::form::host:
      return "host_function";
    case meaning::form::index:
      return "index";
    case meaning::form::filter:
      return "filter";
    default:
      return n.kind == node_kind::name && !m.type ? "argument" : "";
  }
}

/// Which node makes each variable: a loop, a context or a filter.
inline std::vector<node_id> makers_of(const ast& tree, const meanings& found) {
  std::vector<node_id> makers(found.variables, no_node);
  for (node_id id = 0; id < tree.nodes.size(); ++id) {
    const node& n = tree[id];
    const auto& made = n.kind == node_kind::context ? found.key_names : found.names;
    for (std::uint32_t i = 0; i < n.extras; ++i) makers[made[n.extra + i]] = id;
    if (found.of[id].what == meaning::form::filter) makers[found.items[id]] = id;
  }
  return makers;
}

/// A test has no value of its own; with the value before it, it is a condition.
inline std::vector<node_words> words_of_nodes(const ast& tree, const meanings& found) {
  const std::vector<node_id> makers = makers_of(tree, found);
  std::vector<node_words> all;
  for (node_id id = 0; id < tree.nodes.size(); ++id) {
    const meaning& m = found.of[id];
    node_words words{m.type ? to_json(*m.type) : "", means_word(tree[id], m)};
    if (tree[id].kind == node_kind::test) words.type = to_json(type::boolean());
    const bool bound = m.what == meaning::form::variable || m.what == meaning::form::item_key;
    if (bound && m.index < makers.size()) words.bound_by = makers[m.index];
    all.push_back(std::move(words));
  }
  return all;
}

inline std::string member_json(std::string_view key, const std::string& content) {
  return content.empty() ? "" : ",\"" + std::string(key) + "\":" + content;
}

inline std::string iterators_json(const ast& tree, const node& n) {
  std::string out;
  for (std::uint32_t i = 0; i < n.extras; ++i) {
    const iterator& it = tree.iterators[n.extra + i];
    out += (out.empty() ? "" : ",") + ("{\"from\":" + std::to_string(it.from)) + ",\"name\":" + json_string(it.name) +
           (it.to == no_node ? "" : ",\"to\":" + std::to_string(it.to)) + "}";
  }
  return out.empty() ? "" : "[" + out + "]";
}

inline std::string keys_json(const ast& tree, const node& n) {
  std::string out;
  for (std::uint32_t i = 0; i < n.extras; ++i)
    out += (out.empty() ? "" : ",") + json_string(tree.keys[n.extra + i].text);
  return "[" + out + "]";
}

inline std::string node_json(const ast& tree, node_id id, const node_words& words) {
  const node& n = tree[id];
  const bool context = n.kind == node_kind::context;
  std::string args;
  for (std::uint32_t i = 0; i < n.count; ++i) args += (i == 0 ? "" : ",") + std::to_string(tree.child(id, i));
  return "{\"args\":[" + args + "]" +
         member_json("bound_by", words.bound_by == no_node ? "" : std::to_string(words.bound_by)) +
         member_json("iterators", context ? "" : iterators_json(tree, n)) +
         member_json("keys", context ? keys_json(tree, n) : "") +
         member_json("kind", json_string(node_kind_names[static_cast<std::size_t>(n.kind)])) +
         member_json("means", words.means.empty() ? "" : json_string(words.means)) +
         member_json("place", std::to_string(n.place)) + member_json("text", json_string(n.text)) +
         member_json("type", words.type) + "}";
}

inline std::string tree_json(const ast& tree, const std::vector<node_words>& words) {
  std::string nodes;
  for (node_id id = 0; id < tree.nodes.size(); ++id)
    nodes += (id == 0 ? "" : ",") + node_json(tree, id, id < words.size() ? words[id] : node_words());
  return "{\"nodes\":[" + nodes + "],\"root\":" + std::to_string(tree.root) + "}";
}

}  // namespace detail

std::string to_json(const ast& tree) { return detail::tree_json(tree, {}); }

std::string to_json(const ast& tree, const meanings& found) {
  return detail::tree_json(tree, detail::words_of_nodes(tree, found));
}

}  // namespace feel
}  // namespace TIEUCHI_ABI
}  // namespace tieuchi

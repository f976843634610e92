#pragma once

#include <tieuchi/feel/ast_text.hpp>
#include <tieuchi/feel/wording.hpp>
#include <tieuchi/feel_json/ast.ipp>
#include <tieuchi/feel_json/types.ipp>

#include <algorithm>
#include <optional>
#include <utility>

namespace tieuchi {
inline namespace TIEUCHI_ABI {
namespace feel {
namespace detail {

/// No text that the parser reads is deeper, so that the printer need not recurse into what is.
inline constexpr std::size_t greatest_tree_depth = 1'024;

inline constexpr std::array<std::string_view, 9> node_members{"args",  "bound_by", "iterators", "keys", "kind",
                                                              "means", "place",    "text",      "type"};

inline bool is_left_chain(node_kind k) {
  using enum node_kind;
  return k == arithmetic || k == logic || k == path || k == bracket || k == invoke;
}

inline bool is_loop(node_kind k) { return k == node_kind::for_ || k == node_kind::some || k == node_kind::every; }

/// Whether a node has as many children as its kind wants.
inline bool count_fits(const node& n) {
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

/// Builds a tree from JSON; remembers the first node that does not fit.
class ast_reader {
 public:
  bool read(const json& j) {
    const auto nodes = j.is_object() ? j.find("nodes") : j.end();
    if (!j.is_object() || nodes == j.end() || !nodes->is_array() || !j.contains("root"))
      return fail("", {"cần một đối tượng có `nodes` và `root`", "an object with `nodes` and `root` is needed"});
    if (nodes->size() > greatest_nodes)
      return fail("/nodes", {"có quá nhiều nút (nhiều nhất 4096)", "there are too many nodes (at most 4096)"});
    for (const json& n : *nodes)
      if (!read_node(n)) return false;
    const auto root = id_of(j["root"]);
    if (!root || std::ranges::count(taken_, false) != 1 || taken_[*root])
      return fail("/root", {"mỗi nút, trừ nút gốc, phải là con của đúng một nút",
                            "each node but the root is a child of exactly one node"});
    tree.root = *root;
    return true;
  }

  ast tree;
  std::optional<issue> wrong;

 private:
  bool fail(const std::string& where, words message) {
    if (!wrong) wrong = json_issue("feel.json.tree", where, std::move(message));
    return false;
  }

  bool fail_here(const std::string& member, words message) {
    return fail("/nodes/" + std::to_string(tree.nodes.size()) + member, std::move(message));
  }

  bool fail_member(const std::string& member) {
    fail_here("/" + pointer_token(member), quoted("nút không có thành phần ", "a node has no member ", member));
    wrong->nearest = nearest_spelling(member, {node_members.begin(), node_members.end()});
    return false;
  }

  [[nodiscard]] std::optional<node_id> id_of(const json& j) const {
    if (!j.is_number_unsigned() || j.get<std::uint64_t>() >= tree.nodes.size()) return std::nullopt;
    return static_cast<node_id>(j.get<std::uint64_t>());
  }

  /// A child: an earlier node that is no child yet.
  std::optional<node_id> take(const json& j) {
    const auto id = id_of(j);
    if (!id || taken_[*id]) return std::nullopt;
    taken_[*id] = true;
    deepest_ = std::max(deepest_, depths_[*id] + 1);
    return id;
  }

  bool read_node(const json& j) {
    const words what{"một nút có `kind`, `text` và `args`", "a node has `kind`, `text` and `args`"};
    if (!j.is_object()) return fail_here("", what);
    for (const auto& [member, unused] : j.items())
      if (std::ranges::find(node_members, member) == node_members.end()) return fail_member(member);
    node n;
    deepest_ = 0;
    if (!read_kind(j, n) || !read_args(j, n)) return false;
    if (!count_fits(n)) return fail_here("/args", {"số nút con không hợp với loại nút", "the kind has other children"});
    if (n.kind == node_kind::context && !read_keys(j, n)) return false;
    if (is_loop(n.kind) && !read_iterators(j, n)) return false;
    if (deepest_ > greatest_tree_depth) return fail_here("", {"cây quá sâu", "the tree is too deep"});
    depths_.push_back(deepest_);
    taken_.push_back(false);
    tree.nodes.push_back(std::move(n));
    return true;
  }

  bool read_kind(const json& j, node& n) {
    const auto kind = j.find("kind");
    const auto words = j.find("text");
    if (kind == j.end() || !kind->is_string())
      return fail_here("/kind", {"thiếu loại của nút", "the kind of the node is missing"});
    const auto& name = kind->get_ref<const std::string&>();
    const auto known = std::ranges::find(node_kind_names, name);
    if (known == node_kind_names.end()) {
      fail_here("/kind", quoted("không có loại nút ", "there is no kind of node ", name));
      wrong->nearest = nearest_spelling(name, {node_kind_names.begin(), node_kind_names.end()});
      return false;
    }
    if (words != j.end() && !words->is_string())
      return fail_here("/text", {"`text` phải là chuỗi", "`text` is a string"});
    n.kind = static_cast<node_kind>(known - node_kind_names.begin());
    if (words != j.end()) n.text = words->get<std::string>();
    return true;
  }

  bool read_args(const json& j, node& n) {
    static const json none = json::array();
    const json& args = j.contains("args") ? j["args"] : none;
    const words message{"`args` là số của các nút đứng trước, mỗi nút chỉ có một cha",
                        "`args` are numbers of earlier nodes, each with one parent only"};
    if (!args.is_array()) return fail_here("/args", message);
    n.first = static_cast<std::uint32_t>(tree.children.size());
    n.count = static_cast<std::uint32_t>(args.size());
    for (const json& a : args) {
      const bool first_of_chain = is_left_chain(n.kind) && tree.children.size() == n.first;
      const std::size_t before = deepest_;
      const auto id = take(a);
      if (!id) return fail_here("/args", message);
      if (first_of_chain) deepest_ = std::max(before, depths_[*id]);
      tree.children.push_back(*id);
    }
    return true;
  }

  bool read_keys(const json& j, node& n) {
    const bool there = j.contains("keys") && j["keys"].is_array() && j["keys"].size() == n.count;
    n.extra = static_cast<std::uint32_t>(tree.keys.size());
    n.extras = n.count;
    if (there)
      for (const json& k : j["keys"])
        if (k.is_string()) tree.keys.push_back({k.get<std::string>(), 0});
    if (there && tree.keys.size() == n.extra + n.count) return true;
    return fail_here("/keys", {"mỗi nút con của ngữ cảnh cần một khóa", "each child of a context needs a key"});
  }

  bool read_iterators(const json& j, node& n) {
    const words message{"vòng lặp cần `iterators`: `name`, `from` và có thể `to`",
                        "a loop needs `iterators`: `name`, `from` and perhaps `to`"};
    const auto found = j.find("iterators");
    if (found == j.end() || !found->is_array() || found->empty()) return fail_here("/iterators", message);
    n.extra = static_cast<std::uint32_t>(tree.iterators.size());
    n.extras = static_cast<std::uint32_t>(found->size());
    for (const json& i : *found) {
      if (!i.is_object() || !i.contains("name") || !i["name"].is_string() || !i.contains("from"))
        return fail_here("/iterators", message);
      const auto from = take(i["from"]);
      const auto to = i.contains("to") ? take(i["to"]) : std::optional(no_node);
      if (!from || !to) return fail_here("/iterators", message);
      tree.iterators.push_back({i["name"].get<std::string>(), 0, 0, *from, *to});
    }
    return true;
  }

  std::vector<bool> taken_;
  std::vector<std::size_t> depths_;  ///< by node, left chains counted once
  std::size_t deepest_ = 0;          ///< of the node that is being read
};

/// Whether two nodes say the same without their children. A single test behind `in` needs no brackets and is printed
/// with them.
inline bool same_words(const ast& a, node_id x, const ast& b, node_id y) {
  const node& m = a[x];
  const node& n = b[y];
  if (m.kind != n.kind || m.count != n.count || m.extras != n.extras) return false;
  const bool one_test = m.kind == node_kind::in && m.count == 2 && a[a.child(x, 1)].kind == node_kind::test;
  return m.text == n.text || (one_test && m.text.empty() && n.text == "(");
}

/// For each node of one tree the same node of another; empty where they differ.
inline std::vector<node_id> same_nodes(const ast& a, const ast& b) {
  if (a.nodes.size() != b.nodes.size()) return {};
  std::vector<node_id> found(a.nodes.size(), no_node);
  std::vector<std::pair<node_id, node_id>> open{{a.root, b.root}};
  while (!open.empty()) {
    const auto [x, y] = open.back();
    open.pop_back();
    if ((x == no_node) != (y == no_node)) return {};
    if (x == no_node) continue;
    const node& m = a[x];
    const node& n = b[y];
    if (!same_words(a, x, b, y)) return {};
    found[x] = y;
    for (std::uint32_t i = 0; i < m.count; ++i) open.emplace_back(a.child(x, i), b.child(y, i));
    for (std::uint32_t i = 0; i < m.extras; ++i) {
      if (m.kind == node_kind::context) {
        if (a.keys[m.extra + i].text != b.keys[n.extra + i].text) return {};
        continue;
      }
      const iterator& p = a.iterators[m.extra + i];
      const iterator& q = b.iterators[n.extra + i];
      if (p.name != q.name) return {};
      open.emplace_back(p.from, q.from);
      open.emplace_back(p.to, q.to);
    }
  }
  return found;
}

/// A tree that was read, and where each node of the JSON stands in it.
struct read_tree {
  ast tree;
  std::string text;
  std::vector<node_id> nodes;
};

/// Whatever the JSON holds, only a tree that its own text reads back to is one of a rule.
inline checked<read_tree> tree_of_json(const json& j, mode m) {
  checked<read_tree> out;
  ast_reader reader;
  if (!reader.read(j)) {
    out.issues.push_back(*std::move(reader.wrong));
    return out;
  }
  out.value.text = ast_text(reader.tree);
  parsed again = parse(out.value.text, m);
  if (again.issue) {
    out.issues.push_back(word(*again.issue, again, out.value.text, nullptr));
    return out;
  }
  out.value.nodes = same_nodes(reader.tree, again.tree);
  if (out.value.nodes.empty())
    out.issues.push_back(json_issue("feel.json.tree", {},
                                    {"không văn bản quy tắc nào có cây này; nó viết ra là `" + out.value.text + "`",
                                     "no rule text has this tree; it would read `" + out.value.text + "`"}));
  out.value.tree = std::move(again.tree);
  return out;
}

/// Says what the JSON of one node gives otherwise than the checker.
class annotation_check {
 public:
  annotation_check(const read_tree& read, const meanings& found)
      : read_(read), words_(words_of_nodes(read.tree, found)) {
    back_.resize(read.nodes.size());
    for (node_id id = 0; id < read.nodes.size(); ++id) back_[read.nodes[id]] = id;
  }

  std::optional<issue> check(const json& j, node_id id) const {
    const node_words& words = words_[read_.nodes[id]];
    if (j.contains("type"))
      if (auto wrong = check_type(j["type"], id, words.type)) return wrong;
    if (j.contains("means") && j["means"] != std::string(words.means))
      return differs(id, "means", shown_json(j["means"]), std::string(words.means));
    if (j.contains("bound_by")) {
      const std::string found = words.bound_by == no_node ? "" : std::to_string(back_[words.bound_by]);
      if (!j["bound_by"].is_number_unsigned() || shown_json(j["bound_by"]) != found)
        return differs(id, "bound_by", shown_json(j["bound_by"]), found);
    }
    return std::nullopt;
  }

 private:
  [[nodiscard]] std::optional<issue> check_type(const json& j, node_id id, const std::string& found) const {
    json_types reader("/nodes/" + std::to_string(id) + "/type");
    const auto given = reader.read(j);
    if (!given) return reader.wrong;
    if (to_json(*given) == found) return std::nullopt;
    return differs(id, "type", to_json(*given), found);
  }

  [[nodiscard]] issue differs(node_id id, const std::string& member, const std::string& given,
                              const std::string& found) const {
    const std::string part = ast_text(read_.tree, read_.nodes[id]);
    const std::string vi = found.empty() ? "không có" : found, en = found.empty() ? "none" : found;
    return json_issue("feel.json.tree", "/nodes/" + std::to_string(id) + "/" + member,
                      {"`" + member + "` của `" + part + "` ghi là " + given + ", kiểm tra cho thấy là " + vi,
                       "`" + member + "` of `" + part + "` is given as " + given + ", the checker finds " + en});
  }

  const read_tree& read_;
  std::vector<node_words> words_;
  std::vector<node_id> back_;  ///< by node of the tree: its number in the JSON
};

}  // namespace detail

checked<ast> read_ast(std::string_view text, mode m) {
  checked<detail::read_tree> read = detail::tree_of_json(detail::held_json(text).root(), m);
  checked<ast> out;
  out.issues = std::move(read.issues);
  if (out.ok()) out.value = std::move(read.value.tree);
  return out;
}

checked<typed_ast> read_ast(std::string_view text, const scope& names, const compile_options& options) {
  const detail::held_json held(text);
  const detail::json& j = held.root();
  checked<detail::read_tree> read = detail::tree_of_json(j, mode::strict);
  checked<typed_ast> out;
  out.issues = std::move(read.issues);
  if (!out.ok()) return out;
  auto found = check(read.value.tree, read.value.text, names, options);
  out.issues = std::move(found.issues);
  if (!out.ok()) return out;
  const detail::annotation_check annotations(read.value, found.value);
  for (node_id id = 0; id < read.value.nodes.size(); ++id)
    if (auto wrong = annotations.check(j["nodes"][id], id)) out.issues.push_back(*std::move(wrong));
  out.value = {std::move(read.value.tree), std::move(found.value)};
  return out;
}

}  // namespace feel
}  // namespace TIEUCHI_ABI
}  // namespace tieuchi

#pragma once

#include <tieuchi/core/hash.hpp>
#include <tieuchi/feel/ast_text.hpp>
#include <tieuchi/feel/parser.hpp>
#include <tieuchi/feel/print.hpp>
#include <tieuchi/feel/token.hpp>

#include <stdexcept>
#include <vector>

namespace tieuchi {
inline namespace TIEUCHI_ABI {
namespace feel {
namespace detail {

/// How tightly a node binds, loosest first; a part that binds more loosely than its place allows goes into brackets.
enum class binding_strength {
  expression,
  disjunction,
  conjunction,
  comparison,
  sum,
  term,
  power,
  unary,
  postfix,
  primary
};

inline binding_strength strength_of(const node& n) {
  switch (n.kind) {
    case node_kind::if_:
    case node_kind::for_:
    case node_kind::some:
    case node_kind::every:
      return binding_strength::expression;
    case node_kind::logic:
      return n.text == "or" ? binding_strength::disjunction : binding_strength::conjunction;
    case node_kind::compare:
    case node_kind::between:
    case node_kind::in:
    case node_kind::test:
      return binding_strength::comparison;
    case node_kind::arithmetic:
      if (n.text == "**") return binding_strength::power;
      return n.text == "*" || n.text == "/" ? binding_strength::term : binding_strength::sum;
    case node_kind::negate:
      return binding_strength::unary;
    case node_kind::path:
    case node_kind::bracket:
    case node_kind::invoke:
      return binding_strength::postfix;
    case node_kind::number:
    case node_kind::string:
    case node_kind::boolean:
    case node_kind::null:
    case node_kind::at:
    case node_kind::name:
    case node_kind::call:
    case node_kind::list:
    case node_kind::range:
    case node_kind::context:
      return binding_strength::primary;
  }
  return binding_strength::primary;
}

inline binding_strength tighter(binding_strength s) { return static_cast<binding_strength>(static_cast<int>(s) + 1); }

class tree_printer {
 public:
  explicit tree_printer(const ast& tree) : tree_(tree) {}

  /// Left chains may be as long as a text, so they are walked and not recursed into.
  std::string print(node_id id, binding_strength least = binding_strength::expression) const {
    std::vector<node_id> chain;
    node_id first = id;
    while (chained(tree_[first]) && (chain.empty() || !needs_brackets(first, left_place(tree_[chain.back()])))) {
      chain.push_back(first);
      first = tree_.child(first, 0);
    }
    std::string out = chain.empty() ? print_one(first) : print(first, left_place(tree_[chain.back()]));
    for (; !chain.empty(); chain.pop_back()) out += rest(chain.back());
    return needs_brackets(id, least) ? "(" + out + ")" : out;
  }

 private:
  static bool chained(const node& n) { return is_chained(n.kind) || n.kind == node_kind::invoke; }

  static binding_strength left_place(const node& n) { return strength_of(n); }

  [[nodiscard]] bool needs_brackets(node_id id, binding_strength least) const { return strength_of(tree_[id]) < least; }

  [[nodiscard]] std::string child(node_id id, std::uint32_t i, binding_strength least) const {
    return print(tree_.child(id, i), least);
  }

  [[nodiscard]] std::string children(node_id id, std::uint32_t from) const {
    std::string out;
    for (std::uint32_t i = from; i < tree_[id].count; ++i)
      out += (out.empty() ? "" : ", ") + child(id, i, binding_strength::expression);
    return out;
  }

  /// What stands behind the left part of a chain.
  [[nodiscard]] std::string rest(node_id id) const {
    const node& n = tree_[id];
    if (n.kind == node_kind::path) return "." + n.text;
    if (n.kind == node_kind::bracket) return "[" + child(id, 1, binding_strength::expression) + "]";
    if (n.kind == node_kind::invoke) return "(" + children(id, 1) + ")";
    return " " + n.text + " " + child(id, 1, tighter(strength_of(n)));
  }

  [[nodiscard]] std::string print_one(node_id id) const {
    const node& n = tree_[id];
    constexpr auto sum = binding_strength::sum;
    constexpr auto whole = binding_strength::expression;
    switch (n.kind) {
      case node_kind::string:
        return quoted_text(n.text);
      case node_kind::at:
        return "@" + quoted_text(n.text);
      case node_kind::call:
        return n.text + "(" + children(id, 0) + ")";
      case node_kind::list:
        return "[" + children(id, 0) + "]";
      case node_kind::range:
        return n.text.front() + child(id, 0, whole) + ".." + child(id, 1, whole) + n.text.back();
      case node_kind::context:
        return context(id);
      case node_kind::negate:
        return "-" + child(id, 0, binding_strength::unary);
      case node_kind::compare:
        return child(id, 0, sum) + " " + n.text + " " + child(id, 1, sum);
      case node_kind::between:
        return child(id, 0, sum) + " between " + child(id, 1, sum) + " and " + child(id, 2, sum);
      case node_kind::in:
        return child(id, 0, sum) + " in " + tests(id);
      case node_kind::test:
        return n.text + " " + child(id, 0, sum);
      case node_kind::if_:
        return "if " + child(id, 0, whole) + " then " + child(id, 1, whole) + " else " + child(id, 2, whole);
      case node_kind::for_:
        return "for " + iterators(id) + " return " + child(id, 0, whole);
      case node_kind::some:
        return "some " + iterators(id) + " satisfies " + child(id, 0, whole);
      case node_kind::every:
        return "every " + iterators(id) + " satisfies " + child(id, 0, whole);
      case node_kind::number:
      case node_kind::boolean:
      case node_kind::null:
      case node_kind::name:
        return n.text;
      case node_kind::arithmetic:
      case node_kind::logic:
      case node_kind::path:
      case node_kind::bracket:
      case node_kind::invoke:
        break;
    }
    throw std::logic_error("a chained node is printed behind its left part");
  }

  [[nodiscard]] std::string tests(node_id id) const {
    const node& n = tree_[id];
    if (n.text == "(") return "(" + children(id, 1) + ")";
    return child(id, 1, binding_strength::sum);
  }

  [[nodiscard]] std::string context(node_id id) const {
    const node& n = tree_[id];
    std::string out;
    for (std::uint32_t i = 0; i < n.count; ++i) {
      const std::string& key = tree_.keys[n.extra + i].text;
      out += (out.empty() ? "" : ", ") + (is_name(key) ? key : quoted_text(key)) + ": " +
             child(id, i, binding_strength::expression);
    }
    return "{" + out + "}";
  }

  [[nodiscard]] std::string iterators(node_id id) const {
    const node& n = tree_[id];
    std::string out;
    for (std::uint32_t i = 0; i < n.extras; ++i) {
      const iterator& it = tree_.iterators[n.extra + i];
      out += (out.empty() ? "" : ", ") + it.name + " in " + print(it.from);
      if (it.to != no_node) out += ".." + print(it.to);
    }
    return out;
  }

  const ast& tree_;
};

}  // namespace detail

std::string ast_text(const ast& tree) { return ast_text(tree, tree.root); }

std::string ast_text(const ast& tree, node_id id) { return detail::tree_printer(tree).print(id); }

std::string rule_hash(std::string_view rule_text) {
  const parsed read = parse(rule_text);
  return sha256_hex(read.issue ? std::string(rule_text) : ast_text(read.tree));
}

}  // namespace feel
}  // namespace TIEUCHI_ABI
}  // namespace tieuchi

#pragma once

#include <tieuchi/feel/builtin.hpp>
#include <tieuchi/feel/parser.hpp>

#include <algorithm>
#include <array>
#include <initializer_list>
#include <utility>
#include <vector>

namespace tieuchi {
inline namespace TIEUCHI_ABI {
namespace feel {
namespace detail {

/// Recursive descent over semantics section 2. After the first issue every function returns no_node.
class parser {
 public:
  parser(mode m, parsed& out) : mode_(m), out_(out) {}

  void run() {
    out_.tree.root = expression();
    if (!failed() && !here().is(token::kind::end)) fail(expected::end);
  }

 private:
  using children = std::vector<node_id>;

  [[nodiscard]] bool failed() const { return out_.issue.has_value(); }
  [[nodiscard]] const token& here() const { return out_.tokens[at_]; }
  [[nodiscard]] const token& ahead(std::size_t n) const {
    return out_.tokens[std::min(at_ + n, out_.tokens.size() - 1)];
  }
  [[nodiscard]] bool at(std::string_view word) const { return here().is(word); }

  node_id fail(expected wanted) {
    if (here().is(token::kind::character)) return fail_as("feel.parse.character", here().begin, wanted);
    if (here().is(token::kind::unterminated)) return fail_as("feel.parse.unterminated", here().begin, wanted);
    if (here().is(token::kind::escape)) return fail_as("feel.parse.escape", here().begin, wanted);
    return fail_as("feel.parse.unexpected", here().begin, wanted);
  }

  node_id fail_as(std::string code, std::size_t place, expected wanted) {
    if (!failed()) out_.issue = parse_issue{std::move(code), place, at_, wanted};
    return no_node;
  }

  bool take(std::string_view word, expected wanted) {
    if (failed()) return false;
    if (!at(word)) return fail(wanted), false;
    ++at_;
    return true;
  }

  bool take_if(std::string_view word) {
    if (failed() || !at(word)) return false;
    ++at_;
    return true;
  }

  node_id add(node_kind kind, std::size_t place, std::size_t begin, std::string text, const children& parts) {
    if (failed()) return no_node;
    ast& tree = out_.tree;
    if (tree.nodes.size() >= greatest_nodes) return fail_as("feel.bound.nodes", 0, expected::end);
    node n;
    n.kind = kind;
    n.place = static_cast<std::uint32_t>(place);
    n.begin = static_cast<std::uint32_t>(begin);
    n.end = at_ == 0 ? 0 : out_.tokens[at_ - 1].end;
    n.text = std::move(text);
    n.first = static_cast<std::uint32_t>(tree.children.size());
    n.count = static_cast<std::uint32_t>(parts.size());
    tree.children.insert(tree.children.end(), parts.begin(), parts.end());
    tree.nodes.push_back(std::move(n));
    return static_cast<node_id>(tree.nodes.size() - 1);
  }

  bool open() {
    if (failed()) return false;
    if (++depth_ <= greatest_nesting) return true;
    --depth_;
    return fail_as("feel.bound.nesting", here().begin, expected::end), false;
  }

  node_id expression() {
    if (!open()) return no_node;
    node_id n = no_node;
    if (at("if")) n = if_expression();
    else if (at("for")) n = iteration(node_kind::for_, "return", expected::return_);
    else if (at("some")) n = iteration(node_kind::some, "satisfies", expected::satisfies);
    else if (at("every")) n = iteration(node_kind::every, "satisfies", expected::satisfies);
    else n = disjunction();
    --depth_;
    return n;
  }

  node_id if_expression() {
    const std::size_t begin = here().begin;
    ++at_;
    const node_id condition = expression();
    if (!take("then", expected::then)) return no_node;
    const node_id yes = expression();
    if (!take("else", expected::else_)) return no_node;
    const node_id no = expression();
    return add(node_kind::if_, begin, begin, {}, {condition, yes, no});
  }

  node_id iteration(node_kind kind, std::string_view word, expected wanted) {
    const std::size_t begin = here().begin;
    ++at_;
    std::vector<iterator> iterators;
    do iterators.push_back(one_iterator());
    while (take_if(","));
    if (!take(word, wanted)) return no_node;
    const node_id body = expression();
    const node_id n = add(kind, begin, begin, {}, {body});
    if (failed()) return no_node;
    node& made = out_.tree.nodes[n];
    made.extra = static_cast<std::uint32_t>(out_.tree.iterators.size());
    made.extras = static_cast<std::uint32_t>(iterators.size());
    std::ranges::move(iterators, std::back_inserter(out_.tree.iterators));
    return n;
  }

  iterator one_iterator() {
    iterator it;
    if (failed()) return it;
    if (!here().is(token::kind::name)) return fail(expected::name), it;
    it.name = here().text;
    it.place = here().begin;
    ++at_;
    if (!take("in", expected::in)) return it;
    it.from = expression();
    it.dots = here().begin;
    if (take_if("..")) it.to = expression();
    return it;
  }

  /// left { operator right }, for the levels that group to the left.
  template <class Next>
  node_id chain(node_kind kind, std::initializer_list<std::string_view> operators, const Next& next) {
    const std::size_t begin = here().begin;
    node_id left = next();
    while (!failed() && std::ranges::any_of(operators, [this](std::string_view o) { return at(o); })) {
      const token sign = here();
      ++at_;
      const node_id right = next();
      left = add(kind, sign.begin, begin, std::string(sign.text), {left, right});
    }
    return failed() ? no_node : left;
  }

  node_id disjunction() {
    return chain(node_kind::logic, {"or"}, [this] { return conjunction(); });
  }
  node_id conjunction() {
    return chain(node_kind::logic, {"and"}, [this] { return comparison(); });
  }
  node_id sum() {
    return chain(node_kind::arithmetic, {"+", "-"}, [this] { return term(); });
  }
  node_id term() {
    return chain(node_kind::arithmetic, {"*", "/"}, [this] { return power(); });
  }
  node_id power() {
    return chain(node_kind::arithmetic, {"**"}, [this] { return unary(); });
  }

  [[nodiscard]] bool at_compare() const {
    constexpr std::array<std::string_view, 6> compares{"=", "!=", "<", "<=", ">", ">="};
    return here().is(token::kind::symbol) && std::ranges::find(compares, here().text) != compares.end();
  }

  node_id comparison() {
    const std::size_t begin = here().begin;
    const node_id left = sum();
    if (failed()) return no_node;
    const token sign = here();
    if (at_compare()) {
      ++at_;
      const node_id right = sum();
      return add(node_kind::compare, sign.begin, begin, std::string(sign.text), {left, right});
    }
    if (take_if("between")) {
      const node_id least = sum();
      if (!take("and", expected::and_)) return no_node;
      const node_id greatest = sum();
      return add(node_kind::between, sign.begin, begin, "between", {left, least, greatest});
    }
    if (take_if("in")) return tests(left, sign.begin, begin);
    return left;
  }

  node_id one_test() {
    if (failed() || !at_compare()) return no_node;
    const token sign = here();
    ++at_;
    const node_id right = sum();
    return add(node_kind::test, sign.begin, sign.begin, std::string(sign.text), {right});
  }

  node_id tests(node_id left, std::size_t place, std::size_t begin) {
    if (at_compare()) {
      const node_id only = one_test();
      return add(node_kind::in, place, begin, {}, {left, only});
    }
    if (!at("(")) {
      const node_id only = sum();
      return add(node_kind::in, place, begin, {}, {left, only});
    }
    const std::size_t bracket = here().begin;
    ++at_;
    children parts{left, inner()};
    if (!failed() && parts[1] != no_node && at("..") && out_.tree[parts[1]].kind != node_kind::test) {
      const node_id range = rest_of_range(parts[1], bracket, '(');
      return add(node_kind::in, place, begin, {}, {left, range});
    }
    while (take_if(",")) parts.push_back(inner());
    if (!take(")", expected::bracket)) return no_node;
    return add(node_kind::in, place, begin, "(", parts);
  }

  node_id inner() {
    if (failed()) return no_node;
    return at_compare() ? one_test() : expression();
  }

  /// From the `..` on.
  node_id rest_of_range(node_id from, std::size_t begin, char bracket) {
    ++at_;
    const node_id to = expression();
    if (failed()) return no_node;
    if (!at("]") && !at(")")) return fail(expected::range_end);
    const std::string brackets{bracket, here().text.front()};
    ++at_;
    return add(node_kind::range, begin, begin, brackets, {from, to});
  }

  node_id unary() {
    if (failed()) return no_node;
    if (!at("-")) return postfix();
    if (!open()) return no_node;
    const std::size_t begin = here().begin;
    ++at_;
    const node_id of = unary();
    --depth_;
    return add(node_kind::negate, begin, begin, "-", {of});
  }

  node_id postfix() {
    const std::size_t begin = here().begin;
    node_id n = primary();
    while (!failed()) {
      const std::size_t place = here().begin;
      if (take_if(".")) {
        if (!here().is(token::kind::name)) return fail(expected::name);
        std::string key(here().text);
        ++at_;
        n = add(node_kind::path, place, begin, std::move(key), {n});
      } else if (take_if("[")) {
        const node_id inside = expression();
        if (!take("]", expected::list_end)) return no_node;
        n = add(node_kind::bracket, place, begin, {}, {n, inside});
      } else if (mode_ == mode::conformance && take_if("(")) {
        children parts{n};
        if (!arguments(parts)) return no_node;
        n = add(node_kind::invoke, begin, begin, {}, parts);
      } else {
        return n;
      }
    }
    return no_node;
  }

  /// Arguments behind the opening bracket, and the closing one.
  bool arguments(children& parts) {
    if (take_if(")")) return true;
    do parts.push_back(expression());
    while (take_if(","));
    return take(")", expected::arguments_end);
  }

  node_id leaf(node_kind kind, std::string text) {
    const std::size_t begin = here().begin;
    ++at_;
    return add(kind, begin, begin, std::move(text), {});
  }

  node_id primary() {
    if (failed()) return no_node;
    const token& t = here();
    switch (t.what) {
      case token::kind::number: return leaf(node_kind::number, std::string(t.text));
      case token::kind::string: return leaf(node_kind::string, t.value);
      case token::kind::name: return name_or_call();
      case token::kind::keyword: return keyword();
      case token::kind::symbol: return bracketed();
      default: return fail(expected::operand);
    }
  }

  node_id keyword() {
    if (at("true") || at("false")) return leaf(node_kind::boolean, std::string(here().text));
    if (at("null")) return leaf(node_kind::null, "null");
    if (!at("not")) return fail(expected::operand);
    if (ahead(1).is("(")) return call(1);
    ++at_;
    return fail(expected::not_bracket);
  }

  /// Number of tokens of the built-in of several words that starts here, 0 when there is none.
  [[nodiscard]] std::size_t phrase() const {
    for (const builtin_entry& entry : builtins()) {
      std::size_t words = 0;
      std::string_view rest = entry.name;
      if (rest.find(' ') == std::string_view::npos) continue;
      for (bool same = true; same && !rest.empty(); ++words) {
        const std::string_view word = rest.substr(0, rest.find(' '));
        same = ahead(words).text == word && ahead(words).what != token::kind::string;
        rest.remove_prefix(same ? std::min(word.size() + 1, rest.size()) : 0);
      }
      if (rest.empty() && ahead(words).is("(")) return words;
    }
    return 0;
  }

  node_id name_or_call() {
    if (const std::size_t words = phrase(); words > 0) return call(words);
    if (ahead(1).is("(")) return call(1);
    return leaf(node_kind::name, std::string(here().text));
  }

  node_id call(std::size_t words) {
    const std::size_t begin = here().begin;
    std::string name(here().text);
    for (std::size_t i = 1; i < words; ++i) name.append(" ").append(ahead(i).text);
    at_ += words + 1;
    children parts;
    if (!arguments(parts)) return no_node;
    return add(node_kind::call, begin, begin, std::move(name), parts);
  }

  node_id bracketed() {
    if (at("@")) return at_literal();
    if (at("[")) return list_or_range();
    if (at("{")) return context();
    if (!at("(")) return fail(expected::operand);
    const std::size_t begin = here().begin;
    ++at_;
    const node_id inside = expression();
    if (failed()) return no_node;
    if (at("..")) return rest_of_range(inside, begin, '(');
    return take(")", expected::bracket) ? inside : no_node;
  }

  node_id at_literal() {
    const std::size_t begin = here().begin;
    ++at_;
    if (!here().is(token::kind::string)) return fail(expected::string);
    std::string text = here().value;
    ++at_;
    return add(node_kind::at, begin, begin, std::move(text), {});
  }

  node_id list_or_range() {
    const std::size_t begin = here().begin;
    ++at_;
    if (take_if("]")) return add(node_kind::list, begin, begin, {}, {});
    children parts{expression()};
    if (failed()) return no_node;
    if (at("..")) return rest_of_range(parts[0], begin, '[');
    while (take_if(",")) {
      if (parts.size() == greatest_list) return fail_as("feel.bound.list", begin, expected::list_end);
      parts.push_back(expression());
    }
    if (!take("]", expected::list_end)) return no_node;
    return add(node_kind::list, begin, begin, {}, parts);
  }

  node_id context() {
    const std::size_t begin = here().begin;
    ++at_;
    children parts;
    std::vector<context_key> keys;
    if (!take_if("}")) {
      do {
        keys.push_back(one_key());
        if (!take(":", expected::colon)) return no_node;
        parts.push_back(expression());
      } while (take_if(","));
      if (!take("}", expected::context_end)) return no_node;
    }
    const node_id n = add(node_kind::context, begin, begin, {}, parts);
    if (failed()) return no_node;
    out_.tree.nodes[n].extra = static_cast<std::uint32_t>(out_.tree.keys.size());
    out_.tree.nodes[n].extras = static_cast<std::uint32_t>(keys.size());
    std::ranges::move(keys, std::back_inserter(out_.tree.keys));
    return n;
  }

  context_key one_key() {
    context_key key;
    key.place = here().begin;
    if (failed()) return key;
    if (here().is(token::kind::string)) {
      key.text = here().value;
      ++at_;
      return key;
    }
    if (!here().is(token::kind::name)) return fail(expected::name), key;
    do {
      if (!key.text.empty() && out_.tokens[at_ - 1].end < here().begin) key.text += ' ';
      key.text += here().text;
      ++at_;
    } while (mode_ == mode::conformance && !at(":") && here().what < token::kind::character &&
             !here().is(token::kind::end));
    return key;
  }

  mode mode_;
  parsed& out_;
  std::size_t at_ = 0;
  std::size_t depth_ = 0;
};

}  // namespace detail

TIEUCHI_INLINE parsed parse(std::string_view text, mode m) {
  parsed out;
  if (text.size() > greatest_length) {
    out.tokens.emplace_back();
    out.issue = parse_issue{"feel.bound.length", 0, 0, expected::end};
    return out;
  }
  out.tokens = tokens_of(text);
  detail::parser(m, out).run();
  return out;
}

}  // namespace feel
}  // namespace TIEUCHI_ABI
}  // namespace tieuchi

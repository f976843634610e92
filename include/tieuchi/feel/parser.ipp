#pragma once

#include <tieuchi/feel/parser.hpp>
#include <tieuchi/feel/parser_run.ipp>

#include <algorithm>

namespace tieuchi {
inline namespace TIEUCHI_ABI {
namespace feel {
namespace detail {

void parser::run() {
  out_.tree.root = expression();
  if (!failed() && !here().is(token::kind::end)) fail(expected::end);
}

const token& parser::ahead(std::size_t n) const { return out_.tokens[std::min(at_ + n, out_.tokens.size() - 1)]; }

node_id parser::fail(expected wanted) {
  if (here().is(token::kind::character)) return fail_as("feel.parse.character", here().begin, wanted);
  if (here().is(token::kind::unterminated)) return fail_as("feel.parse.unterminated", here().begin, wanted);
  if (here().is(token::kind::escape)) return fail_as("feel.parse.escape", here().begin, wanted);
  return fail_as("feel.parse.unexpected", here().begin, wanted);
}

node_id parser::fail_as(std::string code, std::size_t place, expected wanted) {
  if (!failed()) out_.issue = parse_issue{std::move(code), place, at_, wanted};
  return no_node;
}

bool parser::take(std::string_view word, expected wanted) {
  if (failed()) return false;
  if (!at(word)) return fail(wanted), false;
  ++at_;
  return true;
}

bool parser::take_if(std::string_view word) {
  if (failed() || !at(word)) return false;
  ++at_;
  return true;
}

node_id parser::add(node_kind kind, std::size_t place, std::size_t begin, std::string text, const children& parts) {
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

bool parser::open() {
  if (failed()) return false;
  if (++depth_ <= greatest_nesting) {
    out_.tree.nesting = std::max(out_.tree.nesting, depth_);
    return true;
  }
  --depth_;
  return fail_as("feel.bound.nesting", here().begin, expected::end), false;
}

node_id parser::expression() {
  if (!open()) return no_node;
  node_id n = no_node;
  if (at("if"))
    n = if_expression();
  else if (at("for"))
    n = iteration(node_kind::for_, "return", expected::return_);
  else if (at("some"))
    n = iteration(node_kind::some, "satisfies", expected::satisfies);
  else if (at("every"))
    n = iteration(node_kind::every, "satisfies", expected::satisfies);
  else
    n = disjunction();
  --depth_;
  return n;
}

node_id parser::if_expression() {
  const std::size_t begin = here().begin;
  ++at_;
  const node_id condition = expression();
  if (!take("then", expected::then)) return no_node;
  const node_id yes = expression();
  if (!take("else", expected::else_)) return no_node;
  const node_id no = expression();
  return add(node_kind::if_, begin, begin, {}, {condition, yes, no});
}

node_id parser::iteration(node_kind kind, std::string_view word, expected wanted) {
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
  std::move(iterators.begin(), iterators.end(), std::back_inserter(out_.tree.iterators));
  return n;
}

iterator parser::one_iterator() {
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

bool parser::at_compare() const {
  constexpr std::array<std::string_view, 6> compares{"=", "!=", "<", "<=", ">", ">="};
  return here().is(token::kind::symbol) && std::find(compares.begin(), compares.end(), here().text) != compares.end();
}

node_id parser::comparison() {
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

node_id parser::one_test() {
  if (failed() || !at_compare()) return no_node;
  const token sign = here();
  ++at_;
  const node_id right = sum();
  return add(node_kind::test, sign.begin, sign.begin, std::string(sign.text), {right});
}

node_id parser::tests(node_id left, std::size_t place, std::size_t begin) {
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

node_id parser::inner() {
  if (failed()) return no_node;
  return at_compare() ? one_test() : expression();
}

node_id parser::rest_of_range(node_id from, std::size_t begin, char bracket) {
  ++at_;
  const node_id to = expression();
  if (failed()) return no_node;
  if (!at("]") && !at(")")) return fail(expected::range_end);
  const std::string brackets{bracket, here().text.front()};
  ++at_;
  return add(node_kind::range, begin, begin, brackets, {from, to});
}

}  // namespace detail

parsed parse(std::string_view text, mode m) {
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

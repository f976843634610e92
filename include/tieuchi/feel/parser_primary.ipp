#pragma once

#include <tieuchi/feel/builtin.hpp>
#include <tieuchi/feel/parser_run.ipp>

namespace tieuchi {
inline namespace TIEUCHI_ABI {
namespace feel {
namespace detail {

node_id parser::unary() {
  if (failed()) return no_node;
  if (!at("-")) return postfix();
  if (!open()) return no_node;
  const std::size_t begin = here().begin;
  ++at_;
  const node_id of = unary();
  --depth_;
  return add(node_kind::negate, begin, begin, "-", {of});
}

node_id parser::postfix() {
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

bool parser::arguments(children& parts) {
  if (take_if(")")) return true;
  do parts.push_back(expression());
  while (take_if(","));
  return take(")", expected::arguments_end);
}

node_id parser::leaf(node_kind kind, std::string text) {
  const std::size_t begin = here().begin;
  ++at_;
  return add(kind, begin, begin, std::move(text), {});
}

node_id parser::primary() {
  if (failed()) return no_node;
  const token& t = here();
  switch (t.what) {
    case token::kind::number:
      return leaf(node_kind::number, std::string(t.text));
    case token::kind::string:
      return leaf(node_kind::string, t.value);
    case token::kind::name:
      return name_or_call();
    case token::kind::keyword:
      return keyword();
    case token::kind::symbol:
      return bracketed();
    case token::kind::end:
    case token::kind::character:
    case token::kind::unterminated:
    case token::kind::escape:
      break;
  }
  return fail(expected::operand);
}

node_id parser::keyword() {
  if (at("true") || at("false")) return leaf(node_kind::boolean, std::string(here().text));
  if (at("null")) return leaf(node_kind::null, "null");
  if (!at("not")) return fail(expected::operand);
  if (ahead(1).is("(")) return call(1);
  ++at_;
  return fail(expected::not_bracket);
}

std::size_t parser::phrase() const {
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

node_id parser::name_or_call() {
  if (const std::size_t words = phrase(); words > 0) return call(words);
  if (ahead(1).is("(")) return call(1);
  return leaf(node_kind::name, std::string(here().text));
}

node_id parser::call(std::size_t words) {
  const std::size_t begin = here().begin;
  std::string name(here().text);
  for (std::size_t i = 1; i < words; ++i) name.append(" ").append(ahead(i).text);
  at_ += words + 1;
  children parts;
  if (!arguments(parts)) return no_node;
  return add(node_kind::call, begin, begin, std::move(name), parts);
}

node_id parser::bracketed() {
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

node_id parser::at_literal() {
  const std::size_t begin = here().begin;
  ++at_;
  if (!here().is(token::kind::string)) return fail(expected::string);
  std::string text = here().value;
  ++at_;
  return add(node_kind::at, begin, begin, std::move(text), {});
}

node_id parser::list_or_range() {
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

node_id parser::context() {
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
  std::move(keys.begin(), keys.end(), std::back_inserter(out_.tree.keys));
  return n;
}

context_key parser::one_key() {
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

}  // namespace detail
}  // namespace feel
}  // namespace TIEUCHI_ABI
}  // namespace tieuchi

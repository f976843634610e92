#pragma once

// One run of the parser, declared; its bodies are in parser.ipp and parser_primary.ipp.

#include <tieuchi/feel/parser.hpp>

#include <algorithm>
#include <array>
#include <initializer_list>
#include <string>
#include <string_view>
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

  void run();

 private:
  using children = std::vector<node_id>;
  [[nodiscard]] bool failed() const { return out_.issue.has_value(); }
  [[nodiscard]] const token& here() const { return out_.tokens[at_]; }
  [[nodiscard]] const token& ahead(std::size_t n) const;
  [[nodiscard]] bool at(std::string_view word) const { return here().is(word); }

  node_id fail(expected wanted);
  node_id fail_as(std::string code, std::size_t place, expected wanted);
  bool take(std::string_view word, expected wanted);
  bool take_if(std::string_view word);
  node_id add(node_kind kind, std::size_t place, std::size_t begin, std::string text, const children& parts);
  bool open();
  node_id expression();
  node_id if_expression();
  node_id iteration(node_kind kind, std::string_view word, expected wanted);
  iterator one_iterator();

  /// left { operator right }, for the levels that group to the left.
  template <class Next>
  node_id chain(node_kind kind, std::initializer_list<std::string_view> operators, const Next& next) {
    const std::size_t begin = here().begin;
    node_id left = next();
    while (!failed() && std::any_of(operators.begin(), operators.end(), [this](std::string_view o) { return at(o); })) {
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

  [[nodiscard]] bool at_compare() const;
  node_id comparison();
  node_id one_test();
  node_id tests(node_id left, std::size_t place, std::size_t begin);
  node_id inner();

  /// From the `..` on.
  node_id rest_of_range(node_id from, std::size_t begin, char bracket);
  node_id unary();
  node_id postfix();

  /// Arguments behind the opening bracket, and the closing one.
  bool arguments(children& parts);
  node_id leaf(node_kind kind, std::string text);
  node_id primary();
  node_id keyword();

  /// Number of tokens of the built-in of several words that starts here, 0 when there is none.
  [[nodiscard]] std::size_t phrase() const;
  node_id name_or_call();
  node_id call(std::size_t words);
  node_id bracketed();
  node_id at_literal();
  node_id list_or_range();
  node_id context();
  context_key one_key();

  mode mode_;
  parsed& out_;
  std::size_t at_ = 0;
  std::size_t depth_ = 0;
};

}  // namespace detail
}  // namespace feel
}  // namespace TIEUCHI_ABI
}  // namespace tieuchi

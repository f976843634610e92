// What the hash of a rule promises: spaces, comments, line breaks and needless brackets do not change it.

#include "random_rule.hpp"

#include <tieuchi/feel/ast_text.hpp>
#include <tieuchi/feel/parser.hpp>
#include <tieuchi/feel/token.hpp>

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace feel = tieuchi::feel;
using specification::random_rule;

namespace {

/// Whether two tokens may touch without becoming others.
bool may_touch(std::string_view before, std::string_view after) {
  constexpr std::string_view brackets = "()[]{},";
  return brackets.find(before) != std::string_view::npos || brackets.find(after) != std::string_view::npos;
}

/// The same tokens with other space between them.
std::string laid_out(std::string_view text, random_rule& random) {
  constexpr std::array<std::string_view, 9> gaps{
      " ", "  ", "\n", "\r\n\t", " // ghi chú\n", " /* > 0.5 */ ", " /**/ ", "\u00A0", "\u3000\uFEFF"};
  std::string out;
  std::string_view before = "(";
  for (const feel::token& t : feel::tokens_of(text)) {
    if (random.below(2) == 0 || !may_touch(before, t.text))
      out += gaps[static_cast<std::size_t>(random.below(static_cast<int>(gaps.size())))];
    out += t.text;
    before = t.text;
  }
  return out;
}

/// The nodes whose text may stand in brackets: all but the operands of `in`, whose brackets mean a list of tests.
std::vector<feel::node_id> bracketable(const feel::ast& tree) {
  std::set<feel::node_id> fixed;
  for (feel::node_id id = 0; id < tree.nodes.size(); ++id) {
    const feel::node& n = tree[id];
    if (n.kind == feel::node_kind::test) fixed.insert(id);
    if (n.kind == feel::node_kind::in && n.text != "(")
      for (std::uint32_t i = 1; i < n.count; ++i) fixed.insert(tree.child(id, i));
  }
  std::vector<feel::node_id> free;
  for (feel::node_id id = 0; id < tree.nodes.size(); ++id)
    if (!fixed.contains(id)) free.push_back(id);
  return free;
}

/// The text with brackets round one of its parts.
std::string with_brackets(const std::string& text, random_rule& random) {
  const feel::ast tree = feel::parse(text).tree;
  const auto places = bracketable(tree);
  const feel::node& n = tree[places[static_cast<std::size_t>(random.below(static_cast<int>(places.size())))]];
  return text.substr(0, n.begin) + "(" + text.substr(n.begin, n.end - n.begin) + ")" + text.substr(n.end);
}

std::string random_text(random_rule& random) { return random.below(3) == 0 ? random.number(3) : random.boolean(3); }

}  // namespace

BOOST_AUTO_TEST_SUITE(layout_of_rules)

BOOST_AUTO_TEST_CASE(spaces_comments_and_line_breaks_never_change_the_hash) {
  random_rule random(17);
  for (int i = 0; i < 4000; ++i) {
    const std::string text = random_text(random);
    const std::string other = laid_out(text, random);
    BOOST_REQUIRE_MESSAGE(!feel::parse(other).issue, other);
    BOOST_TEST(feel::rule_hash(other) == feel::rule_hash(text), text << " and " << other);
  }
}

BOOST_AUTO_TEST_CASE(needless_brackets_never_change_the_hash) {
  random_rule random(18);
  for (int i = 0; i < 4000; ++i) {
    const std::string text = random_text(random);
    std::string other = text;
    for (int times = 1 + random.below(3); times > 0; --times) other = with_brackets(other, random);
    BOOST_REQUIRE_MESSAGE(!feel::parse(other).issue, other);
    BOOST_TEST(feel::rule_hash(other) == feel::rule_hash(text), text << " and " << other);
  }
}

BOOST_AUTO_TEST_CASE(another_token_changes_the_hash) {
  random_rule random(19);
  int changed = 0;
  for (int i = 0; i < 2000; ++i) {
    const std::string text = random_text(random);
    const auto tokens = feel::tokens_of(text);
    const feel::token& t = tokens[static_cast<std::size_t>(random.below(static_cast<int>(tokens.size()) - 1))];
    if (!t.is(feel::token::kind::number) && !t.is(feel::token::kind::name)) continue;
    const std::string other =
        text.substr(0, t.begin) + (t.is(feel::token::kind::number) ? "70" : "tên_khác") + text.substr(t.end);
    BOOST_TEST(feel::rule_hash(other) != feel::rule_hash(text), text << " and " << other);
    ++changed;
  }
  BOOST_TEST(changed > 500);
}

BOOST_AUTO_TEST_CASE(brackets_that_make_a_list_of_tests_are_not_needless) {
  BOOST_TEST(feel::rule_hash("n in xs") != feel::rule_hash("n in (xs)"));
  BOOST_TEST(feel::rule_hash("n in (xs)") == feel::rule_hash("n in ((xs))"));
}

BOOST_AUTO_TEST_SUITE_END()

// What a host is asked about a call of its functions, and what the author is told of its answer.

#include "world.hpp"

#include <boost/test/unit_test.hpp>

#include <array>
#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace feel = tieuchi::feel;
using feel::call_argument;
using feel::call_refused;
using feel::host_call;
using specification::world;

namespace {

/// Accepts `twice(number)`, refuses `secret` in the way the test wants, and remembers what it was asked.
class asked_host : public feel::scope {
 public:
  std::optional<feel::declared> name(std::string_view wanted) const override { return names_.names().name(wanted); }
  std::vector<std::string> names() const override { return names_.names().names(); }
  std::vector<std::string> functions() const override { return {"twice", "secret"}; }
  std::optional<std::variant<host_call, call_refused>> call(std::string_view function,
                                                            std::span<const call_argument> arguments) const override {
    asked_ = shown(arguments);  // the arguments point into the text that is being compiled
    if (function == "twice") return host_call{feel::type::number(), -1, 7, {0}, 1000};
    if (function == "secret") return refusal;
    return std::nullopt;
  }

  /// Every argument of the last call: form, text and type.
  [[nodiscard]] const std::string& asked() const { return asked_; }

  [[nodiscard]] std::string issues(std::string_view text) const {
    return world::issues(feel::compile(text, *this).issues);
  }

  call_refused refusal{"host.secret", std::nullopt, {"không dùng được", "may not be used"}, {}, {}};

 private:
  static std::string shown(std::span<const call_argument> arguments) {
    std::string all;
    for (const call_argument& a : arguments) {
      constexpr std::array<std::string_view, 4> forms{"name", "number", "string", "other"};
      all += (all.empty() ? "" : ", ") + std::string(forms[static_cast<std::size_t>(a.form)]) + "@" +
             std::to_string(a.place) + " '" + std::string(a.text) + "' " + (a.type ? a.type->text() : "no type");
    }
    return all;
  }

  world names_;
  mutable std::string asked_;
};

}  // namespace

BOOST_AUTO_TEST_SUITE(calls_of_host_functions)

BOOST_AUTO_TEST_CASE(the_host_sees_what_each_argument_is) {
  const asked_host host;
  static_cast<void>(host.issues("secret(n, not_in_scope, 12, \"xã\", n + 1, [1])"));
  BOOST_TEST(host.asked() ==
             "name@7 'n' number, name@10 'not_in_scope' no type, number@24 '12' number, string@28 'xã' string, "
             "other@37 '' number, other@42 '' list<number>");
}

BOOST_AUTO_TEST_CASE(a_name_made_by_the_text_itself_hides_one_of_the_host) {
  const asked_host host;
  static_cast<void>(host.issues("some x in ps satisfies secret(x)"));
  BOOST_TEST(host.asked() == "name@30 'x' boolean");
  static_cast<void>(host.issues("rs[secret(a) = 1]"));
  BOOST_TEST(host.asked() == "name@10 'a' number");
}

BOOST_AUTO_TEST_CASE(a_refusal_stands_at_the_argument_at_fault_or_at_the_call) {
  asked_host host;
  BOOST_TEST(host.issues("n + secret(n, s)") == "issue host.secret@4");
  host.refusal.argument = 1;
  BOOST_TEST(host.issues("n + secret(n, s)") == "issue host.secret@14");
  host.refusal.argument = 2;  // there is no third one
  BOOST_TEST(host.issues("n + secret(n, s)") == "issue host.secret@4");
}

BOOST_AUTO_TEST_CASE(a_refusal_is_told_in_the_words_of_the_host) {
  asked_host host;
  host.refusal = {"host.secret", 0, {"một", "one"}, {"hai", "two"}, "twice"};
  const auto found = feel::compile("secret(n)", host).issues;
  BOOST_REQUIRE(found.size() == 1u);
  BOOST_TEST(found[0].message.vi == "một");
  BOOST_TEST(found[0].message.en == "one");
  BOOST_TEST(found[0].hint.vi == "hai");
  BOOST_TEST(found[0].hint.en == "two");
  BOOST_TEST(found[0].nearest == "twice");
}

BOOST_AUTO_TEST_CASE(an_argument_in_error_is_told_and_the_host_is_not_asked) {
  const asked_host host;
  BOOST_TEST(host.issues("twice(m + 1)") == "issue feel.name.unknown@6");
  BOOST_TEST(host.issues("secret(n, s + 1)") == "issue feel.type.operator@12");
  BOOST_TEST(host.asked().empty());
}

BOOST_AUTO_TEST_CASE(a_function_nobody_has_is_told_with_the_names_nobody_has) {
  const asked_host host;
  BOOST_TEST(host.issues("twise(n)") == "issue feel.name.function@0");
  BOOST_TEST(feel::compile("twise(n)", host).issues.front().nearest == "twice");
  BOOST_TEST(host.issues("thrice(m)") == "issue feel.name.function@0, feel.name.unknown@7");
  BOOST_TEST(host.issues("thrice(m + 1, n)") == "issue feel.name.function@0, feel.name.unknown@7");
}

BOOST_AUTO_TEST_CASE(a_host_that_answers_nothing_gives_null) {
  feel::arena memory;
  BOOST_TEST(feel::host().call(7, {}, memory).is(feel::value::kind::null));
}

BOOST_AUTO_TEST_CASE(an_argument_that_is_passed_must_be_a_value) {
  const asked_host host;
  BOOST_TEST(host.issues("twice(n)").empty());
  BOOST_TEST(host.issues("twice(not_in_scope)") == "issue feel.name.unknown@6");
}

BOOST_AUTO_TEST_SUITE_END()

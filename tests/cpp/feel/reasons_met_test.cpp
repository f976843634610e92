// Reasons in no order: as many questions as need none must not ask any fact for its text.

#include <tieuchi/feel/value.hpp>

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <stdexcept>
#include <string>

using namespace tieuchi;
using namespace tieuchi::feel;

namespace {

/// A fact that nobody may read.
class silent_fact final : public host_fact {
 public:
  explicit silent_fact(std::size_t number) : number_(number) {}
  [[nodiscard]] std::string text() const override { throw std::logic_error("a fact was asked for its text"); }
  [[nodiscard]] std::size_t hash() const noexcept override { return number_; }
  [[nodiscard]] bool is(const host_fact& other) const noexcept override {
    return static_cast<const silent_fact&>(other).number_ == number_;
  }

 private:
  std::size_t number_;
};

}  // namespace

BOOST_AUTO_TEST_SUITE(reasons_that_are_met)

BOOST_AUTO_TEST_CASE(are_told_without_a_text) {
  arena memory;
  const silent_fact first(1), second(2), first_again(1);
  const reason reasons[] = {{first, -1, "late"}, {second, -1, "late"}, {first_again, -1, "late"}};
  const value open = unknown_because(reasons, memory);
  const auto met = reasons_met(open);
  BOOST_TEST(met.size() == 2U);
  BOOST_TEST(std::ranges::all_of(met, [](const reason& r) { return r.code == "late"; }));
  BOOST_CHECK_THROW((void)reasons_of(open), std::logic_error);
}

BOOST_AUTO_TEST_CASE(are_those_that_are_read_in_order) {
  arena memory;
  const reason reasons[] = {{"b", -1, "late", 1}, {"a", -1, "late"}, {"b", -1, "late", 2}};
  const value open = unknown_because(reasons, memory);
  BOOST_TEST(reasons_of(open).size() == 2U);
  BOOST_TEST(reasons_of(open).back().marks == 3);
  BOOST_TEST(reasons_met(open).size() == 3U);
  BOOST_TEST(reasons_met(number(1)).empty());
}

BOOST_AUTO_TEST_SUITE_END()

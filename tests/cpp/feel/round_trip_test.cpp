// The text of a value reads back to that value (semantics section 12).

#include <tieuchi/feel/compile.hpp>
#include <tieuchi/feel/name_table.hpp>
#include <tieuchi/feel/print.hpp>
#include <tieuchi/feel/run.hpp>

#include <boost/test/unit_test.hpp>

#include <array>
#include <cstdint>
#include <optional>
#include <random>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

using namespace tieuchi;
using namespace tieuchi::feel;

namespace {

const type levels = type::rating({"yếu", "khá", "tốt"});

/// Random types and values of them, odd ones preferred.
class random_value {
 public:
  random_value(std::uint64_t seed, arena& memory) : random_(seed), memory_(memory) {}

  type scalar_type() {
    return pick(std::vector{type::number(), type::string(), type::boolean(), type::date(), type::months_duration(),
                            type::time_duration()});
  }

  type any_type(int depth) {
    if (depth == 0 || below(3) == 0) return scalar_type();
    if (below(2) == 0) return type::list(any_type(depth - 1));
    type::keys keys;
    const std::string mine(1, static_cast<char>('a' + depth));  // a key of an outer context would be hidden
    for (const std::string& key : {mine, "số_hộ_" + mine, std::string("b c"), std::string("null"), std::string()})
      if (below(2) == 0) keys.emplace_back(key, any_type(depth - 1));
    return type::context(keys);
  }

  /// Types whose string literals can be told to be levels.
  type rating_type() {
    return pick(std::vector{levels, type::list(levels), type::range(levels), type::list(type::range(levels))});
  }

  type range_type() {
    return type::range(pick(std::vector{type::number(), type::date(), type::months_duration(), type::time_duration()}));
  }

  value of(const type& t) {
    switch (t.what()) {
      case type::kind::boolean:
        return below(2) == 0;
      case type::kind::string:
        return make_string(some_text(), memory_);
      case type::kind::date:
        return *date::of(pick(std::vector<std::int64_t>{2024, 0, -999'999'999, 12'345, 999'999'999, -1}), 1 + below(12),
                         1 + below(28));
      case type::kind::months_duration:
        return *months_duration::of(some_integer(11'999'999'999));
      case type::kind::time_duration:
        return time_duration{some_integer(86'400'000'000'000'000)};
      case type::kind::rating:
        return value::rating(static_cast<std::uint32_t>(below(3)));
      case type::kind::list:
        return some_list(t);
      case type::kind::range:
        return make_range({of(t.element()), of(t.element()), below(2) == 0, below(2) == 0}, memory_);
      case type::kind::context:
        return some_context(t);
      default:
        return some_number();
    }
  }

 private:
  int below(int n) { return static_cast<int>(random_() % static_cast<std::uint64_t>(n)); }

  template <class Choice>
  Choice pick(const std::vector<Choice>& from) {
    return from[static_cast<std::size_t>(below(static_cast<int>(from.size())))];
  }

  std::int64_t some_integer(std::int64_t most) {
    const auto n = static_cast<std::int64_t>(random_() >> below(64)) % most;
    return below(2) == 0 ? n : -n;
  }

  number some_number() {
    const int128 digits = int128{some_integer(std::int64_t{1} << 62)} * (below(2) == 0 ? 1 : 1'000'000'007);
    return number::of_decimal(digits, pick(std::vector{0, -1, -3, -7, -30, -36, 5, 30})).value_or(number(7));
  }

  std::string some_text() {
    std::string out;
    for (int i = below(6); i > 0; --i)
      out +=
          pick(std::vector<std::string>{"a", "Phường 1", "\"", "\\", "\n", "\t", "\r", "\x01", "ệ", "\U0001F600", "'"});
    return out;
  }

  value some_list(const type& t) {
    std::vector<value> elements;
    for (int i = below(4); i > 0; --i) elements.push_back(of(t.element()));
    return make_list(elements, memory_);
  }

  value some_context(const type& t) {
    std::vector<field> fields;
    for (const auto& [key, inside] : t.fields()) fields.push_back({key, of(inside)});
    return make_context(fields, memory_);
  }

  std::mt19937_64 random_;
  arena& memory_;
};

/// The value a text reads to, in a scope without names; the program keeps what it points to.
value read_back(const std::string& text, const std::optional<type>& wanted, program& keeper, arena& memory) {
  compile_options options;
  options.wanted = wanted;
  const auto compiled = compile(text, name_table(), options);
  BOOST_REQUIRE_MESSAGE(compiled.ok(), text);
  keeper = compiled.value;
  return run(keeper, {}, host(), memory);
}

void check_round_trip(const value& v, const type& t, const std::optional<type>& wanted, arena& memory) {
  const std::string text = text_of(v, t);
  program keeper;
  const value again = read_back(text, wanted, keeper, memory);
  BOOST_TEST(identical(again, v), text);
  BOOST_TEST(text_of(again, t) == text);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(texts_of_values)

BOOST_AUTO_TEST_CASE(every_known_value_reads_back_from_its_text) {
  arena memory;
  random_value random(31, memory);
  for (int i = 0; i < 4000; ++i, memory.clear()) {
    const type t = random.any_type(3);
    check_round_trip(random.of(t), t, std::nullopt, memory);
  }
}

BOOST_AUTO_TEST_CASE(ranges_read_back_with_their_open_and_closed_ends) {
  arena memory;
  random_value random(32, memory);
  for (int i = 0; i < 2000; ++i, memory.clear()) {
    const type t = random.range_type();
    check_round_trip(random.of(t), t, std::nullopt, memory);
  }
}

BOOST_AUTO_TEST_CASE(ratings_read_back_where_their_scale_is_wanted) {
  arena memory;
  random_value random(33, memory);
  for (int i = 0; i < 1000; ++i, memory.clear()) {
    const type t = random.rating_type();
    check_round_trip(random.of(t), t, t, memory);
  }
}

BOOST_AUTO_TEST_CASE(a_fraction_reads_back_as_the_34_digits_it_shows) {
  arena memory;
  const number third = *divide(1, 3);
  program keeper;
  const value again = read_back(text_of(third, type::number()), std::nullopt, keeper, memory);
  BOOST_TEST(again.number().text() == third.text());
  BOOST_TEST(!(again.number() == third));
}

BOOST_AUTO_TEST_SUITE_END()

// Types in words, as issues name them, and the type that a place wants.

#include "world.hpp"

#include <tieuchi/feel/wording.hpp>

#include <boost/test/unit_test.hpp>

#include <string>

namespace feel = tieuchi::feel;
using feel::type;

namespace {

std::string en(const type& t) { return feel::words_of(t).en; }
std::string vi(const type& t) { return feel::words_of(t).vi; }

}  // namespace

BOOST_AUTO_TEST_SUITE(types_in_words)

BOOST_AUTO_TEST_CASE(simple_types_are_named) {
  BOOST_TEST(en(type::number()) == "a number");
  BOOST_TEST(vi(type::number()) == "số");
  BOOST_TEST(vi(type::string()) == "chuỗi");
  BOOST_TEST(vi(type::boolean()) == "đúng/sai");
  BOOST_TEST(vi(type::date()) == "ngày");
  BOOST_TEST(vi(type::months_duration()) == "khoảng năm tháng");
  BOOST_TEST(vi(type::time_duration()) == "khoảng ngày giờ");
  BOOST_TEST(en(type::nothing()) == "nothing");
  BOOST_TEST(vi(type::nothing()) == "không có gì");
}

BOOST_AUTO_TEST_CASE(lists_name_what_they_hold) {
  BOOST_TEST(en(type::list(type::nothing())) == "an empty list");
  BOOST_TEST(vi(type::list(type::nothing())) == "danh sách rỗng");
  BOOST_TEST(en(type::list(type::number())) == "a list of numbers");
  BOOST_TEST(vi(type::list(type::number())) == "danh sách số");
  BOOST_TEST(en(type::list(type::string())) == "a list of strings");
  BOOST_TEST(en(type::list(type::boolean())) == "a list of booleans");
  BOOST_TEST(en(type::list(type::date())) == "a list of dates");
  BOOST_TEST(en(type::list(type::months_duration())) == "a list of years and months durations");
  BOOST_TEST(en(type::list(type::time_duration())) == "a list of days and time durations");
  BOOST_TEST(en(type::list(type::list(type::number()))) == "a list of lists of numbers");
  BOOST_TEST(en(type::list(type::list(type::nothing()))) == "a list of empty lists");
  BOOST_TEST(en(type::list(type::range(type::date()))) == "a list of ranges of dates");
}

BOOST_AUTO_TEST_CASE(ranges_contexts_and_ratings_name_their_parts) {
  const type record = type::context({{"a", type::number()}});
  const type levels = type::rating({"yếu", "khá"});
  BOOST_TEST(en(type::range(type::date())) == "a range of dates");
  BOOST_TEST(vi(type::range(type::date())) == "đoạn ngày");
  BOOST_TEST(en(record).starts_with("a context {a"));
  BOOST_TEST(vi(record).starts_with("bộ {a"));
  BOOST_TEST(en(type::list(record)).starts_with("a list of contexts {a"));
  BOOST_TEST(en(levels).starts_with("a rating ("));
  BOOST_TEST(vi(levels).starts_with("mức ("));
  BOOST_TEST(en(type::list(levels)).starts_with("a list of ratings ("));
}

BOOST_AUTO_TEST_CASE(several_types_are_joined) {
  const std::vector all{type::number(), type::date(), type::string()};
  BOOST_TEST(feel::words_of(all).en == "a number, a date and a string");
  BOOST_TEST(feel::words_of(all).vi == "số, ngày và chuỗi");
}

BOOST_AUTO_TEST_CASE(a_text_of_another_type_than_its_place_wants_is_refused) {
  const specification::world world;
  feel::compile_options options;
  options.wanted = type::boolean();
  BOOST_TEST(world.answer("n > 1", options) == "true");
  BOOST_TEST(world.answer("n", options) == "issue feel.type.result@0");
  BOOST_TEST(!feel::compile("n", world.names(), options).issues.at(0).hint.en.empty());
  options.wanted = type::number();
  BOOST_TEST(world.answer("p", options) == "issue feel.type.result@0");
  BOOST_TEST(feel::compile("p", world.names(), options).issues.at(0).hint.en.empty());
  BOOST_TEST(world.answer("n +", options) == "issue feel.parse.unexpected@3");
  options.wanted = type::rating({"yếu", "khá", "tốt"});
  BOOST_TEST(world.answer("if p then \"khá\" else \"tốt\"", options) == "\"khá\"");
  BOOST_TEST(world.answer("if p then \"kha\" else \"tốt\"", options) == "issue feel.type.level@10");
}

BOOST_AUTO_TEST_SUITE_END()

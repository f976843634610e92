#include <tieuchi/text/json_string_at.hpp>

#include <boost/test/unit_test.hpp>

#include <string>

using tieuchi::json_string_at;

BOOST_AUTO_TEST_SUITE(json_string_at_test)

namespace {
std::string id_in(const std::string& text) { return json_string_at(text, "programme", "id"); }
}  // namespace

BOOST_AUTO_TEST_CASE(the_string_of_the_key_of_the_object_is_found) {
  BOOST_TEST(id_in(R"({"programme": {"id": "a"}})") == "a");
  BOOST_TEST(id_in(R"({"id": "no", "x": {"id": "no"}, "programme": {"x": [{"id": "no"}], "id": "a"}})") == "a");
  BOOST_TEST(json_string_at(R"({"a": {"b": "c"}})", "a", "b") == "c");
}

BOOST_AUTO_TEST_CASE(what_stands_behind_it_is_not_read) {
  BOOST_TEST(id_in(R"({"programme": {"id": "a", broken)") == "a");
  BOOST_TEST(id_in("\xEF\xBB\xBF\xEF\xBB\xBF{\"programme\": {\"id\": \"a\"") == "a");
}

BOOST_AUTO_TEST_CASE(nothing_else_is_taken_for_it) {
  for (const char* text :
       {"", "[]", "\"id\"", R"({"id": "no"})", R"({"programme": "no"})", R"({"programme": ["id", "no"]})",
        R"({"programme": {"id": 1, "name": "no"}})", R"({"programme": {"x": {"id": "no"}}})",
        R"({"programme": {}, "id": "no"})", R"({broken "programme": {"id": "no"}})"})
    BOOST_TEST(id_in(text) == "", text);
}

BOOST_AUTO_TEST_SUITE_END()

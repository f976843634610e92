#include <tieuchi/core/issue.hpp>

#include <boost/test/unit_test.hpp>

#include <string>
#include <vector>

using namespace tieuchi;

namespace {

issue unknown_name() {
  issue i;
  i.code = "feel.name.unknown";
  i.place.file = "criteria.json";
  i.place.line = 12;
  i.place.column = 20;
  i.place.source_text = "tỷ_lệ_hô >= 0.9";
  i.place.caret = 0;
  i.message = {"không có tên tỷ_lệ_hô", "there is no name tỷ_lệ_hô"};
  i.nearest = "tỷ_lệ_hộ";
  return i;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(issues)

BOOST_AUTO_TEST_CASE(a_description_shows_place_message_code_caret_and_the_nearest_spelling) {
  BOOST_TEST(describe(unknown_name(), "vi") ==
             "criteria.json:12:20: không có tên tỷ_lệ_hô (feel.name.unknown)\n"
             "  tỷ_lệ_hô >= 0.9\n"
             "  ^\n"
             "  Ý bạn là tỷ_lệ_hộ?");
  BOOST_TEST(describe(unknown_name(), "en") ==
             "criteria.json:12:20: there is no name tỷ_lệ_hô (feel.name.unknown)\n"
             "  tỷ_lệ_hô >= 0.9\n"
             "  ^\n"
             "  Did you mean tỷ_lệ_hộ?");
}

BOOST_AUTO_TEST_CASE(the_caret_is_counted_in_code_points_and_keeps_tabs) {
  issue i = unknown_name();
  i.nearest.clear();
  i.place.source_text = "\tộ = x";
  i.place.caret = 5;
  i.hint = {"viết là y", "write y"};
  BOOST_TEST(describe(i, "en") ==
             "criteria.json:12:20: there is no name tỷ_lệ_hô (feel.name.unknown)\n"
             "  \tộ = x\n"
             "  \t    ^\n"
             "  write y");
  i.place.caret = 8;  // beyond the end of the text
  BOOST_TEST(describe(i, "en").find("\n  \t       ^\n") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(without_a_line_the_json_pointer_or_the_row_tells_the_place) {
  issue i;
  i.code = "x.y";
  i.message.vi = "sai";
  BOOST_TEST(describe(i, "vi") == "sai (x.y)");
  i.place.pointer = "/criteria/3/rule";
  BOOST_TEST(describe(i, "vi") == "/criteria/3/rule: sai (x.y)");
  i.place.file = "criteria.json";
  BOOST_TEST(describe(i, "en") == "criteria.json#/criteria/3/rule: sai (x.y)");
  i.place.pointer.clear();
  i.place.row = 7;
  i.place.field = "so_ho";
  BOOST_TEST(describe(i, "vi") == "criteria.json [hàng 7, so_ho]: sai (x.y)");
  BOOST_TEST(describe(i, "en") == "criteria.json [row 7, so_ho]: sai (x.y)");
}

BOOST_AUTO_TEST_CASE(a_place_shows_as_much_as_is_known_of_it) {
  issue i;
  i.code = "x.y";
  i.message.vi = "sai";
  i.place.file = "facts.csv";
  i.place.line = 4;
  BOOST_TEST(describe(i, "vi") == "facts.csv:4: sai (x.y)");
  i.place.field = "so_ho";
  BOOST_TEST(describe(i, "vi") == "facts.csv:4 [so_ho]: sai (x.y)");
  i.place.field.clear();
  i.place.row = 7;
  BOOST_TEST(describe(i, "en") == "facts.csv:4 [row 7]: sai (x.y)");
  i.place.file.clear();
  i.place.line = 0;
  BOOST_TEST(describe(i, "en") == "[row 7]: sai (x.y)");
}

BOOST_AUTO_TEST_CASE(a_language_without_words_borrows_those_of_the_other) {
  BOOST_TEST((words{"một", ""}).in("en") == "một");
  BOOST_TEST((words{"", "one"}).in("vi") == "one");
  BOOST_TEST((words{"một", "one"}).in("en") == "one");
  BOOST_TEST((words{"một", "one"}).in("vi") == "một");
}

BOOST_AUTO_TEST_CASE(only_an_error_makes_a_value_unusable) {
  checked<int> value{.value = 3, .issues = {}};
  BOOST_TEST(value.ok());
  value.issues.emplace_back().severity = severity::warning;
  BOOST_TEST(value.ok());
  value.issues.emplace_back();
  BOOST_TEST(!value.ok());
}

BOOST_AUTO_TEST_CASE(the_nearest_spelling_is_near_or_nothing) {
  const std::vector<std::string> names{"tỷ_lệ_hộ", "số_hộ", "so_xa", "dân_số"};
  BOOST_TEST(nearest_spelling("tỷ_lệ_hô", names) == "tỷ_lệ_hộ");
  BOOST_TEST(nearest_spelling("ty_le_ho", names) == "tỷ_lệ_hộ");  // typed without marks
  BOOST_TEST(nearest_spelling("SO_HO", names) == "số_hộ");
  BOOST_TEST(nearest_spelling("số_ộh", names) == "số_hộ");  // neighbours swapped
  BOOST_TEST(nearest_spelling("dân_sô", names) == "dân_số");
  BOOST_TEST(nearest_spelling("xã_đạt", names) == "");
  BOOST_TEST(nearest_spelling("x", names) == "");
  BOOST_TEST(nearest_spelling("số_hộ", {}) == "");
  BOOST_TEST(nearest_spelling("m", {"n", "p"}) == "");  // one letter is near to every other
  BOOST_TEST(nearest_spelling("D", {"n", "đ"}) == "đ");
}

BOOST_AUTO_TEST_CASE(of_two_names_that_fold_alike_the_one_with_the_right_marks_is_nearest) {
  BOOST_TEST(nearest_spelling("số_hộo", {"so_ho", "số_hộ"}) == "số_hộ");
  BOOST_TEST(nearest_spelling("so_hoo", {"số_hộ", "so_ho"}) == "so_ho");
}

BOOST_AUTO_TEST_SUITE_END()

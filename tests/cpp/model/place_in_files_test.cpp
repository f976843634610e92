// From a place in a text that was read to the line and column in the file that holds it.
#include <boost/test/unit_test.hpp>

#include <tieuchi/model/place_in_files.hpp>

namespace {

tieuchi::source_map map_of(std::string name, std::string text) { return {{{std::move(name), std::move(text)}}, {""}}; }

tieuchi::place at(const tieuchi::source_map& files, std::string_view token, std::size_t text_offset) {
  const auto offset = static_cast<std::uint32_t>(files.files[0].text.find(token));
  return files.place_of({0, offset, 0}, text_offset);
}

}  // namespace

BOOST_AUTO_TEST_CASE(lines_and_columns_count_code_points) {
  const auto files = map_of("a.json", "{\n  \"đường\": \"số hộ > 0\"\n}\n");
  const auto place = at(files, "\"số", 0);
  BOOST_TEST(place.file == "a.json");
  BOOST_TEST(place.line == 2U);
  BOOST_TEST(place.column == 13U);  // the first character of a text, not its quote
  BOOST_TEST(at(files, "\"số", std::string("số hộ ").size()).column == 13U + 6U);
}

BOOST_AUTO_TEST_CASE(escapes_take_more_room_in_the_file_than_in_the_text) {
  const auto files = map_of("a.json", R"({"rule": "x = \"t\u1ed1t\" or y"})");
  const std::string text = "x = \"tốt\" or y";
  BOOST_TEST(at(files, "\"x", 0).column == 11U);
  BOOST_TEST(at(files, "\"x", text.find('t')).column == 17U);
  BOOST_TEST(at(files, "\"x", text.find("ố")).column == 18U);
  BOOST_TEST(at(files, "\"x", text.find("or")).column == 28U);
  BOOST_TEST(at(files, "\"x", text.size()).column == 32U);
}

BOOST_AUTO_TEST_CASE(a_surrogate_pair_is_one_character) {
  const auto files = map_of("a.json", R"(["\ud83d\ude00b"])");
  BOOST_TEST(at(files, "\"", 4).column == 15U);
}

BOOST_AUTO_TEST_CASE(marks_written_as_escapes_compose_with_their_letter) {
  const auto files = map_of("a.json", R"(["e\u0323\u0302 = 1"])");
  const std::string text = "ệ = 1";
  BOOST_TEST(at(files, "\"", 0).column == 3U);
  BOOST_TEST(at(files, "\"", text.find('=')).column == 17U);
}

BOOST_AUTO_TEST_CASE(a_number_stands_where_its_digits_do) {
  const auto files = map_of("a.json", "[10, 250]");
  BOOST_TEST(at(files, "250", 1).column == 7U);
}

BOOST_AUTO_TEST_CASE(a_cell_of_a_table_knows_its_row_and_column) {
  const auto files = map_of("data/x.csv", "unit,note\nx1,\"a, \"\"b\"\"\nnext\"\n\nx2,c\n");
  const auto quoted = at(files, "\"a", 0);
  BOOST_TEST(quoted.row == 1U);
  BOOST_TEST(quoted.field == "note");
  BOOST_TEST(quoted.line == 2U);
  BOOST_TEST(at(files, "\"a", std::string("a, \"").size()).column == 10U);
  const auto later = at(files, "x2", 0);
  BOOST_TEST(later.row == 2U);
  BOOST_TEST(later.field == "unit");
  BOOST_TEST(later.line == 5U);
}

BOOST_AUTO_TEST_CASE(the_field_is_the_last_key_of_the_pointer) {
  tieuchi::source_map files = map_of("a.json", "{}");
  files.pointers.push_back("/criteria/3/rule/1");
  BOOST_TEST(files.place_of({0, 0, 1}).field == "rule");
  BOOST_TEST(files.place_of({0, 0, 1}).pointer == "/criteria/3/rule/1");
  BOOST_TEST(tieuchi::pointer_field("") == "");
}

BOOST_AUTO_TEST_CASE(a_spot_outside_every_file_has_no_place) {
  BOOST_TEST(tieuchi::source_map{}.place_of({7, 9, 3}).line == 0U);
  const auto files = map_of("a.json", "{}");
  BOOST_TEST(files.place_of({0, 999, 99}, 999).line == 1U);
}

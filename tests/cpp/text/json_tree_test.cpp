// A JSON file as a tree whose every value knows its byte.
#include <boost/test/unit_test.hpp>

#include <tieuchi/text/json_tree.hpp>

#include <functional>

namespace {

tieuchi::checked<tieuchi::json_document> parse(std::string_view text) { return tieuchi::parse_json(text, "x.json"); }

std::string token_of(const tieuchi::json_document& d, const tieuchi::json_node& n) {
  return d.text.substr(n.offset, n.end - n.offset);
}

std::string code_of(std::string_view text) {
  const auto read = parse(text);
  return read.issues.empty() ? "" : read.issues[0].code;
}

}  // namespace

BOOST_AUTO_TEST_CASE(every_token_is_found_again_at_its_offset) {
  const auto read =
      parse(R"( { "a" : [1, -2.50e3 ,true,false , null, "x\"y\\", "", {"b":{}} , []],"c\u0061": "đ\n" }  )");
  BOOST_TEST_REQUIRE(read.issues.empty());
  const auto& d = read.value;
  const auto& list = *d.root.find("a");
  const char* expected[] = {"1", "-2.50e3", "true", "false", "null", R"("x\"y\\")", R"("")", R"({"b":{}})", "[]"};
  BOOST_TEST_REQUIRE(list.children.size() == std::size(expected));
  for (std::size_t i = 0; i < std::size(expected); ++i) BOOST_TEST(token_of(d, list.children[i]) == expected[i]);
  BOOST_TEST(d.text.substr(list.key_offset, 3) == "\"a\"");
  const auto* last = d.root.find("ca");
  BOOST_TEST_REQUIRE(last != nullptr);
  BOOST_TEST(token_of(d, *last) == "\"đ\\n\"");
  BOOST_TEST(last->text == "đ\n");
  BOOST_TEST(token_of(d, d.root) == d.text.substr(1, d.text.size() - 3));
}

BOOST_AUTO_TEST_CASE(a_scalar_may_stand_alone) {
  for (const char* text : {"12", "-0.5", "\"a\"", "true", "null", "[]", "{}"}) {
    const auto read = parse(text);
    BOOST_TEST(read.issues.empty());
    BOOST_TEST(token_of(read.value, read.value.root) == text);
  }
}

BOOST_AUTO_TEST_CASE(numbers_keep_their_digits) {
  const auto read = parse("[0.10, 123456789012345678901234567890.5, 1E+2, -0]");
  BOOST_TEST_REQUIRE(read.issues.empty());
  const char* expected[] = {"0.10", "123456789012345678901234567890.5", "1E+2", "-0"};
  for (std::size_t i = 0; i < 4; ++i) BOOST_TEST(read.value.root.children[i].text == expected[i]);
}

BOOST_AUTO_TEST_CASE(text_is_composed_whether_its_marks_are_bytes_or_escapes) {
  const auto read = parse("[\"xa\xCC\x83\", \"xa\\u0303\", \"e\\u0323\\u0302\", \"\\ud83d\\ude00\"]");
  BOOST_TEST_REQUIRE(read.issues.empty());
  BOOST_TEST(read.value.root.children[0].text == "xã");
  BOOST_TEST(read.value.root.children[1].text == "xã");
  BOOST_TEST(read.value.root.children[2].text == "ệ");
  BOOST_TEST(read.value.root.children[3].text == "\xF0\x9F\x98\x80");
}

BOOST_AUTO_TEST_CASE(a_byte_order_mark_is_dropped_and_said) {
  const auto read = parse("\xEF\xBB\xBF{\"a\": 1}");
  BOOST_TEST(read.ok());
  BOOST_TEST_REQUIRE(read.issues.size() == 1U);
  BOOST_TEST(read.issues[0].code == "json.bom");
  BOOST_TEST(read.value.root.offset == 0U);
}

BOOST_AUTO_TEST_CASE(a_second_byte_order_mark_shifts_no_place) {
  const auto read = parse("\xEF\xBB\xBF\xEF\xBB\xBF 9999");
  BOOST_TEST(read.ok());
  BOOST_TEST(read.issues.size() == 1U);
  BOOST_TEST(read.value.root.offset == 1U);
  BOOST_TEST(read.value.text == " 9999");
}

BOOST_AUTO_TEST_CASE(a_key_that_stands_twice_names_both_lines) {
  const auto read = parse("{\"a\": {\n \"k\": 1,\n \"k\": 2}}");
  BOOST_TEST_REQUIRE(read.issues.size() == 1U);
  const tieuchi::issue& i = read.issues[0];
  BOOST_TEST(i.code == "json.duplicate_key");
  BOOST_TEST(i.place.line == 3U);
  BOOST_TEST(i.place.column == 3U);
  BOOST_TEST(i.place.pointer == "/a/k");
  BOOST_TEST(i.message.vi.find("dòng 2") != std::string::npos);
  BOOST_TEST(i.message.en.find("line 2") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(sizes_are_bounded) {
  tieuchi::json_limits limits;
  limits.bytes = 10;
  BOOST_TEST(tieuchi::parse_json("[1, 2, 3, 4]", "x", limits).issues.at(0).code == "json.size");
  limits = {};
  limits.nodes = 3;
  BOOST_TEST(tieuchi::parse_json("[1, 2]", "x", limits).issues.empty());
  BOOST_TEST(tieuchi::parse_json("[1, 2, 3]", "x", limits).issues.at(0).code == "json.size");
  BOOST_TEST(code_of(std::string(64, '[') + std::string(64, ']')) == "");
  BOOST_TEST(code_of(std::string(65, '[') + std::string(65, ']')) == "json.depth");
  BOOST_TEST(code_of(std::string(1'000'000, '[')) == "json.depth");
}

BOOST_AUTO_TEST_CASE(what_is_not_json_is_an_issue_and_never_a_crash) {
  const std::string good = R"({"a": [1, -2.5, "x\"y", {"b": null, "c": true}], "d": "\u00e9"})";
  for (std::size_t cut = 0; cut < good.size(); ++cut) {
    const auto read = parse(std::string_view(good).substr(0, cut));
    BOOST_TEST(!read.ok(), "cut at " << cut);
    BOOST_TEST(read.issues.size() == 1U);
  }
  for (std::size_t at = 0; at < good.size(); ++at)
    for (const char c : std::string_view("\"\\{}[],:x0 \n\x01\xC3")) {
      std::string changed = good;
      changed[at] = c;
      const auto read = parse(changed);
      if (read.ok()) continue;
      BOOST_TEST(!read.issues[0].message.vi.empty());
      BOOST_TEST(read.issues[0].place.line >= 1U);
    }
}

BOOST_AUTO_TEST_CASE(a_pointer_token_escapes_slash_and_tilde) {
  BOOST_TEST(tieuchi::pointer_token("a/b~c") == "a~1b~0c");
  const auto read = parse(R"({"a/b": {"x": [[1 2]]}})");
  BOOST_TEST_REQUIRE(read.issues.size() == 1U);
  BOOST_TEST(read.issues[0].place.pointer == "/a~1b/x/0");
}

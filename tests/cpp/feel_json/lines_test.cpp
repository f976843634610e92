// Cases as lines of JSON: what each line gives, and what is said of one that cannot be used.

#include <tieuchi/feel_json/values.hpp>

#include <nlohmann/json.hpp>

#include <boost/test/unit_test.hpp>

#include <string>
#include <string_view>

using nlohmann::json;
namespace feel = tieuchi::feel;

namespace {

json answer(const std::string& line, feel::mode m = feel::mode::strict) {
  return json::parse(feel::eval_jsonl_line(line, m));
}

/// The answer to an expression over names n, xs, g, c.
json over(const std::string& inputs, const std::string& expression = "n") {
  return answer(R"({"id":1,"expression":")" + expression + R"(","types":{"n":"number","xs":{"list":"number"},)" +
                R"("d":"days and time duration","g":{"rating":["yếu","khá"]},"c":{"context":{"a":"number"}},)" +
                R"("r":{"range":"number"}},"inputs":)" + inputs + "}");
}

/// Code and field of the first issue, and the nearest spelling.
std::string first_issue(const json& a) {
  if (!a.contains("issues")) return a.dump();
  const json& i = a["issues"][0];
  BOOST_TEST((i["message"].contains("vi") && i["message"].contains("en")));
  const std::string nearest = i.value("nearest", "");
  return i["code"].get<std::string>() + " " + i["field"].get<std::string>() + (nearest.empty() ? "" : " " + nearest);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(lines_of_cases)

BOOST_AUTO_TEST_CASE(a_case_gives_its_value_and_a_bad_text_its_issues) {
  BOOST_TEST(feel::eval_jsonl_line(R"({"id":"a","expression":"1 + 1"})", feel::mode::strict) ==
             R"({"id":"a","value":{"number":"2"}})");
  BOOST_TEST(feel::eval_jsonl_line(R"({"expression":"1 +","id":"b"})", feel::mode::strict) ==
             R"({"id":"b","issues":[{"code":"feel.parse.unexpected","place":3}]})");
  BOOST_TEST(feel::eval_jsonl_line(R"({"expression":"1 +"})", feel::mode::conformance) ==
             R"({"id":null,"value":{"null":true}})");
  BOOST_TEST(over("{}")["value"].dump() == R"({"unknown":[{"code":"not_reported","fact":"n"}]})");
}

BOOST_AUTO_TEST_CASE(fields_that_the_format_does_not_need_are_let_through) {
  const std::string more = R"(,"type":"number","expected":{"number":"9e6111"},"error":false,"comment":[1]})";
  BOOST_TEST(answer(R"({"id":1,"expression":"1","inputs":null)" + more)["value"] == json::parse(R"({"number":"1"})"));
}

BOOST_AUTO_TEST_CASE(an_id_comes_back_as_it_was_written) {
  for (const std::string id : {"\"a\\\"b\"", "7", "-7", "1.50", "123456789012345678901234567890", "null", "[1.0,2]",
                               "18446744073709551615", "true", "\"đ\""})
    BOOST_TEST(feel::eval_jsonl_line("{\"expression\":\"1\",\"id\":" + id + "}", feel::mode::strict) ==
               "{\"id\":" + id + ",\"value\":{\"number\":\"1\"}}");
}

BOOST_AUTO_TEST_CASE(a_case_that_misses_or_misspells_a_field_is_told_which) {
  BOOST_TEST(first_issue(answer(R"({"id":1})")) == "feel.case.field /expression");
  BOOST_TEST(first_issue(answer(R"({"id":1,"expresion":"1"})")) == "feel.case.field /expresion expression");
  BOOST_TEST(first_issue(answer(R"({"id":1,"expression":1})")) == "feel.case.field /expression");
  BOOST_TEST(first_issue(answer(R"({"id":1,"expression":"1","types":[]})")) == "feel.case.field /types");
  BOOST_TEST(first_issue(answer(R"({"id":1,"expression":"1","inputs":7})")) == "feel.case.field /inputs");
  BOOST_TEST(first_issue(answer(R"({"id":1,"expression":"1","input":{}})")) == "feel.case.field /input inputs");
  BOOST_TEST(first_issue(answer(R"({"id":1,"expression":"1","types":{"item":"number"}})")) ==
             "feel.case.field /types/item");
  BOOST_TEST(first_issue(answer(R"({"id":1,"expression":"1","types":{"a b":"number"}})")) ==
             "feel.case.field /types/a b");
}

BOOST_AUTO_TEST_CASE(a_type_that_is_none_is_an_issue) {
  const auto type = [](const std::string& json) {
    return first_issue(answer(R"({"id":1,"expression":"1","types":{"n":)" + json + "}}"));
  };
  BOOST_TEST(type("\"numbr\"") == "feel.json.type /types/n number");
  BOOST_TEST(type("\"int\"") == "feel.json.type /types/n number");
  BOOST_TEST(type("7") == "feel.json.type /types/n");
  BOOST_TEST(type("{}") == "feel.json.type /types/n");
  BOOST_TEST(type("{\"list\":\"x\"}") == "feel.json.type /types/n/list");
  BOOST_TEST(type("{\"list\":\"number\",\"range\":\"number\"}") == "feel.json.type /types/n");
  BOOST_TEST(type("{\"rating\":[]}") == "feel.json.type /types/n");
  BOOST_TEST(type("{\"rating\":[\"a\",7]}") == "feel.json.type /types/n");
  BOOST_TEST(type("{\"rating\":[\"a\",\"a\"]}") == "feel.json.type /types/n");
  BOOST_TEST(type("{\"rating\":[\"a\"],\"ordered\":7}") == "feel.json.type /types/n");
  BOOST_TEST(type("{\"context\":{\"a/b\":\"dat\"}}") == "feel.json.type /types/n/context/a~1b date");
  BOOST_TEST(first_issue(answer(R"({"expression":"1","wanted":"bool"})")) == "feel.json.type /wanted boolean");
}

BOOST_AUTO_TEST_CASE(an_input_that_does_not_fit_its_type_is_an_issue) {
  for (const char* bad :
       {"7", "null", "{}", R"({"number":7})", R"({"number":"một"})", R"({"string":"7"})", R"({"nmber":"7"})",
        R"({"null":true})", R"({"number":"1","x":1})", R"({"number":"12345678901234567890123456789012345"})",
        R"({"unknown":[]})", R"({"unknown":[{"code":7,"fact":"a"}]})", R"({"unknown":[{"code":"late"}]})",
        R"({"boolean":"true"})", R"({"list":[]})"})
    BOOST_TEST(first_issue(over(std::string("{\"n\":") + bad + "}")).starts_with("feel.json.value /inputs/n"), bad);
  BOOST_TEST(first_issue(over(R"({"n":{"number":"80,5"}})")) == "feel.json.value /inputs/n 80.5");
  BOOST_TEST(first_issue(over(R"({"n":{"nuber":"80"}})")) == "feel.json.value /inputs/n number");
  BOOST_TEST(first_issue(over(R"({"xs":{"list":[{"number":"1"},{"boolean":"true"}]}})")) ==
             "feel.json.value /inputs/xs/list/1");
  BOOST_TEST(first_issue(over(R"({"g":{"rating":"kha"}})")) == "feel.json.value /inputs/g khá");
  BOOST_TEST(first_issue(over(R"({"d":{"duration":"P1Y"}})")) == "feel.json.value /inputs/d");
  BOOST_TEST(first_issue(over(R"({"c":{"context":{}}})")) == "feel.json.value /inputs/c");
  BOOST_TEST(first_issue(over(R"({"c":{"context":{"b":{"number":"1"}}}})")) == "feel.json.value /inputs/c");
  BOOST_TEST(first_issue(over(R"({"r":{"range":{"from":{"number":"1"}}}})")) == "feel.json.value /inputs/r");
  BOOST_TEST(first_issue(over(R"({"xss":{"list":[]}})")) == "feel.input.stray /inputs/xss xs");
  BOOST_TEST(first_issue(over(R"({"m":{"number":"1"}})")) == "feel.input.stray /inputs/m");
}

BOOST_AUTO_TEST_CASE(inputs_that_fit_are_read_exactly) {
  BOOST_TEST(over(R"({"n":{"number":"1e30"}})")["value"]["number"] == "1000000000000000000000000000000");
  BOOST_TEST(
      over(R"({"r":{"range":{"from":{"number":"1"},"to":{"number":"3"},"to_in":false}}})", "3 in r")["value"].dump() ==
      R"({"boolean":"false"})");
  BOOST_TEST(over(R"({"d":{"duration":"PT1S"}})", "d")["value"].dump() == R"({"duration":"PT1S"})");
  const auto half = over(R"({"xs":{"list":[{"number":"1"},{"unknown":[{"code":"late","fact":"x"}]}]}})", "sum(xs)");
  BOOST_TEST(half["value"].dump() == R"({"unknown":[{"code":"late","fact":"x"}]})");
}

BOOST_AUTO_TEST_CASE(a_list_beyond_its_bound_is_refused_when_it_is_bound) {
  const auto list = [](int length) {
    std::string all;
    for (int i = 0; i < length; ++i) all += (i == 0 ? "" : ",") + std::string(R"({"number":"1"})");
    return over("{\"xs\":{\"list\":[" + all + "]}}", "count(xs)");
  };
  BOOST_TEST(list(1000)["value"]["number"] == "1000");
  BOOST_TEST(first_issue(list(1001)) == "feel.input.bound /inputs/xs");
}

BOOST_AUTO_TEST_CASE(a_list_inside_a_list_has_a_bound_of_its_own) {
  const auto numbers = [](int length) {
    std::string all;
    for (int i = 0; i < length; ++i) all += (i == 0 ? "" : ",") + std::string(R"({"number":"1"})");
    return R"({"list":[)" + all + "]}";
  };
  const auto refused = [&](const std::string& type, const std::string& input) {
    const auto told = answer(R"({"id":1,"expression":"1","types":{"a":)" + type + R"(},"inputs":{"a":)" + input + "}}");
    return told.contains("issues") ? first_issue(told) : "";
  };
  const std::string lists = R"({"list":{"list":"number"}})";
  BOOST_TEST(refused(lists, R"({"list":[)" + numbers(50) + "]}") == "");
  BOOST_TEST(refused(lists, R"({"list":[)" + numbers(1) + "," + numbers(51) + "]}") ==
             "feel.input.bound /inputs/a/list/1");
  const std::string record = R"({"context":{"of":{"list":"number"}}})";
  BOOST_TEST(refused(record, R"({"context":{"of":)" + numbers(1000) + "}}") == "");
  BOOST_TEST(refused(record, R"({"context":{"of":)" + numbers(1001) + "}}") == "feel.input.bound /inputs/a/context/of");
  BOOST_TEST(refused(R"({"list":)" + record + "}", R"({"list":[{"context":{"of":)" + numbers(51) + "}}]}") ==
             "feel.input.bound /inputs/a/list/0/context/of");
}

BOOST_AUTO_TEST_CASE(conformance_mode_takes_null_and_numbers_of_its_own_and_nothing_unknown) {
  const auto with_a = [](const std::string& value) {
    return answer(R"({"id":1,"expression":"a","inputs":{"a":)" + value + "}}", feel::mode::conformance);
  };
  BOOST_TEST(with_a(R"({"null":true})")["value"].dump() == R"({"null":true})");
  BOOST_TEST(with_a(R"({"number":"9e6111"})")["value"]["number"] == "9e6111");
  BOOST_TEST(first_issue(with_a(R"({"unknown":[{"code":"late","fact":"a"}]})")) == "feel.json.value /inputs/a");
  BOOST_TEST(first_issue(with_a(R"({"number":"x"})")) == "feel.json.value /inputs/a");
}

BOOST_AUTO_TEST_CASE(a_line_that_is_no_json_object_says_where_it_breaks) {
  const auto error = [](const std::string& line) {
    const json e = json::parse(feel::eval_jsonl_line(line, feel::mode::strict, 9))["error"];
    BOOST_TEST(e["line"] == 9);
    BOOST_TEST((e["message"].contains("vi") && e["message"].contains("en")));
    return e["code"].get<std::string>() + " " + e["column"].dump();
  };
  BOOST_TEST(error("nope") == "json.syntax 1");
  BOOST_TEST(error(R"({"id":1,)") == "json.syntax 9");
  BOOST_TEST(error(R"({"id":1,"expression":'1'})") == "json.syntax 22");
  BOOST_TEST(error("[1]") == "feel.case.form 1");
  BOOST_TEST(error("\"a\"") == "feel.case.form 1");
  BOOST_TEST(error("{\"id\":\"\xFF\"}") == "json.encoding 8");
  BOOST_TEST(error(R"({"id":1e999})") == "json.number 7");
  BOOST_TEST(error("{\"id\":" + std::string(100'000, '[')) == "json.depth 134");
}

BOOST_AUTO_TEST_CASE(whole_lines_are_counted_blank_ones_too) {
  feel::jsonl_count count;
  const std::string first = feel::eval_jsonl("\xEF\xBB\xBF{\"id\":1,\"expression\":\"1\"}\r\n\r\n \t\n{\"id\":2}\r\n",
                                             feel::mode::strict, count);
  const std::string second = feel::eval_jsonl("x\n{\"id\":2,\"expression\":\"n\"}", feel::mode::strict, count);
  BOOST_TEST(first.starts_with("{\"id\":1,\"value\":{\"number\":\"1\"}}\n{\"id\":2,\"issues\":["));
  BOOST_TEST(second.find("\"line\":5") != std::string::npos);
  BOOST_TEST(count.lines == 6u);
  BOOST_TEST(count.refused == 1u);
  BOOST_TEST(count.unreadable == 1u);
  BOOST_TEST(count.first_unreadable == 5u);
}

BOOST_AUTO_TEST_SUITE_END()

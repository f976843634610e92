// The cases of tests/cases/door: tables as offices send them, what is read of them and what is said. Python runs the
// same (tests/python/test_door_cases.py).

#include <tieuchi/door/load.hpp>

#include <boost/test/unit_test.hpp>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <fstream>
#include <string>
#include <vector>

using namespace tieuchi;
using json = nlohmann::json;

namespace {

const std::string folder = std::string(TIEUCHI_CASES_DIR) + "/door";

std::shared_ptr<const rulebook> rules() {
  static const auto pack = load(folder + "/pack");
  if (!pack.ok()) throw std::logic_error(describe(pack.issues.at(0), "en"));
  return pack.value.rules;
}

fact_options options_of(const json& given) {
  fact_options options;
  if (given.contains("locale")) options.locale = from_code<fact_locale>(given["locale"].get<std::string>());
  options.header = given.value("header", std::size_t{0});
  options.columns = given.value("columns", std::map<std::string, std::string>());
  options.period = given.value("period", std::string());
  options.recorded_on = given.value("recorded_on", std::string());
  options.no_data = given.value("no_data", std::vector<std::string>());
  return options;
}

/// "unit:indicator@period=value", in order of their texts.
std::vector<std::string> facts_of(const admission& a) {
  std::vector<std::string> all;
  if (!a.facts) return all;
  for (const fact& f : a.facts->facts())
    all.push_back(f.unit_id + ":" + f.indicator_id + "@" + text_of(f.period) + "=" + f.text +
                  (f.recorded_on.text() == "2025-01-10" ? "" : " on " + f.recorded_on.text()));
  std::ranges::sort(all);
  return all;
}

/// "code line:column [field] nearest", as a case writes it.
std::vector<std::string> issues_of(const admission& a) {
  std::vector<std::string> all;
  for (const issue& i : a.issues) {
    std::string one = i.code + " " + std::to_string(i.place.line) + ":" + std::to_string(i.place.column);
    if (!i.place.field.empty()) one += " [" + i.place.field + "]";
    if (!i.nearest.empty()) one += " " + i.nearest;
    all.push_back(std::move(one));
  }
  std::ranges::sort(all);
  return all;
}

std::string lines(const std::vector<std::string>& all) {
  std::string text;
  for (const std::string& one : all) text += one + "\n";
  return text;
}

std::vector<std::string> sorted(const json& list) {
  auto all = list.get<std::vector<std::string>>();
  std::ranges::sort(all);
  return all;
}

}  // namespace

BOOST_AUTO_TEST_CASE(tables_are_read_as_their_cases_say) {
  std::ifstream file(folder + "/tables.jsonl");
  std::size_t run = 0;
  for (std::string line; std::getline(file, line); ++run) {
    const json c = json::parse(line);
    BOOST_TEST_CONTEXT(c["id"].get<std::string>()) {
      const admission a = add_facts(rules(), nullptr, c["table"].get<std::string>(), "b.csv", options_of(c));
      BOOST_TEST(lines(facts_of(a)) == lines(sorted(c["facts"])));
      BOOST_TEST(lines(issues_of(a)) == lines(sorted(c["issues"])));
      BOOST_TEST(a.refused == c.value("refused", std::size_t{0}));
      BOOST_TEST(a.refused == a.refused_rows.size());
      for (const json& word : c.value("says", json::array())) {
        const auto said = [&](const issue& i) {
          return describe(i, "en").find(word.get<std::string>()) != std::string::npos;
        };
        BOOST_TEST(std::ranges::any_of(a.issues, said), word.get<std::string>());
      }
      for (const issue& i : a.issues) BOOST_TEST((!i.message.vi.empty() && !i.message.en.empty()));
    }
  }
  BOOST_TEST(run > 40u);
}

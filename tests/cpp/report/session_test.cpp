// Several questions of one session: each answer is the one that a question alone gets, and its rows are typed columns.

#include "../assess/engine_packs.hpp"

#include <tieuchi/report/answers.hpp>

#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>
#include <nlohmann/json.hpp>

#include <cmath>

using namespace tieuchi;

namespace data = boost::unit_test::data;

namespace {

using json = nlohmann::json;

matter matter_of(const std::string& pack) {
  auto rules = engine_packs::rulebook_of(pack);
  const auto facts = pack_facts(rules).facts;
  return {std::move(rules), facts, nullptr};
}

question on(std::string_view as_of, std::vector<int> years = {}) {
  question q;
  q.as_of = *date::parse(as_of);
  q.years = std::move(years);
  return q;
}

const std::vector<std::string> packs{"aims", "owed", "points", "across", "acts", "../../../lib/packs/vi-du-1578"};

/// One year of the large pack is as good as all.
std::vector<int> years_for(const std::string& pack) {
  return pack.ends_with("vi-du-1578") ? std::vector{2024} : std::vector<int>();
}

constexpr std::array every_kind{question_kind::duties, question_kind::assess,  question_kind::roadmap,
                                question_kind::assess, question_kind::missing, question_kind::explain,
                                question_kind::duties};

}  // namespace

BOOST_AUTO_TEST_SUITE(a_session)

BOOST_DATA_TEST_CASE(answers_as_if_nothing_had_been_asked_before, data::make(packs), pack) {
  const matter m = matter_of(pack);
  session asked(m);
  for (const char* day : {"2024-12-31", "2025-07-01"})
    for (const question_kind kind : every_kind) {
      question q = on(day, years_for(pack));
      if (kind == question_kind::explain) q.unit = m.rules->programme->units[m.rules->units_by_id.front()].id;
      const auto alone = ask(m, kind, q), again = asked.ask(kind, q);
      BOOST_TEST(alone.ok() == again.ok());
      BOOST_TEST((alone.value.json() == again.value.json()), pack << " " << code_of(kind) << " on " << day);
    }
}

BOOST_AUTO_TEST_CASE(goes_on_after_a_question_that_was_stopped_or_cannot_be_answered) {
  const matter m = matter_of("../../../lib/packs/vi-du-1578");
  session asked(m);
  const std::string before = asked.ask(question_kind::missing, on("2025-02-15", {2024})).value.json();
  const watcher no = [](const progress&) { return false; };
  BOOST_TEST(was_cancelled(asked.ask(question_kind::assess, on("2025-02-15", {2024}), nullptr, &no).issues));
  BOOST_TEST(!asked.ask(question_kind::assess, on("2025-02-15", {1900})).ok());
  BOOST_TEST((asked.ask(question_kind::missing, on("2025-02-15", {2024})).value.json() == before));
}

BOOST_AUTO_TEST_SUITE_END()

BOOST_AUTO_TEST_SUITE(rows_as_columns)

BOOST_DATA_TEST_CASE(are_those_of_the_json, data::make(packs), pack) {
  const matter m = matter_of(pack);
  for (const question_kind kind :
       {question_kind::assess, question_kind::roadmap, question_kind::duties, question_kind::missing}) {
    const auto answered = ask(m, kind, on("2024-12-31", years_for(pack)));
    BOOST_TEST_REQUIRE(answered.ok());
    const json whole = json::parse(answered.value.json());
    const table& rows = *answered.value.rows();
    BOOST_TEST_REQUIRE(rows.rows() == whole["rows"].size());
    for (const column& c : rows.columns())
      for (std::size_t i = 0; i < rows.rows(); ++i) {
        const json& row = whole["rows"][i];
        if (!row.contains(c.name) || row[c.name].is_array()) continue;
        const json& told = row[c.name];
        const std::string cell = told.is_null()      ? ""
                                 : told.is_boolean() ? (told.get<bool>() ? "yes" : "no")
                                 : told.is_string()  ? told.get<std::string>()
                                                     : told.dump();
        if (cell_text(c, i) != cell) BOOST_ERROR(pack << " " << c.name << " " << i << ": " << cell_text(c, i));
      }
  }
}

BOOST_AUTO_TEST_CASE(hold_points_as_numbers_beside_their_exact_text) {
  const matter m = matter_of("points");
  const auto answered = ask(m, question_kind::assess, on("2024-12-31"));
  const table& rows = *answered.value.rows();
  const auto& points = rows.cells<text_cells>("points");
  const auto &least = rows.cells<figure_cells>("points_least"), &most = rows.cells<figure_cells>("points_most");
  std::size_t with_points = 0;
  for (std::size_t i = 0; i < rows.rows(); ++i) {
    const std::string text(text_at(points, i));
    const auto dots = text.find("..");
    const std::string from = text.substr(0, dots), to = dots == std::string::npos ? from : text.substr(dots + 2);
    with_points += text.empty() ? 0 : 1;
    BOOST_TEST(std::isnan(least.values[i]) == from.empty());
    BOOST_TEST(std::isnan(most.values[i]) == to.empty());
    if (!from.empty()) BOOST_TEST(std::abs(least.values[i] - std::stod(from)) < 0.01);
    if (!to.empty()) BOOST_TEST(std::abs(most.values[i] - std::stod(to)) < 0.01);
  }
  BOOST_TEST(with_points > 0u);
}

BOOST_AUTO_TEST_CASE(have_the_same_columns_whatever_the_data) {
  const auto names = [](const table& t) {
    std::string all;
    for (const column& c : t.columns()) all += c.name + std::to_string(c.cells.index()) + " ";
    return all;
  };
  for (const question_kind kind :
       {question_kind::assess, question_kind::roadmap, question_kind::duties, question_kind::missing}) {
    std::set<std::string> seen;
    for (const std::string& pack : packs) {
      const matter full = matter_of(pack);
      matter none = full;
      none.facts = std::make_shared<const ledger>();
      for (const matter& m : {full, none})
        seen.insert(names(*ask(m, kind, on("2024-12-31", years_for(pack))).value.rows()));
    }
    BOOST_TEST(seen.size() == 1u, code_of(kind));
  }
}

BOOST_AUTO_TEST_CASE(an_explanation_has_none) {
  const matter m = matter_of("points");
  question q = on("2024-12-31");
  q.unit = m.rules->programme->units[m.rules->units_by_id.front()].id;
  const auto told = ask(m, question_kind::explain, q);
  BOOST_TEST(told.ok());
  BOOST_TEST((told.value.rows() == nullptr));
}

BOOST_AUTO_TEST_CASE(the_head_is_the_answer_without_its_rows) {
  const auto answered = ask(matter_of("points"), question_kind::assess, on("2024-12-31"));
  json whole = json::parse(answered.value.json());
  whole["rows"] = json::array();
  BOOST_TEST((json::parse(answered.value.head()) == whole));
}

BOOST_AUTO_TEST_SUITE_END()

BOOST_AUTO_TEST_CASE(a_session_that_was_moved_from_says_so) {
  session first(matter_of("points"));
  session second(std::move(first));
  BOOST_CHECK_THROW((void)first.ask(question_kind::assess, on("2024-12-31")), std::logic_error);
  BOOST_CHECK_THROW((void)first.about(), std::logic_error);
  BOOST_TEST(second.ask(question_kind::assess, on("2024-12-31")).ok());
  first = std::move(second);
  BOOST_TEST(first.ask(question_kind::assess, on("2024-12-31")).ok());
}

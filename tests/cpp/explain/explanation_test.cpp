// What an explanation says: labels and numbers as they are, both of two figures, the day up to which it may change.

#include "../roadmap/plans.hpp"

#include <tieuchi/explain/explanation.hpp>

#include <boost/test/unit_test.hpp>

#include <algorithm>

using namespace tieuchi;
using plans::parts;

namespace {

const std::string counts =
    R"("indicators": [{"id": "tot", "type": "count", "label": {"vi": "Số tốt", "en": "good ones"}},
      {"id": "tong", "type": "count", "label": "Tổng số"}],)";
const std::string share =
    R"("measures": [{"id": "ty_le", "type": "number", "label": "Tỷ lệ", "value": "tot / tong", "requires": "tot <= tong"}],)";

std::string one_criterion(const std::string& rule, const std::string& more = {}) {
  return R"("criteria": [{"id": "c", "rule": ")" + rule + "\"" + more + "}]";
}

/// The explanation of `c` for unit a in 2024.
explanation explained(const std::string& plan, const std::string& facts, const std::string& as_of = "2025-06-01",
                      const std::string& programme = {}) {
  parts p{plan};
  p.facts = facts;
  p.programme = programme;
  engine e = plans::engine_of(p, as_of);
  const printer print(e);
  explanation x = explain(e, print, *e.rules().item("c"), {*e.rules().unit("a"), year_period(2024)});
  x.made_by.reset();
  return x;
}

std::string rule_in_words(const std::string& plan, const std::string& rule, const std::string& lang = "vi") {
  parts p{plan};
  engine e = plans::engine_of(p, "2025-06-01");
  return printer(e).rule(rule).in(lang);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(a_rule_in_words)

BOOST_AUTO_TEST_CASE(has_its_numbers_and_words_where_they_are_codes_of_elements) {
  const std::string plan = R"("criteria": [{"id": "c3", "code": "3", "label": "Thứ ba", "rule": "x >= 0.3"},
    {"id": "c12", "code": "12", "label": "Mười hai", "rule": "x >= 12"}, {"id": "cv", "code": "v", "label": "Chữ v", "rule": "true"},
    {"id": "cx", "code": "x2", "label": "Ích hai", "rule": "true"}])";
  BOOST_TEST(rule_in_words(plan, "x >= 0.3") == "«x» >= 0.3");
  BOOST_TEST(rule_in_words(plan, "x >= 3 and x < 12") == "«x» >= 3 and «x» < 12");
  BOOST_TEST(rule_in_words(plan, "every v in [3, 12] satisfies v > x") == "every v in [3, 12] satisfies v > «x»");
  BOOST_TEST(rule_in_words(plan, "outcome(c3) = \"met\"") == "outcome(«Thứ ba») = \"đạt\"");
  BOOST_TEST(rule_in_words(plan, "every v in [3, 12] satisfies v.dien_tich > x2") ==
             "every v in [3, 12] satisfies v.«dien tich» > x2");
  BOOST_TEST(rule_in_words(plan, "every v in [3, 12] satisfies v.month > 3") ==
             "every v in [3, 12] satisfies v.month > 3");
  BOOST_TEST(rule_in_words(plan, "x = \"a \\\"3\\\" b\"") == "«x» = \"a \"3\" b\"");
}

BOOST_AUTO_TEST_SUITE_END()

BOOST_AUTO_TEST_SUITE(a_label_given_in_one_language)

BOOST_AUTO_TEST_CASE(is_a_label_in_every_language) {
  const explanation x = explained(counts + one_criterion("tong > 1"), "");
  BOOST_REQUIRE(x.missing.size() == 1);
  BOOST_TEST(x.missing[0].words.vi == "Tổng số - A, năm 2024");
  BOOST_TEST(x.missing[0].words.en == "Tổng số - A, 2024");
  BOOST_TEST((words{"một", ""} + words{" hai", " two"}).en == "một two");
  BOOST_TEST((words{"", "one"} + words{" hai", ""}).vi == "one hai");
  BOOST_TEST(join_words({{"", "one"}, {"hai", ""}}, "; ").vi == "one; hai");
  BOOST_TEST(join_words({{"", "one"}, {"hai", ""}}, "; ").en == "one; hai");
  BOOST_TEST(words_of(period{{period_form::window, 0}, 2024, 0, {}, {}}, {"đợt", ""}).en == "đợt of 2024");
}

BOOST_AUTO_TEST_SUITE_END()

BOOST_AUTO_TEST_SUITE(a_share_of_counts)

BOOST_AUTO_TEST_CASE(is_per_cent_beside_its_counts) {
  const std::string facts = "a,tot,2024,11,2024-12-01,,BC 1,\na,tong,2024,12,2024-12-01,,BC 1,\n";
  for (const char* rule : {"ty_le >= 1", "tot / tong >= 1", " tot/tong>=1"}) {
    const explanation x = explained(counts + share + one_criterion(rule), facts);
    BOOST_REQUIRE(x.comparisons.size() == 1);
    BOOST_TEST(x.comparisons[0].shown.left.vi == "91,67% (11/12)", rule);
    BOOST_TEST(x.comparisons[0].shown.right.vi == "100%");
    BOOST_TEST(x.comparisons[0].shown.distance.en == "-8.33%");
    BOOST_TEST(x.comparisons[0].what.vi == (std::string(rule).starts_with("ty_le") ? "Tỷ lệ" : ""));
    BOOST_TEST(x.comparisons[0].left.vi == "0,9166666666666666666666666666666667");
  }
  const explanation x = explained(counts + share + one_criterion("1 <= ty_le"), facts);
  BOOST_TEST(x.comparisons[0].shown.right.vi == "91,67% (11/12)");
  BOOST_TEST(x.values[0].shown.vi == "91,67% (11/12)");
  BOOST_TEST(x.values[0].from[0].shown.vi == "11");
}

BOOST_AUTO_TEST_CASE(is_none_where_a_part_is_no_count) {
  const std::string facts = "a,x,2024,11,2024-12-01,,BC 1,\na,tong,2024,12,2024-12-01,,BC 1,\n";
  const explanation x = explained(counts + one_criterion("x / tong >= 1"), facts);
  BOOST_TEST(x.comparisons[0].shown.left.vi == "0,92");
}

BOOST_AUTO_TEST_SUITE_END()

BOOST_AUTO_TEST_SUITE(figures_that_contradict)

BOOST_AUTO_TEST_CASE(are_both_told_with_their_documents) {
  const explanation x = explained(counts + one_criterion("tong > 1"),
                                  "a,tong,2024,12,2024-12-01,,BC 1,\na,tong,2024,13,2024-12-01,,BC 2,\n");
  BOOST_REQUIRE(x.values.size() == 1);
  const auto& figures = x.values[0].figures;
  BOOST_REQUIRE(figures.size() == 2);
  BOOST_TEST(figures[0].value.vi == "12");
  BOOST_TEST(figures[0].document == "BC 1");
  BOOST_TEST(figures[1].value.vi == "13");
  BOOST_TEST(figures[1].document == "BC 2");
  BOOST_TEST(x.missing[0].codes == std::vector<std::string>{"contested"});
}

BOOST_AUTO_TEST_CASE(are_none_where_one_prevails) {
  const explanation x = explained(counts + one_criterion("tong > 1"),
                                  "a,tong,2024,12,2024-12-01,,BC 1,\na,tong,2024,13,2024-12-02,,BC 2,\n");
  BOOST_TEST(x.values[0].figures.empty());
  BOOST_TEST(x.values[0].value.vi == "13");
}

BOOST_AUTO_TEST_CASE(are_those_of_the_name_itself) {
  const std::string title =
      R"("indicators": [{"id": "nhan", "type": "date", "period": "once"}], "lifecycles": [{"id": "v", "states": ["chua", "co"],
        "transitions": [{"from": ["chua"], "to": "co", "by": "nhan"}]}],)";
  const explanation x =
      explained(title + one_criterion("v = \\\"co\\\""),
                "a,nhan,once,2024-02-01,2024-03-01,,BC 1,\na,nhan,once,2025-02-01,2024-03-01,,BC 2,\n");
  BOOST_REQUIRE(x.values.size() == 1);
  BOOST_TEST((x.outcome == outcome::unknown));
  BOOST_TEST(x.values[0].figures.empty());
}

BOOST_AUTO_TEST_CASE(show_what_they_had_to_fulfil) {
  const explanation x = explained(counts + share + one_criterion("ty_le > 1"),
                                  "a,tot,2024,99,2024-12-01,,BC 1,\na,tong,2024,14,2024-12-01,,BC 2,\n");
  BOOST_TEST(x.missing[0].codes == std::vector<std::string>{"contradiction"});
  const auto against = std::ranges::find(x.comparisons, "tot <= tong", &explained_comparison::rule);
  BOOST_REQUIRE(against != x.comparisons.end());
  BOOST_TEST(against->shown.left.vi == "99");
  BOOST_TEST(against->shown.right.vi == "14");
  BOOST_TEST(against->holds.value_or(true) == false);
}

BOOST_AUTO_TEST_SUITE_END()

BOOST_AUTO_TEST_SUITE(a_provisional_outcome)

BOOST_AUTO_TEST_CASE(names_the_latest_of_its_days_once) {
  const std::string filings =
      R"("filings": [{"id": "som", "settles": {"by": "01-31", "year": 1}}, {"id": "muon", "settles": {"by": "03-31", "year": 1}}],)";
  const std::string indicators =
      R"("indicators": [{"id": "p", "type": "count", "filing": "som"}, {"id": "q", "type": "count", "filing": "muon"}],)";
  const std::string facts = "a,p,2024,2,2024-12-01,,,\na,q,2024,2,2024-12-01,,,\n";
  const explanation both = explained(filings + indicators + one_criterion("p > 1 and q > 1"), facts, "2025-01-01");
  BOOST_TEST(both.provisional);
  BOOST_TEST((both.provisional_until == date::parse("2025-03-31")));
  BOOST_TEST(both.summary.vi == "đạt (tạm tính ít nhất đến hết ngày 31/03/2025)");
  BOOST_TEST(both.summary.en == "met (provisional until 2025-03-31 at least)");
  BOOST_TEST(both.notes.empty());
  const explanation first = explained(filings + indicators + one_criterion("p > 1"), facts, "2025-01-01");
  BOOST_TEST((first.provisional_until == date::parse("2025-01-31")));
  const explanation settled = explained(filings + indicators + one_criterion("p > 1"), facts, "2025-02-01");
  BOOST_TEST(!settled.provisional);
  BOOST_TEST(!settled.provisional_until);
  const explanation own = explained(
      filings + indicators + one_criterion("p > 1", R"(, "settles": {"by": "06-30", "year": 1})"), facts, "2025-01-01");
  BOOST_TEST((own.provisional_until == date::parse("2025-06-30")));
}

BOOST_AUTO_TEST_CASE(goes_by_members_that_are_open_too) {
  const std::string filings =
      R"("filings": [{"id": "som", "settles": {"by": "01-31", "year": 1}}, {"id": "muon", "settles": {"by": "03-31", "year": 1}}],)";
  const std::string indicators =
      R"("indicators": [{"id": "p", "type": "count", "filing": "som"}, {"id": "q", "type": "count", "filing": "muon"}],)";
  const std::string members =
      R"("groups": [{"id": "c", "combine": "all", "members": [{"id": "d", "rule": "p > 5"}, {"id": "o", "rule": "q > 1"}]}])";
  const explanation x = explained(filings + indicators + members, "a,p,2024,2,2024-12-01,,,\n", "2025-01-01");
  BOOST_TEST((x.outcome == outcome::not_met));
  BOOST_TEST((x.members[1].outcome == outcome::unknown));
  BOOST_TEST((x.provisional_until == date::parse("2025-03-31")));  // what is open may settle as late
}

BOOST_AUTO_TEST_CASE(without_a_known_day_says_that_it_is_provisional_and_no_more) {
  const explanation x =
      explained(one_criterion("x > 1", R"(, "provisional_when": "true")"), "a,x,2024,2,2024-12-01,,,\n");
  BOOST_TEST(x.provisional);
  BOOST_TEST(!x.provisional_until);
  BOOST_TEST(x.summary.vi == "đạt (tạm tính)");
}

BOOST_AUTO_TEST_SUITE_END()

BOOST_AUTO_TEST_SUITE(members_that_fail)

const std::string two_members =
    R"("groups": [{"id": "c", "combine": "all", "members": [{"id": "d", "label": "Mục một", "rule": "x > 5"}, {"id": "o", "label": "Mục hai", "rule": "x > 7"}]}])";

BOOST_AUTO_TEST_CASE(are_told_by_their_labels) {
  const explanation x = explained(two_members, "a,x,2024,2,2024-12-01,,,\n");
  BOOST_TEST(x.reason == "fail:d+o");
  BOOST_TEST(x.reason_words.vi == "chưa đạt: Mục một; Mục hai");
  BOOST_TEST(x.reason_words.en == "not met: Mục một; Mục hai");
}

BOOST_AUTO_TEST_CASE(are_told_behind_a_word_of_the_programme) {
  const explanation x =
      explained(two_members, "a,x,2024,6,2024-12-01,,,\n", "2025-06-01", R"(, "reason_words": {"fail": "Còn dở"})");
  BOOST_TEST(x.reason == "Còn dở:o");
  BOOST_TEST(x.reason_words.vi == "Còn dở: Mục hai");
}

BOOST_AUTO_TEST_SUITE_END()

BOOST_AUTO_TEST_SUITE(a_name_in_words)

/// The first value that `c` reads for unit a in a year.
explained_value first_value(parts p, int year) {
  p.versions = R"("versions": [{"id": "v1", "from_year": 2022}, {"id": "v2", "from_year": 2024}],)";
  engine e = plans::engine_of(p, "2026-06-01");
  const printer print(e);
  return explain(e, print, *e.rules().item("c"), {*e.rules().unit("a"), year_period(year)}).values.at(0);
}

BOOST_AUTO_TEST_CASE(is_told_by_the_text_of_the_year) {
  parts p{
      R"("measures": [{"id": "gap", "until": "v1", "type": "number", "label": "Hai lần", "measured_in": "lần", "value": "x * 2"},
      {"id": "gap", "since": "v2", "type": "number", "label": "Ba lần", "measured_in": "điểm", "decimals": 1, "value": "x * 3"}],)" +
      one_criterion("gap > 1")};
  p.facts = "a,x,2023,2,2023-12-01,,,\na,x,2024,2,2024-12-01,,,\n";
  const explained_value before = first_value(p, 2023), after = first_value(p, 2024);
  BOOST_TEST(before.label.vi == "Hai lần");
  BOOST_TEST(before.value.vi == "4 lần");
  BOOST_TEST(before.rule == "x * 2");
  BOOST_TEST(after.label.vi == "Ba lần");
  BOOST_TEST(after.value.vi == "6,0 điểm");
  BOOST_TEST(after.rule == "x * 3");
}

BOOST_AUTO_TEST_CASE(shows_no_restricted_figure_of_an_earlier_year) {
  parts p{R"("indicators": [{"id": "kin", "type": "number", "sensitivity": "restricted"}],
      "measures": [{"id": "gap", "type": "number", "value": "kin * 2"}],)" +
          one_criterion("prior(gap, 1) > 1")};
  p.facts = "a,kin,2023,987,2023-12-01,,,\n";
  const explained_value told = first_value(p, 2024);
  BOOST_TEST(told.restricted);
  for (const tieuchi::words& words : {told.value, told.shown}) {
    BOOST_TEST(words.vi.find("1974") == std::string::npos);
    BOOST_TEST(words.en.find("1974") == std::string::npos);
  }
}

BOOST_AUTO_TEST_CASE(shows_the_norm_that_a_restricted_figure_is_compared_with) {
  const std::string plan =
      R"("indicators": [{"id": "kin", "type": "number", "sensitivity": "restricted"}, {"id": "mo", "type": "number"}],
      "parameters": [{"id": "san", "type": "number", "value": 10}],
      "measures": [{"id": "gap", "type": "number", "value": "kin * 2"}],)";
  const std::string facts = "a,kin,2024,987,2024-12-01,,,\na,mo,2024,12,2024-12-01,,,\n";
  const auto sides = [&](const std::string& rule) {
    const explanation x = explained(plan + one_criterion(rule), facts);
    BOOST_REQUIRE(x.comparisons.size() == 1);
    return x.comparisons[0].shown.left.en + " | " + x.comparisons[0].shown.right.en;
  };
  BOOST_TEST(sides("kin >= san") == "(restricted) | 10");
  BOOST_TEST(sides("san <= gap") == "10 | (restricted)");
  BOOST_TEST(sides("mo <= kin") == "12 | (restricted)");
  BOOST_TEST(sides("mo <= kin + 1") == "12 | (restricted)");
  BOOST_TEST(sides("gap >= kin") == "(restricted) | (restricted)");
}

BOOST_AUTO_TEST_SUITE_END()

BOOST_AUTO_TEST_SUITE(counts_of_members_in_words)

BOOST_AUTO_TEST_CASE(say_that_none_is_met_only_beside_what_is_not) {
  BOOST_TEST(words_of(tally{0, 0, 6, 2, 0}).vi == "6/6 chưa đủ số liệu");
  BOOST_TEST(words_of(tally{0, 0, 6, 2, 0}).en == "6/6 unknown");
  BOOST_TEST(words_of(tally{0, 7, 3, 0, 0}).vi == "đạt 0/10, chưa đạt 7, 3 chưa đủ số liệu");
  BOOST_TEST(words_of(tally{0, 2, 0, 0, 0}).en == "0/2 met, 2 not met");
  BOOST_TEST(words_of(tally{3, 1, 2, 5, 1}).vi == "đạt 4/7, 2 chưa đủ số liệu, trong đó 1 được miễn");
  BOOST_TEST(words_of(tally{0, 0, 1, 0, 1}).vi == "đạt 1/2, 1 chưa đủ số liệu, trong đó 1 được miễn");
}

BOOST_AUTO_TEST_SUITE_END()

#include <tieuchi/calendar/frame.hpp>

#include <boost/test/unit_test.hpp>

using namespace tieuchi;

namespace {

constexpr period_type year{period_form::year, -1}, half{period_form::half, -1}, quarter{period_form::quarter, -1},
    month{period_form::month, -1}, once{period_form::once, -1}, dated{period_form::dated, -1},
    window{period_form::window, 0}, occasion{period_form::occasion, 1};

/// The window 16/11 of the year before to 15/11, and objections numbered with D.
programme declared() {
  programme p;
  period_kind nam_antt, don;
  nam_antt.id = "nam_antt";
  nam_antt.window = true;
  nam_antt.from = day_spec{day_kind::from, "11-16", -1, {}, false, roll_kind::none, {}, {}};
  nam_antt.by = day_spec{day_kind::by, "11-15", 0, {}, false, roll_kind::none, {}, {}};
  don.id = "don";
  don.letter = "D";
  p.periods = {nam_antt, don};
  return p;
}

std::string days(std::string_view text, period_type type, char letter = 'O') {
  const day_span s = span_of(*period_of(text, type, letter), declared());
  return (s.first ? s.first->text() : "...") + " " + (s.last ? s.last->text() : "...");
}

std::string outer(std::string_view text, period_type type, period_type wanted) {
  const auto p = around(*period_of(text, type), wanted);
  return p ? text_of(*p) : "nothing";
}

std::string parts(std::string_view text, period_type type, period_type wanted) {
  std::string all;
  for (const period& p : parts_of(*period_of(text, type), wanted, declared()))
    all += (all.empty() ? "" : " ") + text_of(p);
  return all;
}

}  // namespace

BOOST_AUTO_TEST_CASE(a_window_goes_by_its_label_year) {
  BOOST_TEST(days("2024", window) == "2023-11-16 2024-11-15");
  const day_frame f = frame_of(*period_of("2024", window), declared());
  BOOST_TEST(f.year == 2024);
  BOOST_TEST(day_of({day_kind::before, "11-15", 0, {}, false, roll_kind::none, {}, {}}, f, {}, nullptr)->text() ==
             "2024-11-14");
}

BOOST_AUTO_TEST_CASE(an_occasion_lies_in_its_year) {
  BOOST_TEST(days("2024-D2", occasion, 'D') == "2024-01-01 2024-12-31");
}

BOOST_AUTO_TEST_CASE(once_and_open_ranges_have_open_ends) {
  BOOST_TEST(days("once", once) == "... ...");
  BOOST_TEST(days("2022-01-01/", dated) == "2022-01-01 ...");
  BOOST_TEST(days("/2022-06-30", dated) == "... 2022-06-30");
}

BOOST_AUTO_TEST_CASE(spans_overlap_when_they_share_a_day) {
  const auto span = [](const char* a, const char* b) { return day_span{date::parse(a), date::parse(b)}; };
  BOOST_TEST(overlap(span("2024-01-01", "2024-06-30"), span("2024-06-30", "")));
  BOOST_TEST(!overlap(span("2024-01-01", "2024-06-29"), span("2024-06-30", "")));
  BOOST_TEST(!overlap(span("2024-07-01", ""), span("", "2024-06-30")));
  BOOST_TEST(contains(span("", ""), *date::parse("2024-01-01")));
}

BOOST_AUTO_TEST_CASE(a_name_of_a_longer_period_reads_the_period_around_the_frame) {
  BOOST_TEST(outer("2024-Q3", quarter, year) == "2024");
  BOOST_TEST(outer("2024-Q3", quarter, half) == "2024-H2");
  BOOST_TEST(outer("2024-06", month, quarter) == "2024-Q2");
  BOOST_TEST(outer("2024-06", month, half) == "2024-H1");
  BOOST_TEST(outer("2024-07", month, half) == "2024-H2");
  BOOST_TEST(outer("2024", year, once) == "once");
  BOOST_TEST(outer("2024", year, window) == "2024");
  BOOST_TEST(outer("2024", window, year) == "2024");
  BOOST_TEST(outer("2024-Q1", quarter, window) == "2024");
  BOOST_TEST(outer("2024-O2", occasion, year) == "2024");
}

BOOST_AUTO_TEST_CASE(a_shorter_period_is_not_around_a_longer_one) {
  BOOST_TEST(outer("2024", year, quarter) == "nothing");
  BOOST_TEST(outer("2024-H1", half, month) == "nothing");
  BOOST_TEST(outer("2024", year, occasion) == "nothing");
  BOOST_TEST(outer("2024", window, half) == "nothing");
  BOOST_TEST(outer("once", once, year) == "nothing");
  BOOST_TEST(outer("2024", year, dated) == "nothing");
}

BOOST_AUTO_TEST_CASE(parts_come_in_order) {
  BOOST_TEST(parts("2024", year, quarter) == "2024-Q1 2024-Q2 2024-Q3 2024-Q4");
  BOOST_TEST(parts("2024-H2", half, quarter) == "2024-Q3 2024-Q4");
  BOOST_TEST(parts("2024-H2", half, month) == "2024-07 2024-08 2024-09 2024-10 2024-11 2024-12");
  BOOST_TEST(parts("2024-Q2", quarter, month) == "2024-04 2024-05 2024-06");
  BOOST_TEST(parts("2024", window, half) == "2024-H1");
  BOOST_TEST(parts("2024", window, month) ==
             "2023-12 2024-01 2024-02 2024-03 2024-04 2024-05 2024-06 2024-07 2024-08 2024-09 2024-10");
  BOOST_TEST(!divides_into(*period_of("2024", window), month, declared()));
  BOOST_TEST(divides_into(*period_of("2024-H1", half), month, declared()));
  BOOST_TEST(parts("2024-Q2", quarter, half) == "");
  BOOST_TEST(parts("2024", year, year) == "");
}

BOOST_AUTO_TEST_CASE(kinds_of_period_are_named_by_built_in_words_or_declared_ids) {
  const programme p = declared();
  BOOST_TEST((period_type_of("quarter", p) == quarter));
  BOOST_TEST((period_type_of("nam_antt", p) == window));
  BOOST_TEST((period_type_of("don", p) == occasion));
  BOOST_TEST(!period_type_of("tuan", p).has_value());
  BOOST_TEST(text_of(*period_of("2024-D2", occasion, 'D'), p) == "2024-D2");
}

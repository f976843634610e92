#include <tieuchi/facts/unit_life.hpp>

#include <boost/test/unit_test.hpp>

using namespace tieuchi;

namespace {

std::optional<date> day(std::string_view text) { return date::parse(text); }

unit unit_of(std::string id, std::string_view from, std::string_view to, std::string_view recorded) {
  unit u;
  u.id = std::move(id);
  u.valid_from = day(from);
  u.valid_to = day(to);
  u.recorded_on = day(recorded);
  return u;
}

event_edge edge(event_kind kind, std::string_view on, std::string_view recorded, std::string from, std::string to) {
  event_edge e;
  e.event = "e";
  e.kind = kind;
  e.day = *day(on);
  e.recorded_on = *day(recorded);
  e.from_unit = std::move(from);
  e.to_unit = std::move(to);
  return e;
}

std::string life(const programme& p, std::size_t unit, std::string_view as_of) {
  const unit_life l = lives_of(p, day(as_of)).at(unit_id(unit));
  if (!l.known) return "not known";
  return (l.begins ? l.begins->text() : "...") + " " + (l.ends ? l.ends->text() : "...");
}

/// a and b merge into m on 2025-07-01, recorded the day before.
programme merger() {
  programme p;
  p.units = {unit_of("a", "2010-01-01", "", "2010-01-01"), unit_of("b", "2010-01-01", "", ""),
             unit_of("m", "2025-07-01", "", "2025-06-30")};
  p.events = {edge(event_kind::merge_into_new, "2025-07-01", "2025-06-30", "a", "m"),
              edge(event_kind::merge_into_new, "2025-07-01", "2025-06-30", "b", "m")};
  return p;
}

}  // namespace

BOOST_AUTO_TEST_CASE(an_event_ends_its_from_units_the_day_before_once_it_is_recorded) {
  const programme p = merger();
  BOOST_TEST(life(p, 0, "2025-06-29") == "2010-01-01 ...");
  BOOST_TEST(life(p, 0, "2025-06-30") == "2010-01-01 2025-06-30");
  BOOST_TEST(life(p, 1, "2025-07-02") == "2010-01-01 2025-06-30");
}

BOOST_AUTO_TEST_CASE(a_new_unit_is_not_known_before_its_creation_is_recorded) {
  const programme p = merger();
  BOOST_TEST(life(p, 2, "2025-06-29") == "not known");
  BOOST_TEST(life(p, 2, "2025-06-30") == "2025-07-01 ...");
}

BOOST_AUTO_TEST_CASE(the_survivor_of_an_absorption_goes_on) {
  programme p = merger();
  p.events = {edge(event_kind::absorb, "2025-07-01", "2025-06-30", "a", "b")};
  BOOST_TEST(life(p, 0, "2026-01-01") == "2010-01-01 2025-06-30");
  BOOST_TEST(life(p, 1, "2026-01-01") == "2010-01-01 ...");
}

BOOST_AUTO_TEST_CASE(a_from_unit_among_the_to_units_of_its_event_goes_on) {
  programme p = merger();
  p.events = {edge(event_kind::split, "2025-07-01", "2025-06-30", "a", "a"),
              edge(event_kind::split, "2025-07-01", "2025-06-30", "a", "m")};
  BOOST_TEST(life(p, 0, "2026-01-01") == "2010-01-01 ...");
  BOOST_TEST(life(p, 2, "2025-06-30") == "2025-07-01 ...");
}

BOOST_AUTO_TEST_CASE(a_partial_transfer_and_a_rename_end_nothing) {
  programme p = merger();
  p.events = {edge(event_kind::partial_transfer, "2025-07-01", "2025-06-30", "a", "b"),
              edge(event_kind::rename, "2025-07-01", "2025-06-30", "b", "b"),
              edge(event_kind::retype, "2025-07-01", "2025-06-30", "b", "b")};
  BOOST_TEST(life(p, 0, "2026-01-01") == "2010-01-01 ...");
  BOOST_TEST(life(p, 1, "2026-01-01") == "2010-01-01 ...");
}

BOOST_AUTO_TEST_CASE(an_end_that_an_event_explains_adds_no_knowledge) {
  programme p = merger();
  p.units[unit_id(0U)].valid_to = day("2025-06-30");
  BOOST_TEST(life(p, 0, "2025-06-29") == "2010-01-01 ...");
}

BOOST_AUTO_TEST_CASE(an_end_that_no_event_explains_is_known_from_the_row) {
  programme p = merger();
  p.events.clear();
  p.units[unit_id(0U)].valid_to = day("2024-12-31");
  BOOST_TEST(life(p, 0, "2010-01-01") == "2010-01-01 2024-12-31");
}

BOOST_AUTO_TEST_CASE(an_abolished_unit_ends_without_a_successor) {
  programme p = merger();
  p.events = {edge(event_kind::abolish, "2025-07-01", "2025-06-16", "a", "")};
  BOOST_TEST(life(p, 0, "2025-06-16") == "2010-01-01 2025-06-30");
}

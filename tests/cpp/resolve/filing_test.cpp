// Which rows count, which of them speak, and what it means that none does (format page 7).

#include "reported.hpp"

#include <tieuchi/assess/engine.hpp>

#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <random>

using reported::parts;
using reported::read;
using reported::world;

namespace {

const std::string plain = R"({"id": "n", "type": "number", "filing": "ho_so"})";

std::string filing(const std::string& more) { return R"({"id": "ho_so", "reporter": "so_a")" + more + "}"; }
const std::string by_january = R"(, "until": {"by": "01-20", "year": 1})";

parts with(const std::string& filing_keys, const std::string& rows, const std::string& indicators = plain) {
  parts p{indicators, filing(filing_keys)};
  p.facts = rows;
  return p;
}

const std::string& in_time = "p1,n,2023,7,2024-01-20,,BC 1,\n";
const std::string& too_late = "p1,n,2023,8,2024-01-21,,BC 2,\n";

}  // namespace

BOOST_AUTO_TEST_CASE(a_row_is_not_known_before_the_day_it_was_recorded) {
  const parts p = with("", in_time);
  BOOST_TEST(read(p, "2024-01-19", "p1", "2023") == "? p1:n@2023 not_reported");
  BOOST_TEST(read(p, "2024-01-20", "p1", "2023") == "7");
}

BOOST_AUTO_TEST_CASE(without_a_last_day_every_row_counts_and_a_lack_stays_open) {
  BOOST_TEST(read(with("", too_late), "2029-01-01", "p1", "2023") == "8");
  BOOST_TEST(read(with("", too_late), "2029-01-01", "p2", "2023") == "? p2:n@2023 not_reported");
}

BOOST_AUTO_TEST_CASE(a_row_counts_up_to_the_last_day) {
  BOOST_TEST(read(with(by_january, in_time), "2024-06-01", "p1", "2023") == "7");
  BOOST_TEST(read(with(by_january, too_late), "2024-06-01", "p1", "2023") == "? p1:n@2023 late");
  BOOST_TEST(read(with(by_january, in_time + too_late), "2024-06-01", "p1", "2023") == "7");
}

BOOST_AUTO_TEST_CASE(silence_is_not_reported_until_the_last_day_and_not_submitted_after_it) {
  BOOST_TEST(read(with(by_january, ""), "2024-01-20", "p1", "2023") == "? p1:n@2023 not_reported");
  BOOST_TEST(read(with(by_january, ""), "2024-01-21", "p1", "2023") == "? p1:n@2023 not_submitted");
}

BOOST_AUTO_TEST_CASE(a_lack_is_final_unless_a_later_document_may_revive_it) {
  const auto kind = [](const std::string& keys, const std::string& as_of, const std::string& more = "") {
    const world w(with(keys, "", plain + more), as_of);
    const tieuchi::reading n = w.source().read(w.name("n"), w.unit("p1"), w.at("n", "2023"));
    return tieuchi::lack_of(tieuchi::feel::reasons_of(n.value).front());
  };
  BOOST_TEST((kind("", "2029-01-01") == tieuchi::lack_kind::open));
  BOOST_TEST((kind(by_january, "2024-01-20") == tieuchi::lack_kind::open));
  BOOST_TEST((kind(by_january, "2024-01-21") == tieuchi::lack_kind::final));
  BOOST_TEST((kind(by_january + R"(, "late_accepts": ["bien_ban"])", "2024-01-21") == tieuchi::lack_kind::revocable));
  BOOST_TEST((kind(by_january + R"(, "extended_by": "gia_han")", "2024-01-21",
                   R"(, {"id": "gia_han", "type": "date"})") == tieuchi::lack_kind::revocable));
}

BOOST_AUTO_TEST_CASE(a_document_of_an_accepted_class_counts_after_the_last_day) {
  const std::string keys = by_january + R"(, "late_accepts": ["bien_ban"])";
  BOOST_TEST(read(with(keys, "p1,n,2023,9,2024-02-01,,BB 5,\n"), "2024-06-01", "p1", "2023") == "9");
  BOOST_TEST(read(with(keys, too_late), "2024-06-01", "p1", "2023") == "? p1:n@2023 late");
}

BOOST_AUTO_TEST_CASE(an_extension_moves_the_last_day_of_its_own_unit_and_period) {
  const std::string keys = by_january + R"(, "extended_by": "gia_han")";
  const std::string both = plain + R"(, {"id": "gia_han", "type": "date"})";
  const std::string granted = "p1,gia_han,2023,2024-01-31,2024-01-15,,,\n";
  BOOST_TEST(read(with(keys, granted + too_late, both), "2024-06-01", "p1", "2023") == "8");
  BOOST_TEST(read(with(keys, granted, both), "2024-01-25", "p1", "2023") == "? p1:n@2023 not_reported");
  BOOST_TEST(read(with(keys, granted, both), "2024-02-01", "p1", "2023") == "? p1:n@2023 not_submitted");
  BOOST_TEST(read(with(keys, "p1,gia_han,2023,2024-01-05,2024-01-02,,,\n" + in_time, both), "2024-06-01", "p1",
                  "2023") == "7");
}

BOOST_AUTO_TEST_CASE(a_row_that_an_unknown_extension_keeps_out_is_told_as_assumed) {
  const std::string keys = by_january + R"(, "extended_by": "gia_han")";
  const std::string both = plain + R"(, {"id": "gia_han", "type": "date"})";
  BOOST_TEST(read(with(keys, too_late, both), "2024-06-01", "p1", "2023") == "? p1:n@2023 late [extension:n]");
  BOOST_TEST(read(with(keys, in_time + too_late, both), "2024-06-01", "p1", "2023") == "7 [extension:n]");
  BOOST_TEST(read(with(keys, in_time, both), "2024-06-01", "p1", "2023") == "7");
}

BOOST_AUTO_TEST_CASE(the_latest_record_speaks) {
  BOOST_TEST(read(with("", "p1,n,2023,8,2024-03-01,,,\np1,n,2023,7,2024-02-01,,,\n"), "2024-06-01", "p1", "2023") ==
             "8");
}

BOOST_AUTO_TEST_CASE(the_best_class_of_document_speaks_before_the_latest_record) {
  const std::string keys = R"(, "precedence": ["quyet_dinh", "bien_ban"])";
  const std::string rows =
      "p1,n,2023,1,2024-02-01,,QĐ 1,\np1,n,2023,2,2024-03-01,,BB 1,\np1,n,2023,3,2024-04-01,,BC 1,\n";
  BOOST_TEST(read(with(keys, rows), "2024-06-01", "p1", "2023") == "1");
  BOOST_TEST(read(with(keys, rows.substr(rows.find('\n') + 1)), "2024-06-01", "p1", "2023") == "2");
}

BOOST_AUTO_TEST_CASE(different_values_of_one_day_are_contested_and_all_rows_are_named) {
  const world w(with("", "p1,n,2023,7,2024-02-01,,BC 1,\np1,n,2023,8,2024-02-01,,BC 2,\n"), "2024-06-01");
  const auto r = w.source().read(w.name("n"), w.unit("p1"), w.at("n", "2023"));
  BOOST_TEST(w.shown("n", r) == "? p1:n@2023 contested");
  BOOST_TEST(r.rows.size() == 2u);
}

BOOST_AUTO_TEST_CASE(equal_values_of_one_day_are_one_value_however_they_are_written) {
  BOOST_TEST(read(with("", "p1,n,2023,7,2024-02-01,,BC 1,\np1,n,2023,7.0,2024-02-01,,BC 2,\n"), "2024-06-01", "p1",
                  "2023") == "7");
}

BOOST_AUTO_TEST_CASE(a_withdrawal_leaves_nothing_reported_from_then_on) {
  const std::string rows = "p1,n,2023,7,2024-01-10,,,\np1,n,2023,withdrawn,2024-01-15,,,\n";
  BOOST_TEST(read(with(by_january, rows), "2024-01-12", "p1", "2023") == "7");
  BOOST_TEST(read(with(by_january, rows), "2024-01-16", "p1", "2023") == "? p1:n@2023 not_reported");
  BOOST_TEST(read(with(by_january, rows), "2024-02-01", "p1", "2023") == "? p1:n@2023 not_submitted");
  BOOST_TEST(read(with(by_january, rows + "p1,n,2023,9,2024-01-18,,,\n"), "2024-02-01", "p1", "2023") == "9");
}

BOOST_AUTO_TEST_CASE(a_withdrawal_after_the_last_day_does_not_count) {
  BOOST_TEST(read(with(by_january, in_time + "p1,n,2023,withdrawn,2024-02-15,,,\n"), "2024-06-01", "p1", "2023") ==
             "7");
}

BOOST_AUTO_TEST_CASE(an_open_value_is_an_unknown_with_its_code) {
  const std::string open = R"({"id": "n", "type": "number", "open_values": {"cho_ket_luan": "pending"}})";
  BOOST_TEST(read(with("", "p1,n,2023,cho_ket_luan,2024-02-01,,,\n", open), "2024-06-01", "p1", "2023") ==
             "? p1:n@2023 pending");
}

BOOST_AUTO_TEST_CASE(a_default_stands_for_a_lack_and_says_so_while_the_lack_may_be_filled) {
  const std::string at_once = R"({"id": "n", "type": "number", "filing": "ho_so", "default": 0})";
  BOOST_TEST(read(with("", "", at_once), "2024-06-01", "p1", "2023") == "0 [default:n]");
  BOOST_TEST(read(with(by_january, "", at_once), "2024-06-01", "p1", "2023") == "0");
  BOOST_TEST(read(with("", in_time, at_once), "2024-06-01", "p1", "2023") == "7");
}

BOOST_AUTO_TEST_CASE(a_dated_default_stands_from_the_day_after_its_day) {
  const std::string later =
      R"({"id": "n", "type": "number", "default": 0, "default_after": {"by": "03-31", "year": 1}})";
  BOOST_TEST(read(with("", "", later), "2024-03-31", "p1", "2023") == "? p1:n@2023 not_reported");
  BOOST_TEST(read(with("", "", later), "2024-04-01", "p1", "2023") == "0 [default:n]");
}

BOOST_AUTO_TEST_CASE(a_late_row_is_not_silence_so_the_default_needs_to_name_it) {
  const std::string silent = R"({"id": "n", "type": "number", "filing": "ho_so", "default": 0})";
  const std::string late = R"({"id": "n", "type": "number", "filing": "ho_so", "default": 0, "default_on": ["late"]})";
  BOOST_TEST(read(with(by_january, too_late, silent), "2024-06-01", "p1", "2023") == "? p1:n@2023 late");
  BOOST_TEST(read(with(by_january, too_late, late), "2024-06-01", "p1", "2023") == "0");
}

BOOST_AUTO_TEST_CASE(a_default_never_stands_for_a_contested_fact) {
  const std::string at_once = R"({"id": "n", "type": "number", "default": 0})";
  const std::string rows = "p1,n,2023,7,2024-02-01,,BC 1,\np1,n,2023,8,2024-02-01,,BC 2,\n";
  BOOST_TEST(read(with("", rows, at_once), "2024-06-01", "p1", "2023") == "? p1:n@2023 contested");
}

BOOST_AUTO_TEST_CASE(a_default_stands_for_a_figure_that_nobody_collects) {
  const std::string open =
      R"({"id": "n", "type": "number", "default": 0, "open_values": {"khong_thu_thap": "not_collected", "mat": "withheld"}})";
  BOOST_TEST(read(with("", "p1,n,2023,khong_thu_thap,2024-02-01,,,\n", open), "2024-06-01", "p1", "2023") ==
             "0 [default:n]");
  BOOST_TEST(read(with("", "p1,n,2023,mat,2024-02-01,,,\n", open), "2024-06-01", "p1", "2023") ==
             "? p1:n@2023 withheld");
}

BOOST_AUTO_TEST_CASE(of_every_kind_of_period_and_of_agencies) {
  const std::string open = R"(, "default": 0, "open_values": {"khong_thu_thap": "not_collected", "mat": "withheld"}})";
  const std::string dated = R"({"id": "n", "type": "number", "period": "dated")" + open;
  const std::string of_agency = R"({"id": "n", "type": "number", "subject": "agency")" + open;
  for (const auto& [word, value] : {std::pair("khong_thu_thap", "0 [default:n]"), std::pair("mat", "")}) {
    const auto shown = [&](const std::string& fact) { return *value ? value : "? " + fact + " withheld"; };
    const world on_a_day(with("", "p1,n,2022-01-01/," + std::string(word) + ",2022-02-01,,,\n", dated), "2024-06-01");
    BOOST_TEST(on_a_day.on("n", "p1", "2023-12-31") == shown("p1:n@2023-12-31"));
    const world by_agency(with("", "so_a,n,2023," + std::string(word) + ",2024-02-01,,,\n", of_agency), "2024-06-01");
    BOOST_TEST(by_agency.shown(
                   "n", by_agency.source().read_agency(by_agency.name("n"), by_agency.rules().agency("so_a").value(),
                                                       by_agency.at("n", "2023"))) == shown("so_a:n@2023"));
  }
}

BOOST_AUTO_TEST_CASE(the_word_for_none_is_an_empty_list) {
  const std::string d =
      R"({"id": "n", "type": "date", "none": "khong_co", "default": "khong_co", "default_after": {"by": "12-31"}})";
  const parts p = with("", "p1,n,2023,khong_co,2024-02-01,,,\np2,n,2023,2023-05-06,2024-02-01,,,\n", d);
  BOOST_TEST(read(p, "2024-06-01", "p1", "2023") == "khong_co");
  BOOST_TEST(read(p, "2024-06-01", "p2", "2023") == "2023-05-06");
  BOOST_TEST(read(p, "2024-01-01", "p2", "2023") == "khong_co [default:n]");
}

BOOST_AUTO_TEST_CASE(while_the_day_of_a_default_is_open_what_it_waits_for_is_lacking_too) {
  const std::string late_default =
      R"({"id": "n", "type": "number", "filing": "ho_so", "default": 0, "default_after": {"by": "moc"}},
         {"id": "moc", "type": "date"})";
  const auto on = [&](const std::string& keys, const std::string& rows, const std::string& as_of) {
    const auto rules = reported::rules_of(with(keys, rows, late_default));
    tieuchi::engine e(rules, as_known_on(pack_facts(rules).facts, reported::day(as_of)));
    const auto& n = e.value(*rules->name("n"), {*rules->unit("p1"), tieuchi::year_period(2023)});
    std::string text = n.value.is_unknown() ? "?" : n.value.number().text();
    for (const auto& why : tieuchi::feel::reasons_of(n.value)) text += " " + why.text() + " " + std::string(why.code);
    return text;
  };
  BOOST_TEST(on("", "", "2024-06-01") == "? p1:moc@2023 not_reported p1:n@2023 not_reported");
  BOOST_TEST(on(by_january, "", "2024-06-01") == "? p1:moc@2023 not_reported p1:n@2023 not_submitted");
  BOOST_TEST(on(by_january, "p1,moc,2023,2024-05-31,2024-05-01,,,\n", "2024-06-01") == "0");
  BOOST_TEST(on(by_january, "p1,moc,2023,2024-06-01,2024-05-01,,,\n", "2024-06-01") == "? p1:n@2023 not_submitted");
  BOOST_TEST(on(by_january, in_time, "2024-06-01") == "7");
}

BOOST_AUTO_TEST_CASE(a_value_is_provisional_up_to_the_settling_day_of_the_indicator_or_its_filing) {
  const std::string settles = R"(, "settles": {"by": "03-31", "year": 1})";
  BOOST_TEST(read(with(settles, in_time), "2024-03-31", "p1", "2023") == "7 ~");
  BOOST_TEST(read(with(settles, in_time), "2024-04-01", "p1", "2023") == "7");
  const std::string own = R"({"id": "n", "type": "number", "settles": {"by": "06-30", "year": 1}})";
  BOOST_TEST(read(with("", in_time, own), "2024-06-30", "p1", "2023") == "7 ~");
}

BOOST_AUTO_TEST_CASE(a_value_is_provisional_while_its_settling_day_is_unknown) {
  const std::string own =
      R"({"id": "n", "type": "number", "settles": {"by": "06-30", "roll": "forward", "calendar": "lich"}})";
  for (const auto& [covered, shown] : {std::pair("2024", "7 ~"), std::pair("2023", "7")}) {
    parts p = with("", in_time, own);
    p.more += R"(, "calendars": [{"id": "lich", "holidays": [], "covers": {"from": )" + std::string(covered) +
              R"(, "to": )" + covered + "}}]";
    BOOST_TEST(read(p, "2024-12-31", "p1", "2023") == shown);
  }
}

BOOST_AUTO_TEST_CASE(an_agency_reports_under_its_own_id_and_within_its_own_life) {
  const std::string of_agency = R"({"id": "n", "type": "date", "subject": "agency"})";
  const auto of = [&](const char* year, const char* as_of) {
    const world w(with("", "so_a,n,2023,2024-01-10,2024-01-10,,,\n", of_agency), as_of);
    return w.shown("n", w.source().read_agency(w.name("n"), w.rules().agency("so_a").value(), w.at("n", year)));
  };
  BOOST_TEST(of("2023", "2024-06-01") == "2024-01-10");
  BOOST_TEST(of("2025", "2025-02-28") == "? so_a:n@2025 not_reported");
  BOOST_TEST(of("2026", "2025-02-28") == "? so_a:n@2026 out_of_validity");
  // Before its last day nothing says that it ends then.
  BOOST_TEST(of("2026", "2025-02-27") == "? so_a:n@2026 not_reported");
}

BOOST_AUTO_TEST_CASE(the_last_day_of_a_filing_can_be_asked) {
  const world w(with(by_january, ""), "2024-06-01");
  BOOST_TEST(w.source().accepts_until(w.name("n"), w.unit("p1"), w.at("n", "2023"))->text() == "2024-01-20");
  const world without(with("", ""), "2024-06-01");
  BOOST_TEST(
      !without.source().accepts_until(without.name("n"), without.unit("p1"), without.at("n", "2023")).has_value());
}

BOOST_AUTO_TEST_CASE(rows_may_be_left_out_before_the_latest_speaks) {
  const world w(with("", "p1,n,2023,7,2024-02-01,,,\np1,n,2023,8,2024-03-01,,,\n"), "2024-06-01");
  const auto early = [](tieuchi::fact_view f) { return f.recorded_on() < reported::day("2024-02-15"); };
  BOOST_TEST(w.shown("n", w.source().read_rows(w.name("n"), w.unit("p1"), w.at("n", "2023"), {}, early)) == "7");
}

BOOST_AUTO_TEST_CASE(a_period_has_its_own_rows_however_many_others_there_are) {
  std::string rows;
  for (int recorded = 1; recorded <= 5; ++recorded)
    for (int year = 2022; year <= 2029; ++year)
      rows += "p1,n," + std::to_string(year) + "," + std::to_string(year * 10 + recorded) + ",2030-01-0" +
              std::to_string(recorded) + ",,BC,\n";
  const world all(with("", rows), "2030-12-31"), some(with("", rows), "2030-01-03");
  for (int year = 2022; year <= 2029; ++year) {
    BOOST_TEST(all.read("n", "p1", std::to_string(year)) == std::to_string(year * 10 + 5));
    BOOST_TEST(some.read("n", "p1", std::to_string(year)) == std::to_string(year * 10 + 3));
  }
  BOOST_TEST(all.read("n", "p1", "2030") == "? p1:n@2030 not_reported");
}

BOOST_DATA_TEST_CASE(a_document_is_of_the_first_class_that_names_its_beginning, boost::unit_test::data::xrange(50U),
                     seed) {
  std::mt19937 random(seed);
  const auto word = [&](std::size_t longest) {
    std::string text;
    for (auto letters = random() % (longest + 1); letters > 0; --letters) text += random() % 2 ? "a" : "b";
    return text;
  };
  tieuchi::by_id<tieuchi::class_id, tieuchi::document_class> classes(1 + random() % 8);
  for (auto& c : classes)
    for (auto beginnings = random() % 3; beginnings > 0; --beginnings) c.starts_with.push_back(word(4));
  std::vector<tieuchi::class_id> listed;
  for (auto wanted = random() % 12; wanted > 0; --wanted)
    listed.push_back(tieuchi::class_id(random() % classes.size()));
  const tieuchi::class_finder finder(classes, listed);
  for (int i = 0; i < 50; ++i) {
    const std::string document = word(6);
    std::size_t first = 0;
    const auto names = [&](const std::string& beginning) { return document.starts_with(beginning); };
    while (first < listed.size() && std::ranges::none_of(classes[listed[first]].starts_with, names)) ++first;
    BOOST_TEST(finder.place_of(document) == first);
  }
}

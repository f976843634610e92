#include "reported.hpp"

#include <boost/test/unit_test.hpp>

using reported::day;
using reported::parts;
using reported::world;

namespace {

parts with_events(const std::string& events) {
  parts p{R"({"id": "n", "type": "number"})"};
  p.units =
      "a,phuong,A,1,tx,2010-01-01,,2010-01-01,\nb,phuong,B,2,tx,2010-01-01,,2010-01-01,\n"
      "m,phuong,M,3,,2025-07-01,,2025-06-30,\nz,phuong,Z,4,,2027-01-01,,2026-12-01,\n"
      "tx,thi_xa,TX,,,2010-01-01,,2010-01-01,\n";
  p.events = events;
  return p;
}

const std::string merger =
    "e,merge_into_new,2025-07-01,2025-06-30,a,m,,NQ,\ne,merge_into_new,2025-07-01,2025-06-30,b,m,,NQ,\n";
const std::string again = "f,merge_into_new,2027-01-01,2026-12-01,m,z,,NQ,\n";

std::string ids(const world& w, const std::vector<tieuchi::unit_id>& units) {
  std::string all;
  for (const tieuchi::unit_id u : units) all += (all.empty() ? "" : " ") + w.rules().programme->units[u].id;
  return all;
}

std::string before(const world& w, std::string_view unit) {
  std::vector<tieuchi::unit_id> units;
  for (const auto& e : w.units().predecessors(w.unit(unit))) units.push_back(e.unit);
  return ids(w, units);
}

std::string after(const world& w, std::string_view unit) {
  std::vector<tieuchi::unit_id> units;
  for (const auto& e : w.units().successors(w.unit(unit))) units.push_back(e.unit);
  return ids(w, units);
}

}  // namespace

BOOST_AUTO_TEST_CASE(what_became_of_a_unit_is_known_from_the_day_it_was_recorded) {
  BOOST_TEST(after(world(with_events(merger), "2025-06-29"), "a") == "");
  const world w(with_events(merger), "2025-06-30");
  BOOST_TEST(after(w, "a") == "m");
  BOOST_TEST(before(w, "m") == "a b");
  BOOST_TEST(before(w, "a") == "");
}

BOOST_AUTO_TEST_CASE(a_unit_is_in_being_from_its_first_to_its_last_day) {
  const world w(with_events(merger), "2026-01-01");
  BOOST_TEST(w.units().in_being(w.unit("a"), day("2025-06-30")));
  BOOST_TEST(!w.units().in_being(w.unit("a"), day("2025-07-01")));
  BOOST_TEST(!w.units().in_being(w.unit("m"), day("2025-06-30")));
  BOOST_TEST(w.units().in_being(w.unit("m"), day("2025-07-01")));
  BOOST_TEST(!w.units().known(w.unit("z")));
  BOOST_TEST(!w.units().in_being(w.unit("z"), day("2027-06-01")));
}

BOOST_AUTO_TEST_CASE(a_day_outside_a_life_moves_to_its_nearest_day) {
  const world w(with_events(merger), "2026-01-01");
  BOOST_TEST(w.units().nearest_day_of_life(w.unit("a"), day("2026-01-01")).text() == "2025-06-30");
  BOOST_TEST(w.units().nearest_day_of_life(w.unit("m"), day("2024-01-01")).text() == "2025-07-01");
  BOOST_TEST(w.units().nearest_day_of_life(w.unit("m"), day("2026-01-01")).text() == "2026-01-01");
}

BOOST_AUTO_TEST_CASE(heirs_are_found_over_any_number_of_events) {
  const world w(with_events(merger + again), "2027-06-01");
  BOOST_TEST(ids(w, w.units().heirs(w.unit("a"), day("2025-06-01"))) == "a");
  BOOST_TEST(ids(w, w.units().heirs(w.unit("a"), day("2026-06-01"))) == "m");
  BOOST_TEST(ids(w, w.units().heirs(w.unit("a"), day("2027-06-01"))) == "z");
  BOOST_TEST(ids(w, w.units().heirs(w.unit("z"), day("2027-06-01"))) == "z");
}

BOOST_AUTO_TEST_CASE(a_split_has_several_heirs_and_a_partial_transfer_leaves_the_unit_its_own) {
  const world split(
      with_events("e,split,2025-07-01,2025-06-30,a,m,0.4,NQ,\ne,split,2025-07-01,2025-06-30,a,a,0.6,NQ,\n"),
      "2026-01-01");
  BOOST_TEST(ids(split, split.units().heirs(split.unit("a"), day("2026-01-01"))) == "a m");
  BOOST_TEST(before(split, "m") == "a");
  const world part(with_events("e,partial_transfer,2025-07-01,2025-06-30,a,b,0.1,NQ,\n"), "2026-01-01");
  BOOST_TEST(ids(part, part.units().heirs(part.unit("a"), day("2026-01-01"))) == "a");
  BOOST_TEST(before(part, "b") == "a");
}

BOOST_AUTO_TEST_CASE(creations_renames_and_changes_of_type_or_parent_hand_nothing_on) {
  const world w(with_events("e,create,2025-07-01,2025-06-30,a,m,,NQ,\nf,rename,2024-01-01,2023-12-01,b,b,,NQ,\n"),
                "2026-01-01");
  BOOST_TEST(before(w, "m") == "");
  BOOST_TEST(w.units().in_being(w.unit("a"), day("2026-01-01")));
}

BOOST_AUTO_TEST_CASE(a_unit_came_to_be_by_the_event_of_its_first_day) {
  using enum tieuchi::event_kind;
  const world w(with_events(merger), "2026-01-01");
  BOOST_TEST(w.units().came_by(w.unit("m"), {create, merge_into_new}));
  BOOST_TEST(!w.units().came_by(w.unit("m"), {split}));
  BOOST_TEST(!w.units().came_by(w.unit("a"), {create, merge_into_new, absorb}));
  const world absorbs(with_events("e,absorb,2025-07-01,2025-06-30,a,b,,NQ,\n"), "2026-01-01");
  BOOST_TEST(!absorbs.units().came_by(absorbs.unit("b"), {absorb}));
}

BOOST_AUTO_TEST_CASE(type_name_code_and_parent_are_those_of_the_row_until_a_fact_begins) {
  parts p = with_events("");
  p.facts =
      "a,name,2024-01-01/,A "
      "mới,2023-12-01,,,\na,type,2024-01-01/,thi_xa,2023-12-01,,,\nb,parent,2024-01-01/,a,2023-12-01,,,\n";
  const world w(p, "2026-01-01");
  const auto text = [&](tieuchi::slot_kind kind, const char* unit, const char* on) {
    return std::string(w.source().read_builtin(kind, w.unit(unit), day(on)).value.string());
  };
  BOOST_TEST(text(tieuchi::slot_kind::unit_name, "a", "2023-12-31") == "A");
  BOOST_TEST(text(tieuchi::slot_kind::unit_name, "a", "2024-01-01") == "A mới");
  BOOST_TEST(text(tieuchi::slot_kind::code, "a", "2024-01-01") == "1");
  const auto is_town = [&](const char* on) {
    return w.source().is_of_type(w.unit("a"), {tieuchi::unit_type_id(1U)}, day(on));
  };
  BOOST_TEST(is_town("2023-12-31").is_false());
  BOOST_TEST(is_town("2024-01-01").is_true());
  BOOST_TEST((w.source().parent_on(w.unit("b"), day("2023-12-31")) == w.unit("tx")));
  BOOST_TEST(ids(w, w.source().children_of(w.unit("tx"), day("2023-12-31")).units) == "a b");
  BOOST_TEST(ids(w, w.source().children_of(w.unit("tx"), day("2024-01-01")).units) == "a");
  BOOST_TEST(w.source().is_below(w.unit("b"), w.unit("tx"), day("2024-01-01")).is_true());
  BOOST_TEST(w.source().is_below(w.unit("tx"), w.unit("tx"), day("2024-01-01")).is_false());
  const auto parent = w.source().read_builtin(tieuchi::slot_kind::parent, w.unit("tx"), day("2024-01-01"));
  BOOST_TEST(tieuchi::feel::reasons_of(parent.value)[0].text() == "tx:parent@2024-01-01");
}

namespace {

/// Rows of one day that name several values of an attribute.
std::string contradicting(const std::string& unit, const std::string& attribute, const std::vector<std::string>& said) {
  std::string rows;
  for (const auto& value : said) rows += unit + "," + attribute + ",2024-01-01/," + value + ",2024-01-01,,,\n";
  return rows;
}

/// "true", "false" or the reasons.
std::string told(const tieuchi::feel::value& v) {
  if (!v.is_unknown()) return v.is_true() ? "true" : "false";
  std::string all;
  for (const auto& why : tieuchi::feel::reasons_of(v))
    all += (all.empty() ? "" : "; ") + why.text() + " " + std::string(why.code);
  return all;
}

/// Two towns, a ward in each and one that either may have; a place in the ward of the first town, or in that one.
parts contested(const std::string& facts) {
  parts p{R"({"id": "n", "type": "number"})"};
  p.units =
      "a,phuong,A,1,t1,2010-01-01,,2010-01-01,\nb,phuong,B,2,t2,2010-01-01,,2010-01-01,\n"
      "c,phuong,C,3,t1,2010-01-01,,2010-01-01,\nd,phuong,D,4,c,2010-01-01,,2010-01-01,\n"
      "t1,thi_xa,Một,,t,2010-01-01,,2010-01-01,\nt2,thi_xa,Hai,,t,2010-01-01,,2010-01-01,\n"
      "t,thi_xa,Trên,,,2010-01-01,,2010-01-01,\n";
  p.facts = facts;
  return p;
}

}  // namespace

BOOST_AUTO_TEST_CASE(rows_that_contradict_each_other_leave_a_parent_open_between_those_they_name) {
  const world w(contested(contradicting("c", "parent", {"t1", "t2"})), "2026-01-01");
  const auto on = day("2025-01-01");
  const auto& s = w.source();
  const std::string why = "c:parent@2025-01-01 contested";
  BOOST_TEST(told(s.is_child(w.unit("c"), w.unit("t1"), on)) == why);
  BOOST_TEST(told(s.is_child(w.unit("c"), w.unit("t2"), on)) == why);
  BOOST_TEST(told(s.is_child(w.unit("c"), w.unit("t"), on)) == "false");
  BOOST_TEST(told(s.is_below(w.unit("d"), w.unit("t1"), on)) == why);
  BOOST_TEST(told(s.is_below(w.unit("d"), w.unit("t2"), on)) == why);
  BOOST_TEST(told(s.is_below(w.unit("d"), w.unit("t"), on)) == "true");
  BOOST_TEST(told(s.is_below(w.unit("d"), w.unit("c"), on)) == "true");
  BOOST_TEST(told(s.is_below(w.unit("d"), w.unit("a"), on)) == "false");
  BOOST_TEST((s.parent_on(w.unit("c"), on) == tieuchi::no_id));
  for (const char* town : {"t1", "t2"}) {
    const auto& children = s.children_of(w.unit(town), on);
    BOOST_TEST(ids(w, children.possible) == "c");
    BOOST_TEST(told(children.open) == why);
  }
  BOOST_TEST(ids(w, s.children_of(w.unit("t1"), on).units) == "a");
  BOOST_TEST(s.children_of(w.unit("t"), on).possible.empty());
  BOOST_TEST(told(s.is_child(w.unit("c"), w.unit("t1"), day("2023-12-31"))) == "true");
}

BOOST_AUTO_TEST_CASE(a_way_up_that_leads_back_into_itself_leads_nowhere) {
  const world w(contested(contradicting("c", "parent", {"d", "t1"}) + contradicting("t1", "parent", {"d", "t2"})),
                "2026-01-01");
  const auto on = day("2025-01-01");
  BOOST_TEST(told(w.source().is_below(w.unit("d"), w.unit("t2"), on)) ==
             "c:parent@2025-01-01 contested; t1:parent@2025-01-01 contested");
  BOOST_TEST(told(w.source().is_below(w.unit("d"), w.unit("d"), on)) ==
             "c:parent@2025-01-01 contested; t1:parent@2025-01-01 contested");
  BOOST_TEST(told(w.source().is_below(w.unit("d"), w.unit("b"), on)) == "false");
}

BOOST_AUTO_TEST_CASE(rows_that_contradict_each_other_leave_a_type_open_between_those_they_name) {
  const world w(contested(contradicting("c", "type", {"phuong", "thi_xa"})), "2026-01-01");
  const auto on = day("2025-01-01");
  for (const tieuchi::unit_type_id type : {tieuchi::unit_type_id(0U), tieuchi::unit_type_id(1U)})
    BOOST_TEST(told(w.source().is_of_type(w.unit("c"), {type}, on)) == "c:type@2025-01-01 contested");
  BOOST_TEST(told(w.source().is_of_type(w.unit("c"), {tieuchi::unit_type_id(0U), tieuchi::unit_type_id(1U)}, on)) ==
             "true");
  BOOST_TEST(told(w.source().is_of_type(w.unit("c"), {tieuchi::unit_type_id(0U)}, day("2023-12-31"))) == "true");
}

BOOST_AUTO_TEST_CASE(a_withdrawn_attribute_is_again_that_of_the_units_file) {
  const std::string gone = "c,parent,2024-01-01/,withdrawn,2024-01-01,,,\n";
  const auto on = day("2025-01-01");
  const world only(contested(gone), "2026-01-01"),
      beside(contested(gone + contradicting("c", "parent", {"t2"})), "2026-01-01");
  BOOST_TEST(told(only.source().is_child(only.unit("c"), only.unit("t1"), on)) == "true");
  BOOST_TEST(told(beside.source().is_child(beside.unit("c"), beside.unit("t1"), on)) ==
             "c:parent@2025-01-01 contested");
}

BOOST_AUTO_TEST_CASE(further_columns_of_the_units_file_are_facts_for_the_life_of_a_unit) {
  parts p{R"({"id": "loai", "type": "rating", "scale": "muc", "period": "dated"}, {"id": "n", "type": "number"})"};
  p.units_columns = "unit,type,name,code,parent,valid_from,valid_to,recorded_on,note,loai\n";
  p.units = "p1,phuong,Phường 1,11,,2010-01-01,,2010-01-01,,tot\np2,phuong,Phường 2,12,,2010-01-01,,2010-01-01,,\n";
  const world w(p, "2026-01-01");
  BOOST_TEST(w.on("loai", "p1", "2024-06-01") == "tot");
  BOOST_TEST(w.on("loai", "p2", "2024-06-01") == "? p2:loai@2024-06-01 not_reported");
}

BOOST_AUTO_TEST_CASE(further_columns_are_known_as_soon_as_the_unit_is) {
  parts p{R"({"id": "loai", "type": "rating", "scale": "muc", "period": "dated", "filing": "han"})",
          R"({"id": "han", "until": {"by": "2024-01-31"}})"};
  p.units_columns = "unit,type,name,code,parent,valid_from,valid_to,recorded_on,note,loai\n";
  p.units =
      "cu,phuong,Cũ,,,2025-01-01,,,,tot\nsau,phuong,Sau,,,2025-01-01,,2024-01-10,,tot\n"
      "moi,phuong,Mới,,,2025-01-01,,,,tot\n";
  p.events = "s1,create,2025-01-01,2024-01-20,,moi,,,\n";
  for (const auto& [unit, known_from] :
       {std::pair("cu", "2024-01-01"), std::pair("sau", "2024-01-10"), std::pair("moi", "2024-01-20")}) {
    const std::string eve = tieuchi::date{day(known_from).days - 1}.text();
    BOOST_TEST(world(p, known_from).on("loai", unit, "2025-06-01") == "tot");
    if (unit != std::string("cu"))
      BOOST_TEST(world(p, eve).on("loai", unit, "2025-06-01") ==
                 "? " + std::string(unit) + ":loai@2025-06-01 not_reported");
  }
}

BOOST_AUTO_TEST_CASE(parts_of_a_year_leave_out_periods_outside_the_life_of_the_unit) {
  parts p = with_events(merger);
  p.indicators =
      R"({"id": "n", "type": "number", "period": "quarter"}, {"id": "o", "type": "number", "period": "don"})";
  p.more = R"(, "periods": [{"id": "don", "kind": "occasion", "letter": "D"}])";
  p.facts = "m,o,2026-D2,5,2026-03-01,,,\nm,o,2026-D1,7,2026-02-01,,,\nm,o,2026-D1,withdrawn,2026-02-02,,,\n";
  const world w(p, "2026-06-01");
  const auto shown = [&](const char* indicator, const char* unit, const char* of) {
    std::string all;
    const auto frame = *tieuchi::period_of(of, {tieuchi::period_form::year, -1});
    for (const auto& part : w.source().part_periods(w.name(indicator), w.unit(unit), frame))
      all += (all.empty() ? "" : " ") + tieuchi::text_of(part, *w.rules().programme);
    return all;
  };
  BOOST_TEST(shown("n", "m", "2025") == "2025-Q3 2025-Q4");
  BOOST_TEST(shown("n", "a", "2025") == "2025-Q1 2025-Q2");
  BOOST_TEST(shown("o", "m", "2026") == "2026-D2");
}

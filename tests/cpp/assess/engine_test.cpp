#include "engine_packs.hpp"

#include <boost/test/unit_test.hpp>

using namespace tieuchi;
using engine_packs::engine_of;
using engine_packs::in_year;
using engine_packs::rulebook_of;

BOOST_AUTO_TEST_SUITE(an_engine)

BOOST_AUTO_TEST_CASE(remembers_what_it_computed) {
  const auto rules = rulebook_of("points");
  auto e = engine_of(rules, {{"x1", "a", "2024", "5", "2024-12-01"}}, "2025-01-10");
  const auto f = in_year(*rules, "x1", 2024);
  BOOST_TEST(&e.value(*rules->name("a"), f) == &e.value(*rules->name("a"), f));
  BOOST_TEST(&e.item(*rules->item("tong"), f) == &e.item(*rules->item("tong"), f));
}

BOOST_AUTO_TEST_CASE(goes_on_after_a_move) {
  const auto rules = rulebook_of("terms");
  auto first = engine_of(rules, {{"x1", "tham_dinh", "2024", "5", "2024-12-01"}}, "2025-01-10");
  engine moved = std::move(first);
  const auto f = in_year(*rules, "x1", 2024);
  BOOST_TEST((moved.item(*rules->item("du_diem"), f).outcome == outcome::met));
}

BOOST_AUTO_TEST_CASE(shows_the_comparisons_of_a_text) {
  const auto rules = rulebook_of("points");
  auto e = engine_of(rules, {{"x1", "b", "2024", "5", "2024-12-01"}}, "2025-01-10");
  const auto& rule = *rules->criteria[rules->names[*rules->name("diem_bang")].variants.front().element].rule;
  const auto seen = e.trace(rule.text, in_year(*rules, "x1", 2024));
  BOOST_TEST(seen.size() == 1u);
  BOOST_TEST(seen.front().left.number().text() == "5");
  BOOST_TEST(seen.front().result.is_false());
}

BOOST_AUTO_TEST_CASE(tells_whether_a_lack_can_still_be_filled) {
  const auto rules = rulebook_of("terms");
  auto e = engine_of(rules, {}, "2025-01-21");
  const auto f = in_year(*rules, "x1", 2024);
  const auto lack = [&](const char* name) {
    return lack_of(feel::reasons_of(e.value(*rules->name(name), f).value).front());
  };
  BOOST_TEST((lack("tham_dinh") == lack_kind::final));
  BOOST_TEST((lack("uoc") == lack_kind::revocable));
  BOOST_TEST((lack("tu_cham") == lack_kind::open));
}

BOOST_AUTO_TEST_CASE(notes_an_illegal_act_once) {
  const auto rules = rulebook_of("acts");
  auto e = engine_of(rules, {{"x1", "thu_hoi", "2025", "2025-05-01", "2025-05-02", "QĐ 5"}}, "2027-01-10");
  for (const int y : {2025, 2026, 2027}) (void)e.value(*rules->name("ngay"), in_year(*rules, "x1", y));
  BOOST_TEST(e.notes().size() == 1u);
  BOOST_TEST(e.notes().front().code == "lifecycle.illegal_act");
  BOOST_TEST(e.notes().front().message.en ==
             "the act of 2025-05-01 for x1 (QĐ 5) is ignored: no transition of \"ngay\" leads from the state \"chua\"");
}

BOOST_AUTO_TEST_CASE(answers_duties_by_its_hooks) {
  const auto rules = rulebook_of("cut");
  engine e(rules, as_known_on(engine_packs::facts_of(rules, {}), *date::parse("2024-01-01")));
  e.answer_duties_by({{}, [](engine&, tieuchi::name_id, const frame&) {
                        reading two;
                        two.value = number(2);
                        return two;
                      }});
  const slot_source breaches{slot_kind::breaches, *rules->name("bao_cao_nam"), 0};
  BOOST_TEST(e.slot(breaches, in_year(*rules, "tv-p1", 2023)).value.number().text() == "2");
}

BOOST_AUTO_TEST_CASE(lists_members_in_order_of_their_ids) {
  const auto rules = rulebook_of("across");
  auto e = engine_of(rules,
                     {{"x2", "nong_thon", "2024-01-01/", "true", "2024-12-01"},
                      {"x3", "nong_thon", "2024-01-01/", "false", "2024-12-01"}},
                     "2025-01-10");
  const auto found = e.members(*rules->cohort("xa_nong_thon"), in_year(*rules, "x1", 2024));
  BOOST_TEST(found.size() == 2u);
  BOOST_TEST((found[0] == std::pair(*rules->unit("x1"), membership::possible)));
  BOOST_TEST((found[1] == std::pair(*rules->unit("x2"), membership::yes)));
}

BOOST_AUTO_TEST_SUITE_END()

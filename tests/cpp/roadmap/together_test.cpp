// What is found once for all units is what each unit would find alone, in every pack of the tests.

#include "../assess/engine_packs.hpp"

#include <tieuchi/roadmap/duty.hpp>

#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

using namespace tieuchi;
namespace data = boost::unit_test::data;

namespace {

std::string told(const std::optional<assessment_row>& row) {
  if (!row) return "-";
  std::string all = row->item + " " + std::string(code_of(row->outcome)) + " " + row->value + row->points + row->reason;
  all += row->provisional ? " provisional" : "";
  for (const auto& [place, element] : row->assumed) all += " " + std::string(code_of(place)) + ":" + element;
  for (const std::string& fact : row->missing) all += " " + fact;
  return all;
}

}  // namespace

BOOST_DATA_TEST_CASE(whoever_asks_first,
                     data::make(std::vector<std::string>{"across", "acts", "owed", "past", "terms", "texts"}), pack) {
  const auto rules = engine_packs::rulebook_of(pack);
  const auto facts = pack_facts(rules).facts;
  const int last = rules->programme->year_to;
  const snapshot known = as_known_on(facts, *date::of(last, 12, 31));
  engine together(rules, known);
  answer_duties(together);
  std::vector<tieuchi::unit_id> units = rules->units_by_id;
  for (const tieuchi::unit_id unit : units) {
    engine alone(rules, known);
    answer_duties(alone);
    for (const tieuchi::item_id item : rules->items) {
      const frame f{unit, engine_packs::year(last)};
      BOOST_TEST(told(row_of(together, item, f)) == told(row_of(alone, item, f)));
    }
  }
}

BOOST_AUTO_TEST_CASE(the_rows_of_a_unit_are_those_among_all) {
  const auto rules = engine_packs::rulebook_of("owed");
  engine e(rules, as_known_on(pack_facts(rules).facts, *date::of(rules->programme->year_to, 12, 31)));
  answer_duties(e);
  for (const tieuchi::name_id name : rules->names.ids()) {
    if (rules->names[name].kind != name_kind::duty) continue;
    for (const tieuchi::unit_id unit : rules->units_by_id)
      for (const duty_row& row : duty_rows_within(e, name, {unit, engine_packs::year(rules->programme->year_to)}))
        BOOST_TEST((row.unit == unit || std::ranges::find(row.units, unit) != row.units.end()));
  }
}

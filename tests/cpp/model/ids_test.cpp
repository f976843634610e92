// What stands for one kind of thing is never taken for another: most of it is said to the compiler.

#include <tieuchi/assess/engine.hpp>
#include <tieuchi/explain/print.hpp>
#include <tieuchi/roadmap/occurrence.hpp>

#include <boost/test/unit_test.hpp>

#include <concepts>
#include <type_traits>

using namespace tieuchi;

namespace {

template <class... Ids>
struct distinct {
  template <class One>
  static constexpr int taken_for = (0 + ... + (std::is_convertible_v<Ids, One> ? 1 : 0));
  static constexpr bool all = (... && (taken_for<Ids> == (std::is_same_v<Ids, name_id> ? 2 : 1)));
};

template <class... Arguments>
concept asks_for_an_item = requires(engine& e, Arguments... arguments) { e.item(arguments...); };
template <class... Arguments>
concept asks_for_a_member = requires(engine& e, Arguments... arguments) { e.member(arguments...); };
template <class... Arguments>
concept asks_for_a_value_of_an_agency = requires(engine& e, Arguments... arguments) { e.agency_value(arguments...); };
template <class Id>
concept names_a_unit = requires(const programme& p, Id id) { p.units[id]; };

}  // namespace

// A name is taken for itself and for that of an item; of all others each is taken for itself alone.
static_assert(distinct<unit_id, unit_type_id, agency_id, clause_id, source_id, class_id, scale_id, calendar_id,
                       cohort_id, filing_id, event_id, waiver_id, target_id, duty_id, body_id, period_kind_id,
                       version_id, name_id, item_id>::all);
static_assert(!std::is_convertible_v<std::uint32_t, unit_id> && !std::is_convertible_v<int, unit_id>);
static_assert(!std::is_convertible_v<unit_id, std::uint32_t> && !std::is_convertible_v<unit_id, bool>);
static_assert(!std::equality_comparable_with<unit_id, agency_id> && !std::totally_ordered_with<unit_id, item_id>);

static_assert(asks_for_an_item<item_id, frame>);
static_assert(!asks_for_an_item<unit_id, frame> && !asks_for_an_item<name_id, frame>);
static_assert(asks_for_a_member<cohort_id, unit_id, frame>);
static_assert(!asks_for_a_member<unit_id, cohort_id, frame> && !asks_for_a_member<cohort_id, item_id, frame>);
static_assert(asks_for_a_value_of_an_agency<name_id, agency_id, period>);
static_assert(!asks_for_a_value_of_an_agency<agency_id, name_id, period> &&
              !asks_for_a_value_of_an_agency<name_id, unit_id, period>);
static_assert(names_a_unit<unit_id> && !names_a_unit<item_id> && !names_a_unit<std::size_t>);
static_assert(!std::is_constructible_v<frame, item_id, period>);

BOOST_AUTO_TEST_SUITE(an_id)

BOOST_AUTO_TEST_CASE(without_a_number_stands_for_nothing) {
  BOOST_TEST(!unit_id());
  BOOST_TEST((unit_id() == no_id));
  BOOST_TEST((unit_id(0U) != no_id));
  BOOST_TEST((item_named(name_id()) == no_id));
  BOOST_TEST((name_id(item_id()) == no_id));
}

BOOST_AUTO_TEST_CASE(finds_its_thing_in_the_list_of_its_kind) {
  by_id<unit_id, std::string> units;
  const unit_id a = units.add("a"), b = units.add("b");
  BOOST_TEST(units[a] == "a");
  BOOST_TEST(units[b] == "b");
  BOOST_TEST((units.id_of(units[b]) == b));
  BOOST_TEST(!units.has(units.next()));
  BOOST_CHECK_THROW((void)units.at(units.next()), std::out_of_range);
}

BOOST_AUTO_TEST_SUITE_END()

BOOST_AUTO_TEST_SUITE(the_subject_of_a_fact)

BOOST_AUTO_TEST_CASE(is_a_unit_or_an_agency_and_never_both) {
  const fact_subject unit = unit_id(3U), agency = agency_id(3U);
  BOOST_TEST((unit != agency));
  BOOST_TEST((unit.unit() == unit_id(3U)));
  BOOST_TEST(!unit.agency());
  BOOST_TEST((agency.agency() == agency_id(3U)));
  BOOST_TEST(!agency.unit());
}

BOOST_AUTO_TEST_SUITE_END()

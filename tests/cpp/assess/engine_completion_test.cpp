// A known result that assumes nothing holds whatever is still reported; points only narrow; missing facts are missing.

#include "engine_packs.hpp"

#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <cstdlib>
#include <random>

using namespace tieuchi;
using engine_packs::given;
namespace data = boost::unit_test::data;

namespace {

/// Facts at random: some known on the day, some that may still come.
class world {
 public:
  world(std::shared_ptr<const rulebook> rules, unsigned seed) : rules_(std::move(rules)), random_(seed) {}

  struct history {
    std::vector<given> known, more;
    std::string as_of;
  };

  history draw() {
    static const std::vector<std::string> days{"2024-12-30", "2025-01-10", "2025-01-21", "2025-04-10", "2025-07-02"};
    history h;
    h.as_of = days[below(days.size())];
    const programme& p = *rules_->programme;
    for (const auto& unit : p.units)
      for (const auto& x : p.indicators)
        for (const std::string& period : periods_of(x)) {
          if (is_later_text(x)) continue;
          const unsigned fate = below(3);
          if (fate == 0) continue;
          given g{unit.id, x.id, period, value_of(x), h.as_of, below(3) == 0 ? "BB 1" : "QĐ 1"};
          if (fate == 1) h.known.push_back(g);
          if (fate == 2) h.more.push_back(g);
        }
    for (given& g : h.known) g.recorded_on = below(2) == 0 ? "2024-12-01" : h.as_of;
    drop_finally_lacking(h);
    return h;
  }

 private:
  unsigned below(std::size_t n) { return static_cast<unsigned>(random_() % n); }

  /// Whether it is another text of an id that is drawn already.
  bool is_later_text(const indicator& x) const {
    return &rules_->programme->indicators[rules_->names[*rules_->name(x.id)].variants.front().element] != &x;
  }

  std::vector<std::string> periods_of(const indicator& x) {
    if (x.period.name == "dated") return {"2023-01-01/"};
    if (x.period.name == "quarter") return {"2024-Q1", "2024-Q2", "2024-Q3", "2024-Q4"};
    if (x.period.name == "once") return {"once"};
    return {"2023", "2024", "2025"};
  }

  std::string value_of(const indicator& x) {
    static const std::vector<std::string> days{"2023-05-01", "2024-03-01", "2024-03-04", "2024-06-30", "2025-01-05"};
    switch (x.type) {
      case value_type::boolean:
        return below(2) == 0 ? "true" : "false";
      case value_type::rating: {
        for (const scale& s : rules_->programme->scales)
          if (s.id == x.scale->name) return s.levels[below(s.levels.size())];
        return {};
      }
      case value_type::date:
        return days[below(days.size())];
      default:
        return std::to_string(below(11));
    }
  }

  /// What is finally lacking can not come any more, but as a document that is accepted late.
  void drop_finally_lacking(history& h) {
    auto e = engine_packs::engine_of(rules_, h.known, h.as_of, true);
    std::erase_if(h.more, [&](const given& g) {
      const tieuchi::name_id name = *rules_->name(g.indicator);
      const auto p = period_of(g.period, rules_->indicators[rules_->names[name].variants.front().element].period);
      if (!p || p->type.form == period_form::dated) return false;
      const frame f{*rules_->unit(g.unit), *p};
      const auto& read = e.value(name, f);
      for (const auto& why : feel::reasons_of(read.value)) {
        if (why.code == "out_of_validity") return true;
        if (why.code != "late" && why.code != "not_submitted") continue;
        return lack_of(why) == lack_kind::final || !g.document.starts_with("BB");
      }
      return false;
    });
  }

  std::shared_ptr<const rulebook> rules_;
  std::mt19937 random_;
};

bool inside(const interval& narrow, const interval& wide) {
  const bool low = !wide.least || (narrow.least && *narrow.least >= *wide.least);
  const bool high = !wide.most || (narrow.most && *narrow.most <= *wide.most);
  return low && high;
}

/// Whether some of the added facts is among those an unknown item names; what it names may also be another item.
bool named(const engine& e, const item_result& r, const std::vector<given>& more) {
  return std::ranges::any_of(r.reasons, [&](const feel::reason& why) {
    const fact_ref* fact = fact_of(why);
    if (!fact || !fact->name || fact->name >= fact_of_type) return true;
    if (e.rules().names[fact->name].kind != name_kind::indicator) return true;
    return std::ranges::any_of(more, [&](const given& g) {
      return fact->subject == fact_subject(e.rules().unit(g.unit).value()) && fact->name == e.rules().name(g.indicator);
    });
  });
}

std::size_t trials() {
  const char* more = std::getenv("TIEUCHI_COMPLETIONS");
  return more ? std::strtoul(more, nullptr, 10) : 150;
}

const std::vector<std::string> packs{"points", "across", "past", "terms", "acts", "cut/twin", "sums", "texts"};

}  // namespace

BOOST_AUTO_TEST_SUITE(completion)

BOOST_DATA_TEST_CASE(never_changes_a_result_that_assumes_nothing, data::make(packs), pack) {
  const auto rules = engine_packs::rulebook_of(pack);
  world at_random(rules, 1578);
  std::size_t known = 0, unknown = 0, settled = 0;
  for (std::size_t trial = 0; trial < trials(); ++trial) {
    const auto h = at_random.draw();
    auto all = h.known;
    all.insert(all.end(), h.more.begin(), h.more.end());
    auto before = engine_packs::engine_of(rules, h.known, h.as_of, true);
    auto after = engine_packs::engine_of(rules, all, h.as_of, true);
    for (const tieuchi::unit_id unit : rules->units_by_id)
      for (const tieuchi::item_id item : rules->items)
        for (const int y : {2024, 2025}) {
          const frame f{unit, engine_packs::year(y)};
          const item_result &was = before.item(item, f), &is = after.item(item, f);
          (was.outcome == outcome::unknown ? unknown : known) += 1;
          if (was.outcome == outcome::unknown && is.outcome != outcome::unknown) ++settled;
          if (!was.assumed.empty()) continue;
          if (is.outcome != outcome::unknown && was.outcome == outcome::unknown)
            BOOST_TEST(named(before, was, h.more),
                       rules->names[item].id << " is settled by facts it does not name, trial " << trial);
          BOOST_TEST_CONTEXT(rules->programme->units[unit].id << ":" << rules->names[item].id << "@" << y << " trial "
                                                              << trial) {
            if (was.outcome != outcome::unknown) BOOST_TEST((was.outcome == is.outcome));
            const bool applies =
                is.outcome != outcome::not_applicable && !is.maybe_applies && is.outcome != outcome::waived;
            if (was.points && is.points && applies) BOOST_TEST(inside(*is.points, *was.points));
            if (was.grade && is.grade)
              BOOST_TEST((was.grade->first <= is.grade->first && is.grade->second <= was.grade->second));
          }
        }
  }
  BOOST_TEST_MESSAGE(pack << ": " << known << " known, " << unknown << " unknown, of which " << settled << " settled");
  BOOST_TEST(settled > 0u);
}

BOOST_AUTO_TEST_SUITE_END()

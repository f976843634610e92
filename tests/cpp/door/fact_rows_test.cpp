#include <tieuchi/door/fact_rows.hpp>

#include <boost/test/unit_test.hpp>

#include <string>
#include <vector>

using namespace tieuchi;

namespace {

/// A row whose cells begin at those bytes.
fact_row row(std::string unit, std::string value, std::uint32_t offset, const std::array<std::uint32_t, 8>& cells) {
  fact_row r;
  r.unit = std::move(unit);
  r.value = std::move(value);
  r.at = {2, offset, 5};
  r.row = 7;
  r.cells = cells;
  return r;
}

bool same(const fact_row& a, const fact_row& b) {
  return a.unit == b.unit && a.indicator == b.indicator && a.period == b.period && a.value == b.value &&
         a.recorded_on == b.recorded_on && a.reporter == b.reporter && a.document == b.document && a.note == b.note &&
         a.row == b.row && a.at == b.at && a.column == b.column && a.exact == b.exact && a.cells == b.cells;
}

std::vector<fact_row> many_kinds() {
  std::vector<fact_row> rows{row("p1", "7", 100, {100, 103, 0, 110}), row("", "", 0, {}),
                             row("p2", "8", 100, {100, 50, 200'000, 99}),  // before and far behind
                             row("p3", "9", 4'000'000'000U, {4'000'000'000U, 0, 0, 4'000'065'534U})};
  rows[0].note = "ghi chú", rows[0].exact = true, rows[1].document = "BC 1";
  for (int column = 0; column < 70'000; ++column) {  // more than two bytes count
    rows.push_back(row("p4", "1", 500, {500, 9, 0, 510}));
    rows.back().column = "cột " + std::to_string(column);
  }
  return rows;
}

}  // namespace

BOOST_AUTO_TEST_CASE(a_row_comes_back_as_it_was_put_in) {
  const auto rows = many_kinds();
  const fact_rows kept(rows);
  BOOST_REQUIRE(kept.size() == rows.size());
  for (std::size_t i = 0; i < rows.size(); ++i) BOOST_REQUIRE(same(kept[i], rows[i]));
}

BOOST_AUTO_TEST_CASE(rows_behind_others_keep_all_but_their_file) {
  auto rows = many_kinds();
  fact_rows all(rows);
  all.append_all(rows, 9);
  for (fact_row& r : rows) r.at.file = 9;
  for (std::size_t i = 0; i < rows.size(); ++i) BOOST_REQUIRE(same(all[rows.size() + i], rows[i]));
}

BOOST_AUTO_TEST_CASE(a_text_is_kept_once) {
  fact_rows kept;
  for (int i = 0; i < 1'000; ++i) kept.push_back(row("p1", std::to_string(i % 10), 0, {}));
  BOOST_TEST(kept.texts().size() == 12u);  // the empty one, the unit, ten values
}

// Tables as offices write them.
#include <boost/test/unit_test.hpp>

#include <tieuchi/text/csv.hpp>

#include <algorithm>

namespace {

tieuchi::checked<tieuchi::csv_table> parse(std::string_view text) { return tieuchi::parse_csv(text, "x.csv"); }

std::string cell(const tieuchi::csv_table& t, std::size_t row, std::string_view column) {
  return std::string(t.cell(t.rows.at(row), column));
}

}  // namespace

BOOST_AUTO_TEST_CASE(columns_go_by_name) {
  const auto read = parse("unit,value\nx1,10\nx2,20\n");
  BOOST_TEST_REQUIRE(read.issues.empty());
  BOOST_TEST(read.value.rows.size() == 2U);
  BOOST_TEST(cell(read.value, 1, "value") == "20");
  BOOST_TEST(cell(read.value, 1, "nothing") == "");
}

BOOST_AUTO_TEST_CASE(a_quoted_cell_may_hold_separators_quotes_and_line_ends) {
  const auto read = parse("a,b\n\"x, \"\"y\"\"\r\nz\",2\n3,4");
  BOOST_TEST_REQUIRE(read.issues.empty());
  BOOST_TEST(cell(read.value, 0, "a") == "x, \"y\"\r\nz");
  BOOST_TEST(read.value.rows[1].line == 4U);
  BOOST_TEST(read.value.rows[1].number == 2U);
}

BOOST_AUTO_TEST_CASE(offsets_lead_to_the_cell_in_the_cleaned_text) {
  const auto read = parse(
      "\xEF\xBB\xBF"
      "đơn vị,số\r\nx1, 5\r\n");
  const auto& t = read.value;
  BOOST_TEST(t.text.substr(t.rows.at(0).cells[1].offset, 2) == " 5");
  BOOST_TEST(t.rows[0].cells[1].text == "5");
  BOOST_TEST(read.issues.at(0).code == "csv.bom");
}

BOOST_AUTO_TEST_CASE(semicolons_and_tabs_of_a_spreadsheet_are_read_and_said) {
  for (const char* text : {"a;b\n1,5;2\n", "a\tb\n1,5\t2\n", "sep=;\na;b\n1,5;2\n"}) {
    const auto read = parse(text);
    BOOST_TEST(read.ok());
    BOOST_TEST(read.issues.at(0).code == "csv.separator");
    BOOST_TEST(cell(read.value, 0, "a") == "1,5");
  }
}

BOOST_AUTO_TEST_CASE(blank_lines_and_the_empty_columns_of_a_spreadsheet_are_nothing) {
  const auto read = parse("\na,b,,\n\n1,2,,\n   \n3,4,,\n");
  BOOST_TEST(read.issues.empty());
  BOOST_TEST(read.value.header.size() == 2U);
  BOOST_TEST(read.value.rows.size() == 2U);
}

BOOST_AUTO_TEST_CASE(a_row_of_another_width_is_refused_and_the_good_ones_stay) {
  const auto read = parse("a,b,c\n1,2,3\n0,5,2,\n1,2\n4,5,6\n");
  BOOST_TEST(read.value.rows.size() == 2U);
  BOOST_TEST(read.value.refused.size() == 2U);
  BOOST_TEST_REQUIRE(read.issues.size() == 2U);
  BOOST_TEST(read.issues[0].code == "csv.ragged");
  BOOST_TEST(read.issues[0].place.row == 2U);
  BOOST_TEST(read.issues[0].place.line == 3U);
  BOOST_TEST(read.value.rows[1].number == 4U);
}

BOOST_AUTO_TEST_CASE(decomposed_text_is_composed) { BOOST_TEST(cell(parse("a\nxa\xCC\x83\n").value, 0, "a") == "xã"); }

BOOST_AUTO_TEST_CASE(what_is_no_table_is_an_issue) {
  BOOST_TEST(parse("").issues.at(0).code == "csv.empty");
  BOOST_TEST(parse("\n \n").issues.at(0).code == "csv.empty");
  BOOST_TEST(parse("a\n\"x\n").issues.at(0).code == "csv.quote");
  BOOST_TEST(parse("a\n\"x\"y\n").issues.at(0).code == "csv.quote");
  BOOST_TEST(parse("a\n\xFF\n").issues.at(0).code == "csv.encoding");
  BOOST_TEST(parse(std::string_view("a\n\0\n", 4)).issues.at(0).code == "csv.encoding");
  BOOST_TEST(parse("\xFF\xFE"
                   "a")
                 .issues.at(0)
                 .code == "csv.encoding");
  BOOST_TEST(parse("a,a\n1,2\n").issues.at(0).code == "csv.duplicate_column");
  BOOST_TEST(tieuchi::parse_csv("a\n1\n", "x.csv", {.bytes = 2}).issues.at(0).code == "csv.size");
}

BOOST_AUTO_TEST_CASE(a_header_alone_is_a_table_without_rows) {
  const auto read = parse("unit,value");
  BOOST_TEST(read.issues.empty());
  BOOST_TEST(read.value.rows.empty());
  BOOST_TEST(read.value.header.size() == 2U);
}

namespace {

/// A table as an office sends it; a header names `unit`.
tieuchi::checked<tieuchi::csv_table> office(std::string_view text, std::size_t header_line = 0) {
  tieuchi::csv_manner manner;
  manner.office = true;
  manner.header_line = header_line;
  manner.is_header = [](const std::vector<tieuchi::csv_cell>& cells) {
    return std::ranges::any_of(cells, [](const tieuchi::csv_cell& c) { return c.text == "unit"; });
  };
  return tieuchi::parse_csv(text, "x.csv", {}, nullptr, manner);
}

std::string codes(const tieuchi::checked<tieuchi::csv_table>& read) {
  std::string all;
  for (const tieuchi::issue& i : read.issues) all += i.code + " " + std::to_string(i.place.line) + "; ";
  return all;
}

}  // namespace

BOOST_AUTO_TEST_CASE(titles_above_the_header_are_passed_over_and_told) {
  const auto read = office("BÁO CÁO, 2024;;\n\"kèm\n theo\";;\nunit;a;b\nx;1;2\n");
  BOOST_TEST(codes(read) == "csv.titles 1; csv.separator 4; ");
  BOOST_TEST(cell(read.value, 0, "b") == "2");
  BOOST_TEST(office("unit,a\nunit,b\nx,1\n", 2).value.header[1].text == "b");
  BOOST_TEST(codes(office("a,b\n1,2\n")) == "");
}

BOOST_AUTO_TEST_CASE(cells_missing_at_the_end_and_empty_ones_too_many_are_read) {
  const auto read = office("unit;a;b\nx;1\ny;1;2;;\n;;;;\nz\n");
  BOOST_TEST(codes(read) == "csv.separator 1; csv.short 2; csv.padded 3; ");
  BOOST_TEST(read.value.rows.size() == 4U);
  BOOST_TEST(cell(read.value, 0, "b") == "");
  BOOST_TEST(codes(office("unit,a\nx,1,2\n")) == "csv.ragged 2; ");
}

BOOST_AUTO_TEST_CASE(an_empty_cell_too_many_may_be_half_a_number) {
  BOOST_TEST(codes(office("unit,a,b\nx,69,6,\ny,1,2\n")) == "csv.ragged 2; ");
  BOOST_TEST(codes(office("unit,a,b\nx,69,6,\ny,1,2,\n")) == "csv.padded 2; ");
  BOOST_TEST(codes(office("unit,a,b\nx,1,,\ny,1,2\n")) == "csv.padded 2; ");
}

BOOST_AUTO_TEST_CASE(a_quote_that_swallows_rows_is_refused_with_them) {
  const auto read = office("unit,a,b\nx,1,\"chú\ny,1,2\nz,1,\"2\"\nw,1,2\n");
  BOOST_TEST(codes(read) == "csv.quote 2; ");
  BOOST_TEST(read.value.refused.size() == 3U);
  BOOST_TEST(read.value.rows.at(0).number == 4U);
  BOOST_TEST(codes(office("unit,a,b\nx,1,\"một, hai,\nba, bốn\"\n")) == "");
}

BOOST_AUTO_TEST_CASE(a_separator_may_be_announced_in_quotes_and_capitals) {
  for (const char* line : {"sep=;", "SEP=;", "\"sep=;\"", "\"Sep=;\";;"})
    BOOST_TEST(codes(office(std::string(line) + "\nunit;a\nx;1\n")) == "csv.separator 2; ");
}

BOOST_AUTO_TEST_CASE(a_workbook_is_called_one) {
  BOOST_TEST(codes(parse("PK\x03\x04...")) == "csv.workbook 0; ");
  BOOST_TEST(codes(parse("\xD0\xCF\x11\xE0...")) == "csv.workbook 0; ");
}

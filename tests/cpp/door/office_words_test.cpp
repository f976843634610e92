// Days, yes and no, and periods as offices write them.
#include <boost/test/unit_test.hpp>

#include <tieuchi/door/office_words.hpp>

using namespace tieuchi;

namespace {

std::string told(const std::optional<date>& day) { return day ? day->text() : "-"; }

/// "vi|month first|the same everywhere".
std::string day(std::string_view written) {
  const office_day read = office_day_of(written);
  return told(read.vi) + "|" + told(read.month_first) + "|" + told(read.either);
}

}  // namespace

BOOST_AUTO_TEST_CASE(a_day_with_two_slashes_is_two_days) {
  BOOST_TEST(day("5/3/2024") == "2024-03-05|2024-05-03|-");
  BOOST_TEST(day("25/12/2024") == "2024-12-25|-|-");
  BOOST_TEST(day("31/02/2024") == "-|-|-");
  BOOST_TEST(day("05-03-2024") == "2024-03-05|2024-05-03|-");
}

BOOST_AUTO_TEST_CASE(a_day_that_begins_with_its_year_is_one) {
  BOOST_TEST(day("2024/3/5") == "-|-|2024-03-05");
  BOOST_TEST(day("2024-03-05 00:00:00") == "-|-|2024-03-05");
  BOOST_TEST(day("2024-03-05T00:00:00") == "-|-|2024-03-05");
  BOOST_TEST(day("2024-03-05 08:30") == "-|-|-");
}

BOOST_AUTO_TEST_CASE(a_day_in_the_words_of_papers_is_one_day) {
  BOOST_TEST(day("ngày 5 tháng 3 năm 2024") == "-|-|2024-03-05");
  BOOST_TEST(day("Ngày 05 tháng 03 năm 2024") == "-|-|2024-03-05");
  BOOST_TEST(day("5 tháng 3, 2024") == "-|-|2024-03-05");
  BOOST_TEST(day("ngày 31 tháng 02 năm 2024") == "-|-|-");
  BOOST_TEST(day("tháng 3 năm 2024") == "-|-|-");
  BOOST_TEST(day("ngày 5/3/2024") == "2024-03-05|2024-05-03|-");
}

BOOST_AUTO_TEST_CASE(the_count_of_a_spreadsheet_is_told_from_a_day) {
  BOOST_TEST(told(office_day_of("45356").spreadsheet) == "2024-03-05");
  BOOST_TEST(told(office_day_of("2024").spreadsheet) == "-");
  BOOST_TEST(!office_day_of("45356").looks_like_one);
  BOOST_TEST(office_day_of("2-May").looks_like_one);
  BOOST_TEST(!office_day_of("1.200").looks_like_one);
  BOOST_TEST(!office_day_of("1.234.567").looks_like_one);
}

BOOST_AUTO_TEST_CASE(yes_and_no_are_words_of_a_language) {
  using enum fact_locale;
  for (const char* yes : {"có", "Có", "CÓ", "đúng", "x", "X", "TRUE", "true"})
    BOOST_TEST(office_boolean_of(yes, vi).value_or(false));
  for (const char* no : {"không", "Không", "sai", "FALSE"}) BOOST_TEST(!office_boolean_of(no, vi).value_or(true));
  BOOST_TEST(office_boolean_of("yes", en).value_or(false));
  BOOST_TEST(!office_boolean_of("No", en).value_or(true));
  for (const char* neither : {"1", "0", "yes", "", "co", "ok"}) BOOST_TEST(!office_boolean_of(neither, vi).has_value());
  BOOST_TEST(!office_boolean_of("có", en).has_value());
}

BOOST_AUTO_TEST_CASE(periods_are_read_as_the_tool_prints_them_and_as_a_spreadsheet_changes_them) {
  const auto read = [](std::string_view words, period_form form) {
    return office_period_of(words, form).value_or("-");
  };
  BOOST_TEST(read("Năm 2024", period_form::year) == "2024");
  BOOST_TEST(read("6 tháng đầu năm 2024", period_form::half) == "2024-H1");
  BOOST_TEST(read("6 tháng cuối năm 2024", period_form::half) == "2024-H2");
  BOOST_TEST(read("quý III năm 2024", period_form::quarter) == "2024-Q3");
  BOOST_TEST(read("Quý 3/2024", period_form::quarter) == "2024-Q3");
  BOOST_TEST(read("tháng 07/2024", period_form::month) == "2024-07");
  BOOST_TEST(read("Thg7-24", period_form::month) == "2024-07");
  BOOST_TEST(read("Jul-24", period_form::month) == "2024-07");
  BOOST_TEST(read("7/2024", period_form::month) == "2024-07");
  BOOST_TEST(read("một lần", period_form::once) == "once");
  BOOST_TEST(read("Jul-24", period_form::year) == "-");
  BOOST_TEST(read("năm nay", period_form::year) == "-");
  BOOST_TEST(read("2024", period_form::quarter) == "-");
}

BOOST_AUTO_TEST_CASE(a_part_of_a_year_is_read_with_or_without_its_year) {
  const auto read = [](std::string_view words) {
    const auto part = office_part_of(words);
    return part ? part->period + "|" + part->part : "-";
  };
  BOOST_TEST(read("Quý III") == "|Q3");
  BOOST_TEST(read("quí 4/2024") == "2024-Q4|Q4");
  BOOST_TEST(read("Q1") == "|Q1");
  BOOST_TEST(read("Tháng 07") == "|07");
  BOOST_TEST(read("T7/2024") == "2024-07|07");
  BOOST_TEST(read("Jul") == "|07");
  BOOST_TEST(read("07/2024") == "2024-07|07");
  BOOST_TEST(read("6 tháng đầu năm") == "|H1");
  BOOST_TEST(read("6 tháng cuối năm 2024") == "2024-H2|H2");
  for (const char* none : {"", "1", "2024", "(2)", "1/2", "13/2024", "Quý V", "Quý 0", "tháng 13", "9 tháng", "cả năm",
                           "năm 2024", "I", "lũy kế quý I", "quý I và II"})
    BOOST_TEST(read(none) == "-", none);
}

BOOST_AUTO_TEST_CASE(a_year_is_a_part_where_years_are_asked_for) {
  const auto read = [](std::string_view words) {
    const auto part = office_part_of(words, office_years::parts_too);
    return part ? part->period + "|" + part->part : "-";
  };
  BOOST_TEST(read("2024") == "2024|2024");
  BOOST_TEST(read("Năm 2024") == "2024|2024");
  BOOST_TEST(read("Quý III") == "|Q3");
  for (const char* none : {"3024", "15", "12345", "2023-2024", "năm", "kế hoạch 2024"})
    BOOST_TEST(read(none) == "-", none);
}

BOOST_AUTO_TEST_CASE(numbers_and_dashes_of_a_list_are_no_part_of_a_name) {
  for (const char* listed : {"1. số vụ", "1.2. số vụ", "1.2 số vụ", "1.số vụ", "12) số vụ", "(3) số vụ", "a) số vụ",
                             "iv. số vụ", "2/ số vụ", "- số vụ", "+ số vụ", "– số vụ", "• số vụ"})
    BOOST_TEST(behind_list_number(listed) == "số vụ", listed);
  for (const char* whole : {"số vụ", "2024 số vụ", "2024. số vụ", "c số vụ", "x", "1", "", "(", "3 "})
    BOOST_TEST((behind_list_number(whole) == whole || behind_list_number(whole).empty()), whole);
}

BOOST_AUTO_TEST_CASE(words_for_nothing_are_known) {
  for (const char* nothing : {"-", "–", "---", "…", "...", "?", "KSL", "Không có", "chưa có số liệu", "N/A", "NIL"})
    BOOST_TEST(is_word_for_nothing(nothing), nothing);
  for (const char* word : {"", "0", "-1", "nhiều", "không rõ", "KSLL"}) BOOST_TEST(!is_word_for_nothing(word), word);
}

BOOST_AUTO_TEST_CASE(standing_words_of_a_sheet_are_known) {
  for (const char* total : {"Tổng cộng", "TỔNG SỐ:", "Cộng", "Total", "Tổng cộng (11 phường)", "Grand total: 11"})
    BOOST_TEST(is_total_word(total));
  for (const char* unit : {"Phường Tổng", "Tổng công ty Điện lực", "Totalis", "Cộng Hòa"})
    BOOST_TEST(!is_total_word(unit));
  BOOST_TEST(is_ordinal_column("STT"));
  BOOST_TEST(fact_column_headed("ĐƠN VỊ") == "unit");
  BOOST_TEST(fact_column_headed("Ghi  chú") == "note");
  BOOST_TEST(fact_column_headed("Số vụ") == "");
}

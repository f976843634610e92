// The door of facts: good rows come in, every other one is named with what is wrong with it (format page 7).

#include "../resolve/reported.hpp"

#include <tieuchi/door/personal.hpp>

#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

using namespace tieuchi;
namespace data = boost::unit_test::data;

namespace {

const std::string indicators = R"(
  {"id": "tong", "code": "5.4", "type": "count"}, {"id": "ty_le", "type": "number", "min": 0, "max": 100, "measured_in": "%"},
  {"id": "xep_loai", "type": "rating", "scale": "muc"}, {"id": "dat", "type": "boolean", "open_values": {"cho": "pending"}},
  {"id": "ngay", "type": "date", "period": "quarter"}, {"id": "vung", "type": "text", "period": "dated"},
  {"id": "vu", "type": "set", "entry": {"loai": {"type": "rating", "scale": "muc"}, "chet": {"type": "count"}}},
  {"id": "moc", "type": "date", "period": "once", "none": "khong_co"}, {"id": "bao_cao", "type": "date", "subject": "agency"})";

std::shared_ptr<const rulebook> rules() {
  reported::parts p{indicators};
  p.more = R"(, "measures": [{"id": "tinh", "type": "number", "value": "tong / 2"}])";
  p.units =
      "p1,phuong,Phường 1,11,tx,2010-01-01,,2010-01-01,\nd1,phuong,Phường 1,21,dh,2010-01-01,,2010-01-01,\n"
      "m,phuong,Phường Mới,11,tx,2025-07-01,,2025-06-30,\nt1,phuong,A,77,,2010-01-01,,2010-01-01,\n"
      "t2,phuong,B,77,,2010-01-01,,2010-01-01,\ntx,thi_xa,Thị xã X,,,2010-01-01,,2010-01-01,\n"
      "dh,thi_xa,Thị xã Y,,,2010-01-01,,2010-01-01,\n";
  p.events = "e,merge_into_new,2025-07-01,2025-06-30,p1,m,,NQ,\n";
  static const auto book = reported::rules_of(p);
  return book;
}

admission door(const std::string& text, const fact_options& options = {}) {
  const auto book = rules();
  const fact_table table = read_fact_table(text, "so_lieu.csv", *book, options);
  admission a = admit(book, table.rows, table.files, nullptr, options);
  a.issues.insert(a.issues.begin(), table.issues.begin(), table.issues.end());
  return a;
}

/// A row in long form: what is wrong with it, and where.
std::string wrong(const std::string& row) {
  const admission a = door(reported::facts_head + row + "\n");
  std::string all;
  for (const issue& i : a.issues) all += (all.empty() ? "" : " ") + i.code + "@" + i.place.field;
  return all.empty() ? "admitted " + std::to_string(a.admitted) : all;
}

const issue& only(const admission& a) {
  BOOST_REQUIRE(a.issues.size() == 1u);
  return a.issues[0];
}

std::string value_of(const std::string& indicator, const std::string& text, const std::string& period = "2023") {
  const admission a =
      door(reported::facts_head + "p1," + indicator + "," + period + ",\"" + text + "\",2024-01-05,,,\n");
  if (a.admitted != 1) return a.issues.empty() ? "no row" : a.issues[0].code;
  const fact& f = a.facts->facts()[0];
  if (f.content == fact_content::open) return "open " + f.open_code;
  if (f.content == fact_content::withdrawn) return "withdrawn";
  const auto book = rules();
  const auto& about = book->indicators[book->names[f.indicator].variants[0].element];
  return text_of_value(f.value, form_of(*about.spec, about.type));
}

const std::vector<std::string> bad_rows{"x9,tong,2023,7,2024-01-05,,,",
                                        "Phường 1,tong,2023,7,2024-01-05,,,",
                                        "77,tong,2023,7,2024-01-05,,,",
                                        "so_b,bao_cao,2023,2024-01-01,2024-01-05,,,",
                                        "p1,tng,2023,7,2024-01-05,,,",
                                        "p1,tinh,2023,7,2024-01-05,,,",
                                        "p1,tong,2023-Q1,7,2024-01-05,,,",
                                        "p1,tong,2021,7,2024-01-05,,,",
                                        "p1,tong,2031,7,2024-01-05,,,",
                                        "p1,ngay,2023,2023-01-01,2024-01-05,,,",
                                        "p1,tong,2026,7,2026-01-05,,,",
                                        "m,tong,2024,7,2026-01-05,,,",
                                        "p1,tong,2023,bảy,2024-01-05,,,",
                                        "p1,tong,2023,-1,2024-01-05,,,",
                                        "p1,tong,2023,7.5,2024-01-05,,,",
                                        "p1,ty_le,2023,1e2,2024-01-05,,,",
                                        "p1,ty_le,2023,+5,2024-01-05,,,",
                                        "p1,ty_le,2023,101,2024-01-05,,,",
                                        "p1,ty_le,2023,-0.1,2024-01-05,,,",
                                        "p1,xep_loai,2023,Tốt,2024-01-05,,,",
                                        "p1,dat,2023,có,2024-01-05,,,",
                                        "p1,ngay,2023-Q1,2023-02-30,2024-01-05,,,",
                                        "p1,vu,2023,tot,2024-01-05,,,",
                                        "p1,vu,2023,tot:x,2024-01-05,,,",
                                        "p1,tong,2023,7,2024-13-05,,,",
                                        "p1,tong,2023,7,,,,",
                                        "p1,tong,2023,7,2024-01-05,,,số 0912345678",
                                        "p1,tong,2023,7,2024-01-05,a.b@c.vn,,",
                                        "p1,tong,2023,7,2024-01-05,,CCCD 084123456789,",
                                        "p1,tong,2023,7,2024-01-05,,,synthetic",
                                        "p1,parent,2023-01-01/,x9,2024-01-05,,,"};
const std::vector<std::string> codes{"fact.unknown_unit@unit",
                                     "fact.unknown_unit@unit",
                                     "fact.ambiguous_unit@unit",
                                     "fact.unknown_unit@unit",
                                     "fact.unknown_indicator@indicator",
                                     "fact.unknown_indicator@indicator",
                                     "fact.period@period",
                                     "fact.period@period",
                                     "fact.period@period",
                                     "fact.period@period",
                                     "fact.outside_validity@period",
                                     "fact.outside_validity@period",
                                     "fact.type@value",
                                     "fact.type@value",
                                     "fact.type@value",
                                     "fact.type@value",
                                     "fact.type@value",
                                     "fact.domain@value",
                                     "fact.domain@value",
                                     "fact.type@value",
                                     "fact.type@value",
                                     "fact.type@value",
                                     "fact.type@value",
                                     "fact.type@value",
                                     "fact.date@recorded_on",
                                     "fact.date@recorded_on",
                                     "fact.personal_data@note",
                                     "fact.personal_data@reporter",
                                     "fact.personal_data@document",
                                     "pack.synthetic_on_real@note",
                                     "fact.type@value"};

}  // namespace

BOOST_DATA_TEST_CASE(a_bad_row_is_refused_with_its_code_and_column, data::make(bad_rows) ^ data::make(codes), row,
                     code) {
  BOOST_TEST(wrong(row) == code);
}

BOOST_AUTO_TEST_CASE(every_issue_speaks_both_languages_and_names_file_row_line_and_column) {
  for (const std::string& row : bad_rows) {
    const admission a = door(reported::facts_head + row + "\n");
    for (const issue& i : a.issues) {
      BOOST_TEST_CONTEXT(row) {
        BOOST_TEST(!i.message.vi.empty());
        BOOST_TEST(!i.message.en.empty());
        BOOST_TEST(i.place.file == "so_lieu.csv");
        BOOST_TEST(i.place.row == 1u);
        BOOST_TEST(i.place.line == 2u);
        BOOST_TEST(i.place.column > 0u);
      }
    }
  }
}

BOOST_AUTO_TEST_CASE(values_are_read_by_the_type_of_their_indicator) {
  BOOST_TEST(value_of("tong", "12") == "12");
  BOOST_TEST(value_of("ty_le", "69.60") == "69.6");
  BOOST_TEST(value_of("xep_loai", "kha") == "kha");
  BOOST_TEST(value_of("dat", "false") == "false");
  BOOST_TEST(value_of("ngay", "2023-02-28", "2023-Q1") == "2023-02-28");
  BOOST_TEST(value_of("vung", "vùng 1", "2020-01-01/") == "vùng 1");
  BOOST_TEST(value_of("vu", "tot:2+yeu:0+tot:2") == "tot:2+yeu:0");
  BOOST_TEST(value_of("vu", "none") == "none");
  BOOST_TEST(value_of("moc", "khong_co", "once") == "khong_co");
  BOOST_TEST(value_of("moc", "2020-01-01", "once") == "2020-01-01");
  BOOST_TEST(value_of("dat", "cho") == "open pending");
  BOOST_TEST(value_of("dat", "withdrawn") == "withdrawn");
  BOOST_TEST(value_of("tong", " 12 ") == "12");
  BOOST_TEST(value_of("tong", "") == "no row");
}

BOOST_AUTO_TEST_CASE(good_rows_are_kept_and_refused_ones_are_listed_and_counted) {
  const admission a = door(reported::facts_head +
                           "p1,tong,2023,7,2024-01-05,,,\nx9,tong,2023,7,2024-01-05,,,\n"
                           "p1,tong,2024,bảy,2025-01-05,,,\np1,5.4,2024,8,2025-01-05,,,\n");
  BOOST_TEST(a.admitted == 2u);
  BOOST_TEST(a.refused == 2u);
  BOOST_REQUIRE(a.refused_rows.size() == 2u);
  BOOST_TEST((a.refused_rows[0] == refused_row{2, "so_lieu.csv", "fact.unknown_unit", "unit"}));
  BOOST_TEST((a.refused_rows[1] == refused_row{3, "so_lieu.csv", "fact.type", "value"}));
  BOOST_TEST(a.facts->facts()[1].indicator_id == "tong");
}

BOOST_AUTO_TEST_CASE(a_name_is_not_accepted_and_the_hint_lists_every_unit_so_named) {
  const admission a = door(reported::facts_head + "phường 1,tong,2023,7,2024-01-05,,,\n");
  BOOST_TEST(
      only(a).hint.vi ==
      "ghi id của đơn vị; đơn vị mang tên này hoặc gần như thế: d1 (Phường 1, Thị xã Y); p1 (Phường 1, Thị xã X)");
}

BOOST_AUTO_TEST_CASE(a_code_names_the_unit_that_bore_it_in_the_period) {
  const auto unit = [](const std::string& year) {
    const admission a = door(reported::facts_head + "11,tong," + year + ",7,2027-01-05,,,\n");
    return a.admitted == 1 ? a.facts->facts()[0].unit_id : a.issues[0].code;
  };
  BOOST_TEST(unit("2023") == "p1");
  BOOST_TEST(unit("2026") == "m");
  BOOST_TEST(unit("2025") == "fact.ambiguous_unit");
}

BOOST_AUTO_TEST_CASE(the_nearest_spelling_is_offered) {
  BOOST_TEST(only(door(reported::facts_head + "p1,tong2,2023,7,2024-01-05,,,\n")).nearest == "tong");
  BOOST_TEST(only(door(reported::facts_head + "p1,xep_loai,2023,Tốt,2024-01-05,,,\n")).nearest == "tot");
}

BOOST_AUTO_TEST_CASE(a_row_given_twice_is_kept_once) {
  const std::string row = "p1,tong,2023,7,2024-01-05,,BC 1,\n";
  const admission a = door(reported::facts_head + row + row);
  BOOST_TEST(only(a).code == "fact.duplicate_row");
  BOOST_TEST((only(a).severity == severity::warning));
  BOOST_TEST(a.admitted == 1u);
  BOOST_TEST(a.refused == 0u);
  const fact_table again = read_fact_table(reported::facts_head + row, "b.csv", *rules());
  const admission more = admit(rules(), again.rows, again.files, a.facts.get());
  BOOST_TEST(more.admitted == 0u);
  BOOST_TEST(more.facts->facts().size() == 1u);
}

BOOST_AUTO_TEST_CASE(rows_are_added_to_a_copy_of_the_base) {
  const admission first = door(reported::facts_head + "p1,tong,2023,7,2024-01-05,,,\n");
  const fact_table table = read_fact_table(reported::facts_head + "p1,tong,2024,8,2025-01-05,,,\n", "b.csv", *rules());
  const admission second = admit(rules(), table.rows, table.files, first.facts.get());
  BOOST_TEST(first.facts->facts().size() == 1u);
  BOOST_TEST(second.facts->facts().size() == 2u);
}

BOOST_AUTO_TEST_CASE(columns_go_by_name_in_any_order_and_unknown_ones_are_told) {
  const admission a = door("value;unit;indicator;recorded_on;period;huyen\n7;p1;tong;2024-01-05;2023;X\n");
  BOOST_TEST(a.admitted == 1u);
  BOOST_TEST(a.issues.back().code == "fact.unknown_column");
  BOOST_TEST((a.issues.back().severity == severity::warning));
}

BOOST_AUTO_TEST_CASE(a_missing_column_is_named) {
  const admission a = door("unit,indicator,period,value\np1,tong,2023,7\n");
  BOOST_TEST(only(a).code == "fact.missing_column");
  BOOST_TEST(only(a).place.field == "recorded_on");
  fact_options options;
  options.recorded_on = "2024-01-05";
  BOOST_TEST(door("unit,indicator,period,value\np1,tong,2023,7\n", options).admitted == 1u);
}

BOOST_AUTO_TEST_CASE(a_sheet_has_units_down_and_indicators_across) {
  fact_options options;
  options.period = "2023";
  options.recorded_on = "2024-01-05";
  options.document = "BC 1";
  const admission a = door("unit,tong,xep_loai\np1,7,kha\nd1,,Tốt\n", options);
  BOOST_TEST(a.admitted == 2u);
  BOOST_TEST(a.facts->facts()[1].document == "BC 1");
  BOOST_TEST(only(a).code == "fact.type");
  BOOST_TEST(only(a).place.field == "xep_loai");
  BOOST_TEST(only(a).place.row == 2u);
  BOOST_TEST(only(a).place.line == 3u);
  BOOST_TEST(only(a).place.column == 5u);
}

BOOST_AUTO_TEST_CASE(a_column_of_personal_data_is_refused_and_never_read) {
  for (const char* header : {"CCCD", "Số CMND", "so_dien_thoai", "E-mail", "Ngày sinh", "Họ và tên"}) {
    const admission a =
        door(std::string("unit,indicator,period,value,recorded_on,") + header + "\np1,tong,2023,7,2024-01-05,X\n");
    BOOST_TEST_CONTEXT(header) {
      BOOST_TEST(only(a).code == "fact.personal_data");
      BOOST_TEST((only(a).severity == severity::error));
      BOOST_TEST(a.facts->facts().size() == 1u);
    }
  }
}

BOOST_AUTO_TEST_CASE(documents_and_figures_are_no_personal_data) {
  for (const char* document :
       {"1578/QĐ-UBND", "BC 123456789", "QĐ số 0123/2024", "văn bản chứng minh số 12", "29/7/2024"})
    BOOST_TEST(!personal_value(document).has_value());
  BOOST_TEST(value_of("tong", "084123456789") == "84123456789");
  BOOST_TEST(personal_value("liên hệ 0912345678").has_value());
  BOOST_TEST(personal_value("+84912345678").has_value());
  BOOST_TEST(personal_value("sinh ngày 1/2/1990").has_value());
}

BOOST_AUTO_TEST_CASE(of_the_rows_of_a_bound_the_latest_to_begin_then_the_latest_recorded_holds) {
  reported::parts p{R"({"id": "so", "type": "number", "max": "tran"})"};
  p.more = R"(, "parameters": [{"id": "tran", "type": "number", "rows": [{"value": 5, "recorded_on": "2023-06-01"},
      {"value": 9, "recorded_on": "2022-01-01"}, {"value": 1, "from": "2025-01-01"}, {"value": 99}]}])";
  const auto book = reported::rules_of(p);
  const auto admitted = [&](const std::string& period, const std::string& value) {
    const fact_table table = read_fact_table(
        reported::facts_head + "p1,so," + period + "," + value + ",2026-01-05,,,\n", "f.csv", *book, {});
    return admit(book, table.rows, table.files).admitted;
  };
  BOOST_TEST(admitted("2024", "5") == 1u);
  BOOST_TEST(admitted("2024", "6") == 0u);
  BOOST_TEST(admitted("2025", "2") == 0u);
}

BOOST_AUTO_TEST_CASE(rows_built_in_code_are_numbered_from_one) {
  fact_row good, bad;
  good.unit = bad.unit = "p1";
  good.indicator = bad.indicator = "tong";
  good.period = bad.period = "2023";
  good.recorded_on = bad.recorded_on = "2024-01-05";
  good.value = "7";
  bad.value = "x";
  const admission a = admit(rules(), {good, bad});
  BOOST_TEST(a.admitted == 1u);
  BOOST_TEST(only(a).place.row == 2u);
}

BOOST_AUTO_TEST_CASE(a_file_that_cannot_be_read_is_an_issue) {
  const admission a = read_facts(rules(), {"/no/such/file.csv"});
  BOOST_TEST(only(a).code == "fact.file");
  BOOST_TEST(a.facts != nullptr);
}

BOOST_AUTO_TEST_CASE(what_was_refused_is_kept_beside_the_facts_and_enters_no_hash) {
  const std::string good = "p1,tong,2023,7,2024-01-05,,,\n";
  const admission a =
      door(reported::facts_head + good + "p1,tong,2024,bảy,2025-01-05,so_a,BC 1,\n" + "x9,tong,2024,7,hôm qua,,,\n");
  BOOST_TEST(a.facts->hash() == door(reported::facts_head + good).facts->hash());
  BOOST_REQUIRE(a.facts->refused().size() == 2u);
  const refused_fact& first = a.facts->refused()[0];
  BOOST_TEST(first.unit_id == "p1");
  BOOST_TEST(first.code == "fact.type");
  BOOST_TEST(first.where.row == 2u);
  BOOST_TEST(first.where.field == "value");
  BOOST_TEST(first.reporter == "so_a");
  BOOST_TEST(!first.words.vi.empty());
  BOOST_TEST(a.facts->refused()[1].unit_id == "");
  BOOST_TEST(!a.facts->refused()[1].recorded_on.has_value());
  const auto found = [&](const char* year, const char* day) {
    const auto book = rules();
    return a.facts->refused(*book->unit("p1"), *book->name("tong"), *period_of(year, {period_form::year, -1}),
                            *date::parse(day));
  };
  BOOST_TEST(found("2024", "2025-01-05") == &first);
  BOOST_TEST(found("2024", "2025-01-04") == nullptr);
  BOOST_TEST(found("2023", "2025-01-05") == nullptr);
}

BOOST_AUTO_TEST_CASE(values_of_a_grid_are_read_one_way_and_its_places_are_rows_and_columns) {
  fact_options vi;
  vi.locale = fact_locale::vi;
  vi.period = "2023";
  vi.recorded_on = "2024-01-05";
  const fact_grid grid{{{"unit"}, {"ty_le"}},
                       {{{"p1"}, {"1.234", 0, true}}, {{"d1"}, {"69,6"}}, {{"x"}, {"1", 0, true}}}};
  const fact_table table = read_fact_grid(grid, "<frame>", *rules(), vi);
  const admission a = admit(rules(), table.rows, table.files, nullptr, vi);
  BOOST_REQUIRE(a.facts->facts().size() == 2u);
  BOOST_TEST(a.facts->facts()[0].text == "1.234");
  BOOST_TEST(a.facts->facts()[1].text == "69.6");
  BOOST_REQUIRE(!a.issues.empty());
  BOOST_TEST(a.issues[0].place.file == "<frame>");
  BOOST_TEST(a.issues[0].place.row == 3u);
  BOOST_TEST(a.issues[0].place.field == "unit");
  BOOST_TEST(a.issues[0].place.line == 0u);
}

BOOST_AUTO_TEST_CASE(a_value_of_a_program_may_be_a_per_cent_where_the_indicator_is_in_per_cent) {
  fact_options said;
  said.period = "2023";
  said.recorded_on = "2024-01-05";
  const fact_grid grid{{{"unit"}, {"ty_le"}, {"tong"}},
                       {{{"p1"}, {"95.512%", 0, true}, {"5%", 0, true}}, {{"d1"}, {"%", 0, true}, {""}}}};
  const fact_table table = read_fact_grid(grid, "<sheet>", *rules(), said);
  const admission a = admit(rules(), table.rows, table.files, nullptr, said);
  BOOST_REQUIRE(a.facts->facts().size() == 1u);
  BOOST_TEST(a.facts->facts()[0].text == "95.512");
  BOOST_TEST(a.refused == 2u);
}

BOOST_AUTO_TEST_CASE(a_locale_that_nobody_said_reads_words_and_leaves_numbers_in_doubt_refused) {
  fact_options taken;
  taken.locale = fact_locale::vi;
  taken.assumed = true;
  taken.period = "2023";
  taken.recorded_on = "2024-01-05";
  const auto read = [&](const fact_grid& grid) {
    const fact_table table = read_fact_grid(grid, "<sheet>", *rules(), taken);
    return admit(rules(), table.rows, table.files, nullptr, taken);
  };
  const fact_grid doubtful{{{"Đơn vị"}, {"tong"}, {"dat"}}, {{{"Phường Mới"}, {"1.234"}, {"có"}}}};
  taken.period = "2026";
  const admission refused = read(doubtful);
  BOOST_REQUIRE(refused.facts->facts().size() == 1u);
  BOOST_TEST(refused.facts->facts()[0].text == "true");
  BOOST_TEST(refused.refused_rows.at(0).code == "fact.ambiguous_number");
  BOOST_TEST(refused.refused_rows.at(0).column == "tong");
  const fact_grid shown{{{"unit"}, {"tong"}}, {{{"m"}, {"1.234"}}, {{"t1"}, {"1.234.567"}}}};
  BOOST_TEST(read(shown).admitted == 2u);
  taken.assumed = false;
  BOOST_TEST(read(doubtful).admitted == 2u);
}

BOOST_AUTO_TEST_CASE(personal_data_go_by_the_country_of_the_programme) {
  BOOST_TEST(personal_value("call 0917 123 4567", "PH").has_value());
  BOOST_TEST(personal_value("PhilSys 1234-5678-9012-3456", "PH").has_value());
  BOOST_TEST(personal_value("+63 917 123 4567", "PH").has_value());
  BOOST_TEST(personal_value("+855 12 345 678", "KH").has_value());
  BOOST_TEST(!personal_value("gọi 0912345678", "KH").has_value());
  BOOST_TEST(personal_column("Pangalan", "PH").has_value());
  BOOST_TEST(!personal_column("Pangalan", "VN").has_value());
  BOOST_TEST(personal_column("Date of birth", "KH").has_value());
  for (const char* heading : {"Số hộ có điện thoại", "Số người được cấp CCCD", "Hộ chiếu đã cấp", "Birth rate",
                              "Number of phones", "Kết quả cấp căn cước", "Nam sinh viên"})
    BOOST_TEST(!personal_column(heading).has_value(), heading);
  for (const char* heading : {"Số hộ chiếu", "Số thẻ căn cước", "CCCD/CMND", "Điện thoại liên hệ", "ho_va_ten",
                              "Họ tên cán bộ", "Passport number", "Năm sinh"})
    BOOST_TEST(personal_column(heading).has_value(), heading);
}

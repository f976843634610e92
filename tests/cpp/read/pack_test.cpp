// A folder of JSON and CSV files read into a programme.
#include <boost/test/unit_test.hpp>

#include <tieuchi/read/pack.hpp>

#include <fstream>
#include <sstream>

namespace fs = std::filesystem;

namespace {

const fs::path base = fs::path(TIEUCHI_CASES_DIR) / "packs" / "bad" / "base";

// A copy of the base pack that a test may change.
struct pack_copy {
  explicit pack_copy(const std::string& name) : above(fs::temp_directory_path() / ("tieuchi_pack_" + name)) {
    fs::remove_all(above);
    fs::create_directories(above);
    fs::copy(base, above / "pack", fs::copy_options::recursive);
  }
  ~pack_copy() { fs::remove_all(above); }

  fs::path operator/(const std::string& file) const { return above / "pack" / file; }
  void write(const std::string& file, const std::string& text) const {
    fs::create_directories((*this / file).parent_path());
    std::ofstream(*this / file, std::ios::binary) << text;
  }
  std::string text(const std::string& file) const {
    std::stringstream out;
    out << std::ifstream(*this / file).rdbuf();
    return out.str();
  }
  void replace(const std::string& file, const std::string& old, const std::string& with) const {
    std::string now = text(file);
    now.replace(now.find(old), old.size(), with);
    write(file, now);
  }
  std::shared_ptr<const tieuchi::programme> read() const {
    auto done = tieuchi::read_programme(above / "pack");
    for (const tieuchi::issue& i : done.issues) BOOST_TEST_MESSAGE(tieuchi::describe(i, "en"));
    BOOST_TEST_REQUIRE(done.ok());
    return done.value;
  }

  fs::path above;
};

std::string first_code(const fs::path& folder) {
  const auto read = tieuchi::read_programme(folder);
  BOOST_TEST(read.value == nullptr);
  return read.issues.empty() ? "" : read.issues[0].code;
}

template <class T>
const auto& named(const T& all, const std::string& id) {
  const auto found = std::ranges::find(all, id, [](const auto& one) { return one.id; });
  BOOST_TEST_REQUIRE((found != all.end()), id);
  return *found;
}

const std::string twin_head =
    R"({"programme": {"id": "con", "format": 1, "rules_from": "xa-mau", "synthetic": true, "label": "Xã ví dụ",
    "years": {"from": 2023, "to": 2024}, "subject": "xa"})";

}  // namespace

BOOST_AUTO_TEST_CASE(keys_left_out_have_their_defaults) {
  const auto p = pack_copy("defaults").read();
  BOOST_TEST(p->facts_from == 2022);
  BOOST_TEST(p->horizon == 2026);
  BOOST_TEST(p->withdrawn == "withdrawn");
  BOOST_TEST((p->carry.rule == tieuchi::carry_kind::none));
  BOOST_TEST(named(p->indicators, "so_ho").period.name == "year");
  BOOST_TEST(named(p->waivers, "mien").reason == "mien");
  BOOST_TEST((named(p->targets, "lo_trinh").counting == tieuchi::target_counting::in_year));
  BOOST_TEST((named(p->duties, "nop_bao_cao").bearers.at(0).role == tieuchi::duty_role::lead));
}

BOOST_AUTO_TEST_CASE(rule_texts_numbers_and_choices_keep_their_form) {
  const auto p = pack_copy("forms").read();
  BOOST_TEST(named(p->criteria, "c2").rule->text.text == "ty_le >= san");
  const auto& score = *named(p->criteria, "c3").score;
  BOOST_TEST((score.form == tieuchi::value_spec::form::choice));
  BOOST_TEST(score.rows.at(0).when->text == "xep_loai = \"tot\"");
  BOOST_TEST(score.rows.at(1).then.text == "0");
  BOOST_TEST(!score.rows.at(1).when);
  const auto place = p->files.place_of(score.rows.at(0).when->at, std::string("xep_loai = ").size());
  BOOST_TEST(place.file == "items.json");
  BOOST_TEST(place.pointer == "/criteria/2/score/0/when");
  BOOST_TEST(place.line == 8U);
  const std::string line =
      "    {\"id\": \"c3\", \"code\": \"3\", \"clauses\": [\"D1\"], \"score\": [{\"when\": \"xep_loai = ";
  BOOST_TEST(place.column == line.size() + 1);
}

BOOST_AUTO_TEST_CASE(a_criterion_written_in_place_is_one_of_the_pack) {
  const pack_copy pack("in_place");
  pack.replace("items.json", "\"combine\": \"all\",",
               "\"combine\": \"all\", \"subject\": \"xa_diem\", \"period\": \"half\",");
  const auto p = pack.read();
  const auto& c4 = named(p->criteria, "c4");
  BOOST_TEST(c4.subject->name == "xa_diem");
  BOOST_TEST(c4.period->name == "half");
  const auto& group = named(p->groups, "dat_chuan");
  BOOST_TEST(group.members.at(2).item.name == "c4");
  BOOST_TEST(group.members.at(2).reason == "thap");
  std::string order;
  for (const auto& [is_group, index] : p->item_order)
    order += (is_group ? p->groups[index].id : p->criteria[index].id) + " ";
  BOOST_TEST(order == "c1 c2 c3 dat_chuan c4 tong_diem ");
}

BOOST_AUTO_TEST_CASE(tables_come_from_their_files) {
  const auto p = pack_copy("tables").read();
  const auto& rows = named(p->parameters, "san").rows;
  BOOST_TEST_REQUIRE(rows.size() == 2U);
  BOOST_TEST(rows[0].key.at("vung").text == "dong_bang");
  BOOST_TEST(rows[0].fields.at("").text == "0.7");
  BOOST_TEST(!rows[0].fields.at("").quoted);
  BOOST_TEST(rows[1].delegated);
  BOOST_TEST(named(p->calendars, "nghi").holidays.size() == 2U);
  BOOST_TEST(named(p->calendars, "nghi").names.at(0) == "Tết Dương lịch");
}

BOOST_AUTO_TEST_CASE(units_and_events_are_named_by_id_or_by_a_code_that_is_theirs_alone) {
  const pack_copy pack("codes");
  pack.replace("data/units.csv", "x1,xa,", "x1,X,");
  pack.replace("data/events.csv", "x1,x3", "101,103");
  const auto p = pack.read();
  BOOST_TEST(named(p->units, "x1").type == "xa");
  BOOST_TEST(p->events.at(tieuchi::event_id(0U)).from_unit == "x1");
  BOOST_TEST(p->events.at(tieuchi::event_id(0U)).to_unit == "x3");
  BOOST_TEST(named(p->units, "x2").attributes.at(0).first == "vung");
  BOOST_TEST(named(p->units, "x2").attributes.at(0).second == "dao");
}

BOOST_AUTO_TEST_CASE(facts_of_the_pack_keep_their_text_and_row) {
  const auto p = pack_copy("facts").read();
  BOOST_TEST_REQUIRE(p->facts.size() == 1U);
  BOOST_TEST(p->facts[0].value == "true");
  BOOST_TEST(p->facts[0].row == 1U);
  BOOST_TEST(p->files.place_of(p->facts[0].at).line == 2U);
}

BOOST_AUTO_TEST_CASE(the_hash_of_the_rules_does_not_see_the_layout) {
  const pack_copy pack("layout");
  const auto before = pack.read();
  pack.replace("items.json", "\"id\": \"c1\", \"code\": \"1\",", "\"code\": \"1\",\n\n   \"id\": \"c1\",");
  pack.replace("items.json", "\"max\": 10", "\"max\": 10.0");
  const std::string plan = pack.text("plan.json");
  fs::remove(pack / "plan.json");
  pack.write("a-first.json", plan);
  const auto after = pack.read();
  BOOST_TEST(before->rules_hash == after->rules_hash);
  BOOST_TEST(before->units_hash == after->units_hash);
  BOOST_TEST(before->rules_hash.size() == 64U);
}

BOOST_AUTO_TEST_CASE(the_hash_of_the_rules_sees_every_rule_and_table) {
  const auto before = pack_copy("hash").read();
  for (const auto& [file, old, with] :
       {std::tuple{"items.json", "ty_le >= san", "ty_le > san"}, std::tuple{"data/tables/san.csv", "0.7", "0.71"},
        std::tuple{"data/calendars/nghi.csv", "2023-05-01", "2023-05-02"},
        std::tuple{"pack.json", "\"year\": 1", "\"year\": 2"}}) {
    const pack_copy pack("hash");
    pack.replace(file, old, with);
    BOOST_TEST(pack.read()->rules_hash != before->rules_hash, file);
  }
  const pack_copy pack("hash");
  pack.replace("data/units.csv", "xã Ba", "xã Bốn");
  const auto after = pack.read();
  BOOST_TEST(after->rules_hash == before->rules_hash);
  BOOST_TEST(after->units_hash != before->units_hash);
}

BOOST_AUTO_TEST_CASE(a_pack_may_take_the_rules_of_another) {
  const pack_copy pack("twin");
  pack.write("con/pack.json",
             twin_head + R"(, "cohorts": [{"id": "xa_diem", "units": ["m1"]}, {"id": "moi", "types": ["xa"]}]})");
  pack.write("con/data/units.csv", "unit,type,name\nm1,xa,xã Mẫu\n");
  const auto read = tieuchi::read_programme(pack / "con");
  for (const tieuchi::issue& i : read.issues) BOOST_TEST_MESSAGE(tieuchi::describe(i, "en"));
  BOOST_TEST_REQUIRE(read.ok());
  const tieuchi::programme& p = *read.value;
  BOOST_TEST(p.id == "con");
  BOOST_TEST(p.synthetic);
  BOOST_TEST(p.year_from == 2023);
  BOOST_TEST(p.calendar->name == "nghi");
  BOOST_TEST(p.settles->anchor == "03-31");
  BOOST_TEST(named(p.cohorts, "xa_diem").units.at(0).name == "m1");
  BOOST_TEST(p.cohorts.size() == 3U);
  BOOST_TEST(p.criteria.size() == 4U);
  BOOST_TEST(named(p.parameters, "san").rows.size() == 2U);
  BOOST_TEST(p.units.size() == 1U);
  BOOST_TEST(p.events.empty());
  BOOST_TEST(p.facts.empty());
  BOOST_TEST(p.cases.empty());
  BOOST_TEST(p.files.place_of(named(p.criteria, "c1").at).file == "xa-mau/items.json");
}

BOOST_AUTO_TEST_CASE(rules_are_looked_for_beside_the_pack_and_in_the_given_folders) {
  const pack_copy pack("search");
  const fs::path elsewhere = pack.above / "elsewhere" / "con";
  fs::create_directories(elsewhere);
  std::ofstream(elsewhere / "pack.json") << twin_head << "}";
  BOOST_TEST(tieuchi::read_programme(elsewhere).issues.at(0).code == "rules_from.missing");
  BOOST_TEST(tieuchi::read_programme(elsewhere, {{pack.above}}).ok());
  fs::rename(elsewhere, pack.above / "con");
  BOOST_TEST(tieuchi::read_programme(pack.above / "con").ok());
}

BOOST_AUTO_TEST_CASE(a_pack_is_found_by_path_or_id) {
  const pack_copy pack("find");
  BOOST_TEST(tieuchi::find_pack((pack / "").string()).ok());
  BOOST_TEST(tieuchi::find_pack("xa-mau", {{pack.above}}).value == pack.above / "pack");
  const auto missing = tieuchi::find_pack("xa-mao", {{pack.above}});
  BOOST_TEST(missing.issues.at(0).code == "pack.not_found");
  BOOST_TEST(missing.issues.at(0).nearest == "xa-mau");
}

BOOST_AUTO_TEST_CASE(what_is_no_pack_is_said_to_be_none) {
  const pack_copy pack("none");
  fs::create_directories(pack.above / "empty");
  BOOST_TEST(first_code(pack.above / "empty") == "pack.empty");
  BOOST_TEST(first_code(pack.above / "nowhere") == "pack.not_found");
  BOOST_TEST(first_code(pack / "pack.json") == "pack.not_a_pack");
  const auto outer = tieuchi::read_programme(pack.above);
  BOOST_TEST(outer.issues.at(0).code == "pack.not_a_pack");
  BOOST_TEST(outer.issues.at(0).nearest == (pack.above / "pack").generic_string());
}

BOOST_AUTO_TEST_CASE(files_in_another_encoding_are_named_with_the_place_of_the_first_wrong_byte) {
  const pack_copy pack("encoding");
  pack.write("people.json", "{\n  \"agencies\": [{\"id\": \"so\", \"label\": \"S\xF4\"}]\n}\n");
  pack.write("plan.json", std::string("\xFF\xFE{\0}\0", 6));
  pack.write("data/facts/facts.csv", "unit,indicator,period,value\nx1,nha_van_hoa,2023,\xE9\n");
  const auto read = tieuchi::read_programme(pack / "");
  BOOST_TEST(read.value == nullptr);
  std::string found;
  for (const tieuchi::issue& i : read.issues)
    found +=
        i.code + " " + i.place.file + ":" + std::to_string(i.place.line) + ":" + std::to_string(i.place.column) + "\n";
  BOOST_TEST(found ==
             "csv.encoding data/facts/facts.csv:2:21\n"
             "json.encoding people.json:2:40\n"
             "json.encoding plan.json:0:0\n");
}

BOOST_AUTO_TEST_CASE(links_are_not_followed) {
  const pack_copy pack("links");
  fs::rename(pack / "plan.json", pack.above / "plan.json");
  fs::create_symlink(pack.above / "plan.json", pack / "plan.json");
  fs::create_symlink(pack.above / "plan.json", pack / "data/facts/more.csv");
  const auto read = tieuchi::read_programme(pack / "");
  BOOST_TEST(read.value == nullptr);
  std::string said;
  for (const tieuchi::issue& i : read.issues)
    if (i.code == "pack.link") said += i.place.file + " ";
  BOOST_TEST(said == "data/facts/more.csv plan.json ");
}

BOOST_AUTO_TEST_CASE(a_folder_of_the_schema_and_another_pack_inside_are_left_alone) {
  const pack_copy pack("inner");
  pack.write("schema/pack.schema.json", "{not read");
  pack.write("other/pack.json", "{not read");
  pack.write("other/data/rules.json", "{not read");
  pack.write(".editor/settings.json", "{not read");
  BOOST_TEST(tieuchi::read_programme(pack / "").issues.empty());
}

BOOST_AUTO_TEST_CASE(a_file_that_cannot_be_read_leaves_no_programme) {
  const pack_copy pack("broken");
  pack.write("plan.json", "{");
  const auto read = tieuchi::read_programme(pack / "");
  BOOST_TEST(!read.ok());
  BOOST_TEST(read.value == nullptr);
}

BOOST_AUTO_TEST_CASE(a_folder_in_the_place_of_a_table_is_a_file_that_cannot_be_read) {
  const pack_copy pack("folder_as_table");
  fs::remove(pack / "data/units.csv");
  fs::create_directories(pack / "data/units.csv");
  BOOST_TEST(first_code(pack.above / "pack") == "pack.file_unreadable");
}

BOOST_AUTO_TEST_CASE(every_key_of_the_format_is_read) {
  const auto read = tieuchi::read_programme(fs::path(TIEUCHI_CASES_DIR) / "packs" / "every_key");
  for (const tieuchi::issue& i : read.issues) BOOST_TEST_MESSAGE(tieuchi::describe(i, "en"));
  BOOST_TEST(read.issues.empty());
  const tieuchi::programme& p = *read.value;
  BOOST_TEST(p.own_rows_always_part);
  BOOST_TEST(p.reason_words.at("below") == "chưa đạt");
  BOOST_TEST(named(p.indicators, "so_ho").restricted);
  BOOST_TEST(named(p.indicators, "gia_han").of_agency);
  BOOST_TEST(named(p.parameters, "bang").rows.at(1).key.empty());
  BOOST_TEST(named(p.measures, "tb").across->each.size() == 2U);
  BOOST_TEST(named(p.measures, "tong").across->each.at(0).second.alternatives.size() == 2U);
  BOOST_TEST(named(p.measures, "tb").words.vi == "trung bình");
  BOOST_TEST(named(p.criteria, "c1").words.en == "rule");
  BOOST_TEST(named(p.clauses, "D1").answers.at(0).name == "D2");
  BOOST_TEST(named(p.criteria, "c4").grade->lines.size() == 3U);
  BOOST_TEST(named(p.criteria, "c5").quota->all_at_cut);
  BOOST_TEST(named(p.groups, "g1").adjust.at(1).subtract);
  BOOST_TEST(named(p.lifecycles, "danh_hieu").transitions.at(1).after->years.value() == 3);
  BOOST_TEST(named(p.targets, "lo_trinh").aims.size() == 4U);
  BOOST_TEST(named(p.duties, "theo_su_kien").from_side);
  BOOST_TEST(named(p.agencies, "so").until_recorded_on->text() == "2024-11-15");
  BOOST_TEST(p.cases.at(0).given.at(3).unit == "x2");
  BOOST_TEST(p.cases.at(0).expect.at(1).assumes->at(0).second == "so_ho");
}

// A pack looked for by its id, whatever lies beside it.
#include <boost/test/unit_test.hpp>

#include <tieuchi/read/pack.hpp>
#include <tieuchi/read/packs_dir.hpp>

#include "../text/hostile_files.hpp"

#include <algorithm>
#include <iterator>

namespace fs = std::filesystem;
using tieuchi::find_pack;
using tieuchi::pack_id_of;

namespace {

std::string head(const std::string& id) { return R"({"programme": {"id": ")" + id + R"(", "format": 1}})"; }

fs::path put(const fs::path& folder, const std::string& text) {
  fs::create_directories(folder);
  hostile::write(folder / "pack.json", text);
  return folder;
}

tieuchi::checked<fs::path> found(const std::string& id, std::vector<fs::path> search, const fs::path& shipped = {}) {
  return find_pack(id, {std::move(search), shipped});
}

}  // namespace

BOOST_TEST_DECORATOR(*boost::unit_test::timeout(20))
BOOST_AUTO_TEST_CASE(no_neighbour_stops_the_search) {
  const hostile::folder here("neighbours");
  const fs::path wanted = put(here.path / "m", head("wanted"));
  for (const hostile::thing& thing : hostile::things())
    for (const std::string before_or_after : {"a_", "z_"}) {
      const fs::path folder = here.path / (before_or_after + thing.name);
      fs::create_directories(folder);
      thing.make(folder / "pack.json");
      thing.make(here.path / (before_or_after + thing.name + "_itself"));
    }
  BOOST_TEST(found("wanted", {here.path}).value == wanted);
  const auto missing = found("wantes", {here.path});
  BOOST_TEST(missing.issues.at(0).code == "pack.not_found");
  BOOST_TEST(missing.issues.at(0).nearest == "wanted");
  const std::string& hint = missing.issues.at(0).hint.en;
  const std::string first = (here.path / "a_circle" / "pack.json").generic_string();
  BOOST_TEST(
      hint.starts_with("Passed over: " + first + " (This is a link; only regular files of at most 1 MiB are read); "),
      hint);
  BOOST_TEST(hint.ends_with(" …"));
}

BOOST_TEST_DECORATOR(*boost::unit_test::timeout(20))
BOOST_AUTO_TEST_CASE(a_search_folder_may_be_anything) {
  const hostile::folder here("search");
  const fs::path wanted = put(here.path / "packs" / "m", head("wanted"));
  std::vector<fs::path> search{"", "/no/such/folder", std::string(5000, 'x'), std::string("a\0b", 3), "caf\xE9"};
  for (const hostile::thing& thing : hostile::things()) {
    thing.make(here.path / thing.name);
    search.push_back(here.path / thing.name);
  }
  search.push_back(here.path / "packs");
  BOOST_TEST(found("wanted", search).value == wanted);
}

BOOST_AUTO_TEST_CASE(a_pack_json_is_read_up_to_the_id_and_no_further) {
  const hostile::folder here("id");
  const auto id_of = [&](const std::string& text) { return pack_id_of(put(here.path / "pack", text)); };
  const std::string begin = R"({"programme": {"id": "x")";
  for (const std::string behind :
       {"", "}}", ", !", "\xFF\xFE", "}} {", R"(, "id": "y"}})", R"(}, "programme": {"id": "y"}})", R"(, "id": 5}})"})
    BOOST_TEST(id_of(begin + behind) == "x", behind);
  BOOST_TEST(id_of(begin + ", \"a\": " + std::string(900'000, '[')) == "x");
  BOOST_TEST(id_of(R"({"$schema": [{"programme": {"id": "y"}}], "a": {"id": "z"}, "programme": {"a": {"id": "z"},)"
                   R"( "b": ["id"], "id": "x"}})") == "x");
  BOOST_TEST(id_of("\xEF\xBB\xBF\xEF\xBB\xBF" + head("x")) == "x");
}

BOOST_AUTO_TEST_CASE(a_folder_without_an_id_is_no_pack_to_the_search) {
  const hostile::folder here("no_id");
  const auto id_of = [&](const std::string& text) { return pack_id_of(put(here.path / "pack", text)); };
  for (const std::string text :
       {"", "{}", "[]", "5", "\"id\"", R"({"id": "x"})", R"({"programme": 5, "id": "x"})",
        R"({"programme": [{"id": "x"}]})", R"({"programme": {"id": 5}})", R"({"programme": {"id": {"id": "x"}}})",
        R"({"programme": {"id": ["x"]}})", R"({"programme": {}, "programme": {"id": "x"}})",
        R"([{"programme": {"id": "x"}}])", "{\"programme\": {\"id\": \"\xFF\"}}", R"({! "programme": {"id": "x"}})"})
    BOOST_TEST(id_of(text) == "", text);
  BOOST_TEST(id_of(std::string(900'000, '[')) == "");
  BOOST_TEST(id_of(R"({"a": ")" + std::string(1 << 20, ' ') + R"(", )" + head("x").substr(1)) == "");
  BOOST_TEST(pack_id_of(here.path / "nowhere") == "");
}

BOOST_AUTO_TEST_CASE(two_packs_of_one_search_folder_with_the_id_asked_are_told_apart_by_the_user) {
  const hostile::folder here("twins");
  const fs::path first = put(here.path / "a", head("x"));
  put(here.path / "b", head("y"));
  const fs::path second = put(here.path / "c", head("x"));
  const auto twins = found("x", {here.path});
  BOOST_TEST(!twins.ok());
  BOOST_TEST(twins.value.empty());
  BOOST_TEST_REQUIRE(twins.issues.size() == 1U);
  BOOST_TEST(twins.issues[0].code == "pack.ambiguous_id");
  for (const std::string& words : {twins.issues[0].message.vi, twins.issues[0].message.en})
    for (const fs::path& one : {first, second})
      BOOST_TEST(words.find(one.generic_string()) != std::string::npos, words);
  BOOST_TEST(found("y", {here.path}).value == here.path / "b");
  put(here.path, head("y"));
  BOOST_TEST(found("y", {here.path}).issues.at(0).code == "pack.ambiguous_id");
}

BOOST_AUTO_TEST_CASE(the_first_search_folder_that_has_the_id_counts) {
  const hostile::folder here("order");
  const fs::path mine = put(here.path / "mine" / "z", head("x")), shipped = put(here.path / "shipped" / "a", head("x"));
  BOOST_TEST(found("x", {here.path / "mine"}, here.path / "shipped").value == mine);
  BOOST_TEST(found("x", {here.path / "shipped"}, here.path / "mine").value == shipped);
  BOOST_TEST(found("x", {here.path / "mine", here.path / "mine"}, here.path / "mine").value == mine);
}

BOOST_AUTO_TEST_CASE(one_folder_reached_by_two_names_is_one_pack) {
  const hostile::folder here("alias");
  put(here.path / "b", head("x"));
  fs::create_directory_symlink("b", here.path / "a");
  BOOST_TEST(found("x", {here.path}).value == here.path / "a");
  fs::create_directory_symlink(".", here.path / "again");
  BOOST_TEST(found("x", {here.path}).ok());
}

BOOST_AUTO_TEST_CASE(rules_are_taken_from_one_pack_of_that_id_or_none) {
  const hostile::folder here("rules");
  const fs::path base = fs::path(TIEUCHI_CASES_DIR) / "packs" / "bad" / "base";
  fs::copy(base, here.path / "a", fs::copy_options::recursive);
  const fs::path own = put(here.path / "own",
                           R"({"programme": {"id": "con", "format": 1, "rules_from": "xa-mau", "synthetic": true,
 "label": "Xã ví dụ", "years": {"from": 2023, "to": 2024}, "subject": "xa"}})");
  BOOST_TEST(tieuchi::read_programme(own).ok());
  fs::copy(base, here.path / "b", fs::copy_options::recursive);
  const auto read = tieuchi::read_programme(own);
  BOOST_TEST(read.value == nullptr);
  const auto said = std::ranges::find(read.issues, "pack.ambiguous_id", &tieuchi::issue::code);
  BOOST_TEST_REQUIRE((said != read.issues.end()));
  BOOST_TEST(said->place.file == "pack.json");
  BOOST_TEST(said->place.pointer == "/programme/rules_from");
}

BOOST_AUTO_TEST_CASE(the_ids_of_a_search_folder_are_listed_whatever_else_lies_there) {
  const hostile::folder here("ids");
  put(here.path / "b", head("y"));
  put(here.path / "a", head("x"));
  put(here.path / "c", head("x"));
  put(here.path / "broken", "{");
  hostile::make_fifo(fs::path(put(here.path / "d", "")) / "pipe");
  BOOST_TEST((tieuchi::pack_ids_in(here.path) == std::vector<std::string>{"x", "y"}));
  BOOST_TEST(tieuchi::pack_ids_in("/no/such/folder").empty());
}

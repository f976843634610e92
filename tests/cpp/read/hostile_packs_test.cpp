// A pack, facts and source texts in whose places stands something that is no fit file.
#include <boost/test/unit_test.hpp>

#include <tieuchi/door/facts.hpp>
#include <tieuchi/door/load.hpp>
#include <tieuchi/read/wording.hpp>

#include "../text/hostile_files.hpp"

#include <algorithm>

namespace fs = std::filesystem;

namespace {

const fs::path base = fs::path(TIEUCHI_CASES_DIR) / "packs" / "bad" / "base";

fs::path copy_of_base(const fs::path& to) {
  fs::copy(base, to, fs::copy_options::recursive);
  return to;
}

std::string told(const std::vector<tieuchi::issue>& issues) {
  std::string all;
  for (const tieuchi::issue& i : issues) all += tieuchi::describe(i, "en") + "\n";
  return all;
}

}  // namespace

BOOST_TEST_DECORATOR(*boost::unit_test::timeout(60))
BOOST_AUTO_TEST_CASE(nothing_in_the_place_of_a_file_of_a_pack_is_waited_for_or_taken_for_an_empty_file) {
  const hostile::folder here("packs");
  for (const std::string place : {"pack.json", "more.json", "cases/more.json", "overlays/more.json", "data/units.csv",
                                  "data/events.csv", "data/wording.csv", "data/facts/more.csv"})
    for (const hostile::thing& thing : hostile::things()) {
      const fs::path pack = copy_of_base(here.path / "pack");
      fs::create_directories((pack / place).parent_path());
      fs::remove(pack / place);
      thing.make(pack / place);
      const auto read = tieuchi::read_programme(pack);
      const bool named = std::ranges::any_of(read.issues, [&](const tieuchi::issue& i) {
        return i.severity == tieuchi::severity::error && i.place.file.ends_with(place) && !i.message.vi.empty();
      });
      BOOST_TEST(read.value == nullptr, place + " " + thing.name);
      BOOST_TEST(named, place + " " + thing.name + ": " + told(read.issues));
      fs::remove_all(pack);
    }
}

BOOST_TEST_DECORATOR(*boost::unit_test::timeout(20))
BOOST_AUTO_TEST_CASE(nothing_in_the_place_of_a_pack_is_waited_for) {
  const hostile::folder here("pack_itself");
  for (const hostile::thing& thing : hostile::things()) {
    if (thing.name == "folder") continue;
    thing.make(here.path / thing.name);
    const auto loaded = tieuchi::load((here.path / thing.name).string());
    BOOST_TEST(!loaded.ok(), thing.name);
    BOOST_TEST(loaded.issues.at(0).place.file == (here.path / thing.name).string());
  }
}

BOOST_AUTO_TEST_CASE(a_name_that_can_be_no_path_is_an_issue) {
  for (const std::string& name : {std::string(), std::string("a\0b", 3), std::string("caf\xE9"), std::string(5000, 'x'),
                                  std::string(300, 'x'), "/" + std::string(5000, 'x') + "/y"})
    BOOST_TEST(!tieuchi::load(name).ok(), name);
}

BOOST_AUTO_TEST_CASE(names_that_are_no_utf_8_are_shown_as_far_as_they_are) {
  const hostile::folder here("names");
  const fs::path pack = copy_of_base(here.path / "caf\xE9");
  hostile::write(pack / "caf\xE9.json", "{");
  hostile::write(pack / "data" / "caf\xE9.csv", "a");
  fs::create_directory(pack / "th\xE1ng");
  const auto read = tieuchi::read_programme(pack);
  BOOST_TEST(told(read.issues).find("json.syntax") != std::string::npos, told(read.issues));
  fs::remove(pack / "caf\xE9.json");
  BOOST_TEST(tieuchi::load(pack.string()).ok());
}

BOOST_AUTO_TEST_CASE(a_folder_of_the_pack_that_nobody_may_read_is_never_an_empty_one) {
  if (::geteuid() == 0) return;
  const hostile::folder here("closed");
  for (const std::string place : {"data", "data/facts", "cases", ""}) {
    const fs::path pack = copy_of_base(here.path / "pack");
    const fs::path closed = place.empty() ? pack : pack / place;
    fs::permissions(closed, fs::perms::none);
    const auto read = tieuchi::read_programme(pack);
    BOOST_TEST(read.value == nullptr, place);
    BOOST_TEST(told(read.issues).find("pack.file_unreadable") != std::string::npos, told(read.issues));
    fs::permissions(closed, fs::perms::owner_all);
    fs::remove_all(pack);
  }
}

BOOST_TEST_DECORATOR(*boost::unit_test::timeout(60))
BOOST_AUTO_TEST_CASE(folders_in_folders_take_no_stack) {
  const hostile::folder here("deep");
  const fs::path pack = copy_of_base(here.path / "pack");
  fs::path inner = pack;
  for (int i = 0; i < 1500; ++i) fs::create_directory(inner /= "a");
  BOOST_TEST(tieuchi::read_programme(pack).ok());
}

BOOST_TEST_DECORATOR(*boost::unit_test::timeout(20))
BOOST_AUTO_TEST_CASE(facts_and_source_texts_come_from_regular_files) {
  const hostile::folder here("facts");
  const auto loaded = tieuchi::load(copy_of_base(here.path / "pack").string());
  BOOST_TEST_REQUIRE(loaded.ok(), told(loaded.issues));
  for (const hostile::thing& thing : hostile::things()) {
    const fs::path at = here.path / thing.name;
    thing.make(at);
    const auto facts = tieuchi::read_facts(loaded.value.rules, {at}, loaded.value.facts.get());
    BOOST_TEST_REQUIRE(facts.issues.size() == 1U, thing.name + told(facts.issues));
    const auto source = tieuchi::read_source_file(at);
    BOOST_TEST_REQUIRE(source.issues.size() == 1U, thing.name + told(source.issues));
    BOOST_TEST(facts.issues[0].code == "fact.file");
    BOOST_TEST(source.issues[0].code == "question.source");
    for (const tieuchi::issue& i : {facts.issues[0], source.issues[0]}) {
      BOOST_TEST(i.message.en.find(thing.word) != std::string::npos, i.message.en);
      BOOST_TEST(i.place.file == at.generic_string());
    }
  }
}

BOOST_AUTO_TEST_CASE(a_source_text_is_utf_8) {
  const hostile::folder here("source");
  const fs::path at = here.path / "source.txt";
  hostile::write(at, "\xEF\xBB\xBFĐiều 1. Xã");
  BOOST_TEST(tieuchi::read_source_file(at).value == "\xEF\xBB\xBFĐiều 1. Xã");
  hostile::write(at, "Điều 1.\nX\xE3");
  const auto read = tieuchi::read_source_file(at);
  BOOST_TEST(read.value.empty());
  BOOST_TEST(read.issues.at(0).code == "question.source");
  BOOST_TEST(read.issues.at(0).place.line == 2U);
}

// Every folder of tests/cases/packs/bad but `base` holds the files in which a pack differs from the base, and in
// expected.json every issue that reading it gives and, where that finds no error, compiling it.
// TIEUCHI_UPDATE_EXPECTED=1 writes what is found instead of comparing.
#include <boost/test/unit_test.hpp>

#include <tieuchi/compile/rulebook.hpp>
#include <tieuchi/read/pack.hpp>

#include <cstdlib>
#include <fstream>
#include <nlohmann/json.hpp>
#include <sstream>

namespace fs = std::filesystem;
using json = nlohmann::ordered_json;

namespace {

const fs::path bad_packs = fs::path(TIEUCHI_CASES_DIR) / "packs" / "bad";

json as_json(const tieuchi::issue& i) {
  static constexpr const char* severities[] = {"error", "warning", "note"};
  json out{{"code", i.code}, {"file", i.place.file}, {"line", i.place.line}, {"column", i.place.column}};
  if (i.severity != tieuchi::severity::error) out["severity"] = severities[static_cast<int>(i.severity)];
  if (i.place.row != 0) out["row"] = i.place.row;
  if (!i.place.pointer.empty()) out["pointer"] = i.place.pointer;
  if (!i.place.field.empty()) out["field"] = i.place.field;
  out["vi"] = i.message.vi;
  out["en"] = i.message.en;
  if (!i.hint.vi.empty()) out["hint"] = {{"vi", i.hint.vi}, {"en", i.hint.en}};
  if (!i.nearest.empty()) out["nearest"] = i.nearest;
  return out;
}

// A pack of its own in a temporary folder: the base, and over it the files of the case.
struct assembled_pack {
  explicit assembled_pack(const fs::path& differing)
      : above(fs::temp_directory_path() / ("tieuchi_bad_" + differing.filename().string())) {
    fs::remove_all(above);
    fs::create_directories(above);
    constexpr auto over = fs::copy_options::recursive | fs::copy_options::overwrite_existing;
    fs::copy(bad_packs / "base", above / "pack", over);
    fs::copy(differing, above / "pack", over);
    fs::remove(above / "pack" / "expected.json");
  }
  ~assembled_pack() { fs::remove_all(above); }

  // A case about taking rules holds a second pack, `con`, which is then the one to read.
  fs::path folder() const { return fs::exists(above / "pack" / "con") ? above / "pack" / "con" : above / "pack"; }

  fs::path above;
};

json issues_of(const fs::path& folder) {
  const auto read = tieuchi::read_programme(folder);
  json found = json::array();
  for (const tieuchi::issue& i : read.issues) found.push_back(as_json(i));
  if (read.value == nullptr || !read.ok()) return found;
  for (const tieuchi::issue& i : tieuchi::compile_rules(read.value).issues) found.push_back(as_json(i));
  return found;
}

std::vector<fs::path> cases() {
  std::vector<fs::path> out;
  for (const auto& entry : fs::directory_iterator(bad_packs))
    if (entry.path().filename() != "base") out.push_back(entry.path());
  std::ranges::sort(out);
  return out;
}

json expected_in(const fs::path& file) {
  std::ifstream stream(file);
  return stream ? json::parse(stream) : json();
}

}  // namespace

BOOST_AUTO_TEST_CASE(the_base_of_bad_packs_is_good) {
  const auto read = tieuchi::read_programme(bad_packs / "base");
  BOOST_TEST(issues_of(bad_packs / "base").empty());
  BOOST_TEST_REQUIRE(read.value != nullptr);
  BOOST_TEST(read.value->id == "xa-mau");
}

BOOST_AUTO_TEST_CASE(every_bad_pack_gives_exactly_the_expected_issues) {
  const bool update = std::getenv("TIEUCHI_UPDATE_EXPECTED") != nullptr;
  std::size_t seen = 0;
  for (const fs::path& differing : cases()) {
    const json found = issues_of(assembled_pack(differing).folder());
    if (update) std::ofstream(differing / "expected.json") << found.dump(2) << "\n";
    const json expected = expected_in(differing / "expected.json");
    BOOST_TEST(found == expected, differing.filename().string() << ":\n" << json::diff(expected, found).dump(2));
    ++seen;
  }
  BOOST_TEST(seen >= 100U);
}

BOOST_AUTO_TEST_CASE(every_issue_speaks_both_languages_and_names_a_place) {
  for (const fs::path& differing : cases())
    for (const json& i : expected_in(differing / "expected.json")) {
      const std::string which = differing.filename().string() + " " + i.at("code").get<std::string>();
      BOOST_TEST(!i.at("vi").get<std::string>().empty(), which);
      BOOST_TEST(i.at("vi") != i.at("en"), which);
      BOOST_TEST(!i.at("file").get<std::string>().empty(), which);
    }
}

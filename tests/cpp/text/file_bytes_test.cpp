// The bytes of files: from regular files only, so many at most, without waiting.
#include <boost/test/unit_test.hpp>

#include <tieuchi/text/file_bytes.hpp>

#include "hostile_files.hpp"

#include <utility>

namespace fs = std::filesystem;
using tieuchi::file_fault;
using tieuchi::file_kind;
using tieuchi::link_use;
using tieuchi::read_file_bytes;

namespace {

std::string english(const fs::path& path, std::size_t greatest = 1 << 20) {
  return tieuchi::words_of(read_file_bytes(path, greatest), greatest).en;
}

}  // namespace

BOOST_TEST_DECORATOR(*boost::unit_test::timeout(20))
BOOST_AUTO_TEST_CASE(what_is_no_fit_file_is_refused_at_once_and_named) {
  const hostile::folder here("bytes");
  for (const hostile::thing& thing : hostile::things()) {
    const fs::path at = here.path / thing.name;
    thing.make(at);
    const auto read = read_file_bytes(at, 1 << 20);
    BOOST_TEST((read.fault != file_fault::none), thing.name);
    BOOST_TEST(read.bytes.empty());
    BOOST_TEST(english(at).find(thing.word) != std::string::npos, thing.name + ": " + english(at));
  }
}

BOOST_AUTO_TEST_CASE(a_file_may_have_the_greatest_size_and_not_a_byte_more) {
  const hostile::folder here("limit");
  const fs::path at = here.path / "file";
  for (const std::size_t size : {std::size_t{0}, std::size_t{1}, std::size_t{4095}, std::size_t{4096},
                                 std::size_t{4097}, std::size_t{100'000}}) {
    hostile::write(at, std::string(size, 'x'));
    BOOST_TEST(read_file_bytes(at, size).bytes.size() == size);
    BOOST_TEST((read_file_bytes(at, size).fault == file_fault::none));
    if (size == 0) continue;
    BOOST_TEST((read_file_bytes(at, size - 1).fault == file_fault::too_large));
    BOOST_TEST(read_file_bytes(at, size - 1).bytes.empty());
  }
  BOOST_TEST(english(at, 10) == "The file is too large (at most 10 byte)");
  BOOST_TEST(english(here.path) == "This is a folder; only regular files of at most 1 MiB are read");
}

BOOST_AUTO_TEST_CASE(a_file_that_says_it_is_empty_is_read_to_its_end_or_to_the_limit) {
  const fs::path said_empty = "/proc/self/status";
  if (!fs::exists(said_empty)) return;
  BOOST_TEST(fs::file_size(said_empty) == 0U);
  BOOST_TEST(read_file_bytes(said_empty, 1 << 20).bytes.size() > 100U);
  BOOST_TEST((read_file_bytes(said_empty, 100).fault == file_fault::too_large));
}

BOOST_AUTO_TEST_CASE(a_link_is_followed_or_kept_as_asked) {
  const hostile::folder here("links");
  hostile::write(here.path / "file", "x");
  fs::create_symlink("file", here.path / "link");
  BOOST_TEST(read_file_bytes(here.path / "link", 9).bytes == "x");
  const auto kept = read_file_bytes(here.path / "link", 9, link_use::keep);
  BOOST_TEST((kept.fault == file_fault::not_regular && kept.kind == file_kind::link));
  BOOST_TEST((tieuchi::kind_of_file(here.path / "link") == file_kind::regular));
  BOOST_TEST((tieuchi::kind_of_file(here.path / "link", link_use::keep) == file_kind::link));
}

BOOST_AUTO_TEST_CASE(a_path_that_cannot_be_one_throws_nothing) {
  BOOST_TEST((read_file_bytes("", 9).fault == file_fault::missing));
  BOOST_TEST((read_file_bytes("/no/such/file", 9).fault == file_fault::missing));
  const hostile::folder here("paths");
  hostile::write(here.path / "a", "x");
  BOOST_TEST((read_file_bytes(here.path / "a" / "b", 9).fault == file_fault::missing));
  BOOST_TEST((read_file_bytes(here.path / std::string("a\0b", 3), 9).fault == file_fault::missing));
  const fs::path long_name = std::string(5000, 'x');
  BOOST_TEST(english(long_name) == "This file cannot be read: its path is too long");
  hostile::write(here.path / "caf\xE9", "x");
  BOOST_TEST(read_file_bytes(here.path / "caf\xE9", 9).bytes == "x");
  BOOST_TEST(tieuchi::shown_path("caf\xE9/xã") == "caf\xEF\xBF\xBD/xã");
}

BOOST_AUTO_TEST_CASE(an_issue_names_the_file_and_speaks_both_languages) {
  const fs::path at = fs::temp_directory_path();
  const auto issue = tieuchi::file_issue("fact.file", at, read_file_bytes(at, 64 << 20), 64 << 20);
  BOOST_TEST(issue.code == "fact.file");
  BOOST_TEST(issue.place.file == at.generic_string());
  BOOST_TEST(issue.message.vi == "Đây là thư mục; chỉ đọc tệp thường, tối đa 64 MiB");
}

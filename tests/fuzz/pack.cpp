// Packs: files of any content give issues or a programme; one that is accepted can be asked. The input is a text of
// files, each begun by a line "=== path".

#include "door.hpp"

#include <tieuchi/door/load.hpp>
#include <tieuchi/report/answers.hpp>

#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <string>

namespace {

namespace fs = std::filesystem;

/// A folder of this process, emptied for each input.
class scratch {
 public:
  scratch() : folder_(fs::temp_directory_path() / ("tieuchi-pack-door-" + std::to_string(getpid()))) {}
  ~scratch() {
    std::error_code none;
    fs::remove_all(folder_, none);
  }
  const fs::path& emptied() {
    fs::remove_all(folder_);
    fs::create_directories(folder_ / "data" / "facts");
    fs::create_directories(folder_ / "cases");
    return folder_;
  }

 private:
  fs::path folder_;
};

/// Whether a path may be written: one of the places of a pack, never outside of it.
bool is_place(std::string_view path) {
  if (path.empty() || path.size() > 60 || path.find("..") != std::string_view::npos) return false;
  return path.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789_.-/") == std::string_view::npos &&
         path.front() != '/' && path.back() != '/';
}

void write_files(const fs::path& folder, std::string_view text) {
  std::ofstream file;
  while (!text.empty()) {
    const std::string_view line = door::take_line(text);
    if (line.starts_with("=== ")) {
      file.close();
      std::error_code none;
      const std::string path(line.substr(4));
      if (is_place(path) && fs::is_directory((folder / path).parent_path(), none))
        file.open(folder / path, std::ios::binary);
      continue;
    }
    file << line << '\n';
  }
}

}  // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  static scratch place;
  const fs::path& folder = place.emptied();
  write_files(folder, door::text_of(bytes, size));
  const auto loaded = tieuchi::load(folder.string(), {{}, {}});
  static_cast<void>(tieuchi::to_json(loaded.issues));
  door::expect(loaded.ok() == (loaded.value.rules != nullptr), "there is a pack or there are errors");
  if (!loaded.ok()) return 0;
  const auto& p = *loaded.value.rules->programme;
  if (p.year_to - p.year_from > 12 || p.cases.size() > 20) return 0;
  tieuchi::question asked;
  asked.as_of = *tieuchi::date::of(p.year_to, 12, 31);
  const tieuchi::matter given{loaded.value.rules, loaded.value.facts, nullptr};
  door::expect(tieuchi::answer_assess(given, asked).ok(), "an accepted pack is answered");
  door::expect(tieuchi::answer_roadmap(given, asked).ok(), "an accepted pack has a roadmap");
  door::expect(tieuchi::answer_duties(given, asked).ok(), "an accepted pack has duties");
  return 0;
}

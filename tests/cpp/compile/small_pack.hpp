#pragma once

// A small programme in a folder of its own, for tests that change one thing in it.

#include <tieuchi/compile/rulebook.hpp>
#include <tieuchi/read/pack.hpp>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

namespace small_pack {

inline const std::string head = R"({
  "programme": {"id": "nho", "format": 1, "label": "nhỏ", "years": {"from": 2023, "to": 2026}, "subject": "xa"},
  "unit_types": [{"id": "xa"}],
  "sources": [{"id": "vb", "as_printed": {"number": "1/QĐ"}}],
  "clauses": [{"id": "K1", "source": "vb", "kind": "requirement", "status": "none", "text": "một"}],
  "scales": [{"id": "muc", "levels": ["yeu", "kha", "tot"]}],
  "agencies": [{"id": "so_a", "label": "Sở A"}],
  "cohorts": [{"id": "xa", "types": ["xa"]}, {"id": "ba_xa", "units": ["x1", "x2", "x3"]}],
  "indicators": [
    {"id": "n", "type": "number"}, {"id": "q", "type": "number", "period": "quarter"}, {"id": "p", "type": "boolean"},
    {"id": "d", "type": "date"}, {"id": "g", "type": "rating", "scale": "muc"}])";

inline std::filesystem::path written(const std::string& more, std::string head_text = head) {
  static int count = 0;
  const auto folder = std::filesystem::temp_directory_path() / ("tieuchi-small-" + std::to_string(::getpid())) /
                      std::to_string(++count);
  std::filesystem::create_directories(folder / "data");
  std::ofstream(folder / "pack.json") << head_text << (more.empty() ? "" : ",\n") << more << "}\n";
  std::ofstream(folder / "data/units.csv")
      << "unit,type,name,code,parent,valid_from,valid_to,recorded_on,note\n"
         "x1,xa,Xã 1,,,2000-01-01,,2000-01-01,\nx2,xa,Xã 2,,,2000-01-01,,2000-01-01,\n"
         "x3,xa,Xã 3,,,2000-01-01,,2000-01-01,\n";
  return folder;
}

inline std::vector<tieuchi::issue> issues_in(const std::filesystem::path& folder) {
  const auto read = tieuchi::read_programme(folder);
  auto all = read.issues;
  if (read.value) {
    const auto compiled = tieuchi::compile_rules(read.value);
    all.insert(all.end(), compiled.issues.begin(), compiled.issues.end());
  }
  std::filesystem::remove_all(folder);
  return all;
}

inline std::vector<tieuchi::issue> issues(const std::string& more, const std::string& head_text = head) {
  return issues_in(written(more, head_text));
}

/// Of the small pack with a second file, which may add to any of its collections.
inline std::vector<tieuchi::issue> issues_beside(const std::string& more, const std::string& head_text = head) {
  const auto folder = written({}, head_text);
  std::ofstream(folder / "more.json") << "{" << more << "}\n";
  return issues_in(folder);
}

/// The codes of a small pack; notes are about style, and a pack that tries one thing leaves much unused.
inline std::vector<std::string> codes(const std::string& more, const std::string& head_text = head) {
  std::vector<std::string> all;
  for (const auto& i : issues(more, head_text))
    if (i.severity != tieuchi::severity::note) all.push_back(i.code);
  return all;
}

inline bool has(const std::vector<std::string>& all, const std::string& code) {
  return std::ranges::find(all, code) != all.end();
}

inline std::shared_ptr<const tieuchi::rulebook> compiled(const std::string& more) {
  const auto folder = written(more);
  auto book = tieuchi::compile_rules(tieuchi::read_programme(folder).value);
  std::filesystem::remove_all(folder);
  return book.value;
}

}  // namespace small_pack

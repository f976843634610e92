#pragma once

#include <tieuchi/read/json_tree.hpp>
#include <tieuchi/read/pack_reader.hpp>
#include <tieuchi/read/packs_dir.hpp>

#include <algorithm>
#include <fstream>
#include <iterator>

namespace tieuchi {
inline namespace TIEUCHI_ABI {
namespace detail {

TIEUCHI_INLINE std::vector<std::filesystem::path> pack_candidates(const std::vector<std::filesystem::path>& folders) {
  namespace fs = std::filesystem;
  std::vector<fs::path> out;
  for (const fs::path& folder : folders) {
    if (folder.empty()) continue;
    std::vector<fs::path> inner;
    std::error_code none;
    for (fs::directory_iterator i(folder, none), end; !none && i != end; i.increment(none))
      if (i->is_directory(none)) inner.push_back(i->path());
    std::ranges::sort(inner);
    out.push_back(folder);
    out.insert(out.end(), inner.begin(), inner.end());
  }
  return out;
}

TIEUCHI_INLINE packs_found find_pack_in(const std::string& id, const std::vector<std::filesystem::path>& folders) {
  packs_found out;
  for (const std::filesystem::path& folder : pack_candidates(folders)) {
    std::string found = pack_id_of(folder);
    if (found.empty()) continue;
    if (found == id) return {folder, {}};
    out.other_ids.push_back(std::move(found));
  }
  return out;
}

}  // namespace detail

TIEUCHI_INLINE std::string pack_id_of(const std::filesystem::path& folder) {
  std::ifstream stream(folder / "pack.json", std::ios::binary);
  if (!stream) return {};
  const std::string bytes{std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>()};
  const checked<json_document> read = parse_json(bytes, "pack.json");
  const json_node* programme = read.value.root.find("programme");
  const json_node* id = programme == nullptr ? nullptr : programme->find("id");
  return id != nullptr && id->kind == json_kind::string ? id->text : std::string();
}

TIEUCHI_INLINE checked<std::filesystem::path> find_pack(const std::string& id_or_path, const read_options& options) {
  checked<std::filesystem::path> out;
  std::error_code none;
  if (std::filesystem::exists(id_or_path, none)) {
    out.value = id_or_path;
    return out;
  }
  std::vector<std::filesystem::path> folders = options.search;
  folders.push_back(options.shipped);
  detail::packs_found found = detail::find_pack_in(id_or_path, folders);
  out.value = std::move(found.folder);
  if (!out.value.empty()) return out;
  issue missing;
  missing.code = "pack.not_found";
  missing.place.file = id_or_path;
  missing.message = {"Không có thư mục hay gói nào tên “" + id_or_path + "”",
                     "There is no folder or pack “" + id_or_path + "”"};
  missing.nearest = nearest_spelling(id_or_path, found.other_ids);
  out.issues.push_back(std::move(missing));
  return out;
}

}  // namespace TIEUCHI_ABI
}  // namespace tieuchi

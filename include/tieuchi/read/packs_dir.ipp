#pragma once

#include <tieuchi/read/json_reader.hpp>
#include <tieuchi/read/pack_reader.hpp>
#include <tieuchi/read/packs_dir.hpp>
#include <tieuchi/text/file_bytes.hpp>
#include <tieuchi/text/folder.hpp>
#include <tieuchi/text/json_string_at.hpp>

#include <algorithm>

namespace tieuchi {
inline namespace TIEUCHI_ABI {
namespace detail {

struct id_found {
  std::string id;
  file_bytes file;  ///< without its bytes
};

inline id_found look_for_id(const std::filesystem::path& folder, std::size_t greatest) {
  id_found out{{}, read_file_bytes(folder / "pack.json", greatest, link_use::keep)};
  out.id = json_string_at(out.file.bytes, "programme", "id");
  out.file.bytes.clear();
  return out;
}

std::vector<std::filesystem::path> pack_candidates(const std::filesystem::path& search_folder) {
  namespace fs = std::filesystem;
  std::vector<fs::path> out;
  if (search_folder.empty()) return out;
  std::error_code none;
  out.push_back(search_folder);
  for (const std::string& name : names_in(search_folder).names)
    if (fs::is_directory(search_folder / name, none)) out.push_back(search_folder / name);
  return out;
}

inline void pass_over(packs_found& found, const std::filesystem::path& folder, const file_bytes& file,
                      std::size_t greatest) {
  if (file.fault == file_fault::none || file.fault == file_fault::missing) return;
  found.passed_over.push_back(file_issue({}, folder / "pack.json", file, greatest));
}

/// Whether the id is in this search folder.
inline bool look_in(const std::filesystem::path& search_folder, const std::string& id, std::size_t greatest,
                    packs_found& out) {
  for (const std::filesystem::path& folder : pack_candidates(search_folder)) {
    id_found found = look_for_id(folder, greatest);
    pass_over(out, folder, found.file, greatest);
    if (found.id != id) {
      if (has_form(found.id, name_form::of_pack)) out.other_ids.push_back(std::move(found.id));
      continue;
    }
    std::error_code none;
    if (out.folder.empty())
      out.folder = folder;
    else if (out.twin.empty() && !std::filesystem::equivalent(out.folder, folder, none))
      out.twin = folder;
  }
  return !out.folder.empty();
}

packs_found find_pack_in(const std::string& id, const std::vector<std::filesystem::path>& folders,
                         std::size_t greatest) {
  packs_found out;
  if (id.empty()) return out;
  for (const std::filesystem::path& folder : folders)
    if (look_in(folder, id, greatest, out)) break;
  return out;
}

words twin_words(const std::string& id, const packs_found& found) {
  const std::string first = "“" + shown_path(found.folder) + "”", second = "“" + shown_path(found.twin) + "”";
  return {"Hai thư mục cùng mang id “" + id + "”: " + first + " và " + second,
          "Two folders have the id “" + id + "”: " + first + " and " + second};
}

words twin_hint() {
  return {"Đổi id của một gói, dời nó đi, hoặc nêu đường dẫn của gói thay cho id.",
          "Change the id of one of the packs, move it away, or give the path of the pack in place of its id."};
}

words passed_over_hint(const packs_found& found) {
  constexpr std::size_t most = 3;
  words out;
  for (std::size_t i = 0; i < std::min(most, found.passed_over.size()); ++i) {
    const issue& one = found.passed_over[i];
    out.vi += (i == 0 ? "Không xét: " : "; ") + one.place.file + " (" + one.message.vi + ")";
    out.en += (i == 0 ? "Passed over: " : "; ") + one.place.file + " (" + one.message.en + ")";
  }
  if (found.passed_over.size() > most) out.vi += " …", out.en += " …";
  return out;
}

}  // namespace detail

std::string pack_id_of(const std::filesystem::path& folder, std::size_t greatest) {
  return detail::look_for_id(folder, greatest).id;
}

std::vector<std::string> pack_ids_in(const std::filesystem::path& search_folder) {
  std::vector<std::string> out;
  for (const std::filesystem::path& folder : detail::pack_candidates(search_folder))
    if (std::string id = pack_id_of(folder); !id.empty()) out.push_back(std::move(id));
  std::ranges::sort(out);
  out.erase(std::unique(out.begin(), out.end()), out.end());
  return out;
}

checked<std::filesystem::path> find_pack(const std::string& id_or_path, const read_options& options) {
  checked<std::filesystem::path> out;
  std::error_code none;
  if (id_or_path.find('\0') == std::string::npos && std::filesystem::exists(id_or_path, none)) {
    out.value = id_or_path;
    return out;
  }
  std::vector<std::filesystem::path> folders = options.search;
  folders.push_back(options.shipped);
  detail::packs_found found = detail::find_pack_in(id_or_path, folders, options.limits.pack_id);
  if (found.twin.empty() && !found.folder.empty()) {
    out.value = std::move(found.folder);
    return out;
  }
  if (found.twin.empty() && kind_of_file(id_or_path) != file_kind::missing) {
    out.value = id_or_path;  // something stands there: whoever reads it says what
    return out;
  }
  const std::string name = shown_path(id_or_path);
  issue refused;
  refused.place.file = name;
  if (found.twin.empty()) {
    refused.code = "pack.not_found";
    refused.message = {"Không có thư mục hay gói nào tên “" + name + "”", "There is no folder or pack “" + name + "”"};
    refused.hint = detail::passed_over_hint(found);
    refused.nearest = nearest_spelling(name, found.other_ids);
  } else {
    refused.code = "pack.ambiguous_id";
    refused.message = detail::twin_words(name, found);
    refused.hint = detail::twin_hint();
  }
  out.issues.push_back(std::move(refused));
  return out;
}

}  // namespace TIEUCHI_ABI
}  // namespace tieuchi

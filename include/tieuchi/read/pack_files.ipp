#pragma once

// The files of a pack: which there are, where they may lie, their bytes.

#include <tieuchi/read/pack_reader.hpp>
#include <tieuchi/text/folder.hpp>

namespace tieuchi {
inline namespace TIEUCHI_ABI {
namespace detail {

bool is_table_name(std::string_view name) {
  return name.size() > 4 && fold_vietnamese(name.substr(name.size() - 4)) == ".csv";
}

inline bool is_json_name(std::string_view name) {
  return name.size() > 5 && fold_vietnamese(name.substr(name.size() - 5)) == ".json";
}

issue& say_file(std::vector<issue>& issues, std::string code, std::string file, words message, words hint) {
  issue found;
  found.code = std::move(code);
  found.place.file = std::move(file);
  found.message = std::move(message);
  found.hint = std::move(hint);
  return issues.emplace_back(std::move(found));
}

// Whoever lists a folder meets a link before whoever reads the file: it is said once.
inline void say_link(pack_reading& pack, const std::string& path) {
  pack.unreadable = true;
  if (!pack.links.insert(path).second) return;
  say_file(pack.issues, "pack.link", pack.prefix + path,
           {"Đây là liên kết (link); trong gói chỉ đọc tệp và thư mục thật",
            "This is a link; only real files and folders are read in a pack"},
           {"Chép tệp gốc vào gói.", "Copy the file into the pack."});
}

inline bool passes_link(const pack_reading& pack, const std::filesystem::path& path) {
  std::filesystem::path here = pack.folder;
  std::error_code none;
  for (const auto& part : path)
    if (std::filesystem::is_symlink(here /= part, none)) return true;
  return false;
}

void say_folder_unreadable(pack_reading& pack, const std::string& name, const std::error_code& why) {
  pack.unreadable = true;
  const words reason = tieuchi::words_of(why);
  say_file(pack.issues, "pack.file_unreadable", name,
           {"Không đọc được thư mục này" + reason.vi, "This folder cannot be read" + reason.en});
}

std::optional<std::string> load_file(pack_reading& pack, const std::string& path, std::size_t limit) {
  pack.used.insert(path);
  if (passes_link(pack, path)) return say_link(pack, path), std::nullopt;
  file_bytes read = read_file_bytes(pack.folder / path, limit, link_use::keep);
  if (read.fault == file_fault::none) return std::move(read.bytes);
  pack.unreadable = true;
  const char* too_large = is_table_name(path) ? "csv.size" : "json.size";
  say_file(pack.issues, read.fault == file_fault::too_large ? too_large : "pack.file_unreadable", pack.prefix + path,
           words_of(read, limit));
  return std::nullopt;
}

inline bool is_inner_path(const std::string& path) {
  if (path.empty() || path.front() == '/' || path.find_first_of("\\:") != std::string::npos) return false;
  const std::filesystem::path parts(path);
  return std::ranges::none_of(parts, [](const auto& part) { return part == ".."; });
}

inline std::vector<std::string> csv_files_of(const pack_reading& pack) {
  namespace fs = std::filesystem;
  std::vector<std::string> out, waiting(1);
  std::error_code none;
  while (!waiting.empty()) {
    const std::string below = std::move(waiting.back());
    waiting.pop_back();
    for (const std::string& name : names_in(pack.folder / below).names) {
      const std::string path = below.empty() ? name : below + "/" + name;
      const fs::path whole = pack.folder / path;
      const bool folder = fs::is_directory(fs::symlink_status(whole, none));
      const bool other = name.starts_with(".") ||
                         (fs::is_directory(whole, none) && (name == "schema" || fs::exists(whole / "pack.json", none)));
      if (folder && !other) waiting.push_back(path);
      if (!other && is_table_name(name)) out.push_back(path);
    }
  }
  std::ranges::sort(out);
  return out;
}

std::string pack_path(pack_reading& pack, file_reading& in, const json_at& where) {
  std::string path;
  if (!read_name(in, where, name_form::plain, path)) return {};
  if (!is_inner_path(path)) {
    const std::string name = std::filesystem::path(path).filename().string();
    for (const std::string& file : csv_files_of(pack))
      if (file.ends_with("/" + name)) pack.used.insert(file);  // it is meant, so it is not unused
    in.say(
        "pack.path", spot_of(in, where),
        {in_quotes(path) + " không phải là đường dẫn bên trong gói", in_quotes(path) + " is no path inside the pack"},
        {"Đường dẫn tính từ thư mục của gói, ngăn cách bằng /, không có .. .",
         "A path begins at the folder of the pack, uses / and holds no .. ."});
    return {};
  }
  path = std::filesystem::path(path).lexically_normal().generic_string();
  std::error_code none;
  if (std::filesystem::is_regular_file(pack.folder / path, none)) {
    pack.used.insert(path);
    return path;
  }
  const std::string nearest = nearest_spelling(path, csv_files_of(pack));
  pack.used.insert(nearest);
  in.say("pack.path_missing", spot_of(in, where),
         {"Không có tệp " + in_quotes(path) + " trong gói", "There is no file " + in_quotes(path) + " in the pack"}, {},
         nearest);
  return {};
}

class json_file_finder {
 public:
  json_file_finder(pack_reading& pack, std::vector<std::string>& found) : pack_(pack), found_(found) {}

  // Folders wait in a list and not on the stack, which they could exhaust.
  void look() {
    waiting_.emplace_back();
    while (!waiting_.empty()) {
      const std::string below = std::move(waiting_.back());
      waiting_.pop_back();
      look_into(below);
    }
  }

 private:
  void look_into(const std::string& below) {
    const folder_names found = names_in(pack_.folder / below);
    for (const std::string& name : found.names) take_entry(name, below);
    if (found.why) say_folder_unreadable(pack_, pack_.prefix + below, found.why);
  }

  void take_entry(const std::string& name, const std::string& below) {
    namespace fs = std::filesystem;
    std::error_code none;
    if (name.starts_with(".")) return;
    const std::string path = below.empty() ? name : below + "/" + name;
    const fs::path whole = pack_.folder / path;
    const bool data = is_json_name(name) || is_table_name(name);
    if (fs::is_symlink(whole, none)) {
      if (data || fs::is_directory(whole, none)) say_link(pack_, path);
    } else if (is_json_name(name)) {
      take(below, path);
    } else if (fs::is_directory(whole, none)) {
      if (name != "schema" && !fs::exists(whole / "pack.json", none)) waiting_.push_back(path);
    }
  }

  void take(const std::string& below, const std::string& path) {
    if (below.empty() || below == "overlays" || below == "cases") return found_.push_back(path);
    say_file(pack_.issues, "pack.file_place", pack_.prefix + path,
             {"Tệp JSON không được nằm ở chỗ này", "A JSON file may not lie here"},
             {"Tệp JSON nằm ở thư mục gốc của gói, trong cases hoặc trong overlays.",
              "JSON files lie at the top of the pack, in cases or in overlays."});
  }

  pack_reading& pack_;
  std::vector<std::string>& found_;
  std::vector<std::string> waiting_;
};

std::vector<std::string> json_files_of(pack_reading& pack) {
  std::vector<std::string> found;
  json_file_finder(pack, found).look();
  std::ranges::sort(found);
  return found;
}

void check_unused_files(pack_reading& pack) {
  static const std::vector<std::string> known{"data/units.csv", "data/events.csv", "data/wording.csv"};
  for (const std::string& path : csv_files_of(pack)) {
    if (pack.used.contains(path)) continue;
    say_file(pack.issues, "pack.file_unused", pack.prefix + path,
             {"Không có gì trong gói đọc tệp này", "Nothing in the pack reads this file"},
             {"Đơn vị ở data/units.csv, sự kiện ở data/events.csv, số liệu ở data/facts; bảng và lịch phải được một "
              "tham số hoặc lịch nêu tên.",
              "Units lie in data/units.csv, events in data/events.csv, facts in data/facts; tables and calendars are "
              "named by a parameter or calendar."})
        .severity = severity::warning;
    pack.issues.back().nearest = nearest_spelling(path, known);
  }
}

}  // namespace detail
}  // namespace TIEUCHI_ABI
}  // namespace tieuchi

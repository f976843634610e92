#pragma once

#include <tieuchi/read/pack.hpp>
#include <tieuchi/read/pack_reader.hpp>
#include <tieuchi/text/folder.hpp>

namespace tieuchi {
inline namespace TIEUCHI_ABI {
namespace detail {

struct pack_file {
  std::string path;
  std::uint32_t file = 0;
  json_node root;
};

inline std::filesystem::path plain_folder(const std::filesystem::path& folder) {
  std::error_code none;
  std::filesystem::path out = std::filesystem::absolute(folder, none).lexically_normal();
  return out.has_filename() ? out : out.parent_path();
}

inline bool is_folder(pack_reading& pack, const std::string& name) {
  const looked_at found = look_at(pack.folder, link_use::follow);
  const auto refuse = [&](const char* code, words message) {
    say_file(pack.issues, code, name, std::move(message));
    return false;
  };
  const words kind = tieuchi::words_of(found.kind);
  switch (found.kind) {
    case file_kind::folder:
      return true;
    case file_kind::missing:
      return refuse("pack.not_found", {"Không có thư mục này", "There is no such folder"});
    case file_kind::regular:
      return refuse("pack.not_a_pack", {"Gói là một thư mục, đây là một tệp", "A pack is a folder; this is a file"});
    case file_kind::link:
    case file_kind::dangling:
    case file_kind::pipe:
    case file_kind::socket:
    case file_kind::device:
      return refuse("pack.not_a_pack",
                    {"Gói là một thư mục, đây là " + kind.vi, "A pack is a folder; this is " + kind.en});
    case file_kind::hidden:
      break;
  }
  return say_folder_unreadable(pack, name, found.why), false;
}

inline bool is_pack_folder(pack_reading& pack, const std::filesystem::path& given) {
  namespace fs = std::filesystem;
  const std::string name = shown_path(given);
  if (!is_folder(pack, name)) return false;
  const folder_names inside = names_in(pack.folder);
  if (inside.why) return say_folder_unreadable(pack, name, inside.why), false;
  if (inside.names.empty())
    return say_file(pack.issues, "pack.empty", name, {"Thư mục này trống", "This folder is empty"},
                    {"Một gói có ít nhất tệp pack.json.", "A pack has at least the file pack.json."}),
           false;
  const file_kind head = kind_of_file(pack.folder / "pack.json", link_use::keep);
  if (head == file_kind::regular || head == file_kind::link) return true;
  if (head != file_kind::missing) {
    const file_bytes refused = read_file_bytes(pack.folder / "pack.json", pack.limits.pack_file.bytes, link_use::keep);
    pack.issues.push_back(file_issue(head == file_kind::hidden ? "pack.file_unreadable" : "pack.not_a_pack",
                                     given / "pack.json", refused, pack.limits.pack_file.bytes));
    return false;
  }
  issue& found = say_file(pack.issues, "pack.not_a_pack", name,
                          {"Thư mục này không phải là một gói: không có tệp pack.json",
                           "This folder is no pack: it has no file pack.json"});
  for (const fs::path& inner : pack_candidates(pack.folder))
    if (!pack_id_of(inner, pack.limits.pack_id).empty()) {
      found.nearest = shown_path(given / inner.filename());
      break;
    }
  return false;
}

inline std::vector<pack_file> parse_files(pack_reading& pack, const std::vector<std::string>& paths) {
  std::vector<pack_file> out;
  for (const std::string& path : paths) {
    const auto bytes = load_file(pack, path, pack.limits.pack_file.bytes);
    if (!bytes) continue;
    checked<json_document> read = parse_json(*bytes, pack.prefix + path, pack.limits.pack_file, pack.watched_by);
    pack.issues.insert(pack.issues.end(), read.issues.begin(), read.issues.end());
    const bool broken = std::ranges::any_of(
        read.issues, [](const issue& i) { return i.severity == severity::error && i.code != "json.duplicate_key"; });
    if (broken) {
      pack.unreadable = true;
      continue;
    }
    const auto file = static_cast<std::uint32_t>(pack.p.files.files.size());
    pack.p.files.files.push_back({pack.prefix + path, std::move(read.value.text)});
    out.push_back({path, file, std::move(read.value.root)});
  }
  return out;
}

inline void say_misplaced(file_reading& in, const json_at& where, words message) {
  spot s = spot_of(in, where);
  s.offset = where.node->key_offset;
  in.say("pack.file_place", s, std::move(message));
}

inline void say_unknown_collection(file_reading& in, const json_at& where) {
  std::vector<std::string> known = collection_names();
  known.insert(known.begin(), "programme");
  spot s = spot_of(in, where);
  s.offset = where.node->key_offset;
  const std::string key = in_quotes(where.node->key);
  in.say(
      "format.unknown_key", s,
      {"Không có khóa " + key + " ở đầu một tệp của gói", "There is no key " + key + " at the top of a file of a pack"},
      {"Các khóa dùng được: " + words_joined(known) + ".", "Keys of it: " + words_joined(known) + "."},
      nearest_spelling(where.node->key, known));
}

inline void read_top_key(pack_reading& pack, file_reading& in, const pack_file& file, const json_node& child) {
  const json_at at = json_at{&file.root, {}}.member(child);
  if (child.key == "$schema") {
    std::string schema;
    read_name(in, at, name_form::plain, schema);
  } else if (child.key == "programme") {
    if (file.path != "pack.json")
      say_misplaced(in, at, {"“programme” chỉ đứng trong pack.json", "“programme” stands in pack.json only"});
  } else if (child.key == "overlay") {
    say_misplaced(
        in, at,
        {"“overlay” chỉ đứng trong tệp ở thư mục overlays", "“overlay” stands only in a file of the folder overlays"});
  } else if (file.path.starts_with("cases/") && child.key != "cases") {
    say_misplaced(
        in, at,
        {"Tệp trong thư mục cases chỉ có khóa “cases”", "A file in the folder cases holds the key “cases” only"});
  } else if (!read_collection(pack, in, at)) {
    say_unknown_collection(in, at);
  }
}

inline void read_file(pack_reading& pack, const pack_file& file) {
  file_reading in = pack.at_file(file.file);
  const json_at top{&file.root, {}};
  if (file.path.starts_with("overlays/")) {
    in.say("format.not_yet", spot_of(in, top),
           {"Bản này chưa đọc được quy định riêng của địa phương (overlays)", "This build does not read overlays yet"});
    return;
  }
  if (file.root.kind != json_kind::object) {
    const words found = words_of(file.root.kind);
    in.say("format.type", spot_of(in, top),
           {"Tệp của gói phải là một đối tượng { }, không phải " + found.vi,
            "A file of a pack is an object { }, not " + found.en});
    return;
  }
  if (pack.rules_only && file.path.starts_with("cases/")) return;
  for (const json_node& child : file.root.children) {
    read_top_key(pack, in, file, child);
    pack.watched.step();
  }
}

inline bool read_pack(pack_reading&, const std::filesystem::path& given, const read_options&,
                      std::vector<std::string>& chain);

// The rules of another pack come first, so that what this one says can stand over them.
inline void take_rules(pack_reading& pack, file_reading& in, const json_at& where, const read_options& options,
                       std::vector<std::string>& chain) {
  std::string id;
  if (where.node->kind != json_kind::string || !has_form(where.node->text, name_form::of_pack)) return;
  id = where.node->text;
  if (std::ranges::find(chain, id) != chain.end()) {
    in.say("rules_from.cycle", spot_of(in, where),
           {"Gói lấy quy tắc của chính nó, qua " + in_quotes(id),
            "The pack takes its own rules, by way of " + in_quotes(id)});
    return;
  }
  std::vector<std::filesystem::path> folders{pack.folder.parent_path()};
  folders.insert(folders.end(), options.search.begin(), options.search.end());
  folders.push_back(options.shipped);
  const packs_found found = find_pack_in(id, folders, options.limits.pack_id);
  if (!found.twin.empty()) {
    pack.unreadable = true;
    in.say("pack.ambiguous_id", spot_of(in, where), twin_words(id, found), twin_hint());
    return;
  }
  if (found.folder.empty()) {
    pack.unreadable = true;
    const words passed_over = passed_over_hint(found);
    const auto after = [](const std::string& more) { return more.empty() ? more : " " + more + "."; };
    in.say(
        "rules_from.missing", spot_of(in, where),
        {"Không tìm thấy gói " + in_quotes(id) + " để lấy quy tắc",
         "The pack " + in_quotes(id) + " whose rules are taken is not found"},
        {"Đặt gói đó cạnh gói này." + after(passed_over.vi), "Put that pack beside this one." + after(passed_over.en)},
        nearest_spelling(id, found.other_ids));
    return;
  }
  pack_reading other{pack.p,
                     pack.issues,
                     pack.canonical,
                     plain_folder(found.folder),
                     id + "/",
                     true,
                     false,
                     0,
                     0,
                     {},
                     pack.book,
                     pack.untold,
                     pack.watched,
                     pack.limits,
                     pack.watched_by};
  pack.foreign_begin = static_cast<std::uint32_t>(pack.p.files.files.size());
  chain.push_back(id);
  read_pack(other, found.folder, options, chain);
  pack.unreadable = pack.unreadable || other.unreadable;
  pack.foreign_end = static_cast<std::uint32_t>(pack.p.files.files.size());
}

inline void read_own_programme(pack_reading& pack, const std::vector<pack_file>& files, const read_options& options,
                               std::vector<std::string>& chain) {
  const auto file = std::ranges::find(files, std::string_view("pack.json"), &pack_file::path);
  if (file == files.end()) return;
  file_reading in = pack.at_file(file->file);
  const json_node* programme = file->root.find("programme");
  if (programme == nullptr) {
    in.say("pack.no_programme", spot_of(in, {&file->root, {}}),
           {"pack.json phải có khóa “programme”", "pack.json needs the key “programme”"});
    pack.unreadable = true;
    return;
  }
  const json_at at = json_at{&file->root, {}}.member(*programme);
  if (const json_node* id = programme->find("id"); id != nullptr && chain.empty()) chain.push_back(id->text);
  if (const json_node* from = programme->find("rules_from")) take_rules(pack, in, at.member(*from), options, chain);
  read_programme_object(pack, in, at);
}

inline bool read_pack(pack_reading& pack, const std::filesystem::path& given, const read_options& options,
                      std::vector<std::string>& chain) {
  if (!is_pack_folder(pack, given)) return false;
  const std::vector<pack_file> files = parse_files(pack, json_files_of(pack));
  read_own_programme(pack, files, options, chain);
  for (const pack_file& file : files) read_file(pack, file);
  drop_replaced(pack);
  read_wording_places(pack);
  if (pack.rules_only) return true;
  read_data(pack);
  if (!pack.unreadable) check_unused_files(pack);
  return true;
}

inline bool comes_before(const issue& a, const issue& b) {
  return std::tie(a.place.file, a.place.line, a.place.column) < std::tie(b.place.file, b.place.line, b.place.column);
}

inline void read_whole_pack(checked<std::shared_ptr<const programme>>& out, const std::filesystem::path& pack_folder,
                            const read_options& options) {
  const auto p = std::make_shared<programme>();
  p->files.pointers.emplace_back();
  std::map<std::string, std::string> canonical;
  issue_book book;
  untold_issues untold;
  watching watched(options.watched_by);
  pack_reading pack{*p,     out.issues, canonical,      plain_folder(pack_folder), {}, false, false, 0, 0, {}, book,
                    untold, watched,    options.limits, options.watched_by};
  std::vector<std::string> chain;
  const bool is_pack = read_pack(pack, pack_folder, options, chain);
  if (is_pack) check_ids(pack);
  if (is_pack && !pack.unreadable) {
    check_units(pack);
    check_events(pack);
    put_hashes(pack);
    out.value = p;
  }
  std::ranges::stable_sort(out.issues, comes_before);
  untold.add(book.untold());
  if (!untold.by_code.empty()) out.issues.push_back(more_issues(untold));
}

}  // namespace detail

checked<std::shared_ptr<const programme>> read_programme(const std::filesystem::path& pack_folder,
                                                         const read_options& options) {
  return unless_cancelled(
      checked<std::shared_ptr<const programme>>(),
      [&](checked<std::shared_ptr<const programme>>& out) { detail::read_whole_pack(out, pack_folder, options); });
}

}  // namespace TIEUCHI_ABI
}  // namespace tieuchi

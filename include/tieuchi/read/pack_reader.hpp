#pragma once

// What the readers of a pack's files share, for read/ only: the programme being filled and where it stands.

#include <tieuchi/model/programme.hpp>
#include <tieuchi/read/json_reader.hpp>
#include <tieuchi/text/file_bytes.hpp>

#include <filesystem>

namespace tieuchi {
inline namespace TIEUCHI_ABI {
namespace detail {

/// One pack being read into a programme.
struct pack_reading {
  programme& p;
  std::vector<issue>& issues;
  std::map<std::string, std::string>& canonical;  ///< by collection, id and version: the element as canonical text
  std::filesystem::path folder;
  std::string prefix;       ///< before the names of its files: empty, or "<id>/" of a pack whose rules are taken
  bool rules_only = false;  ///< neither data nor cases
  bool unreadable = false;  ///< some file could not be read at all
  std::uint32_t foreign_begin = 0, foreign_end = 0;  ///< files of the pack whose rules are taken
  std::set<std::string> used;                        ///< CSV files that something has read or named
  issue_book& book;
  untold_issues& untold;  ///< of tables
  watching& watched;
  const read_limits& limits;
  const watcher* watched_by = nullptr;
  std::set<std::string> links = {};  ///< paths that are links, as far as met

  [[nodiscard]] file_reading at_file(std::uint32_t file) { return {p.files, issues, file, &book}; }
  [[nodiscard]] bool tells() const noexcept { return book.keeps(severity::error); }
  [[nodiscard]] bool is_own(const spot& s) const noexcept { return s.file < foreign_begin || s.file >= foreign_end; }
};

/// An issue about the pack itself or about a file as a whole.
issue& say_file(std::vector<issue>&, std::string code, std::string file, words message, words hint = {});
/// An issue about a folder whose names cannot be read.
void say_folder_unreadable(pack_reading&, const std::string& name, const std::error_code&);
/// The bytes of a file of the pack; an issue where it cannot be read.
std::optional<std::string> load_file(pack_reading&, const std::string& path, std::size_t limit);
/// A path written in a pack, checked: relative, inside the pack, through no link, a file. Empty when it is none.
std::string pack_path(pack_reading&, file_reading&, const json_at&);

/// An element with the key `instead`, as it stands under each combination of the options it names.
std::vector<json_node> each_instead(file_reading&, const json_at&);
/// Reads the elements of one collection; false when there is no such collection.
bool read_collection(pack_reading&, file_reading&, const json_at&);
/// The names of the collections.
std::vector<std::string> collection_names();
/// Keeps an element in canonical form for the hash of the rules.
void keep_canonical(pack_reading&, const std::string& collection, const element&, const json_node&,
                    std::string_view left_out = {}, std::string instead = {});
/// JSON with sorted keys, canonical numbers and no space.
[[nodiscard]] std::string canonical_json(const json_node&, std::string_view left_out = {});

inline constexpr int first_year = 1, last_year = 9999;

/// The keys that begin every element; the reader of a kind reads its own between this and end_element().
void begin_element(object_reader&, element&, name_form = name_form::id);
/// Asks for unknown keys and keeps the element for the hash.
void end_element(pack_reading&, object_reader&, const std::string& collection, const element&);
void read_modality(object_reader&, std::optional<modality>&);
/// Says that the last day under a key lies before the first one, so that no day is between them.
void check_span(object_reader&, const std::optional<date>& first, const std::optional<date>& last,
                std::string_view key_of_first, std::string_view key_of_last);
/// A number or the name of a parameter.
void read_bound(object_reader&, std::string_view key, std::optional<literal>&);

void read_programme_object(pack_reading&, file_reading&, const json_at&);
void read_version(pack_reading&, file_reading&, const json_at&);
void read_construal(pack_reading&, file_reading&, const json_at&);
void read_source(pack_reading&, file_reading&, const json_at&);
void read_clause(pack_reading&, file_reading&, const json_at&);
void read_unit_type(pack_reading&, file_reading&, const json_at&);
void read_body(pack_reading&, file_reading&, const json_at&);
void read_agency(pack_reading&, file_reading&, const json_at&);
void read_document_class(pack_reading&, file_reading&, const json_at&);
void read_scale(pack_reading&, file_reading&, const json_at&);
void read_period(pack_reading&, file_reading&, const json_at&);
void read_calendar(pack_reading&, file_reading&, const json_at&);
void read_cohort(pack_reading&, file_reading&, const json_at&);
void read_filing(pack_reading&, file_reading&, const json_at&);
void read_indicator(pack_reading&, file_reading&, const json_at&);
void read_parameter(pack_reading&, file_reading&, const json_at&);
void read_measure(pack_reading&, file_reading&, const json_at&);
void read_criterion(pack_reading&, file_reading&, const json_at&);
void read_group(pack_reading&, file_reading&, const json_at&);
void read_waiver(pack_reading&, file_reading&, const json_at&);
void read_lifecycle(pack_reading&, file_reading&, const json_at&);
void read_target(pack_reading&, file_reading&, const json_at&);
void read_duty(pack_reading&, file_reading&, const json_at&);
void read_funding(pack_reading&, file_reading&, const json_at&);
void read_case(pack_reading&, file_reading&, const json_at&);

/// data/wording.csv, which belongs to the clauses and so comes with the rules.
void read_wording_places(pack_reading&);
/// units.csv, events.csv and data/facts.
void read_data(pack_reading&);
/// Rows of a parameter's table file.
void read_table_file(pack_reading&, const std::string& path, parameter&);
/// Days of a calendar file.
void read_calendar_file(pack_reading&, const std::string& path, calendar_days&);

/// The JSON files of the pack by name, each with the folder it lies in; says which lie at the wrong place, and which
/// folders and files of the pack cannot be read.
std::vector<std::string> json_files_of(pack_reading&);
/// Says which CSV files of the pack nothing has read.
void check_unused_files(pack_reading&);
/// Whether a file name ends in .csv.
bool is_table_name(std::string_view);

struct packs_found {
  std::filesystem::path folder;  ///< empty: not found
  std::filesystem::path twin;    ///< another folder of the same search folder with the id: then neither may be taken
  std::vector<std::string> other_ids;
  std::vector<issue> passed_over;  ///< pack.json that were not looked into; without a code
};
/// A search folder itself, then the folders in it, in order of name.
std::vector<std::filesystem::path> pack_candidates(const std::filesystem::path& search_folder);
/// The pack with that id in the first of the search folders that has it.
packs_found find_pack_in(const std::string& id, const std::vector<std::filesystem::path>& search_folders,
                         std::size_t greatest);
/// Which two folders have the id, and what to do.
words twin_words(const std::string& id, const packs_found&);
words twin_hint();
/// Which pack.json were not looked into, and why.
words passed_over_hint(const packs_found&);

/// Takes out what the pack whose rules are taken declared under an id that this one declares again.
void drop_replaced(pack_reading&);

/// What needs the whole pack but no names of rules: ids, codes, units, events.
void check_ids(pack_reading&);
void check_units(pack_reading&);
void check_events(pack_reading&);

/// Hashes of rules and of units.
void put_hashes(pack_reading&);

}  // namespace detail
}  // namespace TIEUCHI_ABI
}  // namespace tieuchi

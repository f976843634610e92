#pragma once

// Where packs are found: the shipped ones, and a pack by its id.

#include <tieuchi/core/watch.hpp>
#include <tieuchi/text/limits.hpp>

#include <cstddef>
#include <filesystem>
#include <string>
#include <vector>

// Set by the targets of the build and of the install tree; a caller without them names the folder himself.
#ifndef TIEUCHI_PACKS_DIR
#define TIEUCHI_PACKS_DIR ""
#endif

namespace tieuchi {
inline namespace TIEUCHI_ABI {

/// How a pack is read.
struct read_options {
  /// Folders in which packs are looked for by id, after the folder that holds the pack: each itself and those in it.
  /// The first that has the id counts; two packs with it in one search folder are an issue.
  std::vector<std::filesystem::path> search = {};
  /// The folder of the shipped packs, looked at last: as the build of the caller knows it, never that of the library.
  std::filesystem::path shipped = TIEUCHI_PACKS_DIR;
  read_limits limits = {};
  const watcher* watched_by = nullptr;  ///< where it says no, nothing is read: the issue `cancelled`
};

/// The folder of a pack given as a path or by its id; issues pack.not_found with the nearest known id, and
/// pack.ambiguous_id.
[[nodiscard]] checked<std::filesystem::path> find_pack(const std::string& id_or_path, const read_options& = {});

/// The id in the pack.json of a folder, which is read up to the id and no further; empty where there is none, and where
/// pack.json is a link, no regular file, too large or unreadable.
[[nodiscard]] std::string pack_id_of(const std::filesystem::path& folder, std::size_t greatest = usual_limits.pack_id);

/// The ids of the packs in a search folder, itself and those in it; sorted, each once.
[[nodiscard]] std::vector<std::string> pack_ids_in(const std::filesystem::path& search_folder);

}  // namespace TIEUCHI_ABI
}  // namespace tieuchi

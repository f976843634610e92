#pragma once

// A pack, a folder of JSON and CSV files, read into a programme.

#include <tieuchi/model/programme.hpp>
#include <tieuchi/read/packs_dir.hpp>

#include <filesystem>
#include <memory>

namespace tieuchi {
inline namespace TIEUCHI_ABI {

/// Reads a pack with the rules it takes from another one; every problem that needs no compiling is among the issues.
///
/// The value is null when some file could not be read at all. Beside errors of other kinds it holds what was
/// understood, only so that a checker can go on and say what else is wrong: nothing may be computed from it.
[[nodiscard]] checked<std::shared_ptr<const programme>> read_programme(const std::filesystem::path& pack_folder,
                                                                       const read_options& = {});

}  // namespace TIEUCHI_ABI
}  // namespace tieuchi

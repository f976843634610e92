#pragma once

// What lies in a folder. The iterators of <filesystem> take memory where they must not fail, so that without memory
// they end the process; where the system has readdir, it is asked itself.

#include <tieuchi/config.hpp>

#include <algorithm>
#include <filesystem>
#include <memory>
#include <string>
#include <system_error>
#include <vector>

#if defined(__unix__) || defined(__APPLE__)
#include <dirent.h>

#include <cerrno>
#endif

namespace tieuchi {
inline namespace TIEUCHI_ABI {

/// The names in a folder, sorted, without `.` and `..`; none and why where it cannot be read.
struct folder_names {
  std::vector<std::string> names;
  std::error_code why;
};

[[nodiscard]] inline folder_names names_in(const std::filesystem::path& folder) {
  folder_names found;
#if defined(__unix__) || defined(__APPLE__)
  struct close {
    void operator()(DIR* open) const noexcept { closedir(open); }
  };
  const std::unique_ptr<DIR, close> open(opendir(folder.c_str()));
  if (!open) {
    found.why = {errno, std::generic_category()};
    return found;
  }
  for (errno = 0; const dirent* entry = readdir(open.get()); errno = 0) {
    std::string name = entry->d_name;
    if (name != "." && name != "..") found.names.push_back(std::move(name));
  }
  if (errno != 0) found.why = {errno, std::generic_category()};
#else
  for (std::filesystem::directory_iterator i(folder, found.why), end; !found.why && i != end; i.increment(found.why))
    found.names.push_back(i->path().filename().string());
#endif
  if (found.why) found.names.clear();
  std::ranges::sort(found.names);
  return found;
}

}  // namespace TIEUCHI_ABI
}  // namespace tieuchi

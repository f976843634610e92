#pragma once

// Things that may stand where a file is expected and are none, or not a fit one.

#include <filesystem>
#include <fstream>
#include <string>
#include <system_error>
#include <vector>

#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

namespace hostile {

namespace fs = std::filesystem;

/// A folder of its own for a test, gone with it.
struct folder {
  explicit folder(const std::string& name) : path(fs::temp_directory_path() / ("tieuchi_hostile_" + name)) {
    fs::remove_all(path);
    fs::create_directories(path);
  }
  ~folder() {
    std::error_code none;
    fs::remove_all(path, none);
  }
  folder(const folder&) = delete;
  folder& operator=(const folder&) = delete;

  fs::path path;
};

inline void write(const fs::path& path, const std::string& text) { std::ofstream(path, std::ios::binary) << text; }

/// Something that stands where a file is expected, and a word by which its refusal is known.
struct thing {
  std::string name;
  std::string word;
  void (*make)(const fs::path&);
};

inline void make_fifo(const fs::path& at) { ::mkfifo(at.c_str(), 0600); }
inline void make_folder(const fs::path& at) { fs::create_directory(at); }
inline void make_dangling(const fs::path& at) { fs::create_symlink("nowhere", at); }
inline void make_circle(const fs::path& at) { fs::create_symlink(at.filename(), at); }
inline void make_device(const fs::path& at) { fs::create_symlink("/dev/zero", at); }
inline void make_sparse(const fs::path& at) {
  write(at, "{");
  fs::resize_file(at, std::uintmax_t{10} << 30);
}
inline void make_socket(const fs::path& at) {
  sockaddr_un address{};
  address.sun_family = AF_UNIX;
  at.string().copy(address.sun_path, sizeof address.sun_path - 1);
  const int s = ::socket(AF_UNIX, SOCK_STREAM, 0);
  if (::bind(s, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0) write(at, "");
  ::close(s);
}
inline void make_unreadable(const fs::path& at) {
  write(at, "{}");
  fs::permissions(at, fs::perms::none);
}

/// Everything that can be made here; a file nobody may read is none for the superuser.
inline std::vector<thing> things() {
  std::vector<thing> all{{"fifo", "FIFO", make_fifo},
                         {"folder", "a folder", make_folder},
                         {"dangling", "leads nowhere", make_dangling},
                         {"circle", "in a circle", make_circle},
                         {"device", "a device", make_device},
                         {"sparse", "too large", make_sparse},
                         {"socket", "a socket", make_socket}};
  if (::geteuid() != 0) all.push_back({"unreadable", "no permission", make_unreadable});
  return all;
}

}  // namespace hostile

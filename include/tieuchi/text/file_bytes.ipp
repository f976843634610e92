#pragma once

#include <tieuchi/core/utf8.hpp>
#include <tieuchi/text/file_bytes.hpp>

#include <algorithm>
#include <utility>

#if defined(__unix__) || defined(__APPLE__)
#define TIEUCHI_POSIX_FILES
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#else
#include <fstream>
#endif

namespace tieuchi {
inline namespace TIEUCHI_ABI {
namespace detail {

inline bool is_nothing(const std::error_code& e) {
  return e == std::errc::no_such_file_or_directory || e == std::errc::not_a_directory;
}

inline file_kind kind_of(std::filesystem::file_type type) {
  using kind = std::filesystem::file_type;
  if (type == kind::not_found) return file_kind::missing;
  if (type == kind::regular) return file_kind::regular;
  if (type == kind::directory) return file_kind::folder;
  if (type == kind::symlink) return file_kind::link;
  if (type == kind::fifo) return file_kind::pipe;
  if (type == kind::socket) return file_kind::socket;
  if (type == kind::block || type == kind::character) return file_kind::device;
  return file_kind::hidden;
}

inline file_bytes without_bytes(file_kind kind, std::error_code why = {}) {
  if (kind == file_kind::missing) return {{}, file_fault::missing, kind, {}};
  if (kind == file_kind::hidden) return {{}, file_fault::unreadable, kind, why};
  return {{}, file_fault::not_regular, kind, {}};
}

#ifdef TIEUCHI_POSIX_FILES

inline file_kind kind_of_mode(mode_t mode) {
  if (S_ISREG(mode)) return file_kind::regular;
  if (S_ISDIR(mode)) return file_kind::folder;
  if (S_ISFIFO(mode)) return file_kind::pipe;
  if (S_ISSOCK(mode)) return file_kind::socket;
  return file_kind::device;
}

class open_file {
 public:
  explicit open_file(int descriptor) : descriptor_(descriptor) {}
  open_file(const open_file&) = delete;
  open_file& operator=(const open_file&) = delete;
  ~open_file() {
    if (descriptor_ >= 0) ::close(descriptor_);
  }

  // What was looked at may have been replaced before it was opened, so what is open is looked at again.
  file_bytes read(std::size_t greatest) const {
    struct stat state{};
    if (descriptor_ < 0 || ::fstat(descriptor_, &state) != 0) return unreadable();
    if (const file_kind kind = kind_of_mode(state.st_mode); kind != file_kind::regular) return without_bytes(kind);
    const auto said = static_cast<std::size_t>(std::max<off_t>(state.st_size, 0));
    if (said > greatest) return {{}, file_fault::too_large, file_kind::regular, {}};
    return read_at_most(greatest, said);
  }

 private:
  static file_bytes unreadable() {
    return {{}, file_fault::unreadable, file_kind::regular, {errno, std::generic_category()}};
  }

  // The size is only said: a file may grow while it is read, and some say 0 and hold more.
  file_bytes read_at_most(std::size_t greatest, std::size_t said) const {
    constexpr std::size_t least_room = 4096;
    file_bytes out;
    std::size_t have = 0;
    for (;;) {
      if (have == out.bytes.size())
        out.bytes.resize(std::min(greatest + 1, std::max({said + 1, 2 * have, least_room})));
      const ssize_t got = ::read(descriptor_, out.bytes.data() + have, out.bytes.size() - have);
      if (got < 0 && errno == EINTR) continue;
      if (got < 0) return unreadable();
      have += static_cast<std::size_t>(got);
      if (have > greatest) return {{}, file_fault::too_large, file_kind::regular, {}};
      if (got == 0) break;
    }
    out.bytes.resize(have);
    return out;
  }

  int descriptor_;
};

inline file_bytes read_regular(const std::filesystem::path& path, std::size_t greatest, link_use link) {
  const int flags = O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY | (link == link_use::keep ? O_NOFOLLOW : 0);
  return open_file(::open(path.c_str(), flags)).read(greatest);
}

#else

inline file_bytes read_regular(const std::filesystem::path& path, std::size_t greatest, link_use) {
  std::error_code error;
  const std::uintmax_t said = std::filesystem::file_size(path, error);
  if (error) return {{}, file_fault::unreadable, file_kind::regular, error};
  if (said > greatest) return {{}, file_fault::too_large, file_kind::regular, {}};
  std::ifstream stream(path, std::ios::binary);
  file_bytes out;
  out.bytes.resize(greatest < said + 1 ? greatest : static_cast<std::size_t>(said) + 1);
  std::size_t have = 0;
  while (stream.read(out.bytes.data() + have, static_cast<std::streamsize>(out.bytes.size() - have))) {
    have = out.bytes.size();
    if (have > greatest) return {{}, file_fault::too_large, file_kind::regular, {}};
    out.bytes.resize(std::min(greatest + 1, 2 * have + 1));
  }
  if (!stream.is_open() || stream.bad()) return {{}, file_fault::unreadable, file_kind::regular, {}};
  out.bytes.resize(have + static_cast<std::size_t>(stream.gcount()));
  return out;
}

#endif

inline std::string size_words(std::size_t bytes) {
  const bool whole = bytes >= mebibyte && bytes % mebibyte == 0;
  return whole ? std::to_string(bytes / mebibyte) + " MiB" : std::to_string(bytes) + " byte";
}

}  // namespace detail

looked_at look_at(const std::filesystem::path& path, link_use link) {
  namespace fs = std::filesystem;
  // The system would read the name as ending there and look at another file.
  const bool cut = path.native().find(fs::path::value_type{}) != fs::path::string_type::npos;
  if (cut) return {file_kind::missing};
  std::error_code error;
  const fs::file_status here = fs::symlink_status(path, error);
  if (error && !detail::is_nothing(error)) return {file_kind::hidden, error};
  if (!fs::is_symlink(here) || link == link_use::keep) return {detail::kind_of(here.type())};
  const fs::file_status target = fs::status(path, error);
  if (error && !detail::is_nothing(error)) return {file_kind::hidden, error};
  return {fs::exists(target) ? detail::kind_of(target.type()) : file_kind::dangling};
}

file_kind kind_of_file(const std::filesystem::path& path, link_use link) { return look_at(path, link).kind; }

file_bytes read_file_bytes(const std::filesystem::path& path, std::size_t greatest, link_use link) {
  const looked_at found = look_at(path, link);
  if (found.kind != file_kind::regular) return detail::without_bytes(found.kind, found.why);
  return detail::read_regular(path, greatest, link);
}

words words_of(file_kind kind) {
  switch (kind) {
    case file_kind::missing:
      return {"chỗ trống", "nothing"};
    case file_kind::regular:
      return {"tệp thường", "a regular file"};
    case file_kind::folder:
      return {"thư mục", "a folder"};
    case file_kind::link:
      return {"liên kết (link)", "a link"};
    case file_kind::dangling:
      return {"liên kết (link) không dẫn tới đâu", "a link that leads nowhere"};
    case file_kind::pipe:
      return {"ống dẫn (FIFO)", "a pipe (FIFO)"};
    case file_kind::socket:
      return {"socket", "a socket"};
    case file_kind::device:
      return {"thiết bị", "a device"};
    case file_kind::hidden:
      break;
  }
  return {"thứ không nhận biết được", "something that cannot be looked at"};
}

words words_of(const std::error_code& why) {
  if (why == std::errc::permission_denied || why == std::errc::operation_not_permitted)
    return {": không có quyền đọc", ": there is no permission to read it"};
  if (why == std::errc::too_many_symbolic_link_levels)
    return {": các liên kết dẫn vòng tròn", ": its links go round in a circle"};
  if (why == std::errc::filename_too_long) return {": đường dẫn quá dài", ": its path is too long"};
  return {};
}

words words_of(const file_bytes& read, std::size_t greatest) {
  const std::string most = detail::size_words(greatest);
  switch (read.fault) {
    case file_fault::none:
      break;
    case file_fault::missing:
      return {"Không có tệp này", "There is no such file"};
    case file_fault::not_regular: {
      const words kind = words_of(read.kind);
      if (greatest == any_size)
        return {"Đây là " + kind.vi + "; chỉ đọc tệp thường", "This is " + kind.en + "; only regular files are read"};
      return {"Đây là " + kind.vi + "; chỉ đọc tệp thường, tối đa " + most,
              "This is " + kind.en + "; only regular files of at most " + most + " are read"};
    }
    case file_fault::too_large:
      return {"Tệp quá lớn (tối đa " + most + ")", "The file is too large (at most " + most + ")"};
    case file_fault::unreadable: {
      const words reason = words_of(read.why);
      return {"Không đọc được tệp này" + reason.vi, "This file cannot be read" + reason.en};
    }
  }
  return {};
}

issue file_issue(std::string code, const std::filesystem::path& path, const file_bytes& read, std::size_t greatest) {
  issue out;
  out.code = std::move(code);
  out.place.file = shown_path(path);
  out.message = words_of(read, greatest);
  return out;
}

std::string shown_path(const std::filesystem::path& path) {
  const std::u8string native = path.generic_u8string();
  const std::string bytes(native.begin(), native.end());
  return first_bad_byte(bytes) ? to_utf8(code_points(bytes)) : bytes;
}

}  // namespace TIEUCHI_ABI
}  // namespace tieuchi

#pragma once

// SHA-256, by which results name the rules, facts and official wordings they rest on.

#include <tieuchi/config.hpp>

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace tieuchi {
inline namespace TIEUCHI_ABI {

/// SHA-256 of bytes that come in parts.
class sha256_stream {
 public:
  void take(std::string_view bytes);
  /// 64 lower case hexadecimal digits; nothing is taken after it.
  [[nodiscard]] std::string hex();

 private:
  std::array<std::uint32_t, 8> state_{0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a,
                                      0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19};
  std::string rest_;  ///< less than a block
  std::uint64_t bytes_ = 0;
};

/// SHA-256 of the bytes, as 64 lower case hexadecimal digits.
[[nodiscard]] std::string sha256_hex(std::string_view bytes);

/// Hash of an official wording: NFC, runs of white space as one space, trimmed, then SHA-256.
[[nodiscard]] std::string wording_hash(std::string_view wording);

/// The text a wording hash is taken of.
[[nodiscard]] std::string normalised_wording(std::string_view wording);

}  // namespace TIEUCHI_ABI
}  // namespace tieuchi

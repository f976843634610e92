#pragma once

// SHA-256, by which results name the rules, facts and official wordings they rest on.

#include <tieuchi/config.hpp>

#include <string>
#include <string_view>

namespace tieuchi {
inline namespace TIEUCHI_ABI {

/// SHA-256 of the bytes, as 64 lower case hexadecimal digits.
[[nodiscard]] std::string sha256_hex(std::string_view bytes);

/// Hash of an official wording: NFC, runs of white space as one space, trimmed, then SHA-256.
[[nodiscard]] std::string wording_hash(std::string_view wording);

/// The text a wording hash is taken of.
[[nodiscard]] std::string normalised_wording(std::string_view wording);

}  // namespace TIEUCHI_ABI
}  // namespace tieuchi

#ifndef TIEUCHI_COMPILED
#include <tieuchi/core/hash.ipp>
#endif

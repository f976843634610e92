#pragma once

// One string of a JSON text, without reading the rest of it.

#include <tieuchi/config.hpp>

#include <string>
#include <string_view>

namespace tieuchi {
inline namespace TIEUCHI_ABI {

/// The string at /object/key of a JSON text, which is read up to it and no further; empty where there is none before
/// the object ends or the text is broken. Byte order marks are passed over.
[[nodiscard]] std::string json_string_at(std::string_view text, std::string_view object, std::string_view key);

}  // namespace TIEUCHI_ABI
}  // namespace tieuchi

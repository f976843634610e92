#pragma once

// The words of every code in answers, handed out once for every face: what is printed elsewhere comes from here.

#include <tieuchi/config.hpp>

#include <string>

namespace tieuchi {
inline namespace TIEUCHI_ABI {

/// By kind and code, Vietnamese and English, in the form of the other answers (tieuchi/words/1).
[[nodiscard]] std::string words_json();

}  // namespace TIEUCHI_ABI
}  // namespace tieuchi

#pragma once

// Values as canonical FEEL text (semantics section 12).

#include <tieuchi/config.hpp>
#include <tieuchi/feel/type.hpp>
#include <tieuchi/feel/value.hpp>

#include <string>
#include <string_view>

namespace tieuchi {
inline namespace TIEUCHI_ABI {
namespace feel {

/// The text of a value of that type; it reads back to the same value. An unknown, which has no text, prints as
/// `unknown`.
[[nodiscard]] std::string text_of(const value&, const type&);

/// A string literal.
[[nodiscard]] std::string quoted_text(std::string_view);

/// The type of the parts of a list or range; `nothing` where the whole has no static type.
[[nodiscard]] type part_type(const type& of);
/// The type of a key of a context; `nothing` where the whole has no static type.
[[nodiscard]] type field_type(const type& of, std::string_view key);

}  // namespace feel
}  // namespace TIEUCHI_ABI
}  // namespace tieuchi

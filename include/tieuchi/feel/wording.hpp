#pragma once

// The words of issues about rule texts: what was found, what was expected, what to write instead.

#include <tieuchi/config.hpp>
#include <tieuchi/core/issue.hpp>
#include <tieuchi/feel/parser.hpp>
#include <tieuchi/feel/scope.hpp>
#include <tieuchi/feel/type.hpp>

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace tieuchi {
inline namespace TIEUCHI_ABI {
namespace feel {

/// A type in words of both languages: "số" and "a number".
[[nodiscard]] words words_of(const type&);

/// Several types in words: "số và chuỗi", "a number and a string".
[[nodiscard]] words words_of(const std::vector<type>&);

/// An issue at a byte offset of a rule text, without its source line.
[[nodiscard]] issue rule_issue(std::string code, std::size_t offset, words message, words hint = {},
                               std::string nearest = {});

/// The issue of reading, in words.
[[nodiscard]] issue word(const parse_issue&, const parsed&, std::string_view rule_text, const scope*);

/// Sets the source line and the caret under it.
void place_caret(issue&, std::string_view rule_text);

namespace detail {

/// Words and then a word of the rule text in backquotes.
[[nodiscard]] words quoted(std::string_view vi_before, std::string_view en_before, std::string_view word);
/// "yếu", "khá", "tốt".
[[nodiscard]] words levels_in_words(const type& rating);
/// What the grammar wanted.
[[nodiscard]] words wanted_in_words(expected);
/// What to write instead of a character or word that the language spells in another way; nullptr when there is none.
[[nodiscard]] const words* common_slip(std::string_view found);

}  // namespace detail
}  // namespace feel
}  // namespace TIEUCHI_ABI
}  // namespace tieuchi

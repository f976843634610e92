#pragma once

#include <tieuchi/core/nfc.hpp>
#include <tieuchi/core/unicode_tables.ipp>
#include <tieuchi/core/utf8.hpp>

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <span>

namespace tieuchi {
inline namespace TIEUCHI_ABI {
namespace detail {

/// Arithmetic of Hangul syllables (The Unicode Standard, 3.12): leading, vowel and trailing jamo.
inline constexpr char32_t hangul_base = 0xAC00, leading_base = 0x1100, vowel_base = 0x1161, trailing_base = 0x11A7;
inline constexpr char32_t leading_count = 19, vowel_count = 21, trailing_count = 28;

constexpr bool is_within(char32_t c, char32_t base, char32_t count) noexcept { return c >= base && c < base + count; }

/// The run of a table that holds a code point; null when none does.
template <class Run, std::size_t Size>
const Run* run_of(const std::array<Run, Size>& runs, char32_t c) noexcept {
  const auto before = [](char32_t wanted, const Run& run) { return wanted < run.first; };
  const auto after = std::upper_bound(runs.begin(), runs.end(), c, before);
  if (after == runs.begin() || std::prev(after)->last < c) return nullptr;
  return &*std::prev(after);
}

inline int combining_class(char32_t c) noexcept {
  const class_run* run = c < 0x300 ? nullptr : run_of(class_runs, c);
  return run == nullptr ? 0 : run->combining_class;
}

inline void append_decomposed(std::u32string& out, char32_t c) {
  if (is_within(c, hangul_base, leading_count * vowel_count * trailing_count)) {
    const char32_t index = c - hangul_base;
    out += leading_base + index / (vowel_count * trailing_count);
    out += vowel_base + index / trailing_count % vowel_count;
    if (index % trailing_count != 0) out += trailing_base + index % trailing_count;
    return;
  }
  const decomposition_run* run = c < 0xC0 ? nullptr : run_of(decomposition_runs, c);
  if (run == nullptr) {
    out += c;
    return;
  }
  const std::size_t at = run->offset + (c - run->first) * run->width;
  for (std::size_t i = at; i < at + run->width; ++i) append_decomposed(out, decomposition_parts[i]);
}

/// Puts a run of marks into canonical order. Long runs, which no language writes, are counted out: their time grows
/// with their length, and the watcher is asked.
inline void order_marks(std::span<char32_t> marks, watching& watched) {
  constexpr std::size_t long_run = 64;
  if (marks.size() < long_run) {
    std::ranges::stable_sort(marks, {}, combining_class);
    return;
  }
  std::array<std::size_t, 257> begins{};
  for (const char32_t c : marks) {
    watched.step();
    ++begins[static_cast<std::size_t>(combining_class(c)) + 1];
  }
  for (std::size_t i = 1; i < begins.size(); ++i) begins[i] += begins[i - 1];
  std::u32string ordered(marks.size(), U'\0');
  for (const char32_t c : marks) {
    watched.step();
    ordered[begins[static_cast<std::size_t>(combining_class(c))]++] = c;
  }
  std::ranges::copy(ordered, marks.begin());
}

/// Normalisation form D: decomposed, marks in canonical order.
inline std::u32string decomposed(std::string_view text, watching& watched) {
  std::u32string out;
  out.reserve(text.size());
  for (std::size_t offset = 0; offset < text.size();) {
    const decoded next = decode_at(text, offset);
    append_decomposed(out, next.code_point);
    offset += next.length;
    watched.step();
  }
  const auto is_mark = [&](char32_t c) {
    watched.step();
    return combining_class(c) != 0;
  };
  for (auto mark = out.begin(); mark != out.end();) {
    mark = std::find_if(mark, out.end(), is_mark);
    const auto end = std::find_if_not(mark, out.end(), is_mark);
    order_marks({mark, end}, watched);
    mark = end;
  }
  return out;
}

/// The code point whose parts stand at a place of decomposition_parts.
inline char32_t composition_at(std::uint16_t place) noexcept {
  const auto before = [](std::uint16_t wanted, const decomposition_run& run) { return wanted < run.offset; };
  const auto after = std::upper_bound(decomposition_runs.begin(), decomposition_runs.end(), place, before);
  const decomposition_run& run = *std::prev(after);
  return run.first + static_cast<char32_t>(place - run.offset) / run.width;
}

/// What two code points compose to; 0 when they do not.
inline char32_t composed(char32_t first, char32_t second) noexcept {
  if (is_within(first, leading_base, leading_count) && is_within(second, vowel_base, vowel_count)) {
    return hangul_base + ((first - leading_base) * vowel_count + (second - vowel_base)) * trailing_count;
  }
  const bool syllable = is_within(first, hangul_base, leading_count * vowel_count * trailing_count);
  if (syllable && (first - hangul_base) % trailing_count == 0 &&
      is_within(second, trailing_base + 1, trailing_count - 1)) {
    return first + (second - trailing_base);
  }
  const auto parts = [](std::uint16_t at) {
    return std::pair(decomposition_parts[at], decomposition_parts[std::size_t{at} + 1]);
  };
  const auto wanted = std::pair(first, second);
  const auto before = [&](std::uint16_t at, const std::pair<char32_t, char32_t>& pair) { return parts(at) < pair; };
  const auto found = std::lower_bound(composition_order.begin(), composition_order.end(), wanted, before);
  return found != composition_order.end() && parts(*found) == wanted ? composition_at(*found) : 0;
}

/// Canonical composition of a text in form D, in place.
inline void compose(std::u32string& text, watching& watched) {
  std::size_t size = 0;
  std::size_t starter = text.size();
  int last_class = 0;
  for (const char32_t c : text) {
    watched.step();
    const int its_class = combining_class(c);
    const bool adjacent = starter + 1 == size;
    if (starter < size && (adjacent || last_class < its_class)) {
      if (const char32_t together = composed(text[starter], c)) {
        text[starter] = together;
        continue;
      }
    }
    if (its_class == 0) starter = size;
    last_class = its_class;
    text[size++] = c;
  }
  text.resize(size);
}

/// Ranges without marks and without anything that NFC changes: Latin with every Vietnamese letter, general punctuation.
constexpr bool is_plainly_nfc(char32_t c) noexcept {
  return c < 0x300 || is_within(c, 0x1E00, 0x100) || is_within(c, 0x2010, 0x50);
}

inline bool is_plainly_nfc(std::string_view text, watching& watched) {
  for (std::size_t offset = 0; offset < text.size();) {
    watched.step();
    if (static_cast<unsigned char>(text[offset]) < 0x80) {
      ++offset;
      continue;
    }
    const decoded next = decode_at(text, offset);
    if (!is_plainly_nfc(next.code_point)) return false;
    offset += next.length;
  }
  return true;
}

inline std::string composed_piece(std::string_view text, watching& watched) {
  if (is_plainly_nfc(text, watched)) return std::string(text);
  std::u32string points = decomposed(text, watched);
  compose(points, watched);
  return to_utf8(points);
}

/// The end of a piece of text that is composed by itself: before an ASCII letter, which joins nothing before it.
inline std::size_t end_of_piece(std::string_view text) noexcept {
  constexpr std::size_t usual = std::size_t{1} << 18;
  std::size_t end = std::min(usual, text.size());
  while (end < text.size() && static_cast<unsigned char>(text[end]) >= 0x80) ++end;
  return end;
}

}  // namespace detail

bool is_nfc(std::string_view text) { return to_nfc(text) == text; }

std::string to_nfc(std::string_view text) {
  watching nobody;
  return to_nfc(text, nobody);
}

std::string to_nfc(std::string_view text, watching& watched) {
  std::string composed;
  composed.reserve(text.size());
  while (!text.empty()) {
    const std::size_t end = detail::end_of_piece(text);
    composed += detail::composed_piece(text.substr(0, end), watched);
    text.remove_prefix(end);
  }
  return composed;
}

std::string fold_vietnamese(std::string_view text) {
  std::string folded;
  folded.reserve(text.size());
  watching nobody;
  for (char32_t c : detail::decomposed(text, nobody)) {
    if (detail::combining_class(c) != 0) continue;
    if (c >= U'A' && c <= U'Z') c += U'a' - U'A';
    if (c == U'đ' || c == U'Đ' || c == U'ð' || c == U'Ð') c = U'd';  // eth is often typed for the Vietnamese letter
    append_utf8(folded, c);
  }
  return folded;
}

std::string lower_vietnamese(std::string_view text) {
  std::string lower;
  lower.reserve(text.size());
  watching nobody;
  for (char32_t c : detail::decomposed(text, nobody)) {
    if (c >= U'A' && c <= U'Z') c += U'a' - U'A';
    if (c == U'Đ' || c == U'Ð' || c == U'ð') c = U'đ';
    append_utf8(lower, c);
  }
  return to_nfc(lower);
}

}  // namespace TIEUCHI_ABI
}  // namespace tieuchi

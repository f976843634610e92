#pragma once

#include <tieuchi/door/unit_names.hpp>

#include <tieuchi/core/plain_words.hpp>

#include <algorithm>
#include <array>

namespace tieuchi {
inline namespace TIEUCHI_ABI {
namespace detail {

/// Words and numbers of a name in lower case, numbers without noughts before them; nothing where a mark stands between
/// them that does more than part them.
inline std::vector<std::string> words_of_name(std::string_view written) {
  constexpr std::size_t longest = 200;  // bytes; what is longer is no name
  constexpr std::array<std::string_view, 3> dashes{"\xE2\x80\x90", "\xE2\x80\x93", "\xE2\x80\x94"};
  std::vector<std::string> words;
  if (written.size() > longest) return words;
  const std::string text = plain_words(written);
  enum class kind : std::uint8_t { mark, letter, digit };
  kind last = kind::mark;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const char c = text[at];
    if (std::ranges::find(dashes, std::string_view(text).substr(at, 3)) != dashes.end()) {
      at += 2;
      last = kind::mark;
      continue;
    }
    const bool digit = c >= '0' && c <= '9';
    const bool letter = (c >= 'a' && c <= 'z') || static_cast<unsigned char>(c) >= 0x80;
    if (!digit && !letter && std::string_view(" .,-()/").find(c) == std::string_view::npos) return {};
    const kind now = digit ? kind::digit : letter ? kind::letter : kind::mark;
    if (now != kind::mark && now != last) words.emplace_back();
    if (now != kind::mark) words.back() += c;
    last = now;
  }
  for (std::string& word : words)
    if (word.front() == '0') word.erase(0, std::min(word.find_first_not_of('0'), word.size() - 1));
  return words;
}

/// A text without what counts the rows before it: "1. ", "a) ", "II. ", "- ".
inline std::string_view without_count(std::string_view text) noexcept {
  constexpr std::size_t longest = 4;
  text = without_outer_blanks(text);
  if (text.starts_with("- ") || text.starts_with("+ ")) return without_outer_blanks(text.substr(2));
  const std::size_t mark = text.find_first_of(".)");
  if (mark == std::string_view::npos || mark == 0 || mark > longest) return text;
  const std::string_view count = text.substr(0, mark);
  const bool digits = count.find_first_not_of("0123456789") == std::string_view::npos;
  const bool roman = count.find_first_not_of("IVXivx") == std::string_view::npos;
  const bool letter = count.size() == 1 && ((count[0] | 0x20) >= 'a' && (count[0] | 0x20) <= 'z');
  return digits || roman || letter ? without_outer_blanks(text.substr(mark + 1)) : text;
}

/// The first letters of a word, whatever bytes they take.
inline std::string_view first_letters(std::string_view word, std::size_t letters) noexcept {
  std::size_t at = 0;
  while (at < word.size() && letters != 0) {
    ++at;
    while (at < word.size() && (static_cast<unsigned char>(word[at]) & 0xC0U) == 0x80U) ++at;
    --letters;
  }
  return word.substr(0, at);
}

inline std::string initials_of(const std::vector<std::string>& words) {
  std::string initials;
  for (const std::string& word : words) initials += first_letters(word, 1);
  return initials;
}

/// How many of the words from one on stand for a type: all of its words, their first letters in one word or in as
/// many, or the first one or two letters of its only word; 0 where they do not.
inline std::size_t words_for_type(const std::vector<std::string>& type, const std::vector<std::string>& written,
                                  std::size_t from) {
  if (type.empty() || from >= written.size()) return 0;
  const auto stand = [&](const auto& as) {
    if (written.size() - from < type.size()) return false;
    for (std::size_t i = 0; i < type.size(); ++i)
      if (written[from + i] != as(type[i])) return false;
    return true;
  };
  if (stand([](const std::string& word) { return std::string_view(word); })) return type.size();
  const std::string& word = written[from];
  if (type.size() > 1) {
    if (word == initials_of(type)) return 1;
    return stand([](const std::string& w) { return first_letters(w, 1); }) ? type.size() : 0;
  }
  return word == first_letters(type[0], 1) || word == first_letters(type[0], 2) ? 1 : 0;
}

inline std::string joined_words(const std::vector<std::string>& words, std::size_t from, std::size_t to) {
  std::string all;
  for (std::size_t i = from; i < to; ++i) all += (i == from ? "" : " ") + words[i];
  return all;
}

unit_names::unit_names(const programme& pack) : pack_(pack) {
  for (const unit_id unit : pack.units.ids()) by_id_.emplace(pack.units[unit].id, unit);
  std::map<std::string_view, tokens> by_type;
  for (const unit_type& type : pack.unit_types) {
    for (const std::string* label : {&type.label.vi, &type.label.en})
      if (auto words = words_of_name(*label); !words.empty()) types_.push_back(std::move(words));
    const tokens words = words_of_name(type.label.in("vi"));
    by_type.emplace(type.id, words);
    if (!type.code.empty()) by_type.emplace(type.code, words);
  }
  for (const unit_id unit : pack.units.ids())
    if (const auto type = by_type.find(pack.units[unit].type); type != by_type.end())
      type_of_.emplace(unit, type->second);
}

// "thành phố Trà Vinh" begins as the label "thành phố thuộc tỉnh" does: those words are its type.
name_in_parts unit_names::parts_of(std::string_view name) const {
  tokens words = words_of_name(name);
  std::size_t longest = 0;
  for (const tokens& type : types_) {
    const auto differ = std::ranges::mismatch(words, type);
    longest = std::max(longest, static_cast<std::size_t>(differ.in1 - words.begin()));
  }
  if (longest == words.size()) longest = 0;
  const auto own = words.begin() + static_cast<std::ptrdiff_t>(longest);
  return {tokens(words.begin(), own), tokens(own, words.end())};
}

void unit_names::may_begin(const name_in_parts& name) {
  if (name.type.empty()) {
    beginnings_.insert(name.own.front());
    return;
  }
  beginnings_.insert(name.type.front());
  beginnings_.insert(initials_of(name.type));
  for (const std::size_t letters : {std::size_t{1}, std::size_t{2}})
    beginnings_.emplace(first_letters(name.type.front(), letters));
}

void unit_names::add(unit_id unit, std::string_view written, day_span days) {
  name_in_parts name = parts_of(written);
  if (name.own.empty()) return;
  const bool typed = !name.type.empty();
  may_begin(name);
  if (const auto type = type_of_.find(unit); !typed && type != type_of_.end()) {
    name.type = type->second;
    may_begin(name);
  }
  auto& known = names_of_[unit];
  if (std::ranges::find(known, name) == known.end()) known.push_back(name);
  std::string own = joined_words(name.own, 0, name.own.size());
  by_own_words_.emplace(std::move(own), named{{unit, days}, std::move(name), typed});
}

// Units above may be named without the words for their types: that only tells which of several is meant.
bool unit_names::names_above(unit_id unit, const tokens& written, std::size_t from, int left) const {
  if (from == written.size()) return true;
  const auto above = by_id_.find(pack_.units[unit].parent);
  if (above == by_id_.end() || left == 0) return false;
  if (const auto names = names_of_.find(above->second); names != names_of_.end())
    for (const name_in_parts& name : names->second)
      for (const std::size_t type : {std::size_t{0}, words_for_type(name.type, written, from)}) {
        const std::size_t own = from + type, behind = own + name.own.size();
        const bool same = behind <= written.size() && std::equal(name.own.begin(), name.own.end(),
                                                                 written.begin() + static_cast<std::ptrdiff_t>(own));
        if (same && names_above(above->second, written, behind, left - 1)) return true;
      }
  return names_above(above->second, written, from, left - 1);
}

std::vector<coded_unit> unit_names::meant_by(std::string_view text) const {
  auto meant = named_by(text);
  if (const auto name = without_count(text); meant.empty() && name.size() < text.size()) meant = named_by(name);
  return meant;
}

std::vector<coded_unit> unit_names::named_by(std::string_view text) const {
  constexpr std::size_t most_words = 24, most_of_type = 6;
  constexpr int highest = 8;  // units above one another
  std::vector<coded_unit> meant;
  const tokens written = words_of_name(text);
  if (written.empty() || written.size() > most_words || !beginnings_.contains(written.front())) return meant;
  for (std::size_t type = 0; type < std::min(most_of_type, written.size()); ++type)
    for (std::size_t end = type + 1; end <= written.size(); ++end) {
      const auto [first, last] = by_own_words_.equal_range(joined_words(written, type, end));
      for (auto it = first; it != last; ++it) {
        const named& one = it->second;
        const bool said = type == 0 ? !one.typed : words_for_type(one.name.type, written, 0) == type;
        if (said && names_above(one.unit.unit, written, end, highest)) meant.push_back(one.unit);
      }
    }
  return meant;
}

}  // namespace detail
}  // namespace TIEUCHI_ABI
}  // namespace tieuchi

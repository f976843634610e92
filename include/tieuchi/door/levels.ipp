#pragma once

#include <tieuchi/door/levels.hpp>

#include <tieuchi/core/plain_words.hpp>

#include <algorithm>
#include <map>
#include <set>
#include <utility>
#include <vector>

namespace tieuchi {
inline namespace TIEUCHI_ABI {
namespace detail {

/// A level with its label, which may be empty.
struct labelled_level {
  std::string id;
  tieuchi::words label;
};

/// The levels of a rating from worst to best.
inline std::vector<labelled_level> levels_of(const fact_door& door, const door_indicator& what) {
  std::vector<labelled_level> levels;
  if (!what.about) {
    for (const unit_type& t : door.pack().unit_types) levels.push_back({t.id, t.label});
    return levels;
  }
  const auto& named = what.about->spec->scale;
  for (const scale& s : door.pack().scales) {
    if (!named || (s.id != named->name && (s.code.empty() || s.code != named->name))) continue;
    for (const std::string& level : s.levels) {
      const auto label = s.level_labels.find(level);
      levels.push_back({level, label == s.level_labels.end() ? tieuchi::words() : label->second});
    }
  }
  return levels;
}

std::string level_labelled(const fact_door& door, const door_indicator& what, std::string_view written) {
  const std::string words = plain_words(written);
  std::set<std::string> found;
  for (const auto& [level, label] : levels_of(door, what))
    if (plain_words(label.vi) == words || plain_words(label.en) == words) found.insert(level);
  return found.size() == 1 ? *found.begin() : std::string();
}

/// As many words of a text as are asked, from each word on.
inline std::vector<std::string> runs_of_words(const std::string& text, std::size_t number) {
  std::vector<std::size_t> begins{0};
  for (std::size_t at = text.find(' '); at != std::string::npos; at = text.find(' ', at + 1)) begins.push_back(at + 1);
  std::vector<std::string> runs;
  for (std::size_t first = 0; first + number <= begins.size(); ++first) {
    const std::size_t behind = first + number;
    const std::size_t end = behind == begins.size() ? text.size() : begins[behind] - 1;
    runs.push_back(text.substr(begins[first], end - begins[first]));
  }
  return runs;
}

std::string nearest_level(const fact_door& door, const door_indicator& what, std::string_view text, bool by_label) {
  const std::string written = plain_words(text);
  const auto words = static_cast<std::size_t>(std::ranges::count(written, ' ')) + 1;
  struct meant {
    std::string level, spelling;
    bool one = true;     ///< no other level is spelled so
    bool whole = false;  ///< it is all of an id or label, before which words of another do not count
  };
  std::map<std::string, meant> spelled;
  std::vector<std::string> all;
  for (const auto& [level, label] : levels_of(door, what))
    for (const std::string& spelling : {level, label.vi, label.en}) {
      if (spelling.empty()) continue;
      const std::string plain = plain_words(spelling);
      auto runs = runs_of_words(plain, words);
      runs.insert(runs.begin(), plain);
      for (const std::string& run : runs) {
        const auto [known, fresh] = spelled.try_emplace(run, meant{level, spelling});
        if (fresh) all.push_back(run);
        meant& one = known->second;
        if (run == plain && !one.whole) one = {level, spelling, true, true};
        if (run == plain || !one.whole) one.one = one.one && one.level == level;
      }
    }
  const auto found = spelled.find(nearest_spelling(written, all));
  if (found == spelled.end() || !found->second.one) return {};
  return by_label ? found->second.spelling : found->second.level;
}

words expected_level(const fact_door& door, const door_indicator& what, words expected) {
  const auto levels = levels_of(door, what);
  if (levels.empty()) return expected;
  words all;
  for (const auto& [level, label] : levels) {
    const auto add = [&](std::string& to, const std::string& words) {
      to += (to.empty() ? "" : ", ") + level + (words.empty() || words == level ? "" : " (" + words + ")");
    };
    add(all.vi, label.in("vi"));
    add(all.en, label.in("en"));
  }
  expected = {"một trong các bậc: " + all.vi, "one of the levels " + all.en};
  if (what.form.none_word.empty()) return expected;
  const std::string none(what.form.none_word);
  return {expected.vi + ", hoặc " + none, expected.en + ", or " + none};
}

}  // namespace detail
}  // namespace TIEUCHI_ABI
}  // namespace tieuchi

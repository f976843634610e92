#pragma once

// Names of units as offices shorten them: "P.1", "TX. Duyên Hải", "Phường 01 - TP Trà Vinh"; for door/ only.

#include <tieuchi/calendar/frame.hpp>
#include <tieuchi/model/programme.hpp>

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace tieuchi {
inline namespace TIEUCHI_ABI {
namespace detail {

/// What a unit bears for some time: a code, a name.
struct coded_unit {
  unit_id unit;
  day_span days;
};

/// The words of a name: those for the type of its unit, as some label of a type begins, and the others.
struct name_in_parts {
  std::vector<std::string> type;
  std::vector<std::string> own;

  friend bool operator==(const name_in_parts&, const name_in_parts&) = default;
};

/// Whom a shortened name may mean. The words for a type may stand as their first letters, a number with noughts before
/// it, and behind a name those of units above it; nothing else may be left out or added.
class unit_names {
 public:
  explicit unit_names(const programme&);

  /// A name that a unit bears for some time.
  void add(unit_id, std::string_view name, day_span);
  /// Every unit that a text may mean, with the days on which it does; a number or letter that counts the rows may stand
  /// before a name.
  [[nodiscard]] std::vector<coded_unit> meant_by(std::string_view written) const;

 private:
  [[nodiscard]] std::vector<coded_unit> named_by(std::string_view written) const;
  struct named {
    coded_unit unit;
    name_in_parts name;
    bool typed;  ///< the name itself holds the words for the type
  };
  using tokens = std::vector<std::string>;

  [[nodiscard]] name_in_parts parts_of(std::string_view name) const;
  [[nodiscard]] bool names_above(unit_id, const tokens& written, std::size_t from, int left) const;
  void may_begin(const name_in_parts&);

  const programme& pack_;
  std::map<std::string_view, unit_id> by_id_;
  std::vector<tokens> types_;          ///< words of all labels of types
  std::map<unit_id, tokens> type_of_;  ///< words for the type of a unit, as its label has them
  std::multimap<std::string, named, std::less<>> by_own_words_;  ///< names by their own words
  std::map<unit_id, std::vector<name_in_parts>> names_of_;
  std::set<std::string, std::less<>> beginnings_;  ///< words that a name may begin with
};

}  // namespace detail
}  // namespace TIEUCHI_ABI
}  // namespace tieuchi

#pragma once

// A bounded list of issues: so many are kept, the others are counted by code. Bad input never costs more to tell than
// to read.

#include <tieuchi/core/issue.hpp>

#include <algorithm>
#include <map>
#include <string>
#include <utility>
#include <vector>

namespace tieuchi {
inline namespace TIEUCHI_ABI {

/// Issues told as text or JSON at most; then one that counts the rest.
inline constexpr std::size_t greatest_told = 1'000;

/// Issues found but not kept, by code.
struct untold_issues {
  struct counted {
    std::size_t number = 0;
    severity worst = severity::note;
  };
  std::map<std::string, counted> by_code;

  void add(const std::string& code, severity how, std::size_t number = 1) {
    counted& here = by_code[code];
    here.number += number;
    here.worst = std::min(here.worst, how);
  }
  void add(const untold_issues& more) {
    for (const auto& [code, found] : more.by_code) add(code, found.worst, found.number);
  }
};

/// Keeps the first issues of a call, of errors and of the rest so many each.
class issue_book {
 public:
  explicit issue_book(std::size_t most = greatest_told) noexcept : most_(most) {}

  /// Whether one more of that severity is kept; what is costly to say, such as a nearest spelling, may be left out
  /// else.
  [[nodiscard]] bool keeps(severity how) const noexcept { return number_of(how) < most_; }

  /// The issue where it is kept, to be said more of; else a place for words that nobody reads.
  issue& add(std::vector<issue>& kept, issue found) {
    if (!keeps(found.severity)) {
      untold_.add(found.code, found.severity);
      return spare_ = std::move(found);
    }
    ++number_of(found.severity);
    return kept.emplace_back(std::move(found));
  }

  [[nodiscard]] const untold_issues& untold() const noexcept { return untold_; }

 private:
  std::size_t& number_of(severity how) noexcept { return how == severity::error ? errors_ : others_; }
  [[nodiscard]] std::size_t number_of(severity how) const noexcept {
    return how == severity::error ? errors_ : others_;
  }

  std::size_t most_, errors_ = 0, others_ = 0;
  untold_issues untold_;
  issue spare_;
};

/// The issue `issues.more`: how many there are of each code beside those told.
[[nodiscard]] issue more_issues(const untold_issues&);

/// At most so many of the issues, errors before warnings before notes, in their order; then the count of the rest.
[[nodiscard]] std::vector<issue> told_issues(std::vector<issue>, untold_issues = {}, std::size_t most = greatest_told);

}  // namespace TIEUCHI_ABI
}  // namespace tieuchi

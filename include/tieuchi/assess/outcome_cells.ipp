#pragma once

// Cells of outcomes that mostly say what was said before: what is said is looked up once.

#include <tieuchi/assess/assessment.hpp>
#include <tieuchi/table/column.hpp>

#include <array>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace tieuchi {
inline namespace TIEUCHI_ABI {
namespace detail {

/// The cells of words that ids stand for; a word is looked up once an id.
template <class Id>
class id_words {
 public:
  void add(Id id, std::string_view word) {
    if (word.empty()) {
      cells_.codes.push_back(word_cells::absent);
      return;
    }
    if (!numbers_.has(id)) numbers_.resize(id.number() + std::size_t{1}, word_cells::absent);
    std::int32_t& number = numbers_[id];
    if (number == word_cells::absent) number = cells_.book.number_of(word);
    cells_.codes.push_back(number);
  }
  void append(const id_words& more) { tieuchi::append(cells_, more.cells_); }
  [[nodiscard]] std::vector<std::int32_t>& codes() noexcept { return cells_.codes; }
  [[nodiscard]] word_cells cells() && { return std::move(cells_); }

 private:
  by_id<Id, std::int32_t> numbers_;
  word_cells cells_;
};

/// The cells of words of a closed vocabulary.
template <closed_word E>
class code_words_of {
 public:
  void add(E value) {
    std::int32_t& number = numbers_[static_cast<std::size_t>(value)];
    if (number == word_cells::absent) number = cells_.book.number_of(code_of(value));
    cells_.codes.push_back(number);
  }
  void append(const code_words_of& more) { tieuchi::append(cells_, more.cells_); }
  [[nodiscard]] std::vector<std::int32_t>& codes() noexcept { return cells_.codes; }
  [[nodiscard]] word_cells cells() && { return std::move(cells_); }

 private:
  static constexpr auto none = [] {
    std::array<std::int32_t, vocabulary<E>::codes.size()> numbers{};
    numbers.fill(word_cells::absent);
    return numbers;
  }();
  std::array<std::int32_t, vocabulary<E>::codes.size()> numbers_ = none;
  word_cells cells_;
};

/// The cells of reasons; what an item says mostly was said before, and its words are looked up once.
class reason_words_of {
 public:
  void add(const rulebook& rules, item_id item, version_id version, const item_result& r) {
    if (!known_.has(item)) known_.resize(item.number() + std::size_t{1});
    std::vector<said>& known = known_[item];
    for (const said& one : known)
      if (one.version == version && one.result == r.outcome && one.reason == r.reason && one.failing == r.failing)
        return cells_.codes.push_back(one.number);
    const std::string printed = printed_reason(rules, item, version, r);
    if (auto failing = failing_of(rules, item, version, r)) failing_.try_emplace(printed, *std::move(failing));
    tieuchi::add(cells_, printed);
    if (known.size() < most) known.push_back({version, r.outcome, r.reason, r.failing, cells_.codes.back()});
  }
  void append(const reason_words_of& more) {
    tieuchi::append(cells_, more.cells_);
    failing_.insert(more.failing_.begin(), more.failing_.end());
  }
  [[nodiscard]] std::vector<std::int32_t>& codes() noexcept { return cells_.codes; }
  [[nodiscard]] word_cells cells() && { return std::move(cells_); }
  [[nodiscard]] std::map<std::string, failing_members> failing() && { return std::move(failing_); }

 private:
  struct said {
    version_id version;
    outcome result;
    std::string reason;
    std::vector<name_id> failing;
    std::int32_t number;
  };
  static constexpr std::size_t most = 16;  // of an item; who says more is looked up

  by_id<item_id, std::vector<said>> known_;
  word_cells cells_;
  std::map<std::string, failing_members> failing_;
};

/// The cells of what rows assume; a set of places is told once for each engine, which numbers them.
class assumed_words {
 public:
  void add(engine& e, const assumptions& assumed) {
    if (assumed.empty()) return add_numbers(cells_, {});
    if (by_ != e.mark()) {
      by_ = e.mark();
      known_.clear();
    }
    const auto [at, fresh] = known_.try_emplace(assumed);
    if (fresh)
      for (const auto& [place, element] : e.told(assumed))
        at->second.push_back(cells_.book.number_of(std::string(code_of(place)) + ":" + element));
    add_numbers(cells_, at->second);
  }
  void append(const assumed_words& more) { tieuchi::append(cells_, more.cells_); }
  [[nodiscard]] std::vector<std::uint32_t>& ends() noexcept { return cells_.ends; }
  [[nodiscard]] words_cells cells() && { return std::move(cells_); }

 private:
  std::shared_ptr<const engine_mark> by_;
  std::map<assumptions, std::vector<std::int32_t>> known_;
  words_cells cells_;
};

}  // namespace detail
}  // namespace TIEUCHI_ABI
}  // namespace tieuchi

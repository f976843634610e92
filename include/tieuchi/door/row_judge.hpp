#pragma once

// Rows of which no check has anything to say, which are nearly all: each distinct text is judged once, and a row is put
// together from what was found of its texts. Every other row goes through the checks one by one. For door/ only.

#include <tieuchi/door/door.hpp>

#include <deque>
#include <unordered_map>

namespace tieuchi {
inline namespace TIEUCHI_ABI {
namespace detail {

/// What the marks of a number can be, by the counters of its column (spelling.ipp).
using number_marks = std::uint16_t;
number_marks marks_of(const office_number&) noexcept;
void count_marks(fact_door&, number_column&, file_spelling&, number_marks, const std::function<fact_row()>&);

/// Rows of a layer by what they say.
class said_before {
 public:
  /// With room for so many more.
  explicit said_before(const fact_layer& of, std::size_t more = 0) : of_(of) {
    grow(2 * (of.size() + more + 1));
    for (std::uint32_t i = 0; i < of.size(); ++i) add(of.packed(i), i);
  }
  /// Whether no row of the layer says the same; the one that does so now gets that place.
  bool add(const packed_fact&, std::uint32_t place);

 private:
  void grow(std::size_t slots);

  const fact_layer& of_;
  std::vector<std::uint64_t> slots_;  // hash, then place and 1 more; 0: free
  std::size_t taken_ = 0;
};

class row_judge {
 public:
  row_judge(fact_door&, const fact_rows&);

  [[nodiscard]] std::size_t size() const noexcept { return rows_.size(); }
  /// The row as the checks take it: without blanks at the ends of its cells, with what the options say of all rows.
  [[nodiscard]] fact_row row(std::size_t at);
  /// Whether nothing is reported.
  [[nodiscard]] bool is_blank(std::size_t at) { return cells_of(at)[value_at] == 0; }
  /// Whether its value is a word for no data; it is counted then.
  bool is_no_data(std::size_t at);
  /// Counts how the numbers of a row are spelled, and keeps in mind what it says of units themselves.
  void look_at(std::size_t at);
  /// The rows that tell types, names and codes of units.
  [[nodiscard]] const std::vector<std::size_t>& rows_of_units() const noexcept { return of_units_; }
  /// The row as it is let in, where no check has anything to say of it.
  std::optional<packed_fact> silent(std::size_t at);

 private:
  static constexpr std::size_t unit_at = 0, indicator_at = 1, period_at = 2, value_at = 3, recorded_at = 4,
                               reporter_at = 5, document_at = 6, note_at = 7;
  using cells = std::array<std::uint32_t, 8>;

  /// Kinds of cells that hold words; what each must not hold.
  enum class words : std::uint8_t { name, document, note, value, value_of_unit };

  struct judged_period {
    bool good = false, bounded = false;
    tieuchi::period period;
    std::uint32_t packed = 0;
    day_span days;
    std::optional<number> least, most;
  };
  struct judged_value {
    bool good = false;
    packed_fact said;
    std::optional<number> figure;  ///< that the domain must hold
  };
  struct judged_number {
    number_marks marks = 0;
    bool plain = false, differs = false, marked = false, count = false;
    packed_fact said;
    number figure;
  };
  struct judged_indicator {
    const door_indicator* what = nullptr;
    std::uint32_t packed = 0;
    bool digits_alone = false;  ///< a number in digits is nothing but a number
    bool in_percent = false;
    std::unordered_map<std::uint32_t, judged_period> periods;
    std::unordered_map<std::uint64_t, judged_value> values;
    std::uint32_t last_period_word = 0;
    judged_period* last_period = nullptr;
    std::vector<std::uint8_t> types;  ///< by type of unit: 1 may have it, 2 is told of
    std::uint32_t file = 0xFFFFFFFFU;
    number_column* column = nullptr;  ///< in that file
  };

  [[nodiscard]] cells cells_of(std::size_t at);
  std::uint32_t word_of(std::uint32_t text);
  bool is_clean(std::uint32_t word, words);
  judged_indicator* indicator_of(std::uint32_t word);
  const judged_number& number_of(std::uint32_t word);
  judged_period& period_of(judged_indicator&, std::uint32_t word);
  const judged_value* value_of(judged_indicator&, std::uint32_t word, bool exact);
  [[nodiscard]] bool may_be_read_alone(const judged_number&) const;
  judged_value judged(judged_indicator&, std::uint32_t word, bool exact);
  std::optional<date> day_of(std::uint32_t word);
  std::optional<fact_subject> subject_of(const judged_indicator&, std::uint32_t word);
  bool lives_in(fact_subject, const judged_period&) const;
  bool may_have(judged_indicator&, fact_subject);
  bool holds(judged_indicator&, judged_period&, const number&);
  number_column& column_of(judged_indicator&, std::uint32_t file);
  std::uint32_t text_of(std::uint32_t word);
  void look_at_file(std::uint32_t file);

  template <class Of>
  static Of& at(std::vector<Of>& all, std::size_t i) {
    if (i >= all.size()) all.resize(std::max(i + 1, 2 * all.size()));
    return all[i];
  }

  fact_door& door_;
  const fact_rows& rows_;
  fact_layer& layer_;
  text_pool words_;
  std::uint32_t period_ = 0, recorded_ = 0, reporter_ = 0, document_ = 0;  ///< of all rows
  std::vector<std::uint32_t> word_of_;                                     // by text, 1 more
  std::vector<std::uint16_t> clean_;                                       // by word: two bits a kind
  std::vector<std::uint8_t> cross_;                                        // by word: 1 a cross, 2 none
  std::vector<std::uint8_t> no_data_;                                      // likewise: for no data
  std::vector<std::int32_t> indicator_of_;                                 // by word: 1 more; -1: none
  std::deque<judged_indicator> indicators_;
  std::vector<std::uint32_t> number_of_;  // by word, 1 more
  std::deque<judged_number> numbers_;
  std::vector<std::uint64_t> day_of_;               // by word: a day and 1 << 40; 1: none
  std::vector<std::uint32_t> unit_of_, agency_of_;  // by word: 2 more; 1: none
  std::vector<std::uint32_t> who_of_;               // by unit, 1 more
  std::vector<std::uint32_t> type_of_;              // by unit: 2 more; 1: none that is fixed
  std::vector<std::uint32_t> text_of_;              // by word: in the layer, 1 more
  std::uint32_t file_ = 0xFFFFFFFFU;
  file_spelling* spelling_ = nullptr;
  std::uint32_t file_text_ = 0;
  std::vector<std::size_t> of_units_;
  feel::arena scratch_;
};

}  // namespace detail
}  // namespace TIEUCHI_ABI
}  // namespace tieuchi

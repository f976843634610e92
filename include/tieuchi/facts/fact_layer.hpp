#pragma once

// Facts as columns of numbers: about 50 bytes a fact beside its texts, each of which is kept once (decision 30).

#include <tieuchi/core/text_pool.hpp>
#include <tieuchi/facts/fact.hpp>
#include <tieuchi/feel/arena.hpp>

#include <algorithm>
#include <atomic>
#include <compare>
#include <cstdint>
#include <limits>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace tieuchi {
inline namespace TIEUCHI_ABI {

namespace detail {

/// A number made of two, as keys of tables are.
inline std::uint64_t mixed(std::uint64_t a, std::uint64_t b) noexcept {
  return (a ^ (b + 0x9E3779B97F4A7C15U + (a << 6U) + (a >> 2U))) * 0xFF51AFD7ED558CCDU;
}

}  // namespace detail

class fact_layer;

/// An admitted row where it stands: as cheap as a pointer, and alive as long as a ledger that has the row.
class fact_view {
 public:
  fact_view() = default;
  fact_view(const fact_layer& in, std::uint32_t at) noexcept : in_(&in), at_(at) {}

  [[nodiscard]] explicit operator bool() const noexcept { return in_ != nullptr; }
  [[nodiscard]] fact_subject subject() const noexcept;
  [[nodiscard]] name_id indicator() const noexcept;
  [[nodiscard]] std::string_view unit_id() const noexcept;
  [[nodiscard]] std::string_view indicator_id() const noexcept;
  [[nodiscard]] const tieuchi::period& period() const noexcept;
  [[nodiscard]] fact_content content() const noexcept;
  [[nodiscard]] feel::value value() const noexcept;
  [[nodiscard]] std::string_view open_code() const noexcept;
  [[nodiscard]] std::string text() const;
  /// The text where it is kept as one, as of the built-in indicators; of most numbers it is made on asking.
  [[nodiscard]] std::optional<std::string_view> kept_text() const noexcept;
  [[nodiscard]] date recorded_on() const noexcept;
  [[nodiscard]] std::string_view reporter() const noexcept;
  [[nodiscard]] std::string_view document() const noexcept;
  [[nodiscard]] std::string_view note() const noexcept;
  [[nodiscard]] place where() const;
  /// All of it.
  [[nodiscard]] tieuchi::fact fact() const;

  friend auto operator<=>(const fact_view&, const fact_view&) = default;

 private:
  const fact_layer* in_ = nullptr;
  std::uint32_t at_ = 0;
};

/// One row by numbers of the tables of its columns.
struct packed_fact {
  std::uint32_t who = 0, what = 0, period = 0;
  std::int32_t recorded_on = 0;
  std::int64_t said = 0;      ///< a coefficient, or where among the things said it stands
  std::uint8_t decimals = 0;  ///< of a number: how it is written and scaled; `kept_apart`: of a thing said
  std::uint32_t reporter = 0, document = 0, note = 0, file = 0, row = 0;

  static constexpr std::uint8_t kept_apart = 0xFF;

  /// Whether two rows say the same in every respect; notes and places are none.
  [[nodiscard]] bool same_row(const packed_fact& other) const noexcept {
    return who == other.who && what == other.what && period == other.period && said == other.said &&
           decimals == other.decimals && recorded_on == other.recorded_on && reporter == other.reporter &&
           document == other.document;
  }
};

/// Rows in the order in which they came. It grows until it is closed; a closed one is shared by ledgers and threads.
class fact_layer {
 public:
  fact_layer() = default;
  fact_layer(const fact_layer&) = delete;
  fact_layer& operator=(const fact_layer&) = delete;

  // Numbers of the tables; what is new is kept.
  std::uint32_t who(fact_subject, std::string_view id);
  std::uint32_t what(name_id, std::string_view id);
  std::uint32_t when(const period&);
  std::uint32_t text(std::string_view t) { return texts_.number_of(t); }
  /// Fills `said` and `decimals`.
  void say(packed_fact&, fact_content, const feel::value&, std::string_view text, std::string_view open_code);
  /// The same, with the text kept as one whatever is said.
  void say_in_words(packed_fact&, fact_content, const feel::value&, std::string_view text, std::string_view open_code);

  void reserve(std::size_t rows);
  /// The row of a fact; its texts are kept, the row is not.
  packed_fact pack(const fact&);
  void append(const packed_fact&);
  void append(const fact&);
  void append_all(const fact_layer&);

  [[nodiscard]] std::size_t size() const noexcept { return size_; }
  [[nodiscard]] packed_fact packed(std::uint32_t row) const noexcept;
  /// Rows of the built-in indicators, in the order in which they came.
  [[nodiscard]] const std::vector<std::uint32_t>& built_in_rows() const noexcept { return built_in_; }
  [[nodiscard]] fact_view operator[](std::uint32_t row) const noexcept { return {*this, row}; }

  [[nodiscard]] bool is_closed() const noexcept { return closed_.load(std::memory_order_acquire); }
  /// No row comes after it.
  void close() const noexcept { closed_.store(true, std::memory_order_release); }

  /// Rows about a subject and indicator, of one period or of all, in the order in which they came: `visit(fact_view)`.
  /// It closes.
  template <class Visit>
  void visit(fact_subject, name_id, const period&, const Visit&) const;
  template <class Visit>
  void visit(fact_subject, name_id, const Visit&) const;

  /// Rows of another layer that say the same as a row that is packed for this one.
  template <class Visit>
  void visit_same(const packed_fact&, const fact_layer& in, const Visit&) const;

  /// The rows in the order of their canonical texts, which is that of the hash; made when it is first asked for.
  [[nodiscard]] const std::vector<std::uint32_t>& canonical_order() const;
  /// The canonical text of a row: every field with its length, so that no two rows share one.
  void put_canonical(std::uint32_t row, std::string& to) const;

  /// Bytes of columns, tables and order, beside the texts.
  [[nodiscard]] std::size_t bytes() const noexcept;

 private:
  friend class fact_view;

  struct subject_row {
    fact_subject subject;
    std::uint32_t id;
  };
  struct name_row {
    name_id name;
    std::uint32_t id;
  };
  /// What is said where it is no short number.
  struct thing_said {
    feel::value value;
    fact_content content = fact_content::value;
    std::uint32_t text = 0, open_code = 0;
  };
  /// What few rows have and no column holds.
  struct rare_parts {
    date recorded_on{};
    place where;
  };
  /// Rows by subject, then indicator, then period.
  struct sorted_rows {
    std::vector<fact_subject> subjects;
    std::vector<std::uint32_t> begins;  // of each subject in `order`, and the end
    std::vector<std::uint32_t> order;
  };
  struct run {
    const std::uint32_t *begin = nullptr, *end = nullptr;
  };

  static constexpr std::int32_t rare_day = std::numeric_limits<std::int32_t>::min();

  [[nodiscard]] std::string text_said(const packed_fact&) const;
  [[nodiscard]] std::uint64_t key(std::uint32_t row) const noexcept;
  [[nodiscard]] std::optional<std::uint32_t> number_of(const period&) const noexcept;
  [[nodiscard]] const sorted_rows& sorted() const;
  [[nodiscard]] run rows_of(fact_subject) const;
  [[nodiscard]] run rows_of(fact_subject, std::uint64_t least, std::uint64_t greatest) const;
  void sort_rows(sorted_rows&) const;
  std::uint32_t keep(const thing_said&);

  text_pool texts_;
  feel::arena values_{512};
  std::vector<subject_row> whos_;
  std::vector<name_row> whats_;
  std::vector<period> periods_;
  std::vector<thing_said> things_;
  // Of a key of each table the number in it.
  std::unordered_map<std::uint64_t, std::uint32_t> who_of_, what_of_, period_of_, thing_of_;
  std::map<std::uint32_t, rare_parts> rare_;
  std::vector<std::uint32_t> built_in_;

  std::size_t size_ = 0;
  std::vector<std::uint32_t> who_, what_, period_;
  std::vector<std::int32_t> recorded_;
  std::vector<std::int64_t> said_;
  std::vector<std::uint8_t> decimals_;
  std::vector<std::uint32_t> reporter_, document_, note_, file_, row_;

  mutable std::atomic<bool> closed_{false};
  mutable std::mutex making_;
  mutable std::atomic<const sorted_rows*> sorted_{nullptr};
  mutable std::unique_ptr<const sorted_rows> sorted_rows_;
  mutable std::unique_ptr<const std::vector<std::uint32_t>> canonical_;
};

template <class Visit>
void fact_layer::visit(fact_subject subject, name_id name, const tieuchi::period& about, const Visit& visit) const {
  const auto when = number_of(about);
  if (!when) return;
  const std::uint64_t asked = std::uint64_t{name.number()} << 32U | *when;
  const run found = rows_of(subject, asked, asked);
  for (const std::uint32_t* at = found.begin; at != found.end; ++at) visit(fact_view(*this, *at));
}

template <class Visit>
void fact_layer::visit(fact_subject subject, name_id name, const Visit& visit) const {
  const std::uint64_t least = std::uint64_t{name.number()} << 32U;
  const run found = rows_of(subject, least, least | 0xFFFFFFFFU);
  if (std::is_sorted(found.begin, found.end)) {
    for (const std::uint32_t* at = found.begin; at != found.end; ++at) visit(fact_view(*this, *at));
    return;
  }
  std::vector<std::uint32_t> rows(found.begin, found.end);  // by period as yet
  std::sort(rows.begin(), rows.end());
  for (const std::uint32_t row : rows) visit(fact_view(*this, row));
}

template <class Visit>
void fact_layer::visit_same(const packed_fact& f, const fact_layer& in, const Visit& visit) const {
  const subject_row& who = whos_[f.who];
  const name_row& what = whats_[f.what];
  in.visit(who.subject, what.name, periods_[f.period], [&](fact_view other) {
    if (other.recorded_on() == date{f.recorded_on} && other.reporter() == texts_[f.reporter] &&
        other.document() == texts_[f.document] && other.unit_id() == texts_[who.id] &&
        other.indicator_id() == texts_[what.id] && other.text() == text_said(f))
      visit(other);
  });
}

inline fact_subject fact_view::subject() const noexcept { return in_->whos_[in_->who_[at_]].subject; }
inline name_id fact_view::indicator() const noexcept { return in_->whats_[in_->what_[at_]].name; }
inline std::string_view fact_view::unit_id() const noexcept { return in_->texts_[in_->whos_[in_->who_[at_]].id]; }
inline std::string_view fact_view::indicator_id() const noexcept {
  return in_->texts_[in_->whats_[in_->what_[at_]].id];
}
inline const tieuchi::period& fact_view::period() const noexcept { return in_->periods_[in_->period_[at_]]; }
inline std::string_view fact_view::reporter() const noexcept { return in_->texts_[in_->reporter_[at_]]; }
inline std::string_view fact_view::document() const noexcept { return in_->texts_[in_->document_[at_]]; }
inline std::string_view fact_view::note() const noexcept { return in_->texts_[in_->note_[at_]]; }

}  // namespace TIEUCHI_ABI
}  // namespace tieuchi

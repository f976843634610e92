#pragma once

#include <tieuchi/assess/engine_checks.hpp>
#include <tieuchi/report/json_parts.ipp>
#include <tieuchi/report/json_readings.ipp>
#include <tieuchi/report/outcome_answer.hpp>

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>
#include <vector>

namespace tieuchi {
inline namespace TIEUCHI_ABI {
namespace detail {

/// Text on its way out, handed on in pieces.
class json_pieces {
 public:
  explicit json_pieces(const std::function<void(std::string_view)>& to) : to_(to) {}

  json_pieces& operator<<(std::string_view text) {
    kept_ += text;
    if (kept_.size() > most) hand_on();
    return *this;
  }
  void hand_on() {
    to_(kept_);
    kept_.clear();
  }

 private:
  static constexpr std::size_t most = std::size_t{1} << 16;

  const std::function<void(std::string_view)>& to_;
  std::string kept_;
};

/// The words of a book as JSON texts, each made once.
class told_words {
 public:
  template <class Tell>
  told_words(const word_book& book, const Tell& tell) {
    for (const std::string& word : book.words()) words_.push_back(tell(word));
  }
  [[nodiscard]] std::string_view operator[](std::int32_t code) const {
    return code == word_cells::absent ? std::string_view("\"\"") : words_[static_cast<std::size_t>(code)];
  }

 private:
  std::vector<std::string> words_;
};

inline std::string as_json_text(const std::string& word) { return json(word).text(); }

/// `place:element` as a pair.
inline std::string as_json_pair(const std::string& word) {
  const auto colon = word.find(':');
  return "[" + json(word.substr(0, colon)).text() + "," + json(word.substr(colon + 1)).text() + "]";
}

/// A column of words, ready to be written.
struct told_column {
  const word_cells& cells;
  told_words words;

  told_column(const table& t, std::string_view name)
      : cells(t.cells<word_cells>(name)), words(cells.book, as_json_text) {}
  [[nodiscard]] std::string_view at(std::size_t row) const { return words[cells.codes[row]]; }
};

/// A column of lists of words, ready to be written.
struct told_lists {
  const words_cells& cells;
  told_words words;

  template <class Tell>
  told_lists(const table& t, std::string_view name, const Tell& tell)
      : cells(t.cells<words_cells>(name)), words(cells.book, tell) {}
  [[nodiscard]] std::size_t size(std::size_t row) const { return codes_at(cells, row).size(); }
  void write(json_pieces& out, std::size_t row) const {
    std::string_view before = "[";
    for (const std::int32_t code : codes_at(cells, row)) {
      out << before << words[code];
      before = ",";
    }
    out << (before == "[" ? "[]" : "]");
  }
};

/// Writes rows with their keys in order.
class outcome_rows {
 public:
  explicit outcome_rows(const table& t)
      : t_(t),
        item_(t, "item"),
        outcome_(t, "outcome"),
        period_(t, "period"),
        reason_(t, "reason"),
        unit_(t, "unit"),
        version_(t, "version"),
        assumes_(t, "assumes", as_json_pair),
        flags_(t, "flags", as_json_text),
        missing_(t, "missing", as_json_text),
        points_(t.cells<text_cells>("points")),
        value_(t.cells<text_cells>("value")),
        as_of_(t.cells<day_cells>("as_of")),
        provisional_(t.cells<flag_cells>("provisional")) {
    for (const char* name : {"met", "not_applicable", "not_met", "unknown", "waived"})
      members_.emplace_back("\"" + std::string(name) + "\":",
                            &t.cells<count_cells>(std::string("members_") + name).values);
  }

  void write(json_pieces& out, watching* watched) {
    for (std::size_t row = 0; row < t_.rows(); ++row) {
      if (watched) watched->step(1 + static_cast<std::uint32_t>(missing_.size(row) / 8));
      out << (row == 0 ? "{" : ",{");
      write_row(out, row);
      out << "}";
    }
  }

 private:
  void write_row(json_pieces& out, std::size_t row) {
    out << "\"as_of\":" << day_of(row) << ",\"assumes\":";
    assumes_.write(out, row);
    out << ",\"flags\":";
    flags_.write(out, row);
    out << ",\"item\":" << item_.at(row) << ",\"members\":";
    for (std::size_t i = 0; i < members_.size(); ++i)
      out << (i == 0 ? "{" : ",") << members_[i].first << std::to_string((*members_[i].second)[row]);
    out << "},\"missing\":";
    missing_.write(out, row);
    out << ",\"outcome\":" << outcome_.at(row) << ",\"period\":" << period_.at(row)
        << ",\"points\":" << json(text_at(points_, row)).text()
        << ",\"provisional\":" << (provisional_.values[row] != 0 ? "true" : "false")
        << ",\"reason\":" << reason_.at(row) << ",\"unit\":" << unit_.at(row)
        << ",\"value\":" << json(text_at(value_, row)).text() << ",\"version\":" << version_.at(row);
  }

  /// The same for all rows of an answer.
  std::string_view day_of(std::size_t row) {
    if (day_text_.empty() || as_of_.values[row] != day_) {
      const auto day = day_at(as_of_, row);
      day_ = as_of_.values[row];
      day_text_ = json(day ? day->text() : std::string()).text();
    }
    return day_text_;
  }

  const table& t_;
  told_column item_, outcome_, period_, reason_, unit_, version_;
  told_lists assumes_, flags_, missing_;
  const text_cells &points_, &value_;
  const day_cells& as_of_;
  const flag_cells& provisional_;
  std::vector<std::pair<std::string, const std::vector<std::int32_t>*>> members_;
  std::int32_t day_ = day_cells::absent;
  std::string day_text_;
};

inline void write_labels(json_pieces& out, const json_labels& labels) {
  out << "{";
  bool first = true;
  for (const auto& [id, words] : labels) {
    out << (first ? "" : ",") << json(id).text() << ":" << words;
    first = false;
  }
  out << "}";
}

/// The first and the last year that periods are of, by their texts.
inline std::pair<int, int> years_of(const std::vector<std::string>& periods, const programme& p) {
  std::pair years{p.horizon, p.year_from};
  for (const std::string& one : periods) {
    int year = 0;
    const char* const from = one.data();
    const auto read = std::from_chars(from, from + std::min<std::size_t>(one.size(), 4), year);
    if (read.ec != std::errc() || read.ptr != from + 4) return {p.year_from, p.horizon};
    years = {std::min(years.first, year), std::max(years.second, year)};
  }
  return years;
}

}  // namespace detail

outcome_answer answer_of(outcome_table told, engine& e, const printer& print) {
  print.check_speaks_for(e);
  detail::check_made_by(e, told);
  outcome_answer answer{std::move(told), {}, {}, {}, {}};
  const rulebook& rules = e.rules();
  const table& rows = *answer.told.rows;
  detail::readings_met readings(rules, print);
  const auto [first, last] = detail::years_of(rows.cells<word_cells>("period").book.words(), *rules.programme);
  const auto item = [&, from = first, to = last](item_id of) {
    return detail::item_json(e, print, of, readings.of_name(of, from, to)).text();
  };
  for (const std::string& id : rows.cells<word_cells>("unit").book.words())
    answer.units.emplace(id, detail::json_of(print.unit(rules.unit(id).value(), e.as_of())).text());
  for (const std::string& id : rows.cells<word_cells>("item").book.words())
    answer.items.emplace(id, item(rules.item(id).value()));
  const auto& failing = answer.told.failing;
  const auto in_words = [&](const std::string& reason) {
    const auto members = failing.find(reason);
    return members == failing.end() ? print.reason(reason) : print.reason(members->second);
  };
  for (const std::string& reason : rows.cells<word_cells>("reason").book.words())
    answer.reasons.emplace(reason, detail::json_of(in_words(reason)).text());
  answer.readings = readings.all().text();
  return answer;
}

namespace detail {

inline void write_head(json_pieces& out, const outcome_answer& a) {
  out << "{\"labels\":{\"items\":";
  write_labels(out, a.items);
  out << ",\"reasons\":";
  write_labels(out, a.reasons);
  out << ",\"units\":";
  write_labels(out, a.units);
  out << "},\"notes\":[";
  bool first = true;
  for (const issue& n : told_issues(a.told.notes)) {
    out << (first ? "" : ",") << json_of(n).text();
    first = false;
  }
  out << "],\"provenance\":" << json_of(a.told.origin).text() << ",\"readings\":" << a.readings << ",\"rows\":[";
}

inline void write_tail(json_pieces& out) {
  out << "],\"schema\":\"tieuchi/assessment/1\"}";
  out.hand_on();
}

}  // namespace detail

void write_json(const outcome_answer& a, const std::function<void(std::string_view)>& to, watching* watched) {
  detail::json_pieces out(to);
  detail::write_head(out, a);
  detail::outcome_rows(*a.told.rows).write(out, watched);
  detail::write_tail(out);
}

std::string head_json(const outcome_answer& a) {
  std::string all;
  const std::function<void(std::string_view)> to = [&all](std::string_view piece) { all += piece; };
  detail::json_pieces out(to);
  detail::write_head(out, a);
  detail::write_tail(out);
  return all;
}

std::string to_json(const outcome_answer& a, watching* watched) {
  std::string all;
  write_json(a, [&all](std::string_view piece) { all += piece; }, watched);
  return all;
}

}  // namespace TIEUCHI_ABI
}  // namespace tieuchi

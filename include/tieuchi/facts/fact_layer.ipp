#pragma once

#include <tieuchi/facts/fact_layer.hpp>

#include <algorithm>
#include <charconv>
#include <numeric>
#include <utility>

namespace tieuchi {
inline namespace TIEUCHI_ABI {
namespace detail {

inline constexpr int most_decimals_kept = 14;  // 4 bits each for the exponent and the decimals as written

/// Digits of a magnitude with so many zeros behind and a point before so many decimals.
inline std::string decimal_as_written(std::int64_t coefficient, int zeros, int decimals) {
  std::array<char, 24> room{};
  const std::uint64_t magnitude =
      coefficient < 0 ? ~static_cast<std::uint64_t>(coefficient) + 1 : static_cast<std::uint64_t>(coefficient);
  const auto end = std::to_chars(room.data(), room.data() + room.size(), magnitude).ptr;
  std::string digits(room.data(), end);
  digits.append(static_cast<std::size_t>(zeros), '0');
  const auto behind = static_cast<std::size_t>(decimals);
  if (digits.size() <= behind) digits.insert(0, behind + 1 - digits.size(), '0');
  if (decimals > 0) digits.insert(digits.size() - behind, 1, '.');
  if (coefficient < 0) digits.insert(0, 1, '-');
  return digits;
}

/// A number whose text it gives back: `decimals` holds the negated exponent, then the decimals as written.
struct short_number {
  std::int64_t coefficient;
  std::uint8_t decimals;
};

inline std::optional<short_number> short_number_of(const number& n, std::string_view text) {
  if (n.denominator() != 1 || n.exponent() > 0 || -n.exponent() > most_decimals_kept) return std::nullopt;
  if (!fits_64_bits(n.coefficient())) return std::nullopt;
  const std::size_t point = text.find('.');
  const std::size_t behind = point == std::string_view::npos ? 0 : text.size() - point - 1;
  if (behind > static_cast<std::size_t>(most_decimals_kept)) return std::nullopt;
  const int exponent = -n.exponent(), decimals = static_cast<int>(behind);
  const auto coefficient = static_cast<std::int64_t>(n.coefficient());
  if (decimals < exponent || decimal_as_written(coefficient, decimals - exponent, decimals) != text)
    return std::nullopt;
  return short_number{coefficient, static_cast<std::uint8_t>(exponent << 4 | decimals)};
}

inline std::uint64_t key_of(const period& p) noexcept {
  const auto day = [](const std::optional<date>& d) { return d ? static_cast<std::uint64_t>(d->days) * 2 + 1 : 0; };
  std::uint64_t key = static_cast<std::uint64_t>(p.type.form) << 16U | static_cast<std::uint16_t>(p.type.declared);
  key = mixed(key, static_cast<std::uint64_t>(p.year));
  key = mixed(key, static_cast<std::uint64_t>(p.number));
  return mixed(mixed(key, day(p.from)), day(p.to));
}

/// The number that a key leads to: keys of different things may meet, then the next key is tried.
template <class Same>
std::optional<std::uint32_t> found_by(const std::unordered_map<std::uint64_t, std::uint32_t>& numbers,
                                      std::uint64_t& key, const Same& same) {
  for (;; ++key) {
    const auto at = numbers.find(key);
    if (at == numbers.end()) return std::nullopt;
    if (same(at->second)) return at->second;
  }
}

/// Puts a thing behind the others of its table and under its key; as it was where the memory does not suffice.
template <class Thing>
std::uint32_t added(std::vector<Thing>& table, std::unordered_map<std::uint64_t, std::uint32_t>& numbers,
                    std::uint64_t key, Thing thing) {
  const auto number = static_cast<std::uint32_t>(table.size());
  table.push_back(std::move(thing));
  try {
    numbers.emplace(key, number);
  } catch (...) {
    table.pop_back();
    throw;
  }
  return number;
}

/// A field with its length.
inline void put_field(std::string& to, std::string_view field) {
  std::array<char, 24> room{};
  to.append(room.data(), std::to_chars(room.data(), room.data() + room.size(), field.size()).ptr);
  to += ':';
  to += field;
}

/// Places of some fields in the order of their canonical texts.
inline std::vector<std::uint32_t> ranks_of(const std::vector<std::string>& fields) {
  std::vector<std::uint32_t> order(fields.size()), ranks(fields.size());
  std::iota(order.begin(), order.end(), 0U);
  std::ranges::sort(order, {}, [&](std::uint32_t i) -> const std::string& { return fields[i]; });
  std::uint32_t rank = 0;
  for (std::size_t i = 0; i < order.size(); ++i) {
    if (i > 0 && fields[order[i]] != fields[order[i - 1]]) ++rank;
    ranks[order[i]] = rank;
  }
  return ranks;
}

}  // namespace detail

std::uint32_t fact_layer::who(fact_subject subject, std::string_view id) {
  const std::uint32_t text = texts_.number_of(id);
  std::uint64_t key = detail::mixed(std::uint64_t{subject.is_agency()} << 32U | subject.number(), text);
  const auto same = [&](std::uint32_t n) { return whos_[n].subject == subject && whos_[n].id == text; };
  if (const auto known = detail::found_by(who_of_, key, same)) return *known;
  return detail::added(whos_, who_of_, key, {subject, text});
}

std::uint32_t fact_layer::what(name_id name, std::string_view id) {
  const std::uint32_t text = texts_.number_of(id);
  std::uint64_t key = detail::mixed(name.number(), text);
  const auto same = [&](std::uint32_t n) { return whats_[n].name == name && whats_[n].id == text; };
  if (const auto known = detail::found_by(what_of_, key, same)) return *known;
  return detail::added(whats_, what_of_, key, {name, text});
}

std::optional<std::uint32_t> fact_layer::number_of(const tieuchi::period& p) const noexcept {
  std::uint64_t key = detail::key_of(p);
  return detail::found_by(period_of_, key, [&](std::uint32_t n) { return periods_[n] == p; });
}

std::uint32_t fact_layer::when(const tieuchi::period& p) {
  std::uint64_t key = detail::key_of(p);
  const auto same = [&](std::uint32_t n) { return periods_[n] == p; };
  if (const auto known = detail::found_by(period_of_, key, same)) return *known;
  return detail::added(periods_, period_of_, key, p);
}

std::uint32_t fact_layer::keep(const thing_said& thing) {
  std::uint64_t key =
      detail::mixed(detail::mixed(static_cast<std::uint64_t>(thing.content), thing.text), thing.open_code);
  const auto same = [&](std::uint32_t n) {
    const thing_said& known = things_[n];
    return known.content == thing.content && known.text == thing.text && known.open_code == thing.open_code &&
           feel::identical(known.value, thing.value);
  };
  if (const auto known = detail::found_by(thing_of_, key, same)) return *known;
  thing_said kept = thing;
  const bool is_its_text = kept.value.is(feel::value::kind::string) && kept.value.string() == texts_[kept.text];
  kept.value = is_its_text ? feel::value::string(texts_[kept.text]) : feel::deep_copy(kept.value, values_);
  return detail::added(things_, thing_of_, key, kept);
}

void fact_layer::say(packed_fact& row, fact_content content, const feel::value& value, std::string_view text,
                     std::string_view open_code) {
  if (content == fact_content::value && value.is(feel::value::kind::number) && open_code.empty()) {
    if (const auto number = detail::short_number_of(value.number(), text)) {
      row.said = number->coefficient;
      row.decimals = number->decimals;
      return;
    }
  }
  say_in_words(row, content, value, text, open_code);
}

void fact_layer::say_in_words(packed_fact& row, fact_content content, const feel::value& value, std::string_view text,
                              std::string_view open_code) {
  row.said = keep({value, content, texts_.number_of(text), texts_.number_of(open_code)});
  row.decimals = packed_fact::kept_apart;
}

void fact_layer::reserve(std::size_t rows) {
  for (auto* column : {&who_, &what_, &period_, &reporter_, &document_, &note_, &file_, &row_}) column->reserve(rows);
  recorded_.reserve(rows);
  said_.reserve(rows);
  decimals_.reserve(rows);
}

namespace detail {

/// Puts a cell at the end of a column that may have one too many, of a row that did not come to its end.
template <class Cell>
void put_cell(std::vector<Cell>& column, std::size_t rows, Cell cell) {
  if (column.size() > rows) column.resize(rows);
  column.push_back(cell);
}

}  // namespace detail

void fact_layer::append(const packed_fact& f) {
  if (is_built_in(whats_[f.what].name)) built_in_.push_back(static_cast<std::uint32_t>(size_));
  detail::put_cell(who_, size_, f.who);
  detail::put_cell(what_, size_, f.what);
  detail::put_cell(period_, size_, f.period);
  detail::put_cell(recorded_, size_, f.recorded_on);
  detail::put_cell(said_, size_, f.said);
  detail::put_cell(decimals_, size_, f.decimals);
  detail::put_cell(reporter_, size_, f.reporter);
  detail::put_cell(document_, size_, f.document);
  detail::put_cell(note_, size_, f.note);
  detail::put_cell(file_, size_, f.file);
  detail::put_cell(row_, size_, f.row);
  ++size_;
}

packed_fact fact_layer::pack(const tieuchi::fact& f) {
  packed_fact row;
  row.who = who(f.subject, f.unit_id);
  row.what = what(f.indicator, f.indicator_id);
  row.period = when(f.period);
  (this->*(is_built_in(f.indicator) ? &fact_layer::say_in_words : &fact_layer::say))(row, f.content, f.value, f.text,
                                                                                     f.open_code);
  row.reporter = text(f.reporter);
  row.document = text(f.document);
  row.note = text(f.note);
  row.file = text(f.where.file);
  row.row = static_cast<std::uint32_t>(f.where.row);
  row.recorded_on = static_cast<std::int32_t>(f.recorded_on.days);
  return row;
}

void fact_layer::append(const tieuchi::fact& f) {
  packed_fact row = pack(f);
  place told;
  told.file = f.where.file;
  told.row = row.row;
  const bool far = row.recorded_on != f.recorded_on.days || row.recorded_on == rare_day;
  if (far) row.recorded_on = rare_day;
  if (far || !(told == f.where))
    rare_.insert_or_assign(static_cast<std::uint32_t>(size_), rare_parts{f.recorded_on, f.where});
  append(row);
}

void fact_layer::append_all(const fact_layer& from) {
  const auto numbers = [](std::size_t size) { return std::vector<std::uint32_t>(size, 0xFFFFFFFFU); };
  auto whos = numbers(from.whos_.size()), whats = numbers(from.whats_.size()), periods = numbers(from.periods_.size()),
       things = numbers(from.things_.size()), texts = numbers(from.texts_.size());
  const auto known = [](std::vector<std::uint32_t>& of, std::uint32_t old, const auto& make) {
    if (of[old] == 0xFFFFFFFFU) of[old] = make();
    return of[old];
  };
  const auto text_here = [&](std::uint32_t old) {
    return known(texts, old, [&] { return texts_.number_of(from.texts_[old]); });
  };
  for (std::uint32_t i = 0; i < from.size_; ++i) {
    packed_fact row = from.packed(i);
    row.who =
        known(whos, row.who, [&] { return who(from.whos_[row.who].subject, from.texts_[from.whos_[row.who].id]); });
    row.what =
        known(whats, row.what, [&] { return what(from.whats_[row.what].name, from.texts_[from.whats_[row.what].id]); });
    row.period = known(periods, row.period, [&] { return when(from.periods_[row.period]); });
    if (row.decimals == packed_fact::kept_apart) {
      const auto old = static_cast<std::uint32_t>(row.said);
      row.said = known(things, old, [&] {
        const thing_said& thing = from.things_[old];
        return keep({thing.value, thing.content, text_here(thing.text), text_here(thing.open_code)});
      });
    }
    row.reporter = text_here(row.reporter);
    row.document = text_here(row.document);
    row.note = text_here(row.note);
    row.file = text_here(row.file);
    if (const auto rare = from.rare_.find(i); rare != from.rare_.end())
      rare_.insert_or_assign(static_cast<std::uint32_t>(size_), rare->second);
    append(row);
  }
}

packed_fact fact_layer::packed(std::uint32_t row) const noexcept {
  return {who_[row],      what_[row],     period_[row], recorded_[row], said_[row], decimals_[row],
          reporter_[row], document_[row], note_[row],   file_[row],     row_[row]};
}

std::uint64_t fact_layer::key(std::uint32_t row) const noexcept {
  return std::uint64_t{whats_[what_[row]].name.number()} << 32U | period_[row];
}

// By subject, counted; then within each.
void fact_layer::sort_rows(sorted_rows& rows) const {
  std::vector<std::uint32_t> places(whos_.size());
  for (const subject_row& who : whos_) rows.subjects.push_back(who.subject);
  std::ranges::sort(rows.subjects);
  rows.subjects.erase(std::unique(rows.subjects.begin(), rows.subjects.end()), rows.subjects.end());
  rows.subjects.shrink_to_fit();
  for (std::size_t i = 0; i < whos_.size(); ++i)
    places[i] =
        static_cast<std::uint32_t>(std::ranges::lower_bound(rows.subjects, whos_[i].subject) - rows.subjects.begin());
  rows.begins.assign(rows.subjects.size() + 1, 0);
  for (std::size_t i = 0; i < size_; ++i) ++rows.begins[places[who_[i]] + 1];
  std::partial_sum(rows.begins.begin(), rows.begins.end(), rows.begins.begin());
  std::vector<std::uint32_t> next(rows.begins.begin(), rows.begins.end() - 1);
  rows.order.resize(size_);
  for (std::uint32_t i = 0; i < size_; ++i) rows.order[next[places[who_[i]]]++] = i;
  std::vector<std::pair<std::uint64_t, std::uint32_t>> keyed;
  for (std::size_t s = 0; s < rows.subjects.size(); ++s) {
    const auto begin = rows.order.begin() + rows.begins[s], end = rows.order.begin() + rows.begins[s + 1];
    keyed.clear();
    for (auto at = begin; at != end; ++at) keyed.emplace_back(key(*at), *at);
    std::ranges::sort(keyed);
    std::ranges::transform(keyed, begin, [](const auto& one) { return one.second; });
  }
}

const fact_layer::sorted_rows& fact_layer::sorted() const {
  if (const sorted_rows* made = sorted_.load(std::memory_order_acquire)) return *made;
  const std::lock_guard alone(making_);
  if (!sorted_rows_) {
    close();
    auto rows = std::make_unique<sorted_rows>();
    sort_rows(*rows);
    sorted_rows_ = std::move(rows);
    sorted_.store(sorted_rows_.get(), std::memory_order_release);
  }
  return *sorted_rows_;
}

fact_layer::run fact_layer::rows_of(fact_subject subject) const {
  const sorted_rows& rows = sorted();
  const auto found = std::ranges::lower_bound(rows.subjects, subject);
  if (found == rows.subjects.end() || *found != subject) return {};
  const auto at = static_cast<std::size_t>(found - rows.subjects.begin());
  return {rows.order.data() + rows.begins[at], rows.order.data() + rows.begins[at + 1]};
}

fact_layer::run fact_layer::rows_of(fact_subject subject, std::uint64_t least, std::uint64_t greatest) const {
  const run all = rows_of(subject);
  const auto by_key = [this](std::uint32_t row) { return key(row); };
  const auto* const begin = std::ranges::lower_bound(all.begin, all.end, least, {}, by_key);
  const auto* end = begin;
  while (end != all.end && key(*end) <= greatest) ++end;
  return {begin, end};
}

void fact_layer::put_canonical(std::uint32_t row, std::string& to) const {
  const fact_view f(*this, row);
  detail::put_field(to, f.unit_id());
  detail::put_field(to, f.indicator_id());
  detail::put_field(to, std::to_string(static_cast<int>(f.period().type.form)));
  detail::put_field(to, text_of(f.period()));
  detail::put_field(to, std::to_string(static_cast<int>(f.content())));
  detail::put_field(to, f.text());
  detail::put_field(to, f.recorded_on().text());
  detail::put_field(to, f.reporter());
  detail::put_field(to, f.document());
}

// No field with its length begins another, so that rows stand in the order of their first fields that differ.
const std::vector<std::uint32_t>& fact_layer::canonical_order() const {
  const std::lock_guard alone(making_);
  if (canonical_) return *canonical_;
  close();
  const auto with_length = [](std::string_view field) {
    std::string text;
    detail::put_field(text, field);
    return text;
  };
  std::vector<std::string> fields;
  for (const subject_row& who : whos_) fields.push_back(with_length(texts_[who.id]));
  const auto whos = detail::ranks_of(fields);
  fields.clear();
  for (const name_row& what : whats_) fields.push_back(with_length(texts_[what.id]));
  const auto whats = detail::ranks_of(fields);
  fields.clear();
  for (const tieuchi::period& p : periods_)
    fields.push_back(std::to_string(static_cast<int>(p.type.form)) + with_length(text_of(p)));
  const auto periods = detail::ranks_of(fields);
  struct ranked {
    std::uint64_t about;
    std::uint32_t period, row;

    auto operator<=>(const ranked&) const = default;
  };
  std::vector<ranked> rows(size_);
  for (std::uint32_t i = 0; i < size_; ++i)
    rows[i] = {std::uint64_t{whos[who_[i]]} << 32U | whats[what_[i]], periods[period_[i]], i};
  std::ranges::sort(rows);
  const auto text_of_row = [this](const ranked& r) {
    std::string row;
    put_canonical(r.row, row);
    return row;
  };
  for (auto at = rows.begin(); at != rows.end();) {
    const auto end =
        std::find_if(at, rows.end(), [&](const ranked& r) { return r.about != at->about || r.period != at->period; });
    if (end - at > 1) std::ranges::sort(at, end, {}, text_of_row);
    at = end;
  }
  auto order = std::make_unique<std::vector<std::uint32_t>>(size_);
  std::ranges::transform(rows, order->begin(), &ranked::row);
  canonical_ = std::move(order);
  return *canonical_;
}

std::size_t fact_layer::bytes() const noexcept {
  const auto of = [](const auto& column) { return column.capacity() * sizeof(column[0]); };
  constexpr std::size_t bytes_of_node = 40;
  const std::size_t nodes = who_of_.size() + what_of_.size() + period_of_.size() + thing_of_.size();
  std::size_t all = of(who_) + of(what_) + of(period_) + of(recorded_) + of(said_) + of(decimals_) + of(reporter_) +
                    of(document_) + of(note_) + of(file_) + of(row_) + of(whos_) + of(whats_) + of(periods_) +
                    of(things_) + values_.capacity() + nodes * bytes_of_node;
  if (const sorted_rows* rows = sorted_.load(std::memory_order_acquire))
    all += of(rows->subjects) + of(rows->begins) + of(rows->order);
  return all;
}

fact_content fact_view::content() const noexcept {
  return in_->decimals_[at_] == packed_fact::kept_apart
             ? in_->things_[static_cast<std::size_t>(in_->said_[at_])].content
             : fact_content::value;
}

feel::value fact_view::value() const noexcept {
  const std::uint8_t decimals = in_->decimals_[at_];
  if (decimals == packed_fact::kept_apart) return in_->things_[static_cast<std::size_t>(in_->said_[at_])].value;
  return detail::number_access::decimal(in_->said_[at_], -(decimals >> 4U));
}

std::string_view fact_view::open_code() const noexcept {
  if (in_->decimals_[at_] != packed_fact::kept_apart) return {};
  return in_->texts_[in_->things_[static_cast<std::size_t>(in_->said_[at_])].open_code];
}

std::optional<std::string_view> fact_view::kept_text() const noexcept {
  if (in_->decimals_[at_] != packed_fact::kept_apart) return std::nullopt;
  return in_->texts_[in_->things_[static_cast<std::size_t>(in_->said_[at_])].text];
}

std::string fact_layer::text_said(const packed_fact& f) const {
  if (f.decimals == packed_fact::kept_apart) return std::string(texts_[things_[static_cast<std::size_t>(f.said)].text]);
  const int decimals = f.decimals & 0xF;
  return detail::decimal_as_written(f.said, decimals - (f.decimals >> 4), decimals);
}

std::string fact_view::text() const {
  packed_fact f;
  f.said = in_->said_[at_];
  f.decimals = in_->decimals_[at_];
  return in_->text_said(f);
}

date fact_view::recorded_on() const noexcept {
  const std::int32_t day = in_->recorded_[at_];
  return day == fact_layer::rare_day ? in_->rare_.find(at_)->second.recorded_on : date{day};
}

place fact_view::where() const {
  if (const auto rare = in_->rare_.find(at_); rare != in_->rare_.end()) return rare->second.where;
  place p;
  p.file = in_->texts_[in_->file_[at_]];
  p.row = in_->row_[at_];
  return p;
}

fact fact_view::fact() const {
  tieuchi::fact f;
  f.subject = subject();
  f.indicator = indicator();
  f.unit_id = unit_id();
  f.indicator_id = indicator_id();
  f.period = period();
  f.content = content();
  f.value = value();
  f.open_code = open_code();
  f.text = text();
  f.recorded_on = recorded_on();
  f.reporter = reporter();
  f.document = document();
  f.note = note();
  f.where = where();
  return f;
}

}  // namespace TIEUCHI_ABI
}  // namespace tieuchi

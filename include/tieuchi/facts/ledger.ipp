#pragma once

#include <tieuchi/facts/ledger.hpp>

#include <tieuchi/core/hash.hpp>

#include <algorithm>
#include <stdexcept>
#include <utility>

namespace tieuchi {
inline namespace TIEUCHI_ABI {

ledger::ledger(const ledger& other)
    : layers_(other.layers_), refused_(other.refused_), door_(other.door_), hash_(other.hash_) {
  if (!layers_.empty()) layers_.back()->close();
  if (refused_) refused_->shared.store(true);
}

ledger& ledger::operator=(const ledger& other) {
  if (this != &other) *this = ledger(other);
  return *this;
}

// Each row is put into another layer no more often than layers grow, which they do by a share each time.
fact_layer& ledger::open(std::size_t rows) {
  hash_.forget();
  if (!layers_.empty() && !layers_.back()->is_closed()) {
    if (rows > 1) layers_.back()->reserve(layers_.back()->size() + rows);
    return *layers_.back();
  }
  constexpr std::size_t share = 8;
  std::size_t all = std::max<std::size_t>(rows, 1), kept = layers_.size();
  while (kept > 0 && layers_[kept - 1]->size() <= share * all) all += layers_[--kept]->size();
  auto layer = std::make_shared<fact_layer>();
  if (rows > 1 || all > 1) layer->reserve(all);
  for (std::size_t i = kept; i < layers_.size(); ++i) layer->append_all(*layers_[i]);
  layers_.reserve(kept + 1);
  layers_.resize(kept);
  layers_.push_back(std::move(layer));
  return *layers_.back();
}

void ledger::append(const fact& f) {
  if (!date::of_days(f.recorded_on.days)) throw std::logic_error("a fact is recorded on no day of the calendar");
  open().append(f);
}

feel::arena& ledger::arena() {
  if (!arena_) arena_ = std::make_unique<feel::arena>();
  return *arena_;
}

std::size_t ledger::size() const noexcept {
  std::size_t all = 0;
  for (const auto& layer : layers_) all += layer->size();
  return all;
}

fact_view ledger::view(std::size_t place) const noexcept {
  std::size_t layer = 0;
  while (place >= layers_[layer]->size()) place -= layers_[layer++]->size();
  return (*layers_[layer])[static_cast<std::uint32_t>(place)];
}

std::vector<fact_view> ledger::rows(fact_subject subject, name_id indicator) const {
  std::vector<fact_view> found;
  for (const auto& layer : layers_) layer->visit(subject, indicator, [&](fact_view f) { found.push_back(f); });
  return found;
}

std::vector<fact_view> ledger::rows(fact_subject subject, name_id indicator, const tieuchi::period& p) const {
  std::vector<fact_view> found;
  for (const auto& layer : layers_) layer->visit(subject, indicator, p, [&](fact_view f) { found.push_back(f); });
  return found;
}

void ledger::refuse(refused_fact f) {
  auto more = !refused_                 ? std::make_shared<detail::refused_facts>()
              : refused_->shared.load() ? std::make_shared<detail::refused_facts>(*refused_)
                                        : refused_;
  more->all.push_back(std::move(f));
  const refused_fact& last = more->all.back();
  more->of[{last.subject, last.indicator}].push_back(static_cast<std::uint32_t>(more->all.size() - 1));
  refused_ = std::move(more);
}

std::span<const refused_fact> ledger::refused() const noexcept {
  return refused_ ? std::span<const refused_fact>(refused_->all) : std::span<const refused_fact>();
}

namespace detail {

/// Whether a period is the one asked, or a dated one that holds the day asked.
inline bool is_about(const std::optional<period>& told, const period& asked) noexcept {
  if (!told) return false;
  if (*told == asked) return true;
  if (asked.type.form != period_form::dated || told->type.form != period_form::dated) return false;
  if (!asked.from || asked.from != asked.to) return false;
  return (!told->from || *told->from <= *asked.from) && (!told->to || *asked.from <= *told->to);
}

/// What was refused of a subject and indicator and is known on a day.
template <class Visit>
void each_refused(const refused_facts* all, const ledger_key& about, date as_of, const Visit& visit) {
  if (!all) return;
  const auto found = all->of.find(about);
  if (found == all->of.end()) return;
  for (const std::uint32_t at : found->second)
    if (const refused_fact& f = all->all[at]; !f.recorded_on || *f.recorded_on <= as_of) visit(f);
}

}  // namespace detail

const refused_fact* ledger::refused(fact_subject subject, name_id indicator, const tieuchi::period& p,
                                    date as_of) const noexcept {
  const refused_fact* last = nullptr;
  detail::each_refused(refused_.get(), {subject, indicator}, as_of, [&](const refused_fact& f) {
    if (detail::is_about(f.period, p) && (!last || last->recorded_on <= f.recorded_on)) last = &f;
  });
  return last;
}

std::vector<period> ledger::refused_periods(fact_subject subject, name_id indicator, date as_of) const {
  std::vector<tieuchi::period> found;
  detail::each_refused(refused_.get(), {subject, indicator}, as_of, [&](const refused_fact& f) {
    if (f.period) found.push_back(*f.period);
  });
  return found;
}

const std::string& ledger::door() const noexcept { return door_; }
void ledger::set_door(std::string hash) { door_ = std::move(hash); }

namespace detail {

/// Rows of several layers in canonical order: each layer keeps its own, and small ones are merged into it.
class canonical_merge {
 public:
  explicit canonical_merge(const fact_layers& layers) {
    for (const auto& layer : layers)
      if (layer->size() > 0) sides_.push_back({layer.get(), &layer->canonical_order(), 0, {}});
    for (side& s : sides_) s.next();
  }

  /// The next text; false at the end.
  bool take(std::string& row) {
    side* least = nullptr;
    for (side& s : sides_)
      if (!s.done && (!least || s.row < least->row)) least = &s;
    if (!least) return false;
    std::swap(row, least->row);
    least->next();
    return true;
  }

 private:
  struct side {
    const fact_layer* layer;
    const std::vector<std::uint32_t>* order;
    std::size_t at;
    std::string row;
    bool done = false;

    void next() {
      row.clear();
      done = at == order->size();
      if (!done) layer->put_canonical((*order)[at++], row);
    }
  };

  std::vector<side> sides_;
};

}  // namespace detail

std::string ledger::hash() const {
  return hash_.get([this] {
    detail::canonical_merge rows(layers_);
    sha256_stream all;
    std::string row;
    while (rows.take(row)) {
      row += '\n';
      all.take(row);
    }
    return all.hex();
  });
}

namespace detail {

inline bool say_the_same_row(fact_view a, fact_view b) {
  return a.recorded_on() == b.recorded_on() && a.reporter() == b.reporter() && a.document() == b.document() &&
         a.unit_id() == b.unit_id() && a.indicator_id() == b.indicator_id() && a.text() == b.text();
}

inline bool has_row(const ledger& in, fact_view row) {
  return std::ranges::any_of(in.rows(row.subject(), row.indicator(), row.period()),
                             [&](fact_view own) { return say_the_same_row(own, row); });
}

}  // namespace detail

ledger joined(const ledger& first, const ledger& more) {
  ledger both = first;
  for (const auto& layer : more.layers()) {
    if (std::ranges::find(first.layers(), layer) != first.layers().end()) continue;
    for (std::uint32_t row = 0; row < layer->size(); ++row)
      if (!detail::has_row(first, (*layer)[row])) both.append((*layer)[row].fact());
  }
  return both;
}

snapshot as_known_on(std::shared_ptr<const ledger> facts, date as_of) { return {std::move(facts), as_of}; }

}  // namespace TIEUCHI_ABI
}  // namespace tieuchi

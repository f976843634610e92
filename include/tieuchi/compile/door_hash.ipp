#pragma once

// What a ledger keeps of the rulebook that admitted its rows: units, agencies, indicators, filings and scales with the
// places at which rows name them.

#include <tieuchi/compile/rulebook.hpp>

#include <tieuchi/core/hash.hpp>

namespace tieuchi {
inline namespace TIEUCHI_ABI {
namespace detail {

class door_hasher {
 public:
  void put(std::string_view word) { all_.take(std::to_string(word.size()) + ":" + std::string(word)); }
  void put(std::size_t n) { put(std::to_string(n)); }
  void put(const std::optional<ref>& r) { put(r ? std::string_view(r->name) : std::string_view()); }
  template <class Elements>
  void put_ids(const Elements& elements) {
    put(elements.size());
    for (const auto& e : elements) put(e.id);
  }
  [[nodiscard]] std::string hex() { return all_.hex(); }

 private:
  sha256_stream all_;
};

inline void put_indicator(door_hasher& into, const compiled_indicator& i) {
  into.put(std::size_t{i.name.number()});
  into.put(i.spec->id);
  into.put(i.type.text());
  into.put(static_cast<std::size_t>(i.period.form));
  into.put(i.spec->period.name);
  into.put(i.spec->of_agency ? "agency" : "unit");
  into.put(i.spec->filing);
  for (const auto& [word, code] : i.spec->open_values) into.put(word), into.put(code);
}

inline std::string hash_of_door(const rulebook& book) {
  const programme& p = *book.programme;
  door_hasher all;
  all.put_ids(p.units);
  all.put_ids(p.agencies);
  all.put_ids(p.filings);
  all.put(p.scales.size());
  for (const auto& s : p.scales) {
    all.put(s.id);
    for (const std::string& level : s.levels) all.put(level);
  }
  all.put(book.indicators.size());
  for (const auto& i : book.indicators) put_indicator(all, i);
  return all.hex();
}

}  // namespace detail
}  // namespace TIEUCHI_ABI
}  // namespace tieuchi

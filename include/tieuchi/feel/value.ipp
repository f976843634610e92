#pragma once

#include <tieuchi/feel/reason_reader.hpp>
#include <tieuchi/feel/value.hpp>

#include <algorithm>
#include <memory>
#include <stdexcept>

namespace tieuchi {
inline namespace TIEUCHI_ABI {
namespace feel {

static_assert(std::is_trivially_copyable_v<value> && sizeof(value) <= 64);

std::string reason::text() const {
  std::string t = fact.text();
  if (place >= 0) t += "#" + std::to_string(place);
  return t;
}

value value::string(std::string_view text) noexcept {
  value v(kind::string, static_cast<std::uint32_t>(text.size()));
  v.text_ = text.data();
  return v;
}

value value::rating(std::uint32_t level) noexcept { return value(kind::rating, level); }

value value::list(std::span<const value> elements) noexcept {
  value v(kind::list, static_cast<std::uint32_t>(elements.size()));
  v.elements_ = elements.data();
  return v;
}

value value::context(std::span<const field> fields) noexcept {
  value v(kind::context, static_cast<std::uint32_t>(fields.size()));
  v.fields_ = fields.data();
  return v;
}

value value::range(const range_ends* ends) noexcept {
  value v(kind::range, 0);
  v.ends_ = ends;
  return v;
}

value value::unknown(const reason_node* why) noexcept {
  value v(kind::unknown, 0);
  std::construct_at(&v.open_, open_day{why, {}});
  return v;
}

value value::partly_known(const reason_node* why, const day_bounds& within) noexcept {
  value v(kind::unknown, 1);
  std::construct_at(&v.open_, open_day{why, within});
  return v;
}

void value::misused() { throw std::logic_error("a value was asked for what its kind has not"); }

std::span<const field> value::fields() const {
  asked(kind::context);
  return {fields_, size_};
}

const value* value::find(std::string_view key) const {
  const auto all = fields();
  const auto before = [](const field& f, std::string_view wanted) { return f.key < wanted; };
  const auto found = std::lower_bound(all.begin(), all.end(), key, before);
  return found == all.end() || found->key != key ? nullptr : &found->value;
}

value unknown_because(const reason& r, arena& a) {
  return value::unknown(a.one(reason_node{r, nullptr, nullptr, nullptr}));
}

value without_bounds(const value& v) noexcept { return v.within() ? value::unknown(v.why()) : v; }

value unknown_because(std::span<const reason> reasons, arena& a) {
  if (reasons.empty()) throw std::logic_error("an unknown needs a reason");
  const reason_node* all = nullptr;
  for (const reason& r : reasons) all = join(all, a.one(reason_node{r, nullptr, nullptr, nullptr}), a);
  return value::unknown(all);
}

const reason_node* join(const reason_node* left, const reason_node* right, arena& a) {
  if (!left || left == right) return right;
  if (!right) return left;
  return a.one(reason_node{{}, left, right, nullptr});
}

const reason_node* reasons_inside(const value& v, arena& a) {
  if (v.is_unknown()) return v.why();
  if (wholly_known(v)) return nullptr;
  return a.one(reason_node{{}, nullptr, nullptr, a.one(v)});
}

value make_list(std::span<const value> elements, arena& a) {
  const auto copy = a.make<value>(elements.size());
  std::copy(elements.begin(), elements.end(), copy.begin());
  return value::list(copy);
}

value make_context(std::span<const field> fields, arena& a) {
  const auto copy = a.make<field>(fields.size());
  for (std::size_t i = 0; i < fields.size(); ++i) copy[i] = {a.copy(fields[i].key), fields[i].value};
  std::sort(copy.begin(), copy.end(), [](const field& x, const field& y) { return x.key < y.key; });
  return value::context(copy);
}

value make_string(std::string_view text, arena& a) { return value::string(a.copy(text)); }

value make_range(const range_ends& ends, arena& a) { return value::range(a.one(ends)); }

namespace detail {

inline bool same_fields(std::span<const field> a, std::span<const field> b) {
  const auto same = [](const field& x, const field& y) { return x.key == y.key && identical(x.value, y.value); };
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), same);
}

inline bool same_ends(const range_ends& a, const range_ends& b) {
  return a.from_in == b.from_in && a.to_in == b.to_in && identical(a.from, b.from) && identical(a.to, b.to);
}

inline bool same_unknown(const value& a, const value& b) {
  const day_bounds *here = a.within(), *there = b.within();
  if (here && there ? *here != *there : here != there) return false;
  const auto same = [](const reason& x, const reason& y) { return x.code == y.code && x.text() == y.text(); };
  const auto left = reasons_of(a);
  const auto right = reasons_of(b);
  return std::equal(left.begin(), left.end(), right.begin(), right.end(), same);
}

}  // namespace detail

std::vector<reason> reasons_of(const value& v) { return reason_reader().of(v); }

std::vector<reason> reasons_met(const value& v) { return reason_reader().met(v); }

bool wholly_known(const value& v) {
  switch (v.what()) {
    case value::kind::unknown:
      return false;
    case value::kind::list:
      return std::all_of(v.elements().begin(), v.elements().end(), wholly_known);
    case value::kind::context:
      return std::all_of(v.fields().begin(), v.fields().end(), [](const field& f) { return wholly_known(f.value); });
    case value::kind::range:
      return wholly_known(v.ends().from) && wholly_known(v.ends().to);
    case value::kind::null:
    case value::kind::boolean:
    case value::kind::number:
    case value::kind::string:
    case value::kind::date:
    case value::kind::months_duration:
    case value::kind::time_duration:
    case value::kind::rating:
      return true;
  }
  return true;
}

bool identical(const value& a, const value& b) {
  if (a.what() != b.what()) return false;
  switch (a.what()) {
    case value::kind::unknown:
      return detail::same_unknown(a, b);
    case value::kind::null:
      return true;
    case value::kind::boolean:
      return a.boolean() == b.boolean();
    case value::kind::number:
      return a.number() == b.number();
    case value::kind::string:
      return a.string() == b.string();
    case value::kind::date:
      return a.date() == b.date();
    case value::kind::months_duration:
      return a.months() == b.months();
    case value::kind::time_duration:
      return a.time() == b.time();
    case value::kind::rating:
      return a.level() == b.level();
    case value::kind::list:
      return std::equal(a.elements().begin(), a.elements().end(), b.elements().begin(), b.elements().end(), identical);
    case value::kind::context:
      return detail::same_fields(a.fields(), b.fields());
    case value::kind::range:
      return detail::same_ends(a.ends(), b.ends());
  }
  return false;
}

namespace detail {

inline const reason_node* copy_reasons(const value& v, arena& a) {
  const reason_node* all = nullptr;
  for (const reason& r : reasons_of(v)) {
    const reason copy{a.copy(r.fact.text()), r.place, a.copy(r.code), r.marks};
    all = join(all, a.one(reason_node{copy, nullptr, nullptr, nullptr}), a);
  }
  return all;
}

}  // namespace detail

value deep_copy(const value& v, arena& a) {
  switch (v.what()) {
    case value::kind::unknown:
      return v.within() ? value::partly_known(detail::copy_reasons(v, a), *v.within())
                        : value::unknown(detail::copy_reasons(v, a));
    case value::kind::string:
      return make_string(v.string(), a);
    case value::kind::list: {
      const auto elements = a.make<value>(v.elements().size());
      std::transform(v.elements().begin(), v.elements().end(), elements.begin(),
                     [&](const value& e) { return deep_copy(e, a); });
      return value::list(elements);
    }
    case value::kind::context: {
      const auto fields = a.make<field>(v.fields().size());
      std::transform(v.fields().begin(), v.fields().end(), fields.begin(),
                     [&](const field& f) { return field{a.copy(f.key), deep_copy(f.value, a)}; });
      return value::context(fields);
    }
    case value::kind::range: {
      const range_ends& e = v.ends();
      return make_range({deep_copy(e.from, a), deep_copy(e.to, a), e.from_in, e.to_in}, a);
    }
    case value::kind::null:
    case value::kind::boolean:
    case value::kind::number:
    case value::kind::date:
    case value::kind::months_duration:
    case value::kind::time_duration:
    case value::kind::rating:
      return v;
  }
  return v;
}

}  // namespace feel
}  // namespace TIEUCHI_ABI
}  // namespace tieuchi

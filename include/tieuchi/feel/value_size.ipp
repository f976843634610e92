#pragma once

#include <tieuchi/feel/capped.hpp>
#include <tieuchi/feel/value_size.hpp>

#include <algorithm>

namespace tieuchi {
inline namespace TIEUCHI_ABI {
namespace feel {
namespace detail {

/// What a text counts beyond one value.
inline std::uint64_t beyond_one(std::size_t bytes) { return bytes / 64; }

}  // namespace detail

value_size value_size::text(std::size_t bytes) {
  value_size s;
  s.values_ += detail::beyond_one(bytes);
  return s;
}

value_size value_size::range() {
  value_size s;
  s.values_ = 3;
  return s;
}

value_size value_size::list(std::uint64_t most, value_size element) {
  const std::uint64_t inside = detail::capped_product(most, element.values());
  return {detail::capped_sum(1, inside), {true, most, {{{}, std::move(element)}}}};
}

value_size value_size::context(keys fields) {
  std::sort(fields.begin(), fields.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
  std::uint64_t all = 1;
  for (const auto& [key, of] : fields)
    all = detail::capped_sum(all, detail::capped_sum(of.values(), detail::beyond_one(key.size())));
  return {all, {false, 0, std::move(fields)}};
}

value_size value_size::declared(const type& of, std::size_t bound, std::size_t inner_bound) {
  switch (of.what()) {
    case type::kind::nothing:
    case type::kind::number:
    case type::kind::string:
    case type::kind::boolean:
    case type::kind::date:
    case type::kind::months_duration:
    case type::kind::time_duration:
    case type::kind::rating:
      return {};
    case type::kind::range:
      return range();
    case type::kind::list:
      return list(bound, declared(of.element(), inner_bound, inner_bound));
    case type::kind::context: {
      keys fields;
      for (const auto& [key, part] : of.fields()) fields.emplace_back(key, declared(part, bound, inner_bound));
      return context(std::move(fields));
    }
  }
  return {};
}

value_size value_size::element() const { return is_list() ? node_->parts.front().second : value_size(); }

value_size value_size::field(std::string_view key) const {
  if (is_list()) return list(length(), element().field(key));
  if (is_context())
    for (const auto& [name, of] : node_->parts)
      if (name == key) return of;
  return {};
}

std::uint64_t value_size::elements() const noexcept {
  if (!is_list()) return 0;
  const std::uint64_t each = detail::capped_sum(1, node_->parts.front().second.elements());
  return detail::capped_product(node_->length, each);
}

const value_size& value_size::part(std::size_t i) const { return node_->parts.at(i).second; }

value_size value_size::larger_of(const value_size& a, const value_size& b) {
  if (a.node_ != b.node_ && a.is_list() && b.is_list()) {
    if (a.length() == 0) return b;
    if (b.length() == 0) return a;
    return list(std::max(a.length(), b.length()), larger(a.element(), b.element()));
  }
  if (a.node_ != b.node_ && a.is_context() && b.is_context()) {
    keys fields = a.node_->parts;
    for (std::size_t i = 0; i < fields.size(); ++i) fields[i].second = larger(fields[i].second, b.part(i));
    return context(std::move(fields));
  }
  return a.values() < b.values() ? b : a;
}

std::uint64_t value_size::both(const value_size& a, const value_size& b) {
  if (a.is_list() && b.is_list()) {
    const std::uint64_t length = std::min(a.length(), b.length());
    return length == 0 ? 1 : detail::capped_sum(1, detail::capped_product(length, both(a.element(), b.element())));
  }
  if (!a.is_context() || !b.is_context()) return std::min(a.values(), b.values());
  std::uint64_t all = 1;
  for (std::size_t i = 0; i < a.node_->parts.size(); ++i) {
    const auto& [key, of] = a.node_->parts[i];
    all = detail::capped_sum(all, detail::capped_sum(both(of, b.part(i)), detail::beyond_one(key.size())));
  }
  return all;
}

}  // namespace feel
}  // namespace TIEUCHI_ABI
}  // namespace tieuchi

#pragma once

#include <tieuchi/feel/capped.hpp>
#include <tieuchi/feel/type.hpp>

#include <algorithm>
#include <array>
#include <stdexcept>

namespace tieuchi {
inline namespace TIEUCHI_ABI {
namespace feel {
namespace detail {

inline constexpr std::array<std::string_view, 7> plain_type_names{
    "nothing", "number", "string", "boolean", "date", "years and months duration", "days and time duration"};

}  // namespace detail

type type::rating(std::vector<std::string> levels, bool ordered) {
  type t(kind::rating);
  t.node_ = std::make_shared<const node>(node{ordered, std::move(levels), {}, {}, 1});
  return t;
}

type type::list(type element) {
  type t(kind::list);
  const std::uint64_t parts = detail::capped_sum(1, element.parts());
  t.node_ = std::make_shared<const node>(node{true, {}, {std::move(element)}, {}, parts});
  return t;
}

type type::range(type end) {
  type t(kind::range);
  const std::uint64_t parts = detail::capped_sum(1, end.parts());
  t.node_ = std::make_shared<const node>(node{true, {}, {std::move(end)}, {}, parts});
  return t;
}

type type::context(keys fields) {
  const auto before = [](const keys::value_type& a, const keys::value_type& b) { return a.first < b.first; };
  std::sort(fields.begin(), fields.end(), before);
  type t(kind::context);
  std::uint64_t parts = 1;
  for (const auto& f : fields) parts = detail::capped_sum(parts, f.second.parts());
  t.node_ = std::make_shared<const node>(node{true, {}, {}, std::move(fields), parts});
  return t;
}

const type& type::element() const {
  if (kind_ != kind::list && kind_ != kind::range) throw std::logic_error("element() of a type without elements");
  return node_->element.front();
}

const std::vector<std::string>& type::levels() const {
  if (kind_ != kind::rating) throw std::logic_error("levels() of a type that is no rating");
  return node_->levels;
}

std::optional<std::uint32_t> type::level(std::string_view name) const {
  const auto& all = levels();
  const auto found = std::find(all.begin(), all.end(), name);
  if (found == all.end()) return std::nullopt;
  return static_cast<std::uint32_t>(found - all.begin());
}

const type::keys& type::fields() const {
  if (kind_ != kind::context) throw std::logic_error("fields() of a type that is no context");
  return node_->fields;
}

std::optional<type> type::field(std::string_view key) const {
  for (const auto& [name, of] : fields())
    if (name == key) return of;
  return std::nullopt;
}

bool type::ordered() const noexcept {
  switch (kind_) {
    case kind::number:
    case kind::date:
    case kind::months_duration:
    case kind::time_duration:
      return true;
    case kind::rating:
      return node_->ordered;
    case kind::nothing:
    case kind::string:
    case kind::boolean:
    case kind::list:
    case kind::range:
    case kind::context:
      return false;
  }
  return false;
}

bool type::has_range() const {
  switch (kind_) {
    case kind::range:
      return true;
    case kind::list:
      return element().has_range();
    case kind::context:
      return std::any_of(fields().begin(), fields().end(), [](const auto& f) { return f.second.has_range(); });
    case kind::nothing:
    case kind::number:
    case kind::string:
    case kind::boolean:
    case kind::date:
    case kind::months_duration:
    case kind::time_duration:
    case kind::rating:
      return false;
  }
  return false;
}

std::optional<type> type::rating_inside() const {
  if (kind_ == kind::rating) return *this;
  if (kind_ == kind::list || kind_ == kind::range) return element().rating_inside();
  return std::nullopt;
}

std::string type::text() const {
  if (!node_) return std::string(detail::plain_type_names[static_cast<std::size_t>(kind_)]);
  if (kind_ == kind::list) return "list<" + element().text() + ">";
  if (kind_ == kind::range) return "range<" + element().text() + ">";
  std::string inside;
  for (const auto& level : node_->levels) inside += (inside.empty() ? "" : ", ") + level;
  for (const auto& [key, t] : node_->fields) inside += (inside.empty() ? "" : ", ") + key + ": " + t.text();
  return (kind_ == kind::rating ? "rating<" : "context<") + inside + ">";
}

bool type::same(const type& a, const type& b) {
  if (a.kind_ != b.kind_) return false;
  if (a.node_ == b.node_) return true;
  return a.node_->levels == b.node_->levels && a.node_->element == b.node_->element &&
         a.node_->fields == b.node_->fields;
}

namespace detail {

inline std::optional<type> common_inside_list(const type& a, const type& b) {
  if (a.is(type::kind::nothing)) return b;
  if (b.is(type::kind::nothing)) return a;
  return common(a, b);
}

inline std::optional<type> common_of_contexts(const type& a, const type& b) {
  if (a.fields().size() != b.fields().size()) return std::nullopt;
  type::keys fields;
  for (std::size_t i = 0; i < a.fields().size(); ++i) {
    const auto& [key, left] = a.fields()[i];
    if (key != b.fields()[i].first) return std::nullopt;
    auto both = common(left, b.fields()[i].second);
    if (!both) return std::nullopt;
    fields.emplace_back(key, *std::move(both));
  }
  return type::context(std::move(fields));
}

}  // namespace detail

std::optional<type> common(const type& a, const type& b) {
  if (a == b) return a;
  if (a.what() != b.what()) return std::nullopt;
  if (a.is(type::kind::context)) return detail::common_of_contexts(a, b);
  if (!a.is(type::kind::list)) return std::nullopt;
  auto element = detail::common_inside_list(a.element(), b.element());
  if (!element) return std::nullopt;
  return type::list(*std::move(element));
}

}  // namespace feel
}  // namespace TIEUCHI_ABI
}  // namespace tieuchi

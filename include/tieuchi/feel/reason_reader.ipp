#pragma once

#include <tieuchi/feel/reason_reader.hpp>

#include <algorithm>
#include <functional>
#include <string>
#include <utility>

namespace tieuchi {
inline namespace TIEUCHI_ABI {
namespace feel {

namespace detail {

/// A reason with the text it is sorted by.
struct worded_reason {
  std::string text;
  reason of;

  friend bool operator==(const worded_reason& a, const worded_reason& b) {
    return a.text == b.text && a.of.code == b.of.code;
  }
  friend bool operator<(const worded_reason& a, const worded_reason& b) {
    return a.text != b.text ? a.text < b.text : a.of.code < b.of.code;
  }
};

}  // namespace detail

std::size_t reason_reader::leaf_hash::operator()(const leaf& l) const noexcept {
  const std::hash<std::string_view> text;
  return (std::get<0>(l).hash() * 31 + static_cast<std::size_t>(std::get<1>(l))) * 31 + text(std::get<2>(l));
}

std::uint32_t reason_reader::id_of(const reason& r) {
  const auto [at, is_new] =
      ids_.try_emplace({r.fact, r.place, r.code, r.marks}, static_cast<std::uint32_t>(leaves_.size()));
  if (is_new) leaves_.push_back(r);
  return at->second;
}

/// What a part is known by; values without parts have no key.
const void* reason_reader::key_of(const part& p) {
  if (p.node) return p.node;
  if (p.of->is(value::kind::list)) return p.of->elements().data();
  if (p.of->is(value::kind::context)) return p.of->fields().data();
  return p.of->is(value::kind::range) ? &p.of->ends() : nullptr;
}

std::size_t reason_reader::children_of(const part& p) {
  if (p.node) return p.node->parts ? 1 : p.node->left ? 2 : 0;
  switch (p.of->what()) {
    case value::kind::list:
      return p.of->elements().size();
    case value::kind::context:
      return p.of->fields().size();
    case value::kind::range:
      return 2;
    case value::kind::unknown:
    case value::kind::null:
    case value::kind::boolean:
    case value::kind::number:
    case value::kind::string:
    case value::kind::date:
    case value::kind::months_duration:
    case value::kind::time_duration:
    case value::kind::rating:
      return 0;
  }
  return 0;
}

/// An unknown value is its reasons.
reason_reader::part reason_reader::child_of(const part& p, std::size_t i) {
  if (p.node && !p.node->parts) return {i == 0 ? p.node->left : p.node->right, nullptr};
  const value* v = p.node                           ? p.node->parts
                   : p.of->is(value::kind::list)    ? &p.of->elements()[i]
                   : p.of->is(value::kind::context) ? &p.of->fields()[i].value
                   : i == 0                         ? &p.of->ends().from
                                                    : &p.of->ends().to;
  return v->is_unknown() ? part{v->why(), nullptr} : part{nullptr, v};
}

void reason_reader::take_doubles_out(gathered& g) {
  std::sort(g.found.begin(), g.found.end());
  g.found.erase(std::unique(g.found.begin(), g.found.end()), g.found.end());
  g.distinct = g.found.size();
}

/// Every part once; those that earlier values have met are shared.
void reason_reader::gather(const part& root, ids& found) {
  std::vector<part> open{root};
  std::unordered_set<const void*> seen;
  while (!open.empty()) {
    const part p = open.back();
    open.pop_back();
    const void* key = key_of(p);
    if (!key || !seen.insert(key).second) continue;
    const std::size_t children = children_of(p);
    if (p.node && children == 0) {
      found.push_back(id_of(p.node->leaf));
    } else if (met_.contains(key)) {
      const ids shared = gather_shared(p);
      found.insert(found.end(), shared.begin(), shared.end());
    } else {
      for (std::size_t i = 0; i < children; ++i) open.push_back(child_of(p, i));
    }
  }
  met_.merge(seen);
}

/// Parts below before their parents. What took much more than its reasons are many is kept, so that all that is kept is
/// no more than what was looked at.
reason_reader::ids reason_reader::gather_shared(const part& root) {
  std::vector<frame> open;
  const auto enter = [&](const part& p) { open.push_back({p, 0, {}}); };
  gathered last;
  enter(root);
  while (!open.empty()) {
    frame& top = open.back();
    const auto known = top.next == 0 ? kept_.find(key_of(top.at)) : kept_.end();
    if (known != kept_.end()) {
      top.below = {known->second, known->second.size(), known->second.size()};
      top.next = children_of(top.at);
    }
    if (top.next < children_of(top.at)) {
      const part p = child_of(top.at, top.next++);
      ++top.below.work;
      if (p.node && children_of(p) == 0)
        top.below.found.push_back(id_of(p.node->leaf));
      else if (key_of(p))
        enter(p);
      continue;
    }
    frame done = std::move(top);
    open.pop_back();
    if (known == kept_.end()) close(done, kept_);
    last = std::move(done.below);
    if (open.empty()) break;
    gathered& above = open.back().below;
    above.work += last.work + 1;
    if (above.found.size() < last.found.size()) std::swap(above.found, last.found);
    above.found.insert(above.found.end(), last.found.begin(), last.found.end());
    if (above.found.size() > 64 + 2 * above.distinct) take_doubles_out(above);
  }
  return std::move(last.found);
}

void reason_reader::close(frame& done, std::unordered_map<const void*, ids>& kept) {
  if (done.below.work < 64) return;
  take_doubles_out(done.below);
  if (done.below.work < 64 + done.below.distinct) return;
  done.below.work = done.below.distinct;
  kept.emplace(key_of(done.at), done.below.found);
}

std::vector<reason> reason_reader::met(const value& v) {
  if (v.is_unknown() && children_of({v.why(), nullptr}) == 0) return {v.why()->leaf};
  ids found;
  gather(v.is_unknown() ? part{v.why(), nullptr} : part{nullptr, &v}, found);
  std::sort(found.begin(), found.end());
  found.erase(std::unique(found.begin(), found.end()), found.end());
  std::vector<reason> reasons;
  for (const std::uint32_t id : found) reasons.push_back(leaves_[id]);
  return reasons;
}

std::vector<reason> reason_reader::of(const value& v) {
  std::vector<reason> found = met(v);
  if (found.size() < 2) return found;
  std::vector<detail::worded_reason> worded;
  for (const reason& r : found) worded.push_back({r.text(), r});
  std::sort(worded.begin(), worded.end());
  std::vector<reason> reasons;
  for (std::size_t i = 0; i < worded.size(); ++i) {
    if (i > 0 && worded[i] == worded[i - 1])
      reasons.back().marks |= worded[i].of.marks;
    else
      reasons.push_back(worded[i].of);
  }
  return reasons;
}

}  // namespace feel
}  // namespace TIEUCHI_ABI
}  // namespace tieuchi

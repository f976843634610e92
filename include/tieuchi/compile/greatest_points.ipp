#pragma once

// What a group can reach at most, and a pass that nobody can.

#include <tieuchi/compile/compiler.hpp>

#include <algorithm>

namespace tieuchi {
inline namespace TIEUCHI_ABI {
namespace detail {

/// The greatest points of items, each found once: a group that stands in many groups is walked once.
class greatest_points {
 public:
  explicit greatest_points(const compiler& work) : work_(work), known_(work.book->names.size()) {}

  /// Nothing where a parameter or an open step decides it, or where groups close a circle.
  std::optional<number> of(index top) {
    std::vector<index> open{top};
    while (!open.empty()) {
      const index item = open.back();
      if (!known_[item]) known_[item].emplace();  // until it is found: nothing, which ends a circle
      const std::size_t before = open.size();
      for (const index part : parts_of(item))
        if (!known_[part]) open.push_back(part);
      if (open.size() > before) continue;
      open.pop_back();
      *known_[item] = found(item);
    }
    return *known_[top];
  }

 private:
  [[nodiscard]] const variant& first(index item) const { return work_.book->names[item].variants.front(); }

  [[nodiscard]] std::vector<index> parts_of(index item) const {
    std::vector<index> parts;
    const variant& v = first(item);
    if (!v.is_group || work_.source->groups[v.element].rescale_to) return parts;
    for (const auto& m : work_.book->groups[v.element].members) parts.push_back(m.item);
    return parts;
  }

  [[nodiscard]] std::optional<number> found(index item) const {
    const variant& v = first(item);
    if (!v.is_group) return work_.book->criteria[v.element].max;
    const group& g = work_.source->groups[v.element];
    std::optional<number> most = g.rescale_to ? g.rescale_to : number(0);
    for (const index part : parts_of(item)) most = most && *known_[part] ? add(*most, **known_[part]) : std::nullopt;
    for (const auto& step : g.adjust)
      if (!step.subtract) most = most && step.at_most ? add(*most, *step.at_most) : std::nullopt;
    if (!g.clamp) return most;
    return most ? std::min(*most, g.clamp->second) : g.clamp->second;
  }

  const compiler& work_;
  std::vector<std::optional<std::optional<number>>> known_;
};

inline void check_pass(compiler& work, greatest_points& greatest, const compiled_group& done) {
  const group& g = *done.composition;
  if (g.combine != composition::points || !g.pass_at_least || g.pass_at_least->form != value_spec::form::feel) return;
  const auto pass = number::parse(g.pass_at_least->text.text);
  const auto most = greatest.of(done.name);
  if (pass && most && *pass > *most)
    work.report("group.unreachable_pass", g.pass_at_least->text.at,
                "mức đạt " + pass->text() + " cao hơn điểm tối đa " + most->text(),
                "the pass of " + pass->text() + " lies above the greatest points of " + most->text());
}

}  // namespace detail
}  // namespace TIEUCHI_ABI
}  // namespace tieuchi

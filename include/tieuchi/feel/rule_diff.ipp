#pragma once

#include <tieuchi/feel/ast_text.hpp>
#include <tieuchi/feel/parser.hpp>
#include <tieuchi/feel/rule_diff.hpp>
#include <tieuchi/feel/wording.hpp>

#include <algorithm>

namespace tieuchi {
inline namespace TIEUCHI_ABI {
namespace feel {
namespace detail {

/// Compares two trees from the root and stops at the smallest parts that differ.
class tree_differ {
 public:
  tree_differ(const ast& before, const ast& after) : before_(before), after_(after) {}

  std::vector<rule_change> run() {
    differ(before_.root, after_.root);
    return std::move(changes_);
  }

 private:
  [[nodiscard]] std::string old_text(node_id id) const { return ast_text(before_, id); }
  [[nodiscard]] std::string new_text(node_id id) const { return ast_text(after_, id); }

  void differ(node_id a, node_id b) {
    if (old_text(a) == new_text(b)) return;
    const node& x = before_[a];
    const node& y = after_[b];
    if (x.kind == node_kind::logic && y.kind == node_kind::logic && x.text == y.text) return differ_members(a, b);
    const bool same_form = x.kind == y.kind && x.count == y.count && x.extras == y.extras && x.count > 0;
    if (same_form && same_frame(a, b)) {
      if (x.kind == node_kind::compare && x.text != y.text) return changed_comparison(a, b);
      for (std::uint32_t i = 0; i < x.count; ++i) differ(before_.child(a, i), after_.child(b, i));
      return;
    }
    replaced(a, b);
  }

  /// Whether two nodes differ in their children alone (a comparison may also change its sign).
  [[nodiscard]] bool same_frame(node_id a, node_id b) const {
    const node& x = before_[a];
    const node& y = after_[b];
    if (x.kind == node_kind::for_ || x.kind == node_kind::some || x.kind == node_kind::every) return false;
    if (x.kind == node_kind::compare)
      return x.text == y.text || old_text(before_.child(a, 0)) == new_text(after_.child(b, 0));
    for (std::uint32_t i = 0; i < x.extras; ++i)
      if (before_.keys[x.extra + i].text != after_.keys[y.extra + i].text) return false;
    return x.text == y.text;
  }

  static void members(const ast& tree, node_id id, std::string_view sign, std::vector<node_id>& out) {
    while (tree[id].kind == node_kind::logic && tree[id].text == sign) {
      out.push_back(tree.child(id, 1));
      id = tree.child(id, 0);
    }
    out.push_back(id);
    std::reverse(out.begin(), out.end());
  }

  /// Conditions joined by one word: those on one side only are removed or added, a pair of neighbours is a change.
  void differ_members(node_id a, node_id b) {
    std::vector<node_id> old_ones;
    std::vector<node_id> new_ones;
    members(before_, a, before_[a].text, old_ones);
    members(after_, b, after_[b].text, new_ones);
    std::erase_if(old_ones, [&](node_id o) {
      const auto same =
          std::find_if(new_ones.begin(), new_ones.end(), [&](node_id n) { return old_text(o) == new_text(n); });
      if (same == new_ones.end()) return false;
      new_ones.erase(same);
      return true;
    });
    for (std::size_t i = 0; i < std::max(old_ones.size(), new_ones.size()); ++i) {
      if (i >= new_ones.size())
        removed(old_ones[i]);
      else if (i >= old_ones.size())
        added(new_ones[i]);
      else
        differ(old_ones[i], new_ones[i]);
    }
  }

  void changed_comparison(node_id a, node_id b) {
    changes_.push_back({old_text(a),
                        new_text(b),
                        {"phép so sánh `" + old_text(a) + "` đổi thành `" + new_text(b) + "`",
                         "the comparison `" + old_text(a) + "` becomes `" + new_text(b) + "`"}});
  }

  void replaced(node_id a, node_id b) {
    const std::string x = old_text(a);
    const std::string y = new_text(b);
    changes_.push_back({x, y, {"`" + x + "` đổi thành `" + y + "`", "`" + x + "` becomes `" + y + "`"}});
  }

  void removed(node_id a) {
    const std::string x = old_text(a);
    changes_.push_back({x, {}, {"bỏ điều kiện `" + x + "`", "the condition `" + x + "` is gone"}});
  }

  void added(node_id b) {
    const std::string y = new_text(b);
    changes_.push_back({{}, y, {"thêm điều kiện `" + y + "`", "the condition `" + y + "` is new"}});
  }

  const ast& before_;
  const ast& after_;
  std::vector<rule_change> changes_;
};

}  // namespace detail

std::vector<rule_change> rule_diff(std::string_view before, std::string_view after) {
  const parsed old_one = parse(before);
  const parsed new_one = parse(after);
  if (old_one.issue || new_one.issue) {
    if (before == after) return {};
    const std::string x(before);
    const std::string y(after);
    return {{x, y, {"`" + x + "` đổi thành `" + y + "`", "`" + x + "` becomes `" + y + "`"}}};
  }
  return detail::tree_differ(old_one.tree, new_one.tree).run();
}

}  // namespace feel
}  // namespace TIEUCHI_ABI
}  // namespace tieuchi

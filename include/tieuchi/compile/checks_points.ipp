#pragma once

// Points that a constant gives or asks for lie within what can be reached (format pages 11, 12).

#include <tieuchi/compile/compiler.hpp>

#include <algorithm>
#include <map>

namespace tieuchi {
inline namespace TIEUCHI_ABI {
namespace detail {

/// The number a value is, where it is one number and no rule.
inline std::optional<number> constant_of(const value_spec& v) {
  return v.form == value_spec::form::feel ? number::parse(v.text.text) : std::nullopt;
}

struct placed_number {
  number value;
  spot at;
};

/// The numbers among the rows or alternatives of a value.
inline std::vector<placed_number> constants_of(const value_spec& v) {
  std::vector<placed_number> found;
  const auto add = [&](const feel_text& text) {
    if (const auto n = number::parse(text.text)) found.push_back({*n, text.at});
  };
  if (v.form == value_spec::form::feel) add(v.text);
  for (const choice_row& row : v.rows) add(row.then);
  for (const alternative& a : v.alternatives) add(a.value);
  return found;
}

inline std::optional<number> after_rounding(std::optional<number> n, const std::optional<round_spec>& how) {
  if (!n || !how) return n;
  switch (how->mode) {
    case round_spec::mode::half_up:
      return round(*n, number(how->places), rounding::half_up);
    case round_spec::mode::half_even:
      return round(*n, number(how->places), rounding::half_even);
    case round_spec::mode::up:
      return round(*n, number(how->places), rounding::up);
    case round_spec::mode::down:
      return round(*n, number(how->places), rounding::down);
  }
  return n;
}

/// One end of the points items can have, whatever the version; nothing where a parameter or an open step decides it.
class points_end_of {
 public:
  points_end_of(const compiler& work, bool greatest) : work_(work), greatest_(greatest) {}

  std::optional<number> item(item_id name) {
    const auto [at, fresh] = known_.try_emplace(name);  // an item that contains itself has no end
    if (!fresh || work_.book->names[name].kind != name_kind::item) return at->second;
    std::optional<number> end;
    for (const variant& v : work_.book->names[name].variants) {
      const auto one = v.is_group ? group(v.element) : leaf(work_.book->criteria[v.element]);
      if (!one) return std::nullopt;
      if (!end || (greatest_ ? *one > *end : *one < *end)) end = one;
    }
    return known_[name] = end;
  }

 private:
  [[nodiscard]] std::optional<number> leaf(const compiled_criterion& c) const {
    if (greatest_ || !c.leaf->score) return c.max;
    return c.min.value_or(number(0));
  }

  std::optional<number> group(std::size_t at) {
    const tieuchi::group& g = work_.source->groups[at];
    std::optional<number> end = greatest_ && g.rescale_to ? g.rescale_to : sum(at);
    end = after_rounding(end, g.round);
    for (const auto& step : g.adjust) {
      if (step.subtract == greatest_ || !end) continue;
      if (!step.at_most)
        end.reset();
      else
        end = greatest_ ? add(*end, *step.at_most) : subtract(*end, *step.at_most);
    }
    if (!g.clamp) return end;
    const auto& [low, high] = *g.clamp;
    if (!end) return greatest_ ? high : low;
    return std::max(low, std::min(high, *end));
  }

  /// A member that does not apply gives nothing, so the least sum is never above 0.
  std::optional<number> sum(std::size_t at) {
    std::optional<number> total = number(0);
    for (const auto& m : work_.book->groups[at].members) {
      const auto part = item(m.item);
      if (!part || !total) return std::nullopt;
      total = add(*total, greatest_ ? *part : std::min(*part, number(0)));
    }
    return total;
  }

  const compiler& work_;
  bool greatest_;
  std::map<item_id, std::optional<number>> known_;
};

inline std::optional<number> greatest_points(const compiler& work, item_id item) {
  return points_end_of(work, true).item(item);
}

inline std::optional<number> least_points(const compiler& work, item_id item) {
  return points_end_of(work, false).item(item);
}

inline void check_constants(compiler& work, const value_spec& v, const std::optional<number>& low,
                            const std::optional<number>& high, const words& what) {
  for (const placed_number& n : constants_of(v)) {
    if ((!low || *low <= n.value) && (!high || n.value <= *high)) continue;
    const std::string range = (low ? low->text() : "…") + " .. " + (high ? high->text() : "…");
    work.report("score.out_of_range", n.at, n.value.text() + " (" + what.vi + ") nằm ngoài " + range,
                n.value.text() + " (" + what.en + ") lies outside " + range);
  }
}

inline void check_points_of_criterion(compiler& work, const compiled_criterion& done) {
  const criterion& c = *done.leaf;
  if (!c.score) return;
  const number low = done.min.value_or(number(0));
  check_constants(work, *c.score, low, done.max, {"điểm", "points"});
  if (c.met_from) check_constants(work, *c.met_from, low, done.max, {"mức đạt", "points from which it is met"});
  if (c.if_lacking && c.if_lacking->points)
    check_constants(work, *c.if_lacking->points, low, done.max, {"điểm khi thiếu số liệu", "points for a lack"});
}

inline void check_lines(compiler& work, const compiled_criterion& done) {
  if (!done.leaf->grade || done.grade_of == no_id) return;
  const auto most = greatest_points(work, done.grade_of);
  if (!most) return;
  for (const auto& line : done.leaf->grade->lines)
    if (line.at_least)
      check_constants(work, *line.at_least, std::nullopt, most, {"mức điểm của bậc", "points of a line"});
}

inline void check_rescaled(compiler& work, const compiled_group& done) {
  if (!done.composition->rescale_to) return;
  for (const auto& m : done.members) {
    if (!work.has_maximum(m.item)) continue;
    const auto least = least_points(work, m.item);
    if (least && least->sign() >= 0) continue;
    const std::string how_low = least ? least->text() : "…";
    work.report(
        "group.rescale_negative", m.spec->item.at,
        "\"" + m.spec->item.name + "\" có thể âm (từ " + how_low + "), nên nhóm không quy đổi được (rescale_to)",
        "\"" + m.spec->item.name + "\" may be negative (from " + how_low + "), so the group cannot be rescaled");
  }
}

/// What an item adds at least to the maximum of a sum around it, whichever of its own members drop out; of a parameter
/// the least of its rows.
class least_maximum_of {
 public:
  explicit least_maximum_of(const compiler& work) : work_(work) {}

  number item(item_id name) {
    const auto [at, fresh] = known_.try_emplace(name);  // an item that contains itself has no maximum
    if (!fresh || work_.book->names[name].kind != name_kind::item) return at->second;
    number least;
    for (const variant& v : work_.book->names[name].variants)
      least = std::min(least, v.is_group ? group(v.element) : leaf(work_.book->criteria[v.element]));
    return known_[name] = least;
  }

 private:
  [[nodiscard]] number leaf(const compiled_criterion& c) const {
    if (c.max) return *c.max;
    number least;
    if (c.max_parameter != no_id)
      for (const variant& v : work_.book->names[c.max_parameter].variants)
        for (const auto& row : work_.source->parameters[v.element].rows)
          for (const auto& [field, written] : row.fields)
            least = std::min(least, number::parse(written.text).value_or(number(0)));
    return least;
  }

  number group(std::size_t at) {
    const tieuchi::group& g = work_.source->groups[at];
    number sum;
    if (g.combine != composition::points || g.rescale_to) return sum;
    for (const auto& m : work_.book->groups[at].members)
      sum = add(sum, std::min(number(0), item(m.item))).value_or(sum);
    return sum;
  }

  const compiler& work_;
  std::map<item_id, number> known_;
};

/// A share of a maximum says nothing where a member takes from it.
inline void check_shared(compiler& work, const compiled_group& done) {
  if (!done.composition->pass_share_of_max || done.composition->rescale_to) return;
  for (const auto& m : done.members) {
    const number least = least_maximum_of(work).item(m.item);
    if (least.sign() >= 0) continue;
    work.report("group.share_negative", m.spec->item.at,
                "điểm tối đa của \"" + m.spec->item.name + "\" có thể âm (" + least.text() +
                    "), nên không tính được tỷ lệ so với điểm tối đa (share_of_max)",
                "the maximum of \"" + m.spec->item.name + "\" may be negative (" + least.text() +
                    "), so no share of the maximum can be asked for");
  }
}

inline void check_points_of_group(compiler& work, const compiled_group& done) {
  const group& g = *done.composition;
  if (g.combine != composition::points) return;
  const auto most = greatest_points(work, done.name);
  if (g.if_lacking && g.if_lacking->points)
    check_constants(work, *g.if_lacking->points, least_points(work, done.name), most,
                    {"điểm khi thiếu số liệu", "points for a lack"});
  check_rescaled(work, done);
  check_shared(work, done);
  if (!g.pass_at_least || !most) return;
  const auto pass = constant_of(*g.pass_at_least);
  if (pass && *pass > *most)
    work.report("group.unreachable_pass", g.pass_at_least->text.at,
                "mức đạt " + pass->text() + " cao hơn điểm tối đa " + most->text(),
                "the pass of " + pass->text() + " lies above the greatest points of " + most->text());
}

void compiler::check_points() {
  for (const auto& c : book->criteria) {
    check_points_of_criterion(*this, c);
    check_lines(*this, c);
  }
  for (const auto& g : book->groups) check_points_of_group(*this, g);
}

}  // namespace detail
}  // namespace TIEUCHI_ABI
}  // namespace tieuchi

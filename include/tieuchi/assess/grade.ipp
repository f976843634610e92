#pragma once

#include <tieuchi/assess/engine_state.hpp>

#include <algorithm>

namespace tieuchi {
inline namespace TIEUCHI_ABI {
namespace detail {

/// A line or cap as read: what it asks, known or not.
struct grade_work {
  interval points;
  feel::value points_open;
  std::vector<reading> lines, caps;
  feel::value open;  ///< reasons of everything that is not known

  void blame(engine& e, const feel::value& why) {
    if (why.is_unknown()) open = open.is_unknown() ? join_unknown(e, open, why) : why;
  }
};

inline feel::value at_least_line(const std::optional<number>& points, const feel::value& from) {
  return points && !from.is_unknown() ? feel::value(*points >= from.number()) : feel::value();
}

/// The first line certainly reached by the worst points.
inline int low_grade(const compiled_criterion& c, const grade_work& w) {
  for (std::size_t i = 0; i < c.lines.size(); ++i) {
    const auto& line = c.lines[i];
    if (line.at_least ? at_least_line(w.points.least, w.lines[i].value).is_true()
                      : !line.when || w.lines[i].value.is_true())
      return line.level;
  }
  return c.lines.back().level;
}

/// The first line that the best points do not certainly miss.
inline int high_grade(const compiled_criterion& c, const grade_work& w) {
  for (std::size_t i = 0; i < c.lines.size(); ++i) {
    const auto& line = c.lines[i];
    if (line.at_least ? !at_least_line(w.points.most, w.lines[i].value).is_false()
                      : !line.when || !w.lines[i].value.is_false())
      return line.level;
  }
  return c.lines.back().level;
}

inline void read_grade_texts(engine& e, const compiled_criterion& c, const frame& f, grade_work& w, item_result& r) {
  for (const auto& line : c.lines) {
    reading read;
    if (line.at_least)
      read = e.run(*line.at_least, f);
    else if (line.when)
      read = e.run(*line.when, f);
    take(r, read);
    w.blame(e, read.value);
    w.lines.push_back(std::move(read));
  }
  for (const auto& cap : c.caps) {
    w.caps.push_back(e.run(cap.when, f));
    take(r, w.caps.back());
    w.blame(e, w.caps.back().value);
  }
}

/// Takes over what is not a matter of points: an item that does not apply, is waived, or may be either.
inline bool graded_item_decides(engine& e, const item_result& of, const grade_work& w, item_result& r) {
  if (!of.row || of.outcome == outcome::not_applicable || of.outcome == outcome::waived) {
    r.outcome = of.outcome == outcome::waived ? outcome::waived : outcome::not_applicable;
    r.reason = of.row ? std::string_view(of.reason) : code_of(usual_reason::not_applicable);
    r.waived_by = of.waived_by;
    return true;
  }
  if (!of.maybe_applies && !of.maybe_waived) return false;
  r.outcome = outcome::unknown;
  r.open = r.points_open = hiding_lacks(e, of.open, w.open);
  r.maybe_applies = r.may_drop_out = of.maybe_applies;
  r.maybe_waived = of.maybe_waived;
  return true;
}

inline void decide_grade(const compiled_criterion& c, int low_uncapped, int high_uncapped, const grade_work& w,
                         item_result& r) {
  const int level = r.grade->first;
  std::string cap_reason;
  for (std::size_t i = 0; i < c.caps.size() && cap_reason.empty(); ++i)
    if (w.caps[i].value.is_true() && c.caps[i].level == level && level < low_uncapped && level < high_uncapped)
      cap_reason = c.caps[i].spec->reason;
  const bool met = !c.grade_pass || level >= *c.grade_pass;
  r.outcome = met ? outcome::met : outcome::not_met;
  r.reason =
      !cap_reason.empty() ? std::string_view(cap_reason) : code_of(met ? usual_reason::ok : usual_reason::below_line);
}

void judge_grade(engine& e, const compiled_criterion& c, const frame& f, item_result& r) {
  grade_work w;
  read_grade_texts(e, c, f, w, r);
  if (c.grade_of != no_id) {
    const item_result& of = e.item(c.grade_of, f);
    r.provisional |= of.unsettled;
    join(r.assumed, of.assumed);
    join(r.left_out, of.left_out);
    if (graded_item_decides(e, of, w, r)) return;
    w.points = of.points.value_or(interval{});
    if (!w.points.least || w.points.least != w.points.most)
      w.blame(e, of.points_open.is_unknown() ? of.points_open : of.open);
  }
  int low = low_grade(c, w), high = high_grade(c, w);
  const int low_uncapped = low, high_uncapped = high;
  for (std::size_t i = 0; i < c.caps.size(); ++i) {
    if (!w.caps[i].value.is_false()) low = std::min(low, c.caps[i].level);
    if (w.caps[i].value.is_true()) high = std::min(high, c.caps[i].level);
  }
  r.grade = std::pair(low, high);
  if (low == high) return decide_grade(c, low_uncapped, high_uncapped, w, r);
  r.outcome = outcome::unknown;
  r.open = r.points_open = w.open;
}

}  // namespace detail
}  // namespace TIEUCHI_ABI
}  // namespace tieuchi

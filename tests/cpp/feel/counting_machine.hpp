#pragma once

// Counts what a run of a rule does, as the page counts it (semantics section 11).

#include <tieuchi/feel/cost.hpp>
#include <tieuchi/feel/operations.hpp>
#include <tieuchi/feel/run.hpp>

#include <tieuchi/feel/machine.ipp>

#include <algorithm>
#include <cstdint>
#include <string_view>
#include <vector>

namespace specification {

namespace feel = tieuchi::feel;
using namespace tieuchi::feel;

/// Runs a program one operation at a time, as `run` does, and counts.
class counting_machine {
 public:
  counting_machine(const program& p, const std::vector<value>& slots, const host& functions, arena& memory)
      : m_(p.code(), slots, functions, memory) {}

  value run() {
    run_part(0, static_cast<std::uint32_t>(m_.code.code.size()));
    return m_.read(m_.code.result);
  }

  /// Operations carried out, elements visited and turns of loops; jumps and the joining of tests are left out.
  [[nodiscard]] std::uint64_t steps() const { return steps_; }
  /// Whether every operation made what its code tells.
  [[nodiscard]] bool kinds_kept() const { return kinds_kept_; }
  /// The same with all operations.
  [[nodiscard]] std::uint64_t operations() const { return steps_ + others_; }

 private:
  void run_part(std::uint32_t begin, std::uint32_t end) {
    for (m_.pc = begin; m_.pc < end;) {
      const instruction& i = m_.code.code[m_.pc++];
      ++(joins_or_jumps(i) ? others_ : steps_);
      steps_ += visited(i);
      if (i.op == op::loop)
        run_loop(i);
      else
        feel::detail::handler_of(i.op)(m_, i);
      look_at_kind(i);
    }
  }

  void look_at_kind(const instruction& i) {
    if (is_jump(i.op) || i.yields == type::kind::nothing) return;
    const value& made = m_.read({operand::area::registers, i.dst});
    kinds_kept_ &= made.is_unknown() || is_of(made.what(), i.yields);
  }

  [[nodiscard]] static bool is_of(value::kind made, type::kind told) {
    switch (told) {
      case type::kind::boolean:
        return made == value::kind::boolean;
      case type::kind::number:
        return made == value::kind::number;
      case type::kind::string:
        return made == value::kind::string;
      case type::kind::rating:
        return made == value::kind::rating;
      case type::kind::date:
        return made == value::kind::date;
      case type::kind::list:
        return made == value::kind::list;
      case type::kind::context:
        return made == value::kind::context;
      default:
        return true;
    }
  }

  [[nodiscard]] bool joins_or_jumps(const instruction& i) const {
    const std::string_view word = std::string_view(m_.code.text).substr(i.place);
    const bool of_tests =
        (i.op == op::and_ || i.op == op::or_) && (word.starts_with("between") || word.starts_with("in"));
    return of_tests || is_jump(i.op);
  }

  [[nodiscard]] static std::uint64_t length(const value& v) {
    return v.is(value::kind::list) ? v.elements().size() : 0;
  }

  /// Elements of a list and of the lists in it, so many lists deep.
  [[nodiscard]] static std::uint64_t elements(const value& v, std::uint32_t depth) {
    if (depth == 0 || v.is_unknown()) return 0;
    std::uint64_t all = 0;
    for (const value& e : v.elements()) all += 1 + elements(e, depth - 1);
    return all;
  }

  /// How many parts two values are compared by, the whole left out, until a difference decides.
  struct compared {
    std::uint64_t parts = 0;
    bool differ = false;
  };

  static void compare(const value& a, const value& b, compared& so_far) {
    if (a.is_unknown() || b.is_unknown()) return;
    const auto pair = [&](const value& x, const value& y) {
      ++so_far.parts;
      compare(x, y, so_far);
    };
    if (a.is(value::kind::list)) {
      so_far.differ |= a.elements().size() != b.elements().size();
      for (std::size_t k = 0; !so_far.differ && k < a.elements().size(); ++k) pair(a.elements()[k], b.elements()[k]);
    } else if (a.is(value::kind::context)) {
      for (std::size_t k = 0; !so_far.differ && k < a.fields().size(); ++k)
        pair(a.fields()[k].value, b.fields()[k].value);
    } else if (a.is(value::kind::range)) {
      so_far.parts += 2;
    } else {
      so_far.differ |= !identical(a, b);
    }
  }

  [[nodiscard]] static std::uint64_t compared_parts(const value& a, const value& b) {
    compared so_far;
    compare(a, b, so_far);
    return so_far.parts;
  }

  /// The elements that are looked at until one is x, and their parts.
  [[nodiscard]] static std::uint64_t searched(const value& x, const value& list) {
    std::uint64_t all = 0;
    if (list.is_unknown()) return 0;
    for (const value& e : list.elements()) {
      compared so_far;
      compare(x, e, so_far);
      all += 1 + so_far.parts;
      if (!so_far.differ && wholly_known(x) && wholly_known(e)) break;
    }
    return all;
  }

  /// Elements and parts an operation looks at, as section 11 counts them.
  [[nodiscard]] std::uint64_t visited(const instruction& i) const {
    switch (i.op) {
      case op::equal:
      case op::not_equal:
        return compared_parts(m_.read(i.a), m_.read(i.b));
      case op::choose:
        return m_.read(i.a).is_unknown() ? compared_parts(m_.read(i.b), m_.read(m_.code.operands[i.first])) : 0;
      case op::in_list:
        return searched(m_.read(i.a), m_.read(i.b));
      case op::in_ranges:
        return length(m_.read(i.b));
      case op::each_field:
      case op::each_part:
        return elements(m_.read(i.a), i.target);
      case op::call: {
        std::uint64_t all = 0;
        if (entry_of(static_cast<builtin>(i.target)).visits != feel::visited::nothing)
          for (const operand& o : m_.operands(i)) all += length(m_.read(o));
        return all;
      }
      default:
        return 0;
    }
  }

  void run_loop(const instruction& i) {
    const loop_code& loop = m_.code.loops[i.first];
    const value list = loop.what == loop_code::form::filter ? m_.read(i.a) : value();
    m_.write(i, loop.what == loop_code::form::filter ? filtered(loop, list) : looped(loop, i));
    m_.pc = i.target;
  }

  [[nodiscard]] value part_value(const block& b) {
    run_part(b.begin, b.end);
    return m_.read(b.result);
  }

  value filtered(const loop_code& loop, const value& list) {
    if (list.is_unknown()) return list;
    std::vector<value> kept;
    const reason_node* why = nullptr;
    for (const value& e : list.elements()) {
      ++steps_;
      m_.registers[loop.iterators[0].variable] = e;
      const value holds_here = part_value(loop.body);
      if (holds_here.is_unknown()) why = join(why, holds_here.why(), m_.memory);
      if (holds_here.is_true()) kept.push_back(e);
    }
    return why ? value::unknown(why) : make_list(kept, m_.memory);
  }

  struct state {
    const loop_code& loop;
    value truth;
    const reason_node* domains = nullptr;
    std::vector<value> elements;
    bool decided = false;
  };

  value looped(const loop_code& loop, const instruction& i) {
    state s{loop, loop.what == loop_code::form::every, nullptr, {}, false};
    iterate(s, 0);
    if (loop.what != loop_code::form::for_) return s.truth;
    if (s.domains) return value::unknown(s.domains);
    return s.elements.size() > greatest_run_list ? m_.bound_exceeded(i.place) : make_list(s.elements, m_.memory);
  }

  void iterate(state& s, std::size_t depth) {
    if (depth == s.loop.iterators.size()) return take_body(s);
    const iterator_code& it = s.loop.iterators[depth];
    const value from = part_value(it.from);
    const value to = it.from_to ? part_value(it.to) : from;
    if (from.is_unknown() || to.is_unknown()) return no_domain(s, m_.unknown_of(from, to));
    std::vector<value> domain;
    if (it.from_to) {
      const auto count = steps_between(from, to, greatest_run_list);
      if (!count) return no_domain(s, m_.undefined(it.place));
      if (*count > greatest_run_list) return no_domain(s, m_.bound_exceeded(it.place));
      for (std::size_t n = 0; n < *count; ++n) domain.push_back(step(from, n, false, tieuchi::strict_limits));
    } else {
      domain.assign(from.elements().begin(), from.elements().end());
    }
    for (const value& e : domain) {
      m_.registers[it.variable] = e;
      iterate(s, depth + 1);
      if (s.decided) return;
    }
  }

  void no_domain(state& s, const value& unknown) {
    if (s.loop.what == loop_code::form::for_)
      s.domains = join(s.domains, unknown.why(), m_.memory);
    else
      take_truth(s, unknown);
  }

  void take_body(state& s) {
    ++steps_;
    if (s.loop.what != loop_code::form::for_) return take_truth(s, part_value(s.loop.body));
    if (s.elements.size() <= greatest_run_list) s.elements.push_back(part_value(s.loop.body));
  }

  void take_truth(state& s, const value& v) {
    const bool some = s.loop.what == loop_code::form::some;
    s.truth = some ? feel::detail::either(m_, s.truth, v) : feel::detail::both(m_, s.truth, v);
    s.decided = some ? s.truth.is_true() : s.truth.is_false();
  }

  feel::detail::machine m_;
  bool kinds_kept_ = true;
  std::uint64_t steps_ = 0;
  std::uint64_t others_ = 0;
};

}  // namespace specification

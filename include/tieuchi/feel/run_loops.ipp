#pragma once

#include <tieuchi/feel/cost.hpp>
#include <tieuchi/feel/machine.ipp>
#include <tieuchi/feel/operations.hpp>

#include <algorithm>

namespace tieuchi {
inline namespace TIEUCHI_ABI {
namespace feel {
namespace detail {

/// A list that grows in an arena.
class growing_list {
 public:
  void add(const value& v, arena& memory) {
    if (size_ == room_.size()) {
      const auto wider = memory.make<value>(std::max<std::size_t>(8, 2 * size_));
      std::copy(room_.begin(), room_.end(), wider.begin());
      room_ = wider;
    }
    room_[size_++] = v;
  }
  [[nodiscard]] std::size_t size() const { return size_; }
  [[nodiscard]] value list() const { return value::list(room_.first(size_)); }

 private:
  std::span<value> room_;
  std::size_t size_ = 0;
};

/// What the steps of one loop add up to.
class loop_run {
 public:
  loop_run(machine& m, const loop_code& loop) : m_(m), loop_(loop) { result_ = loop.what == loop_code::form::every; }

  value run(std::uint32_t place) {
    iterate(0);
    if (loop_.what != loop_code::form::for_) return result_;
    if (domains_) return value::unknown(domains_);
    if (overflow_) return m_.bound_exceeded(place);
    return elements_.list();
  }

 private:
  [[nodiscard]] value block_value(const block& b) {
    run_block(m_, b.begin, b.end);
    return m_.read(b.result);
  }

  void iterate(std::size_t depth) {
    if (depth == loop_.iterators.size()) return body();
    const iterator_code& it = loop_.iterators[depth];
    const value from = block_value(it.from);
    if (it.from_to) return iterate_steps(depth, it, from, block_value(it.to));
    if (from.is_unknown()) return unknown_domain(from);
    for (const value& e : from.elements()) {
      m_.registers[it.variable] = e;
      iterate(depth + 1);
      if (decided_) return;
    }
  }

  void iterate_steps(std::size_t depth, const iterator_code& it, const value& from, const value& to) {
    if (from.is_unknown() || to.is_unknown()) return unknown_domain(m_.unknown_of(from, to));
    const auto steps = steps_between(from, to, greatest_run_list);
    if (!steps) return unknown_domain(m_.undefined(it.place));
    if (*steps > greatest_run_list) return unknown_domain(m_.bound_exceeded(it.place));
    for (std::size_t n = 0; n < *steps && !decided_; ++n) {
      m_.registers[it.variable] = step(from, n, false, strict_limits);
      iterate(depth + 1);
    }
  }

  /// An unknown domain counts as one unknown body.
  void unknown_domain(const value& domain) {
    if (loop_.what == loop_code::form::for_)
      domains_ = join(domains_, domain.why(), m_.memory);
    else
      take(domain);
  }

  void body() {
    if (loop_.what != loop_code::form::for_) return take(block_value(loop_.body));
    if (elements_.size() == greatest_run_list)
      overflow_ = true;
    else if (!overflow_)
      elements_.add(block_value(loop_.body), m_.memory);
  }

  void take(const value& v) {
    const bool some = loop_.what == loop_code::form::some;
    result_ = some ? either(m_, result_, v) : both(m_, result_, v);
    decided_ = some ? result_.is_true() : result_.is_false();
  }

  machine& m_;
  const loop_code& loop_;
  value result_;
  const reason_node* domains_ = nullptr;
  growing_list elements_;
  bool overflow_ = false;
  bool decided_ = false;
};

inline value run_filter(machine& m, const loop_code& loop, const value& list) {
  if (list.is_unknown()) return list;
  const reason_node* why = nullptr;
  growing_list kept;
  for (const value& e : list.elements()) {
    m.registers[loop.iterators[0].variable] = e;
    run_block(m, loop.body.begin, loop.body.end);
    const value& holds_here = m.read(loop.body.result);
    if (holds_here.is_unknown())
      why = join(why, holds_here.why(), m.memory);
    else if (holds_here.boolean())
      kept.add(e, m.memory);
  }
  return why ? value::unknown(why) : kept.list();
}

void run_loop(machine& m, const instruction& i) {
  const loop_code& loop = m.code.loops[i.first];
  const value list = loop.what == loop_code::form::filter ? m.read(i.a) : value();
  const value result =
      loop.what == loop_code::form::filter ? run_filter(m, loop, list) : loop_run(m, loop).run(i.place);
  m.write(i, result);
  m.pc = i.target;
}

}  // namespace detail
}  // namespace feel
}  // namespace TIEUCHI_ABI
}  // namespace tieuchi

#pragma once

// Last stage: how deep one value may rest on others. What is evaluated is asked for name by name, so the depth of the
// longest chain is the depth of the stack it takes; with this bound every pack that is accepted runs on a small one.

#include <tieuchi/compile/order.ipp>
#include <tieuchi/facts/unit_life.hpp>

#include <algorithm>
#include <map>

namespace tieuchi {
inline namespace TIEUCHI_ABI {
namespace detail {

/// Steps a value of one period may rest on: names, cohorts, and units that took over from others.
inline constexpr std::size_t longest_chain = 64;
inline constexpr std::size_t longest_succession = 32;

/// The longest line of events through which some unit's figures may be handed on, and the edge that closes it.
struct succession_line {
  std::size_t length = 0;
  const event_edge* last = nullptr;
};

inline succession_line longest_line(const programme& p) {
  std::map<date, std::vector<const event_edge*>> by_day;
  for (const event_edge& e : p.events)
    if (makes_successors(e.kind) && !e.from_unit.empty() && !e.to_unit.empty()) by_day[e.day].push_back(&e);
  succession_line longest;
  std::map<std::string_view, std::size_t> before;  // events behind each unit so far
  for (const auto& [day, edges] : by_day) {
    auto after = before;
    for (const event_edge* e : edges) {
      const std::size_t line = std::max(before[e->from_unit], before[e->to_unit]) + 1;
      for (const std::string_view unit : {std::string_view(e->from_unit), std::string_view(e->to_unit)})
        after[unit] = std::max(after[unit], line);
      if (line > longest.length) longest = {line, e};
    }
    before = std::move(after);
  }
  return longest;
}

/// For every node the length of the longest chain that ends with it, and the node it goes on to.
struct chain_lengths {
  by_id<read_node_id, std::size_t> length;
  by_id<read_node_id, read_node_id> next;

  explicit chain_lengths(const compiler& work) : length(work.reads.size(), 0), next(work.reads.size()) {
    std::vector<read_node_id> open;
    for (const read_node_id top : length.ids()) {
      open.push_back(top);
      while (!open.empty()) look_at(work, open);
    }
  }

 private:
  void look_at(const compiler& work, std::vector<read_node_id>& open) {
    const read_node_id node = open.back();
    const std::size_t before = open.size();
    std::size_t longest = 0;
    read_node_id towards;
    for (const read_edge& edge : work.reads[node]) {
      const read_node_id read = edge.to;
      if (read == no_id || looks_back(edge.from)) continue;
      if (length[read] == 0) open.push_back(read);
      if (length[read] > longest) {
        longest = length[read];
        towards = read;
      }
    }
    if (open.size() > before) return;
    open.pop_back();
    length[node] = longest + 1;
    next[node] = towards;
  }
};

/// The names of a chain: the first three and the last.
inline std::string chain_in_words(const compiler& work, const chain_lengths& chains, read_node_id top) {
  std::string words = id_of_node(work, top);
  read_node_id last = top;
  for (int shown = 1; chains.next[last] != no_id; ++shown) {
    last = chains.next[last];
    if (shown < 3) words += " -> " + id_of_node(work, last);
  }
  return words + " -> ... -> " + id_of_node(work, last);
}

/// What the reference day rests on comes on top of every chain: each frame asks for it first.
inline std::size_t steps_of_reference_day(const compiler& work, const chain_lengths& chains) {
  const auto& day = work.source->reference_day;
  const name_id anchor = day ? work.names.find_id(day->anchor) : no_id;
  return anchor ? chains.length[work.node_of(anchor)] : 0;
}

void compiler::check_chains() {
  if (cyclic) return;
  const succession_line line = longest_line(*source);
  if (line.length > longest_succession)
    report("event.chain_too_long", line.last->at,
           "số liệu của \"" + line.last->to_unit + "\" đi qua " + std::to_string(line.length) +
               " lần thay đổi đơn vị, nhiều nhất là " + std::to_string(longest_succession),
           "figures of \"" + line.last->to_unit + "\" go through " + std::to_string(line.length) +
               " changes of units, at most " + std::to_string(longest_succession));
  const chain_lengths chains(*this);
  const std::size_t taken = std::min(line.length, longest_succession) + steps_of_reference_day(*this, chains);
  const std::size_t most = longest_chain - std::min(taken, longest_chain - 1);
  for (const read_node_id node : chains.length.ids()) {
    if (chains.length[node] != most + 1) continue;  // longer ones rest on one of these
    const std::string steps = std::to_string(chains.length[node]), words = chain_in_words(*this, chains, node);
    report("chain.too_long", spot_of_node(*this, node),
           "một giá trị dựa trên chuỗi " + steps + " bước trong một kỳ, nhiều nhất là " + std::to_string(most) + ": " +
               words,
           "a value rests on a chain of " + steps + " steps within one period, at most " + std::to_string(most) + ": " +
               words);
  }
}

}  // namespace detail
}  // namespace TIEUCHI_ABI
}  // namespace tieuchi

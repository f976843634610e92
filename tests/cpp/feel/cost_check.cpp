// Reads a case a line, {"id","expression","types","bounds","inputs"}, and writes what its rule weighs, and the steps
// and values of a run; or the codes of its issues. Bounds are pairs: of a list, and of each list inside it.

#include "counting_machine.hpp"

#include <tieuchi/feel/checker.hpp>
#include <tieuchi/feel/name_table.hpp>
#include <tieuchi/feel/parser.hpp>
#include <tieuchi/feel_json/values.hpp>

#include <nlohmann/json.hpp>

#include <cstddef>
#include <iostream>
#include <stdexcept>
#include <string>
#include <vector>

using namespace tieuchi::feel;
using nlohmann::json;

namespace {

template <class T>
T good(tieuchi::checked<T> read) {
  if (!read.ok()) throw std::runtime_error(read.issues.front().code);
  return std::move(read.value);
}

std::uint64_t values_in(const value& v) {
  std::uint64_t all = 1;
  if (v.is(value::kind::list))
    for (const value& e : v.elements()) all += values_in(e);
  if (v.is(value::kind::context))
    for (const field& f : v.fields()) all += values_in(f.value);
  return v.is(value::kind::range) ? 3 : all;
}

json codes_of(const std::vector<tieuchi::issue>& issues) {
  json codes = json::array();
  for (const auto& i : issues) codes.push_back(i.code);
  return codes;
}

json answer(const json& one) {
  json out{{"id", one.at("id")}};
  arena memory;
  name_table names;
  std::vector<value> slots;
  for (const auto& [name, of] : one.at("types").items()) {
    const type t = good(read_type(of.dump()));
    const auto bounds = one.at("bounds").value(name, std::vector{usual_bound, usual_inner_bound});
    names.add(name, t, bounds[0], bounds[1]);
    slots.push_back(good(read_value(one.at("inputs").at(name).dump(), t, memory, bounds[0], bounds[1])));
  }
  compile_options options;
  options.greatest_cost = options.greatest_result = 20'000'000;
  const auto text = one.at("expression").get<std::string>();
  const auto compiled = compile(text, names, options);
  const parsed read = parse(text);
  if (read.issue) {
    out["issues"] = {read.issue->code};
    return out;
  }
  const auto checked_tree = check(read.tree, text, names, options);
  if (!checked_tree.ok()) {
    out["issues"] = codes_of(checked_tree.issues);
    return out;
  }
  const rule_weight weight = weigh(read.tree, checked_tree.value);
  out["cost"] = weight.cost;
  out["result"] = weight.result;
  out["shown"] = weight.shown;
  if (!compiled.ok()) return out;
  const host none;
  specification::counting_machine machine(compiled.value, slots, none, memory);
  out["values"] = values_in(machine.run());
  out["steps"] = machine.steps();
  return out;
}

}  // namespace

int main() {
  std::ios::sync_with_stdio(false);
  for (std::string line; std::getline(std::cin, line);) std::cout << answer(json::parse(line)).dump() << '\n';
  return std::cout.flush() ? 0 : 2;
}

#include "bindings.hpp"

#include <tieuchi/feel/name_table.hpp>
#include <tieuchi/read/feel_json.hpp>

namespace py = pybind11;
using namespace tieuchi;

namespace {

/// Names with the JSON form of their types.
using declarations = std::vector<std::pair<std::string, std::string>>;

/// A compiled rule with the names it may read, in order of their slots.
struct rule_handle {
  feel::program rule;
  std::vector<std::pair<std::string, feel::type>> names;
};

void note(std::vector<issue>& all, std::vector<issue> more, const std::string& field) {
  for (issue& i : more) {
    i.place.field = field;
    all.push_back(std::move(i));
  }
}

std::pair<std::optional<rule_handle>, std::string> compile_text(const std::string& text, const declarations& declared,
                                                                const std::optional<std::string>& wanted) {
  rule_handle done;
  std::vector<issue> issues;
  feel::name_table names;
  for (const auto& [name, json] : declared) {
    auto read = feel::read_type(json);
    note(issues, read.issues, name);
    names.add(name, read.value);
    done.names.emplace_back(name, std::move(read.value));
  }
  feel::compile_options options;
  if (wanted) {
    auto read = feel::read_type(*wanted);
    note(issues, read.issues, "wanted");
    if (read.ok()) options.wanted = std::move(read.value);
  }
  if (has_errors(issues)) return {std::nullopt, to_json(issues)};
  auto compiled = feel::compile(text, names, options);
  if (!compiled.ok()) return {std::nullopt, to_json(compiled.issues)};
  done.rule = std::move(compiled.value);
  return {std::move(done), to_json(compiled.issues)};
}

/// The value as JSON, empty where an input is none of its type, and the issues as JSON.
std::pair<std::string, std::string> run_rule(const rule_handle& rule,
                                             const std::map<std::string, std::string>& inputs) {
  feel::arena memory;
  std::vector<feel::value> slots;
  std::vector<issue> issues;
  for (const auto& [name, type] : rule.names) {
    const auto given = inputs.find(name);
    if (given == inputs.end()) {
      slots.push_back(feel::unknown_because({name, -1, "not_reported"}, memory));
      continue;
    }
    auto read = feel::read_value(given->second, type, memory);
    note(issues, std::move(read.issues), name);
    slots.push_back(read.value);
  }
  if (has_errors(issues)) return {std::string(), to_json(issues)};
  return {feel::to_json(feel::run(rule.rule, slots, feel::host(), memory), rule.rule.type()), to_json(issues)};
}

}  // namespace

void bind_feel(py::module_& m) {
  const auto free = py::call_guard<py::gil_scoped_release>();
  py::class_<rule_handle>(m, "RuleHandle", "A compiled rule; immutable, shared by threads.")
      .def_property_readonly("type", [](const rule_handle& r) { return feel::to_json(r.rule.type()); })
      .def_property_readonly("cost", [](const rule_handle& r) { return r.rule.cost(); })
      .def("run", &run_rule, py::arg("inputs"), free, "The value and the issues of the inputs, as JSON.");
  m.def("compile_rule", &compile_text, py::arg("text"), py::arg("names"), py::arg("wanted") = std::nullopt, free,
        "The rule, or None, and the issues as JSON.");
  m.def(
      "evaluate_line",
      [](const std::string& line, bool conformance) {
        return feel::eval_jsonl_line(line, conformance ? feel::mode::conformance : feel::mode::strict);
      },
      py::arg("line"), py::arg("conformance") = false, free, "One line of `tieuchi eval --jsonl` in, one out.");
}

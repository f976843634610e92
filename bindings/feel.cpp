#include "feel_values.hpp"

#include <tieuchi/feel/ast_text.hpp>
#include <tieuchi/feel/name_table.hpp>
#include <tieuchi/feel/print.hpp>
#include <tieuchi/feel/token.hpp>
#include <tieuchi/feel_json/ast.hpp>
#include <tieuchi/feel_json/values.hpp>

#include <utility>

namespace py = pybind11;
using namespace tieuchi;

namespace {

/// Names with the JSON form of their types.
using declarations = std::vector<std::pair<std::string, std::string>>;

/// What calls of one rule, or of a set, keep between them; made and used while Python's lock is held.
struct call_memory {
  std::vector<py::str> names;  ///< as keys of dicts, in order of slots
  std::vector<py::str> keys;   ///< of a set: the names of its rules
  feel::arena memory;
  std::vector<feel::value> slots;
  known_unknowns unknowns;
};

/// The memory of a handle for one call: while Python makes values another thread may come, and finds none.
class borrowed {
 public:
  explicit borrowed(call_memory& of) : of_(of), mine_(std::exchange(of, call_memory())) {}
  borrowed(const borrowed&) = delete;
  borrowed& operator=(const borrowed&) = delete;
  ~borrowed() { of_ = std::move(mine_); }

  [[nodiscard]] call_memory& operator*() noexcept { return mine_; }
  /// Forgets the inputs of the call before.
  call_memory& cleared() {
    mine_.memory.clear();
    mine_.slots.clear();
    return mine_;
  }

 private:
  call_memory& of_;
  call_memory mine_;
};

/// A compiled rule with the names it may read, in order of their slots.
struct rule_handle {
  feel::program rule;
  feel::name_table names;
  std::vector<std::pair<std::string, feel::type>> declared;
  feel::compile_options options;
  mutable call_memory kept;
};

/// Rules over the same names.
struct rule_set_handle {
  std::vector<std::string> names;
  std::vector<feel::program> rules;
  std::vector<std::pair<std::string, feel::type>> declared;
  mutable call_memory kept;
};

using compiled_handle = std::pair<std::optional<rule_handle>, std::string>;

void note(std::vector<issue>& all, std::vector<issue> more, const std::string& field) {
  for (issue& i : more) {
    i.place.field = field;
    all.push_back(std::move(i));
  }
}

issue not_declarable(const std::string& name) {
  issue i;
  i.code = "feel.name.declared";
  i.place.field = name;
  i.message = {"không khai báo được tên `" + name + "`", "the name `" + name + "` cannot be declared"};
  i.hint = {"tên không có dấu cách, không bắt đầu bằng chữ số và không phải là từ khóa: tỷ_lệ_hộ",
            "names have no spaces, begin with no digit and are no keywords: ty_le_ho"};
  return i;
}

/// A handle with its declarations and no rule yet.
rule_handle declare(const declarations& declared, const std::optional<std::string>& wanted,
                    std::vector<issue>& issues) {
  rule_handle made;
  for (const auto& [name, json] : declared) {
    auto read = feel::read_type(json);
    note(issues, read.issues, name);
    if (!feel::is_name(name) || name == "item") issues.push_back(not_declarable(name));
    made.names.add(name, read.value);
    made.declared.emplace_back(name, std::move(read.value));
  }
  if (!wanted) return made;
  auto read = feel::read_type(*wanted);
  note(issues, read.issues, "wanted");
  if (read.ok()) made.options.wanted = std::move(read.value);
  return made;
}

compiled_handle compile_with(rule_handle made, const std::string& text) {
  auto compiled = feel::compile(text, made.names, made.options);
  if (!compiled.ok()) return {std::nullopt, to_json(compiled.issues)};
  made.rule = std::move(compiled.value);
  return {std::move(made), to_json(compiled.issues)};
}

compiled_handle compile_text(const std::string& text, const declarations& declared,
                             const std::optional<std::string>& wanted) {
  std::vector<issue> issues;
  rule_handle made = declare(declared, wanted, issues);
  if (has_errors(issues)) return {std::nullopt, to_json(issues)};
  return compile_with(std::move(made), text);
}

compiled_handle compile_tree(const std::string& tree, const declarations& declared,
                             const std::optional<std::string>& wanted) {
  std::vector<issue> issues;
  rule_handle made = declare(declared, wanted, issues);
  if (has_errors(issues)) return {std::nullopt, to_json(issues)};
  const auto read = feel::read_ast(tree, made.names, made.options);
  if (!read.ok()) return {std::nullopt, to_json(read.issues)};
  return compile_with(std::move(made), feel::ast_text(read.value.tree));
}

std::string tree_of(const rule_handle& made) {
  const feel::ast& tree = made.rule.tree();
  return feel::to_json(tree, feel::check(tree, made.rule.text(), made.names, made.options).value);
}

/// Values of the names declared from their typed JSON; one that is not given is unknown.
void read_inputs(const std::vector<std::pair<std::string, feel::type>>& declared,
                 const std::map<std::string, std::string>& inputs, feel::arena& memory, std::vector<feel::value>& slots,
                 std::vector<issue>& issues) {
  for (const auto& [name, type] : declared) {
    const auto given = inputs.find(name);
    if (given == inputs.end()) {
      slots.push_back(feel::unknown_because({name, -1, "not_reported"}, memory));
      continue;
    }
    auto read = feel::read_value(given->second, type, memory);
    note(issues, std::move(read.issues), name);
    slots.push_back(read.value);
  }
}

/// What the rule gives; nothing where an input is none of its type.
std::optional<feel::value> run_rule(const rule_handle& made, const std::map<std::string, std::string>& inputs,
                                    feel::arena& memory, std::vector<issue>& issues) {
  std::vector<feel::value> slots;
  read_inputs(made.declared, inputs, memory, slots, issues);
  if (has_errors(issues)) return std::nullopt;
  return feel::run(made.rule, slots, feel::host(), memory);
}

/// The value as canonical JSON and as rule text, both empty where an input is none of its type, and the issues.
std::tuple<std::string, std::string, std::string> run_to_text(const rule_handle& made,
                                                              const std::map<std::string, std::string>& inputs) {
  feel::arena memory;
  std::vector<issue> issues;
  const auto found = run_rule(made, inputs, memory, issues);
  if (!found) return {{}, {}, to_json(issues)};
  const feel::type& of = made.rule.type();
  return {feel::to_json(*found, of), feel::text_of(*found, of), to_json(issues)};
}

std::pair<py::object, std::string> run_to_python(const rule_handle& made,
                                                 const std::map<std::string, std::string>& inputs, py::object unknown,
                                                 py::object range) {
  feel::arena memory;
  std::vector<issue> issues;
  std::optional<feel::value> found;
  {
    const py::gil_scoped_release free;
    found = run_rule(made, inputs, memory, issues);
  }
  if (!found) return {py::none(), to_json(issues)};
  return {python_values(unknown, range).of(*found, made.rule.type()), to_json(issues)};
}

py::str as_key(const std::string& name) {
  PyObject* key = PyUnicode_FromStringAndSize(name.data(), static_cast<Py_ssize_t>(name.size()));
  if (key == nullptr) throw py::error_already_set();
  PyUnicode_InternInPlace(&key);
  return py::reinterpret_steal<py::str>(key);
}

/// Fills the slots from a dict; false where a value is for the way by JSON, or a name is none of those declared.
bool fill_slots(const std::vector<std::pair<std::string, feel::type>>& declared, call_memory& kept,
                const py::dict& given, const py::object& unknown) {
  if (kept.names.empty())
    for (const auto& [name, type] : declared) kept.names.push_back(as_key(name));
  const python_reader read(kept.memory, unknown);
  std::size_t found = 0;
  for (std::size_t i = 0; i < declared.size(); ++i) {
    const auto& [name, type] = declared[i];
    PyObject* const held = PyDict_GetItemWithError(given.ptr(), kept.names[i].ptr());
    if (held == nullptr && PyErr_Occurred() != nullptr) throw py::error_already_set();
    const auto value = held ? read.value(held, type, name) : std::optional(read.not_reported(name));
    if (!value) return false;
    found += held != nullptr;
    kept.slots.push_back(*value);
  }
  return found == given.size();
}

/// The value with a dict of inputs taken as they are; NotImplemented where they are for the way by JSON.
py::object call_rule(const rule_handle& made, const py::dict& given, const py::object& unknown,
                     const py::object& range) {
  borrowed memory(made.kept);
  call_memory& kept = memory.cleared();
  if (!fill_slots(made.declared, kept, given, unknown)) return py::reinterpret_borrow<py::object>(Py_NotImplemented);
  return python_values(unknown, range, &kept.unknowns)
      .of(feel::run(made.rule, kept.slots, feel::host(), kept.memory), made.rule.type());
}

/// A set of rules over the same names; none, and for each text its issues as JSON, where one of them is no rule.
std::pair<std::optional<rule_set_handle>, std::vector<std::string>> compile_set(
    const std::vector<std::pair<std::string, std::string>>& texts, const declarations& declared) {
  std::vector<issue> issues;
  rule_handle names = declare(declared, std::nullopt, issues);
  if (has_errors(issues)) return {std::nullopt, std::vector<std::string>{to_json(issues)}};
  rule_set_handle made;
  made.declared = std::move(names.declared);
  std::vector<std::string> told;
  bool good = true;
  for (const auto& [name, text] : texts) {
    made.names.push_back(name);
    auto compiled = feel::compile(text, names.names, names.options);
    good = good && compiled.ok();
    told.push_back(to_json(compiled.issues));
    if (compiled.ok()) made.rules.push_back(std::move(compiled.value));
  }
  if (!good) return {std::nullopt, std::move(told)};
  return {std::move(made), std::move(told)};
}

py::object values_of_set(const rule_set_handle& made, call_memory& kept, const py::object& unknown,
                         const py::object& range) {
  if (kept.keys.empty())
    for (const std::string& name : made.names) kept.keys.push_back(as_key(name));
  const python_values give(unknown, range, &kept.unknowns);
  py::dict values;
  for (std::size_t i = 0; i < made.rules.size(); ++i) {
    const py::object value =
        give.of(feel::run(made.rules[i], kept.slots, feel::host(), kept.memory), made.rules[i].type());
    if (PyDict_SetItem(values.ptr(), kept.keys[i].ptr(), value.ptr()) != 0) throw py::error_already_set();
  }
  return values;
}

py::object call_set(const rule_set_handle& made, const py::dict& given, const py::object& unknown,
                    const py::object& range) {
  borrowed memory(made.kept);
  call_memory& kept = memory.cleared();
  if (!fill_slots(made.declared, kept, given, unknown)) return py::reinterpret_borrow<py::object>(Py_NotImplemented);
  return values_of_set(made, kept, unknown, range);
}

/// The values by typed JSON, and the issues of the inputs.
std::pair<py::object, std::string> call_set_by_json(const rule_set_handle& made,
                                                    const std::map<std::string, std::string>& inputs,
                                                    const py::object& unknown, const py::object& range) {
  borrowed memory(made.kept);
  call_memory& kept = memory.cleared();
  std::vector<issue> issues;
  read_inputs(made.declared, inputs, kept.memory, kept.slots, issues);
  if (has_errors(issues)) return {py::none(), to_json(issues)};
  return {values_of_set(made, kept, unknown, range), to_json(issues)};
}

/// The values of every rule for the rows of columns from a place on, as lists; and the first row that is for the way by
/// JSON, or their number.
std::pair<py::list, std::size_t> call_set_on_columns(const rule_set_handle& made, const py::list& columns,
                                                     std::size_t from, std::size_t rows, const py::object& unknown,
                                                     const py::object& range) {
  borrowed memory(made.kept);
  call_memory& kept = *memory;
  py::list all;
  for (std::size_t i = 0; i < made.rules.size(); ++i) all.append(py::list());
  const python_values give(unknown, range, &kept.unknowns);
  for (std::size_t row = from; row < rows; ++row) {
    if (row % 4'096 == 0 && PyErr_CheckSignals() != 0) throw py::error_already_set();
    memory.cleared();
    const python_reader read(kept.memory, unknown);
    for (std::size_t i = 0; i < made.declared.size(); ++i) {
      const auto& [name, type] = made.declared[i];
      PyObject* const column = PyList_GET_ITEM(columns.ptr(), static_cast<Py_ssize_t>(i));
      const auto value = column == Py_None
                             ? std::optional(read.not_reported(name))
                             : read.value(PyList_GET_ITEM(column, static_cast<Py_ssize_t>(row)), type, name);
      if (!value) return {all, row};
      kept.slots.push_back(*value);
    }
    for (std::size_t i = 0; i < made.rules.size(); ++i) {
      const py::object value =
          give.of(feel::run(made.rules[i], kept.slots, feel::host(), kept.memory), made.rules[i].type());
      if (PyList_Append(PyList_GET_ITEM(all.ptr(), static_cast<Py_ssize_t>(i)), value.ptr()) != 0)
        throw py::error_already_set();
    }
  }
  return {all, rows};
}

feel::mode mode_of(bool conformance) { return conformance ? feel::mode::conformance : feel::mode::strict; }

py::bytes evaluate_lines(const py::bytes& lines, feel::jsonl_count& count, bool conformance) {
  const std::string_view text = lines;
  std::string out;
  {
    const py::gil_scoped_release free;
    out = feel::eval_jsonl(text, mode_of(conformance), count);
  }
  return py::bytes(out);
}

}  // namespace

void bind_feel(py::module_& m) {
  const auto free = py::call_guard<py::gil_scoped_release>();
  py::class_<rule_handle>(m, "RuleHandle", "A compiled rule; immutable, shared by threads.")
      .def_property_readonly("type", [](const rule_handle& r) { return feel::to_json(r.rule.type()); })
      .def_property_readonly("cost", [](const rule_handle& r) { return r.rule.cost(); })
      .def_property_readonly("text", [](const rule_handle& r) { return r.rule.text(); })
      .def("tree", &tree_of, free, "The typed tree as JSON.")
      .def("call", &call_rule, py::arg("inputs"), py::arg("make_unknown"), py::arg("make_range"),
           "The value with the inputs as they are; NotImplemented where they are for `value`.")
      .def("run", &run_to_text, py::arg("inputs"), free, "The value as JSON and as text, and the issues of the inputs.")
      .def("value", &run_to_python, py::arg("inputs"), py::arg("make_unknown"), py::arg("make_range"),
           "The value as a Python object, made with the functions given, and the issues of the inputs.");
  py::class_<rule_set_handle>(m, "RuleSetHandle", "Compiled rules over the same names; immutable but for its memory.")
      .def("call", &call_set, py::arg("inputs"), py::arg("make_unknown"), py::arg("make_range"),
           "The values of all rules with the inputs as they are; NotImplemented where they are for `value`.")
      .def("value", &call_set_by_json, py::arg("inputs"), py::arg("make_unknown"), py::arg("make_range"),
           "The values of all rules, and the issues of the inputs.")
      .def("columns", &call_set_on_columns, py::arg("columns"), py::arg("begin"), py::arg("rows"),
           py::arg("make_unknown"), py::arg("make_range"),
           "Lists of values, one a rule, for the rows from `begin` on; and the first row that is for `value`.");
  m.def("compile_set", &compile_set, py::arg("texts"), py::arg("names"), free,
        "The rules over the same names, or None, and the issues of each as JSON.");
  m.def("compile_rule", &compile_text, py::arg("text"), py::arg("names"), py::arg("wanted") = std::nullopt, free,
        "The rule, or None, and the issues as JSON.");
  m.def("compile_tree", &compile_tree, py::arg("tree"), py::arg("names"), py::arg("wanted") = std::nullopt, free,
        "The rule of a tree as JSON, or None, and the issues as JSON.");
  py::class_<feel::jsonl_count>(m, "LineCount", "What the lines of a file gave.")
      .def(py::init<>())
      .def_readonly("lines", &feel::jsonl_count::lines)
      .def_readonly("refused", &feel::jsonl_count::refused)
      .def_readonly("unreadable", &feel::jsonl_count::unreadable)
      .def_readonly("first_unreadable", &feel::jsonl_count::first_unreadable);
  m.def("evaluate_lines", &evaluate_lines, py::arg("lines"), py::arg("count"), py::arg("conformance") = false,
        "Whole lines of `tieuchi eval --jsonl` in, one out for each that is not blank.");
  m.def(
      "evaluate_line",
      [](const std::string& line, bool conformance) { return feel::eval_jsonl_line(line, mode_of(conformance)); },
      py::arg("line"), py::arg("conformance") = false, free, "One line of `tieuchi eval --jsonl` in, one out.");
}

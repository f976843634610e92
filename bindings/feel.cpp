#include "bindings.hpp"

#include <tieuchi/feel/ast_text.hpp>
#include <tieuchi/feel/name_table.hpp>
#include <tieuchi/feel/print.hpp>
#include <tieuchi/feel/reason_reader.hpp>
#include <tieuchi/feel/token.hpp>
#include <tieuchi/feel_json/ast.hpp>
#include <tieuchi/feel_json/values.hpp>

namespace py = pybind11;
using namespace tieuchi;

namespace {

/// Names with the JSON form of their types.
using declarations = std::vector<std::pair<std::string, std::string>>;

/// A compiled rule with the names it may read, in order of their slots.
struct rule_handle {
  feel::program rule;
  feel::name_table names;
  std::vector<std::pair<std::string, feel::type>> declared;
  feel::compile_options options;
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

/// What the rule gives; nothing where an input is none of its type.
std::optional<feel::value> run_rule(const rule_handle& made, const std::map<std::string, std::string>& inputs,
                                    feel::arena& memory, std::vector<issue>& issues) {
  std::vector<feel::value> slots;
  for (const auto& [name, type] : made.declared) {
    const auto given = inputs.find(name);
    if (given == inputs.end()) {
      slots.push_back(feel::unknown_because({name, -1, "not_reported"}, memory));
      continue;
    }
    auto read = feel::read_value(given->second, type, memory);
    note(issues, std::move(read.issues), name);
    slots.push_back(read.value);
  }
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

/// Makes Python values, exact ones.
class python_values {
 public:
  python_values(py::object unknown, py::object range) : unknown_(std::move(unknown)), range_(std::move(range)) {}

  py::object of(const feel::value& v, const feel::type& t) const {
    using kind = feel::value::kind;
    switch (v.what()) {
      case kind::unknown:
        return unknown(v);
      case kind::boolean:
        return py::bool_(v.boolean());
      case kind::number:
        return number_of(v.number());
      case kind::string:
        return py::str(std::string(v.string()));
      case kind::date:
        return date_of(v.date().text());
      case kind::months_duration:
        return py::str(v.months().text());
      case kind::time_duration:
        return py::str(v.time().text());
      case kind::rating:
        return py::str(t.levels().at(v.level()));
      case kind::list:
        return list(v, feel::part_type(t));
      case kind::context:
        return context(v, t);
      case kind::range:
        return range(v.ends(), feel::part_type(t));
      default:
        return py::none();
    }
  }

 private:
  py::object unknown(const feel::value& v) const {
    const auto reasons = reasons_.of(v);
    py::tuple all(reasons.size());
    for (std::size_t i = 0; i < reasons.size(); ++i)
      all[i] = py::make_tuple(std::string(reasons[i].code), reasons[i].text());
    return unknown_(all);
  }

  /// int where whole, Decimal where the number is one, else Fraction: nothing is rounded.
  py::object number_of(const number& n) const {
    if (const auto small = n.to_int64()) return py::int_(*small);
    if (!n.is_decimal()) {
      const auto top = number::of_ratio(n.coefficient(), 1),
                 bottom = number::of_ratio(static_cast<int128>(n.denominator()), 1);
      return fraction_(py::int_(py::str(top->text())), py::int_(py::str(bottom->text())));
    }
    const py::object decimal = decimal_(n.text());
    return n.is_integer() ? py::object(py::int_(decimal)) : decimal;
  }

  /// A date of Python where it has that year, else its text.
  py::object date_of(const std::string& text) const {
    if (text.size() != 10 || text.starts_with("0000")) return py::str(text);
    return date_.attr("fromisoformat")(text);
  }

  py::object list(const feel::value& v, const feel::type& part) const {
    py::list all;
    for (const feel::value& e : v.elements()) all.append(of(e, part));
    return std::move(all);
  }

  py::object context(const feel::value& v, const feel::type& t) const {
    py::dict all;
    for (const feel::field& f : v.fields()) all[py::str(std::string(f.key))] = of(f.value, feel::field_type(t, f.key));
    return std::move(all);
  }

  py::object range(const feel::range_ends& e, const feel::type& part) const {
    return range_(of(e.from, part), of(e.to, part), e.from_in, e.to_in);
  }

  py::object unknown_;
  py::object range_;
  mutable feel::reason_reader reasons_;
  py::object decimal_ = py::module_::import("decimal").attr("Decimal");
  py::object fraction_ = py::module_::import("fractions").attr("Fraction");
  py::object date_ = py::module_::import("datetime").attr("date");
};

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
  return {python_values(std::move(unknown), std::move(range)).of(*found, made.rule.type()), to_json(issues)};
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
      .def("run", &run_to_text, py::arg("inputs"), free, "The value as JSON and as text, and the issues of the inputs.")
      .def("value", &run_to_python, py::arg("inputs"), py::arg("make_unknown"), py::arg("make_range"),
           "The value as a Python object, made with the functions given, and the issues of the inputs.");
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

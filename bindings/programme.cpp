#include "watch.hpp"

#include <tieuchi/roadmap/case_plan.hpp>

namespace py = pybind11;
using namespace tieuchi;

namespace {

read_options looking_in(const std::vector<std::string>& search) {
  read_options options;
  options.search.assign(search.begin(), search.end());
  return options;
}

/// The folder as bytes: a name need not be UTF-8.
std::pair<py::bytes, std::string> find_folder(const std::string& id_or_path, const std::vector<std::string>& search) {
  checked<std::filesystem::path> found;
  {
    const py::gil_scoped_release free;
    found = find_pack(id_or_path, looking_in(search));
  }
  return {py::bytes(found.ok() ? found.value.string() : std::string()), to_json(found.issues)};
}

std::pair<std::optional<programme_handle>, std::string> read_folder(const std::string& folder,
                                                                    const std::vector<std::string>& search,
                                                                    const py::object& watch) {
  const python_watch watched(watch);
  read_options options = looking_in(search);
  options.watched_by = watched.who();
  auto done = read_programme(folder, options);
  if (!done.value) return {std::nullopt, to_json(done.issues)};
  return {programme_handle{done.value}, to_json(done.issues)};
}

std::pair<std::optional<rulebook_handle>, std::string> compile_programme(const programme_handle& p,
                                                                         const py::object& watch,
                                                                         const chosen_options& readings) {
  const python_watch watched(watch);
  auto done = compile_rules(p.value, watched.who(), readings);
  if (!done.ok()) return {std::nullopt, to_json(done.issues)};
  return {rulebook_handle{done.value}, to_json(done.issues)};
}

std::vector<std::string> standard_ids(const rulebook_handle& rules) {
  std::vector<std::string> ids;
  for (const auto item : standards_of(*rules.value)) ids.push_back(rules.value->names[item].id);
  return ids;
}

std::vector<case_result> cases_of(const rulebook_handle& rules, const py::object& watch) {
  const py::gil_scoped_release without;
  const python_watch watched(watch);
  return run_cases(rules.value, plan_hooks(), watched.who());
}

py::list case_rows(const rulebook_handle& rules, const py::object& watch) {
  py::list rows;
  for (const case_result& c : cases_of(rules, watch)) {
    py::list differences;
    for (const words& d : c.differences) {
      py::dict words;
      words["vi"] = d.vi;
      words["en"] = d.en;
      differences.append(std::move(words));
    }
    py::dict row;
    row["case"] = c.id;
    row["ok"] = c.ok;
    row["checked"] = c.checked;
    row["differences"] = std::move(differences);
    rows.append(std::move(row));
  }
  return rows;
}

}  // namespace

void bind_programme(py::module_& m) {
  const auto free = py::call_guard<py::gil_scoped_release>();
  py::class_<programme_handle>(m, "ProgrammeHandle", "A pack as its author wrote it; immutable.")
      .def_property_readonly("id", [](const programme_handle& p) { return p.value->id; })
      .def_property_readonly(
          "label",
          [](const programme_handle& p) { return std::pair(p.value->label.in("vi"), p.value->label.in("en")); })
      .def_property_readonly("years",
                             [](const programme_handle& p) { return std::pair(p.value->year_from, p.value->year_to); })
      .def_property_readonly("synthetic", [](const programme_handle& p) { return p.value->synthetic; })
      .def_property_readonly("language", [](const programme_handle& p) { return p.value->language; })
      .def_property_readonly("rules_hash", [](const programme_handle& p) { return p.value->rules_hash; })
      .def_property_readonly("units_hash", [](const programme_handle& p) { return p.value->units_hash; });
  py::class_<rulebook_handle>(m, "RulebookHandle", "A compiled programme; immutable, shared by threads.")
      .def(
          "describe", [](const rulebook_handle& r) { return programme_json(*r.value); }, free, "tieuchi/programme/1")
      .def(
          "rules", [](const rulebook_handle& r) { return rules_json(*r.value); }, free, "tieuchi/rules/1")
      .def_property_readonly(
          "door", [](const rulebook_handle& r) { return r.value->door_hash; }, "What facts are let in by.")
      .def("standards", &standard_ids, "The ids of the items that head the programme, in the order of the pack.");
  m.def(
      "packs_dir", [] { return std::string(TIEUCHI_PACKS_DIR); },
      "The folder of the shipped packs as fixed when building; empty where none was.");
  m.def(
      "pack_ids_in", [](const std::string& folder) { return pack_ids_in(folder); }, py::arg("folder"), free,
      "The ids of the packs in a folder, sorted.");
  m.def("find_pack", &find_folder, py::arg("id_or_path"), py::arg("search"),
        "The folder of a pack, empty when there is none, and the issues as JSON.");
  m.def("read_programme", &read_folder, py::arg("folder"), py::arg("search"), py::arg("watch") = py::none(), free,
        "The programme of a folder, or None, and the issues as JSON.");
  m.def("compile_rules", &compile_programme, py::arg("programme"), py::arg("watch") = py::none(),
        py::arg("readings") = chosen_options(), free,
        "The rulebook under the options chosen of its readings, or None, and the issues as JSON.");
  m.def(
      "with_tables",
      [](const programme_handle& p, const std::string& csv, const std::string& name) {
        auto done = with_tables(p.value, csv, name);
        using supplied = std::optional<programme_handle>;
        return std::pair(done.value ? supplied(programme_handle{done.value}) : supplied(), to_json(done.issues));
      },
      py::arg("programme"), py::arg("csv"), py::arg("name"), free,
      "The programme with rows of parameters that its user supplies, or None, and the issues as JSON.");
  m.def(
      "check_readings",
      [](const programme_handle& p, const py::object& watch) {
        const python_watch watched(watch);
        return to_json(check_readings(p.value, watched.who()));
      },
      py::arg("programme"), py::arg("watch") = py::none(), free,
      "The errors that a programme has under options of its readings, one chosen at a time, as JSON.");
  m.def("run_cases", &case_rows, py::arg("rulebook"), py::arg("watch") = py::none(),
        "The cases of a programme, run: a list of dicts.");
}

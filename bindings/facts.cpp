#include "watch.hpp"

#include <tieuchi/calendar/frame.hpp>

#include <map>

namespace py = pybind11;
using namespace tieuchi;

namespace {

/// The ledger, or None when the text could not be read at all, and what the door says, as JSON.
using let_in = std::pair<std::optional<ledger_handle>, std::string>;

let_in told(const admission& a) {
  if (!a.facts) return {std::nullopt, to_json(a)};
  return {ledger_handle{a.facts}, to_json(a)};
}

/// What a source of facts leaves unsaid, and how it is spelled.
struct unsaid {
  std::string locale;  ///< empty: as the source itself shows
  std::size_t header = 0;
  std::map<std::string, std::string> columns;
  std::string period, recorded_on, reporter, document;
};

fact_options options_of(const unsaid& said, const python_watch& watched) {
  fact_options options;
  if (!said.locale.empty()) {
    options.locale = from_code<fact_locale>(said.locale);
    if (!options.locale) throw std::invalid_argument("locale");
  }
  options.header = said.header;
  options.columns = said.columns;
  options.period = said.period;
  options.recorded_on = said.recorded_on;
  options.reporter = said.reporter;
  options.document = said.document;
  options.watched_by = watched.who();
  return options;
}

let_in let_text_in(const rulebook_handle& rules, const std::optional<ledger_handle>& base, const std::string& text,
                   const std::string& name, const unsaid& said, const py::object& watch) {
  const python_watch watched(watch);
  return told(add_facts(rules.value, base ? base->value : nullptr, text, name, options_of(said, watched)));
}

/// A cell: a text that somebody wrote, or as bytes the text of a value that a program held.
csv_cell cell_of(const py::handle& value) {
  if (py::isinstance<py::bytes>(value)) return {py::cast<std::string>(value), 0, true};
  return {py::cast<std::string>(value), 0, false};
}

let_in let_grid_in(const rulebook_handle& rules, const std::optional<ledger_handle>& base, const py::list& header,
                   const py::list& rows, const std::string& name, const unsaid& said, const py::object& watch) {
  fact_grid grid;
  for (const py::handle column : header) grid.header.push_back(cell_of(column));
  for (const py::handle row : rows) {
    std::vector<csv_cell> cells;
    for (const py::handle value : row) cells.push_back(cell_of(value));
    grid.rows.push_back(std::move(cells));
  }
  const python_watch watched(watch);
  const py::gil_scoped_release free;
  return told(add_facts(rules.value, base ? base->value : nullptr, std::move(grid), name, options_of(said, watched)));
}

let_in let_pack_in(const rulebook_handle& rules, const py::object& watch) {
  const python_watch watched(watch);
  return told(pack_facts(rules.value, watched.who()));
}

py::list rows_of(const ledger_handle& facts, const rulebook_handle& rules) {
  const auto& p = *rules.value->programme;
  py::list rows;
  for (const fact& f : facts.value->facts()) {
    py::dict row;
    row["unit"] = f.unit_id;
    row["indicator"] = f.indicator_id;
    row["period"] = text_of(f.period, p);
    row["value"] = f.text;
    row["recorded_on"] = f.recorded_on.text();
    row["reporter"] = f.reporter;
    row["document"] = f.document;
    row["note"] = f.note;
    rows.append(std::move(row));
  }
  return rows;
}

}  // namespace

void bind_facts(py::module_& m) {
  const auto free = py::call_guard<py::gil_scoped_release>();
  py::class_<ledger_handle>(m, "Ledger", "Admitted facts; immutable, shared by threads.")
      .def("__len__", [](const ledger_handle& l) { return l.value->facts().size(); })
      .def_property_readonly("hash", [](const ledger_handle& l) { return l.value->hash(); })
      .def("rows", &rows_of, py::arg("rulebook"), "The facts as a list of dicts with the columns of data/facts.");
  m.def("pack_facts", &let_pack_in, py::arg("rulebook"), py::arg("watch") = py::none(), free,
        "The facts of the pack itself: the ledger and what the door says, as JSON.");
  py::class_<unsaid>(m, "Unsaid", "What a source of facts leaves unsaid, and how it is spelled.")
      .def(py::init([](std::string locale, std::size_t header, std::map<std::string, std::string> columns,
                       std::string period, std::string recorded_on, std::string reporter, std::string document) {
             return unsaid{std::move(locale),      header,
                           std::move(columns),     std::move(period),
                           std::move(recorded_on), std::move(reporter),
                           std::move(document)};
           }),
           py::kw_only(), py::arg("locale") = "", py::arg("header") = 0,
           py::arg("columns") = std::map<std::string, std::string>(), py::arg("period") = "",
           py::arg("recorded_on") = "", py::arg("reporter") = "", py::arg("document") = "");
  m.def("add_facts", &let_text_in, py::arg("rulebook"), py::arg("base"), py::arg("text"), py::arg("name"),
        py::arg("unsaid"), py::arg("watch") = py::none(), free,
        "Adds a CSV table or a JSON list of rows: the new ledger, or None, and what the door says, as JSON.");
  m.def("add_grid", &let_grid_in, py::arg("rulebook"), py::arg("base"), py::arg("header"), py::arg("rows"),
        py::arg("name"), py::arg("unsaid"), py::arg("watch") = py::none(),
        "The same of names of columns and lists of cells; a cell is a text as it was written, or as bytes a value.");
}

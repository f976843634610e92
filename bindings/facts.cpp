#include "watch.hpp"

#include <tieuchi/calendar/frame.hpp>

namespace py = pybind11;
using namespace tieuchi;

namespace {

/// The ledger, or None when the text could not be read at all, and what the door says, as JSON.
using let_in = std::pair<std::optional<ledger_handle>, std::string>;

let_in told(const admission& a) {
  if (!a.facts) return {std::nullopt, to_json(a)};
  return {ledger_handle{a.facts}, to_json(a)};
}

fact_options options_of(bool comma_decimals, std::string period, std::string recorded_on, std::string reporter,
                        std::string document) {
  fact_options options;
  options.comma_decimals = comma_decimals;
  options.period = std::move(period);
  options.recorded_on = std::move(recorded_on);
  options.reporter = std::move(reporter);
  options.document = std::move(document);
  return options;
}

let_in let_rows_in(const rulebook_handle& rules, const std::optional<ledger_handle>& base, const std::string& text,
                   const std::string& name, bool comma_decimals, std::string period, std::string recorded_on,
                   std::string reporter, std::string document, const py::object& watch) {
  const python_watch watched(watch);
  fact_options options =
      options_of(comma_decimals, std::move(period), std::move(recorded_on), std::move(reporter), std::move(document));
  options.watched_by = watched.who();
  return told(add_facts(rules.value, base ? base->value : nullptr, text, name, options));
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
  m.def("add_facts", &let_rows_in, py::arg("rulebook"), py::arg("base"), py::arg("text"), py::arg("name"),
        py::kw_only(), py::arg("comma_decimals") = false, py::arg("period") = "", py::arg("recorded_on") = "",
        py::arg("reporter") = "", py::arg("document") = "", py::arg("watch") = py::none(), free,
        "Adds a CSV table or a JSON list of rows: the new ledger, or None, and what the door says, as JSON.");
}

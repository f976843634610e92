#include "watch.hpp"

#include <tieuchi/calendar/frame.hpp>

#include <map>
#include <utility>

namespace py = pybind11;
using namespace tieuchi;

namespace {

/// The ledger, or None when the text could not be read at all, and what the door says, as JSON.
using let_in = std::pair<std::optional<ledger_handle>, std::string>;

/// The hash is left out of what is said: whoever wants it asks the ledger, and that costs as much as to read the facts.
let_in told(admission a) {
  const auto facts = std::exchange(a.facts, nullptr);
  return {facts ? std::optional(ledger_handle{facts}) : std::nullopt, to_json(a)};
}

/// What a source of facts leaves unsaid, and how it is spelled.
struct unsaid {
  std::string locale;    ///< empty: as the source itself shows
  bool assumed = false;  ///< nobody said the locale
  std::size_t header = 0;
  std::map<std::string, std::string> columns;
  std::string period, recorded_on, reporter, document;
  std::vector<std::string> no_data;
};

fact_options options_of(const unsaid& said, const python_watch& watched) {
  fact_options options;
  if (!said.locale.empty()) {
    options.locale = from_code<fact_locale>(said.locale);
    if (!options.locale) throw std::invalid_argument("locale");
  }
  options.assumed = said.assumed;
  options.header = said.header;
  options.columns = said.columns;
  options.period = said.period;
  options.recorded_on = said.recorded_on;
  options.reporter = said.reporter;
  options.document = said.document;
  options.no_data = said.no_data;
  options.watched_by = watched.who();
  return options;
}

let_in let_text_in(const rulebook_handle& rules, const std::optional<ledger_handle>& base, std::string_view text,
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
  for (const fact_view f : facts.value->views()) {
    py::dict row;
    row["unit"] = f.unit_id();
    row["indicator"] = f.indicator_id();
    row["period"] = text_of(f.period(), p);
    row["value"] = f.text();
    row["recorded_on"] = f.recorded_on().text();
    row["reporter"] = f.reporter();
    row["document"] = f.document();
    row["note"] = f.note();
    rows.append(std::move(row));
  }
  return rows;
}

/// What was refused, with the ids that find it again under the same rules.
py::list refused_of(const ledger_handle& facts, const rulebook_handle& rules) {
  py::list all;
  for (const refused_fact& f : facts.value->refused()) {
    py::dict one;
    one["unit"] = f.unit_id;
    one["indicator"] = f.indicator_id;
    one["period"] = f.period ? text_of(*f.period, *rules.value->programme) : std::string();
    one["recorded_on"] = f.recorded_on ? f.recorded_on->text() : std::string();
    one["reporter"] = f.reporter;
    one["document"] = f.document;
    one["file"] = f.where.file;
    one["row"] = f.where.row;
    one["column"] = f.where.field;
    one["code"] = f.code;
    one["vi"] = f.words.vi;
    one["en"] = f.words.en;
    all.append(std::move(one));
  }
  return all;
}

/// Whom and what a refused report was about, found again by the ids.
void find_again(refused_fact& f, const rulebook& rules, const std::string& period_text) {
  const auto name = rules.name(f.indicator_id);
  if (!name || rules.names[*name].kind != name_kind::indicator) return;
  const compiled_indicator& about = rules.indicators[rules.names[*name].variants.back().element];
  f.indicator = *name;
  if (const auto agency = about.spec->of_agency ? rules.agency(f.unit_id) : std::nullopt) f.subject = *agency;
  if (const auto unit = about.spec->of_agency ? std::nullopt : rules.unit(f.unit_id)) f.subject = *unit;
  f.period = period_of(period_text, about.period, letter_of(about.period, *rules.programme));
}

ledger_handle with_refused(const ledger_handle& facts, const rulebook_handle& rules, const py::list& rows) {
  ledger all = *facts.value;
  for (const py::handle row : rows) {
    const auto word = [&row](const char* key) { return py::cast<std::string>(row[key]); };
    refused_fact f;
    f.unit_id = word("unit");
    f.indicator_id = word("indicator");
    f.recorded_on = date::parse(word("recorded_on"));
    f.reporter = word("reporter");
    f.document = word("document");
    f.where.file = word("file");
    f.where.row = py::cast<std::size_t>(row["row"]);
    f.where.field = word("column");
    f.code = word("code");
    f.words = {word("vi"), word("en")};
    find_again(f, *rules.value, word("period"));
    all.refuse(std::move(f));
  }
  return {std::make_shared<const ledger>(std::move(all))};
}

}  // namespace

void bind_facts(py::module_& m) {
  const auto free = py::call_guard<py::gil_scoped_release>();
  py::class_<ledger_handle>(m, "Ledger", "Admitted facts; immutable, shared by threads.")
      .def("__len__", [](const ledger_handle& l) { return l.value->size(); })
      .def_property_readonly("hash", [](const ledger_handle& l) { return l.value->hash(); })
      .def("refused", &refused_of, py::arg("rulebook"), "What was refused, as a list of dicts.")
      .def(
          "joined",
          [](const ledger_handle& l, const ledger_handle& more) {
            return ledger_handle{std::make_shared<const ledger>(joined(*l.value, *more.value))};
          },
          py::arg("more"), free, "These facts and those of another ledger that are not among them.")
      .def("with_refused", &with_refused, py::arg("rulebook"), py::arg("rows"), "The same facts, with more refused.")
      .def("rows", &rows_of, py::arg("rulebook"), "The facts as a list of dicts with the columns of data/facts.");
  m.def("pack_facts", &let_pack_in, py::arg("rulebook"), py::arg("watch") = py::none(), free,
        "The facts of the pack itself: the ledger and what the door says, as JSON.");
  py::class_<unsaid>(m, "Unsaid", "What a source of facts leaves unsaid, and how it is spelled.")
      .def(py::init([](std::string locale, std::size_t header, std::map<std::string, std::string> columns,
                       std::string period, std::string recorded_on, std::string reporter, std::string document,
                       bool assumed, std::vector<std::string> no_data) {
             return unsaid{std::move(locale),
                           assumed,
                           header,
                           std::move(columns),
                           std::move(period),
                           std::move(recorded_on),
                           std::move(reporter),
                           std::move(document),
                           std::move(no_data)};
           }),
           py::kw_only(), py::arg("locale") = "", py::arg("header") = 0,
           py::arg("columns") = std::map<std::string, std::string>(), py::arg("period") = "",
           py::arg("recorded_on") = "", py::arg("reporter") = "", py::arg("document") = "", py::arg("assumed") = false,
           py::arg("no_data") = std::vector<std::string>());
  m.def("add_facts", &let_text_in, py::arg("rulebook"), py::arg("base"), py::arg("text"), py::arg("name"),
        py::arg("unsaid"), py::arg("watch") = py::none(), free,
        "Adds a CSV table or a JSON list of rows: the new ledger, or None, and what the door says, as JSON.");
  m.def("add_grid", &let_grid_in, py::arg("rulebook"), py::arg("base"), py::arg("header"), py::arg("rows"),
        py::arg("name"), py::arg("unsaid"), py::arg("watch") = py::none(),
        "The same of names of columns and lists of cells; a cell is a text as it was written, or as bytes a value.");
}

#include "watch.hpp"

namespace py = pybind11;
using namespace tieuchi;

namespace {

std::shared_ptr<const wordings> quotes_of(const rulebook& rules, const std::string& source) {
  if (source.empty()) return nullptr;
  return std::make_shared<const wordings>(tieuchi::quotes_of(read_wording(*rules.programme, source).value));
}

/// The answer, or None, and the issues as JSON.
using told = std::pair<std::optional<answer>, std::string>;

told ask_in(session& asked, const std::string& kind, const std::string& question_text, const std::string& source,
            const py::object& watch) {
  const auto what = from_code<question_kind>(kind);
  if (!what) throw std::invalid_argument("there is no question called " + kind);
  const auto q = read_question(question_text);
  if (!q.ok()) return {std::nullopt, to_json(q.issues)};
  const python_watch watched(watch);
  auto done = asked.ask(*what, q.value, quotes_of(*asked.about().rules, source), watched.who());
  if (!done.ok()) return {std::nullopt, to_json(done.issues)};
  return {std::move(done.value), to_json(done.issues)};
}

std::string json_of(const answer& a, const py::object& watch) {
  const python_watch watched(watch);
  watching asks(watched.who());
  return a.json(&asks);
}

std::optional<rows_handle> rows_of(const answer& a) {
  if (!a.rows()) return std::nullopt;
  return rows_handle{a.rows()};
}

}  // namespace

void bind_answers(py::module_& m) {
  const auto free = py::call_guard<py::gil_scoped_release>();
  py::class_<answer>(m, "Answer", "What was answered; immutable, it needs no session any more.")
      .def("json", &json_of, py::arg("watch") = py::none(), free, "The whole answer as JSON.")
      .def("head", &answer::head, free, "The same without its rows.")
      .def("rows", &rows_of, "Its rows as columns; None of an explanation.");
  py::class_<session>(m, "Session", "Several questions about one state of facts; what was computed is kept.")
      .def(py::init([](const rulebook_handle& rules, const ledger_handle& facts) {
             return session({rules.value, facts.value, nullptr, nullptr});
           }),
           py::arg("rulebook"), py::arg("ledger"))
      .def("ask", &ask_in, py::arg("kind"), py::arg("question"), py::arg("source") = "", py::arg("watch") = py::none(),
           free, "The answer, or None, and the issues as JSON; `source` is the official text that may be quoted.");
  m.def(
      "wordings",
      [](const rulebook_handle& r, const std::string& source) {
        return to_json(read_wording(*r.value->programme, source));
      },
      py::arg("rulebook"), py::arg("source"), free, "tieuchi/wordings/1");
  m.def("words", &words_json, free, "tieuchi/words/1");
}

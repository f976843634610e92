#include "watch.hpp"

namespace py = pybind11;
using namespace tieuchi;

namespace {

/// The answer as JSON, empty when there is none, and the issues as JSON.
using told = std::pair<std::string, std::string>;
using answerer = checked<std::string> (*)(const matter&, const question&);

std::shared_ptr<const wordings> quotes_of(const rulebook& rules, const std::string& source) {
  if (source.empty()) return nullptr;
  auto quotes = std::make_shared<wordings>();
  for (const auto& w : read_wording(*rules.programme, source).value)
    if (w.verified) quotes->emplace(w.clause, w.words);
  return quotes;
}

template <answerer Ask>
told answer(const rulebook_handle& rules, const ledger_handle& facts, const std::string& asked,
            const std::string& source, const py::object& watch) {
  const auto q = read_question(asked);
  if (!q.ok()) return {std::string(), to_json(q.issues)};
  const python_watch watched(watch);
  auto done = Ask({rules.value, facts.value, quotes_of(*rules.value, source), watched.who()}, q.value);
  return {done.ok() ? std::move(done.value) : std::string(), to_json(done.issues)};
}

}  // namespace

void bind_answers(py::module_& m) {
  const auto free = py::call_guard<py::gil_scoped_release>();
  const auto bind = [&](const char* name, auto* ask, const char* doc) {
    m.def(name, ask, py::arg("rulebook"), py::arg("ledger"), py::arg("question"), py::arg("source") = "",
          py::arg("watch") = py::none(), free, doc);
  };
  bind("assess", &answer<answer_assess>, "tieuchi/assessment/1");
  bind("explain", &answer<answer_explain>, "tieuchi/explanation/1; `source` is the official text that may be quoted");
  bind("roadmap", &answer<answer_roadmap>, "tieuchi/roadmap/1");
  bind("duties", &answer<answer_duties>, "tieuchi/duties/1");
  bind("missing", &answer<answer_missing>, "tieuchi/missing/1");
  m.def(
      "wordings",
      [](const rulebook_handle& r, const std::string& source) {
        return to_json(read_wording(*r.value->programme, source));
      },
      py::arg("rulebook"), py::arg("source"), free, "tieuchi/wordings/1");
  m.def("words", &words_json, free, "tieuchi/words/1");
}

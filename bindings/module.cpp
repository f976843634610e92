#include "bindings.hpp"

#define TIEUCHI_WORDS_(x) #x
#define TIEUCHI_WORDS(x) TIEUCHI_WORDS_(x)

// Types come before the functions that mention them.
PYBIND11_MODULE(_core, m, pybind11::mod_gil_not_used(), pybind11::multiple_interpreters::per_interpreter_gil()) {
  m.doc() = "The compiled part of tieuchi; use the package tieuchi.";
  m.attr("__version__") = TIEUCHI_WORDS(TIEUCHI_VERSION_MAJOR) "." TIEUCHI_WORDS(
      TIEUCHI_VERSION_MINOR) "." TIEUCHI_WORDS(TIEUCHI_VERSION_PATCH);
  bind_outcome(m);
  bind_programme(m);
  bind_facts(m);
  bind_answers(m);
  bind_feel(m);
  bind_files(m);
  bind_interrupt(m);
}

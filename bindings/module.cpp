#include "bindings.hpp"

#define TIEUCHI_WORDS_(x) #x
#define TIEUCHI_WORDS(x) TIEUCHI_WORDS_(x)

// Before 3.12 Python has one state of its lock for all interpreters, and to ask for it in a second one waits for ever.
#if PY_VERSION_HEX < 0x030C0000
#define TIEUCHI_MODULE _core_of_main
extern "C" PYBIND11_EXPORT PyObject* PyInit__core_of_main();
extern "C" PYBIND11_EXPORT PyObject* PyInit__core();
extern "C" PYBIND11_EXPORT PyObject* PyInit__core() {
  if (PyInterpreterState_Get() == PyInterpreterState_Main()) return PyInit__core_of_main();
  PyErr_SetString(PyExc_ImportError, "tieuchi can be used in a second interpreter from Python 3.12 on");
  return nullptr;
}
#else
#define TIEUCHI_MODULE _core
#endif

// Types come before the functions that mention them.
PYBIND11_MODULE(TIEUCHI_MODULE, m, pybind11::mod_gil_not_used(),
                pybind11::multiple_interpreters::per_interpreter_gil()) {
  m.doc() = "The compiled part of tieuchi; use the package tieuchi.";
  m.attr("__version__") = TIEUCHI_WORDS(TIEUCHI_VERSION_MAJOR) "." TIEUCHI_WORDS(
      TIEUCHI_VERSION_MINOR) "." TIEUCHI_WORDS(TIEUCHI_VERSION_PATCH);
  bind_outcome(m);
  bind_programme(m);
  bind_facts(m);
  bind_rows(m);
  bind_answers(m);
  bind_feel(m);
  bind_files(m);
  bind_interrupt(m);
}

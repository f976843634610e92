#pragma once

// The one door to pybind11: every file of this folder includes it first.

#include <pybind11/native_enum.h>
#include <pybind11/pybind11.h>
#include <pybind11/stl.h>

#include <tieuchi/tieuchi.hpp>

// Python holds shared, immutable things through handles of their own, so that nothing can be changed through them.
struct programme_handle {
  std::shared_ptr<const tieuchi::programme> value;
};
struct rulebook_handle {
  std::shared_ptr<const tieuchi::rulebook> value;
};
struct ledger_handle {
  std::shared_ptr<const tieuchi::ledger> value;
};
struct rows_handle {
  std::shared_ptr<const tieuchi::table> value;
};

void bind_outcome(pybind11::module_&);
void bind_programme(pybind11::module_&);
void bind_facts(pybind11::module_&);
void bind_rows(pybind11::module_&);
void bind_answers(pybind11::module_&);
void bind_feel(pybind11::module_&);
void bind_files(pybind11::module_&);
void bind_interrupt(pybind11::module_&);

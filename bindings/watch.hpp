#pragma once

// Who is asked while a long call runs: the signals of Python, so that Ctrl-C ends it, and whom Python names.

#include "bindings.hpp"

/// Of one call; made while Python's lock is held or not, it outlives the call. The lock is taken for each question
/// only.
class python_watch {
 public:
  /// `tell` is called with the pieces done and all pieces; None is nobody.
  explicit python_watch(const pybind11::object& tell) : tell_(tell) {}
  python_watch(const python_watch&) = delete;
  python_watch& operator=(const python_watch&) = delete;

  [[nodiscard]] const tieuchi::watcher* who() const noexcept { return &who_; }

 private:
  bool ask(const tieuchi::progress& p) const {
    const pybind11::gil_scoped_acquire held;
    if (PyErr_CheckSignals() != 0) throw pybind11::error_already_set();
    if (!tell_.is_none()) tell_(p.done, p.total);
    return true;
  }

  const pybind11::object& tell_;
  tieuchi::watcher who_ = [this](const tieuchi::progress& p) { return ask(p); };
};

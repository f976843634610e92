// Ctrl-C on the command line: a process that does one thing may end in the midst of it, without building up or taking
// down what nobody will see.

#include "bindings.hpp"

#include <atomic>
#include <csignal>

#ifndef _WIN32
#include <unistd.h>
#endif

namespace {

std::atomic<int> status_of_end{0};
std::atomic<bool> something_unfinished{false};

#ifndef _WIN32
struct sigaction action_before{};

extern "C" void end_now(int) {
  if (something_unfinished.load())
    PyErr_SetInterrupt();
  else
    _exit(status_of_end.load());
}
#endif

/// From now on Ctrl-C ends the process with this status; 0: it raises KeyboardInterrupt as before.
void end_on_interrupt(int status) {
#ifndef _WIN32
  const bool ended_before = status_of_end.exchange(status) != 0;
  if (status == 0 && ended_before) sigaction(SIGINT, &action_before, nullptr);
  if (status == 0 || ended_before) return;
  struct sigaction action{};
  action.sa_handler = end_now;
  sigemptyset(&action.sa_mask);
  sigaction(SIGINT, &action, &action_before);
#else
  static_cast<void>(status);
#endif
}

}  // namespace

void bind_interrupt(pybind11::module_& m) {
  m.def("end_on_interrupt", end_on_interrupt, pybind11::arg("status"),
        "Ctrl-C ends the process with this status; 0: it raises KeyboardInterrupt again.");
  m.def(
      "unfinished", [](bool something) { something_unfinished = something; }, pybind11::arg("something"),
      "While something is unfinished that must be taken away, Ctrl-C raises KeyboardInterrupt all the same.");
}

#include "bindings.hpp"

#include <tieuchi/text/file_bytes.hpp>

namespace py = pybind11;
using namespace tieuchi;

namespace {

std::string told(const std::string& code, const std::string& path, const file_bytes& read, std::size_t greatest) {
  std::vector<issue> issues;
  if (read.fault != file_fault::none) issues.push_back(file_issue(code, path, read, greatest));
  return to_json(issues);
}

/// The bytes, or None, and the issues as JSON. The path is that of the system, whatever its bytes are.
std::pair<py::object, std::string> read_file(const std::string& path, std::size_t greatest, const std::string& code) {
  file_bytes read;
  {
    const py::gil_scoped_release free;
    read = read_file_bytes(path, greatest);
  }
  py::object bytes = py::none();
  if (read.fault == file_fault::none) bytes = py::bytes(read.bytes);
  return {std::move(bytes), told(code, path, read, greatest)};
}

/// Why a path is not to be opened; no issue where a regular file stands there.
std::string look_at_file(const std::string& path, const std::string& code) {
  if (kind_of_file(path) == file_kind::regular) return told(code, path, {}, any_size);
  return told(code, path, read_file_bytes(path, 0), any_size);
}

}  // namespace

void bind_files(py::module_& m) {
  m.def(
      "limits",
      [] {
        return std::map<std::string, std::size_t>{
            {"facts", usual_limits.facts_table.bytes}, {"source", usual_limits.source}, {"line", usual_limits.line}};
      },
      "The greatest sizes in bytes: a file of facts, an official text, a line of cases.");
  m.def("read_file", &read_file, py::arg("path"), py::arg("greatest"), py::arg("code"),
        "The bytes of a regular file of at most so many, or None, and the issues of that code as JSON.");
  m.def("look_at_file", &look_at_file, py::arg("path"), py::arg("code"), py::call_guard<py::gil_scoped_release>(),
        "What keeps a file from being opened, as issues of that code in JSON: that none or no regular one is there.");
}

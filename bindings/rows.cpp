// Tables of answers: columns for data frames, without numpy and without a copy.

#include "bindings.hpp"

#include <tieuchi/table/arrow.hpp>

#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace py = pybind11;
using namespace tieuchi;

namespace {

/// Numbers of a column side by side; they live as long as whoever looks at them.
struct cell_buffer {
  std::shared_ptr<const table> of;
  const void* data;
  std::size_t size, width;
  std::string format;
};

template <class Number>
cell_buffer buffer_of(const rows_handle& rows, const std::vector<Number>& numbers) {
  return {rows.value, numbers.data(), numbers.size(), sizeof(Number), py::format_descriptor<Number>::format()};
}

py::buffer_info told(const cell_buffer& b) {
  return py::buffer_info(const_cast<void*>(b.data), static_cast<py::ssize_t>(b.width), b.format, 1,
                         {static_cast<py::ssize_t>(b.size)}, {static_cast<py::ssize_t>(b.width)}, true);
}

/// What a column is called in Python, by the cells it has.
struct kind_of {
  const char* operator()(const word_cells&) const { return "word"; }
  const char* operator()(const words_cells&) const { return "words"; }
  const char* operator()(const text_cells&) const { return "text"; }
  const char* operator()(const flag_cells&) const { return "flag"; }
  const char* operator()(const count_cells&) const { return "count"; }
  const char* operator()(const figure_cells&) const { return "figure"; }
  const char* operator()(const day_cells&) const { return "day"; }
};

py::list kinds_in(const rows_handle& rows) {
  py::list all;
  for (const column& c : rows.value->columns())
    all.append(py::make_tuple(c.name, std::string(std::visit(kind_of{}, c.cells))));
  return all;
}

/// The texts of a book as objects of Python, each made once.
py::list words_of(const word_book& book) {
  py::list all;
  for (const std::string& word : book.words()) all.append(py::str(word));
  return all;
}

/// A column as a list; None where a cell is absent.
struct listing {
  py::list operator()(const word_cells& c) const {
    const py::list words = words_of(c.book);
    py::list all;
    for (const std::int32_t code : c.codes)
      all.append(code == word_cells::absent ? py::object(py::none())
                                            : py::object(words[static_cast<std::size_t>(code)]));
    return all;
  }
  py::list operator()(const words_cells& c) const {
    const py::list words = words_of(c.book);
    py::list all;
    for (std::size_t row = 0; row < c.ends.size(); ++row) {
      py::list one;
      for (const std::int32_t code : codes_at(c, row)) one.append(words[static_cast<std::size_t>(code)]);
      all.append(std::move(one));
    }
    return all;
  }
  py::list operator()(const text_cells& c) const {
    py::list all;
    for (std::size_t row = 0; row < c.ends.size(); ++row) {
      const std::string_view text = text_at(c, row);
      all.append(text.empty() ? py::object(py::none()) : py::object(py::str(text.data(), text.size())));
    }
    return all;
  }
  py::list operator()(const flag_cells& c) const {
    py::list all;
    for (const std::uint8_t yes : c.values) all.append(py::bool_(yes != 0));
    return all;
  }
  py::list operator()(const count_cells& c) const {
    py::list all;
    for (const std::int32_t n : c.values)
      all.append(n == count_cells::absent ? py::object(py::none()) : py::object(py::int_(n)));
    return all;
  }
  py::list operator()(const figure_cells& c) const {
    py::list all;
    for (const double n : c.values) all.append(n != n ? py::object(py::none()) : py::object(py::float_(n)));
    return all;
  }
  py::list operator()(const day_cells& c) const {
    const py::object of = py::module_::import("datetime").attr("date");
    py::list all;
    for (std::size_t row = 0; row < c.values.size(); ++row) {
      const auto day = day_at(c, row);
      all.append(day ? of(day->year(), day->month(), day->day()) : py::object(py::none()));
    }
    return all;
  }
};

py::list values(const rows_handle& rows, const std::string& name) {
  return std::visit(listing{}, (*rows.value)[name].cells);
}

/// The numbers of a column, and its words where it has some.
struct giving_buffers {
  const rows_handle& rows;

  py::tuple operator()(const word_cells& c) const { return py::make_tuple(buffer_of(rows, c.codes), words_of(c.book)); }
  py::tuple operator()(const words_cells& c) const {
    return py::make_tuple(buffer_of(rows, c.codes), words_of(c.book), buffer_of(rows, c.ends));
  }
  py::tuple operator()(const text_cells&) const { throw py::value_error("texts have no numbers"); }
  template <class Cells>
  py::tuple operator()(const Cells& c) const {
    return py::make_tuple(buffer_of(rows, c.values));
  }
};

py::tuple buffers(const rows_handle& rows, const std::string& name) {
  return std::visit(giving_buffers{rows}, (*rows.value)[name].cells);
}

template <class Cells, class Value>
column column_of(const std::string& name, const py::list& listed) {
  Cells cells;
  for (const py::handle value : listed) add(cells, py::cast<Value>(value));
  return {name, std::move(cells)};
}

column column_from(const std::string& name, const std::string& kind, const py::list& listed) {
  using text_value = std::optional<std::string>;
  if (kind == "words") return column_of<words_cells, std::vector<std::string>>(name, listed);
  if (kind == "flag") return column_of<flag_cells, bool>(name, listed);
  if (kind == "count") return column_of<count_cells, std::optional<std::int64_t>>(name, listed);
  if (kind == "figure") return column_of<figure_cells, std::optional<double>>(name, listed);
  if (kind == "word") {
    word_cells cells;
    for (const py::handle value : listed) add(cells, py::cast<text_value>(value).value_or(std::string()));
    return {name, std::move(cells)};
  }
  if (kind == "text") {
    text_cells cells;
    for (const py::handle value : listed) add(cells, py::cast<text_value>(value).value_or(std::string()));
    return {name, std::move(cells)};
  }
  if (kind == "day") {
    day_cells cells;
    for (const py::handle value : listed)
      add(cells, value.is_none() ? std::nullopt : date::parse(py::cast<std::string>(py::str(value))));
    return {name, std::move(cells)};
  }
  throw py::value_error("there is no kind of column called " + kind);
}

rows_handle rows_from(const py::list& columns) {
  std::vector<column> all;
  for (const py::handle one : columns) {
    const auto column = py::cast<py::tuple>(one);
    all.push_back(
        column_from(py::cast<std::string>(column[0]), py::cast<std::string>(column[1]), py::cast<py::list>(column[2])));
  }
  return {std::make_shared<const table>(std::move(all))};
}

py::list state_of(const rows_handle& rows) {
  py::list all;
  for (const py::handle one : kinds_in(rows)) {
    const auto column = py::cast<py::tuple>(one);
    all.append(py::make_tuple(column[0], column[1], values(rows, py::cast<std::string>(column[0]))));
  }
  return all;
}

/// The stream of Arrow in the capsule that its Python protocol asks for; whoever takes it out releases it.
py::capsule arrow_stream(const rows_handle& rows, const py::object& /*requested_schema*/) {
  auto stream = std::make_unique<ArrowArrayStream>();
  to_arrow(rows.value, stream.get());
  return py::capsule(stream.release(), "arrow_array_stream", [](PyObject* capsule) {
    auto* left = static_cast<ArrowArrayStream*>(PyCapsule_GetPointer(capsule, "arrow_array_stream"));
    if (left->release != nullptr) left->release(left);
    delete left;
  });
}

}  // namespace

void bind_rows(py::module_& m) {
  py::class_<cell_buffer>(m, "CellBuffer", py::buffer_protocol(),
                          "Numbers of a column, read through the buffer protocol.")
      .def_buffer([](cell_buffer& b) { return told(b); })
      .def("__len__", [](const cell_buffer& b) { return b.size; });
  py::class_<rows_handle>(m, "Rows", "The rows of an answer as columns; immutable, shared by threads.")
      .def(py::init(&rows_from), py::arg("columns"), "Of tuples of name, kind and list of values.")
      .def("__len__", [](const rows_handle& rows) { return rows.value->rows(); })
      .def("kinds", &kinds_in, "Names of the columns and of their kinds.")
      .def("values", &values, py::arg("name"), "A column as a list.")
      .def("buffers", &buffers, py::arg("name"),
           "The numbers of a column; of words also the words, of lists their ends.")
      .def(
          "take",
          [](const rows_handle& rows, const std::vector<std::size_t>& which) {
            return rows_handle{std::make_shared<const table>(rows.value->take(which))};
          },
          py::arg("rows"), "The rows of these numbers, in that order.")
      .def(
          "csv", [](const rows_handle& rows) { return to_csv(*rows.value); }, py::call_guard<py::gil_scoped_release>(),
          "The table as CSV.")
      .def("__arrow_c_stream__", &arrow_stream, py::arg("requested_schema") = py::none(),
           "The Arrow C stream of the table.")
      .def(py::pickle(&state_of, [](const py::list& state) { return rows_from(state); }));
}

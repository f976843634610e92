#include "feel_values.hpp"

#include <tieuchi/feel/print.hpp>
#include <tieuchi/feel/value_size.hpp>

#include <pybind11/gil_safe_call_once.h>

#include <datetime.h>

#include <algorithm>
#include <cmath>

namespace py = pybind11;
using namespace tieuchi;

const python_kinds& python_kinds::known() {
  PYBIND11_CONSTINIT static py::gil_safe_call_once_and_store<python_kinds> kept;
  return kept
      .call_once_and_store_result([] {
        if (PyDateTimeAPI == nullptr) PyDateTime_IMPORT;
        if (PyDateTimeAPI == nullptr) throw py::error_already_set();
        return python_kinds{py::module_::import("decimal").attr("Decimal"),
                            py::module_::import("fractions").attr("Fraction"),
                            py::module_::import("datetime").attr("date")};
      })
      .get_stored();
}

feel::value python_reader::not_reported(const std::string& name) const {
  return feel::unknown_because({memory_.copy(name), -1, "not_reported"}, memory_);
}

std::optional<feel::value> python_reader::value(PyObject* given, const feel::type& of, const std::string& name) const {
  return part(given, of, name, feel::usual_bound);
}

std::optional<feel::value> python_reader::part(PyObject* given, const feel::type& of, const std::string& name,
                                               std::size_t bound) const {
  if (given == Py_None) return not_reported(name);
  if (PyBool_Check(given)) {
    if (!of.is(feel::type::kind::boolean)) return std::nullopt;
    return feel::value(given == Py_True);
  }
  PyTypeObject* const kind = Py_TYPE(given);
  if (kind == &PyLong_Type || kind == &PyFloat_Type || kind == reinterpret_cast<PyTypeObject*>(kinds_.decimal.ptr())) {
    if (kind == &PyFloat_Type && std::isnan(PyFloat_AS_DOUBLE(given))) return not_reported(name);
    return of.is(feel::type::kind::number) ? number_of(given) : std::nullopt;
  }
  if (kind == &PyUnicode_Type) return text(given, of);
  if (kind == reinterpret_cast<PyTypeObject*>(kinds_.date.ptr())) {
    if (!of.is(feel::type::kind::date)) return std::nullopt;
    const auto day = date::of(PyDateTime_GET_YEAR(given), PyDateTime_GET_MONTH(given), PyDateTime_GET_DAY(given));
    return day ? std::optional(feel::value(*day)) : std::nullopt;
  }
  if (kind == &PyList_Type || kind == &PyTuple_Type) return list(given, of, name, bound);
  if (kind == &PyDict_Type) return context(given, of, name, bound);
  if (reinterpret_cast<PyObject*>(kind) == unknown_) return told_unknown(given, of, name);
  return std::nullopt;
}

std::optional<feel::value> python_reader::number_of(PyObject* given) const {
  if (Py_TYPE(given) == &PyLong_Type) {
    int overflow = 0;
    const long long whole = PyLong_AsLongLongAndOverflow(given, &overflow);
    return overflow == 0 ? std::optional(feel::value(number(whole))) : std::nullopt;
  }
  const auto text = py::reinterpret_steal<py::object>(PyObject_Str(given));
  Py_ssize_t size = 0;
  const char* const bytes = text ? PyUnicode_AsUTF8AndSize(text.ptr(), &size) : nullptr;
  if (bytes == nullptr) {
    PyErr_Clear();
    return std::nullopt;
  }
  const auto read = number::parse({bytes, static_cast<std::size_t>(size)});
  return read ? std::optional(feel::value(*read)) : std::nullopt;
}

std::optional<feel::value> python_reader::text(PyObject* given, const feel::type& of) const {
  Py_ssize_t size = 0;
  const char* const bytes = PyUnicode_AsUTF8AndSize(given, &size);
  if (bytes == nullptr) {  // a lone surrogate
    PyErr_Clear();
    return std::nullopt;
  }
  const std::string_view text(bytes, static_cast<std::size_t>(size));
  const auto found = [](const auto& read) { return read ? std::optional(feel::value(*read)) : std::nullopt; };
  switch (of.what()) {
    case feel::type::kind::string:
      return feel::make_string(text, memory_);
    case feel::type::kind::number:
      return found(number::parse(text));
    case feel::type::kind::date:
      return found(date::parse(text));
    case feel::type::kind::months_duration:
      return found(months_duration::parse(text));
    case feel::type::kind::time_duration:
      return found(time_duration::parse(text));
    case feel::type::kind::rating: {
      const auto level = of.level(text);
      return level ? std::optional(feel::value::rating(*level)) : std::nullopt;
    }
    default:
      return std::nullopt;
  }
}

std::optional<feel::value> python_reader::list(PyObject* given, const feel::type& of, const std::string& name,
                                               std::size_t bound) const {
  const auto size = static_cast<std::size_t>(PySequence_Fast_GET_SIZE(given));
  if (!of.is(feel::type::kind::list) || size > bound) return std::nullopt;
  const auto values = memory_.make<feel::value>(size);
  const feel::type& element = of.element();
  for (std::size_t i = 0; i < size; ++i) {
    const auto one =
        part(PySequence_Fast_GET_ITEM(given, static_cast<Py_ssize_t>(i)), element, name, feel::usual_inner_bound);
    if (!one) return std::nullopt;
    values[i] = *one;
  }
  return feel::value::list(values);
}

std::optional<feel::value> python_reader::context(PyObject* given, const feel::type& of, const std::string& name,
                                                  std::size_t bound) const {
  if (!of.is(feel::type::kind::context) || static_cast<std::size_t>(PyDict_GET_SIZE(given)) != of.fields().size())
    return std::nullopt;
  std::vector<feel::field> fields;
  for (const auto& [key, type] : of.fields()) {
    PyObject* const held = PyDict_GetItemString(given, key.c_str());
    const auto one = held ? part(held, type, name, bound) : std::nullopt;
    if (!one) return std::nullopt;
    fields.push_back({key, *one});
  }
  return feel::make_context(fields, memory_);
}

/// The first and last day of a partly known one; null where it says none, nothing where it is none.
std::optional<const feel::day_bounds*> python_reader::told_bounds(PyObject* given) const {
  const auto told = py::reinterpret_steal<py::object>(PyObject_GetAttrString(given, "within"));
  if (!told) PyErr_Clear();
  if (!told || told.is_none()) return nullptr;
  if (!PyTuple_Check(told.ptr()) || PyTuple_GET_SIZE(told.ptr()) != 2) return std::nullopt;
  const auto first = part(PyTuple_GET_ITEM(told.ptr(), 0), feel::type::date(), {}, 0);
  const auto last = part(PyTuple_GET_ITEM(told.ptr(), 1), feel::type::date(), {}, 0);
  if (!first || !last || first->is_unknown() || last->is_unknown() || last->date() < first->date()) return std::nullopt;
  return memory_.one(feel::day_bounds{first->date(), last->date()});
}

std::optional<feel::value> python_reader::told_unknown(PyObject* given, const feel::type& of,
                                                       const std::string& name) const {
  const auto told = py::reinterpret_steal<py::object>(PyObject_GetAttrString(given, "reasons"));
  if (!told || !PyTuple_Check(told.ptr()) || PyTuple_GET_SIZE(told.ptr()) == 0) {
    PyErr_Clear();
    return std::nullopt;
  }
  std::vector<std::pair<std::string, std::string>> reasons;  // fact, code
  for (const py::handle one : py::reinterpret_borrow<py::tuple>(told)) {
    if (!PyTuple_Check(one.ptr()) || PyTuple_GET_SIZE(one.ptr()) != 2) return std::nullopt;
    std::array<std::string, 2> words;
    for (std::size_t i = 0; i < words.size(); ++i) {
      Py_ssize_t size = 0;
      PyObject* const word = PyTuple_GET_ITEM(one.ptr(), static_cast<Py_ssize_t>(i));
      const char* const bytes = PyUnicode_Check(word) ? PyUnicode_AsUTF8AndSize(word, &size) : nullptr;
      if (bytes == nullptr) {
        PyErr_Clear();
        return std::nullopt;
      }
      words[i].assign(bytes, static_cast<std::size_t>(size));
    }
    if (words[0].empty()) return std::nullopt;
    reasons.emplace_back(words[1].empty() ? name : words[1], words[0]);
  }
  std::ranges::sort(reasons);
  reasons.erase(std::unique(reasons.begin(), reasons.end()), reasons.end());
  std::vector<feel::reason> kept;
  for (const auto& [fact, code] : reasons) kept.push_back({memory_.copy(fact), -1, memory_.copy(code)});
  const feel::value made = feel::unknown_because(kept, memory_);
  const auto within = told_bounds(given);
  if (!within || (*within && !of.is(feel::type::kind::date))) return std::nullopt;
  return *within ? feel::value::partly_known(made.why(), **within) : made;
}

py::object known_unknowns::of(const std::vector<feel::reason>& reasons, const py::object& make_unknown) {
  std::string key;
  for (const feel::reason& r : reasons) {
    key += r.code;
    key += '\0';
    key += r.text();
    key += '\0';
  }
  const auto [known, fresh] = made_.try_emplace(std::move(key));
  if (!fresh) return known->second;
  py::tuple all(reasons.size());
  for (std::size_t i = 0; i < reasons.size(); ++i)
    all[i] = py::make_tuple(std::string(reasons[i].code), reasons[i].text());
  py::object made = make_unknown(all);
  if (made_.size() > most)
    made_.clear();
  else
    known->second = made;
  return made;
}

py::object python_values::of(const feel::value& v, const feel::type& t) const {
  using kind = feel::value::kind;
  switch (v.what()) {
    case kind::unknown:
      return unknown(v);
    case kind::boolean:
      return py::bool_(v.boolean());
    case kind::number:
      return number_of(v.number());
    case kind::string:
      return py::str(std::string(v.string()));
    case kind::date:
      return date_of(v.date().text());
    case kind::months_duration:
      return py::str(v.months().text());
    case kind::time_duration:
      return py::str(v.time().text());
    case kind::rating:
      return py::str(t.levels().at(v.level()));
    case kind::list:
      return list(v, feel::part_type(t));
    case kind::context:
      return context(v, t);
    case kind::range:
      return range(v.ends(), feel::part_type(t));
    default:
      return py::none();
  }
}

py::object python_values::unknown(const feel::value& v) const {
  known_unknowns once;
  known_unknowns& kept = kept_ ? *kept_ : once;
  const feel::reason_node& why = *v.why();
  const bool one = !why.left && !why.right && !why.parts;
  const py::object made = kept.of(one ? std::vector<feel::reason>{why.leaf} : reasons_.of(v), unknown_);
  const feel::day_bounds* within = v.within();
  if (!within) return made;
  return unknown_(made.attr("reasons"), py::make_tuple(date_of(within->first.text()), date_of(within->last.text())));
}

// int where whole, Decimal where the number is one, else Fraction: nothing is rounded.
py::object python_values::number_of(const number& n) const {
  if (const auto small = n.to_int64()) return py::int_(*small);
  if (!n.is_decimal()) {
    const auto top = number::of_ratio(n.coefficient(), 1),
               bottom = number::of_ratio(static_cast<int128>(n.denominator()), 1);
    return kinds_.fraction(py::int_(py::str(top->text())), py::int_(py::str(bottom->text())));
  }
  const py::object decimal = kinds_.decimal(n.text());
  return n.is_integer() ? py::object(py::int_(decimal)) : decimal;
}

// A date of Python where it has that year, else its text.
py::object python_values::date_of(const std::string& text) const {
  if (text.size() != 10 || text.starts_with("0000")) return py::str(text);
  return kinds_.date.attr("fromisoformat")(text);
}

py::object python_values::list(const feel::value& v, const feel::type& part) const {
  py::list all;
  for (const feel::value& e : v.elements()) all.append(of(e, part));
  return all;
}

py::object python_values::context(const feel::value& v, const feel::type& t) const {
  py::dict all;
  for (const feel::field& f : v.fields()) all[py::str(std::string(f.key))] = of(f.value, feel::field_type(t, f.key));
  return all;
}

py::object python_values::range(const feel::range_ends& e, const feel::type& part) const {
  return range_(of(e.from, part), of(e.to, part), e.from_in, e.to_in);
}

#pragma once

// Values of rules as Python has them, taken and given without a text between.

#include "bindings.hpp"

#include <tieuchi/feel/reason_reader.hpp>
#include <tieuchi/feel/type.hpp>
#include <tieuchi/feel/value.hpp>

#include <map>
#include <optional>
#include <string>
#include <vector>

/// The kinds of Python values that rules know, found once a process.
struct python_kinds {
  pybind11::object decimal, fraction, date;

  static const python_kinds& known();
};

/// Takes Python values as they are. What it does not take - a value of another kind or type than declared, or one that
/// is wrong - is for the way by typed JSON, which has the words for it.
class python_reader {
 public:
  python_reader(tieuchi::feel::arena& memory, const pybind11::object& unknown)
      : memory_(memory), unknown_(unknown.ptr()), kinds_(python_kinds::known()) {}

  [[nodiscard]] std::optional<tieuchi::feel::value> value(PyObject*, const tieuchi::feel::type&,
                                                          const std::string& name) const;
  [[nodiscard]] tieuchi::feel::value not_reported(const std::string& name) const;

 private:
  [[nodiscard]] std::optional<tieuchi::feel::value> text(PyObject*, const tieuchi::feel::type&) const;
  [[nodiscard]] std::optional<tieuchi::feel::value> number_of(PyObject*) const;
  [[nodiscard]] std::optional<tieuchi::feel::value> list(PyObject*, const tieuchi::feel::type&, const std::string& name,
                                                         std::size_t bound) const;
  [[nodiscard]] std::optional<tieuchi::feel::value> context(PyObject*, const tieuchi::feel::type&,
                                                            const std::string& name, std::size_t bound) const;
  [[nodiscard]] std::optional<tieuchi::feel::value> told_unknown(PyObject*, const tieuchi::feel::type&,
                                                                 const std::string& name) const;
  [[nodiscard]] std::optional<const tieuchi::feel::day_bounds*> told_bounds(PyObject*) const;
  [[nodiscard]] std::optional<tieuchi::feel::value> part(PyObject*, const tieuchi::feel::type&, const std::string& name,
                                                         std::size_t bound) const;

  tieuchi::feel::arena& memory_;
  PyObject* unknown_;
  const python_kinds& kinds_;
};

/// Unknown values with the same reasons are one object of Python; so many are kept.
class known_unknowns {
 public:
  pybind11::object of(const std::vector<tieuchi::feel::reason>&, const pybind11::object& make_unknown);

 private:
  static constexpr std::size_t most = 4'096;

  std::map<std::string, pybind11::object> made_;
};

/// Makes Python values, exact ones.
class python_values {
 public:
  python_values(const pybind11::object& unknown, const pybind11::object& range, known_unknowns* kept = nullptr)
      : unknown_(unknown), range_(range), kept_(kept), kinds_(python_kinds::known()) {}

  [[nodiscard]] pybind11::object of(const tieuchi::feel::value&, const tieuchi::feel::type&) const;

 private:
  [[nodiscard]] pybind11::object unknown(const tieuchi::feel::value&) const;
  [[nodiscard]] pybind11::object number_of(const tieuchi::number&) const;
  [[nodiscard]] pybind11::object date_of(const std::string& text) const;
  [[nodiscard]] pybind11::object list(const tieuchi::feel::value&, const tieuchi::feel::type& part) const;
  [[nodiscard]] pybind11::object context(const tieuchi::feel::value&, const tieuchi::feel::type&) const;
  [[nodiscard]] pybind11::object range(const tieuchi::feel::range_ends&, const tieuchi::feel::type& part) const;

  const pybind11::object& unknown_;
  const pybind11::object& range_;
  known_unknowns* kept_;
  const python_kinds& kinds_;
  mutable tieuchi::feel::reason_reader reasons_;
};

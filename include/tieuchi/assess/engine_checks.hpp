#pragma once

// Ids that callers give to an engine and to what speaks of it: std::out_of_range, a std::logic_error, where they
// are none.

#include <tieuchi/compile/rulebook.hpp>

#include <stdexcept>

namespace tieuchi {
inline namespace TIEUCHI_ABI {
namespace detail {

inline void check_unit(const rulebook& rules, unit_id unit) {
  if (unit && !rules.programme->units.has(unit)) throw std::out_of_range("there is no unit of this id");
}

inline void check_name(const rulebook& rules, name_id name) {
  if (!rules.names.has(name)) throw std::out_of_range("there is no name of this id");
}

inline void check_item(const rulebook& rules, item_id item) {
  check_name(rules, item);
  if (rules.names[item].kind != name_kind::item) throw std::out_of_range("the name of this id is no item");
}

/// What is asked of no name: outcomes and kept duties have functions of their own.
inline void check_valued(const rulebook& rules, name_id name) {
  check_name(rules, name);
  if (rules.names[name].kind == name_kind::item || rules.names[name].kind == name_kind::duty)
    throw std::out_of_range("the name of this id has no value");
}

inline void check_cohort(const rulebook& rules, cohort_id cohort, unit_id unit) {
  if (!rules.cohorts.has(cohort)) throw std::out_of_range("there is no cohort of this id");
  check_unit(rules, unit);
}

/// What was answered is printed with the engine that answered: it holds ids, values and rows of that one.
template <class Engine, class Answer>
void check_made_by(const Engine& e, const Answer& answer) {
  if (answer.made_by != e.mark()) throw std::logic_error("this was answered by another engine");
}

}  // namespace detail
}  // namespace TIEUCHI_ABI
}  // namespace tieuchi

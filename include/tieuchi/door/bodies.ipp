#pragma once

// All bodies of door/.

#include <tieuchi/once.hpp>

TIEUCHI_ONCE(door, DOOR)

#include <tieuchi/door/attributes.ipp>
#include <tieuchi/door/bounds.ipp>
#include <tieuchi/door/content.ipp>
#include <tieuchi/door/door.ipp>
#include <tieuchi/door/fact_rows.ipp>
#include <tieuchi/door/facts.ipp>
#include <tieuchi/door/guards.ipp>
#include <tieuchi/door/levels.ipp>
#include <tieuchi/door/list.ipp>
#include <tieuchi/door/load.ipp>
#include <tieuchi/door/office_number.ipp>
#include <tieuchi/door/office_words.ipp>
#include <tieuchi/door/personal.ipp>
#include <tieuchi/door/row_judge.ipp>
#include <tieuchi/door/spelling.ipp>
#include <tieuchi/door/table.ipp>
#include <tieuchi/door/unit_names.ipp>
#include <tieuchi/door/unit_places.ipp>
#include <tieuchi/door/value.ipp>

#pragma once

// Reported facts, whole: reading tables and checking rows.

#include <tieuchi/read/admission.hpp>

#ifndef TIEUCHI_COMPILED
#include <tieuchi/read/facts.ipp>
#include <tieuchi/read/facts_bounds.ipp>
#include <tieuchi/read/facts_door.ipp>
#include <tieuchi/read/facts_table.ipp>
#include <tieuchi/read/facts_units.ipp>
#endif

#pragma once

// Reported facts, whole: reading tables and checking rows.

#include <tieuchi/door/admission.hpp>

#ifndef TIEUCHI_COMPILED
#include <tieuchi/door/attributes.ipp>
#include <tieuchi/door/bounds.ipp>
#include <tieuchi/door/content.ipp>
#include <tieuchi/door/door.ipp>
#include <tieuchi/door/facts.ipp>
#include <tieuchi/door/guards.ipp>
#include <tieuchi/door/spelling.ipp>
#include <tieuchi/door/table.ipp>
#endif

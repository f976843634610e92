#pragma once

// All bodies of resolve/.

#include <tieuchi/once.hpp>

TIEUCHI_ONCE(resolve, RESOLVE)

#include <tieuchi/resolve/assumptions.ipp>
#include <tieuchi/resolve/attributes.ipp>
#include <tieuchi/resolve/carry.ipp>
#include <tieuchi/resolve/dated.ipp>
#include <tieuchi/resolve/fact_ref.ipp>
#include <tieuchi/resolve/indicator.ipp>
#include <tieuchi/resolve/last_event.ipp>
#include <tieuchi/resolve/periodic.ipp>
#include <tieuchi/resolve/reading.ipp>
#include <tieuchi/resolve/rows.ipp>
#include <tieuchi/resolve/units.ipp>

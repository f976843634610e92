#pragma once

// All bodies of explain/.

#include <tieuchi/once.hpp>

TIEUCHI_ONCE(explain, EXPLAIN)

#include <tieuchi/explain/awaited.ipp>
#include <tieuchi/explain/explanation.ipp>
#include <tieuchi/explain/missing.ipp>
#include <tieuchi/explain/print.ipp>
#include <tieuchi/explain/shown.ipp>
#include <tieuchi/explain/words.ipp>

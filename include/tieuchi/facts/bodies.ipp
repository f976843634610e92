#pragma once

// All bodies of facts/.

#include <tieuchi/once.hpp>

TIEUCHI_ONCE(facts, FACTS)

#include <tieuchi/facts/fact_layer.ipp>
#include <tieuchi/facts/ledger.ipp>
#include <tieuchi/facts/period.ipp>
#include <tieuchi/facts/unit_life.ipp>

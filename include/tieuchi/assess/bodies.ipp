#pragma once

// All bodies of assess/.

#include <tieuchi/once.hpp>

TIEUCHI_ONCE(assess, ASSESS)

#include <tieuchi/assess/agencies.ipp>
#include <tieuchi/assess/assessment.ipp>
#include <tieuchi/assess/case_runner.ipp>
#include <tieuchi/assess/engine.ipp>
#include <tieuchi/assess/in_force.ipp>
#include <tieuchi/assess/outcome_table.ipp>
#include <tieuchi/assess/restricted.ipp>

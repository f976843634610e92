#pragma once

// All bodies of report/.

#include <tieuchi/once.hpp>

TIEUCHI_ONCE(report, REPORT)

#include <tieuchi/report/answers.ipp>
#include <tieuchi/report/json.ipp>
#include <tieuchi/report/outcome_answer.ipp>
#include <tieuchi/report/programme_json.ipp>
#include <tieuchi/report/tables.ipp>
#include <tieuchi/report/words.ipp>

#pragma once

// All bodies of roadmap/.

#include <tieuchi/once.hpp>

TIEUCHI_ONCE(roadmap, ROADMAP)

#include <tieuchi/roadmap/case_plan.ipp>
#include <tieuchi/roadmap/cohort_count.ipp>
#include <tieuchi/roadmap/due_figure.ipp>
#include <tieuchi/roadmap/duty.ipp>
#include <tieuchi/roadmap/occurrence.ipp>
#include <tieuchi/roadmap/submission.ipp>
#include <tieuchi/roadmap/target.ipp>

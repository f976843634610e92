#pragma once

// All bodies of calendar/.

#include <tieuchi/once.hpp>

TIEUCHI_ONCE(calendar, CALENDAR)

#include <tieuchi/calendar/day.ipp>
#include <tieuchi/calendar/frame.ipp>
#include <tieuchi/calendar/working_days.ipp>

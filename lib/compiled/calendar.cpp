#include <tieuchi/calendar/day.ipp>
#include <tieuchi/calendar/frame.ipp>
#include <tieuchi/calendar/working_days.ipp>

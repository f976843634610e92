// The bodies of calendar/, once, for users who link the library instead of including it.

#include <tieuchi/calendar/day.ipp>
#include <tieuchi/calendar/frame.ipp>
#include <tieuchi/calendar/working_days.ipp>

#define TIEUCHI_IMPLEMENT_CALENDAR
#include <tieuchi/implementation.hpp>

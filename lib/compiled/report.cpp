#define TIEUCHI_IMPLEMENT_REPORT
#include <tieuchi/implementation.hpp>

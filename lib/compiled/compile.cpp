#define TIEUCHI_IMPLEMENT_COMPILE
#include <tieuchi/implementation.hpp>

#define TIEUCHI_IMPLEMENT_READ
#include <tieuchi/implementation.hpp>

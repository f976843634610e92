#define TIEUCHI_IMPLEMENT_TABLE
#include <tieuchi/implementation.hpp>

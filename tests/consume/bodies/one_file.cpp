#define TIEUCHI_IMPLEMENTATION
#include <tieuchi/tieuchi.hpp>

#define TIEUCHI_IMPLEMENT_EXPLAIN
#include <tieuchi/implementation.hpp>

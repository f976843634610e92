#define TIEUCHI_IMPLEMENT_RESOLVE
#include <tieuchi/implementation.hpp>

#define TIEUCHI_IMPLEMENT_CORE
#include <tieuchi/implementation.hpp>

#define TIEUCHI_IMPLEMENT_FEEL
#include <tieuchi/implementation.hpp>

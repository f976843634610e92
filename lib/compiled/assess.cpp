#define TIEUCHI_IMPLEMENT_ASSESS
#include <tieuchi/implementation.hpp>

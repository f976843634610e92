#define TIEUCHI_IMPLEMENT_MODEL
#include <tieuchi/implementation.hpp>

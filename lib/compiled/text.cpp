#define TIEUCHI_IMPLEMENT_TEXT
#include <tieuchi/implementation.hpp>

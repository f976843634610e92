#define TIEUCHI_IMPLEMENT_DOOR
#include <tieuchi/implementation.hpp>

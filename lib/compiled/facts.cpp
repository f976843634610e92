#define TIEUCHI_IMPLEMENT_FACTS
#include <tieuchi/implementation.hpp>

#define TIEUCHI_IMPLEMENT_FEEL_JSON
#include <tieuchi/implementation.hpp>

#define TIEUCHI_IMPLEMENT_ROADMAP
#include <tieuchi/implementation.hpp>

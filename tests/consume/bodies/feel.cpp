#define TIEUCHI_IMPLEMENT_FEEL
#include <tieuchi/feel/feel.hpp>

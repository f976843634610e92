#pragma once

// All bodies of compile/.

#include <tieuchi/once.hpp>

TIEUCHI_ONCE(compile, COMPILE)

#include <tieuchi/compile/rulebook.ipp>
#include <tieuchi/compile/standards.ipp>

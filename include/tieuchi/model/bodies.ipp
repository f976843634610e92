#pragma once

// All bodies of model/.

#include <tieuchi/once.hpp>

TIEUCHI_ONCE(model, MODEL)

#include <tieuchi/model/place_in_files.ipp>

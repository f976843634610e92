#pragma once

// The value of an indicator, whole: the source that reads it and the rules it follows (format pages 4, 7, 8).

#include <tieuchi/assess/indicator_source.hpp>

#ifndef TIEUCHI_COMPILED
#include <tieuchi/assess/indicator.ipp>
#include <tieuchi/assess/indicator_units.ipp>
#endif

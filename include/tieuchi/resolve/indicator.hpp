#pragma once

// The value of an indicator, whole: the source that reads it and the rules it follows (format pages 4, 7, 8).

#include <tieuchi/resolve/source.hpp>

#pragma once

// The only place with the version; CMake, the wheel and the docs read it from here.
#define TIEUCHI_VERSION_MAJOR 0
#define TIEUCHI_VERSION_MINOR 1
#define TIEUCHI_VERSION_PATCH 0

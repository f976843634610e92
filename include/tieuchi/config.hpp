#pragma once

#include <tieuchi/version.hpp>

// The inline namespace: one binary interface a minor version, so that two versions in one process never mix.
#define TIEUCHI_ABI_OF(major, minor) v##major##_##minor
#define TIEUCHI_ABI_IN(major, minor) TIEUCHI_ABI_OF(major, minor)
#define TIEUCHI_ABI TIEUCHI_ABI_IN(TIEUCHI_VERSION_MAJOR, TIEUCHI_VERSION_MINOR)

// A function with a stack frame of its own, whatever it is called from.
#ifdef __GNUC__
#define TIEUCHI_APART [[gnu::noinline]] inline
#else
#define TIEUCHI_APART inline
#endif

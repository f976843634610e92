#pragma once

// One switch: bodies are inline in a header-only build and plain where lib/compiled/ has compiled them once.
// The inline namespace carries the version and the build mode, so that two builds in one process never mix.
#ifdef TIEUCHI_COMPILED
#define TIEUCHI_INLINE
#define TIEUCHI_ABI v0_compiled
#else
#define TIEUCHI_INLINE inline
#define TIEUCHI_ABI v0
#endif

// A function with a stack frame of its own, whatever it is called from.
#ifdef __GNUC__
#define TIEUCHI_APART [[gnu::noinline]] inline
#else
#define TIEUCHI_APART inline
#endif

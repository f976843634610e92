#pragma once

// Names that a program may hold once: a linker that meets the bodies of a folder twice says the name aloud.

#include <tieuchi/config.hpp>

#define TIEUCHI_MARK_OF(abi, room, ROOM) \
  tieuchi_##abi##_##room##_is_here_twice_see_TIEUCHI_IMPLEMENTATION_and_TIEUCHI_IMPLEMENT_##ROOM
#define TIEUCHI_MARK_IN(abi, room, ROOM) TIEUCHI_MARK_OF(abi, room, ROOM)
#define TIEUCHI_MARK(room, ROOM) \
  extern "C" void TIEUCHI_MARK_IN(TIEUCHI_ABI, room, ROOM)() {}

// The compiled library has all of them in one file, and programs that link it ask for that file and nothing else by it.
#ifdef TIEUCHI_MARKED_APART
#define TIEUCHI_ONCE(room, ROOM)
#else
#define TIEUCHI_ONCE(room, ROOM) TIEUCHI_MARK(room, ROOM)
#endif

#include <tieuchi/tieuchi.hpp>

#ifndef TIEUCHI_COMPILED
#error "this part is meant to use the compiled library"
#endif

const char* code_by_library() { return tieuchi::code_of(tieuchi::outcome::not_met).data(); }

const void* place_in_library() { return reinterpret_cast<const void*>(&tieuchi::tally_of); }

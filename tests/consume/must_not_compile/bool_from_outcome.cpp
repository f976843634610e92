#include <tieuchi/core/outcome.hpp>

// Unknown is neither true nor false, so an outcome never stands where a truth value is wanted.
bool passes(tieuchi::outcome answer) { return answer; }

// The bodies of compile/, once, for users who link the library instead of including it.

#include <tieuchi/compile/rulebook.ipp>
#include <tieuchi/compile/standards.ipp>

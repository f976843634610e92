// The bodies of model/, once, for users who link the library instead of including it.

#include <tieuchi/model/indicator.ipp>
#include <tieuchi/model/unit.ipp>
#include <tieuchi/model/written.ipp>

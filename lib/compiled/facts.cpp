// The bodies of facts/, once, for users who link the library instead of including it.

#include <tieuchi/facts/ledger.ipp>
#include <tieuchi/facts/period.ipp>
#include <tieuchi/facts/unit_life.ipp>

#include <tieuchi/facts/ledger.ipp>
#include <tieuchi/facts/period.ipp>
#include <tieuchi/facts/unit_life.ipp>

#include <tieuchi/model/indicator.ipp>
#include <tieuchi/model/unit.ipp>
#include <tieuchi/model/written.ipp>

#include <tieuchi/roadmap/duty.ipp>
#include <tieuchi/roadmap/occurrence.ipp>
#include <tieuchi/roadmap/target.ipp>

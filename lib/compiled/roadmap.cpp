// The bodies of roadmap/, once.
#include <tieuchi/roadmap/case_plan.ipp>
#include <tieuchi/roadmap/duty.ipp>
#include <tieuchi/roadmap/occurrence.ipp>
#include <tieuchi/roadmap/target.ipp>

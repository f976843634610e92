// The bodies of assess/, once, for users who link the library instead of including it.

#include <tieuchi/assess/agencies.ipp>
#include <tieuchi/assess/assessment.ipp>
#include <tieuchi/assess/case_runner.ipp>
#include <tieuchi/assess/engine.ipp>
#include <tieuchi/assess/restricted.ipp>

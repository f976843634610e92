// The bodies of explain/, once, for users who link the library instead of including it.

#include <tieuchi/explain/explanation.ipp>
#include <tieuchi/explain/missing.ipp>
#include <tieuchi/explain/print.ipp>
#include <tieuchi/explain/shown.ipp>
#include <tieuchi/explain/words.ipp>

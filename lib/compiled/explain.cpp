#include <tieuchi/explain/explanation.ipp>
#include <tieuchi/explain/missing.ipp>
#include <tieuchi/explain/print.ipp>
#include <tieuchi/explain/words.ipp>

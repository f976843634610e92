// The bodies of report/, once, for users who link the library instead of including it.

#include <tieuchi/report/answers.ipp>
#include <tieuchi/report/json.ipp>
#include <tieuchi/report/words.ipp>

#include <tieuchi/report/answers.ipp>
#include <tieuchi/report/json.ipp>

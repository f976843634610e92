#include <tieuchi/compile/rulebook.ipp>

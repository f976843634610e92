// The bodies of model/, once, for users who link the library instead of including it.

#include <tieuchi/model/place_in_files.ipp>

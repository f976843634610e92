// The bodies of feel_json/, once, for users who link the library instead of including it.

#include <tieuchi/feel_json/ast.ipp>
#include <tieuchi/feel_json/ast_read.ipp>
#include <tieuchi/feel_json/lines.ipp>
#include <tieuchi/feel_json/types.ipp>
#include <tieuchi/feel_json/values.ipp>
#include <tieuchi/feel_json/write.ipp>

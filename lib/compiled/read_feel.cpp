#include <tieuchi/read/feel_ast_json.ipp>
#include <tieuchi/read/feel_json.ipp>
#include <tieuchi/read/feel_json_text.ipp>

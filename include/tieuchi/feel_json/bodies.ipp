#pragma once

// All bodies of feel_json/.

#include <tieuchi/once.hpp>

TIEUCHI_ONCE(feel_json, FEEL_JSON)

#include <tieuchi/feel_json/ast.ipp>
#include <tieuchi/feel_json/ast_read.ipp>
#include <tieuchi/feel_json/lines.ipp>
#include <tieuchi/feel_json/types.ipp>
#include <tieuchi/feel_json/values.ipp>
#include <tieuchi/feel_json/write.ipp>

#pragma once

// All bodies of feel/.

#include <tieuchi/once.hpp>

TIEUCHI_ONCE(feel, FEEL)

#include <tieuchi/feel/arena.ipp>
#include <tieuchi/feel/ast_text.ipp>
#include <tieuchi/feel/builtin.ipp>
#include <tieuchi/feel/checker.ipp>
#include <tieuchi/feel/compile.ipp>
#include <tieuchi/feel/conformance.ipp>
#include <tieuchi/feel/cost.ipp>
#include <tieuchi/feel/operations.ipp>
#include <tieuchi/feel/parser.ipp>
#include <tieuchi/feel/parser_primary.ipp>
#include <tieuchi/feel/print.ipp>
#include <tieuchi/feel/reason_reader.ipp>
#include <tieuchi/feel/rule_diff.ipp>
#include <tieuchi/feel/run.ipp>
#include <tieuchi/feel/token.ipp>
#include <tieuchi/feel/trace.ipp>
#include <tieuchi/feel/type.ipp>
#include <tieuchi/feel/usage.ipp>
#include <tieuchi/feel/value.ipp>
#include <tieuchi/feel/value_size.ipp>
#include <tieuchi/feel/wording.ipp>
#include <tieuchi/feel/wording_parse.ipp>

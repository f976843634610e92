#pragma once

// All bodies of text/.

#include <tieuchi/once.hpp>

TIEUCHI_ONCE(text, TEXT)

#include <tieuchi/text/clean_text.ipp>
#include <tieuchi/text/csv.ipp>
#include <tieuchi/text/file_bytes.ipp>
#include <tieuchi/text/json_string_at.ipp>
#include <tieuchi/text/json_tree.ipp>
#include <tieuchi/text/json_tree_syntax.ipp>

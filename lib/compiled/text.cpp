// The bodies of text/, once, for users who link the library instead of including it.

#include <tieuchi/text/clean_text.ipp>
#include <tieuchi/text/csv.ipp>
#include <tieuchi/text/csv_shapes.ipp>
#include <tieuchi/text/file_bytes.ipp>
#include <tieuchi/text/json_tree.ipp>
#include <tieuchi/text/json_tree_syntax.ipp>

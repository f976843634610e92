#pragma once

// The JSON forms of rule-language types and values (semantics section 12), and one test case a line.

#include <tieuchi/config.hpp>
#include <tieuchi/core/issue.hpp>
#include <tieuchi/feel/parser.hpp>
#include <tieuchi/feel/type.hpp>
#include <tieuchi/feel/value.hpp>

#include <string>
#include <string_view>

namespace tieuchi {
inline namespace TIEUCHI_ABI {
namespace feel {

/// Canonical JSON (RFC 8785) of a value of that type; without a static type `nothing` will do.
[[nodiscard]] std::string to_json(const value&, const type&);

/// A string as JSON, RFC 8785.
[[nodiscard]] std::string json_string(std::string_view);

/// "number", {"list":"number"}, {"rating":["yếu","khá"]}, {"context":{"a":"number"}} ...
[[nodiscard]] std::string to_json(const type&);

/// The type of such a text; {"rating":[...],"ordered":false} makes one that only = != in compare.
[[nodiscard]] checked<type> read_type(std::string_view json);

/// The value of a typed JSON object such as {"number":"0.5"}; parts may be {"unknown":[{"code":...,"fact":...}]}.
[[nodiscard]] checked<value> read_value(std::string_view json, const type&, arena&);

/// One case {"id","expression","types","inputs"}, with "wanted" the type its place needs where it has one, in,
/// {"id","value"} or {"id","issues":[{"code","place"}]} out. A line that is no such case gives {"error":...}.
[[nodiscard]] std::string eval_jsonl_line(std::string_view line, mode);

}  // namespace feel
}  // namespace TIEUCHI_ABI
}  // namespace tieuchi

#ifndef TIEUCHI_COMPILED
#include <tieuchi/read/feel_json.ipp>
#include <tieuchi/read/feel_json_text.ipp>
#endif

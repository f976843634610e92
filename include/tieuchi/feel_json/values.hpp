#pragma once

// The JSON forms of rule-language types and values (semantics section 12), and test cases, one a line.

#include <tieuchi/config.hpp>
#include <tieuchi/core/issue.hpp>
#include <tieuchi/feel/parser.hpp>
#include <tieuchi/feel/type.hpp>
#include <tieuchi/feel/value.hpp>
#include <tieuchi/feel/value_size.hpp>

#include <cstddef>
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

/// The type of such a text; {"rating":[...],"ordered":false} makes one that only = != in compare. Issues
/// feel.json.type.
[[nodiscard]] checked<type> read_type(std::string_view json);

/// The value of a typed JSON object such as {"number":"0.5"}; parts may be {"unknown":[{"code":...,"fact":...}]}, a day
/// {"partly_known":{"from":...,"to":...,"unknown":[...]}}. It must fit the type; no list in it may be longer than the
/// bound, none inside a list longer than the inner bound. Issues feel.json.value, feel.input.bound.
[[nodiscard]] checked<value> read_value(std::string_view json, const type&, arena&,
                                        std::size_t list_bound = usual_bound,
                                        std::size_t inner_bound = usual_inner_bound);

/// What the lines of a file gave, counted over all of its blocks.
struct jsonl_count {
  std::size_t lines = 0;             ///< lines seen, blank ones too
  std::size_t refused = 0;           ///< cases that are not as they must be; issues of a rule text are answers
  std::size_t unreadable = 0;        ///< lines that are no JSON object
  std::size_t first_unreadable = 0;  ///< number of the first of them, from 1
};

/// One case {"id","expression","types","inputs"}, with "wanted" the type its place needs where it has one, in,
/// {"id","value"} or {"id","issues":[...]} out. An issue of the rule text is {"code","place"}; one of the case has the
/// JSON pointer `field` and words. A line that is no JSON object gives {"error":{"code","column","line",...}}.
[[nodiscard]] std::string eval_jsonl_line(std::string_view line, mode, std::size_t line_number = 1);

/// Whole lines in, one line out for each that is not blank; the count goes on where it was.
[[nodiscard]] std::string eval_jsonl(std::string_view lines, mode, jsonl_count&);

}  // namespace feel
}  // namespace TIEUCHI_ABI
}  // namespace tieuchi

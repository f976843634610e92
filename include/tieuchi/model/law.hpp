#pragma once

// Sources, clauses and agencies: who said what, and who is named in it (format page 3).

#include <tieuchi/core/codes.hpp>
#include <tieuchi/core/date.hpp>
#include <tieuchi/model/shapes.hpp>

#include <map>

namespace tieuchi {
inline namespace TIEUCHI_ABI {

struct citation {
  std::string number, date, issuer, title;
};

struct source : element {
  std::string type;
  citation as_printed;
  std::optional<citation> corrected;
  std::string evidence;
  words doubtful;
  bool is_public = true;
  std::optional<date> valid_from, valid_to;
};

enum class clause_kind : std::uint8_t {
  legal,
  scope,
  principle,
  baseline,
  target,
  requirement,
  solution,
  funding,
  responsibility,
  reporting,
  definition,
  procedure
};
template <>
struct vocabulary<clause_kind> {
  static constexpr auto codes =
      code_table<clause_kind::procedure>("legal", "scope", "principle", "baseline", "target", "requirement", "solution",
                                         "funding", "responsibility", "reporting", "definition", "procedure");
};

/// How much a clause, duty or funding binds.
enum class modality : std::uint8_t { must, ensure, strive, request, conditional, capacity, delegated };
template <>
struct vocabulary<modality> {
  static constexpr auto codes =
      code_table<modality::delegated>("must", "ensure", "strive", "request", "conditional", "capacity", "delegated");
};

/// What became of a clause in the programme.
enum class clause_status : std::uint8_t { modelled, built_in, judgement, external, none };
template <>
struct vocabulary<clause_status> {
  static constexpr auto codes =
      code_table<clause_status::none>("modelled", "built_in", "judgement", "external", "none");
};

struct clause : element {
  std::string no;  ///< as printed; may repeat
  std::optional<ref> source;
  clause_kind kind = clause_kind::legal;
  std::optional<tieuchi::modality> modality;
  clause_status status = clause_status::none;
  std::string rule, hash;
  tieuchi::words words;  ///< our own wording
  std::vector<ref> conflicts, repeats;
};

/// Where the official wording of a clause stands in the text of its source; the wording itself is the user's.
struct wording_place {
  ref clause;
  std::size_t line = 0;    ///< of the source text, from 1
  std::size_t from = 0;    ///< code points of that line before it, the line in NFC
  std::size_t length = 0;  ///< in code points
  std::string hash;        ///< 64 hexadecimal digits: wording_hash of the wording
  spot at;
};

struct agency : element {
  std::string kind;
  std::map<std::string, std::string> serves;
  std::optional<date> from, last_day;     ///< keys `from` and `until`
  std::optional<date> until_recorded_on;  ///< nothing: on the last day itself
  std::optional<ref> until_source;        ///< the text that ends it
  std::optional<ref> successor;

  /// The last day as known on a day; nothing while no end is recorded.
  [[nodiscard]] std::optional<date> ends_as_known(date as_of) const {
    return last_day && until_recorded_on.value_or(*last_day) <= as_of ? last_day : std::nullopt;
  }
};

struct body : element {
  std::vector<ref> of;
};

}  // namespace TIEUCHI_ABI
}  // namespace tieuchi

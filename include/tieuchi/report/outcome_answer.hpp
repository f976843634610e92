#pragma once

// The answer to assess: the table of outcomes with the words that its ids stand for; it needs no engine any more.

#include <tieuchi/assess/outcome_table.hpp>
#include <tieuchi/core/watching.hpp>
#include <tieuchi/explain/print.hpp>

#include <functional>
#include <map>
#include <string>
#include <string_view>

namespace tieuchi {
inline namespace TIEUCHI_ABI {

/// Of an id the JSON that tells what it stands for.
using json_labels = std::map<std::string, std::string, std::less<>>;

struct outcome_answer {
  outcome_table told;
  json_labels units, items, reasons;
  std::string readings;  ///< the readings that the items rest on, as a JSON array
};

/// Takes the words from the engine that made the table; std::logic_error where another did.
[[nodiscard]] outcome_answer answer_of(outcome_table, engine&, const printer&);

/// tieuchi/assessment/1 piece by piece: at most some 64 KiB of it are held at once.
void write_json(const outcome_answer&, const std::function<void(std::string_view)>& to, watching* watched = nullptr);
/// The same without its rows.
[[nodiscard]] std::string head_json(const outcome_answer&);
/// All of it as one text.
[[nodiscard]] std::string to_json(const outcome_answer&, watching* watched = nullptr);

}  // namespace TIEUCHI_ABI
}  // namespace tieuchi

#pragma once

#include <tieuchi/explain/words.hpp>
#include <tieuchi/report/json_text.hpp>
#include <tieuchi/report/words.hpp>

namespace tieuchi {
inline namespace TIEUCHI_ABI {

std::string words_json() {
  detail::json_object all;
  all.add("schema", "tieuchi/words/1");
  for (const word_list& v : word_lists()) {
    detail::json_object codes;
    for (const code_words& w : v.codes) codes.add(w.code, {{"vi", w.vi}, {"en", w.en}});
    all.add(v.name, std::move(codes));
  }
  return detail::json(std::move(all)).text();
}

}  // namespace TIEUCHI_ABI
}  // namespace tieuchi

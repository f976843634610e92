#pragma once

#include <tieuchi/read/json_reader.hpp>
#include <tieuchi/read/question.hpp>

namespace tieuchi {
inline namespace TIEUCHI_ABI {
checked<question> read_question(std::string_view json, const json_limits& limits) {
  checked<question> done;
  source_map files;
  const auto document = open_json(json, "question", files, done.issues, limits);
  if (!document) return done;
  issue_book book;
  file_reading in{files, done.issues, 0, &book};
  object_reader object(in, {&document->root, ""}, {"câu hỏi", "a question"});
  if (!object.is_object()) return done;
  object.get("as_of", done.value.as_of);
  object.each("years", 1, [&](const json_at& at) {
    int year = 0;
    if (read_integer(in, at, -9999, 9999, year)) done.value.years.push_back(year);
  });
  object.name("unit", name_form::plain, done.value.unit);
  object.name("item", name_form::plain, done.value.item);
  object.require({"as_of"});
  object.finish();
  if (!book.untold().by_code.empty()) done.issues.push_back(more_issues(book.untold()));
  return done;
}

}  // namespace TIEUCHI_ABI
}  // namespace tieuchi

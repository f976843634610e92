#pragma once

#include <tieuchi/read/choices.hpp>
#include <tieuchi/read/json_reader.hpp>

namespace tieuchi {
inline namespace TIEUCHI_ABI {
namespace detail {

/// A table keeps its lines as they are, so that it is no name of any form.
inline void read_table_text(file_reading& in, const json_at& where, std::string& csv) {
  if (where.node->kind == json_kind::string)
    csv = where.node->text;
  else
    say_type(in, where, {"văn bản của một bảng CSV", "the text of a CSV table"});
}

}  // namespace detail

checked<load_choices> read_choices(std::string_view json, const json_limits& limits) {
  checked<load_choices> done;
  source_map files;
  const auto document = open_json(json, "choices", files, done.issues, limits);
  if (!document) return done;
  issue_book book;
  file_reading in{files, done.issues, 0, &book};
  object_reader object(in, {&document->root, ""}, {"lựa chọn khi nạp", "choices of loading"});
  if (!object.is_object()) return done;
  object.texts("readings", name_form::plain, done.value.readings, 0);
  object.each("tables", 0, [&](const json_at& at) {
    object_reader table(in, at, {"bảng định mức", "a table of norms"});
    if (!table.is_object()) return;
    supplied_table read{"tables", {}};
    table.name("name", name_form::plain, read.name);
    if (const auto text = table.take("csv")) detail::read_table_text(in, *text, read.csv);
    table.require({"csv"});
    table.finish();
    done.value.tables.push_back(std::move(read));
  });
  object.finish();
  if (!book.untold().by_code.empty()) done.issues.push_back(more_issues(book.untold()));
  return done;
}

}  // namespace TIEUCHI_ABI
}  // namespace tieuchi

#pragma once

#include <tieuchi/read/json_reader.hpp>
#include <tieuchi/read/json_tree.hpp>
#include <tieuchi/read/question.hpp>

#include <array>

namespace tieuchi {
inline namespace TIEUCHI_ABI {
namespace detail {

/// A scalar as the text a cell of a table would hold; null is an empty cell.
inline bool cell_text(file_reading& in, const json_at& at, std::string& out) {
  switch (at.node->kind) {
    case json_kind::null:
      out.clear();
      return true;
    case json_kind::boolean:
    case json_kind::number:
    case json_kind::string:
      out = at.node->text;
      return true;
    default:
      say_type(in, at, {"một giá trị đơn", "a plain value"});
      return false;
  }
}

inline fact_row read_row(file_reading& in, const json_at& at, std::size_t number) {
  fact_row row;
  row.row = number;
  object_reader object(in, at, {"số liệu", "a fact"});
  if (!object.is_object()) return row;
  row.at = object.at();
  const std::array<std::pair<std::string_view, std::string*>, 8> cells{{{"unit", &row.unit},
                                                                        {"indicator", &row.indicator},
                                                                        {"period", &row.period},
                                                                        {"value", &row.value},
                                                                        {"recorded_on", &row.recorded_on},
                                                                        {"reporter", &row.reporter},
                                                                        {"document", &row.document},
                                                                        {"note", &row.note}}};
  for (const auto& [key, into] : cells)
    if (const auto cell = object.take(key)) cell_text(in, *cell, *into);
  object.require({"unit", "indicator", "value", "recorded_on"});
  object.finish();
  return row;
}

/// Parses a text that is no file, and keeps it so that places can be told.
inline std::optional<json_document> open_json(std::string_view json, const std::string& name, source_map& files,
                                              std::vector<issue>& issues, const json_limits& limits = {},
                                              const watcher* watched_by = nullptr) {
  auto parsed = parse_json(json, name, limits, watched_by);
  const bool usable = parsed.ok();
  issues.insert(issues.end(), parsed.issues.begin(), parsed.issues.end());
  if (!usable) return std::nullopt;
  files.files.push_back({name, parsed.value.text});
  return std::move(parsed.value);
}

}  // namespace detail

TIEUCHI_INLINE checked<question> read_question(std::string_view json, const json_limits& limits) {
  checked<question> done;
  source_map files;
  const auto document = detail::open_json(json, "question", files, done.issues, limits);
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

TIEUCHI_INLINE checked<listed_facts> read_facts_json(std::string_view json, const std::string& name,
                                                     const watcher* watched_by, const json_limits& limits) {
  checked<listed_facts> done;
  const auto document = detail::open_json(json, name, done.value.files, done.issues, limits, watched_by);
  if (!document) return done;
  issue_book book;
  watching watched(watched_by);
  file_reading in{done.value.files, done.issues, 0, &book};
  const json_at root{&document->root, ""};
  if (root.node->kind != json_kind::array) {
    say_type(in, root, {"một danh sách số liệu", "a list of facts"});
    return done;
  }
  watched.begin(root.node->children.size());
  for (std::size_t i = 0; i < root.node->children.size(); ++i) {
    const std::size_t before = done.issues.size();
    in.said = 0;
    fact_row row = detail::read_row(in, root.element(i), i + 1);
    if (in.said == 0)
      done.value.rows.push_back(std::move(row));
    else
      done.value.refused.push_back({i + 1, name, in.first_code, in.first_field});
    for (std::size_t k = before; k < done.issues.size(); ++k) done.issues[k].place.row = i + 1;
    watched.piece();
  }
  done.value.untold = book.untold();
  return done;
}

}  // namespace TIEUCHI_ABI
}  // namespace tieuchi

#pragma once

#include <tieuchi/door/list.hpp>
#include <tieuchi/read/json_reader.hpp>

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
  for (std::size_t i = 0; i < cells.size(); ++i) {
    const auto cell = object.take(cells[i].first);
    if (!cell) continue;
    row.cells[i] = spot_of(in, *cell).offset;
    if (cells[i].second == &row.value) row.exact = cell->node->kind != json_kind::string;
    cell_text(in, *cell, *cells[i].second);
  }
  object.require({"unit", "indicator", "value", "recorded_on"});
  object.finish();
  return row;
}

}  // namespace detail

checked<listed_facts> read_facts_json(std::string_view json, const std::string& name, const watcher* watched_by,
                                      const json_limits& limits) {
  checked<listed_facts> done;
  const auto document = open_json(json, name, done.value.files, done.issues, limits, watched_by);
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

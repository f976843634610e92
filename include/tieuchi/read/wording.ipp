#pragma once

#include <tieuchi/core/hash.hpp>
#include <tieuchi/core/nfc.hpp>
#include <tieuchi/core/utf8.hpp>
#include <tieuchi/read/wording.hpp>
#include <tieuchi/text/clean_text.hpp>
#include <tieuchi/text/file_bytes.hpp>

#include <algorithm>

namespace tieuchi {
inline namespace TIEUCHI_ABI {
namespace detail {

inline std::vector<std::string_view> lines_of_source(std::string_view text) {
  std::vector<std::string_view> out;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    std::string_view line = text.substr(0, end);
    if (line.ends_with('\r')) line.remove_suffix(1);
    out.push_back(line);
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return out;
}

// Bytes of a span that is given in code points; npos when it ends beyond the text.
inline std::size_t bytes_before(std::string_view text, std::size_t code_points) {
  std::size_t at = 0;
  for (; code_points > 0 && at < text.size(); --code_points) at += decode_at(text, at).length;
  return code_points == 0 ? at : std::string_view::npos;
}

// The span may run over the ends of lines; each of them counts as one code point.
inline std::string wording_at(const std::vector<std::string_view>& lines, const wording_place& w) {
  if (w.line == 0 || w.line > lines.size()) return {};
  std::string text;
  for (std::size_t i = w.line - 1; i < lines.size(); ++i) {
    text += to_nfc(lines[i]) + "\n";
    const std::size_t begin = bytes_before(text, w.from);
    const std::size_t end = bytes_before(text, w.from + w.length);
    if (begin != std::string::npos && end != std::string::npos) return text.substr(begin, end - begin);
  }
  return {};
}

inline void say_wording(std::vector<issue>& issues, const programme& p, const wording_place& w, std::string code,
                        words message) {
  issue found;
  found.code = std::move(code);
  found.severity = severity::warning;
  found.place = p.files.place_of(w.at);
  found.message = std::move(message);
  issues.push_back(std::move(found));
}

inline const clause* clause_named(const programme& p, const std::string& name) {
  const auto found = std::ranges::find_if(
      p.clauses, [&](const clause& c) { return c.id == name || (!c.code.empty() && c.code == name); });
  return found == p.clauses.end() ? nullptr : &*found;
}

}  // namespace detail

checked<std::string> read_source_file(const std::filesystem::path& path, std::size_t greatest) {
  checked<std::string> out;
  file_bytes read = read_file_bytes(path, greatest);
  if (read.fault != file_fault::none) {
    out.issues.push_back(file_issue("question.source", path, read, greatest));
  } else if (const auto bad = first_bad_byte(read.bytes)) {
    issue found = detail::encoding_issue(
        "question.source", shown_path(path),
        {"Văn bản gốc có byte không đúng bảng mã UTF-8", "The official text has a byte that is not UTF-8"});
    put_line_and_column(found.place, read.bytes, *bad);
    out.issues.push_back(std::move(found));
  } else {
    out.value = std::move(read.bytes);
  }
  return out;
}

checked<std::vector<clause_wording>> read_wording(const programme& p, std::string_view source_text) {
  checked<std::vector<clause_wording>> out;
  if (source_text.starts_with("\xEF\xBB\xBF")) source_text.remove_prefix(3);
  const std::vector<std::string_view> lines = detail::lines_of_source(source_text);
  for (const wording_place& w : p.wordings) {
    const std::string name = "“" + w.clause.name + "”";
    const clause* c = detail::clause_named(p, w.clause.name);
    if (c == nullptr) {
      detail::say_wording(out.issues, p, w, "wording.clause",
                          {"Không có mục " + name + " trong gói", "There is no clause " + name + " in the pack"});
      continue;
    }
    clause_wording found{c->id, detail::wording_at(lines, w), false};
    found.verified = !found.words.empty() && wording_hash(found.words) == w.hash;
    const std::string line = std::to_string(w.line);
    if (found.words.empty())
      detail::say_wording(out.issues, p, w, "wording.place",
                          {"Không có lời văn của mục " + name + " ở dòng " + line + " của văn bản",
                           "The wording of the clause " + name + " is not on line " + line + " of the text"});
    else if (!found.verified)
      detail::say_wording(out.issues, p, w, "wording.hash",
                          {"Lời văn ở dòng " + line + " không phải là lời văn chính thức của mục " + name,
                           "What stands on line " + line + " is not the official wording of the clause " + name});
    out.value.push_back(std::move(found));
  }
  return out;
}

}  // namespace TIEUCHI_ABI
}  // namespace tieuchi

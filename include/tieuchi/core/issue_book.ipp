#pragma once

#include <tieuchi/core/issue_book.hpp>

#include <array>
#include <iterator>

namespace tieuchi {
inline namespace TIEUCHI_ABI {

issue more_issues(const untold_issues& untold) {
  issue more;
  more.code = "issues.more";
  more.severity = severity::note;
  std::size_t all = 0;
  std::string list;
  for (const auto& [code, found] : untold.by_code) {
    all += found.number;
    more.counts.emplace_back(code, found.number);
    more.severity = std::min(more.severity, found.worst);
    list += (list.empty() ? "" : ", ") + code + ": " + std::to_string(found.number);
  }
  const std::string number = std::to_string(all);
  more.message = {"còn " + number + " vấn đề nữa không được nêu từng cái (" + list + ")",
                  number + " more issues are not told one by one (" + list + ")"};
  more.hint = {"sửa những chỗ đã nêu rồi kiểm tra lại", "mend those that are told and look again"};
  return more;
}

std::vector<issue> told_issues(std::vector<issue> found, untold_issues untold, std::size_t most) {
  std::erase_if(found, [&](const issue& i) {
    for (const auto& [code, number] : i.counts) untold.add(code, i.severity, number);
    return i.code == "issues.more";
  });
  if (untold.by_code.empty() && found.size() <= most) return found;
  // What ended the reading comes last and explains the most, so it keeps its place.
  const bool ended = !found.empty() && found.back().severity == severity::error && most > 0 && found.size() > most;
  std::vector<issue> last;
  if (ended) {
    last.push_back(std::move(found.back()));
    found.pop_back();
    --most;
  }
  std::array<std::size_t, 3> left{};
  for (const issue& i : found) ++left[static_cast<std::size_t>(i.severity)];
  for (std::size_t room = most, s = 0; s < left.size(); ++s) room -= left[s] = std::min(left[s], room);
  std::vector<issue> told;
  for (issue& i : found) {
    std::size_t& room = left[static_cast<std::size_t>(i.severity)];
    if (room == 0) {
      untold.add(i.code, i.severity);
      continue;
    }
    --room;
    told.push_back(std::move(i));
  }
  told.insert(told.end(), std::make_move_iterator(last.begin()), std::make_move_iterator(last.end()));
  if (!untold.by_code.empty()) told.push_back(more_issues(untold));
  return told;
}

}  // namespace TIEUCHI_ABI
}  // namespace tieuchi

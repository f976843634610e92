#pragma once

#include <tieuchi/compile/compiler.hpp>
#include <tieuchi/compile/construals.ipp>
#include <tieuchi/compile/door_hash.ipp>

#include <algorithm>
#include <utility>

namespace tieuchi {
inline namespace TIEUCHI_ABI {
namespace detail {

compiler::compiler(std::shared_ptr<const programme> p) : source(std::move(p)), book(std::make_shared<rulebook>()) {
  book->programme = source;
}

void compiler::report(std::string code, const spot& at, std::string vi, std::string en, severity level,
                      std::string nearest) {
  issue found;
  found.code = std::move(code);
  found.severity = level;
  found.place = source->files.place_of(at);
  found.message = {std::move(vi), std::move(en)};
  found.nearest = std::move(nearest);
  book_of_issues.add(issues, std::move(found));
}

void compiler::report_asked(std::string code, std::string field, std::string vi, std::string en, std::string nearest) {
  issue found;
  found.code = std::move(code);
  found.place.field = std::move(field);
  found.message = {std::move(vi), std::move(en)};
  found.nearest = std::move(nearest);
  book_of_issues.add(issues, std::move(found));
}

void compiler::report_unresolved(const ref& wanted, const std::vector<std::string>& spellings, std::string_view code,
                                 const words& kind) {
  report(std::string(code), wanted.at, "không có " + kind.vi + " nào tên là \"" + wanted.name + "\"",
         "there is no " + kind.en + " named \"" + wanted.name + "\"", severity::error,
         spellings.empty() ? std::string() : nearest_spelling(wanted.name, spellings));
}

checked<std::shared_ptr<const rulebook>> compiler::finish() {
  checked<std::shared_ptr<const rulebook>> done;
  done.issues = std::move(issues);
  std::ranges::stable_partition(done.issues, [](const issue& i) { return i.severity != severity::note; });
  if (const auto& untold = book_of_issues.untold(); !untold.by_code.empty()) done.issues.push_back(more_issues(untold));
  const auto place = [](const rule_entry& r) { return std::pair(r.at.file, r.at.offset); };
  std::ranges::stable_sort(book->rules, {}, place);
  if (!done.ok()) return done;
  book->door_hash = hash_of_door(*book);
  done.value = std::move(book);
  return done;
}

}  // namespace detail

namespace detail {

inline checked<std::shared_ptr<const rulebook>> compile_whole(std::shared_ptr<const programme> source,
                                                              const chosen_options& chosen, const watcher* watched_by) {
  compiler work(as_chosen(source, chosen));
  work.watched = watching(watched_by);
  work.book->whole = source;
  work.check_construals(*source, chosen);
  work.list_names();
  work.compile_cohorts();
  work.compile_facts();
  work.compile_measures();
  work.compile_items();
  work.compile_states();
  work.compile_plan();
  work.check_law();
  work.check_points();
  work.check_cohorts();
  work.check_duties();
  work.check_frames();
  work.check_days();
  work.check_words();
  work.check_reads();
  work.fix_order();
  work.check_chains();
  work.note_past();
  work.note_construals();
  work.compile_literals();
  return work.finish();
}

}  // namespace detail

checked<std::shared_ptr<const rulebook>> compile_rules(std::shared_ptr<const programme> source,
                                                       const watcher* watched_by, const chosen_options& chosen) {
  if (!source) throw std::logic_error("compile_rules needs a programme");
  return unless_cancelled(checked<std::shared_ptr<const rulebook>>(),
                          [&](auto& out) { out = detail::compile_whole(std::move(source), chosen, watched_by); });
}

std::vector<issue> check_readings(const std::shared_ptr<const programme>& source, const watcher* watched_by) {
  if (!source) throw std::logic_error("check_readings needs a programme");
  std::vector<issue> all;
  for (const construal& c : source->construals)
    for (const auto& option : c.options) {
      if (option.id == c.fallback) continue;
      for (issue& found : compile_rules(source, watched_by, {{c.id, option.id}}).issues) {
        if (found.severity != severity::error) continue;
        const std::string under = c.id + "=" + option.id;
        found.message = {"với cách hiểu " + under + ": " + found.message.vi,
                         "under the reading " + under + ": " + found.message.en};
        all.push_back(std::move(found));
      }
    }
  return all;
}

}  // namespace TIEUCHI_ABI
}  // namespace tieuchi

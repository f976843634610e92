#pragma once

#include <tieuchi/assess/case_facts.ipp>
#include <tieuchi/assess/case_runner.hpp>

#include <algorithm>
#include <map>
#include <memory>
#include <stdexcept>

namespace tieuchi {
inline namespace TIEUCHI_ABI {
namespace detail {

/// What came out, in the words of an expectation.
struct case_answer {
  std::string outcome, reason, value, grade;
  std::optional<number> least, most;
  bool provisional = false;
  std::vector<std::string> missing;
  told_assumptions assumed;
};

inline std::string joined(const std::vector<std::string>& words) {
  std::string all;
  for (const std::string& w : words) all += (all.empty() ? "" : ";") + w;
  return all.empty() ? "-" : all;
}

inline std::vector<std::string> words_of(const told_assumptions& assumed) {
  std::vector<std::string> words;
  for (const auto& [place, element] : assumed) words.push_back(std::string(code_of(place)) + ":" + element);
  std::ranges::sort(words);
  return words;
}

/// Collects what differs between an expectation and an answer.
class case_comparison {
 public:
  case_comparison(const expectation& wanted, std::vector<words>& differences)
      : wanted_(wanted), differences_(differences) {}

  void compare(const case_answer& got) {
    if (!wanted_.outcome.empty()) same("outcome", wanted_.outcome, got.outcome);
    if (wanted_.reason) same("reason", *wanted_.reason, got.reason);
    if (wanted_.grade) same("grade", *wanted_.grade, got.grade);
    if (wanted_.provisional)
      same("provisional", *wanted_.provisional ? "true" : "false", got.provisional ? "true" : "false");
    if (wanted_.value) same_value(*wanted_.value, got.value);
    if (wanted_.points) {
      same_number("points", *wanted_.points, got.least);
      same_number("points", *wanted_.points, got.most);
    }
    if (wanted_.least) same_number("least", *wanted_.least, got.least);
    if (wanted_.most) same_number("most", *wanted_.most, got.most);
    if (wanted_.missing) same("missing", sorted(*wanted_.missing), joined(got.missing));
    if (wanted_.assumes) {
      std::vector<std::string> words;
      for (const auto& [place, element] : *wanted_.assumes) words.push_back(place + ":" + element);
      same("assumes", sorted(words), joined(words_of(got.assumed)));
    }
  }

  void same(const std::string& what, const std::string& expected, const std::string& found) {
    if (expected == found) return;
    differences_.push_back(
        {wanted_.of.name + ": " + what + " phải là \"" + expected + "\", tính ra \"" + found + "\"",
         wanted_.of.name + ": " + what + " should be \"" + expected + "\" but is \"" + found + "\""});
  }

 private:
  static std::string sorted(std::vector<std::string> words) {
    std::ranges::sort(words);
    return joined(words);
  }

  void same_number(const std::string& what, const number& expected, const std::optional<number>& found) {
    same(what, expected.text(), found ? found->text() : "");
  }

  void same_value(const std::string& expected, const std::string& found) {
    const auto a = number::parse(expected), b = number::parse(found);
    if (!a || !b || *a != *b) same("value", expected, found);
  }

  const expectation& wanted_;
  std::vector<words>& differences_;
};

inline case_answer answer_of_item(engine& e, item_id name, const frame& f) {
  const rulebook& rules = e.rules();
  const item_result& r = e.item(name, f);
  case_answer got;
  got.outcome = has_row(e, r, f) ? std::string(code_of(r.outcome)) : "absent";
  if (!has_row(e, r, f)) return got;
  const auto version = e.version_of(f);
  auto choice = version ? item_in(rules, name, *version) : leaf_or_group{};
  if (!choice) choice = last_variant(rules, name);
  got.reason = printed_reason(rules, name, version.value_or(no_id), r);
  got.value = shown_text(rules, choice, r);
  if (choice.leaf && r.grade)
    got.grade = grade_text(rules.programme->scales[choice.leaf->grade_scale].levels, *r.grade);
  if (r.points) {
    got.least = r.points->least;
    got.most = r.points->most;
  }
  got.provisional = r.provisional;
  got.missing = e.missing_of(name, r);
  got.assumed = e.told(r.assumed);
  return got;
}

inline case_answer answer_of_value(engine& e, name_id name, const frame& f) {
  const reading& r = e.value(name, f);
  case_answer got;
  got.provisional = r.provisional;
  got.assumed = e.told(r.assumed);
  if (!r.value.is_unknown()) {
    got.value = table_text(r.value, e.rules().names[name].type);
    return got;
  }
  got.outcome = "unknown";
  const auto reasons = feel::reasons_of(r.value);
  got.reason = first_code(e.rules(), reasons);
  for (const feel::reason& why : reasons)
    if (const std::string fact = why.fact.text(); why.place < 0 && (got.missing.empty() || got.missing.back() != fact))
      got.missing.push_back(fact);
  return got;
}

/// The frame an expectation is about: `name@2024-Q1` names a period, else the first of its kind in the case's year.
inline std::optional<frame> frame_of_case(const rulebook& rules, const test_case& c, name_id name,
                                          const std::string& tail) {
  auto unit = rules.unit(c.unit);
  for (const unit_id u : rules.programme->units.ids())
    if (!unit && !c.unit.empty() && rules.programme->units[u].code == c.unit) unit = u;
  if (!unit) return std::nullopt;
  period_type type{period_form::year, -1};
  if (rules.names[name].kind == name_kind::item) type = last_variant(rules, item_named(name)).item().period;
  if (rules.names[name].kind == name_kind::measure)
    type = rules.measures[rules.names[name].variants.back().element].period;
  if (const auto named = period_of(tail, type)) return frame{*unit, *named};
  return frame{*unit, periods_in(*rules.programme, type, c.year).front()};
}

inline void check_expectation(engine& e, const test_case& c, const expectation& wanted,
                              std::vector<words>& differences) {
  const rulebook& rules = e.rules();
  case_comparison comparison(wanted, differences);
  const std::string& written = wanted.of.name;
  const auto cut = written.find('@');
  const auto name = rules.name(written.substr(0, cut));
  const auto f =
      name ? frame_of_case(rules, c, *name, cut == std::string::npos ? std::string() : written.substr(cut + 1))
           : std::nullopt;
  if (!f) return comparison.same("?", name ? c.unit : written, "");
  if (rules.names[*name].kind == name_kind::item)
    comparison.compare(answer_of_item(e, item_named(*name), *f));
  else
    comparison.compare(answer_of_value(e, *name, *f));
}

/// Whether an expectation is about a duty or a target, for which hooks are asked.
inline bool about_plan(const rulebook& rules, const expectation& wanted) {
  const std::string& written = wanted.of.name;
  const auto name = rules.name(written.substr(0, written.find_first_of("@:")));
  if (name) return rules.names[*name].kind == name_kind::duty;
  return rules.target(written.substr(0, written.find(':'))).has_value();
}

}  // namespace detail

namespace detail {

inline case_result run_case_on(const std::shared_ptr<const rulebook>& rules, const test_case& c,
                               const case_facts& given, const case_hooks& hooks, const watcher* watched_by) {
  case_result done;
  done.id = c.id;
  done.at = c.at;
  for (const issue& found : given.issues)
    if (found.severity == severity::error) done.differences.push_back(found.message);
  engine e(rules, as_known_on(given.facts, c.as_of));
  e.watch_by(watched_by);
  if (hooks.prepare) hooks.prepare(e);
  for (const expectation& wanted : c.expect) {
    if (about_plan(*rules, wanted)) {
      if (hooks.plan && hooks.plan(e, c, wanted, done.differences)) ++done.checked;
      continue;
    }
    check_expectation(e, c, wanted, done.differences);
    ++done.checked;
  }
  done.ok = done.differences.empty();
  return done;
}

}  // namespace detail

namespace detail {

/// The rulebooks of cases by the options of readings they ask for; that of none is the one given.
class books_of_cases {
 public:
  struct book {
    std::shared_ptr<const rulebook> rules;  ///< null where it does not compile
    std::unique_ptr<facts_of_cases> facts;
    std::vector<issue> issues;
  };

  books_of_cases(const std::shared_ptr<const rulebook>& rules, const watcher* watched_by)
      : rules_(rules), watched_by_(watched_by) {}

  book& of(const chosen_options& readings) {
    const auto [at, fresh] = books_.try_emplace(readings);
    book& found = at->second;
    if (!fresh) return found;
    if (readings.empty() || readings == rules_->readings.chosen) {
      found.rules = rules_;
    } else {
      auto done = compile_rules(rules_->whole, watched_by_, readings);
      found.rules = done.value;
      found.issues = std::move(done.issues);
    }
    if (found.rules) found.facts = std::make_unique<facts_of_cases>(found.rules);
    return found;
  }

 private:
  std::shared_ptr<const rulebook> rules_;
  const watcher* watched_by_;
  std::map<chosen_options, book> books_;
};

/// A case under readings that the programme does not have.
inline case_result not_run(const test_case& c, const std::vector<issue>& issues) {
  case_result done;
  done.id = c.id;
  done.at = c.at;
  for (const issue& found : issues)
    if (found.severity == severity::error) done.differences.push_back(found.message);
  return done;
}

}  // namespace detail

case_result run_case(const std::shared_ptr<const rulebook>& rules, const test_case& c, const case_hooks& hooks) {
  return detail::run_case_on(rules, c, facts_of_case(rules, c), hooks, nullptr);
}

std::vector<case_result> run_cases(const std::shared_ptr<const rulebook>& rules, const case_hooks& hooks,
                                   const watcher* watched_by) {
  if (!rules) throw std::logic_error("cases need a rulebook");
  std::vector<case_result> all;
  watching watched(watched_by);
  watched.begin(rules->programme->cases.size());
  detail::books_of_cases books(rules, watched_by);
  for (const test_case& c : rules->programme->cases) {
    auto& [book, facts, issues] = books.of(c.readings);
    if (book)
      all.push_back(detail::run_case_on(book, c, facts->of(c), hooks, watched_by));
    else
      all.push_back(detail::not_run(c, issues));
    watched.piece();
    watched.step(watching::steps_between);
  }
  return all;
}

}  // namespace TIEUCHI_ABI
}  // namespace tieuchi

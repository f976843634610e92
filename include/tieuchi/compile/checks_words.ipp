#pragma once

// Words that are looked up when results are printed or compared: reasons (format page 11) and what cases expect
// (format page 16).

#include <tieuchi/compile/compiler.hpp>
#include <tieuchi/model/answer_words.hpp>

#include <algorithm>
#include <array>
#include <set>

namespace tieuchi {
inline namespace TIEUCHI_ABI {
namespace detail {

// Reasons -------------------------------------------------------------------------------------------------------------

/// What own words may also be put in for: every failed test, and every unknown outcome.
inline constexpr std::array<std::string_view, 2> general_reasons{"fail", "unknown"};

/// Every word that a result of the programme may print as its reason.
class reason_census {
 public:
  explicit reason_census(const programme& p) {
    for (const std::string_view code : vocabulary<unknown_code>::codes) codes.emplace(code);
    for (const auto& i : p.indicators)
      for (const auto& [word, code] : i.open_values) codes.insert(code);
    words = codes;
    for (const std::string_view word : vocabulary<usual_reason>::codes) words.emplace(word);
    for (const std::string_view word : general_reasons) words.emplace(word);
    for (const auto& m : p.measures) add(m.value);
    for (const auto& c : p.criteria) add_criterion(c);
    for (const auto& g : p.groups) {
      add_item(g);
      for (const auto& m : g.members) words.insert(m.reason);
    }
    for (const auto& w : p.waivers) words.insert(w.reason);
  }

  std::set<std::string> codes, words;

 private:
  void add(const std::optional<value_spec>& v) {
    if (!v) return;
    for (const auto& row : v->rows) words.insert(row.reason);
  }
  void add(const std::optional<test_spec>& t) {
    if (!t) return;
    for (const auto& row : t->rows) words.insert(row.reason);
    for (const auto& line : t->lines) words.insert(line.reason);
  }
  void add_item(const item& i) {
    add(i.applies_when);
    if (i.if_lacking) words.insert(i.if_lacking->reason);
  }
  void add_criterion(const criterion& c) {
    add_item(c);
    add(c.rule);
    add(c.met_when);
    add(c.score);
    add(c.met_from);
    if (!c.grade) return;
    for (const auto& cap : c.grade->caps) words.insert(cap.reason);
    for (const auto& line : c.grade->lines) add(line.when);
  }
};

inline void check_reason(compiler& work, const std::string& word, const std::set<std::string>& known, const spot& at,
                         const words& key) {
  if (known.contains(word)) return;
  work.report("reference.unknown", at, "không kết quả nào có lý do \"" + word + "\" ghi ở " + key.vi,
              "no result has the reason \"" + word + "\" that stands in " + key.en, severity::error,
              nearest_spelling(word, {known.begin(), known.end()}));
}

inline void check_reasons(compiler& work) {
  const programme& p = *work.source;
  if (!p.needs_programmes.empty()) return;  // another programme has codes of its own
  const reason_census census(p);
  for (const std::string& code : p.reason_order)
    check_reason(work, code, census.codes, p.at, {"\"reason_order\"", "\"reason_order\""});
  for (const auto& [word, own] : p.reason_words)
    check_reason(work, word, census.words, p.at, {"\"reason_words\"", "\"reason_words\""});
  const auto of_item = [&](const item& i) {
    for (const auto& [word, own] : i.reasons)
      check_reason(work, word, census.words, i.at,
                   {"\"reasons\" của \"" + i.id + "\"", "the \"reasons\" of \"" + i.id + "\""});
  };
  for (const auto& c : p.criteria) of_item(c);
  for (const auto& g : p.groups) of_item(g);
}

// Cases ---------------------------------------------------------------------------------------------------------------

inline void check_unit_of_case(compiler& work, const std::string& named, const spot& at) {
  if (named.empty() || work.units.find(named) != no_id || work.agencies.find(named) != no_id) return;
  std::vector<std::string> known = work.units.spellings();
  for (const unit& u : work.source->units) {
    if (u.code == named) return;
    if (!u.code.empty()) known.push_back(u.code);
  }
  for (const fact_row& f : work.source->facts)
    if (f.indicator == "code" && f.value == named) return;
  work.report("reference.unknown", at, "không có đơn vị hay cơ quan nào là \"" + named + "\"",
              "there is no unit or agency \"" + named + "\"", severity::error, nearest_spelling(named, known));
}

inline void check_given(compiler& work, const given_fact& g) {
  check_unit_of_case(work, g.unit, g.at);
  constexpr std::array<std::string_view, 4> built_in{"type", "name", "code", "parent"};
  if (std::ranges::find(built_in, g.indicator.name) != built_in.end()) return;
  const name_id name = work.resolve_name(g.indicator, {name_kind::indicator}, {"chỉ số báo cáo", "indicator"});
  if (name == no_id) return;
  const indicator& i = *work.book->indicators[work.book->names[name].variants.back().element].spec;
  const bool word = i.open_values.contains(g.value) || g.value == work.source->withdrawn || g.value == i.none_word;
  if (word && g.quoted) return;
  const bool plain = i.type == value_type::count || i.type == value_type::number || i.type == value_type::boolean;
  if (plain != g.quoted) return;  // whether the value itself is good is the door's affair
  work.report("value.type", g.at,
              "\"" + g.indicator.name + "\" kiểu " + std::string(code_of(i.type)) +
                  (plain ? ": số và true/false viết không có dấu nháy" : ": giá trị viết trong dấu nháy"),
              "\"" + g.indicator.name + "\" is of the type " + std::string(code_of(i.type)) +
                  (plain ? ": numbers and true/false stand without quotes" : ": its values stand in quotes"));
}

/// What an expectation asks that the thing it is about does not have: such keys are never compared.
class expectation_check {
 public:
  expectation_check(compiler& work, const expectation& e) : work_(work), e_(e) {}

  void look() {
    const std::string id = e_.of.name.substr(0, e_.of.name.find_first_of("@:"));
    const name_id name = work_.names.find(id);
    if (name == no_id && work_.targets.find(id) == no_id) return say_unknown(id);
    const bool target = name == no_id;
    const bool duty = !target && work_.book->names[name].kind == name_kind::duty;
    if (duty && e_.of.name.find('@') == std::string::npos)
      work_.report("format.value", e_.of.at, "kết quả của một nhiệm vụ cần kỳ, như \"" + id + "@2024-Q1\"",
                   "a duty is expected with its occurrence, such as \"" + id + "@2024-Q1\"");
    only(
        duty,
        {{"status", e_.status.has_value()}, {"last_day", e_.last_day.has_value()}, {"bearers", e_.bearers.has_value()}},
        {"một nhiệm vụ", "a duty"});
    only(target,
         {{"verdict", e_.verdict.has_value()}, {"due", e_.due.has_value()}, {"reached", e_.reached.has_value()}},
         {"một mục tiêu", "a target"});
    only(!duty && !target,
         {{"outcome", !e_.outcome.empty() && e_.outcome != "absent"},
          {"points", e_.points.has_value()},
          {"least", e_.least.has_value()},
          {"most", e_.most.has_value()},
          {"grade", e_.grade.has_value()},
          {"value", e_.value.has_value()},
          {"provisional", e_.provisional.has_value()},
          {"missing", e_.missing.has_value()}},
         {"một mục, chỉ số tính toán hay tình trạng công nhận", "an item, a measure or a lifecycle"});
    only(!target, {{"reason", e_.reason.has_value()}}, {"một mục hay nhiệm vụ", "an item or a duty"});
  }

 private:
  void only(bool fits, std::initializer_list<std::pair<std::string_view, bool>> keys, const words& of) {
    for (const auto& [key, given] : keys)
      if (given && !fits)
        work_.report(
            "format.misplaced_key", e_.of.at,
            "\"" + std::string(key) + "\" chỉ so được với " + of.vi + ", không phải \"" + e_.of.name + "\"",
            "\"" + std::string(key) + "\" can be expected only of " + of.en + ", not of \"" + e_.of.name + "\"");
  }

  void say_unknown(const std::string& id) {
    std::vector<std::string> known = work_.names.spellings();
    for (std::string& word : work_.targets.spellings()) known.push_back(std::move(word));
    work_.report("reference.unknown", e_.of.at, "không có mục, nhiệm vụ hay mục tiêu nào tên là \"" + id + "\"",
                 "there is no item, duty or target named \"" + id + "\"", severity::error, nearest_spelling(id, known));
  }

  compiler& work_;
  const expectation& e_;
};

void compiler::check_words() {
  check_reasons(*this);
  for (const auto& c : source->cases) {
    check_unit_of_case(*this, c.unit, c.at);
    for (const given_fact& g : c.given) check_given(*this, g);
    for (const expectation& e : c.expect) expectation_check(*this, e).look();
  }
}

}  // namespace detail
}  // namespace TIEUCHI_ABI
}  // namespace tieuchi

#pragma once

#include <tieuchi/assess/restricted.hpp>
#include <tieuchi/explain/explanation.hpp>

#include <algorithm>
#include <set>
#include <stdexcept>

namespace tieuchi {
inline namespace TIEUCHI_ABI {
namespace detail {

/// Names whose values a text reads, without doubles, in its order.
inline void note_names(const compiled_text& text, std::vector<name_id>& into) {
  text.each_read([&](const slot_source& from) {
    if (from.kind == slot_kind::name && std::ranges::find(into, from.name) == into.end()) into.push_back(from.name);
  });
}

inline std::vector<name_id> names_in(const compiled_value& value) {
  std::vector<name_id> all;
  note_names(value.text, all);
  for (const auto& row : value.rows) {
    if (row.when) note_names(*row.when, all);
    note_names(row.then, all);
  }
  for (const auto& a : value.alternatives) note_names(a.value, all);
  return all;
}

/// What the explanations of one question share: what may be shown, and what was told already. An item that stands in
/// many groups, or a measure that many read, is told in full where it is met first; so a question has as many parts as
/// names, however they are woven.
struct told_so_far {
  by_id<name_id, bool> hidden;  ///< shows a restricted indicator
  std::set<item_id> items;
};

/// Builds one explanation: each step fills one part of it.
class explainer {
 public:
  explainer(engine& e, const printer& print, item_id item, const frame& f, told_so_far& told, explanation& out);
  void build();

 private:
  void head();
  void read_test(const std::optional<compiled_test>&);
  void read_value(const std::optional<compiled_value>&);
  void read_text(const compiled_text&, bool is_rule);
  void compare(const compiled_text&);
  void add_value(const slot_source&);
  void tell_value(name_id name, explained_value& into);
  void from_rows(explained_value&, const reading&) const;
  void add_notes();
  void note_conflicts();
  void summarise();
  void add_members();

  engine& e_;
  const printer& print_;
  frame frame_;
  item_id item_;
  const item_result& result_;
  const compiled_item* compiled_ = nullptr;
  const compiled_criterion* leaf_ = nullptr;
  const compiled_group* group_ = nullptr;
  told_so_far& told_;
  std::set<name_id> told_values_;
  bool restricted_ = false;
  explanation& out_;
};

inline explainer::explainer(engine& e, const printer& print, item_id item, const frame& f, told_so_far& told,
                            explanation& out)
    : e_(e), print_(print), frame_(f), item_(item), result_(e.item(item, f)), told_(told), out_(out) {
  const auto version = e.version_of(f);
  const variant* v = version ? e.rules().variant_in(item, *version) : nullptr;
  if (!v) v = &e.rules().names[item].variants.back();
  if (v->is_group)
    group_ = &e.rules().groups[v->element];
  else
    leaf_ = &e.rules().criteria[v->element];
  compiled_ = group_ ? static_cast<const compiled_item*>(group_) : leaf_;
  restricted_ = told_.hidden[item];
}

inline void explainer::head() {
  const auto& entry = e_.rules().names[item_];
  out_.asked = frame_;
  out_.item = item_;
  out_.id = entry.id;
  out_.code = entry.code;
  out_.label = print_.label(*compiled_->spec);
  out_.unit = print_.unit(frame_.unit, e_.last_day(frame_.period));
  out_.period = print_.period(frame_.period);
  out_.as_of = e_.as_of();
  out_.outcome = result_.outcome;
  out_.verdict = words_of(result_.outcome);
  out_.provisional = result_.provisional;
  out_.members_say = result_.members;
  out_.is_group = group_ != nullptr;
  out_.clauses = print_.clauses(compiled_->spec->clauses);
  if (const auto row = row_of(e_, item_, frame_)) {
    out_.points = row->points;
    out_.value = row->value;
    out_.reason = row->reason;
  } else {
    out_.reason = result_.reason;
  }
  out_.reason_words = print_.reason(out_.reason);
}

inline void explainer::from_rows(explained_value& v, const reading& r) const {
  if (r.rows.empty()) return;
  const fact& f = *r.rows.front();
  v.recorded_on = f.recorded_on;
  v.document = f.document;
  v.reporter = f.reporter;
  for (std::size_t i = 1; i < r.rows.size(); ++i)
    if (!r.rows[i]->document.empty() && r.rows[i]->document != v.document) v.document += "; " + r.rows[i]->document;
}

inline void explainer::tell_value(name_id name, explained_value& v) {
  const auto& entry = e_.rules().names[name];
  const reading& r = e_.value(name, frame_);
  v.name = name;
  v.id = entry.id;
  v.label = print_.name(name);
  v.restricted = told_.hidden[name];
  v.value = v.restricted && !r.value.is_unknown() ? text{"đã có số liệu (hạn chế công bố)", "reported (restricted)"}
                                                  : print_.value_of(name, r.value);
  v.step = r.step == reading_step::none ? std::string(entry.kind == name_kind::measure     ? "measure"
                                                      : entry.kind == name_kind::parameter ? "parameter"
                                                      : entry.kind == name_kind::lifecycle ? "lifecycle"
                                                                                           : "own")
                                        : std::string(code_of(r.step));
  from_rows(v, r);
  if (entry.kind != name_kind::measure || !told_values_.insert(name).second) return;
  const auto& m = e_.rules().measures[entry.variants.back().element];
  if (!m.value) return;
  v.rule = m.value->text.program ? m.value->text.program.text() : std::string();
  for (const name_id read : names_in(*m.value)) tell_value(read, v.from.emplace_back());
}

inline void explainer::add_value(const slot_source& from) {
  if (from.kind == slot_kind::outcome || from.kind == slot_kind::points || from.kind == slot_kind::grade) {
    const item_result& r = e_.item(item_named(from.name), frame_);
    explained_value v;
    v.name = from.name;
    v.id = e_.rules().names[from.name].id;
    v.label = print_.name(from.name);
    v.value = words_of(r.outcome);
    v.step = "item";
    out_.values.push_back(std::move(v));
    return;
  }
  const bool plain = from.kind == slot_kind::name;
  if (from.name == no_id || (!plain && from.kind != slot_kind::prior)) return;
  const auto known = [&](const explained_value& v) { return v.name == from.name && v.step != "prior"; };
  if (plain && std::ranges::any_of(out_.values, known)) return;
  if (plain) return tell_value(from.name, out_.values.emplace_back());
  const reading r = e_.slot(from, frame_);
  explained_value v;
  v.name = from.name;
  v.id = e_.rules().names[from.name].id;
  v.label = print_.name(from.name) +
            text{" (" + std::to_string(from.n) + " kỳ trước)", " (" + std::to_string(from.n) + " period(s) earlier)"};
  v.value = print_.value_of(from.name, r.value);
  v.step = "prior";
  from_rows(v, r);
  out_.values.push_back(std::move(v));
}

inline void explainer::compare(const compiled_text& text) {
  for (const feel::traced& t : e_.trace(text, frame_)) {
    explained_comparison c;
    c.rule = text.program.text().substr(t.begin, t.end - t.begin);
    c.rule_words = print_.rule(c.rule);
    c.op = t.op;
    const tieuchi::text hidden{"(hạn chế công bố)", "(restricted)"};
    c.left = restricted_ && !t.left.is_unknown() ? hidden : print_.value(t.left, t.operand_type);
    c.right = restricted_ && !t.right.is_unknown() ? hidden : print_.value(t.right, t.right_type);
    if (t.result.is(feel::value::kind::boolean)) c.holds = t.result.boolean();
    const bool numbers = t.left.is(feel::value::kind::number) && t.right.is(feel::value::kind::number);
    if (numbers && !restricted_) {
      c.distance = subtract(t.left.number(), t.right.number());
      if (c.distance) c.distance_words = words_of(*c.distance);
    }
    out_.comparisons.push_back(std::move(c));
  }
}

inline void explainer::read_text(const compiled_text& text, bool is_rule) {
  if (!text.program) return;
  if (is_rule) {
    out_.rules.push_back(text.program.text());
    out_.rule_words.push_back(print_.rule(text.program.text()));
  }
  compare(text);
  text.each_read([&](const slot_source& from) { add_value(from); });
}

inline void explainer::read_test(const std::optional<compiled_test>& test) {
  if (!test) return;
  read_text(test->text, true);
  for (const auto& line : test->lines) {
    read_text(line.rule, true);
    for (auto& c : print_.clauses(line.spec->clauses)) out_.clauses.push_back(std::move(c));
  }
  for (const auto& row : test->rows) {
    if (row.when) read_text(*row.when, true);
    read_text(row.then, true);
  }
}

inline void explainer::read_value(const std::optional<compiled_value>& value) {
  if (!value) return;
  read_text(value->text, true);
  for (const auto& row : value->rows) {
    if (row.when) read_text(*row.when, true);
    read_text(row.then, true);
  }
  for (const auto& a : value->alternatives) read_text(a.value, true);
}

inline void explainer::note_conflicts() {
  for (const ref& r : compiled_->spec->clauses) {
    const clause* c = e_.rules().find_clause(r.name);
    if (!c) continue;
    for (const ref& other : c->conflicts)
      if (const clause* o = e_.rules().find_clause(other.name)) {
        const printed_clause printed = print_.clause(*o);
        out_.notes.push_back(text{"Có điểm chưa thống nhất với ", "Not in line with "} + printed.place +
                             same_words(": ") + printed.words);
      }
  }
}

inline void explainer::add_notes() {
  if (result_.provisional)
    out_.notes.push_back({"Kết quả tạm tính: còn có thể thay đổi theo thời hạn của chính nó.",
                          "Provisional: may still change by its own calendar."});
  for (const auto& [place, element] : result_.assumed) {
    const auto name = e_.rules().name(element);
    const text what = name ? print_.name(*name) : same_words(element);
    out_.notes.push_back(text{"Theo quy tắc của bộ dữ liệu: ", "By rule of the pack: "} +
                         words_of_assumption(code_of(place)) + same_words(" - ") + what);
  }
  for (const auto& flag : result_.flags) {
    text words = print_.reason(flag);
    for (const auto& f : compiled_->flags)
      if (f.spec->flag == flag)
        for (const auto& c : print_.clauses(f.spec->clauses)) words = std::move(words) + same_words(" - ") + c.place;
    if (!words.vi.empty()) out_.notes.push_back(text{"Lưu ý: ", "Note: "} + words);
  }
  if (result_.waived_by != no_id) {
    const waiver& w = e_.rules().programme->waivers[result_.waived_by];
    text words = text{"Được miễn: ", "Waived: "} + print_.label(w);
    for (const auto& c : print_.clauses(w.clauses)) words = std::move(words) + same_words(" - ") + c.place;
    out_.notes.push_back(std::move(words));
  }
  if (result_.lacking_used)
    out_.notes.push_back(
        {"Kết luận theo quy định áp dụng khi thiếu số liệu.", "Decided by what the text says of missing figures."});
  note_conflicts();
}

inline void explainer::add_members() {
  if (!group_ || !result_.in_scope) return;
  const auto version = e_.version_of(frame_);
  for (const auto& m : group_->members) {
    if (version && (*version < m.since || *version > m.until)) continue;
    if (!e_.item(m.item, frame_).row) continue;
    explainer(e_, print_, m.item, frame_, told_, out_.members.emplace_back()).build();
  }
}

inline void explainer::summarise() {
  out_.summary = out_.verdict;
  if (result_.provisional) out_.summary = std::move(out_.summary) + text{" (tạm tính)", " (provisional)"};
  if (group_ && counts_members(result_.outcome))
    out_.summary = std::move(out_.summary) + same_words(" (") + words_of(result_.members) + same_words(")");
  const bool plain = result_.outcome == outcome::met && out_.reason == "ok";
  if (!plain && !out_.reason_words.vi.empty())
    out_.summary = std::move(out_.summary) + same_words(": ") + out_.reason_words;
}

inline void explainer::build() {
  head();
  const bool in_full = told_.items.insert(item_).second;
  if (in_full && result_.in_scope) {
    read_test(compiled_->applies_when);
    if (leaf_) {
      read_test(leaf_->rule);
      read_value(leaf_->score);
      read_test(leaf_->met_when);
    }
  }
  if (restricted_) out_.points.clear(), out_.value = group_ ? out_.value : std::string();
  out_.missing = missing_of(e_, print_, item_, result_);
  add_notes();
  if (in_full) add_members();
  summarise();
}

}  // namespace detail

TIEUCHI_INLINE explanation explain(engine& e, const printer& print, item_id item, const frame& f) {
  if (!e.rules().names.has(item) || e.rules().names[item].kind != name_kind::item)
    throw std::logic_error("explain needs a criterion or a group");
  print.check_speaks_for(e);
  e.watched().step(watching::steps_between / 8);
  detail::told_so_far told{detail::restricted_of(e), {}};
  explanation out;
  detail::explainer(e, print, item, f, told, out).build();
  out.made_by = e.mark();
  return out;
}

TIEUCHI_INLINE text words_of(const tally& t) {
  const std::string n = std::to_string(t.met + t.waived), all = std::to_string(t.applicable());
  text words{"đạt " + n + "/" + all, n + "/" + all + " met"};
  if (t.unknown > 0)
    words = std::move(words) +
            text{", " + std::to_string(t.unknown) + " chưa đủ số liệu", ", " + std::to_string(t.unknown) + " unknown"};
  if (t.waived > 0)
    words = std::move(words) + text{", trong đó " + std::to_string(t.waived) + " được miễn",
                                    ", " + std::to_string(t.waived) + " of them waived"};
  return words;
}

}  // namespace TIEUCHI_ABI
}  // namespace tieuchi

#pragma once

#include <tieuchi/assess/restricted.hpp>
#include <tieuchi/explain/explanation.hpp>
#include <tieuchi/explain/settling.ipp>
#include <tieuchi/explain/shares.ipp>

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

inline words hidden_value() { return {"đã có số liệu (hạn chế công bố)", "reported (restricted)"}; }

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
  [[nodiscard]] bool hides(std::string_view operand) const;
  void compare(const compiled_text&);
  void add_value(const slot_source&);
  [[nodiscard]] std::string documents_of_norm(name_id name) const;
  void tell_value(name_id name, explained_value& into);
  void from_rows(explained_value&, const reading&) const;
  void add_figures(explained_value&, const reading&) const;
  std::string step_of(const name_entry&, const reading&) const;
  words shown_value(const explained_value&, const reading&) const;
  std::optional<share_of_counts> counts_behind(name_id name) const;
  std::optional<share_of_counts> counts_in(std::string_view operand) const;
  void show_sides(explained_comparison&, const feel::traced&, std::string_view rule) const;
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
  version_id version_;  ///< by whose texts names are told; none where the frame has none yet
  bool restricted_ = false;
  explanation& out_;
};

inline explainer::explainer(engine& e, const printer& print, item_id item, const frame& f, told_so_far& told,
                            explanation& out)
    : e_(e), print_(print), frame_(f), item_(item), result_(e.item(item, f)), told_(told), out_(out) {
  version_ = e.version_of(f).value_or(no_id);
  const variant* v = version_ ? e.rules().variant_in(item, version_) : nullptr;
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
  if (result_.provisional) out_.provisional_until = settling_days(e_, frame_).latest_of(item_);
  if (const auto row = row_of(e_, item_, frame_)) {
    out_.points = row->points;
    out_.value = row->value;
    out_.reason = row->reason;
  } else {
    out_.reason = result_.reason;
  }
  const auto failing = failing_of(e_.rules(), item_, version_, result_);
  out_.reason_words = failing ? print_.reason(*failing) : print_.reason(out_.reason);
}

inline void explainer::from_rows(explained_value& v, const reading& r) const {
  if (r.rows.empty()) return;
  const fact_view f = r.rows.front();
  v.recorded_on = f.recorded_on();
  v.document = f.document();
  v.reporter = f.reporter();
  for (std::size_t i = 1; i < r.rows.size(); ++i)
    if (const std::string_view more = r.rows[i].document(); !more.empty() && more != v.document)
      (v.document += "; ") += more;
  if (v.restricted) return;
  std::set<std::string_view> noted{""};
  for (const fact_view row : r.rows)
    if (noted.insert(row.note()).second) (v.note += v.note.empty() ? "" : "; ") += row.note();
}

/// The figures of the name itself; what a lifecycle rests on are days of acts.
inline void explainer::add_figures(explained_value& v, const reading& r) const {
  if (!is_unknown_by(r.value, "contested")) return;
  const auto in_words = [&](fact_view f) {
    switch (f.content()) {
      case fact_content::value:
        return v.restricted ? hidden_value() : print_.value_of(v.name, version_, f.value());
      case fact_content::open:
        return print_.reason(f.open_code());
      case fact_content::partly:
        return v.restricted
                   ? hidden_value()
                   : tieuchi::words_of(feel::day_bounds{f.value().ends().from.date(), f.value().ends().to.date()});
      case fact_content::withdrawn:
        break;
    }
    return words{"đã rút", "withdrawn"};
  };
  for (const fact_view f : r.rows)
    if (f.indicator() == v.name)
      v.figures.push_back({in_words(f), f.recorded_on(), std::string(f.document()), std::string(f.reporter()),
                           std::string(v.restricted ? std::string_view() : f.note())});
}

inline std::string explainer::step_of(const name_entry& entry, const reading& r) const {
  if (r.step != reading_step::none) return std::string(code_of(r.step));
  switch (entry.kind) {
    case name_kind::measure:
      return "measure";
    case name_kind::parameter:
      return "parameter";
    case name_kind::lifecycle:
      return "lifecycle";
    case name_kind::indicator:
    case name_kind::item:
    case name_kind::duty:
      break;
  }
  return "own";
}

/// The value for people; a reported one has every digit of its report.
inline words explainer::shown_value(const explained_value& v, const reading& r) const {
  if (v.restricted || !r.value.is(feel::value::kind::number)) return v.value;
  if (const auto counts = counts_behind(v.name)) return shown_share(r.value.number(), *counts);
  return print_.value_of(v.name, version_, r.value, r.step != reading_step::own);
}

/// The documents of the rows that a user supplied for a norm.
inline std::string explainer::documents_of_norm(name_id name) const {
  std::set<std::string> named;
  for (const variant& v : e_.rules().names[name].variants)
    for (const auto& row : e_.rules().programme->parameters[v.element].rows)
      if (!row.document.empty()) named.insert(row.document);
  std::string all;
  for (const std::string& document : named) all += (all.empty() ? "" : "; ") + document;
  return all;
}

inline void explainer::tell_value(name_id name, explained_value& v) {
  const auto& entry = e_.rules().names[name];
  const reading& r = e_.value(name, frame_);
  v.name = name;
  v.id = entry.id;
  v.label = print_.name(name, version_);
  v.restricted = told_.hidden[name];
  v.value = v.restricted && is_told(r.value) ? hidden_value() : print_.value_of(name, version_, r.value);
  v.shown = shown_value(v, r);
  v.step = step_of(entry, r);
  from_rows(v, r);
  add_figures(v, r);
  if (entry.kind == name_kind::parameter) v.document = documents_of_norm(name);
  if (entry.kind != name_kind::measure || !told_values_.insert(name).second) return;
  const auto& m = e_.rules().measures[e_.rules().variant_read(name, version_).element];
  v.words = m.spec->words;
  if (!m.value) return;
  v.rule = m.value->text.program ? m.value->text.program.text() : std::string();
  std::vector<name_id> names = names_in(*m.value);
  if (m.requires_text && is_unknown_by(r.value, "contradiction")) {
    note_names(*m.requires_text, names);
    if (!restricted_) compare(*m.requires_text);
  }
  for (const name_id read : names) tell_value(read, v.from.emplace_back());
}

inline void explainer::add_value(const slot_source& from) {
  if (from.kind == slot_kind::outcome || from.kind == slot_kind::points || from.kind == slot_kind::grade) {
    const item_result& r = e_.item(item_named(from.name), frame_);
    explained_value v;
    v.name = from.name;
    v.id = e_.rules().names[from.name].id;
    v.label = print_.name(from.name, version_);
    v.value = v.shown = words_of(r.outcome);
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
  v.label = print_.name(from.name, version_) +
            words{" (" + std::to_string(from.n) + " kỳ trước)", " (" + std::to_string(from.n) + " period(s) earlier)"};
  v.restricted = told_.hidden[from.name];
  const bool hides = v.restricted && is_told(r.value);
  v.value = hides ? hidden_value() : print_.value_of(from.name, version_, r.value);
  v.shown = hides ? v.value : print_.value_of(from.name, version_, r.value, true);
  v.step = "prior";
  from_rows(v, r);
  out_.values.push_back(std::move(v));
}

/// Of what shows a restricted figure a side is told only where it is a name that shows none, such as a norm.
inline bool explainer::hides(std::string_view operand) const {
  if (!restricted_) return false;
  const auto name = name_alone(e_.rules(), operand);
  return !name || told_.hidden[*name];
}

inline void explainer::compare(const compiled_text& text) {
  for (const feel::traced& t : e_.trace(text, frame_)) {
    explained_comparison c;
    c.rule = text.program.text().substr(t.begin, t.end - t.begin);
    c.rule_words = print_.rule(c.rule);
    c.op = t.op;
    const std::string_view source = text.program.text();
    const std::string_view before = source.substr(t.begin, t.op_place - t.begin);
    const std::string_view behind = source.substr(t.op_place + t.op.size(), t.end - t.op_place - t.op.size());
    const tieuchi::words hidden{"(hạn chế công bố)", "(restricted)"};
    c.left = hides(before) && is_told(t.left) ? hidden : print_.value(t.left, t.operand_type);
    c.right = hides(behind) && is_told(t.right) ? hidden : print_.value(t.right, t.right_type);
    if (t.result.is(feel::value::kind::boolean)) c.holds = t.result.boolean();
    const bool numbers = t.left.is(feel::value::kind::number) && t.right.is(feel::value::kind::number);
    if (numbers && !restricted_) {
      c.distance = subtract(t.left.number(), t.right.number());
      if (c.distance) c.distance_words = words_of(*c.distance);
    }
    show_sides(c, t, text.program.text());
    out_.comparisons.push_back(std::move(c));
  }
}

inline std::optional<share_of_counts> explainer::counts_behind(name_id name) const {
  const auto parts = share_measured_by(e_.rules(), name, version_);
  return parts ? known_counts(e_, *parts, frame_, told_.hidden) : std::nullopt;
}

inline std::optional<share_of_counts> explainer::counts_in(std::string_view operand) const {
  const auto parts = share_written(e_.rules(), operand, version_);
  return parts ? known_counts(e_, *parts, frame_, told_.hidden) : std::nullopt;
}

inline void explainer::show_sides(explained_comparison& c, const feel::traced& t, std::string_view rule) const {
  const std::string_view before = rule.substr(t.begin, t.op_place - t.begin);
  if (const auto name = name_alone(e_.rules(), before)) c.what = print_.name(*name);
  c.shown = {c.left, c.right, {}};
  if (restricted_) return;
  const bool left = t.left.is(feel::value::kind::number), right = t.right.is(feel::value::kind::number);
  const std::string_view behind = rule.substr(t.op_place + t.op.size(), t.end - t.op_place - t.op.size());
  if (left && right) {
    c.shown = shown_comparison(t.left.number(), counts_in(before), t.right.number(), counts_in(behind));
    return;
  }
  if (left) c.shown.left = shown_number(t.left.number());
  if (right) c.shown.right = shown_number(t.right.number());
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
        out_.notes.push_back(words{"Có điểm chưa thống nhất với ", "Not in line with "} + printed.place +
                             same_words(": ") + printed.words);
      }
  }
}

inline void explainer::add_notes() {
  for (const auto& [place, element] : e_.told(result_.assumed)) {
    const auto name = e_.rules().name(element);
    const words what = name ? print_.name(*name) : same_words(element);
    out_.notes.push_back(words{"Theo quy tắc của bộ dữ liệu: ", "By rule of the pack: "} +
                         words_of_assumption(code_of(place)) + same_words(" - ") + what);
  }
  for (const auto& flag : result_.flags) {
    words told = print_.reason(flag);
    for (const auto& f : compiled_->flags)
      if (f.spec->flag == flag)
        for (const auto& c : print_.clauses(f.spec->clauses)) told = std::move(told) + same_words(" - ") + c.place;
    if (told != words{}) out_.notes.push_back(std::move(told));
  }
  if (result_.waived_by != no_id) {
    const waiver& w = e_.rules().programme->waivers[result_.waived_by];
    words told = words{"Được miễn: ", "Waived: "} + print_.label(w);
    for (const auto& c : print_.clauses(w.clauses)) told = std::move(told) + same_words(" - ") + c.place;
    out_.notes.push_back(std::move(told));
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

/// " (tạm tính ít nhất đến hết ngày 31/03/2027)"
inline words provisional_words(const std::optional<date>& until) {
  if (!until) return {" (tạm tính)", " (provisional)"};
  return words{" (tạm tính ít nhất đến hết ngày ", " (provisional until "} + words_of(*until) +
         words{")", " at least)"};
}

inline void explainer::summarise() {
  out_.summary = out_.verdict;
  if (result_.provisional) out_.summary = std::move(out_.summary) + provisional_words(out_.provisional_until);
  if (group_ && counts_members(result_.outcome))
    out_.summary = std::move(out_.summary) + same_words(" (") + words_of(result_.members) + same_words(")");
  const bool plain = result_.outcome == outcome::met && out_.reason == code_of(usual_reason::ok);
  if (!plain && out_.reason_words != words{})
    out_.summary = std::move(out_.summary) + same_words(": ") + out_.reason_words;
}

inline void explainer::build() {
  head();
  const bool in_full = told_.items.insert(item_).second;
  if (in_full && result_.in_scope) {
    read_test(compiled_->applies_when);
    if (leaf_) {
      out_.words = leaf_->leaf->words;
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

explanation explain(engine& e, const printer& print, item_id item, const frame& f) {
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

words words_of(const tally& t) {
  const std::string n = std::to_string(t.met + t.waived), all = std::to_string(t.applicable());
  if (t.unknown > 0 && t.unknown == t.applicable())  // "0 met" would read as if something were known
    return {all + "/" + all + " chưa đủ số liệu", all + "/" + all + " unknown"};
  words told{"đạt " + n + "/" + all, n + "/" + all + " met"};
  if (t.met + t.waived == 0 && t.not_met > 0)
    told = std::move(told) +
           words{", chưa đạt " + std::to_string(t.not_met), ", " + std::to_string(t.not_met) + " not met"};
  if (t.unknown > 0)
    told = std::move(told) +
           words{", " + std::to_string(t.unknown) + " chưa đủ số liệu", ", " + std::to_string(t.unknown) + " unknown"};
  if (t.waived > 0)
    told = std::move(told) + words{", trong đó " + std::to_string(t.waived) + " được miễn",
                                   ", " + std::to_string(t.waived) + " of them waived"};
  return told;
}

}  // namespace TIEUCHI_ABI
}  // namespace tieuchi

#pragma once

// The workshop of compile_rules, for compile/ only: the rulebook being built, the issues found, and what every stage of
// the work needs.

#include <tieuchi/calendar/frame.hpp>
#include <tieuchi/compile/directory.hpp>
#include <tieuchi/compile/rulebook.hpp>
#include <tieuchi/core/issue_book.hpp>
#include <tieuchi/core/watch.hpp>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tieuchi {
inline namespace TIEUCHI_ABI {
namespace detail {

/// Plain names that a text may use beside those of every frame.
struct text_place {
  std::string source;  ///< name of the rule text in reasons: `c40/rule/1`
  period_type period;  ///< of the frame
  std::vector<std::pair<slot_kind, feel::type>> locals;
  feel::handed_on result_is = feel::handed_on::no;
};

/// The place of one row of a key: `c40/rule` gives `c40/rule/1`, in a choice `c40/score/1/when`.
inline text_place row_place(text_place at, std::size_t row, std::string_view tail = {}) {
  at.source += "/" + std::to_string(row) + std::string(tail);
  return at;
}

/// What an element reads while it is evaluated.
struct read_edge {
  read_node_id to;      ///< a name or a cohort
  slot_source from;     ///< of a name
  bool others = false;  ///< it is read in other units than the one that asks
};

/// Whether a value of the type is a day, or says that there is none (`none` of a date indicator).
[[nodiscard]] inline bool tells_a_day(const feel::type& t) {
  return t.is(feel::type::kind::date) || (t.is(feel::type::kind::list) && t.element().is(feel::type::kind::date));
}

/// What `outcome(x)` is to FEEL: without order, and never unknown by name.
inline feel::type outcome_type() { return feel::type::rating({"met", "not_met", "not_applicable", "waived"}, false); }

/// One stage after another fills the rulebook; every stage goes on after an issue, so that one pass reports all.
class compiler {
 public:
  explicit compiler(std::shared_ptr<const programme>);
  [[nodiscard]] checked<std::shared_ptr<const rulebook>> finish();

  // Words of issues ---------------------------------------------------------------------------------------------
  /// Of what was asked beside the pack, which stands in none of its files: `field` says where it was given.
  void report_asked(std::string code, std::string field, std::string vi, std::string en, std::string nearest);
  void report(std::string code, const spot& at, std::string vi, std::string en, severity = severity::error,
              std::string nearest = {});
  void report_unresolved(const ref&, const std::vector<std::string>& spellings, std::string_view code,
                         const words& kind);
  /// Whether one more error is told, so that a nearest spelling is worth its time.
  [[nodiscard]] bool tells() const noexcept { return book_of_issues.keeps(severity::error); }
  /// The element a reference names, or none after an issue `code` with the nearest spelling.
  template <class Id>
  Id resolve(const ref& wanted, const directory<Id>& among, std::string_view code, const words& kind) {
    const Id found = among.find(wanted.name);
    if (!found) report_unresolved(wanted, tells() ? among.spellings() : std::vector<std::string>(), code, kind);
    return found;
  }
  template <class Id>
  Id resolve(const std::optional<ref>& wanted, const directory<Id>& among, std::string_view code, const words& kind) {
    return wanted ? resolve(*wanted, among, code, kind) : Id();
  }
  /// The name a reference names, of one of some kinds (`words` names them without an article); else none and an
  /// issue.
  name_id resolve_name(const ref&, std::initializer_list<name_kind>, const tieuchi::words& words,
                       std::string_view code_of_other_kind = "reference.unknown");
  /// An agency or kind of agency, where wanted a body or unit type too; else an issue.
  void resolve_actor(const std::optional<ref>&, bool or_part_of_unit = false);

  // Stages ------------------------------------------------------------------------------------------------------
  void list_names();        // names.ipp: directories, versions, names and their types
  void compile_cohorts();   // facts_side.ipp
  void compile_facts();     // facts_side.ipp: filings, indicators, parameters
  void compile_measures();  // measures.ipp
  void compile_items();     // items.ipp: criteria, groups
  void compile_states();    // states.ipp: waivers, lifecycles
  void compile_plan();      // plan.ipp: targets, duties, funding
  void check_law();         // law.ipp: clauses, sources, agencies
  void check_points();      // checks_points.ipp: constants within what can be reached
  void check_cohorts();     // checks_cohorts.ipp: subjects of groups, likeness
  void check_duties();      // checks_duties.ipp: bearers, windows, partitions
  void check_frames();      // checks_frames.ipp: names read in a period they have no value in
  void check_days();        // checks_days.ipp: anchors, calendars
  void check_words();       // checks_words.ipp: reasons, cases
  void check_reads();       // checks_reads.ipp: the reference day, lacks, what nothing reads
  void fix_order();         // order.ipp: cycles, order of evaluation
  void check_chains();      // chain.ipp: how deep one value may rest on others
  void note_past();         // past.ipp: what is read before a name is computed
  void check_construals(const programme& whole, const chosen_options&);  // construals.ipp: options and their elements
  void note_construals();                                                // construals.ipp: what rests on a reading
  void compile_literals();                                               // literals.ipp: literals and tables as values

  // Texts (texts.ipp) -------------------------------------------------------------------------------------------
  compiled_text text_of(const feel_text&, const std::optional<feel::type>& wanted, const text_place&,
                        const std::vector<ref>* clauses = nullptr);
  void check_dead_rows(const std::vector<choice_row>&);
  /// Remembers what a text reads, for order and cycles.
  void note_reads(const compiled_text&);
  /// Whether every name a text reads has one value in its frame (format page 4).
  void check_periods(const compiled_text&, const text_place&);
  /// Notes what the element at hand reads; nothing while none is.
  void note_read(const slot_source&);
  void note_cohort(cohort_id cohort, bool others);
  /// The node of a cohort or name among `reads`, and back; none of none.
  [[nodiscard]] read_node_id node_of(cohort_id cohort) const {
    return cohort ? read_node_id(book->names.size() + cohort.number()) : read_node_id();
  }
  [[nodiscard]] cohort_id cohort_at(read_node_id node) const {
    return node && node.number() >= book->names.size() ? cohort_id(node.number() - book->names.size()) : cohort_id();
  }
  /// The name of a node; none where it is a cohort's.
  [[nodiscard]] name_id name_at(read_node_id node) const {
    return node && node.number() < book->names.size() ? name_id(node.number()) : name_id();
  }
  [[nodiscard]] read_node_id node_of(name_id name) const { return name ? read_node_id(name.number()) : read_node_id(); }
  /// Whether a name has one value in a frame of that period; else an issue `period.mismatch`.
  void check_period(name_id name, const text_place&, const spot&);
  /// Whether `parts(name)` has parts that lie wholly inside every period of the frame's kind.
  void check_parts(name_id name, const text_place&, const spot&);
  compiled_value value_of(const value_spec&, const std::optional<feel::type>& wanted, const text_place&,
                          const std::vector<ref>* clauses = nullptr);
  compiled_test test_of(const test_spec&, const text_place&, const std::vector<ref>* clauses = nullptr);
  void check_day(const day_spec&, const text_place&);
  void check_day(const std::optional<day_spec>&, const text_place&);
  /// Whether a literal is a value of the type; else an issue `code`.
  bool check_literal(const literal&, value_type, scale_id scale, std::string_view code);

  // Types and names (names.ipp) ---------------------------------------------------------------------------------
  feel::type scale_type(scale_id scale) const;
  feel::type type_of(value_type, const std::optional<ref>& scale, const std::vector<entry_field>&, const spot&);
  period_type period_of(const ref&);
  std::pair<version_id, version_id> versions_of(const std::optional<ref>& since, const std::optional<ref>& until);
  /// The period of a name's value; nothing for those that have none (parameters, duties).
  std::optional<period_type> period_of_name(name_id name) const;
  bool has_points(const variant& of_item) const;
  /// Whether an item has points in some version.
  bool has_points(item_id item_name) const;
  /// Whether its points have a greatest value in those versions, so that they may be summed: not those printed beside
  /// a rule.
  bool has_maximum(item_id item_name, version_id since = version_id(0U), version_id until = {}) const;
  /// How an item is graded where it is: in all versions by one scale.
  const criterion::grade_spec* grade_of(item_id item_name) const;

  std::shared_ptr<const programme> source;
  std::shared_ptr<rulebook> book;
  std::vector<issue> issues;
  issue_book book_of_issues;
  watching watched;
  directory<name_id> names;
  directory<cohort_id> cohorts;
  directory<unit_type_id> unit_types;
  directory<body_id> bodies;
  directory<agency_id> agencies;
  directory<scale_id> scales;
  directory<period_kind_id> periods;
  directory<calendar_id> calendars;
  directory<class_id> classes;
  directory<filing_id> filings;
  directory<version_id> versions;
  directory<unit_id> units;
  directory<clause_id> clauses;
  directory<source_id> sources;
  directory<target_id> targets;
  /// What evaluating it reads, for order, cycles and the length of chains.
  by_id<read_node_id, std::vector<read_edge>> reads;
  read_node_id current;       ///< the name or cohort whose texts are being compiled
  bool among_others = false;  ///< its texts at hand are evaluated in other units
  bool cyclic = false;        ///< a cycle was found
};

/// Where one text of a name stands in the pack.
inline spot spot_of_variant(const compiler& work, const name_entry& entry, const variant& v) {
  const auto& p = *work.source;
  switch (entry.kind) {
    case name_kind::indicator:
      return p.indicators[v.element].at;
    case name_kind::parameter:
      return p.parameters[v.element].at;
    case name_kind::measure:
      return p.measures[v.element].at;
    case name_kind::lifecycle:
      return p.lifecycles[v.element].at;
    case name_kind::duty:
      return p.duties[duty_id(v.element)].at;
    case name_kind::item:
      return v.is_group ? p.groups[v.element].at : p.criteria[v.element].at;
  }
  return {};
}

}  // namespace detail
}  // namespace TIEUCHI_ABI
}  // namespace tieuchi

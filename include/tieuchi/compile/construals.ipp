#pragma once

// One of several readings: which elements stand under the options chosen, whether every option has them, and which
// verdicts rest on a reading (format page 22).

#include <tieuchi/compile/reads.ipp>

#include <algorithm>
#include <map>
#include <set>

namespace tieuchi {
inline namespace TIEUCHI_ABI {
namespace detail {

/// Calls f(kind, elements) for each list of elements that may stand under an option.
template <class Programme, class F>
void each_list_under_options(Programme& p, F f) {
  f("cohorts", p.cohorts), f("filings", p.filings), f("indicators", p.indicators), f("parameters", p.parameters);
  f("measures", p.measures), f("items", p.criteria), f("items", p.groups), f("waivers", p.waivers);
  f("lifecycles", p.lifecycles), f("targets", p.targets), f("duties", p.duties), f("funding", p.fundings);
}

inline const std::string& option_chosen(const construal& c, const chosen_options& chosen) {
  const auto found = chosen.find(c.id);
  if (found == chosen.end()) return c.fallback;
  const bool known = std::ranges::find(c.options, found->second, &construal::option::id) != c.options.end();
  return known ? found->second : c.fallback;  // a choice that is none is told, and nothing else goes wrong by it
}

/// Whether an element stands under the options chosen; what it names and is not there is told elsewhere.
inline bool stands(const programme& p, const element& e, const chosen_options& chosen) {
  return std::ranges::all_of(e.under, [&](const under_options& under) {
    const auto c = std::ranges::find(p.construals, under.construal.name, &construal::id);
    return c == p.construals.end() || under.allows(option_chosen(*c, chosen));
  });
}

/// Takes out criteria and groups that do not stand, and keeps the order of those that do.
inline void drop_items(programme& p, const chosen_options& chosen) {
  const auto kept = [&](auto& elements) {
    std::vector<std::optional<std::size_t>> places;
    std::size_t next = 0;
    for (const element& e : elements) places.push_back(stands(p, e, chosen) ? std::optional(next++) : std::nullopt);
    std::erase_if(elements, [&](const element& e) { return !stands(p, e, chosen); });
    return places;
  };
  const auto criteria = kept(p.criteria), groups = kept(p.groups);
  std::vector<std::pair<bool, std::size_t>> order;
  for (const auto& [is_group, at] : p.item_order)
    if (const auto place = is_group ? groups[at] : criteria[at]) order.emplace_back(is_group, *place);
  p.item_order = std::move(order);
}

/// The programme as it is under the options chosen; itself where it has no readings.
inline std::shared_ptr<const programme> as_chosen(const std::shared_ptr<const programme>& source,
                                                  const chosen_options& chosen) {
  if (source->construals.empty()) return source;
  auto p = std::make_shared<programme>(*source);
  drop_items(*p, chosen);
  const auto gone = [&](const element& e) { return !stands(*p, e, chosen); };
  each_list_under_options(*p, [&](std::string_view, auto& elements) {
    if constexpr (requires { elements.erase_if(gone); })
      elements.erase_if(gone);
    else
      std::erase_if(elements, gone);
  });
  return p;
}

inline std::vector<std::string> ids_of(const auto& named) {
  std::vector<std::string> all;
  for (const auto& one : named) all.push_back(one.id);
  return all;
}

/// Whether what an element stands under is a reading and an option of it.
inline void check_under(compiler& work, const programme& p, const element& e) {
  for (const under_options& under : e.under) {
    const auto c = std::ranges::find(p.construals, under.construal.name, &construal::id);
    if (c == p.construals.end()) {
      work.report_unresolved(under.construal, ids_of(p.construals), "reference.unknown", {"cách hiểu", "reading"});
      continue;
    }
    for (const std::string& option : under.options)
      if (std::ranges::find(c->options, option, &construal::option::id) == c->options.end())
        work.report("reading.option", under.construal.at,
                    "cách hiểu \"" + c->id + "\" không có phương án \"" + option + "\"",
                    "the reading \"" + c->id + "\" has no option \"" + option + "\"", severity::error,
                    nearest_spelling(option, ids_of(c->options)));
  }
}

/// What stands under one option of a reading stands under each of them.
inline void check_options_covered(compiler& work, const programme& p) {
  std::map<std::tuple<std::string, std::string, std::string>, std::pair<spot, std::set<std::string>>> seen;
  each_list_under_options(p, [&](const char* kind, const auto& elements) {
    for (const element& e : elements)
      for (const under_options& under : e.under) {
        auto& [at, options] = seen[{kind, e.id, under.construal.name}];
        if (options.empty()) at = e.at;
        const auto c = std::ranges::find(p.construals, under.construal.name, &construal::id);
        if (c == p.construals.end()) continue;
        for (const auto& o : c->options)
          if (under.allows(o.id)) options.insert(o.id);
      }
  });
  for (const auto& [key, found] : seen) {
    const auto& [kind, id, name] = key;
    const auto c = std::ranges::find(p.construals, name, &construal::id);
    if (c == p.construals.end()) continue;
    for (const auto& option : c->options)
      if (!found.second.contains(option.id))
        work.report(
            "reading.option_missing", found.first,
            "\"" + id + "\" không có trong phương án \"" + option.id + "\" của cách hiểu \"" + name + "\"",
            "\"" + id + "\" does not stand under the option \"" + option.id + "\" of the reading \"" + name + "\"");
  }
}

inline void check_choice(compiler& work, const programme& p, const chosen_options& chosen) {
  for (const auto& [name, option] : chosen) {
    const auto c = std::ranges::find(p.construals, name, &construal::id);
    if (c == p.construals.end())
      work.report_asked("question.reading", "reading", "không có cách hiểu nào tên là \"" + name + "\"",
                        "there is no reading named \"" + name + "\"", nearest_spelling(name, ids_of(p.construals)));
    else if (std::ranges::find(c->options, option, &construal::option::id) == c->options.end())
      work.report_asked("question.reading", "reading",
                        "cách hiểu \"" + name + "\" không có phương án \"" + option + "\"",
                        "the reading \"" + name + "\" has no option \"" + option + "\"",
                        nearest_spelling(option, ids_of(c->options)));
  }
}

void compiler::check_construals(const programme& whole, const chosen_options& chosen) {
  each_list_under_options(whole, [&](std::string_view, const auto& elements) {
    for (const element& e : elements) {
      check_under(*this, whole, e);
      for (const under_options& under : e.under) book->readings.elements_under[under.construal.name].insert(e.id);
    }
  });
  check_options_covered(*this, whole);
  check_choice(*this, whole, chosen);
  for (const construal& c : whole.construals) {
    const std::string& option = option_chosen(c, chosen);
    if (option != c.fallback) book->readings.chosen.emplace(c.id, option);
  }
}

/// Finds out what rests on a reading.
class construal_marks {
 public:
  construal_marks(compiler& work, const read_graph& graph) : work_(work), graph_(graph), marks_(work.reads.size()) {
    auto& book = *work.book;
    book.readings.of_names.resize(book.names.size());
    book.readings.of_targets.resize(book.targets.size());
    for (const construal_id c : work.source->construals.ids())
      for (const ref& r : work.source->construals[c].decides) mark(r, c);
    each_list_under_options(*work.source, [&](std::string_view, const auto& elements) {
      for (const element& e : elements)
        for (const under_options& under : e.under) mark_element(e, construal_named(under.construal.name));
    });
  }

  void settle() {
    auto& book = *work_.book;
    for (const name_id name : book.names.ids()) book.readings.of_names[name] = of({work_.node_of(name)});
    for (const target_id t : book.targets.ids()) {
      auto found = of(read_by(book.targets[t]));
      found.insert(found.end(), book.readings.of_targets[t].begin(), book.readings.of_targets[t].end());
      std::ranges::sort(found);
      found.erase(std::ranges::unique(found).begin(), found.end());
      book.readings.of_targets[t] = std::move(found);
    }
  }

 private:
  [[nodiscard]] construal_id construal_named(const std::string& id) const {
    const auto& all = work_.source->construals;
    const auto found = std::ranges::find(all, id, &construal::id);
    return found == all.end() ? construal_id() : all.id_of(*found);
  }

  bool mark_words(const std::string& word, construal_id c) {
    if (const name_id name = work_.names.find(word)) return add(work_.node_of(name), c);
    if (const cohort_id cohort = work_.cohorts.find(word)) return add(work_.node_of(cohort), c);
    if (const target_id target = work_.targets.find(word)) {
      work_.book->readings.of_targets[target].push_back(c);
      return true;
    }
    if (const filing_id filing = work_.filings.find(word)) {
      for (const auto& i : work_.book->indicators)
        if (i.filing == filing) add(work_.node_of(i.name), c);
      return true;
    }
    if (const agency_id agency = work_.agencies.find(word)) {
      for (const auto& d : work_.book->duties)
        if (std::ranges::any_of(d.bearers, [&](const auto& b) { return b.agency == agency; }))
          add(work_.node_of(d.name), c);
      return true;
    }
    const auto is_it = [&](const element& e) { return e.id == word; };
    return std::ranges::any_of(work_.source->fundings, is_it) || std::ranges::any_of(work_.source->waivers, is_it);
  }

  void mark(const ref& r, construal_id c) {
    if (!mark_words(r.name, c))
      work_.report_unresolved(r, work_.names.spellings(), "reference.unknown",
                              {"nội dung nào của đề án", "element of the programme"});
  }
  void mark_element(const element& e, construal_id c) {
    if (c) mark_words(e.id, c);
  }

  bool add(read_node_id node, construal_id c) {
    marks_[node].push_back(c);
    return true;
  }

  [[nodiscard]] std::vector<construal_id> of(const std::vector<read_node_id>& nodes) const {
    std::set<construal_id> found;
    for (const read_node_id from : nodes)
      for (const read_node_id node : graph_.reached_from(from)) found.insert(marks_[node].begin(), marks_[node].end());
    return {found.begin(), found.end()};
  }

  void names_in(const compiled_text& text, std::vector<read_node_id>& into) const {
    for (const slot_source& slot : used_slots(text))
      if (slot.name) into.push_back(work_.node_of(slot.name));
    for (const call_source& call : text.calls)
      if (call.name) into.push_back(work_.node_of(call.name));
  }

  [[nodiscard]] std::vector<read_node_id> read_by(const compiled_target& t) const {
    std::vector<read_node_id> all;
    for (const cohort_id cohort : {t.of, t.live})
      if (cohort) all.push_back(work_.node_of(cohort));
    if (t.measure) all.push_back(work_.node_of(t.measure));
    if (t.counts) names_in(*t.counts, all);
    for (const auto& text : t.beside) names_in(text, all);
    for (const auto& a : t.aims) {
      if (a.of) all.push_back(work_.node_of(a.of));
      for (const auto* value : {&a.at_least, &a.at_most})
        if (*value)
          for (const compiled_text* text : texts_of(**value)) names_in(*text, all);
    }
    return all;
  }

  compiler& work_;
  const read_graph& graph_;
  by_id<read_node_id, std::vector<construal_id>> marks_;
};

void compiler::note_construals() {
  if (source->construals.empty()) return;
  const read_graph graph(*this);
  construal_marks(*this, graph).settle();
}

}  // namespace detail
}  // namespace TIEUCHI_ABI
}  // namespace tieuchi

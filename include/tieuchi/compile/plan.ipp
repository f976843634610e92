#pragma once

// Fourth stage: targets, duties and funding.

#include <tieuchi/compile/scope.hpp>

#include <algorithm>
#include <set>

namespace tieuchi {
inline namespace TIEUCHI_ABI {
namespace detail {

/// What the values of an aim may name beside the names of the programme.
inline std::vector<std::pair<slot_kind, feel::type>> names_of_aims(const target& t) {
  const auto number_type = feel::type::number();
  std::vector<std::pair<slot_kind, feel::type>> all{{slot_kind::prior_due, number_type},
                                                    {slot_kind::prior_reached, number_type}};
  if (!t.measure) all.emplace_back(slot_kind::cohort_size, number_type);
  return all;
}

inline void check_aim(compiler& work, const target& t, const aim& a) {
  const int kinds =
      int(a.at_least.has_value()) + int(a.at_most.has_value()) + int(a.share.has_value()) + int(a.add.has_value());
  if (kinds != 1)
    work.report("format.value", a.at, "mốc có đúng một trong at_least, at_most, share, add",
                "an aim has exactly one of at_least, at_most, share, add");
  if (t.measure && (a.of || a.share))
    work.report("format.value", a.at, "mục tiêu về một chỉ số tính toán không có nhóm đơn vị cho \"of\" hay \"share\"",
                "a target on a measure has no cohort for \"of\" or \"share\"");
  if (!t.each && !a.year) work.report("format.missing_key", a.at, "mốc cần \"year\"", "an aim needs \"year\"");
}

inline void compile_aim(compiler& work, const target& t, const aim& a, compiled_target& done) {
  compiled_aim out;
  out.spec = &a;
  out.year = a.year.value_or(0);
  out.to = a.to.value_or(out.year);
  if (a.of) out.of = work.resolve(*a.of, work.cohorts, "reference.unknown", {"nhóm đơn vị", "cohort"});
  text_place at{t.id + "/aims", {}, {}, true};
  at.locals = names_of_aims(t);
  if (a.at_least) out.at_least = work.value_of(*a.at_least, feel::type::number(), at);
  if (a.at_most) out.at_most = work.value_of(*a.at_most, feel::type::number(), at);
  check_aim(work, t, a);
  const auto& p = *work.source;
  if (a.year && (*a.year < p.year_from || out.to > p.horizon))
    work.report("target.years", a.at, "năm của mốc nằm ngoài các năm của đề án",
                "the year of the aim lies outside the years of the programme");
  done.aims.push_back(std::move(out));
}

/// The figure due of an aim before is asked for where there is none.
inline void check_first_aim(compiler& work, const compiled_aim& first) {
  if (first.spec->add)
    work.report("target.no_first_aim", first.spec->at, "mốc đầu không thể là \"add\"",
                "the first aim cannot be \"add\"");
  for (const auto* value : {&first.at_least, &first.at_most}) {
    if (!*value) continue;
    for (const compiled_text* text : texts_of(**value)) {
      if (!asks_for(*text, slot_kind::prior_due)) continue;
      return work.report("target.no_first_aim", text->at, "mốc đầu không có mốc nào trước nó để lấy \"prior_due\"",
                         "the first aim has no aim before it for \"prior_due\"");
    }
  }
}

inline void check_years_of_aims(compiler& work, const std::vector<compiled_aim>& aims) {
  for (std::size_t i = 1; i < aims.size(); ++i)
    if (aims[i].year <= aims[i - 1].to)
      work.report("target.years", aims[i].spec->at,
                  "năm " + std::to_string(aims[i].year) + " đã có một mốc khác của mục tiêu này",
                  "the year " + std::to_string(aims[i].year) + " has another aim of this target already");
}

/// The figure of an aim that is written as a number, or adds to one.
inline std::optional<number> written_due(const aim& a, const std::optional<number>& before) {
  if (a.add) return before ? add(*before, *a.add) : std::nullopt;
  if (a.at_least && a.at_least->form == value_spec::form::feel) return number::parse(a.at_least->text.text);
  return std::nullopt;
}

inline void check_aims(compiler& work, const target& t, compiled_target& done) {
  std::ranges::stable_sort(done.aims, {}, &compiled_aim::year);
  if (!t.each && done.aims.empty())
    work.report("format.missing_key", t.at, "mục tiêu cần \"aims\"", "a target needs \"aims\"");
  if (!done.aims.empty()) check_first_aim(work, done.aims.front());
  if (!t.each) check_years_of_aims(work, done.aims);
  if (done.of == no_index) return;
  const auto& cohort = work.book->cohorts[done.of];
  std::optional<number> due;
  for (const auto& a : done.aims) {
    due = written_due(*a.spec, due);
    const bool listed = cohort.spec->frozen && a.of == no_index;
    if (listed && due && *due > number(static_cast<std::int64_t>(cohort.members.size()))) {
      work.report("target.over_cohort", a.spec->at, "mốc vượt số đơn vị của nhóm",
                  "the aim exceeds the size of the cohort");
      return;
    }
  }
}

inline void compile_target(compiler& work, const target& t) {
  compiled_target done;
  done.spec = &t;
  std::tie(done.since, done.until) = work.versions_of(t.since, t.until);
  const text words{"nhóm đơn vị", "cohort"};
  done.of = work.resolve(t.of, work.cohorts, "reference.unknown", words);
  done.live = work.resolve(t.live, work.cohorts, "reference.unknown", words);
  if (t.measure) {
    done.measure = work.resolve(*t.measure, work.names, "reference.unknown", {"chỉ số tính toán", "measure"});
    if (done.measure != no_index && !work.book->names[done.measure].type.is(feel::type::kind::number))
      work.report("value.type", t.measure->at, "mục tiêu cần một số", "a target aims at a number");
  }
  if (t.of.has_value() == t.measure.has_value() || t.of.has_value() != t.counts.has_value())
    work.report("format.value", t.at, "mục tiêu có \"of\" và \"counts\", hoặc \"measure\"",
                "a target has \"of\" and \"counts\", or \"measure\"");
  const auto boolean = feel::type::boolean();
  if (t.counts) done.counts = work.text_of(*t.counts, boolean, {t.id + "/counts/1", {}, {}, true}, &t.clauses);
  for (std::size_t i = 0; i < t.beside.size(); ++i)
    done.beside.push_back(
        work.text_of(t.beside[i].counts, boolean, {t.id + "/beside/" + std::to_string(i + 1), {}, {}, true}));
  for (const auto& a : t.aims) compile_aim(work, t, a, done);
  check_aims(work, t, done);
  work.check_day(t.each, {t.id, {}, {}, true});
  work.check_day(t.settles, {t.id, {}, {}, true});
  work.book->targets.push_back(std::move(done));
}

inline void compile_bearers(compiler& work, const duty& d, compiled_duty& done) {
  for (const auto& b : d.bearers) {
    index bearer = no_index;
    if (b.agency) bearer = work.resolve(*b.agency, work.agencies, "reference.unknown", {"cơ quan", "agency"});
    if (b.cohort) bearer = work.resolve(*b.cohort, work.cohorts, "reference.unknown", {"nhóm đơn vị", "cohort"});
    slot_source serving{slot_kind::name, no_index};
    if (b.serving) {
      if (b.serving->name == "type")
        serving.kind = slot_kind::type;
      else if (b.serving->name == "parent")
        serving.kind = slot_kind::parent;
      else
        serving.name = work.resolve(*b.serving, work.names, "reference.unknown", {"chỉ số", "indicator"});
      work.note_read(serving);
    }
    if (b.cohort) work.note_cohort(bearer, true);
    done.bearers.push_back(bearer);
    done.serving.push_back(serving);
  }
}

inline void check_duty(compiler& work, const duty& d, const compiled_duty& done) {
  const bool recurs = d.every || d.every_fact || !d.every_event.empty();
  const bool lead = std::ranges::any_of(d.bearers, [](const bearer& b) { return b.role == "lead"; });
  if (recurs && lead && !d.due)
    work.report("duty.no_due_day", d.at, "nhiệm vụ lặp lại cần hạn \"due\"", "a recurring duty needs \"due\"");
  if (d.due && d.modality == "request")
    work.report("duty.request_with_due", d.at, "đề nghị không phải nghĩa vụ nên không có hạn",
                "a request is no duty and has no deadline", severity::warning);
  if (done.done_by != no_index && !work.book->names[done.done_by].type.is(feel::type::kind::date))
    work.report("duty.done_by_type", d.done_by->at, "\"done_by\" phải là một chỉ số ngày",
                "\"done_by\" must be a date indicator");
}

inline void compile_duty(compiler& work, const duty& d) {
  compiled_duty done;
  done.spec = &d;
  done.name = work.names.find_id(d.id);
  work.current = done.name;
  compile_bearers(work, d, done);
  if (d.units) done.units = work.resolve(*d.units, work.cohorts, "reference.unknown", {"nhóm đơn vị", "cohort"});
  if (d.every) done.every = work.period_of(*d.every);
  const text indicator_words{"chỉ số", "indicator"};
  if (d.every_fact) done.every_fact = work.resolve(*d.every_fact, work.names, "reference.unknown", indicator_words);
  if (d.done_by) done.done_by = work.resolve(*d.done_by, work.names, "reference.unknown", indicator_words);
  work.note_cohort(done.units, false);
  work.note_read({slot_kind::name, done.every_fact});
  work.note_read({slot_kind::name, done.done_by});
  for (const auto& a : d.to)
    done.to.push_back(work.resolve(a, work.agencies, "reference.unknown", {"cơ quan", "agency"}));
  for (const auto& r : d.delivers) {
    if (const index f = work.filings.find(r.name); f != no_index)
      done.delivers_filings.push_back(f);
    else if (const index name =
                 work.resolve(r, work.names, "reference.unknown", {"kỳ nộp hồ sơ hoặc chỉ số", "filing or indicator"});
             name != no_index)
      done.delivers_indicators.push_back(name);
  }
  const text_place at{d.id + "/not_required_when/1", done.every.value_or(period_type{}), {}, true};
  if (d.not_required_when)
    done.not_required_when = work.text_of(*d.not_required_when, feel::type::boolean(), at, &d.clauses);
  work.check_day(d.opens, at);
  work.check_day(d.due, at);
  check_duty(work, d, done);
  work.current = no_index;
  work.book->duties.push_back(std::move(done));
}

/// Duties of one partition cover the subject and do not overlap; only frozen lists can be compared before facts are
/// known.
inline void check_partitions(compiler& work) {
  std::map<std::string, std::vector<const compiled_duty*>> parts;
  for (const auto& d : work.book->duties)
    if (!d.spec->partition.empty()) parts[d.spec->partition].push_back(&d);
  for (const auto& [word, duties] : parts) {
    std::map<index, const compiled_duty*> holder;
    for (const auto* d : duties) {
      if (d->units == no_index || !work.book->cohorts[d->units].spec->frozen) continue;
      for (const index unit : work.book->cohorts[d->units].members) {
        const auto [at, fresh] = holder.emplace(unit, d);
        const bool same_years = at->second->spec->years_from.value_or(0) <= d->spec->years_to.value_or(9999) &&
                                d->spec->years_from.value_or(0) <= at->second->spec->years_to.value_or(9999);
        if (!fresh && same_years)
          work.report("duty.partition", d->spec->at,
                      "đơn vị \"" + work.source->units[unit].id + "\" thuộc hai phần của \"" + word + "\"",
                      "unit \"" + work.source->units[unit].id + "\" belongs to two parts of \"" + word + "\"");
      }
    }
  }
}

TIEUCHI_INLINE void compiler::compile_plan() {
  for (const auto& t : source->targets) compile_target(*this, t);
  for (const auto& d : source->duties) compile_duty(*this, d);
  check_partitions(*this);
  for (const auto& f : source->fundings) {
    resolve(f.payer, agencies, "reference.unknown", {"cơ quan", "agency"});
    resolve(f.units, cohorts, "reference.unknown", {"nhóm đơn vị", "cohort"});
    const index gate = resolve(f.gate, names, "reference.unknown", {"tiêu chí", "criterion"});
    if (gate != no_index && book->names[gate].kind != name_kind::item)
      report("reference.unknown", f.gate->at, "\"gate\" phải là một tiêu chí", "\"gate\" must be a criterion");
  }
}

}  // namespace detail
}  // namespace TIEUCHI_ABI
}  // namespace tieuchi

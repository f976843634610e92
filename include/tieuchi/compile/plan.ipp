#pragma once

// Fourth stage: targets, duties and funding.

#include <tieuchi/compile/checks_points.ipp>
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
  text_place at{t.id + "/aims", {}, {}};
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

/// The greatest figure due of an aim where it is made of constants alone, one year after another.
inline std::optional<number> constant_due(const compiled_aim& a, const std::optional<number>& before) {
  if (a.spec->at_least) return constant_of(*a.spec->at_least);
  if (!a.spec->add || !before) return std::nullopt;
  const auto repeated = multiply(*a.spec->add, number(a.to - a.year + 1));
  return repeated ? add(*before, *repeated) : std::nullopt;
}

/// The quota by which units are counted, where nothing else lets a unit count.
inline const criterion::quota_spec* quota_counted(const compiler& work, const compiled_target& done) {
  if (!done.counts || !done.counts->program) return nullptr;  // a text with a mistake has none
  if (done.counts->slots.size() != 1 || !done.counts->calls.empty()) return nullptr;
  const slot_source& only = done.counts->slots.front();
  if (only.kind != slot_kind::outcome || work.book->names[only.name].variants.size() != 1) return nullptr;
  const variant& v = work.book->names[only.name].variants.front();
  const std::string& id = work.book->names[only.name].id;
  if (v.is_group || done.counts->program.text() != "outcome(" + id + ") = \"met\"") return nullptr;
  const auto& quota = work.source->criteria[v.element].quota;
  const cohort_id cohort = work.book->criteria[v.element].quota_cohort;
  if (!quota || quota->all_at_cut || cohort == no_id) return nullptr;
  const auto& asked = *work.book->cohorts[cohort].spec;  // a cohort that differs by unit gives as many quotas
  return asked.same.empty() && !asked.children ? &*quota : nullptr;
}

inline void check_due(compiler& work, const target& t, const compiled_target& done) {
  const auto* quota =
      t.counting == target_counting::in_year && !asks_successors(t.frozen_cohort) ? quota_counted(work, done) : nullptr;
  const auto places = quota ? number::parse(quota->size.text) : std::nullopt;
  std::optional<number> due;
  for (const auto& a : done.aims) {
    due = constant_due(a, due);
    const cohort_id of = a.of ? a.of : done.of;
    if (!due || of == no_id) continue;
    const auto& cohort = work.book->cohorts[of];
    if (cohort.spec->frozen && *due > number(static_cast<std::int64_t>(cohort.members.size())))
      return work.report("target.over_cohort", a.spec->at, "mốc vượt số đơn vị của nhóm",
                         "the aim exceeds the size of the cohort");
    if (places && *due > *places)
      return work.report("target.infeasible_quota", a.spec->at,
                         "mốc " + due->text() + " vượt số suất " + places->text() + " của tiêu chí được đếm",
                         "the aim of " + due->text() + " exceeds the quota of " + places->text() + " that is counted");
  }
}

inline void check_aims(compiler& work, const target& t, compiled_target& done) {
  std::ranges::stable_sort(done.aims, {}, &compiled_aim::year);
  if (!t.each && done.aims.empty())
    work.report("format.missing_key", t.at, "mục tiêu cần \"aims\"", "a target needs \"aims\"");
  if (!done.aims.empty()) check_first_aim(work, done.aims.front());
  if (t.each) return;
  check_years_of_aims(work, done.aims);
  check_due(work, t, done);
}

inline void compile_target(compiler& work, const target& t) {
  compiled_target done;
  done.spec = &t;
  std::tie(done.since, done.until) = work.versions_of(t.since, t.until);
  const tieuchi::words words{"nhóm đơn vị", "cohort"};
  done.of = work.resolve(t.of, work.cohorts, "reference.unknown", words);
  done.live = work.resolve(t.live, work.cohorts, "reference.unknown", words);
  if (t.measure) {
    done.measure = work.resolve_name(*t.measure, {name_kind::measure}, {"chỉ số tính toán", "measure"}, "value.type");
    if (done.measure != no_id && !work.book->names[done.measure].type.is(feel::type::kind::number))
      work.report("value.type", t.measure->at, "mục tiêu cần một số", "a target aims at a number");
  }
  if (t.of.has_value() == t.measure.has_value() || t.of.has_value() != t.counts.has_value())
    work.report("format.value", t.at, "mục tiêu có \"of\" và \"counts\", hoặc \"measure\"",
                "a target has \"of\" and \"counts\", or \"measure\"");
  const auto boolean = feel::type::boolean();
  if (t.counts) done.counts = work.text_of(*t.counts, boolean, {t.id + "/counts/1", {}, {}}, &t.clauses);
  for (std::size_t i = 0; i < t.beside.size(); ++i)
    done.beside.push_back(
        work.text_of(t.beside[i].counts, boolean, {t.id + "/beside/" + std::to_string(i + 1), {}, {}}));
  for (const auto& a : t.aims) compile_aim(work, t, a, done);
  check_aims(work, t, done);
  work.check_day(t.each, {t.id, {}, {}});
  work.check_day(t.settles, {t.id, {}, {}});
  work.book->targets.push_back(std::move(done));
}

inline void compile_bearers(compiler& work, const duty& d, compiled_duty& done) {
  for (const auto& b : d.bearers) {
    compiled_bearer bearer;
    if (b.agency) bearer.agency = work.resolve(*b.agency, work.agencies, "reference.unknown", {"cơ quan", "agency"});
    if (b.cohort) bearer.cohort = work.resolve(*b.cohort, work.cohorts, "reference.unknown", {"nhóm đơn vị", "cohort"});
    slot_source serving{slot_kind::name};
    if (b.serving) {
      if (b.serving->name == "type")
        serving.kind = slot_kind::type;
      else if (b.serving->name == "parent")
        serving.kind = slot_kind::parent;
      else
        serving.name = work.resolve_name(*b.serving, {name_kind::indicator}, {"chỉ số báo cáo", "indicator"});
      work.note_read(serving);
    }
    work.note_cohort(bearer.cohort, true);
    done.bearers.push_back(bearer);
    done.serving.push_back(serving);
  }
}

/// The period of an occurrence: that of `every`, of the fact, or the year of an event; nothing for a standing duty.
inline std::optional<period_type> occurs_by(const compiler& work, const compiled_duty& done) {
  if (done.every) return done.every;
  if (!done.spec->every_event.empty()) return period_type{};
  return done.every_fact == no_id ? std::nullopt : work.period_of_name(done.every_fact);
}

/// Whether an occurrence is about one unit, so that a day reported by a unit can be its submission.
inline bool is_of_unit(const duty& d) { return d.per_unit || d.every_fact || !d.every_event.empty(); }

inline void check_done_by(compiler& work, const duty& d, const compiled_duty& done) {
  const auto say = [&](const std::string& vi, const std::string& en) {
    work.report("duty.done_by_type", d.done_by->at, "\"done_by\" " + vi, "\"done_by\" " + en);
  };
  const name_entry& entry = work.book->names[done.done_by];
  if (!tells_a_day(entry.type)) return say("phải là một chỉ số ngày", "must be a date indicator");
  const auto period = occurs_by(work, done);
  if (period && work.period_of_name(done.done_by) != period)
    say("phải cùng kỳ với nhiệm vụ", "must be of the period of the duty");
  const bool of_agency = work.source->indicators[entry.variants.front().element].of_agency;
  const auto by = [&](bool unit) {
    return std::ranges::any_of(d.bearers, [&](const bearer& b) { return b.cohort.has_value() == unit; });
  };
  if (of_agency ? !by(false) : !by(true) && !is_of_unit(d))
    say("không thuộc bên thực hiện nào, nên nhiệm vụ không bao giờ xong",
        "belongs to no bearer, so the duty could never be done");
}

inline void check_duty(compiler& work, const duty& d, const compiled_duty& done) {
  const bool recurs = d.every || d.every_fact || !d.every_event.empty();
  const bool lead = std::ranges::any_of(d.bearers, [](const bearer& b) { return b.role == duty_role::lead; });
  if (recurs && lead && !d.due && !d.recurrence)
    work.report("duty.no_due_day", d.at, "nhiệm vụ lặp lại cần hạn \"due\"",
                "a recurring duty needs \"due\"; where the text names no day, \"recurrence\" says so");
  if (d.due && d.modality == modality::request)
    work.report("duty.request_with_due", d.at, "đề nghị không phải nghĩa vụ nên không có hạn",
                "a request is no duty and has no deadline", severity::warning);
  if (done.done_by != no_id) check_done_by(work, d, done);
}

inline void compile_duty(compiler& work, const duty& d) {
  compiled_duty done;
  done.spec = &d;
  done.name = work.names.find_id(d.id);
  work.current = work.node_of(done.name);
  compile_bearers(work, d, done);
  if (d.units) done.units = work.resolve(*d.units, work.cohorts, "reference.unknown", {"nhóm đơn vị", "cohort"});
  if (d.every) done.every = work.period_of(*d.every);
  work.note_cohort(done.units, false);
  if (d.every_fact)
    done.every_fact = work.resolve_name(*d.every_fact, {name_kind::indicator}, {"chỉ số báo cáo", "indicator"});
  if (d.done_by)
    done.done_by =
        work.resolve_name(*d.done_by, {name_kind::indicator}, {"chỉ số ngày", "date indicator"}, "duty.done_by_type");
  work.note_read({slot_kind::name, done.every_fact});
  work.note_read({slot_kind::name, done.done_by});
  for (const auto& a : d.to)
    done.to.push_back(work.resolve(a, work.agencies, "reference.unknown", {"cơ quan", "agency"}));
  for (const auto& r : d.delivers) {
    if (const filing_id f = work.filings.find(r.name); f != no_id)
      done.delivers_filings.push_back(f);
    else if (const name_id name = work.resolve_name(r, {name_kind::indicator},
                                                    {"kỳ nộp hồ sơ hoặc chỉ số báo cáo", "filing or indicator"});
             name != no_id)
      done.delivers_indicators.push_back(name);
  }
  const text_place at{d.id + "/not_required_when/1", occurs_by(work, done).value_or(period_type{}), {}};
  if (d.not_required_when)
    done.not_required_when = work.text_of(*d.not_required_when, feel::type::boolean(), at, &d.clauses);
  work.check_day(d.opens, at);
  work.check_day(d.due, at);
  check_duty(work, d, done);
  work.current = no_id;
  work.book->duties.push_back(std::move(done));
}

void compiler::compile_plan() {
  for (const auto& t : source->targets) compile_target(*this, t);
  for (const auto& d : source->duties) compile_duty(*this, d);
  for (const auto& f : source->fundings) {
    versions_of(f.since, f.until);
    resolve_actor(f.payer);
    resolve(f.units, cohorts, "reference.unknown", {"nhóm đơn vị", "cohort"});
    if (f.gate) resolve_name(*f.gate, {name_kind::item}, {"tiêu chí", "criterion"});
  }
}

}  // namespace detail
}  // namespace TIEUCHI_ABI
}  // namespace tieuchi

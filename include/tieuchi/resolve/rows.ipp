#pragma once

#include <tieuchi/resolve/rows.hpp>

#include <tieuchi/door/value.hpp>

#include <algorithm>
#include <stdexcept>

namespace tieuchi {
inline namespace TIEUCHI_ABI {
namespace detail {

/// The place of a document among the classes that a filing lists; the last one for a document of none.
inline std::size_t place_among(const indicator_reader& w, const std::vector<class_id>& listed,
                               std::string_view document) {
  auto& known = indicator_access::classes(w.source);
  auto found = known.find(&listed);
  if (found == known.end()) found = known.emplace(&listed, class_finder(w.pack().document_classes, listed)).first;
  return found->second.place_of(document);
}

inline const compiled_filing* filing_of(const indicator_reader& w) {
  return w.about.filing == no_id ? nullptr : &w.rules().filings[w.about.filing];
}

inline std::vector<fact_view> recorded_by(date day, std::vector<fact_view> rows) {
  std::erase_if(rows, [&](fact_view f) { return day < f.recorded_on(); });
  return rows;
}

std::vector<fact_view> known_rows(const indicator_source& source, fact_subject subject, name_id name) {
  const ledger* facts = indicator_access::facts(source);
  return facts ? recorded_by(indicator_access::as_of(source), facts->rows(subject, name)) : std::vector<fact_view>();
}

std::vector<fact_view> known_rows(const indicator_source& source, fact_subject subject, name_id name,
                                  const period& about) {
  const ledger* facts = indicator_access::facts(source);
  return facts ? recorded_by(indicator_access::as_of(source), facts->rows(subject, name, about))
               : std::vector<fact_view>();
}

/// An extension is the row's own, whatever later frame looks back; of a range it is what rows of that range say.
inline reading extension_of(const indicator_reader& w, name_id extended_by, fact_subject subject, const period& p) {
  const indicator_terms own{w.terms.version, {}};
  const bool of_silence = w.about.period.form == period_form::dated && p.type.form != period_form::dated;
  if (of_silence) return {};  // no range, and so nothing that could be extended
  if (subject.is_agency()) return w.source.read_agency(extended_by, subject.agency(), p, own);
  const unit_history& units = indicator_access::units(w.source);
  const unit_id unit = subject.unit();
  const bool lived = units.known(unit) && overlap(span_of(p, w.pack()), {units.begins(unit), units.ends(unit)});
  if (lived && p.type.form == period_form::dated) return w.source.read_rows(extended_by, unit, p, own);
  return w.source.read(extended_by, unit, p, own);
}

/// The period from which the last day of rows is reckoned. Of a range it is that range, which without a start begins
/// with the facts; of silence about a year the latest range that may still come for it.
inline period reckoned_from(const indicator_reader& w, const day_spec& last, const period& p) {
  if (w.about.period.form != period_form::dated || !is_built_in_anchor(last.anchor)) return p;
  const int earliest = w.pack().facts_from;
  period range = p;
  if (p.type.form != period_form::dated)
    range = {w.about.period, 0, 0, last_day(year_period(std::max(p.year, earliest))), std::nullopt};
  else if (!p.from)
    range.from = first_day(year_period(earliest));
  return range;
}

day_of_rules day_in_rules(const indicator_source& source, const day_spec& spec, unit_id unit, const period& p) {
  days_of_all& days = indicator_access::days(source, spec);
  if (days.by_period.empty() && !days.same_for_all)
    days.same_for_all = is_built_in_anchor(spec.anchor) && spec.anchor != "event" && spec.anchor != "created";
  if (!days.same_for_all) return {source.day(spec, unit, p).day, true};
  const auto [at, fresh] = days.by_period.try_emplace(p);
  if (fresh) at->second = source.day(spec, no_id, p).day;
  return {at->second, false};
}

counting_terms terms_of(const indicator_reader& w, fact_subject subject, const period& p) {
  counting_terms t;
  const compiled_filing* filing = filing_of(w);
  if (!filing || !filing->spec->last_day) return t;
  const unit_id unit = subject.unit();
  const period reckoned = reckoned_from(w, *filing->spec->last_day, p);
  const day_of_rules last = day_in_rules(w.source, *filing->spec->last_day, unit, reckoned);
  t.last_day = last.day;
  if (last.anchored) {
    const reading anchor = w.source.anchor(*filing->spec->last_day, unit, reckoned);
    t.assumed = anchor.assumed;
    t.last_day_open = may_still_come(anchor.value);
  }
  t.revocable = !filing->late_accepts.empty() || filing->extended_by != no_id;
  if (!t.last_day || filing->extended_by == no_id || filing->extended_by == w.name) return t;
  const reading extension = extension_of(w, filing->extended_by, subject, p);
  join(t.assumed, extension.assumed);
  t.extension_open = may_still_come(extension.value);
  const auto day = day_told(extension.value);
  if (day && *day > *t.last_day) t.last_day = day;
  return t;
}

bool counts(const indicator_reader& w, const counting_terms& terms, fact_view f) {
  if (!terms.last_day || f.recorded_on() <= *terms.last_day) return true;
  const auto& accepted = filing_of(w)->late_accepts;
  return place_among(w, accepted, f.document()) < accepted.size();
}

/// Place of a document in the order of precedence; the last one for a document of no named class.
inline std::size_t precedence_of(const indicator_reader& w, fact_view f) {
  const compiled_filing* filing = filing_of(w);
  return filing ? place_among(w, filing->precedence, f.document()) : 0;
}

inline bool say_the_same(fact_view a, fact_view b, value_type type) {
  if (a.content() != b.content()) return false;
  switch (a.content()) {
    case fact_content::value:
      return same_report(a.value(), b.value(), type);
    case fact_content::partly:
      return feel::identical(a.value(), b.value());
    case fact_content::open:
      return a.open_code() == b.open_code();
    case fact_content::withdrawn:
      break;
  }
  return true;
}

inline rows_say what_they_say(const std::vector<fact_view>& rows, value_type type) {
  if (rows.empty()) return rows_say::nothing;
  const fact_view first = rows[0];
  if (!std::ranges::all_of(rows, [&](fact_view f) { return say_the_same(first, f, type); })) return rows_say::contested;
  switch (first.content()) {
    case fact_content::withdrawn:
      return rows_say::nothing;
    case fact_content::open:
      return rows_say::open;
    case fact_content::partly:
      return rows_say::partly;
    case fact_content::value:
      break;
  }
  return rows_say::value;
}

row_choice choose(const indicator_reader& w, const std::vector<candidate_row>& candidates) {
  row_choice choice;
  std::pair<std::size_t, date> best{};
  for (const candidate_row& c : candidates) {
    if (!c.counts) {
      choice.held_off = true;
      choice.late |= c.row.content() != fact_content::withdrawn;
      continue;
    }
    const std::size_t place = precedence_of(w, c.row);
    const bool better = place < best.first || (place == best.first && c.row.recorded_on() > best.second);
    if (!choice.rows.empty() && (place > best.first || (place == best.first && c.row.recorded_on() < best.second)))
      continue;
    if (better) choice.rows.clear();
    best = {place, c.row.recorded_on()};
    choice.rows.push_back(c.row);
  }
  choice.says = what_they_say(choice.rows, w.about.spec->type);
  return choice;
}

void mark_terms(reading& r, const indicator_reader& w, const counting_terms& terms, const row_choice& choice) {
  join(r.assumed, terms.assumed);
  const bool may_count = choice.held_off && terms.extension_open;
  const bool may_not_count = !choice.rows.empty() && terms.last_day_open;
  if (may_count || may_not_count) assume_of(r, assumed_place::extension, w);
}

reading unknown_fact(const indicator_reader& w, const fact_ref& fact, reason_code code, std::uint8_t marks) {
  reading r;
  r.value = unknown_for(w.rules(), fact, code, w.arena(), marks);
  r.step = from_code<reading_step>(code.text()).value_or(reading_step::own);
  return r;
}

/// A day of which the row tells a month or the like; there is one, so that a list is of one element.
inline feel::value partly_known(const indicator_reader& w, const feel::range_ends& told, const fact_ref& fact) {
  const feel::value open = unknown_for(w.rules(), fact, unknown_code::partly_known, w.arena());
  const feel::value day = feel::value::partly_known(open.why(), {told.from.date(), told.to.date()});
  return w.about.spec->none_word.empty() ? day : feel::make_list(std::span(&day, 1), w.arena());
}

/// A set whose rows leave fields unsaid: each is unknown, and is asked for by its name.
inline feel::value with_unsaid_fields(const indicator_reader& w, const feel::value& set, const fact_ref& fact) {
  const auto unsaid = [](const feel::field& f) { return f.value.is(feel::value::kind::null); };
  const auto leaves_some = [&](const feel::value& entry) { return std::ranges::any_of(entry.fields(), unsaid); };
  if (std::ranges::none_of(set.elements(), leaves_some)) return set;
  std::vector<feel::value> entries(set.elements().begin(), set.elements().end());
  for (feel::value& entry : entries) {
    std::vector<feel::field> fields(entry.fields().begin(), entry.fields().end());
    for (feel::field& f : fields) {
      if (!unsaid(f)) continue;
      fact_ref field = fact;
      field.more = f.key;
      f.value = unknown_for(w.rules(), field, unknown_code::not_said, w.arena());
    }
    entry = feel::make_context(fields, w.arena());
  }
  return feel::make_list(entries, w.arena());
}

reading spoken(const indicator_reader& w, const row_choice& choice, const fact_ref& fact) {
  reading r;
  switch (choice.says) {
    case rows_say::value:
      r.value = choice.rows[0].value();
      if (w.about.spec->type == value_type::set && w.about.spec->none_word.empty())
        r.value = with_unsaid_fields(w, r.value, fact);
      break;
    case rows_say::partly:
      r.value = partly_known(w, choice.rows[0].value().ends(), fact);
      break;
    case rows_say::open:
      r = unknown_fact(w, fact, reason_code::of(choice.rows[0].open_code()));
      break;
    case rows_say::contested:
    case rows_say::nothing:
      r = unknown_fact(w, fact, unknown_code::contested);
      break;
  }
  if (choice.says != rows_say::contested) r.step = reading_step::own;
  r.rows = choice.rows;
  return r;
}

lack_of_rows lack_by(const indicator_reader& w, const counting_terms& terms, bool late) {
  if (!terms.last_day) return {unknown_code::not_reported, lack_kind::open, terms.last_day_open};
  if (w.as_of() <= *terms.last_day) return {};
  return {late ? unknown_code::late : unknown_code::not_submitted,
          terms.revocable ? lack_kind::revocable : lack_kind::final, false};
}

reading lacking(const indicator_reader& w, const lack_of_rows& lack, const fact_ref& fact) {
  std::uint8_t marks = lack.kind == lack_kind::revocable ? revocable_lack : std::uint8_t{0};
  if (lack.may_be_final) marks |= hides_lack;
  reading r;
  r.value = unknown_for(w.rules(), fact, lack.code, w.arena(), marks);
  r.step = reading_step::lack;
  return r;
}

std::optional<reading> refused_report(const indicator_reader& w, fact_subject subject, const period& p,
                                      const row_choice& own, const fact_ref& reference) {
  const ledger* facts = indicator_access::facts(w.source);
  const refused_fact* refused = facts ? facts->refused(subject, w.name, p, w.as_of()) : nullptr;
  if (!refused) return std::nullopt;
  const auto later = [&](fact_view row) { return !refused->recorded_on || *refused->recorded_on <= row.recorded_on(); };
  if (std::ranges::any_of(own.rows, later)) return std::nullopt;
  reading r = unknown_fact(w, reference, unknown_code::refused);
  r.step = reading_step::lack;
  return r;
}

void assume_of(reading& r, assumed_place place, const indicator_reader& w) {
  r.assumed.add(w.source.sites()->of(place, w.rules().names[w.name].id));
}

std::optional<reading> default_for(const indicator_reader& w, fact_subject subject, const period& p, reason_code code) {
  const indicator& spec = *w.about.spec;
  if (!spec.default_value || std::ranges::find(spec.default_on, code.text()) == spec.default_on.end())
    return std::nullopt;
  reading r;
  if (spec.default_after) {
    const unit_id unit = subject.unit();
    const auto day = w.source.day(*spec.default_after, unit, p).day;
    if (day && w.as_of() <= *day) return std::nullopt;
    const reading anchor = w.source.anchor(*spec.default_after, unit, p);
    if (!day && !may_still_come(anchor.value)) return std::nullopt;
    r.assumed = anchor.assumed;
    r.value = anchor.value;
    if (!day) return r;
  }
  r.value = *w.about.default_value;
  r.step = reading_step::default_value;
  return r;
}

}  // namespace detail

class_finder::class_finder(const by_id<class_id, document_class>& classes, const std::vector<class_id>& listed)
    : number_(listed.size()) {
  for (std::size_t place = 0; place < listed.size(); ++place)
    for (const std::string& beginning : classes[listed[place]].starts_with) {
      places_.emplace(beginning, place);
      lengths_.push_back(beginning.size());
    }
  std::ranges::sort(lengths_);
  lengths_.erase(std::unique(lengths_.begin(), lengths_.end()), lengths_.end());
}

std::size_t class_finder::place_of(std::string_view document) const {
  std::size_t first = number_;
  for (const std::size_t length : lengths_) {
    if (length > document.size()) break;
    const auto found = places_.find(document.substr(0, length));
    if (found != places_.end()) first = std::min(first, found->second);
  }
  return first;
}

}  // namespace TIEUCHI_ABI
}  // namespace tieuchi

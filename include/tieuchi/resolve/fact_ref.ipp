#pragma once

#include <tieuchi/resolve/fact_ref.hpp>

#include <tieuchi/calendar/frame.hpp>
#include <tieuchi/facts/ledger.hpp>

#include <functional>

namespace tieuchi {
inline namespace TIEUCHI_ABI {
namespace detail {

inline const std::string& id_of_subject(const rulebook& rules, fact_subject subject) {
  const programme& p = *rules.programme;
  return subject.is_agency() ? p.agencies.at(subject.agency()).id : p.units.at(subject.unit()).id;
}

inline std::string_view id_of_name(const rulebook& rules, name_id name) {
  if (name == fact_of_type) return "type";
  if (name == fact_of_name) return "name";
  if (name == fact_of_code) return "code";
  if (name == fact_of_parent) return "parent";
  return rules.names[name].id;
}

/// A fact of the engine as the language carries it.
class told_fact final : public feel::host_fact {
 public:
  told_fact(const rulebook& rules, const fact_ref& fact) : rules_(&rules), fact_(fact) {}

  [[nodiscard]] std::string text() const override { return text_of(*rules_, fact_); }
  [[nodiscard]] std::size_t hash() const noexcept override {
    std::size_t h = static_cast<std::size_t>(fact_.is) + std::hash<std::string_view>{}(fact_.more);
    for (const std::size_t part : {std::hash<fact_subject>{}(fact_.subject), std::size_t{fact_.name.number()},
                                   static_cast<std::size_t>(fact_.period.year * 64 + fact_.period.number),
                                   static_cast<std::size_t>(fact_.day.days), std::size_t{fact_.cohort.number()}})
      h = h * 0x9E3779B97F4A7C15U + part;
    return h;
  }
  [[nodiscard]] bool is(const host_fact& other) const noexcept override {
    return fact_ == static_cast<const told_fact&>(other).fact_;
  }
  [[nodiscard]] const fact_ref& fact() const noexcept { return fact_; }

 private:
  const rulebook* rules_;
  fact_ref fact_;
};

}  // namespace detail

std::string text_of(const rulebook& rules, const fact_ref& f) {
  const programme& p = *rules.programme;
  const auto of_subject = [&](std::string_view name, const std::string& when) {
    std::string text = detail::id_of_subject(rules, f.subject);
    text += ":";
    text += name;
    if (f.is != fact_ref::form::of_occurrence && !f.more.empty()) (text += ".") += f.more;
    text += "@";
    text += when;
    return text;
  };
  switch (f.is) {
    case fact_ref::form::figure:
      return of_subject(detail::id_of_name(rules, f.name), text_of(f.period, p));
    case fact_ref::form::on_day:
      return of_subject(detail::id_of_name(rules, f.name), f.day.text());
    case fact_ref::form::of_occurrence:
      return of_subject(detail::id_of_name(rules, f.name), std::string(f.more));
    case fact_ref::form::reference_day:
      return of_subject("reference_day", text_of(f.period, p));
    case fact_ref::form::norm:
      return "norm:" + rules.names[f.name].id + (f.more.empty() ? "" : "/") + std::string(f.more);
    case fact_ref::form::version:
      return "rules:" + rules.versions[f.version].spec->id;
    case fact_ref::form::members:
      return "cohort:" + rules.cohorts[f.cohort].spec->id;
    case fact_ref::form::calendar:
      return "calendar:" + (f.calendar ? p.calendars[f.calendar].id : std::string()) + "@" +
             std::to_string(f.period.year);
    case fact_ref::form::other:
      return std::string(f.more);
  }
  return {};
}

const fact_ref* fact_of(const feel::reason& r) noexcept {
  const feel::host_fact* told = r.place < 0 ? r.fact.of_host() : nullptr;
  return told ? &static_cast<const detail::told_fact*>(told)->fact() : nullptr;
}

feel::fact_name name_of(const rulebook& rules, const fact_ref& f, feel::arena& memory) {
  fact_ref kept = f;
  if (!f.more.empty()) kept.more = memory.copy(f.more);
  return *memory.one(detail::told_fact(rules, kept));
}

feel::value unknown_for(const rulebook& rules, const fact_ref& f, reason_code code, feel::arena& memory,
                        std::uint8_t marks) {
  return feel::unknown_because(feel::reason{name_of(rules, f, memory), -1, memory.copy(code.text()), marks}, memory);
}

}  // namespace TIEUCHI_ABI
}  // namespace tieuchi

#pragma once

#include <tieuchi/calendar/frame.hpp>
#include <tieuchi/explain/print.hpp>
#include <tieuchi/explain/shown.hpp>
#include <tieuchi/feel/token.hpp>

#include <algorithm>
#include <functional>
#include <set>
#include <stdexcept>

namespace tieuchi {
inline namespace TIEUCHI_ABI {
namespace detail {

inline const scale* scale_with(const programme& p, const feel::type& rating) {
  for (const auto& s : p.scales)
    if (s.levels == rating.levels()) return &s;
  return nullptr;
}

inline words level_words(const programme& p, const feel::type& rating, std::uint32_t level) {
  const std::string& word = rating.levels()[level];
  if (const scale* s = scale_with(p, rating))
    if (const auto label = s->level_labels.find(word); label != s->level_labels.end()) return label->second;
  for (const auto& l : p.lifecycles)
    if (l.states == rating.levels() && word == l.states.front()) return {"chưa có", "none yet"};
  return same_words(word);
}

/// The label of a level of any scale; the word itself where no scale labels it.
inline words level_label(const programme& p, std::string_view word) {
  for (const auto& s : p.scales)
    if (const auto label = s.level_labels.find(std::string(word)); label != s.level_labels.end()) return label->second;
  if (const auto o = from_code<outcome>(word)) return words_of(*o);
  return same_words(word);
}

/// The plain names of a frame in words; any other word as it stands.
inline words plain_word(std::string_view word) {
  if (word == "period_start") return {"«ngày đầu kỳ»", "«first day of the period»"};
  if (word == "period_end") return {"«ngày cuối kỳ»", "«last day of the period»"};
  if (word == "assessment_year") return {"«năm đánh giá»", "«year assessed»"};
  if (word == "reference_day") return {"«ngày tham chiếu»", "«reference day»"};
  if (word == "as_of") return {"«ngày xem xét»", "«day of knowledge»"};
  return same_words(word);
}

/// A word that only machines should read: an identifier with an underscore and no label.
inline bool machine_word(std::string_view word) {
  return word.find('_') != std::string_view::npos &&
         std::ranges::all_of(word, [](char c) { return c == '_' || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); });
}

}  // namespace detail

printer::printer(engine& e, const wordings* known) : e_(&e), wordings_(known) {
  for (const tieuchi::clause& c : e.rules().programme->clauses)
    for (const ref& r : c.answers)
      if (const tieuchi::clause* answered = e.rules().find_clause(r.name)) answers_.emplace(answered->id, &c);
}

void printer::check_speaks_for(const engine& e) const {
  if (e_ != &e) throw std::logic_error("this printer was made for another engine");
}

words printer::unit(unit_id unit, date day) const {
  const auto& p = *e_->rules().programme;
  const date at = e_->units().nearest_day_of_life(unit, day);
  const auto name_on = [&](unit_id u) {
    const reading r = e_->indicators().read_builtin(slot_kind::unit_name, u, e_->units().nearest_day_of_life(u, at));
    return r.value.is(feel::value::kind::string) ? std::string(r.value.string()) : p.units[u].name;
  };
  std::string words = name_on(unit);
  if (const unit_id parent = e_->indicators().parent_on(unit, at); parent != no_id) words += ", " + name_on(parent);
  return same_words(words);
}

words printer::agency(agency_id a) const { return label(e_->rules().programme->agencies.at(a)); }

words printer::label(const element& e) const {
  if (e.label != words{}) return e.label;
  return same_words(e.code.empty() ? e.id : e.code);
}

words printer::name(name_id n) const { return name(n, e_->rules().names.at(n).variants.back().since); }

words printer::name(name_id n, version_id version) const {
  const auto& entry = e_->rules().names.at(n);
  const auto& p = *e_->rules().programme;
  const variant& of = e_->rules().variant_read(n, version);
  const std::size_t at = of.element;
  switch (entry.kind) {
    case name_kind::indicator:
      return label(p.indicators[at]);
    case name_kind::parameter:
      return label(p.parameters[at]);
    case name_kind::measure:
      return label(p.measures[at]);
    case name_kind::lifecycle:
      return label(p.lifecycles[at]);
    case name_kind::duty:
      return label(p.duties[duty_id(at)]);
    case name_kind::item:
      break;
  }
  if (of.is_group) return label(p.groups[at]);
  return label(p.criteria[at]);
}

printed_clause printer::clause(const tieuchi::clause& c) const {
  printed_clause out;
  out.id = c.id;
  out.place = same_words(c.no.empty() ? c.id : c.no);
  out.words = c.words;
  out.modality = c.modality;
  const auto& p = *e_->rules().programme;
  if (c.source)
    for (const auto& s : p.sources)
      if (s.id == c.source->name || (!s.code.empty() && s.code == c.source->name)) {
        const words title = s.label == words{}
                                ? same_words(s.as_printed.number.empty() ? s.as_printed.title : s.as_printed.number)
                                : s.label;
        if (title != words{}) out.place = std::move(out.place) + same_words(", ") + title;
        break;
      }
  if (wordings_)
    if (const auto found = wordings_->find(c.id); found != wordings_->end()) out.quote = found->second;
  return out;
}

std::vector<printed_clause> printer::clauses(const std::vector<ref>& named) const {
  std::vector<printed_clause> all;
  for (const ref& r : named)
    if (const auto* c = e_->rules().find_clause(r.name)) all.push_back(clause(*c));
  return all;
}

std::vector<printed_clause> printer::answering(const std::vector<printed_clause>& some) const {
  std::vector<printed_clause> found;
  std::set<std::string_view> known;
  std::vector<std::string> waiting;
  for (const printed_clause& c : some) waiting.push_back(c.id);
  for (std::size_t i = 0; i < waiting.size() && !answers_.empty(); ++i) {
    const auto [begin, end] = answers_.equal_range(waiting[i]);
    for (auto at = begin; at != end; ++at)
      if (known.insert(at->second->id).second) {
        found.push_back(clause(*at->second));
        waiting.push_back(at->second->id);
      }
  }
  return found;
}

words printer::period(const tieuchi::period& p) const {
  if (p.type.declared < 0) return words_of(p);
  return words_of(p, e_->rules().programme->periods[period_kind_id(static_cast<std::size_t>(p.type.declared))].label);
}

namespace detail {

/// The types whose values are of a kind; an unknown and null are of every type.
inline std::optional<feel::type::kind> type_kind_of(feel::value::kind kind) {
  using of = feel::type::kind;
  switch (kind) {
    case feel::value::kind::unknown:
    case feel::value::kind::null:
      return std::nullopt;
    case feel::value::kind::boolean:
      return of::boolean;
    case feel::value::kind::number:
      return of::number;
    case feel::value::kind::string:
      return of::string;
    case feel::value::kind::date:
      return of::date;
    case feel::value::kind::months_duration:
      return of::months_duration;
    case feel::value::kind::time_duration:
      return of::time_duration;
    case feel::value::kind::rating:
      return of::rating;
    case feel::value::kind::list:
      return of::list;
    case feel::value::kind::context:
      return of::context;
    case feel::value::kind::range:
      return of::range;
  }
  return std::nullopt;
}

inline void check_is_of(const feel::value& v, const feel::type& type) {
  const auto kind = type_kind_of(v.what());
  const bool fits = !kind || type.is(feel::type::kind::nothing) || type.is(*kind);
  const bool beyond =
      fits && type.is(feel::type::kind::rating) && v.is(feel::value::kind::rating) && v.level() >= type.levels().size();
  if (!fits || beyond) throw std::logic_error("this value is not of the type " + type.text());
}

}  // namespace detail

namespace detail {

/// A part of a value has no label: its name, read as words where it is made of several.
inline words part_words(std::string_view name) {
  std::string words(name);
  if (words.find('_') == std::string::npos) return same_words(words);
  std::ranges::replace(words, '_', ' ');
  return same_words("«" + words + "»");
}

using number_words = std::function<words(const number&)>;

/// A value in words; `inside` prints the numbers of its parts.
inline words words_of_value(const programme& p, const feel::value& v, const feel::type& type, const number_words& whole,
                            const number_words& inside) {
  using kind = feel::value::kind;
  check_is_of(v, type);
  switch (v.what()) {
    case kind::unknown:
      return v.within() ? tieuchi::words_of(*v.within()) : words{"chưa rõ", "unknown"};
    case kind::null:  // a field that the report does not say
      return same_words("?");
    case kind::boolean:
      return v.boolean() ? words{"có", "yes"} : words{"không", "no"};
    case kind::number:
      return whole(v.number());
    case kind::string:
      return same_words(v.string());
    case kind::date:
      return words_of(v.date());
    case kind::rating:
      return type.is(feel::type::kind::rating) ? level_words(p, type, v.level()) : words{};
    case kind::list: {
      if (v.elements().empty()) return {"không có", "none"};
      std::vector<words> parts;
      const feel::type element = type.is(feel::type::kind::list) ? type.element() : feel::type();
      for (const auto& e : v.elements()) parts.push_back(words_of_value(p, e, element, inside, inside));
      return join_words(parts, "; ");
    }
    case kind::context: {
      std::vector<words> parts;
      for (const auto& f : v.fields()) {
        const auto field = type.is(feel::type::kind::context) ? type.field(f.key) : std::nullopt;
        words part = words_of_value(p, f.value, field.value_or(feel::type()), inside, inside);
        // a yes or no says nothing without what it is about
        parts.push_back(f.value.is(kind::boolean) ? part_words(f.key) + same_words(": ") + part : std::move(part));
      }
      return join_words(parts, ", ");
    }
    default:
      return same_words(table_text(v, type));
  }
}

}  // namespace detail

words printer::value(const feel::value& v, const feel::type& type, std::optional<int> decimals) const {
  return detail::words_of_value(
      *e_->rules().programme, v, type, [&](const number& n) { return words_of(n, decimals); },
      [](const number& n) { return words_of(n); });
}

words printer::shown(const feel::value& v, const feel::type& type) const {
  const auto rounded = [](const number& n) { return shown_number(n); };
  return detail::words_of_value(*e_->rules().programme, v, type, rounded, rounded);
}

words printer::value_of(name_id name, version_id version, const feel::value& v, bool rounded) const {
  const auto& entry = e_->rules().names.at(name);
  const auto& p = *e_->rules().programme;
  const std::size_t at = e_->rules().variant_read(name, version).element;
  std::optional<int> decimals;
  std::string measured;
  if (entry.kind == name_kind::indicator) {
    if (p.indicators[at].restricted && is_told(v)) return {"đã có số liệu (hạn chế công bố)", "reported (restricted)"};
    decimals = p.indicators[at].decimals;
    measured = p.indicators[at].measured_in;
  } else if (entry.kind == name_kind::measure) {
    decimals = p.measures[at].decimals;
    measured = p.measures[at].measured_in;
  } else if (entry.kind == name_kind::parameter) {
    decimals = p.parameters[at].decimals;
    measured = p.parameters[at].measured_in;
  }
  tieuchi::words words = rounded && !decimals ? shown(v, entry.type) : value(v, entry.type, decimals);
  if (!measured.empty() && v.is(feel::value::kind::number)) words = std::move(words) + same_words(" " + measured);
  return words;
}

name_id name_of_figure(const fact_ref& f) noexcept {
  switch (f.is) {
    case fact_ref::form::figure:
    case fact_ref::form::of_occurrence:
      return f.name;
    case fact_ref::form::on_day:
      return f.name < fact_of_type ? f.name : name_id();
    case fact_ref::form::reference_day:
    case fact_ref::form::norm:
    case fact_ref::form::version:
    case fact_ref::form::members:
    case fact_ref::form::calendar:
    case fact_ref::form::other:
      break;
  }
  return no_id;
}

namespace detail {

/// When a figure is of; empty where it is of no time.
inline words time_of_figure(const rulebook& rules, const fact_ref& f) {
  if (f.is == fact_ref::form::on_day) return words_of(f.day);
  if (f.is == fact_ref::form::of_occurrence) return same_words(f.more);
  if (f.period.type.form == period_form::once) return {};
  const std::string when = text_of(f.period, *rules.programme);
  return when.size() == 4 ? words{"năm " + when, when} : same_words(when);
}

}  // namespace detail

words printer::fact(const fact_ref& f) const {
  const rulebook& rules = e_->rules();
  if (f.is == fact_ref::form::norm) return words{"định mức: ", "norm: "} + name(f.name);
  if (f.is == fact_ref::form::version)
    return words{"văn bản chưa công khai: ", "text that is not public: "} + label(*rules.versions[f.version].spec);
  const name_id figure = name_of_figure(f);
  if (!figure) return same_words(text_of(rules, f));
  const words who = f.subject.is_agency() ? agency(f.subject.agency()) : unit(f.subject.unit(), e_->as_of());
  words told = name(figure);
  if (f.is != fact_ref::form::of_occurrence && !f.more.empty())
    told = std::move(told) + same_words(", ") + detail::part_words(f.more);
  told = std::move(told) + same_words(" - ") + who;
  const words when = detail::time_of_figure(rules, f);
  return when.vi.empty() ? told : std::move(told) + same_words(", ") + when;
}

namespace detail {

/// A token of a rule in words. Rules name elements by their ids alone, so a word that is an element's code is none of
/// it, nor is what stands behind a point, which is a part of a value.
inline words token_words(const printer& print, const rulebook& rules, const feel::token& t, bool is_part) {
  using of = feel::token::kind;
  if (t.is(of::string)) return same_words("\"") + level_label(*rules.programme, t.value) + same_words("\"");
  if (!t.is(of::name)) return same_words(t.text);
  if (is_part) return part_words(t.text);
  const auto name = rules.name(t.text);
  if (!name || rules.names[*name].id != t.text) return plain_word(t.text);
  return same_words("«") + print.name(*name) + same_words("»");
}

}  // namespace detail

words printer::rule(std::string_view rule) const {
  tieuchi::words words;
  std::size_t done = 0;
  bool is_part = false;
  for (const feel::token& t : feel::tokens_of(rule)) {
    words = std::move(words) + same_words(rule.substr(done, t.begin - done));
    if (!t.is(feel::token::kind::end)) words = std::move(words) + detail::token_words(*this, e_->rules(), t, is_part);
    is_part = t.is(".");
    done = t.end;
  }
  return words;
}

namespace detail {

/// The fixed words of the reason that an own word stands for; nothing where it stands for none that has some.
inline std::optional<words> fixed_words_behind(const programme& p, std::string_view own) {
  std::optional<words> found;
  const auto look = [&](const std::map<std::string, std::string>& reasons) {
    for (const auto& [code, word] : reasons)
      if (!found && word == own) found = words_of_reason(code);
  };
  look(p.reason_words);
  for (const criterion& c : p.criteria) look(c.reasons);
  for (const group& g : p.groups) look(g.reasons);
  return found;
}

/// Whether a word is a bare identifier, which is of no language.
inline bool is_bare(std::string_view word) {
  return std::ranges::all_of(word, [](char c) {
    return ('a' <= c && c <= 'z') || ('A' <= c && c <= 'Z') || ('0' <= c && c <= '9') || c == '_' || c == '-';
  });
}

/// An own word of a programme for both languages. It is written in one of them.
inline words own_words_of(const programme& p, std::string_view own) {
  const auto fixed = fixed_words_behind(p, own);
  if (!fixed && is_bare(own)) return same_words(own);
  const bool is_english = p.language == "en";
  words told = same_words(own);
  std::string& other = is_english ? told.vi : told.en;
  if (fixed)
    other = is_english ? fixed->vi : fixed->en;
  else
    other = "“" + other + (is_english ? "” (lời của bộ dữ liệu, tiếng Anh)" : "” (the pack's word, in Vietnamese)");
  return told;
}

}  // namespace detail

words printer::reason(const failing_members& failing) const {
  std::vector<words> members;
  for (const name_id member : failing.names) members.push_back(name(member));
  const words plain{"chưa đạt", "not met"};
  const words first = failing.word.empty() ? plain : detail::own_words_of(*e_->rules().programme, failing.word);
  return first + same_words(": ") + join_words(members, "; ");
}

words printer::reason(std::string_view word) const {
  const programme& p = *e_->rules().programme;
  const auto& own = p.reason_words;
  if (const auto said = own.find(std::string(word)); said != own.end()) return detail::own_words_of(p, said->second);
  if (auto fixed = words_of_reason(word)) return *fixed;
  for (const auto& w : p.waivers)
    if (w.id == word) return label(w);
  return detail::machine_word(word) ? words{} : detail::own_words_of(p, word);
}

}  // namespace TIEUCHI_ABI
}  // namespace tieuchi

#pragma once

#include <tieuchi/door/row_judge.hpp>

#include <tieuchi/core/plain_words.hpp>

#include <algorithm>
#include <bit>

namespace tieuchi {
inline namespace TIEUCHI_ABI {
namespace detail {

void said_before::grow(std::size_t slots) {
  std::vector<std::uint64_t> wider(std::bit_ceil(std::max<std::size_t>(16, slots)));
  for (const std::uint64_t slot : slots_) {
    if (slot == 0) continue;
    std::size_t to = (slot >> 32U) & (wider.size() - 1);
    while (wider[to] != 0) to = (to + 1) & (wider.size() - 1);
    wider[to] = slot;
  }
  slots_ = std::move(wider);
}

bool said_before::add(const packed_fact& f, std::uint32_t place) {
  if (slots_.size() < 2 * (taken_ + 1)) grow(2 * slots_.size());
  std::uint64_t mix = mixed(std::uint64_t{f.who} << 32U | f.what, std::uint64_t{f.period} << 8U | f.decimals);
  mix = mixed(mix, static_cast<std::uint64_t>(f.said));
  mix = mixed(mix, std::uint64_t{f.reporter} << 32U | f.document);
  mix = mixed(mix, static_cast<std::uint32_t>(f.recorded_on));
  const std::uint64_t hash = (mix >> 32U) ^ (mix & 0xFFFFFFFFU);
  for (std::size_t slot = hash & (slots_.size() - 1);; slot = (slot + 1) & (slots_.size() - 1)) {
    if (slots_[slot] == 0) {
      slots_[slot] = hash << 32U | (place + 1U);
      ++taken_;
      return true;
    }
    if (slots_[slot] >> 32U == hash &&
        of_.packed(static_cast<std::uint32_t>(slots_[slot] & 0xFFFFFFFFU) - 1).same_row(f))
      return false;
  }
}

row_judge::row_judge(fact_door& door, const fact_rows& rows)
    : door_(door), rows_(rows), layer_(door.facts.open(rows.size())) {
  period_ = words_.number_of(door.options.period);
  recorded_ = words_.number_of(door.options.recorded_on);
  reporter_ = words_.number_of(door.options.reporter);
  document_ = words_.number_of(door.options.document);
}

std::uint32_t row_judge::word_of(std::uint32_t text) {
  if (text == 0) return 0;
  std::uint32_t& known = at(word_of_, text);
  if (known == 0) known = words_.number_of(without_outer_blanks(rows_.texts()[text])) + 1;
  return known - 1;
}

row_judge::cells row_judge::cells_of(std::size_t at) {
  cells c = rows_.rows()[at].cells;
  for (std::uint32_t& cell : c) cell = word_of(cell);
  if (c[period_at] == 0) c[period_at] = period_;
  if (c[recorded_at] == 0) c[recorded_at] = recorded_;
  if (c[reporter_at] == 0) c[reporter_at] = reporter_;
  if (c[document_at] == 0) c[document_at] = document_;
  return c;
}

fact_row row_judge::row(std::size_t at) {
  fact_row r = rows_[at];
  const cells c = cells_of(at);
  for (std::size_t i = 0; i < c.size(); ++i) r.*fact_fields[i] = words_[c[i]];
  if (r.row == 0) r.row = at + 1;
  return r;
}

bool row_judge::is_clean(std::uint32_t word, words kind) {
  if (word == 0) return true;
  std::uint16_t& known = at(clean_, word);
  const auto shift = 2U * static_cast<unsigned>(kind);
  const unsigned found = known >> shift & 3U;
  if (found != 0) return found == 1;
  const std::string_view text = words_[word];
  const bool of_name = kind == words::name || kind == words::value_of_unit;
  const bool remark = kind == words::note || kind == words::value;
  bool clean = is_clean_text(door_, text, of_name ? longest_name : longest_remark,
                             remark ? hidden_letters::controls : hidden_letters::all);
  if ((kind == words::document || kind == words::note) && !door_.pack().synthetic)
    clean = clean && !says_invented(text);
  known = static_cast<std::uint16_t>(known | (clean ? 1U : 2U) << shift);
  return clean;
}

row_judge::judged_indicator* row_judge::indicator_of(std::uint32_t word) {
  std::int32_t& known = at(indicator_of_, word);
  if (known > 0) return &indicators_[static_cast<std::size_t>(known) - 1];
  if (known < 0) return nullptr;
  const door_indicator* what = known_indicator(door_, std::string(words_[word]));
  known = what ? static_cast<std::int32_t>(indicators_.size()) + 1 : -1;
  if (!what) return nullptr;
  judged_indicator& made = indicators_.emplace_back();
  made.what = what;
  made.packed = layer_.what(what->name, what->id);
  const auto looks_like_one = [](std::string_view text) { return is_plain_number(text); };
  const bool numeric = what->form.type == value_type::count || what->form.type == value_type::number;
  made.digits_alone = numeric && what->form.none_word.empty() && !looks_like_one(door_.pack().withdrawn);
  if (what->about) {
    for (const auto& [text, code] : what->about->spec->open_values)
      made.digits_alone = made.digits_alone && !looks_like_one(text);
    made.in_percent = what->about->spec->measured_in == "%" && what->form.none_word.empty();
  }
  return &made;
}

const row_judge::judged_number& row_judge::number_of(std::uint32_t word) {
  std::uint32_t& known = at(number_of_, word);
  if (known != 0) return numbers_[known - 1];
  known = static_cast<std::uint32_t>(numbers_.size()) + 1;
  judged_number& made = numbers_.emplace_back();
  const std::string_view text = words_[word];
  const office_number n = office_number_of(text);
  made.marks = marks_of(n);
  made.differs = n.differs();
  made.marked = n.point || n.comma || n.blank;
  const auto read = n.plain && !n.percent && *n.plain == text ? number::parse(text) : std::nullopt;
  if (!read) return made;
  made.plain = made.marked || ((!n.vi || *n.vi == text) && (!n.en || *n.en == text) && !n.cut && !n.shortened);
  made.count = read->is_integer() && read->sign() >= 0;
  made.figure = *read;
  layer_.say(made.said, fact_content::value, *read, text, {});
  return made;
}

row_judge::judged_period& row_judge::period_of(judged_indicator& of, std::uint32_t word) {
  if (of.last_period && of.last_period_word == word) return *of.last_period;
  const auto [known, fresh] = of.periods.try_emplace(word);
  judged_period& judged = known->second;
  of.last_period = &judged;
  of.last_period_word = word;
  if (!fresh) return judged;
  const programme& pack = door_.pack();
  const period_type type = of.what->period;
  const auto p = tieuchi::period_of(words_[word], type, letter_of(type, pack));
  if (!p) return judged;
  const bool labelled = type.form != period_form::once && type.form != period_form::dated;
  const int from = pack.facts_from != 0 ? pack.facts_from : pack.year_from;
  judged.good = !labelled || (from <= p->year && p->year <= pack.year_to);
  judged.period = *p;
  judged.days = span_of(*p, pack);
  if (judged.good) judged.packed = layer_.when(*p);
  return judged;
}

std::optional<date> row_judge::day_of(std::uint32_t word) {
  constexpr std::uint64_t middle = std::uint64_t{1} << 40U;
  std::uint64_t& known = at(day_of_, word);
  if (known == 0) {
    const auto day = word == 0 ? std::nullopt : date::parse(words_[word]);
    known = day && (is_of_our_age(*day) || door_.of_units) ? middle + static_cast<std::uint64_t>(day->days) : 1;
  }
  return known == 1 ? std::nullopt : std::optional(date{static_cast<std::int64_t>(known - middle)});
}

std::optional<fact_subject> row_judge::subject_of(const judged_indicator& of, std::uint32_t word) {
  std::uint32_t& known = at(of.what->of_agency ? agency_of_ : unit_of_, word);
  const std::string_view id = words_[word];
  if (of.what->of_agency) {
    if (known == 0) {
      const auto agency = door_.rules->agency(id);
      known = agency ? agency->number() + 2 : 1;
    }
    return known == 1 ? std::nullopt : std::optional(fact_subject(agency_id(known - 2)));
  }
  if (known == 0) {
    const auto unit = door_.rules->unit(id);
    known = unit ? unit->number() + 2 : 1;
  }
  return known == 1 ? std::nullopt : std::optional(fact_subject(unit_id(known - 2)));
}

bool row_judge::lives_in(fact_subject subject, const judged_period& in) const {
  if (subject.is_agency()) {
    const tieuchi::agency& a = door_.pack().agencies[subject.agency()];
    return overlap(in.days, {a.from, a.last_day});
  }
  const unit_life& life = door_.lives[subject.unit()];
  return overlap(in.days, {life.begins, life.ends});
}

// As within_subject, which has the words.
bool row_judge::may_have(judged_indicator& of, fact_subject subject) {
  const door_indicator& what = *of.what;
  if (!what.about || what.of_agency || door_.of_units) return true;
  const bool own = what.about->spec->subject.has_value();
  const cohort_id named = own ? what.about->subject : door_.rules->subject;
  if (named == no_id || (!own && what.period.form == period_form::dated)) return true;
  std::uint32_t& type = at(type_of_, subject.number());
  if (type == 0) {
    const auto fixed = fixed_type_of(door_, subject.unit());
    type = fixed ? fixed->number() + 2 : 1;
  }
  if (type == 1) return true;
  std::uint8_t& may = at(of.types, type);
  if (may == 0) {
    const auto& types = types_of_cohorts(door_)[named];
    may = !types || types->contains(unit_type_id(type - 2)) ? 1 : 2;
  }
  return may == 1;
}

row_judge::judged_value row_judge::judged(judged_indicator& of, std::uint32_t word, bool exact) {
  const door_indicator& what = *of.what;
  const std::string text(words_[word]);
  judged_value made;
  if (text == door_.pack().withdrawn) {
    made.good = true;
    layer_.say_in_words(made.said, fact_content::withdrawn, feel::value(), text, {});
    return made;
  }
  if (what.about) {
    const auto open = what.about->spec->open_values.find(text);
    if (open != what.about->spec->open_values.end()) {
      made.good = true;
      layer_.say_in_words(made.said, fact_content::open, feel::value(), text, open->second);
      return made;
    }
  }
  const bool numeric = what.form.type == value_type::count || what.form.type == value_type::number;
  // A number as some office spells it, and a level or a word that is none, is for the checks.
  if (numeric && !exact && text != what.form.none_word && !may_be_read_alone(number_of(word))) return made;
  const value_text done = value_of_text(text, what.form, scratch_);
  if (!done.value) return made;
  const feel::value& v = *done.value;
  const feel::value& one = v.is(feel::value::kind::list) && v.elements().size() == 1 ? v.elements()[0] : v;
  if (one.is(feel::value::kind::date) && !is_of_our_age(one.date())) return made;
  if (what.name == fact_of_parent) return made;  // whose parent it is decides too
  made.good = true;
  made.figure = number_in(v);
  if (is_built_in(what.name))
    layer_.say_in_words(made.said, fact_content::value, v, text, {});
  else
    layer_.say(made.said, fact_content::value, v, text, {});
  scratch_.clear();
  return made;
}

bool row_judge::may_be_read_alone(const judged_number& n) const {
  if (!n.plain) return false;
  if (!n.marked) return true;
  return spelling_->how == fact_locale::plain && (spelling_->declared || !n.differs);
}

const row_judge::judged_value* row_judge::value_of(judged_indicator& of, std::uint32_t word, bool exact) {
  const auto [known, fresh] = of.values.try_emplace(std::uint64_t{word} << 1U | (exact ? 1U : 0U));
  if (fresh) known->second = judged(of, word, exact);
  return known->second.good ? &known->second : nullptr;
}

bool row_judge::holds(judged_indicator& of, judged_period& in, const number& n) {
  if (!of.what->about) return true;
  if (!in.bounded) {
    const date day = last_day(in.period, door_.pack());
    in.least = bound_of(door_, of.what->about->spec->min, of.what->about->min_parameter, day);
    in.most = bound_of(door_, of.what->about->spec->max, of.what->about->max_parameter, day);
    in.bounded = true;
  }
  return (!in.least || *in.least <= n) && (!in.most || n <= *in.most);
}

number_column& row_judge::column_of(judged_indicator& of, std::uint32_t file) {
  if (!of.column || of.file != file) {
    of.column = &door_.spelling.columns[{file, of.what->name}];
    of.file = file;
  }
  return *of.column;
}

std::uint32_t row_judge::text_of(std::uint32_t word) {
  if (word == 0) return 0;
  std::uint32_t& known = at(text_of_, word);
  if (known == 0) known = layer_.text(words_[word]) + 1;
  return known - 1;
}

// What is found of values rests on how their file is spelled.
void row_judge::look_at_file(std::uint32_t file) {
  if (spelling_ && file_ == file) return;
  file_ = file;
  spelling_ = &door_.spelling.files[file];
  file_text_ = layer_.text(door_.places.file(file));
  for (judged_indicator& of : indicators_) of.values.clear();
}

void row_judge::look_at(std::size_t at) {
  const auto& r = rows_.rows()[at];
  const cells c = cells_of(at);
  look_at_file(r.file);
  judged_indicator* of = indicator_of(c[indicator_at]);
  if (!of) return;
  const door_indicator& what = *of->what;
  if (what.name == fact_of_type || what.name == fact_of_name || what.name == fact_of_code) of_units_.push_back(at);
  if (r.exact) return;
  if (what.form.type == value_type::boolean) {
    number_column& column = column_of(*of, r.file);
    if (c[value_at] == 0) ++column.blank_cells;
    std::uint8_t& cross = row_judge::at(cross_, c[value_at]);
    if (cross == 0) cross = plain_words(words_[c[value_at]]) == "x" ? 1 : 2;
    if (cross == 1 && column.crosses++ == 0) column.first_cross = door_.keep(row(at));
    return;
  }
  const bool numeric = what.form.type == value_type::count || what.form.type == value_type::number;
  if (!numeric || c[value_at] == 0 || words_[c[value_at]] == what.form.none_word) return;
  count_marks(door_, column_of(*of, r.file), *spelling_, number_of(c[value_at]).marks, [&] { return row(at); });
}

bool row_judge::is_no_data(std::size_t at) {
  if (door_.no_data.empty()) return false;
  const auto& r = rows_.rows()[at];
  const cells c = cells_of(at);
  std::uint8_t& known = row_judge::at(no_data_, c[value_at]);
  if (known == 0) known = door_.no_data.contains(plain_words(words_[c[value_at]])) ? 1 : 2;
  if (known == 2 || r.exact) return false;
  const judged_indicator* of = indicator_of(c[indicator_at]);
  if (!of) return false;
  const fact_row whole = row(at);
  if (!says_no_data(door_, whole, *of->what)) return false;
  converted(door_, whole, "value", conversion::no_data, {});
  return true;
}

std::optional<packed_fact> row_judge::silent(std::size_t at) {
  const auto& r = rows_.rows()[at];
  const cells c = cells_of(at);
  look_at_file(r.file);
  judged_indicator* of = indicator_of(c[indicator_at]);
  if (!of || !is_clean(c[unit_at], words::name) || !is_clean(c[reporter_at], words::name) ||
      !is_clean(c[document_at], words::document) || !is_clean(c[note_at], words::note))
    return std::nullopt;
  const auto day = day_of(c[recorded_at]);
  const auto subject = subject_of(*of, c[unit_at]);
  if (!day || !subject) return std::nullopt;
  judged_period& in = period_of(*of, c[period_at]);
  if (!in.good || !lives_in(*subject, in) || !may_have(*of, *subject)) return std::nullopt;
  const bool words_alone = of->what->form.type == value_type::text;
  if (words_alone && !is_clean(c[value_at], of->what->about ? words::value : words::value_of_unit)) return std::nullopt;
  packed_fact f;
  const judged_number* n = of->digits_alone ? &number_of(c[value_at]) : nullptr;
  const number* told = nullptr;
  if (n && n->plain && (r.exact || may_be_read_alone(*n))) {
    if (of->what->form.type == value_type::count && !n->count) return std::nullopt;
    f = n->said;
    told = &n->figure;
  } else {
    const judged_value* said = value_of(*of, c[value_at], r.exact);
    if (!said) return std::nullopt;
    f = said->said;
    told = said->figure ? &*said->figure : nullptr;
  }
  if (told && !holds(*of, in, *told)) return std::nullopt;
  if (of->in_percent && told) note_percent(door_, column_of(*of, r.file), *told, [&] { return row(at); });
  std::uint32_t fresh = 0;
  std::uint32_t& who = subject->is_agency() ? fresh : row_judge::at(who_of_, subject->number());
  if (who == 0) who = layer_.who(*subject, subject_id(door_, *subject)) + 1;
  f.who = who - 1;
  f.what = of->packed;
  f.period = in.packed;
  f.recorded_on = static_cast<std::int32_t>(day->days);
  f.reporter = text_of(c[reporter_at]);
  f.document = text_of(c[document_at]);
  f.note = text_of(c[note_at]);
  f.file = file_text_;
  f.row = r.row == 0 ? static_cast<std::uint32_t>(at + 1) : r.row;
  return f;
}

}  // namespace detail
}  // namespace TIEUCHI_ABI
}  // namespace tieuchi

#pragma once

// What the headings of a table of facts mean; for door/ only.

#include <tieuchi/calendar/frame.hpp>
#include <tieuchi/core/plain_words.hpp>
#include <tieuchi/door/admission.hpp>
#include <tieuchi/door/office_words.hpp>
#include <tieuchi/text/csv.hpp>

#include <algorithm>
#include <array>
#include <functional>
#include <utility>

namespace tieuchi {
inline namespace TIEUCHI_ABI {
namespace detail {

/// What a column of a table fills.
struct column_use {
  std::optional<std::size_t> field;  ///< index into fact_columns
  std::string indicator;             ///< of a sheet: id or code of what its cells are values of
  bool boolean = false;              ///< of a sheet: its blank cells are counted
  bool by_label = false;             ///< the heading is a label, not an id
  std::string period = {};           ///< of a sheet: the period its cells are of, where the heading names it
  std::string part = {};             ///< the same without the year, which is said elsewhere: "Q3"
  bool by_type = false;              ///< of units, for the heading names types of them; any other column goes before it
  bool by_subject = false;           ///< these are types of those that the programme is about

  [[nodiscard]] bool nothing() const noexcept { return !field && indicator.empty(); }
};

inline std::optional<std::size_t> field_named(std::string_view name) {
  const auto found = std::ranges::find(fact_columns, name);
  if (found == fact_columns.end()) return std::nullopt;
  return static_cast<std::size_t>(found - fact_columns.begin());
}

inline bool is_indicator_name(const rulebook& rules, std::string_view name) {
  if (name == "type" || name == "name" || name == "code" || name == "parent") return true;
  const auto found = rules.name(name);
  return found && rules.names[*found].kind == name_kind::indicator;
}

/// What headings stand for: ids and codes, the user's own list, and labels where the table is spelled by an office.
class heading_reader {
 public:
  heading_reader(const rulebook& rules, const fact_options& options) : rules_(rules) {
    for (const auto& [heading, target] : options.columns) mapped_[plain_words(heading)] = target;
    for (const indicator& i : rules.programme->indicators) {
      add(i.label.vi, i);
      add(i.label.en, i);
    }
    const auto& types = rules.programme->unit_types;
    for (const unit_type_id type : types.ids()) {
      const bool subject = rules.subject != no_id && std::ranges::find(rules.cohorts[rules.subject].types, type) !=
                                                         rules.cohorts[rules.subject].types.end();
      for (const std::string* label : {&types[type].label.vi, &types[type].label.en})
        if (!label->empty()) types_[plain_words(*label)] |= subject;
    }
  }

  [[nodiscard]] const std::string* mapped(std::string_view heading) const {
    const auto found = mapped_.find(plain_words(heading));
    return found == mapped_.end() ? nullptr : &found->second;
  }

  /// By id, code or the user's list; `target` is what the heading was mapped to, or itself.
  [[nodiscard]] column_use plain(std::string_view target) const {
    if (const auto field = field_named(target)) return {field, {}, false, false};
    if (is_indicator_name(rules_, target)) return {{}, std::string(target), is_boolean(target), false};
    return of_a_period(target);
  }

  [[nodiscard]] column_use by_label(std::string_view heading) const {
    const std::string words = plain_words(heading);
    if (const std::string* id = called(words)) return {{}, *id, is_boolean(*id), true};
    if (const auto field = field_named(fact_column_headed(words))) return {field, {}, false, true};
    if (const auto types = types_named(words)) return {unit_field, {}, false, true, {}, {}, true, *types};
    return with_part(words);
  }

  /// The id of the only indicator that a cell calls by its label; null where it says anything else.
  [[nodiscard]] const std::string* indicator_called(std::string_view cell) const { return called(plain_words(cell)); }

  /// The indicator with the longest label that stands in words; null where none does, or where two share it.
  [[nodiscard]] const std::string* indicator_named_in(std::string_view plain_words) const {
    constexpr std::size_t least = 8;  // bytes; a shorter label may be a word like any other
    const std::string* id = nullptr;
    std::size_t longest = 0;
    for (const auto& [label, of] : labels_) {
      if (label.size() < least || label.size() <= longest || !stands_in(plain_words, label)) continue;
      longest = label.size();
      id = of.empty() ? nullptr : &of;
    }
    return id;
  }

  /// What a heading stands for by the user's list, id, code or label.
  [[nodiscard]] column_use meaning(const std::string& heading) const {
    const std::string* target = mapped(heading);
    const column_use use = plain(target ? *target : heading);
    return use.nothing() ? by_label(heading) : use;
  }

  /// A period as a heading names it, with or without words that only say that it holds figures.
  [[nodiscard]] static std::optional<office_part> period_headed(std::string_view plain_words) {
    constexpr std::array<std::string_view, 8> said{"đã thực hiện", "thực hiện", "th",     "kết quả",
                                                   "số liệu",      "giá trị",   "actual", "result"};
    const std::string_view words = without_joints(plain_words);
    for (const std::string_view one : said)
      if (words.starts_with(one) && words.size() > one.size() && !is_letter(words[one.size()]))
        return office_part_of(without_joints(words.substr(one.size())), office_years::parts_too);
    return office_part_of(words, office_years::parts_too);
  }

  /// Whether cells look like the header of a table of facts.
  [[nodiscard]] bool is_header(const std::vector<csv_cell>& cells) const {
    std::size_t known = 0;
    bool unit = false;
    for (const csv_cell& cell : cells) {
      const column_use use = meaning(cell.text);
      known += !use.nothing();
      unit = unit || use.field == unit_field;
    }
    return unit && known >= 2;
  }

 private:
  /// "vu_quy@2024-Q1"; of a list, "value@2024-Q1"
  [[nodiscard]] column_use of_a_period(std::string_view target) const {
    const std::size_t at = target.find('@');
    if (at == std::string_view::npos) return {};
    const compiled_indicator* about = about_of(target.substr(0, at));
    const std::string_view period = target.substr(at + 1);
    if (target.substr(0, at) == fact_columns[value_field] && stretch_of(period))
      return {value_field, {}, false, false, std::string(period), std::string(period)};
    if (!about || !period_of(period, about->period, letter_of(about->period, *rules_.programme))) return {};
    const std::string id(target.substr(0, at));
    return {{}, id, is_boolean(id), false, std::string(period)};
  }

  /// The only indicator of that label; what numbers it in a list says nothing: "1.2. Số vụ", "- Số vụ".
  [[nodiscard]] const std::string* called(std::string_view words) const {
    for (;;) {
      if (const auto found = labels_.find(words); found != labels_.end())
        return found->second.empty() ? nullptr : &found->second;
      const std::string_view rest = behind_list_number(words);
      if (rest.size() == words.size()) return nullptr;
      words = rest;
    }
  }

  /// A label with the year, half, quarter or month of its figures before or behind it: "Số vụ trong quý - Quý I/2024".
  [[nodiscard]] column_use with_part(std::string_view words) const {
    for (std::size_t at = words.find(' '); at != std::string_view::npos; at = words.find(' ', at + 1))
      for (const auto& [label, part] : {std::pair(words.substr(0, at), words.substr(at + 1)),
                                        std::pair(words.substr(at + 1), words.substr(0, at))}) {
        const std::string* id = called(without_joints(label));
        if (!id) continue;
        const auto read = period_headed(part);
        const compiled_indicator* about = about_of(*id);
        if (read && about && (about->period.form == read->form || is_year_of(about->period.form, *read)))
          return {{}, *id, is_boolean(*id), true, read->period, read->part};
      }
    return {};
  }

  /// Whether one of the types of units that a heading names is the programme's subject; nothing of a heading that is
  /// no list of types, such as "Phường" or "Tên xã, phường".
  [[nodiscard]] std::optional<bool> types_named(std::string_view words) const {
    if (constexpr std::string_view name = "tên "; words.starts_with(name)) words.remove_prefix(name.size());
    for (bool subject = false;;) {
      const std::size_t end = words.find_first_of(",/");
      const auto type = types_.find(without_joints(words.substr(0, end)));
      if (type == types_.end()) return std::nullopt;
      subject = subject || type->second;
      if (end == std::string_view::npos) return subject;
      words.remove_prefix(end + 1);
    }
  }

  /// Without the marks that join a label to other words.
  static std::string_view without_joints(std::string_view words) noexcept {
    constexpr std::array<std::string_view, 9> joints{" ", "-", ":", ",", "(", ")", "/", "\xE2\x80\x93", "\xE2\x80\x94"};
    for (bool changed = true; changed;) {
      changed = false;
      for (const std::string_view joint : joints) {
        if (joint != ")" && words.ends_with(joint)) words.remove_suffix(joint.size()), changed = true;
        if (joint != "(" && words.starts_with(joint)) words.remove_prefix(joint.size()), changed = true;
      }
    }
    return words;
  }

  /// A window is called by its year.
  static bool is_year_of(period_form form, const office_part& read) noexcept {
    return form == period_form::window && read.form == period_form::year;
  }

  [[nodiscard]] const compiled_indicator* about_of(std::string_view indicator) const {
    const auto name = rules_.name(indicator);
    if (!name || rules_.names[*name].kind != name_kind::indicator) return nullptr;
    return &rules_.indicators[rules_.names[*name].variants.back().element];
  }

  void add(const std::string& label, const indicator& of) {
    if (label.empty()) return;
    const auto put = [&](const std::string& words) {
      const auto [at, fresh] = labels_.try_emplace(words, of.id);
      if (!fresh && at->second != of.id) at->second.clear();  // two indicators share it
    };
    put(plain_words(label));
    if (!of.measured_in.empty()) put(plain_words(label + " (" + of.measured_in + ")"));
  }

  [[nodiscard]] bool is_boolean(std::string_view indicator) const {
    const compiled_indicator* about = about_of(indicator);
    return about && about->spec->type == value_type::boolean;
  }

  const rulebook& rules_;
  std::map<std::string, std::string, std::less<>> mapped_, labels_;
  std::map<std::string, bool, std::less<>> types_;  ///< labels of types of units; whether the programme is about these
};

}  // namespace detail
}  // namespace TIEUCHI_ABI
}  // namespace tieuchi

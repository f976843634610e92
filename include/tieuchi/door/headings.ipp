#pragma once

// What the headings of a table of facts mean; for door/ only.

#include <tieuchi/core/plain_words.hpp>
#include <tieuchi/door/admission.hpp>
#include <tieuchi/door/office_words.hpp>
#include <tieuchi/text/csv.hpp>

#include <algorithm>
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
  }

  [[nodiscard]] const std::string* mapped(std::string_view heading) const {
    const auto found = mapped_.find(plain_words(heading));
    return found == mapped_.end() ? nullptr : &found->second;
  }

  /// By id, code or the user's list; `target` is what the heading was mapped to, or itself.
  [[nodiscard]] column_use plain(std::string_view target) const {
    if (const auto field = field_named(target)) return {field, {}, false, false};
    if (is_indicator_name(rules_, target)) return {{}, std::string(target), is_boolean(target), false};
    return {};
  }

  [[nodiscard]] column_use by_label(std::string_view heading) const {
    const std::string words = plain_words(heading);
    if (const auto found = labels_.find(words); found != labels_.end() && !found->second.empty())
      return {{}, found->second, is_boolean(found->second), true};
    const auto field = field_named(fact_column_headed(words));
    return {field, {}, false, field.has_value()};
  }

  /// What a heading stands for by the user's list, id, code or label.
  [[nodiscard]] column_use meaning(const std::string& heading) const {
    const std::string* target = mapped(heading);
    const column_use use = plain(target ? *target : heading);
    return use.nothing() ? by_label(heading) : use;
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
    const auto name = rules_.name(indicator);
    if (!name || rules_.names[*name].kind != name_kind::indicator) return false;
    return rules_.indicators[rules_.names[*name].variants.back().element].spec->type == value_type::boolean;
  }

  const rulebook& rules_;
  std::map<std::string, std::string, std::less<>> mapped_, labels_;
};

}  // namespace detail
}  // namespace TIEUCHI_ABI
}  // namespace tieuchi

#pragma once

#include <tieuchi/compile/scope.hpp>

#include <algorithm>
#include <array>
#include <charconv>

namespace tieuchi {
inline namespace TIEUCHI_ABI {
namespace detail {

inline constexpr std::array<std::string_view, 15> host_functions{
    "prior",    "outcome",       "streak", "met_for", "norm", "points",   "grade",   "reaches",
    "outcomes", "share_reached", "parts",  "rows",    "kept", "breaches", "children"};

inline feel::type frame_type(const compiler& work, slot_kind kind) {
  switch (kind) {
    case slot_kind::assessment_year:
      return feel::type::number();
    case slot_kind::type: {
      std::vector<std::string> levels;
      for (const auto& t : work.source->unit_types) levels.push_back(t.id);
      return feel::type::rating(std::move(levels), false);
    }
    case slot_kind::unit_name:
    case slot_kind::code:
    case slot_kind::parent:
      return feel::type::string();
    default:
      return feel::type::date();
  }
}

programme_scope::programme_scope(const compiler& work, const text_place& place) : work_(work), place_(place) {}

std::size_t programme_scope::bound_of(slot_source from) const {
  std::size_t most = feel::usual_bound;
  if (from.kind == slot_kind::each || from.kind == slot_kind::children)
    most = std::max(most, work_.source->units.size());
  if (from.kind == slot_kind::rows)
    for (const variant& v : work_.book->names[from.name].variants)
      most = std::max(most, work_.source->parameters[v.element].rows.size());
  return most;
}

feel::declared programme_scope::declare(slot_source from, feel::type type) const {
  auto found = std::ranges::find(slots_, from);
  if (found == slots_.end()) found = slots_.insert(slots_.end(), from);
  return {std::move(type), static_cast<int>(found - slots_.begin()), bound_of(from)};
}

std::optional<feel::declared> programme_scope::name(std::string_view word) const {
  for (const auto& [kind, type] : place_.locals)
    for (const auto& p : place_names)
      if (p.kind == kind && p.word == word) return declare({kind}, type);
  for (const auto& p : frame_names)
    if (p.word == word) return declare({p.kind}, frame_type(work_, p.kind));
  const name_id name = work_.names.find_id(word);
  if (name == no_id) return std::nullopt;
  const name_entry& entry = work_.book->names[name];
  if (entry.kind == name_kind::item || entry.kind == name_kind::duty) return std::nullopt;
  return declare({slot_kind::name, name}, entry.type);
}

std::vector<std::string> programme_scope::names() const {
  std::vector<std::string> all;
  for (const auto& [kind, type] : place_.locals)
    for (const auto& p : place_names)
      if (p.kind == kind) all.emplace_back(p.word);
  for (const auto& p : frame_names) all.emplace_back(p.word);
  for (const auto& entry : work_.book->names)
    if (entry.kind != name_kind::item && entry.kind != name_kind::duty) all.push_back(entry.id);
  return all;
}

std::vector<std::string> programme_scope::functions() const { return {host_functions.begin(), host_functions.end()}; }

programme_scope::answer programme_scope::slot_call(slot_source from, feel::type type) const {
  feel::host_call done;
  const auto declared = declare(from, std::move(type));
  done.type = declared.type;
  done.slot = declared.slot;
  done.bound = declared.bound;
  return done;
}

programme_scope::answer programme_scope::dynamic_call(call_source asks, feel::type type,
                                                      std::vector<std::size_t> passed) const {
  feel::host_call done;
  done.type = std::move(type);
  done.id = static_cast<int>(calls_.size());
  done.passed = std::move(passed);
  calls_.push_back(std::move(asks));
  return done;
}

programme_scope::answer programme_scope::refuse(std::string_view code, std::size_t argument, std::string vi,
                                                std::string en, std::string nearest) const {
  feel::call_refused no;
  no.code = std::string(code);
  no.argument = argument;
  no.message = {std::move(vi), std::move(en)};
  no.nearest = std::move(nearest);
  return no;
}

std::variant<name_id, feel::call_refused> programme_scope::named(arguments args, std::size_t at,
                                                                 std::initializer_list<name_kind> kinds) const {
  const auto& arg = args[at];
  if (arg.form == feel::call_argument::form::name) {
    const name_id name = work_.names.find_id(arg.text);
    if (name != no_id && std::ranges::find(kinds, work_.book->names[name].kind) != kinds.end()) return name;
  }
  const std::string word(arg.text);
  std::vector<std::string> fitting;
  if (work_.tells())
    for (const auto& entry : work_.book->names)
      if (std::ranges::find(kinds, entry.kind) != kinds.end()) fitting.push_back(entry.id);
  return std::get<feel::call_refused>(
      refuse("feel.call.argument", at, "\"" + word + "\" không phải tên phần tử mà hàm này nhận",
             "\"" + word + "\" is not the name of an element this function takes", nearest_spelling(word, fitting)));
}

std::variant<int, feel::call_refused> programme_scope::literal_integer(arguments args, std::size_t at, int least,
                                                                       int most) const {
  const auto& arg = args[at];
  int n = 0;
  const char* end = arg.text.data() + arg.text.size();
  const auto [rest, error] = std::from_chars(arg.text.data(), end, n);
  if (arg.form == feel::call_argument::form::number && error == std::errc{} && rest == end && n >= least && n <= most)
    return n;
  const std::string range = std::to_string(least) + "-" + std::to_string(most);
  return std::get<feel::call_refused>(refuse("feel.call.argument", at,
                                             "cần một số nguyên viết sẵn trong khoảng " + range,
                                             "needs an integer literal within " + range));
}

inline std::size_t arity_of(std::string_view function) {
  constexpr std::array<std::string_view, 4> two{"prior", "met_for", "norm", "reaches"};
  if (function == "share_reached") return 3;
  return std::ranges::find(two, function) != two.end() ? 2 : 1;
}

std::optional<std::variant<feel::host_call, feel::call_refused>> programme_scope::call(
    std::string_view function, std::span<const feel::call_argument> args) const {
  if (std::ranges::find(host_functions, function) == host_functions.end()) return std::nullopt;
  if (const std::size_t arity = arity_of(function); args.size() != arity) {
    feel::call_refused no;
    no.code = "feel.call.arity";
    no.message = {"hàm " + std::string(function) + " cần " + std::to_string(arity) + " đối số, đây có " +
                      std::to_string(args.size()),
                  "function " + std::string(function) + " takes " + std::to_string(arity) + " argument(s), not " +
                      std::to_string(args.size())};
    return no;
  }
  if (function == "prior") return call_of_past(args);
  if (function == "norm" || function == "rows") return call_of_table(function, args);
  if (function == "parts" || function == "children") return call_of_parts(function, args);
  if (function == "kept" || function == "breaches") return call_of_duty(function, args);
  if (function == "share_reached") return call_of_share(args);
  return call_of_item(function, args);
}

programme_scope::answer programme_scope::call_of_past(arguments args) const {
  const auto name = named(args, 0, {name_kind::indicator, name_kind::measure});
  if (const auto* no = std::get_if<feel::call_refused>(&name)) return *no;
  const auto n = literal_integer(args, 1, 1, 20);
  if (const auto* no = std::get_if<feel::call_refused>(&n)) return *no;
  const name_id at = std::get<name_id>(name);
  return slot_call({slot_kind::prior, at, std::get<int>(n)}, work_.book->names[at].type);
}

/// Whether an item is a group in some version.
inline bool is_ever_group(const compiler& work, item_id item) {
  return std::ranges::any_of(work.book->names[item].variants, &variant::is_group);
}

programme_scope::answer programme_scope::call_of_item(std::string_view function, arguments args) const {
  const auto name = named(args, 0, {name_kind::item});
  if (const auto* no = std::get_if<feel::call_refused>(&name)) return *no;
  const item_id item = item_named(std::get<name_id>(name));
  if (function == "outcome") return slot_call({slot_kind::outcome, item}, outcome_type());
  if (function == "streak") return slot_call({slot_kind::streak, item}, feel::type::number());
  if (function == "outcomes") {
    if (!is_ever_group(work_, item))
      return refuse("feel.call.argument", 0, "outcomes cần tên một nhóm", "outcomes takes the name of a group");
    return slot_call({slot_kind::outcomes, item}, feel::type::list(outcome_type()));
  }
  if (function == "met_for") {
    const auto n = literal_integer(args, 1, 1, 100);
    if (const auto* no = std::get_if<feel::call_refused>(&n)) return *no;
    return slot_call({slot_kind::met_for, item, std::get<int>(n)}, feel::type::boolean());
  }
  return call_of_points(function, item, args);
}

programme_scope::answer programme_scope::call_of_points(std::string_view function, item_id item, arguments args) const {
  const auto* grade = work_.grade_of(item);
  const scale_id scale = grade ? work_.scales.find(grade->scale.name) : no_id;
  if (function == "points") {
    if (!work_.has_points(item))
      return refuse("feel.call.argument", 0, "mục này không có điểm", "this item has no points");
    return slot_call({slot_kind::points, item}, feel::type::number());
  }
  if (function == "grade") {
    if (scale == no_id) return refuse("feel.call.argument", 0, "mục này không được xếp loại", "this item has no grade");
    return slot_call({slot_kind::grade, item}, work_.scale_type(scale));
  }
  call_source asks{call_source::kind::reaches, item, {}, {}};
  if (scale == no_id) {
    if (!work_.has_points(item))
      return refuse("feel.call.argument", 0, "mục này không có điểm và không được xếp loại",
                    "this item has neither points nor a grade");
    if (!args[1].type || !args[1].type->is(feel::type::kind::number))
      return refuse("feel.call.argument", 1, "cần một số", "needs a number");
    return dynamic_call(std::move(asks), feel::type::boolean(), {1});
  }
  const auto& levels = work_.source->scales[scale].levels;
  if (args[1].form != feel::call_argument::form::string || std::ranges::find(levels, args[1].text) == levels.end())
    return refuse("feel.type.level", 1, "cần một mức của thang đánh giá", "needs a level of the scale",
                  nearest_spelling(std::string(args[1].text), levels));
  asks.level = static_cast<std::uint32_t>(std::ranges::find(levels, args[1].text) - levels.begin());
  return dynamic_call(std::move(asks), feel::type::boolean(), {});
}

programme_scope::answer programme_scope::call_of_share(arguments args) const {
  const auto name = named(args, 0, {name_kind::item});
  if (const auto* no = std::get_if<feel::call_refused>(&name)) return *no;
  const item_id item = item_named(std::get<name_id>(name));
  if (!is_ever_group(work_, item))
    return refuse("feel.call.argument", 0, "share_reached cần tên một nhóm", "share_reached takes the name of a group");
  const feel::type outcomes = outcome_type();
  const auto& levels = outcomes.levels();
  if (args[1].form != feel::call_argument::form::string || std::ranges::find(levels, args[1].text) == levels.end())
    return refuse("feel.call.argument", 1, "cần một kết quả như \"not_met\"", "needs an outcome such as \"not_met\"",
                  nearest_spelling(std::string(args[1].text), levels));
  if (!args[2].type || !args[2].type->is(feel::type::kind::number))
    return refuse("feel.call.argument", 2, "cần một số từ 0 đến 1", "needs a number from 0 to 1");
  return dynamic_call({call_source::kind::share_reached, item, *from_code<outcome>(args[1].text), {}},
                      feel::type::boolean(), {2});
}

feel::type row_type(const compiler& work, name_id parameter_name) {
  const auto& entry = work.book->names[parameter_name];
  const auto& p = work.source->parameters[entry.variants.front().element];
  std::vector<std::pair<std::string, feel::type>> fields;
  for (const auto& key : p.keys) {
    const auto plain = std::ranges::find(frame_names, std::string_view(key), &plain_name::word);
    if (plain != frame_names.end())
      fields.emplace_back(key, frame_type(work, plain->kind));
    else if (const name_id name = work.names.find_id(key); name != no_id)
      fields.emplace_back(key, work.book->names[name].type);
  }
  if (p.type == value_type::set) {
    for (const auto& [field, type] : entry.type.fields()) fields.emplace_back(field, type);
  } else {
    fields.emplace_back("value", entry.type);
  }
  return feel::type::context(std::move(fields));
}

std::optional<feel::call_refused> programme_scope::other_keys(name_id table) const {
  const auto& variants = work_.book->names[table].variants;
  const auto& keys = work_.source->parameters[variants.front().element].keys;
  for (const variant& v : variants)
    if (work_.source->parameters[v.element].keys != keys)
      return std::get<feel::call_refused>(refuse("feel.call.argument", 0, "bảng có khoá khác ở phiên bản khác",
                                                 "the table has other keys in another version"));
  return std::nullopt;
}

programme_scope::answer programme_scope::call_of_table(std::string_view function, arguments args) const {
  if (function == "rows") {
    const auto name = named(args, 0, {name_kind::parameter});
    if (const auto* no = std::get_if<feel::call_refused>(&name)) return *no;
    if (const auto no = other_keys(std::get<name_id>(name))) return *no;
    return slot_call({slot_kind::rows, std::get<name_id>(name)},
                     feel::type::list(row_type(work_, std::get<name_id>(name))));
  }
  const name_id table = work_.names.find_id(args[0].text);
  const bool is_table = args[0].form == feel::call_argument::form::string && table != no_id &&
                        work_.book->names[table].kind == name_kind::parameter;
  if (!is_table) {
    std::vector<std::string> tables;
    for (const auto& p : work_.source->parameters) tables.push_back(p.id);
    return refuse("feel.call.argument", 0, "norm cần tên một bảng định mức trong dấu nháy",
                  "norm takes the name of a table as a string literal",
                  nearest_spelling(std::string(args[0].text), tables));
  }
  const auto& p = work_.source->parameters[work_.book->names[table].variants.front().element];
  if (const auto no = other_keys(table)) return *no;
  if (p.keys.size() != 1)
    return refuse("feel.call.argument", 0, "norm chỉ hỏi bảng có một khoá", "norm asks tables with exactly one key");
  const feel::type key = row_type(work_, table).field(p.keys.front()).value_or(feel::type::nothing());
  const bool level = args[1].form == feel::call_argument::form::string && key.is(feel::type::kind::rating);
  if (level && !key.level(args[1].text))
    return refuse("feel.type.level", 1, "không phải mức của khoá bảng", "is no level of the key of the table",
                  nearest_spelling(std::string(args[1].text), key.levels()));
  if (!level && (!args[1].type || !(*args[1].type == key)))
    return refuse("feel.call.argument", 1, "khoá phải có kiểu " + key.text(), "the key must be of type " + key.text());
  return dynamic_call({call_source::kind::norm, table, {}, level ? key.level(args[1].text) : std::nullopt},
                      work_.book->names[table].type, level ? std::vector<std::size_t>{} : std::vector<std::size_t>{1});
}

programme_scope::answer programme_scope::call_of_parts(std::string_view function, arguments args) const {
  const auto name = function == "parts" ? named(args, 0, {name_kind::indicator, name_kind::measure})
                                        : named(args, 0, {name_kind::indicator});
  if (const auto* no = std::get_if<feel::call_refused>(&name)) return *no;
  const name_id at = std::get<name_id>(name);
  return slot_call({function == "parts" ? slot_kind::parts : slot_kind::children, at},
                   feel::type::list(work_.book->names[at].type));
}

programme_scope::answer programme_scope::call_of_duty(std::string_view function, arguments args) const {
  const auto name = named(args, 0, {name_kind::duty});
  if (const auto* no = std::get_if<feel::call_refused>(&name)) return *no;
  const name_id at = std::get<name_id>(name);
  if (function == "kept") return slot_call({slot_kind::kept, at}, feel::type::list(feel::type::boolean()));
  return slot_call({slot_kind::breaches, at}, feel::type::number());
}

}  // namespace detail
}  // namespace TIEUCHI_ABI
}  // namespace tieuchi
